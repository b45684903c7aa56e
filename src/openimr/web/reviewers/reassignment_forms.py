"""Why a case is taken from its reviewer."""

from collections.abc import Mapping, Sequence

from django import forms

from openimr.web.cases.models import Case
from openimr.web.forms import VersionedForm
from openimr.web.reviewers.models import Assignment
from openimr.web.reviewers.panels import is_panel
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


class ReassignMemberForm(ReassignForm):
    """The same of a panel: also from which member."""

    seat = forms.TypedChoiceField(
        label="From which reviewer is the case taken?",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the reviewer."},
    )
    field_order = ("version", "seat", "because", "may_be_chosen_again")


def reassign_form(case: Case, assignments: Sequence[Assignment], posted: Mapping[str, object] | None) -> ReassignForm:
    """Return the form by which a case is taken from one who reviews it.

    Args:
        case: Which.
        assignments: Of those who review it.
        posted: What was entered; None if nothing.
    """
    initial = {"version": case.version}
    if not is_panel(case):
        return ReassignForm(posted, initial=initial)
    form = ReassignMemberForm(posted, initial=initial)
    form.fields["seat"].choices = [(each.seat, each.reviewer.person.name) for each in assignments]  # type: ignore[attr-defined] # a choice field has them
    return form
