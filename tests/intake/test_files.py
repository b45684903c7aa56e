import io
from pathlib import Path

import pikepdf
import pytest

from openimr.domain.errors import (
    DocumentError,
    EmptyDocumentError,
    EncryptedDocumentError,
    MissingDocumentError,
    NotAPdfError,
    NotTextError,
)
from openimr.intake.files import bytes_text, file_text


def pdf(*, pages: int = 1, encryption: pikepdf.Encryption | None = None) -> bytes:
    document = pikepdf.new()
    for _ in range(pages):
        document.add_blank_page()
    out = io.BytesIO()
    document.save(out, encryption=encryption or False)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", EmptyDocumentError),
        (b" \n", EmptyDocumentError),
        (pdf(pages=0), EmptyDocumentError),
        (pdf(pages=2), EmptyDocumentError),
        (b"%PDF-1.7\nand nothing else", NotAPdfError),
        (pdf()[:200], NotAPdfError),
        (pdf(encryption=pikepdf.Encryption(owner="o", user="u")), EncryptedDocumentError),
        (b"PK\x03\x04\x00\x00", NotTextError),
        (b"\x81\x8d\x8f", NotTextError),
        ("caf\u00e9\n".encode() + b"\x81", NotTextError),
        (b"\xff\xfea", NotTextError),
        (b"a\0b", NotTextError),
    ],
    ids=[
        "0-bytes",
        "white-space",
        "0-pages",
        "pages-without-text",
        "only-the-mark-of-a-pdf",
        "cut-pdf",
        "password",
        "zip",
        "no-encoding",
        "a-line-of-no-encoding",
        "cut-utf-16",
        "a-zero-byte",
    ],
)
def test_what_is_no_text_is_refused(data: bytes, refusal: type[DocumentError]) -> None:
    with pytest.raises(refusal):
        bytes_text(data)


def test_a_pdf_with_an_empty_user_password_opens() -> None:
    data = pdf(encryption=pikepdf.Encryption(owner="owner", user=""))

    with pytest.raises(EmptyDocumentError, match="no text on any page"):
        bytes_text(data)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("caf\u00e9".encode(), "caf\u00e9"),
        ("\ufeffcaf\u00e9".encode(), "caf\u00e9"),
        ("caf\u00e9 \u201cx\u201d".encode("cp1252"), "caf\u00e9 \u201cx\u201d"),
        (b"a\r\nb\rc", "a\nb\nc"),
        ("caf\u00e9\r\n".encode("utf-16"), "caf\u00e9\n"),
        ("a\u00a0b".encode(), "a b"),
        ("non\u00ad\r\ncerti\ufb01ed".encode(), "non-\ncertified"),
        ("caf\u00e9\n".encode() + "caf\u00e9".encode("cp1252"), "caf\u00e9\ncaf\u00e9"),
    ],
    ids=[
        "utf-8",
        "byte-order-mark",
        "windows-1252",
        "line-ends",
        "utf-16",
        "no-break-space",
        "soft-hyphen-and-ligature",
        "two-encodings",
    ],
)
def test_text_is_decoded(data: bytes, expected: str) -> None:
    assert bytes_text(data) == expected


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MissingDocumentError):
        file_text(tmp_path / "absent.pdf")


def test_a_published_pdf_opens_without_a_password_and_keeps_its_pages(shared: Path) -> None:
    text = file_text(shared / "letters/dwc/CM17-0014449.pdf")

    assert text.count("\n\f") >= 3
    assert "\r" not in text
    assert "\ufffe" not in text
