"""Forms about the roster as a whole."""

from typing import TYPE_CHECKING

from django import forms

from openimr.web.forms import VersionedForm
from openimr.web.roster.reading.cells import read_languages
from openimr.web.roster.reading.faults import CellError, UnreadableRosterError
from openimr.web.roster.reading.files import LARGEST_BYTES, text_of

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

ALL_OR_NONE = "all"
"""The button that takes in all rows of a file, or none."""

THE_GOOD = "good"
"""The button that leaves out the rows with a fault."""


class RosterFileForm(forms.Form):
    """The file from which the roster is taken in; its text is what counts afterwards."""

    file = forms.FileField(
        label="Roster file",
        help_text="A CSV file of at most 1 MB. Nothing is changed before you have seen what it would change.",
        error_messages={"required": "Choose the file."},
        allow_empty_file=True,  # told in our words
        max_length=None,
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )

    def clean_file(self) -> str:
        """Return the text of the file; it is never kept."""
        uploaded: UploadedFile[bytes] = self.cleaned_data["file"]
        content = b"".join(uploaded.chunks()) if (uploaded.size or 0) <= LARGEST_BYTES else bytes(LARGEST_BYTES + 1)
        try:
            return text_of(content)
        except UnreadableRosterError as error:
            raise forms.ValidationError(str(error)) from None


class TakeInForm(forms.Form):
    """The text of a file that was shown, and which of its rows to take in."""

    text = forms.CharField(widget=forms.HiddenInput, strip=False, max_length=LARGEST_BYTES)
    expected = forms.CharField(widget=forms.HiddenInput, max_length=64)
    take = forms.ChoiceField(widget=forms.HiddenInput, choices=[(ALL_OR_NONE, ""), (THE_GOOD, "")])


class LanguagesForm(VersionedForm):
    """Which languages a reviewer speaks."""

    languages = forms.CharField(
        label="Languages",
        max_length=400,
        required=False,
        help_text="For example: English; Spanish. Leave empty if it is not known.",
    )

    def clean_languages(self) -> tuple[str, ...]:
        """Return the languages, each once."""
        try:
            return read_languages(self.cleaned_data["languages"])
        except CellError as error:
            raise forms.ValidationError(error.do) from None
