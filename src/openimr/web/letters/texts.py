"""The text of a letter that was pasted or uploaded. Of an upload nothing is left when it has been read."""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from openimr.domain.errors import DocumentError, EmptyDocumentError, LetterError, TooLargeError, UnwritableFileError
from openimr.intake.characters import as_read, with_plain_characters
from openimr.intake.child import Limits, pages_of
from openimr.intake.files import PAGE_BREAK, bytes_text
from openimr.intake.pdf import is_pdf
from openimr.web.files import incoming_folder

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

LARGEST_BYTES = 20 << 20
"""The largest file taken; a letter has some hundred kilobytes."""

LONGEST_TEXT = 200_000
"""The most characters taken; a letter of twelve items has some 40,000. Time to read grows with the length, and no faster."""

MOST_VALUES = 3_000
"""The most values shown of one text; a letter of fifteen items has some 300. Time to show them grows with their number."""

_MOST_BYTES_OF_A_CHARACTER = 4
_LIMITS = Limits(cpu_seconds=20, wall_seconds=30.0, answer_bytes=8 << 20, line_bytes=4 << 20)


class TooLongTextError(DocumentError):
    """The text is longer than a letter is."""

    def __str__(self) -> str:
        return f"Expected at most {LONGEST_TEXT:,} characters; found more. Give the text of one letter alone."


class TooManyValuesError(LetterError):
    """More was read in a text than one letter says."""

    def __str__(self) -> str:
        return f"Expected at most {MOST_VALUES:,} values in the text; found more. Give the text of one letter alone."


def one_text(text: str) -> str:
    """Return a text with its characters as letters are read: ``openimr.intake.files.bytes_text`` does the same."""
    return as_read(text)


def text_of_upload(file: "UploadedFile[bytes]") -> str:
    """Return the text of an uploaded letter; a PDF is opened by a child process with limits, and by no other.

    Raises:
        TooLargeError: It is larger than ``LARGEST_BYTES``, or than the site takes.
        TooLongTextError: Its text is longer than ``LONGEST_TEXT``.
        DocumentError: It could not be received, is no PDF and no text, or does not open.
    """
    limit = min(LARGEST_BYTES, settings.OPENIMR_UPLOAD_LIMIT)
    if (file.size or 0) > limit:
        raise TooLargeError(limit_bytes=limit)
    data = b"".join(file.chunks())
    if not is_pdf(data) and len(data) > _MOST_BYTES_OF_A_CHARACTER * LONGEST_TEXT:
        raise TooLongTextError
    text = with_plain_characters(_text_of_pdf(data)) if is_pdf(data) else bytes_text(data)
    if len(text) > LONGEST_TEXT:
        raise TooLongTextError
    return text


def _text_of_pdf(data: bytes) -> str:
    """Return the text of a PDF's pages. The child opens a file by its name, which is gone with the reading."""
    try:
        with tempfile.NamedTemporaryFile(dir=incoming_folder()) as kept:
            kept.write(data)
            kept.flush()
            text = _bounded(Path(kept.name))
    except OSError as error:
        raise UnwritableFileError(reason=error.strerror or "the disk cannot be written") from None
    if not text.strip():
        raise EmptyDocumentError(found="no text on any page")
    return text


def _bounded(path: Path) -> str:
    pages: list[str] = []
    length = 0
    for page in pages_of(path, limits=_LIMITS):
        pages.append(page)
        length += len(page)
        if length > LONGEST_TEXT:
            raise TooLongTextError
    return PAGE_BREAK.join(pages)
