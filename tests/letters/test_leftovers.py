"""Every character of a letter is read, fixed wording, left over or white space."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.domain.errors import LetterError
from openimr.intake.files import file_text
from openimr.letters.leftovers import find_leftovers, fixed_wording
from openimr.letters.reading import read_letter
from tests.letters.coverings import uncovered

SAMPLES = sorted(Path(__file__).parents[2].joinpath("samples").glob("*/*.txt"))
STRAY = "Zqx wvy kjh."


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_spans_of_a_sample_cover_its_text_and_nothing_is_left_over(path: Path) -> None:
    text = file_text(path)
    determination = read_letter(text)

    assert uncovered(text, determination).strip() == ""
    assert find_leftovers(text, determination) == ()


def test_the_spans_of_each_published_letter_cover_its_text(shared: Path) -> None:
    letters = [*(shared / "letters/dwc").glob("*.pdf"), *(shared / "letters/dwc").glob("*.txt")]
    letters += (shared / "letters/seeds").glob("*.txt")
    left: dict[str, int] = {}
    for path in letters:
        text = file_text(path)
        determination = read_letter(text)
        assert uncovered(text, determination).strip() == "", path.stem
        left |= {path.name: len(spans)} if (spans := find_leftovers(text, determination)) else {}

    assert len(letters) >= 213
    assert left == {}


HEADED = [
    (path, words)
    for path in SAMPLES
    for words in ("HOW THE", "The Expert Reviewer has", "CLINICAL CASE SUMMARY")
    if words in path.read_text(encoding="utf-8")
]


@pytest.mark.parametrize(("path", "before"), HEADED, ids=[f"{path.stem}-{words.split()[0]}" for path, words in HEADED])
def test_a_sentence_that_no_layout_has_is_left_over(path: Path, before: str) -> None:
    text = file_text(path)
    text = text.replace(before, f"{STRAY}\n\n{before}", 1)
    determination = read_letter(text)
    left = [span.of(text) for span in find_leftovers(text, determination)]
    if before == "CLINICAL CASE SUMMARY" and left != [STRAY]:
        # The list of specialties, or of documents, has no other end than the next heading.
        assert any(STRAY[:-1] in span.of(text) for span in determination.spans.values())
    elif determination.layout.value == "OI-1" and before == "HOW THE" and left != [STRAY]:
        assert any(STRAY[:-1] in span.of(text) for span in determination.spans.values())
    else:
        assert left == [STRAY]


def test_a_heading_of_the_layout_within_a_rationale_belongs_to_the_rationale() -> None:
    text = file_text(SAMPLES[0])
    text = text.replace("Decision rationale:", "Decision rationale: The word Priority: is prose here.", 1)
    determination = read_letter(text)
    rationale = determination.spans["/items/0/rationale"]

    assert not any(rationale.start <= span.start < rationale.end for span in fixed_wording(text, determination))


@given(st.sampled_from(SAMPLES), st.integers(0, 400), st.text("abc XY:.\n", max_size=20))
def test_leftovers_are_in_order_and_cover_nothing_twice(path: Path, at: int, garbage: str) -> None:
    text = file_text(path)
    text = text[:at] + garbage + text[at:]
    try:
        determination = read_letter(text)
    except LetterError:
        return
    left = find_leftovers(text, determination)

    assert uncovered(text, determination).strip() == ""
    assert all(one.end < other.start for one, other in pairwise(left))
    assert all(span.of(text).strip() == span.of(text) != "" for span in left)
