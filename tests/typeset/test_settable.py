"""Any words can be set once they are settable, and settable words stay as they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.domain.text import folded
from openimr.letters.blocks import BlockKind
from openimr.typeset.pdf import REPORT, typeset_pdf
from openimr.typeset.settable import settable
from tests.typeset.contents import ISSUED_AT, block, letter, pages_of

KINDS = (BlockKind.FACT, BlockKind.ENTRY, BlockKind.ITEM_HEADING, BlockKind.PARAGRAPH)


def set_as_report(words: str) -> bytes:
    blocks = [block(words, kind, label="Fits the part of the body?") for kind in KINDS]
    return typeset_pdf(letter(*blocks), issued_at=ISSUED_AT, measures=REPORT)


@given(st.text(max_size=200) | st.text(st.characters(max_codepoint=0x2FFF), max_size=200))
def test_whatever_stands_in_a_text_it_can_be_set(text: str) -> None:
    assert set_as_report(settable(text)).startswith(b"%PDF")


@pytest.mark.parametrize("character", ["W", "m", "あ", "-", ".", "/", "\N{WHITE SQUARE}", "Ǆ", "⁃", "½"])
def test_a_word_of_any_length_can_be_set(character: str) -> None:
    assert set_as_report(settable(character * 5_000)).startswith(b"%PDF")


@pytest.mark.parametrize(
    "words",
    [
        "Norco® 10/325mg #90, L4-5; ≥ 3 × 5 µg – “as needed”",
        "mtus/forearm-wrist-and-hand-complaints/2004",
        "naïve Nguyễn Привет αβγ",
    ],
)
def test_words_that_a_letter_may_hold_stay_as_they_are(words: str) -> None:
    assert settable(words) == words
    assert words in folded(" ".join(pages_of(set_as_report(settable(words)))))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\x07b\u00adc\u200bd\ufeff", "abcd"),
        ("\ufb03x ①", "ffix ①"),
        ("\uf0b7 first", "□ first"),
        ("cafe\u0301", "café"),
        (" \n a \t b ", "a b"),
        ("www.example.org/" + "a" * 40 + "/b", "www.example.org/ " + "a" * 40 + "/b"),
    ],
    ids=["without a shape", "ligature", "private use", "accent by itself", "white space", "address"],
)
def test_what_cannot_be_set_becomes_its_equal_or_a_square_or_is_parted(text: str, expected: str) -> None:
    assert settable(text) == expected


def test_every_character_that_stays_is_shown_by_a_font() -> None:
    staying = [chr(code) for code in range(0x21, 0xFFFE) if settable(chr(code)) == chr(code)]

    assert len(staying) > 1_000
    assert set_as_report(" ".join(staying)).startswith(b"%PDF")
