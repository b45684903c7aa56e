"""Forms by which a letter is signed, returned, issued and served."""

from django import forms

from openimr.law.service import Recipient
from openimr.web.cases.values import ServedBy
from openimr.web.forms import VersionedForm


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
