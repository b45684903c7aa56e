"""What ended the dispute over items, as it is entered; and the answer to word of it."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms

from openimr.web.cases.choices import EndingKind
from openimr.web.cases.endings import LONGEST_REASON, TELLABLE, EndingFacts
from openimr.web.cases.models import DisputedItem, Party
from openimr.web.cases.values import PartyKind
from openimr.web.days import DayField
from openimr.web.documents.models import Document
from openimr.web.forms import VersionedForm

_NOT_IN_FILE = ("", "It is not in the file")


class TellEndingForm(VersionedForm):
    """What the claims administrator tells us.

    Attributes:
        is_optional_said: The hints say which of the two is needed.
    """

    is_optional_said = True

    numbers = forms.TypedMultipleChoiceField(
        label="Which items?",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one item."},
    )
    kind = forms.ChoiceField(
        label="What ended the dispute?",
        choices=[(kind.value, kind.label) for kind in TELLABLE],
        widget=forms.RadioSelect,
        error_messages={"required": "Say what ended the dispute."},
    )
    happened_on = DayField(
        label="Day it happened", help_text="Day of the authorization, settlement, award or withdrawal."
    )
    paper = forms.ChoiceField(
        label="Which paper shows it?",
        required=False,
        help_text="A paper of this case’s file. If it is not there, say below what it is.",
    )
    paper_words = forms.CharField(
        label="If it is not in the file: what it is, and where it is kept",
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": "3", "class": "openimr-short"}),
    )
    paper_dated = DayField(label="Date on the paper")

    def __init__(self, *args: Any, items: Iterable[DisputedItem], documents: Iterable[Document], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["numbers"].choices = [  # type: ignore[attr-defined] # a choice field has them
            (item.number, f"Item {item.number}: {item.description}") for item in items
        ]
        papers = [(str(each.public_id), each.about or each.name) for each in documents]
        self.fields["paper"].choices = [_NOT_IN_FILE, *papers]  # type: ignore[attr-defined] # the same

    def facts(self, **told: Any) -> EndingFacts:
        """Return what was entered; ``told`` holds what the form does not ask."""
        entered = self.cleaned_data
        return EndingFacts(
            numbers=frozenset(entered["numbers"]),
            kind=EndingKind(entered["kind"]),
            happened_on=entered["happened_on"],
            paper=UUID(entered["paper"]) if entered["paper"] else None,
            paper_words=entered["paper_words"],
            paper_dated=entered["paper_dated"],
            **told,
        )


class EndItemsForm(TellEndingForm):
    """What came in, as the clerk enters it."""

    told_by = forms.ChoiceField(label="From whom did it come?")
    received_on = DayField(label="Day on which we received it")

    field_order = (
        "version",
        "numbers",
        "kind",
        "happened_on",
        "told_by",
        "received_on",
        "paper",
        "paper_words",
        "paper_dated",
    )

    def __init__(self, *args: Any, parties: Iterable[Party], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = EndingKind.choices  # type: ignore[attr-defined] # a choice field has them
        named = [(party.kind, f"{party.name} ({PartyKind(party.kind).in_sentence})") for party in parties]
        self.fields["told_by"].choices = [("", "- Select -"), *named]  # type: ignore[attr-defined] # the same

    def facts(self, **told: Any) -> EndingFacts:
        """Return what was entered."""
        entered = self.cleaned_data
        return super().facts(told_by=PartyKind(entered["told_by"]), received_on=entered["received_on"], **told)


class AnswerEndingForm(VersionedForm):
    """Whether word of an ending counts.

    Attributes:
        is_optional_said: The hint says when the reason is needed.
    """

    is_optional_said = True

    answer = forms.ChoiceField(
        label="Does the paper show it?",
        choices=[("yes", "Yes: the items end"), ("no", "No: the review goes on")],
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether the paper shows it."},
    )
    because = forms.CharField(
        label="If not, why",
        required=False,
        max_length=LONGEST_REASON,
        help_text="The claims administrator reads it.",
        widget=forms.Textarea(attrs={"rows": "3", "class": "openimr-short"}),
    )

    def facts(self) -> dict[str, Any]:
        """Return what ``openimr.web.cases.services.endings.answer_ending`` takes."""
        entered = self.cleaned_data
        is_confirmed = entered["answer"] == "yes"
        return {"version": entered["version"], "is_confirmed": is_confirmed, "because": entered["because"]}
