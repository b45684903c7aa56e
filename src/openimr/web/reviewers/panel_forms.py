"""What the Division approved of a panel, and why a seat of it stays empty."""

from typing import Any

from django import forms

from openimr.web.days import DayField
from openimr.web.forms import VersionedForm
from openimr.web.reviewers.services.panels import LONGEST_REASON, MOST_REVIEWERS, PanelFacts

_SHORT = {"rows": "3", "class": "openimr-short"}


class PanelForm(VersionedForm):
    """What the Division approved in writing."""

    reviewers = forms.TypedChoiceField(
        label="How many reviewers in all?", coerce=int, error_messages={"required": "Choose how many reviewers."}
    )
    number = forms.CharField(label="Number of the Division’s approval", max_length=60)
    approved_on = DayField(label="Day of the approval")
    approved_by = forms.CharField(label="Who approved it, for the Division", max_length=120)
    because = forms.CharField(
        label="Why are the condition and the treatment too complex for one reviewer?",
        max_length=LONGEST_REASON,
        help_text="It stays within the review organization. No party reads it.",
        widget=forms.Textarea(attrs=_SHORT),
    )

    def __init__(self, *args: Any, seats: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        counts = range(seats + 1, MOST_REVIEWERS + 1)
        self.fields["reviewers"].choices = [("", "- Select -"), *((count, str(count)) for count in counts)]  # type: ignore[attr-defined] # a choice field has them

    def approval(self) -> PanelFacts:
        """Return what was entered."""
        return PanelFacts(**{name: self.cleaned_data[name] for name in self.fields if name != "version"})


class LeaveEmptyForm(VersionedForm):
    """Why nobody more is chosen."""

    because = forms.CharField(
        label="Why is nobody more chosen?",
        max_length=LONGEST_REASON,
        help_text="It stays within the review organization. No party reads it.",
        widget=forms.Textarea(attrs=_SHORT),
    )
