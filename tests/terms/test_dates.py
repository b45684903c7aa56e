from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.terms.dates import find_dates, find_months


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
        ("on December 9, 2016, and Feb. 3rd 2017", [date(2016, 12, 9), date(2017, 2, 3)]),
        ("may 12 2016 follow; in May 2016; March 32, 2016", [date(2016, 5, 12)]),
        ("1/2-2016", []),
        ("on 9-17/15 and Nov/08/2010", [date(2015, 9, 17), date(2010, 11, 8)]),
        ("pain 7-8/10, 5-10/10, 10/16-12/16", []),
        ("seen 9-30-\n2016 and 11-\n04-16", [date(2016, 9, 30), date(2016, 11, 4)]),
        ("seen 9-\n\n \n \n \n\f30-2016", [date(2016, 9, 30)]),
    ],
)
def test_dates_are_found_in_the_shapes_of_letters(text: str, expected: list[date]) -> None:
    assert [found for _, found in find_dates(text)] == expected


@given(st.dates(date(1951, 1, 1), date(2049, 12, 31)), st.sampled_from(["%m/%d/%Y", "%m-%d-%Y", "%m/%d/%y"]))
def test_a_written_date_is_found_at_its_place(day: date, shape: str) -> None:
    text = f"visit of {day:{shape}} to the clinic"

    [(span, _)] = find_dates(text)

    assert span.of(text) == f"{day:{shape}}"


def test_a_month_without_a_day_is_no_date_but_is_found() -> None:
    text = "an MRI in October 2016, another in 3/2015; May 4, 2016; 02/01/2016; may 2016 be"

    assert [(span.of(text), year, month) for span, year, month in find_months(text)] == [
        ("October 2016", 2016, 10),
        ("3/2015", 2015, 3),
        ("may 2016", 2016, 5),
    ]
