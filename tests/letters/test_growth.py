"""Reading takes time that grows with a letter's length and no faster, whatever the letter holds.

The *work* of Python's own methods is counted, not timed: each call counts one, and a method of a text or a list that goes
over all of it counts besides its length, so that a prefix that is copied again and again shows. Work within a regular
expression cannot be counted; ``bench.worst_case`` times that. Here, what such texts are read as.
"""

import dataclasses
import re
import sys
from collections.abc import Callable
from types import FrameType

import pytest

from bench.hostile_texts import IN_LETTERS, IN_PARTS, LETTER, letter_with, repeated
from openimr.domain.determinations import Determination
from openimr.domain.errors import LetterSyntaxError, NotADeterminationError
from openimr.intake.files import bytes_text
from openimr.letters.damaged_parts import read_damaged_parts
from openimr.letters.letter_parts import read_letter_parts
from openimr.letters.reading import read_letter
from openimr.letters.salvage import PartialReading, read_damaged

ITEMS_AT = re.search(r"set forth below:\s*", LETTER)
assert ITEMS_AT is not None
ITEMS = LETTER[ITEMS_AT.end() :].rstrip() + " \n \n"
ITEMS_ONCE = ITEMS.count("Decision rationale:")


def letter_of(times: int) -> str:
    """Return a letter with the items of the sample, so many times."""
    return LETTER[: ITEMS_AT.end()] + ITEMS * times if ITEMS_AT else ""


def without_gaps(text: str) -> str:
    return re.sub(r" *\n *\n+", "\n", text)


SHAPES: dict[str, Callable[[str], str]] = {
    "gaps": str,
    "doubled": lambda text: text.replace("\n", "\n\n"),
    "no gaps": without_gaps,
    "no gaps, a page an item": lambda text: without_gaps(text).replace("Decision rationale:", "\fDecision rationale:"),
    "one line": lambda text: " ".join(text.split()),
}


def parts_of(text: str) -> object:
    return read_letter_parts(text, read_letter(text))


def damaged(text: str) -> object:
    return read_damaged(text.replace("Upheld", "Pending", 1))


READERS: dict[str, Callable[[str], object]] = {"letter": read_letter, "parts": parts_of, "damaged": damaged}


OF_THE_WHOLE = frozenset(
    {
        "strip",
        "lstrip",
        "rstrip",
        "split",
        "splitlines",
        "replace",
        "lower",
        "casefold",
        "translate",
        "count",
        "isalpha",
    }
    | {"pop", "insert", "remove", "index", "copy", "sort", "reverse"}
)
"""Methods that go over all of a text or a list."""


def work_of(read: Callable[[str], object], text: str) -> int:
    """Return how much work a reading was, as the docstring of this module counts it."""
    done = 0

    def count(_: FrameType, event: str, called: object) -> None:
        nonlocal done
        if event == "call":
            done += 1
        elif event == "c_call":
            of = getattr(called, "__self__", None)
            is_whole = isinstance(of, str | list) and getattr(called, "__name__", "") in OF_THE_WHOLE
            done += 1 + (len(of) if is_whole and isinstance(of, str | list) else 0)

    sys.setprofile(count)
    try:
        read(text)
    finally:
        sys.setprofile(None)
    return done


def assert_as_much_again(read: Callable[[str], object], few: str, more: str, most: str) -> None:
    """Check that the second of two equal additions to a text is no more work than the first."""
    read(few)  # once, for the tables that are made at the first reading
    little, some, all_of_it = (work_of(read, text) for text in (few, more, most))

    assert 0 < all_of_it - some < 1.003 * (some - little)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("shape", SHAPES)
def test_as_many_items_again_are_as_much_work_again(shape: str, reader: str) -> None:
    assert_as_much_again(READERS[reader], *(SHAPES[shape](letter_of(times)) for times in (2, 12, 22)))


