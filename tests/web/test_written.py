"""Words that a person writes for a record are there, and no longer than the record holds."""

import pytest

from openimr.web.errors import RefusedError
from openimr.web.written import written, written_in_one_line

NEEDED = {"longest": 5, "field": "because", "if_none": "Say why."}


@pytest.mark.parametrize("words", ["", "  \n "])
def test_words_that_are_needed_are_asked_for(words: str) -> None:
    with pytest.raises(RefusedError, match=r"Say why\.") as refused:
        written(words, **NEEDED)  # type: ignore[arg-type] # by name

    assert refused.value.field == "because"


def test_nothing_may_be_written_where_nothing_is_asked_for() -> None:
    assert written(" ", longest=5, field="because", if_none=None) == ""


def test_white_space_around_them_is_not_counted_and_that_within_stays() -> None:
    assert written("\n a\nb  \n", **NEEDED) == "a\nb"  # type: ignore[arg-type] # by name


def test_in_one_line_no_line_break_stays() -> None:
    assert written_in_one_line(" a \r\n\t b ", **NEEDED) == "a b"  # type: ignore[arg-type] # by name


def test_too_long_words_are_refused_with_both_lengths_and_without_the_words() -> None:
    with pytest.raises(RefusedError) as refused:
        written("private", **NEEDED)  # type: ignore[arg-type] # by name

    assert (refused.value.reason, refused.value.field) == (
        "Say it in at most 5 characters; found 7. Shorten it.",
        "because",
    )
