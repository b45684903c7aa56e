"""The form by which a letter is pasted or uploaded."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from django import forms

from openimr.domain.errors import DocumentError, EmptyDocumentError
from openimr.web.documents.refusals import refusal_words
from openimr.web.letters.texts import LARGEST_BYTES, LONGEST_TEXT, TooLongTextError, one_text, text_of_upload

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

_SCAN = "No page of this PDF holds words: it is a scan. Have its text recognised first (OCR), and send that file."
_TOO_MANY = (
    "More letters were read in the last ten minutes than this page takes from people who are not signed in. "
    "Wait a few minutes and read this one again, or sign in."
)


class LetterForm(forms.Form):
    """The text of a letter, or the file that holds it.

    Args:
        may_read: Asked once, before a file is opened: whether the letter may be read now; else the form says why not.
    """

    is_optional_said = True

    text = forms.CharField(
        label="Text of the letter",
        help_text="Copy all of the letter and paste it here.",
        required=False,
        strip=False,  # or the places would not be those of the text
        widget=forms.Textarea(attrs={"rows": 14, "spellcheck": "false", "autocomplete": "off"}),
    )
    file = forms.FileField(
        label="Or the letter as a file",
        help_text=f"A PDF or a text file of at most {LARGEST_BYTES / 2**20:,.4g} MB.",
        required=False,
        allow_empty_file=True,  # told in our words
        max_length=None,
        widget=forms.FileInput(attrs={"accept": "application/pdf,text/plain,.pdf,.txt"}),
    )

    def __init__(self, *args: Any, may_read: Callable[[], bool] = lambda: True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._may_read = may_read
        self.is_put_off = False

    def clean_text(self) -> str:
        """Refuse a text that is too long, before anything is done to it."""
        text: str = self.cleaned_data["text"]
        if len(text) > LONGEST_TEXT:
            raise forms.ValidationError(str(TooLongTextError()))
        return text

    def clean(self) -> dict[str, Any]:
        """Take the text from the one place where it is."""
        given = cast("dict[str, Any]", super().clean())
        if self.errors:
            return given
        text, file = given["text"], given["file"]
        if file is not None and text.strip():
            self.add_error("file", "Give the text or a file, not both. Empty the text, or choose no file.")
        elif file is None and not text.strip():
            self.add_error("text", "Paste the text of a letter, or choose a file.")
        elif not self._may_read():
            self.is_put_off = True
            self.add_error("text" if file is None else "file", _TOO_MANY)
        else:
            given["text"] = one_text(text) if file is None else self._text_of(file)
        return given

    def _text_of(self, file: "UploadedFile[bytes]") -> str:
        try:
            return text_of_upload(file)
        except TooLongTextError as error:
            words = str(error)
        except EmptyDocumentError as error:
            words = _SCAN if error.found == "no text on any page" else _words(error, file)
        except DocumentError as error:
            words = _words(error, file)
        self.add_error("file", words)
        return ""


def _words(error: DocumentError, file: "UploadedFile[bytes]") -> str:
    return refusal_words(error, file=file, name=file.name or "")
