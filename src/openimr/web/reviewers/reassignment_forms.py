"""Why a case is taken from its reviewer."""

from django import forms

from openimr.web.forms import VersionedForm
from openimr.web.reviewers.services.reassignments import LONGEST_REASON


class ReassignForm(VersionedForm):
    """Why, and whether the same reviewer may be chosen again."""

    because = forms.CharField(
        label="Why is another reviewer needed?",
        max_length=LONGEST_REASON,
        help_text="It stays within the review organization. No party reads it.",
        widget=forms.Textarea(attrs={"rows": "3", "class": "openimr-short"}),
    )
    may_be_chosen_again = forms.BooleanField(
        label="The same reviewer may be chosen for this case again",
        required=False,
        help_text="Left empty, this reviewer may not review the case any more.",
    )