@pytest.mark.parametrize("filler", ["Date Assigned: ", "01/02/2016 ", "Case Number: CM16-0000001 "])
def test_a_header_without_end_is_as_much_work_again_for_as_much_again(filler: str) -> None:
    texts = (LETTER.replace("HOW THE IMR", f"{filler * times}\nHOW THE IMR", 1) for times in (400, 1_800, 3_200))

    assert_as_much_again(read_letter, *texts)


def test_ten_thousand_items_are_read() -> None:
    times = -(-10_000 // ITEMS_ONCE)
    once = read_letter(letter_of(1))
    determination = read_letter(letter_of(times))

    assert len(determination.items) == times * ITEMS_ONCE >= 10_000
    assert set(determination.items) == set(once.items)
    assert determination.spans[f"/items/{times * ITEMS_ONCE - 1}/rationale"].end <= len(letter_of(times))


def test_a_line_of_fifty_megabytes_is_read_as_what_it_is_part_of() -> None:
    line = "word " * 10_000_000
    determination = read_letter(LETTER.replace("IMR ISSUES", f"{line}\nIMR ISSUES", 1))

    assert len(determination.summary) > 50_000_000 - 10
    assert determination.items == read_letter(LETTER).items


@pytest.mark.parametrize("filler", ["word ", "x", "\n", "-\n"])
def test_a_file_full_of_no_letter_is_refused(filler: str) -> None:
    with pytest.raises(NotADeterminationError):
        read_letter(bytes_text((repeated(filler, 5_000_000) + "end").encode()))


MAY_CHANGE = {
    "header": set[str](),
    "licensure": {"reviewer"},
    "reviewer": {"reviewer"},
    "summary": {"summary", "item 1"},
    "heading": {"item 1"},
    "outcome": {"item 1"},
    "sentence": {"item 1"},
    "end": {f"item {ITEMS_ONCE}"},
}
"""What a text put in at a place may change: what it stands in, and what follows if it looks like a heading."""


def values_of(found: Determination | PartialReading) -> dict[str, object]:
    """Return what both kinds of reading hold, and of a whole one all the rest."""
    items = found.items if isinstance(found, Determination) else [item for _, item in found.items]
    kept = ("layout", "organization", "reviewer", "summary")
    if isinstance(found, Determination):
        kept = tuple(field.name for field in dataclasses.fields(found) if field.compare and field.name != "items")
    values = {name: getattr(found, name) for name in kept}
    return values | {f"item {number}": item for number, item in enumerate(items, start=1)}


def read_however(text: str) -> dict[str, object]:
    """Return the values of a letter, and where it is refused those of what reads."""
    try:
        determination = read_letter(text)
    except LetterSyntaxError:
        reading = read_damaged(text)
        assert len(read_damaged_parts(text, reading).items) == len(reading.items)
        return values_of(reading)
    assert len(read_letter_parts(text, determination).items) == len(determination.items) == ITEMS_ONCE
    return values_of(determination)


@pytest.mark.parametrize("place", MAY_CHANGE)
def test_a_text_made_to_be_slow_changes_only_what_it_stands_in(place: str) -> None:
    as_ever = values_of(read_letter(LETTER))
    changed = {}
    for piece in dict.fromkeys((*IN_LETTERS, *IN_PARTS)):
        found = read_however(bytes_text(letter_with(repeated(piece, 1_000), place=place).encode()))
        held = list(found.values())
        lost = {name for name in as_ever if (name in found or name.startswith("item")) and as_ever[name] not in held}
        if lost - MAY_CHANGE[place]:
            changed[piece] = lost

    assert changed == {}


@pytest.mark.parametrize("label", ["State(s) of Licensure:", "Certification(s)/Specialty:"])
@pytest.mark.parametrize("blank", [" ", "\n", " \n", "\v", "\f"])
def test_blanks_within_a_list_of_credentials_are_passed_over(label: str, blank: str) -> None:
    few, many = (
        read_letter(bytes_text(LETTER.replace(label, f"{label} Ohio{gap}Iowa,", 1).encode()))
        for gap in (blank, repeated(blank, 60_000))
    )

    assert few.reviewer == many.reviewer
    assert many.items == few.items
