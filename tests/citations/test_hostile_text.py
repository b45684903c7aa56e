"""Any text: no crash, and every place within it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.hostile_texts import IN_CITATIONS, repeated
from openimr.citations.flats import flattened
from openimr.citations.mentions import find_mentions
from openimr.citations.sentences import read_guideline_sentence
from openimr.citations.standing import belongs, is_about
from openimr.domain.citations import Citation

WORDS = (
    "Decision based on MTUS Non-MTUS Citation ACOEM ODG Official Disability Guidelines (ODG), Chronic Pain Medical Treatment 2016 , and ; Section(s): Page(s): 12-14 "
    "Chapter 12 Low Back Complaints 2004 Knee & Leg (Acute & Chronic) TENS, 3.3.1 http://www.a.org/b- www. et al. (Lind, 2012) 1) 2nd ed. updated 1/2/16 ( ) - / : . "
    "and Other Medical Treatment Guidelines American Academy did not cite any medical evidence CMS page 3 of the doi:10.1234/x İ \u2028 \x00 é"
).split(" ")

texts = (
    st.text(max_size=200)
    | st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
    | st.lists(st.sampled_from([*WORDS, "\n", "-\n", "\n\n \n"]), max_size=40).map("".join)
)


def assert_sound(citations: list[Citation], text: str) -> None:
    for citation in citations:
        assert 0 <= citation.span.start <= citation.span.end <= len(text)
        assert citation.recognised or citation.id is None
        belongs(citation)
        is_about(citation, "neck")


@given(texts)
def test_any_text_is_read_as_a_sentence(text: str) -> None:
    for lead in ("", "Decision based on MTUS ", "Decision based on Non-MTUS Citation "):
        assert_sound(list(read_guideline_sentence(lead + text)), lead + text)


@given(texts)
def test_any_text_is_searched_for_mentions_in_order(text: str) -> None:
    found = list(find_mentions(text))

    assert_sound(found, text)
    assert [each.span.start for each in found] == sorted(each.span.start for each in found)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))


@given(texts)
def test_what_is_folded_knows_where_it_stood(text: str) -> None:
    flat = flattened(text)

    for offset, letter in enumerate(flat.text):
        stood = flat.span(offset, offset + 1).of(text)
        assert letter in stood or (letter == " " and stood.strip() == "")


@pytest.mark.parametrize("piece", IN_CITATIONS, ids=repr)
def test_a_text_made_to_be_slow_is_read_in_order_and_within_itself(piece: str) -> None:
    text = repeated(piece, 8_000)

    for lead in ("Decision based on Non-MTUS Citation ", "Decision based on MTUS "):
        assert_sound(list(read_guideline_sentence(lead + text)), lead + text)
    found = list(find_mentions(text))
    assert_sound(found, text)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
