"""Damaged letters: what reads is given, the rest is listed with its place."""

import re
from pathlib import Path

import pytest
from hypothesis import given

from openimr.domain.determinations import Determination
from openimr.domain.errors import LetterError, LetterSyntaxError, NotADeterminationError, UnknownLayoutError
from openimr.letters.headers import Header
from openimr.letters.reading import read_letter
from openimr.letters.salvage import PartialReading, read_damaged
from tests.letters.test_damaged_letters import LETTERS, damaged

SAMPLES = Path(__file__).parents[2] / "samples"
MANY = next(text for text in LETTERS if text.count("Decision rationale:") >= 12)
OWN = (SAMPLES / "own-layout/partial-approvals.txt").read_text(encoding="utf-8")
PATTERNS = [r"(?<=: )Upheld", r"MAXIMUS guideline:", r"Claims Administrator guideline:", r"Decision rationale:"]


def place_of(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def assert_as_whole(reading: PartialReading, whole: Determination, *, without: int) -> None:
    """Check that every item but one, by its number, reads as it does in the whole letter."""
    expected = [(number, item) for number, item in enumerate(whole.items, start=1) if number != without]

    assert [number for number, _ in reading.items] == [number for number, _ in expected]
    for (number, item), (_, intact) in zip(reading.items, expected, strict=True):
        if number != without - 1:  # the item before may end otherwise: see the test of its rationale
            assert item == intact


@pytest.mark.parametrize("text", LETTERS)
def test_a_whole_letter_has_no_errors_and_the_same_values(text: str) -> None:
    whole, reading = read_letter(text), read_damaged(text)

    assert reading.errors == ()
    assert tuple(item for _, item in reading.items) == whole.items
    assert (reading.summary, reading.reviewer, reading.layout) == (whole.summary, whole.reviewer, whole.layout)
    assert (reading.header.case_number, reading.organization) == (whole.case_number, whole.organization)
    assert all(span == whole.spans[pointer] for pointer, span in reading.spans.items())


@pytest.mark.parametrize("pattern", PATTERNS)
@pytest.mark.parametrize("number", [1, 2, 5, -1])
def test_one_damaged_item_leaves_the_others(pattern: str, number: int) -> None:
    damage = list(re.finditer(pattern, MANY))
    at = damage[number - 1 if number > 0 else number]
    text = MANY[: at.start()] + "Pending" + MANY[at.end() :]
    whole, reading = read_letter(MANY), read_damaged(text)

    assert len(reading.errors) == 1
    assert len(reading.items) == len(whole.items) - 1
    missing = set(range(1, len(whole.items) + 1)) - {number for number, _ in reading.items}
    assert_as_whole(reading, whole, without=missing.pop())
    assert (reading.summary, reading.reviewer) == (whole.summary, whole.reviewer)


@pytest.mark.parametrize("word", ["Pending", "Uph eld", ""])
def test_the_item_before_a_damaged_one_keeps_its_rationale(word: str) -> None:
    damage = list(re.finditer(r"(?<=: )Upheld", MANY))[4]
    text = MANY[: damage.start()] + word + MANY[damage.end() :]
    whole, reading = read_letter(MANY), read_damaged(text)
    missing = (set(range(1, len(whole.items) + 1)) - {number for number, _ in reading.items}).pop()

    assert dict(reading.items)[missing - 1].rationale == whole.items[missing - 2].rationale


def test_the_error_stands_where_the_damage_is() -> None:
    damage = MANY.index("Upheld")
    text = MANY[:damage] + "Pending" + MANY[damage + 6 :]
    [error] = read_damaged(text).errors

    assert (error.place.line, error.place.column) == place_of(text, damage)


def test_two_damaged_items_are_two_errors() -> None:
    first, second = [match.start() for match in re.finditer("Upheld", MANY)][2:4]
    text = MANY[:first] + "Ungeld" + MANY[first + 6 : second] + "Ungeld" + MANY[second + 6 :]

    assert [(error.place.line, error.place.column) for error in read_damaged(text).errors] == [
        place_of(text, first),
        place_of(text, second),
    ]


@pytest.mark.parametrize("text", LETTERS)
@pytest.mark.parametrize("share", [0.2, 0.5, 0.8, 0.95])
def test_a_truncated_letter_gives_the_items_before_its_end(text: str, share: float) -> None:
    cut = text[: int(len(text) * share)]
    whole = read_letter(text)
    try:
        reading = read_damaged(cut)
    except LetterError:
        assert share == 0.2
        return

    for number, item in reading.items[:-1]:
        assert item == whole.items[number - 1]


def test_a_letter_cut_within_an_item_gives_those_before_it_and_the_place_of_its_last_label() -> None:
    label = list(re.finditer("MAXIMUS guideline:", MANY))[6]
    cut = MANY[: label.end() + 30]
    whole, reading = read_letter(MANY), read_damaged(cut)
    [error] = reading.errors

    assert tuple(item for _, item in reading.items) == whole.items[:6]
    assert (error.place.line, error.place.column) == place_of(cut, label.end())


def test_a_date_that_is_no_day_costs_that_field_alone() -> None:
    text = OWN.replace("12/14/2016", "13/34/2016", 1)
    whole, reading = read_letter(OWN), read_damaged(text)

    assert reading.header.date_assigned is None
    assert reading.header.decision_date == whole.decision_date
    assert tuple(item for _, item in reading.items) == whole.items
    assert len(reading.errors) == 1


def test_a_letter_without_its_first_page_gives_its_items() -> None:
    text = MANY[MANY.index("IMR ISSUES") :]
    whole, reading = read_letter(MANY), read_damaged(text)

    assert tuple(item for _, item in reading.items) == whole.items
    assert (reading.summary, reading.reviewer, reading.header) == (None, None, Header())
    assert [error.place.line for error in reading.errors] == [1, 1]


def test_a_letter_that_lost_the_heading_of_its_decisions_gives_its_items_but_no_summary() -> None:
    text = MANY.replace("IMR ISSUES, DECISIONS AND RATIONALES", "", 1)
    whole, reading = read_letter(MANY), read_damaged(text)

    assert reading.summary is None
    assert [item for _, item in reading.items][1:] == list(whole.items)[1:]


def test_two_letters_in_one_text_are_the_first_and_an_error_where_the_second_begins() -> None:
    header = "Case Number: CM17-9900123\nDate Assigned: 01/02/2017 Date of Injury: 01/02/2015\n\n"
    body = MANY[MANY.index("HOW THE IMR") :]
    text = f"{MANY}\n\f{header}{body}"
    whole, reading = read_letter(MANY), read_damaged(text)

    assert tuple(item for _, item in reading.items) == whole.items
    [error] = reading.errors
    assert error.place.line == text[: text.rindex("HOW THE IMR")].count("\n") + 1


@pytest.mark.parametrize("within", ["CLINICAL CASE SUMMARY", "IMR ISSUES", "MAXIMUS guideline:", "Decision rationale:"])
def test_a_letter_within_a_letter_is_an_error_where_it_begins_and_its_items_are_not_taken_over(within: str) -> None:
    inner = next(text for text in LETTERS if "CM16-9900008" in text)
    at = MANY.index(within) + len(within)
    text = f"{MANY[:at]}\n{inner}\n{MANY[at:]}"
    whole, reading = read_letter(MANY), read_damaged(text)

    assert reading.errors[0].place.line == text[: text.rindex("HOW THE IMR")].count("\n") + 1
    assert {item.heading for _, item in reading.items} <= {item.heading for item in whole.items}
    with pytest.raises(LetterSyntaxError, match="a second one begins here"):
        read_letter(text)


def test_a_letter_in_a_layout_without_a_reader_is_refused() -> None:
    with pytest.raises(UnknownLayoutError):
        read_damaged("MEDICAL PROFESSIONAL REVIEW\nISSUE AT DISPUTE:\nDecision rationale: none\n")


def test_prose_is_no_letter() -> None:
    with pytest.raises(NotADeterminationError):
        read_damaged("A note on a knee.")


def test_an_empty_list_of_our_own_layout_is_an_error_with_its_place() -> None:
    text = OWN[: OWN.index("Step 1:")]
    reading = read_damaged(text)

    assert [str(error) for error in reading.errors] == [
        f'Line {text.count(chr(10), 0, text.index("WHAT HAPPENS NEXT")) + 1}, column 18: expected an entry "Step 1:"'
    ]
    assert reading.items


@given(damaged())
def test_what_is_read_of_a_damaged_letter_agrees_with_the_strict_reader(text: str) -> None:
    try:
        whole = read_letter(text)
    except LetterSyntaxError as refused:
        reading = read_damaged(text)
        assert (reading.errors[0].place, str(reading.errors[0])) == (refused.place, str(refused))
    except LetterError:
        return
    else:
        reading = read_damaged(text)
        assert tuple(item for _, item in reading.items) == whole.items
    assert all(span.end <= len(text) for span in reading.spans.values())
    assert all(1 <= error.place.line <= text.count("\n") + 1 for error in reading.errors)
