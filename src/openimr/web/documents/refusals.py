"""Why a file was not taken, in words for the person who sent it: what it is, and how to make a PDF of it."""

from collections.abc import Mapping
from typing import IO

from openimr.domain.errors import (
    DocumentError,
    EmptyDocumentError,
    EncryptedDocumentError,
    NotAPdfError,
    TooLargeError,
    UnreadableDocumentError,
    UnwritableFileError,
)

_WORD = "This is a Word document, not a PDF. Open it, save it as a PDF, and send that file."
_SHEET = "This is a spreadsheet, not a PDF. Open it, save or print it as a PDF, and send that file."
_SLIDES = "This is a presentation, not a PDF. Open it, save it as a PDF, and send that file."
_PICTURE = "This is a picture, not a PDF. Put the pictures of all pages into one PDF, as a scanner or a telephone does, and send that file."
_ZIP = "This is a ZIP file, not a PDF. Unpack it, and send each PDF by itself."
_OFFICE = "This is an Office document, not a PDF. Open it, save it as a PDF, and send that file."
_WEB_PAGE = "This is a web page, not a PDF. Open it, print it to a PDF, and send that file."
_DAMAGED = "This PDF is damaged or cut off. Send it once more, or ask whoever made it for a new copy."
_NO_PAGES = "This PDF has no pages. Look whether it is the right file, and send it once more."
_NO_PDF = "This is not a PDF. Open it, save or print it as a PDF, and send that file."

_OTHERS: Mapping[type[DocumentError], str] = {
    EmptyDocumentError: "This file is empty. Look whether it is the right file, and send it once more.",
    EncryptedDocumentError: "This PDF asks for a password. Save a copy without a password, and send that file.",
    UnreadableDocumentError: (
        "This PDF takes too long or too much memory to open. Print it to a new PDF, and send that file."
    ),
}
"""Errors whose words are always the same."""

_MARKS: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", _PICTURE),
    (b"\x89PNG", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\0", _PICTURE),
    (b"MM\0*", _PICTURE),
    (b"BM", _PICTURE),
    (b"{\\rtf", _WORD),
    (b"<!DOCTYPE html", _WEB_PAGE),
    (b"<html", _WEB_PAGE),
)
"""How files of a kind begin."""

_OFFICE_ENDINGS = {
    ".doc": _WORD,
    ".docx": _WORD,
    ".odt": _WORD,
    ".xls": _SHEET,
    ".xlsx": _SHEET,
    ".ods": _SHEET,
    ".ppt": _SLIDES,
    ".pptx": _SLIDES,
}
"""Ending of a name → what the file is; it counts for packed and old Office files alone, which begin alike."""

_PACKED, _OLD_OFFICE, _PHONE_PICTURE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"ftyphei"
_LOOKED_AT = 4096


def refusal_words(error: DocumentError, *, file: IO[bytes], name: str) -> str:
    """Return why a file was not taken and what to do, in plain words.

    Args:
        error: What the reading of it came to.
        file: The file; looked at from its beginning.
        name: Its name as sent.
    """
    match error:
        case NotAPdfError():
            return _kind_words(_head(file), name)
        case TooLargeError():
            limit = f"{error.limit_bytes / 2**20:,.4g} MB"
            return f"This file is larger than {limit}, the most that is taken at once. Split it, and send each part."
        case UnwritableFileError():
            return (
                f"The file could not be kept: {error.reason}. Nothing was added, and the fault is ours. Try again in an "
                "hour; if it stays so, tell us."
            )
        case EmptyDocumentError(found="0 pages"):
            return _NO_PAGES
        case _:
            return _OTHERS.get(type(error), str(error))


def _kind_words(head: bytes, name: str) -> str:
    """Return what a file that is no PDF is, by how it begins and, where that does not tell, by its name."""
    if b"%PDF-" in head[:1024]:
        return _DAMAGED
    if head.startswith((_PACKED, _OLD_OFFICE)):
        ending = "." + name.rpartition(".")[2].lower()
        return _OFFICE_ENDINGS.get(ending) or _packed_words(head)
    if _PHONE_PICTURE in head[:16]:
        return _PICTURE
    begin = head.lstrip()
    return next((words for mark, words in _MARKS if begin.lower().startswith(mark.lower())), _NO_PDF)


def _packed_words(head: bytes) -> str:
    if head.startswith(_OLD_OFFICE):
        return _OFFICE
    parts = ((b"word/", _WORD), (b"xl/", _SHEET), (b"ppt/", _SLIDES))
    return next((words for part, words in parts if part in head), _ZIP)


def _head(file: IO[bytes]) -> bytes:
    file.seek(0)
    return file.read(_LOOKED_AT)
