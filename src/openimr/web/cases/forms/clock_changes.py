"""What makes a review expedited, what gives more time for it, and which records are missing."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms

from openimr.web.cases.choices import CertifiedBy, ExtensionGround
from openimr.web.cases.services.conversions import CERTIFIERS, ConversionFacts
from openimr.web.cases.services.extensions import LONGEST_REASON, Approval
from openimr.web.cases.services.shortfalls import LONGEST_LIST
from openimr.web.days import DayField
from openimr.web.documents.models import Document
from openimr.web.forms import VersionedForm

_SHORT = {"rows": "3", "class": "openimr-short"}


class ConversionForm(VersionedForm):
    """The certification, and what supports it."""

    certified_by = forms.ChoiceField(
        label="Who certified the threat?",
        choices=[(each.value, each.label) for each in CERTIFIERS],
        widget=forms.RadioSelect,
        error_messages={"required": "Say who certified it."},
    )
    certified_on = DayField(label="Date on the certification")
    received_on = DayField(label="Day on which we received it")
    certification = forms.ChoiceField(
        label="The certification", help_text="A paper of this case’s file. Add it under Documents first."
    )
    support = forms.ChoiceField(
        label="The paper that supports it", help_text="A report or record. It may be the same paper."
    )
    is_given = forms.ChoiceField(
        label="Has the treatment been given already?",
        choices=[("no", "No"), ("yes", "Yes")],
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether the treatment has been given."},
    )

    def __init__(self, *args: Any, documents: Iterable[Document], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        papers = [("", "- Select -"), *((str(each.public_id), each.about or each.name) for each in documents)]
        for name in ("certification", "support"):
            self.fields[name].choices = papers  # type: ignore[attr-defined] # a choice field has them

    def facts(self) -> ConversionFacts:
        """Return what was entered."""
        entered = self.cleaned_data
        return ConversionFacts(
            certified_by=CertifiedBy(entered["certified_by"]),
            certified_on=entered["certified_on"],
            received_on=entered["received_on"],
            is_given=entered["is_given"] == "yes",
            certification=UUID(entered["certification"]),
            support=UUID(entered["support"]),
        )


class ExtensionForm(VersionedForm):
    """What the Division approved."""

    days = forms.TypedChoiceField(
        label="How many calendar days more?",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how many days."},
    )
    number = forms.CharField(label="Number of the Division’s approval", max_length=60)
    approved_on = DayField(label="Day of the approval")
    approved_by = forms.CharField(label="Who approved it, for the Division", max_length=120)
    ground = forms.ChoiceField(
        label="On what ground?",
        choices=ExtensionGround.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the ground."},
    )
    because = forms.CharField(
        label="Why is more time needed?", max_length=LONGEST_REASON, widget=forms.Textarea(attrs=_SHORT)
    )

    def __init__(self, *args: Any, most: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["days"].choices = [(days, str(days)) for days in range(1, most + 1)]  # type: ignore[attr-defined] # a choice field has them

    def approval(self) -> Approval:
        """Return what was entered."""
        entered = {name: self.cleaned_data[name] for name in self.fields if name != "version"}
        return Approval(**entered | {"ground": ExtensionGround(entered["ground"])})


class ShortfallForm(VersionedForm):
    """Which records are missing."""

    lacking = forms.CharField(
        label="Which records are missing?",
        max_length=LONGEST_LIST,
        help_text="Name each one, with its day and who wrote it where you know.",
        widget=forms.Textarea(attrs=_SHORT),
    )
