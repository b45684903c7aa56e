from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.terms.dates import find_dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 01/05/2017.", [date(2017, 1, 5)]),
        ("(9-17-15)", [date(2015, 9, 17)]),
        ("12/1/06, 5-12-03, 2-25-2002", [date(2006, 12, 1), date(2003, 5, 12), date(2002, 2, 25)]),
        ("on 1- \n\n8-14 showed", [date(2014, 1, 8)]),
        ("11/22/1994", [date(1994, 11, 22)]),
        ("11/22/94", [date(1994, 11, 22)]),
        ("pain 7-10, L4-5, 5/5 strength, 10/325mg, 2 x 6", []),
        ("02/30/2016", []),
        ("1/2-2016", []),
    ],
)
def test_dates_are_found_in_the_shapes_of_letters(text: str, expected: list[date]) -> None:
    assert [found for _, found in find_dates(text)] == expected


@given(st.dates(date(1951, 1, 1), date(2049, 12, 31)), st.sampled_from(["%m/%d/%Y", "%m-%d-%Y", "%m/%d/%y"]))
def test_a_written_date_is_found_at_its_place(day: date, shape: str) -> None:
    text = f"visit of {day:{shape}} to the clinic"

    [(span, _)] = find_dates(text)

    assert span.of(text) == f"{day:{shape}}"
