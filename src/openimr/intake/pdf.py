"""The text of a PDF, page by page, by PDFium."""

import io
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pikepdf
import pypdfium2

from openimr.domain.errors import DocumentError, EmptyDocumentError, EncryptedDocumentError, NotAPdfError

_WRAPPED_HYPHEN = "\ufffe"
"""What PDFium gives for a hyphen at a line end, whose line end it drops (U+FFFE)."""


def is_pdf(data: bytes) -> bool:
    """Return whether the bytes claim to be a PDF: its mark stands within the first 1,024 bytes."""
    return b"%PDF-" in data[:1024]


def pdf_pages(data: bytes) -> tuple[str, ...]:
    """Return the text of each page of a PDF.

    Lines end at a newline. A hyphen at a line end joins its two lines, as PDFium reads it. A PDF encrypted
    with an empty user password, as the Division publishes them, opens like any other.

    Args:
        data: The whole file.

    Returns:
        One text a page, in order; a page without text is empty.

    Raises:
        EmptyDocumentError: The file has 0 bytes or 0 pages.
        NotAPdfError: It is no PDF, or damaged beyond opening.
        EncryptedDocumentError: It opens only with a password.
    """
    if not data:
        raise EmptyDocumentError(found="0 bytes")
    if not is_pdf(data):
        raise NotAPdfError
    with closing(_opened(data)) as document:
        if len(document) == 0:
            raise EmptyDocumentError(found="0 pages")
        return tuple(page_texts(document))


def open_pdf(path: Path) -> pypdfium2.PdfDocument:
    """Open a PDF where it lies, without reading it whole; the caller closes it.

    Raises:
        EmptyDocumentError: The file has 0 bytes or 0 pages.
        NotAPdfError: It is no PDF, or damaged beyond opening.
        EncryptedDocumentError: It opens only with a password.
    """
    with path.open("rb") as file:
        start = file.read(1024)
    if not start:
        raise EmptyDocumentError(found="0 bytes")
    if not is_pdf(start):
        raise NotAPdfError
    document = _opened(path)
    if len(document) == 0:
        document.close()
        raise EmptyDocumentError(found="0 pages")
    return document


def _opened(source: bytes | Path) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(source)
    except pypdfium2.PdfiumError:
        raise _reason(source) from None


def _reason(source: bytes | Path) -> DocumentError:
    """Return why PDFium did not open the file.

    Asked of a second library, since PDFium's own error code may be that of an earlier document.
    """
    try:
        with pikepdf.open(io.BytesIO(source) if isinstance(source, bytes) else source) as document:
            return NotAPdfError() if len(document.pages) else EmptyDocumentError(found="0 pages")
    except pikepdf.PasswordError:
        return EncryptedDocumentError()
    except pikepdf.PdfError:
        return NotAPdfError()


def page_texts(document: pypdfium2.PdfDocument) -> Iterator[str]:
    """Yield the text of each page of an open PDF, as ``pdf_pages`` returns it.

    Raises:
        NotAPdfError: A page is damaged.
    """
    for index in range(len(document)):
        try:
            with closing(document[index]) as page, closing(page.get_textpage()) as textpage:
                text = textpage.get_text_range()
        except pypdfium2.PdfiumError:
            raise NotAPdfError from None
        yield text.replace("\r\n", "\n").replace("\r", "\n").replace(_WRAPPED_HYPHEN, "-")
