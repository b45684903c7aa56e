"""A file of any kind we read → one text with page breaks."""

from pathlib import Path

from openimr.domain.errors import EmptyDocumentError, MissingDocumentError, NotTextError
from openimr.intake.pdf import is_pdf, pdf_pages

PAGE_BREAK = "\n\f"
"""What stands between two pages of a text."""


def file_text(path: Path) -> str:
    """Return the text of a PDF or text file.

    Args:
        path: The file.

    Returns:
        The text; lines end at a newline, pages are divided by ``PAGE_BREAK``.

    Raises:
        MissingDocumentError: The file cannot be opened.
        DocumentError: It holds no text that can be read; see ``bytes_text``.
    """
    try:
        data = path.read_bytes()
    except OSError:
        raise MissingDocumentError from None
    return bytes_text(data)


def bytes_text(data: bytes) -> str:
    """Return the text of a PDF's or a text file's bytes.

    Text is UTF-8, with or without a byte-order mark, or else Windows-1252.

    Raises:
        EmptyDocumentError: There are no bytes, no pages, or no text on any page.
        NotAPdfError: It is a PDF that cannot be opened.
        EncryptedDocumentError: It is a PDF that asks for a password.
        NotTextError: It is neither a PDF nor text.
    """
    if not data:
        raise EmptyDocumentError(found="0 bytes")
    text = PAGE_BREAK.join(pdf_pages(data)) if is_pdf(data) else _decoded(data)
    if not text.strip():
        raise EmptyDocumentError(found="no text on any page")
    return text


def _decoded(data: bytes) -> str:
    if b"\0" in data:
        raise NotTextError
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError:
            raise NotTextError from None
    return text.replace("\r\n", "\n").replace("\r", "\n")
