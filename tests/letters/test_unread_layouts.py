"""Layouts without a verified reader are recognised and split, and nothing else is done with them."""

import pytest

from openimr.domain.errors import UnknownLayoutError
from openimr.letters.reading import read_letter
from openimr.letters.unread_layouts import HEADINGS, split_at_headings

WRAPPED = {"CA-3": "MEDICAL TREATMENT GUIDELINE(S) RELIED UPON BY PROFESSIONAL \nREVIEWER AND WHY:"}


def letter(layout: str, *, words: str = "Some words.") -> str:
    return "\n".join(f"{heading}\n{words}\n" for heading in HEADINGS[layout])


@pytest.mark.parametrize("layout", HEADINGS)
def test_a_known_layout_is_recognised_and_named(layout: str) -> None:
    with pytest.raises(UnknownLayoutError, match="known layout, no verified reader") as refused:
        read_letter(letter(layout))

    assert refused.value.layout == layout
    assert layout in str(refused.value)


@pytest.mark.parametrize("layout", HEADINGS)
def test_a_known_layout_is_split_at_its_headings(layout: str) -> None:
    text = f"A line above.\n{letter(layout)}"
    sections = split_at_headings(text, layout=layout)

    assert [section.heading for section in sections] == [None, *HEADINGS[layout]]
    assert {section.span.of(text) for section in sections} == {"A line above.", "Some words."}


def test_a_heading_that_wraps_is_found() -> None:
    text = f"ISSUE AT DISPUTE:\nA brace.\n{WRAPPED['CA-3']}\nNone."
    sections = split_at_headings(text, layout="CA-3")

    assert [section.span.of(text) for section in sections] == ["A brace.", "None."]
    assert [section.at and section.at.of(text) for section in sections] == ["ISSUE AT DISPUTE:", WRAPPED["CA-3"]]


def test_a_heading_named_in_prose_divides_nothing() -> None:
    text = "CASE SUMMARY:\nThe form has a line ISSUE AT DISPUTE: which was blank."

    assert [section.heading for section in split_at_headings(text, layout="CA-3")] == ["CASE SUMMARY:"]


def test_the_outcome_words_of_a_form_decide_nothing() -> None:
    text = letter("TX-IRO", words="[ ] Upheld (Agree) [ ] Overturned (Disagree) [ X ] Partially Overturned")

    assert all(section.heading for section in split_at_headings(text, layout="TX-IRO"))
    with pytest.raises(UnknownLayoutError):
        read_letter(text)
