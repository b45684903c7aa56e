"""Forms by which a letter is signed, returned, issued and served."""

from collections.abc import Mapping, Sequence

from django import forms

from openimr.law.service import Recipient
from openimr.web.cases.values import ServedBy
from openimr.web.forms import VersionedForm
from openimr.web.reviews.models import Review


class SignForm(VersionedForm):
    """The signature: under which version of the review, and under which letter."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)


class ReturnForm(VersionedForm):
    """Why a signed review goes back."""

    because = forms.CharField(
        label="What must be looked at again",
        max_length=2000,
        help_text="The reviewer reads these words. They are not in the letter, and no party sees them.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class ReturnMemberForm(ReturnForm):
    """The same of a panel: also whose review it is."""

    seat = forms.TypedChoiceField(
        label="Which review goes back?",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose which review goes back."},
    )
    field_order = ("version", "seat", "because")


def return_form(reviews: Sequence[Review], posted: Mapping[str, object] | None = None) -> ReturnForm:
    """Return the form by which a signed review goes back.

    Args:
        reviews: The signed ones of a case, by seat.
        posted: What was entered; None if nothing.
    """
    initial = {"version": reviews[0].assignment.case.version}
    if len(reviews) == 1:
        return ReturnForm(posted, initial=initial, auto_id="id_return_%s")
    form = ReturnMemberForm(posted, initial=initial, auto_id="id_return_%s")
    form.fields["seat"].choices = [  # type: ignore[attr-defined] # a choice field has them
        (review.assignment.seat, f"Reviewer {number}, {review.assignment.reviewer.person.name}")
        for number, review in enumerate(reviews, start=1)
    ]
    return form


class ServiceForm(VersionedForm):
    """How one recipient was served."""

    recipient = forms.CharField(widget=forms.HiddenInput)
    method = forms.ChoiceField(label="How", choices=[("", "- Select -"), *ServedBy.choices])

    def clean_recipient(self) -> Recipient:
        """Return the recipient as a value."""
        try:
            return Recipient[self.cleaned_data["recipient"].upper()]
        except KeyError as error:
            raise forms.ValidationError("There is no such recipient.") from error

    def clean_method(self) -> ServedBy:
        """Return the method as a value."""
        return ServedBy(self.cleaned_data["method"])
