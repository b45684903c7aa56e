"""Reading takes time that grows with a letter's length and no faster, whatever the letter holds.

Two ways to see it. The *work* of Python's own methods is counted, not timed: each call counts one, and a method of a text or a
list that goes over all of it counts besides its length, so that a prefix that is copied again and again shows. Work within a
regular expression cannot be counted; there the time for eight times the length is compared, with room to spare.
"""

import re
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import FrameType

import pytest

from openimr.domain.errors import LetterError, NotADeterminationError
from openimr.intake.files import bytes_text
from openimr.letters.letter_parts import read_letter_parts
from openimr.letters.reading import read_letter
from openimr.letters.salvage import read_damaged

SAMPLES = Path(__file__).parents[2] / "samples/letters"
LETTER = (SAMPLES / "ca1c-partial-approvals-pdfbox.txt").read_text(encoding="utf-8")
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


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("shape", SHAPES)
def test_eight_times_the_items_are_eight_times_the_work(shape: str, reader: str) -> None:
    few, many = (work_of(READERS[reader], SHAPES[shape](letter_of(times))) for times in (10, 80))

    assert few < many < 8 * 1.1 * few


@pytest.mark.parametrize("filler", ["Date Assigned: ", "01/02/2016 ", "Case Number: CM16-0000001 "])
def test_a_header_without_end_is_eight_times_the_work(filler: str) -> None:
    few, many = (
        work_of(read_letter, LETTER.replace("HOW THE IMR", f"{filler * times}\nHOW THE IMR", 1))
        for times in (400, 3_200)
    )

    assert many < 8 * 1.1 * few


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
def test_fifty_megabytes_of_no_letter_are_refused(filler: str) -> None:
    with pytest.raises(NotADeterminationError):
        read_letter(bytes_text((filler * (50_000_000 // len(filler)) + "end").encode()))


PIECES = [
    "a: ", "MRI: Upheld\n", "MRI: Upheld ", "was the original request. ", "- \n", " \n", "\n", "\f", "\n\f", " ", "x.\n", "x.\n\f", "a.a.", '"', "Dr. ",
    "Claims Administrator guideline: ", "MAXIMUS guideline: ", "Decision rationale: ", "1\n", "Page 1 of 2\n", "1/2/", "1-\n", "Application ", "CM16-0000001\n",
    "California,", "and ", "board certified in ", "licensed to practice in ", "State(s) of Licensure: ", "Certification(s)/Specialty: ", "Section(s): ",
    "HOW THE IMR FINAL DETERMINATION WAS MADE ", "IMR ISSUES, DECISIONS AND RATIONALES\n", "Decision based on MTUS ", "L4-5, ", "L4-", "Norco 10/325mg #60, ",
    "utilization review ", "non- ", "The remaining IMR eligible portion of the original request, ", "not medically necessary. ", "EMG (", "right ", "two times a ", "\xad\n",
]  # fmt: skip
PLACES = {
    "header": "HOW THE IMR",
    "reviewer": "CLINICAL CASE SUMMARY",
    "summary": "IMR ISSUES",
    "heading": "Claims Administrator guideline:",
    "sentence": "MAXIMUS guideline:",
    "end": "\\Z",
}


def seconds(text: str) -> float:
    began = time.process_time()
    text = bytes_text(text.encode())
    try:
        parts_of(text)
    except LetterError:
        with suppress(LetterError):
            read_damaged(text)
    return time.process_time() - began


@pytest.mark.parametrize("place", PLACES)
def test_a_text_made_to_be_slow_is_read_in_linear_time(place: str) -> None:
    before = re.search(PLACES[place], LETTER)
    assert before is not None
    slow = {}
    for piece in PIECES:
        short, long = (
            LETTER[: before.start()] + piece * (length // len(piece)) + LETTER[before.start() :]
            for length in (4_000, 32_000)
        )
        once = min(seconds(short) for _ in range(2))
        if (took := seconds(long)) >= 8 * 3 * once + 0.3:
            slow[piece] = took / once

    assert slow == {}


@pytest.mark.parametrize("label", ["State(s) of Licensure:", "Certification(s)/Specialty:"])
@pytest.mark.parametrize("blank", [" ", "\n", " \n", "\v", "\f"])
def test_blanks_within_a_list_of_credentials_are_passed_in_linear_time(label: str, blank: str) -> None:
    gap = blank * (60_000 // len(blank))

    assert seconds(LETTER.replace(label, f"{label} Ohio{gap}Iowa,", 1)) < 3
