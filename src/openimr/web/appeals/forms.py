"""Forms by which an appeal, its end and where the dispute goes are entered."""

from typing import TYPE_CHECKING, Any

from django import forms

from openimr.web.appeals.models import AppealGround, AppealOutcome
from openimr.web.appeals.services import LONGEST_NUMBER, LONGEST_ORGANIZATION, LONGEST_REASON
from openimr.web.cases.models import Party
from openimr.web.days import DayField
from openimr.web.documents.models import Document
from openimr.web.forms import VersionedForm

if TYPE_CHECKING:
    from django.db.models import QuerySet


class PartyField(forms.ModelChoiceField):  # type: ignore[type-arg] # generic in the stubs alone
    """A party, by what it is and its name."""

    def label_from_instance(self, obj: Party) -> str:
        """Return the party in words."""
        return f"{obj.name} ({obj.get_kind_display().lower()})"


class DocumentField(forms.ModelChoiceField):  # type: ignore[type-arg] # generic in the stubs alone
    """A paper of the file, by what it is."""

    def label_from_instance(self, obj: Document) -> str:
        """Return the paper in words."""
        return f"{obj.about or obj.name}, received {obj.received_at:%m/%d/%Y}"


class AppealForm(VersionedForm):
    """What a petition says."""

    filed_by = PartyField(label="Which party appeals?", queryset=Party.objects.none(), empty_label="- Select -")
    filed_on = DayField(label="Day on which it was filed", help_text="For example: April 28 2025")
    grounds = forms.MultipleChoiceField(
        label="On which grounds?", choices=AppealGround.choices, widget=forms.CheckboxSelectMultiple
    )
    number = forms.CharField(
        label="The appeals board’s number of the case",
        max_length=LONGEST_NUMBER,
        required=False,
        help_text="ADJ number",
    )

    def __init__(self, *args: Any, parties: "QuerySet[Party]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["filed_by"].queryset = parties  # type: ignore[attr-defined] # a ModelChoiceField

    def clean_grounds(self) -> list[AppealGround]:
        """Return the grounds as values."""
        return [AppealGround(ground) for ground in self.cleaned_data["grounds"]]


class AppealEndForm(VersionedForm):
    """What an order says.

    Attributes:
        is_optional_said: The hint of the ground says when it is needed.
    """

    is_optional_said = True

    outcome = forms.ChoiceField(label="How did it end?", choices=AppealOutcome.choices, widget=forms.RadioSelect)
    ground = forms.ChoiceField(
        label="On which ground was it set aside?",
        choices=[("", "- Select -"), *AppealGround.choices],
        required=False,
        help_text="Only if the determination was set aside.",
    )
    ordered_on = DayField(label="Day of the order", help_text="For example: April 28 2025")
    order_number = forms.CharField(label="Number or title of the order", max_length=LONGEST_NUMBER)
    received_on = DayField(
        label="Day on which we received it",
        help_text="If the case is reviewed anew here, its time counts from this day.",
    )

    def clean_outcome(self) -> AppealOutcome:
        """Return how it ended as a value."""
        return AppealOutcome(self.cleaned_data["outcome"])

    def clean_ground(self) -> AppealGround | None:
        """Return the ground as a value; None without one."""
        ground = self.cleaned_data["ground"]
        return AppealGround(ground) if ground else None


class RemandForm(VersionedForm):
    """Where the dispute goes.

    Attributes:
        is_optional_said: The hints say which of the two is needed.
    """

    is_optional_said = True

    order = DocumentField(
        label="Which paper of the file is the order?", queryset=Document.objects.none(), empty_label="- Select -"
    )
    organization = forms.CharField(
        label="The other review organization",
        max_length=LONGEST_ORGANIZATION,
        required=False,
        help_text="If one is available. The case then goes out of this site and ends here.",
    )
    because = forms.CharField(
        label="Or: why another reviewer of this organization decides",
        max_length=LONGEST_REASON,
        required=False,
        help_text="Only if no other organization is available; for example: no other organization is under contract.",
    )

    def __init__(self, *args: Any, documents: "QuerySet[Document]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["order"].queryset = documents  # type: ignore[attr-defined] # a ModelChoiceField
