import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.domain.text import Span
from openimr.terms.quantities import UNITS, find_quantities

EXAMPLES = [
    ("Eight (8) sessions", [(8, None, "session")]),
    ("12 visits", [(12, None, "visit")]),
    ("2-3 times a week for 6 weeks", [(2, 3, "per week"), (6, None, "week")]),
    ("1 to 2 times per week for four weeks", [(1, 2, "per week"), (4, None, "week")]),
    ("two times a week times six weeks", [(2, None, "per week"), (6, None, "week")]),
    ("twice weekly", [(2, None, "per week")]),
    ("2x/wk x 4 wks", [(2, None, "per week"), (4, None, "week")]),
    ("2xwk x 6wks", [(2, None, "per week"), (6, None, "week")]),
    ("3 visits per week for 2 weeks", [(3, None, "per week"), (2, None, "week")]),
    ("PT 2 x 6", [(2, None, "per week"), (6, None, "week")]),
    ("therapy two times four visits (8)", [(8, None, "visit")]),
    ("5 days a week, 6 hours per day", [(5, None, "per week"), (6, None, "hour")]),
    ("once a month for 6 months", [(1, None, "per month"), (6, None, "month")]),
    (
        "one tablet twice daily 14 days #40",
        [(1, None, "count"), (2, None, "per day"), (14, None, "day"), (40, None, "count")],
    ),
    ("TID #90", [(3, None, "per day"), (90, None, "count")]),
    ("QTY: 30", [(30, None, "count")]),
    ("quantity of 1,200", [(1200, None, "count")]),
    ("90 tablets with 3 refills", [(90, None, "count"), (3, None, "refill")]),
    ("refills: 2", [(2, None, "refill")]),
    ("Two refills", [(2, None, "refill")]),
    ("day supply: 30", [(30, None, "day")]),
    ("106.32gm", [(106.32, None, "gram")]),
    ("120grams #1", [(120, None, "gram"), (1, None, "count")]),
    ("suspension, 150 ml", [(150, None, "milliliter")]),
    ("200 units", [(200, None, "unit")]),
    ("a 30 day rental", [(30, None, "day")]),
    ("7-10 days", [(7, 10, "day")]),
    ("one-year membership", [(1, None, "year")]),
    ("two-level fusion", [(2, None, "level")]),
    ("series of three", [(3, None, "injection")]),
    ("injections x 5", [(5, None, "injection")]),
    ("1 platelet rich plasma injection", [(1, None, "injection")]),
    ("sessions, 12", [(12, None, "session")]),
    ("acupuncture sessions #6", [(6, None, "session")]),
    ("treatment 6 visits", [(6, None, "visit")]),
    ("1 knee scooter", [(1, None, "count")]),
    ("massage, 30 minute sessions x 8", [(8, None, "session")]),
    ("tablets sixty (60)", [(60, None, "count")]),
    ("1/2 to 1 tablet at night, #30", [(1, None, "count"), (30, None, "count")]),
    ("6 visits in 6 weeks", [(6, None, "visit"), (6, None, "week")]),
    ("injection 1cc", [(1, None, "milliliter")]),
    ("One (1) x-ray", [(1, None, "count")]),
    ("twenty-four visits", [(24, None, "visit")]),
    ("physical therapy 8 \nsessions", [(8, None, "session")]),
]
NOTHING = [
    "bedside 3 in 1 commode",
    "3 view x-ray",
    "10 panel drug screen",
    "every 4-6 hours as needed",
    "follow-up in 4-6 weeks",
    "1 hour before the exam, 1/2 hour after it",
    "a 45 year old person",
    "CPT 97110",
    "3.0 Tesla MRI",
    "stage 2 wound, grade 3 tear",
    "",
]


@pytest.mark.parametrize(("text", "expected"), EXAMPLES)
def test_amounts_are_read_with_their_units(text: str, expected: list[tuple[float, float | None, str]]) -> None:
    found = list(find_quantities(text))

    assert [(each.value, each.to, each.unit) for each in found] == expected
    assert {each.unit for each in found} <= set(UNITS)


@pytest.mark.parametrize("text", NOTHING)
def test_what_looks_like_an_amount_is_none(text: str) -> None:
    assert list(find_quantities(text)) == []


def test_what_was_read_as_something_else_holds_no_amount() -> None:
    text = "Tylenol #3, 5mg, 12/12/2016 #60"
    taken = [Span(0, 10), Span(12, 15), Span(17, 27)]

    assert [(each.value, each.span.of(text)) for each in find_quantities(text, taken=taken)] == [(60, "#60")]


@given(
    st.integers(1, 9999),
    st.sampled_from(["session", "visit", "day", "week", "month", "hour", "refill", "unit", "night", "mile"]),
)
def test_a_number_before_a_unit_is_that_many(number: int, unit: str) -> None:
    text = f"therapy for {number} {unit}s of it"

    [found] = find_quantities(text)

    assert (found.value, found.unit, found.span.of(text)) == (number, unit, f"{number} {unit}s")
