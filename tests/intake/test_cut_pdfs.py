"""A PDF that was cut off, or garbled, is read or refused, and nothing else happens."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openimr.domain.determinations import LetterLayout
from openimr.domain.errors import DocumentError, LetterError
from openimr.intake.files import bytes_text, file_text
from openimr.letters.reading import read_letter
from openimr.letters.salvage import read_damaged
from openimr.letters.writing import letter_content
from openimr.typeset.pdf import typeset_pdf

SAMPLES = Path(__file__).parents[2] / "samples/letters"
MOMENT = datetime(2017, 2, 7, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def letter() -> bytes:
    determination = next(
        read
        for path in sorted(SAMPLES.parent.glob("*/*.txt"))
        if (read := read_letter(file_text(path))).layout is LetterLayout.OI_1
    )
    return typeset_pdf(letter_content(determination), issued_at=MOMENT)


def what_comes_of(data: bytes) -> str:
    """Return "read", "in part" or the name of our error."""
    try:
        text = bytes_text(data)
    except DocumentError as error:
        return type(error).__name__
    try:
        read_letter(text)
    except LetterError as error:
        try:
            return "in part" if read_damaged(text).errors else "read"
        except LetterError:
            return type(error).__name__
    return "read"


OUTCOMES = {
    "read",
    "in part",
    "NotAPdfError",
    "EmptyDocumentError",
    "NotTextError",
    "NotADeterminationError",
    "UnknownLayoutError",
}


def test_a_whole_letter_reads(letter: bytes) -> None:
    assert what_comes_of(letter) == "read"


@settings(max_examples=40)
@given(share=st.floats(0, 1))
def test_a_pdf_cut_anywhere_is_read_or_refused(letter: bytes, share: float) -> None:
    assert what_comes_of(letter[: int(len(letter) * share)] or b"%PDF-") in OUTCOMES


@settings(max_examples=40)
@given(share=st.floats(0, 1), garbage=st.binary(min_size=1, max_size=400))
def test_a_pdf_garbled_anywhere_is_read_or_refused(letter: bytes, share: float, garbage: bytes) -> None:
    at = int(len(letter) * share)

    assert what_comes_of(letter[:at] + garbage + letter[at + len(garbage) :]) in {*OUTCOMES, "EncryptedDocumentError"}


def test_each_published_pdf_that_is_cut_is_refused_or_read(shared: Path) -> None:
    letters = sorted((shared / "letters/dwc").glob("*.pdf"))[:20]
    for number, path in enumerate(letters):
        data = path.read_bytes()

        assert what_comes_of(data[: len(data) * (number + 1) // 21]) in {*OUTCOMES, "EncryptedDocumentError"}
