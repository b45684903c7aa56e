"""A file of any kind we read → one text with page breaks."""

import sys
from pathlib import Path

from openimr.domain.errors import EmptyDocumentError, MissingDocumentError, NotTextError, TooLargeError
from openimr.intake.characters import as_read, with_plain_characters
from openimr.intake.pdf import is_pdf, pdf_pages

PAGE_BREAK = "\n\f"
"""What stands between two pages of a text."""

STANDARD_INPUT = Path("-")
"""The path by which a person means what is piped in."""

LARGEST_BYTES = 500 * 1_048_576
"""More than a letter ever has; a device that gives bytes without end is refused here."""

_KINDS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a Word document or another zipped file"),
    (b"\xd0\xcf\x11\xe0", "an old Word document or another Office file"),
    (b"{\\rtf", "a rich text file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"II*\0", "a picture"),
    (b"MM\0*", "a picture"),
    (b"GIF8", "a picture"),
)
_TWO_BYTES_A_CHARACTER = (b"\xff\xfe", b"\xfe\xff")


def file_text(path: Path) -> str:
    """Return the text of a PDF or text file.

    Args:
        path: The file; ``STANDARD_INPUT`` for what is piped in.

    Returns:
        The text; lines end at a newline, pages are divided by ``PAGE_BREAK``.

    Raises:
        MissingDocumentError: The file cannot be opened.
        DocumentError: It holds no text that can be read; see ``bytes_text``.
    """
    return bytes_text(file_bytes(path))


def file_bytes(path: Path) -> bytes:
    """Return all bytes of a file.

    Args:
        path: The file; ``STANDARD_INPUT`` for what is piped in.

    Raises:
        MissingDocumentError: The file cannot be opened.
        EmptyDocumentError: It is a folder.
        TooLargeError: There are more than ``LARGEST_BYTES``.
    """
    try:
        if path == STANDARD_INPUT:
            data = sys.stdin.buffer.read(LARGEST_BYTES + 1)
        else:
            with path.open("rb") as file:
                data = file.read(LARGEST_BYTES + 1)
    except IsADirectoryError:
        raise EmptyDocumentError(found="no PDF or text file in the folder") from None
    except OSError:
        raise MissingDocumentError from None
    if len(data) > LARGEST_BYTES:
        raise TooLargeError(limit_bytes=LARGEST_BYTES)
    return data


def bytes_text(data: bytes) -> str:
    """Return the text of a PDF's or a text file's bytes.

    Text is UTF-8, with or without a byte-order mark, UTF-16 with one, or else line by line UTF-8 or Windows-1252. Its characters become those
    that letters are read with: see ``openimr.intake.characters.as_read``.

    Raises:
        EmptyDocumentError: There are no bytes, no pages, or no text on any page.
        NotAPdfError: It is a PDF that cannot be opened.
        EncryptedDocumentError: It is a PDF that asks for a password.
        NotTextError: It is neither a PDF nor text.
    """
    if not data:
        raise EmptyDocumentError(found="0 bytes")
    if is_pdf(data):
        text, found = with_plain_characters(PAGE_BREAK.join(pdf_pages(data))), "no text on any page"
    else:
        text, found = as_read(_decoded(data)), "white space alone"
    if not text.strip():
        raise EmptyDocumentError(found=found)
    return text


def kind_of(data: bytes) -> str | None:
    """Return what a file is by its first bytes, in plain words; None where they tell nothing."""
    return next((kind for mark, kind in _KINDS if data.startswith(mark)), None)


def _decoded(data: bytes) -> str:
    kind = kind_of(data)
    if kind is not None:
        raise NotTextError(found=kind)
    try:
        text = data.decode("utf-16" if data.startswith(_TWO_BYTES_A_CHARACTER) else "utf-8-sig")
    except UnicodeDecodeError:
        if data.startswith(_TWO_BYTES_A_CHARACTER):
            raise NotTextError from None
        text = "\n".join(map(_decoded_line, data.split(b"\n")))
    if "\0" in text:
        raise NotTextError
    return text


def _decoded_line(line: bytes) -> str:
    """Return a line of a text that is not UTF-8 throughout."""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return line.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise NotTextError
