import pytest
from hypothesis import given

from openimr.domain.text import folded
from openimr.typeset.pieces import pieces, unbroken, unsettable_in
from tests.typeset.contents import WORDS, texts


@given(texts)
def test_pieces_together_are_the_text(text: str) -> None:
    joined = "".join(piece if isinstance(piece, str) else piece[0] for piece in pieces(text))

    assert folded(joined) == text
    assert folded(unbroken(text)) == text


@pytest.mark.parametrize("word", ["non-certified", "yes/no", "L4-5,", "a—b", "1!2", "https://example.org/a"])
def test_a_word_that_would_break_inside_stays_on_one_line(word: str) -> None:
    assert pieces(f"is {word} here") == ["is ", [word], " here"]


@pytest.mark.parametrize(
    "text", ["plain words, with stops.", "3.3.1.2 Section(s): #60 5% & $5,000", '("quoted")', "Norco naïve"]
)
def test_words_that_never_break_inside_stay_together(text: str) -> None:
    assert pieces(text) == [text]


def test_a_word_that_ends_in_a_hyphen_stays_with_the_next() -> None:
    assert pieces("pre- and x- y") == [["pre-\xa0and"], " ", ["x-\xa0y"]]
    assert pieces("ends in pre-") == ["ends in ", ["pre-\xa0"]]


def test_a_long_word_that_ends_in_a_hyphen_keeps_a_blank_that_stays() -> None:
    assert pieces(f"{'w' * 30}- and") == [[f"{'w' * 30}-\xa0"], " and"]


def test_a_text_without_words_has_no_pieces() -> None:
    assert pieces(" ") == []


@pytest.mark.parametrize("word", WORDS)
def test_what_letters_hold_can_be_set(word: str) -> None:
    assert unsettable_in(word) is None


@pytest.mark.parametrize(
    "character",
    ["\u00ad", "\u200b", "\u202e", "\ufeff", "\ufb01", "\u05d0", "\u0627", "\u4e2d", "\U0001f600", "\x07", "\ud800"],
    ids=lambda character: f"U+{ord(character):04X}",
)
def test_a_character_that_would_not_read_back_is_found(character: str) -> None:
    assert unsettable_in(f"plain{character} words") == character
