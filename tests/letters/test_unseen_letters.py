"""Letters that nobody has seen: drawn at random, written as a published layout in an extractor's way, and read."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openimr.domain.determinations import Determination, LetterLayout
from openimr.letters.reading import read_letter
from tests.letters.published_text import FEET, GAPPED, HEADERS, HEADS, SHAPES, Rendering, Shape, letter
from tests.letters.published_values import determinations, thirty_items


def renderings(shapes: Sequence[Shape], *, breaks: float) -> st.SearchStrategy[Rendering]:
    return st.builds(
        Rendering,
        shape=st.sampled_from(shapes),
        header=st.sampled_from(HEADERS),
        width=st.integers(60, 130),
        page=st.integers(12, 60),
        foot=st.sampled_from(FEET),
        head=st.sampled_from(HEADS),
        breaks=st.just(breaks),
        seed=st.integers(0, 10_000),
    )


@settings(max_examples=150)
@given(determinations(), renderings(list(SHAPES.values()), breaks=0))
def test_a_letter_reads_as_it_was_meant(meant: Determination, rendering: Rendering) -> None:
    assert read_letter(letter(meant, rendering)) == meant


@settings(max_examples=150)
@given(determinations(in_prose=True), renderings(GAPPED, breaks=0.3))
def test_a_letter_that_keeps_its_paragraphs_reads_whatever_its_headings_hold(
    meant: Determination, rendering: Rendering
) -> None:
    assert read_letter(letter(meant, rendering)) == meant


@pytest.mark.parametrize("layout", [LetterLayout.CA_1A, LetterLayout.CA_1B, LetterLayout.CA_1C])
@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
@pytest.mark.parametrize("header", HEADERS)
def test_thirty_items_are_read_in_each_way_of_each_layout(
    layout: LetterLayout, shape: Shape, header: Callable[[Determination], str]
) -> None:
    meant = thirty_items(layout)

    assert read_letter(letter(meant, Rendering(shape=shape, header=header, page=33, foot=FEET[2], seed=5))) == meant
