"""A file that is not taken is named for what it is, with what to do, in words for the person who sent it."""

import io
import zipfile

import pytest

from openimr.domain.errors import (
    DocumentError,
    EmptyDocumentError,
    EncryptedDocumentError,
    MissingDocumentError,
    NotAPdfError,
    TooLargeError,
    UnreadableDocumentError,
    UnwritableFileError,
)
from openimr.web.documents.refusals import refusal_words
from tests.web.cases.test_plain import HIGHEST_GRADE, grade

ERRORS: tuple[DocumentError, ...] = (
    EmptyDocumentError(found="0 bytes"),
    EmptyDocumentError(found="0 pages"),
    EncryptedDocumentError(),
    NotAPdfError(),
    TooLargeError(limit_bytes=500 << 20),
    UnreadableDocumentError(reason="took longer than 120 seconds"),
    UnwritableFileError(reason="No space left on device"),
)


def packed(*names: str) -> bytes:
    """Return a ZIP file with entries of these names, as Office makes one."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


def words(data: bytes, name: str = "paper", error: DocumentError | None = None) -> str:
    return refusal_words(error or NotAPdfError(), file=io.BytesIO(data), name=name)


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (packed("[Content_Types].xml", "word/document.xml"), "notes.docx", "a Word document"),
        (packed("[Content_Types].xml", "word/document.xml"), "notes", "a Word document"),
        (packed("[Content_Types].xml", "xl/workbook.xml"), "bill", "a spreadsheet"),
        (packed("[Content_Types].xml", "ppt/slides.xml"), "talk", "a presentation"),
        (packed("scan-1.pdf", "scan-2.pdf"), "records.zip", "a ZIP file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "NOTES.DOC", "a Word document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "notes", "an Office document"),
        (b"{\\rtf1 notes", "notes.rtf", "a Word document"),
        (b"\xff\xd8\xff\xe0", "page.jpg", "a picture"),
        (b"\x89PNG\r\n", "page.pdf", "a picture"),
        (b"\0\0\0\x18ftypheic", "page.heic", "a picture"),
        (b"II*\0", "fax.tif", "a picture"),
        (b"\n<!doctype HTML><html>", "page.html", "a web page"),
    ],
)
def test_a_file_of_another_kind_is_named_with_what_to_do(data: bytes, name: str, kind: str) -> None:
    assert words(data, name).startswith(f"This is {kind}, not a PDF. ")


def test_what_is_no_pdf_and_no_known_kind_is_told_plainly() -> None:
    assert words(b"Dear sirs") == "This is not a PDF. Open it, save or print it as a PDF, and send that file."


def test_a_pdf_that_is_cut_off_is_told_as_such() -> None:
    assert words(b"%PDF-1.7 cut").startswith("This PDF is damaged or cut off.")


def test_a_file_is_looked_at_from_its_beginning_though_it_was_read() -> None:
    file = io.BytesIO(b"\xff\xd8\xff" + b"x" * 10_000)
    file.read()

    assert "picture" in refusal_words(NotAPdfError(), file=file, name="a.pdf")


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: str(error)[:40])
def test_no_refusal_speaks_like_a_program(error: DocumentError) -> None:
    told = words(b"x", error=error)

    assert grade(told) <= HIGHEST_GRADE
    assert not any(word in told for word in ("Expected", "expected", "bytes", "reader", "/", "text must be recognised"))


def test_an_empty_file_is_no_matter_of_scans() -> None:
    assert "scan" not in words(b"", error=EmptyDocumentError(found="0 bytes"))


def test_an_error_without_words_of_its_own_keeps_its_own() -> None:
    assert words(b"", error=MissingDocumentError()) == str(MissingDocumentError())
