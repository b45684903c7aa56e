import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.terms.numbers import NUMBER, number_of

ONES = "one two three four five six seven eight nine".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("twelve", 12),
        ("Twenty-four", 24),
        ("one hundred and twenty", 120),
        ("two hundred", 200),
        ("1,200", 1200),
        ("106.32", 106.32),
        (".5", 0.5),
    ],
)
def test_a_number_is_read_whole(words: str, value: float) -> None:
    match = re.fullmatch(NUMBER, words)

    assert match is not None
    assert number_of(words) == value


@given(st.sampled_from(TENS), st.sampled_from(ONES), st.sampled_from(["-", " ", "- "]))
def test_tens_and_ones_add_up(tens: str, ones: str, joint: str) -> None:
    expected = (TENS.index(tens) + 2) * 10 + ONES.index(ones) + 1

    assert number_of(f"{tens}{joint}{ones}") == expected


@pytest.mark.parametrize("words", ["often", "tone", "weight", "a", "sixth"])
def test_a_word_that_holds_a_number_is_none(words: str) -> None:
    assert re.search(NUMBER, words) is None
