"""The parts of a damaged letter: those of the items that read, as in the whole letter."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from openimr.domain.determinations import LetterLayout
from openimr.domain.errors import LetterError
from openimr.domain.parts import ItemParts
from openimr.domain.text import Span
from openimr.letters.damaged_parts import read_damaged_parts
from openimr.letters.letter_parts import read_letter_parts
from openimr.letters.partial_objects import partial_object
from openimr.letters.parts_objects import part_spans, with_parts
from openimr.letters.reading import read_letter
from openimr.letters.salvage import read_damaged
from tests.letters.test_damaged_letters import LETTERS, damaged

SAMPLES = Path(__file__).parents[2] / "samples" / "letters"
LOST = "Pendin"
DEPENDENT = (SAMPLES / "ca1c-twelve-items-pdfminer.txt").read_text(encoding="utf-8")


def without_outcome(text: str, number: int) -> str:
    """Return the text without the outcome of an item, every other character where it was."""
    found = read_letter(text).spans[f"/items/{number - 1}/outcome"]
    return text[: found.start] + LOST + text[found.start + len(LOST) :]


def by_itself(item: ItemParts) -> ItemParts:
    """Return the parts without what depends on the other items of the letter."""
    return replace(item, depends_on=None, category=None, spans=())


@pytest.mark.parametrize("text", LETTERS)
def test_a_whole_letter_has_the_same_parts(text: str) -> None:
    determination = read_letter(text)
    whole = read_letter_parts(text, determination)
    found = read_damaged_parts(text, read_damaged(text))

    assert replace(found, leftovers=()) == replace(whole, leftovers=())
    if determination.layout is not LetterLayout.OI_1:  # whose lists of documents and next steps are not salvaged
        assert found.leftovers == whole.leftovers


@pytest.mark.parametrize("lost", range(1, 13))
def test_the_items_that_read_have_the_parts_that_they_have_in_the_whole_letter(lost: int) -> None:
    text = without_outcome(DEPENDENT, lost)
    whole = read_letter_parts(DEPENDENT, read_letter(DEPENDENT))
    reading = read_damaged(text)
    parts = read_damaged_parts(text, reading)

    assert [number for number, _ in reading.items] == [number for number in range(1, 13) if number != lost]
    assert (parts.age, parts.sex, parts.ur, parts.states) == (whole.age, whole.sex, whole.ur, whole.states)
    for (number, _), item in zip(reading.items, parts.items, strict=True):
        if number != lost - 1:  # its rationale ends otherwise
            assert by_itself(item) == by_itself(whole.items[number - 1])


@pytest.mark.parametrize("lost", range(1, 13))
def test_an_item_depends_on_the_number_that_the_other_has_in_the_letter_or_on_none(lost: int) -> None:
    text = without_outcome(DEPENDENT, lost)
    whole = read_letter_parts(DEPENDENT, read_letter(DEPENDENT))
    reading = read_damaged(text)
    found = dict(zip((number for number, _ in reading.items), read_damaged_parts(text, reading).items, strict=True))
    told = {number: item.depends_on for number, item in found.items() if item.depends_on is not None}

    assert any(item.depends_on for item in whole.items), "the sample has such items"
    assert all(whole.items[number - 1].depends_on == on for number, on in told.items())


def test_of_a_published_letter_that_lost_an_item_no_other_depends_on_a_wrong_one(shared: Path) -> None:
    kept = 0
    for path in sorted((shared / "letters/dwc").glob("*.txt")):
        letter = path.read_text(encoding="utf-8")
        whole = read_letter_parts(letter, read_letter(letter)).items
        for lost in range(1, len(whole) + 1) if any(item.depends_on for item in whole) else ():
            text = without_outcome(letter, lost)
            reading = read_damaged(text)
            parts = read_damaged_parts(text, reading)
            for (number, _), item in zip(reading.items, parts.items, strict=True):
                if item.depends_on is not None:
                    assert item.depends_on == whole[number - 1].depends_on, (path.stem, lost, number)
                    kept += 1

    assert kept > 100


def test_a_lost_item_between_two_leaves_it_open_on_which_the_second_depends() -> None:
    whole = read_letter_parts(DEPENDENT, read_letter(DEPENDENT))
    number, on = next(
        (number, item.depends_on)
        for number, item in enumerate(whole.items, start=1)
        if item.depends_on is not None and item.depends_on < number - 1
    )
    text = without_outcome(DEPENDENT, number - 1)
    reading = read_damaged(text)
    found = dict(zip((each for each, _ in reading.items), read_damaged_parts(text, reading).items, strict=True))

    assert on in found
    assert found[number].depends_on is None
    assert "depends_on" not in dict(found[number].spans)


def test_a_letter_whose_items_do_not_read_keeps_what_its_summary_and_reviewer_say() -> None:
    text = DEPENDENT[: DEPENDENT.index("set forth below:") + len("set forth below:")] + "\n"
    whole = read_letter_parts(DEPENDENT, read_letter(DEPENDENT))
    parts = read_damaged_parts(text, read_damaged(text))

    assert parts.items == ()
    assert (parts.age, parts.sex, parts.ur) == (whole.age, whole.sex, whole.ur)
    assert (parts.states, parts.specialties) == (whole.states, whole.specialties)


def test_what_does_not_read_is_left_over() -> None:
    text = without_outcome(DEPENDENT, 3)
    lost = text.index(LOST)

    assert any(span.start <= lost < span.end for span in read_damaged_parts(text, read_damaged(text)).leftovers)


@given(text=damaged())
def test_of_any_damaged_letter_the_parts_are_of_its_text(text: str) -> None:
    try:
        reading = read_damaged(text)
    except LetterError:
        return
    parts = read_damaged_parts(text, reading)

    assert len(parts.items) == len(reading.items)
    assert all(Span(0, len(text)).start <= span.start <= span.end <= len(text) for _, span in part_spans(parts))
    numbers = {number for number, _ in reading.items}
    assert all(item.depends_on is None or item.depends_on in numbers for item in parts.items)
    found = with_parts(partial_object(reading, source="", with_spans=True), parts)
    assert all("citations" in item for item in found["items"])  # type: ignore[union-attr, operator]
