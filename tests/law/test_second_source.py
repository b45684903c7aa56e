"""The holiday tables against a second source: the package ``holidays``, which lists the State's legal holidays.

It is made for calendars on a wall, not for the time of an act, so it differs; each difference stands here with its
reason, and any other is a fault of one of the two.
"""

from collections.abc import Iterator
from datetime import date, timedelta

import holidays
import pytest

from openimr.law.calendars import COURT_DAYS, WORKING_DAYS, Calendar
from openimr.law.holidays import FIRST_YEAR, LAST_YEAR

SECOND_SOURCE = holidays.country_holidays("US", subdiv="CA", years=range(FIRST_YEAR, LAST_YEAR + 2))

OURS_ALONE = {
    "court days": {
        "Lincoln Day": "in every published list of the courts, in none of the State's",
        "Native American Day": "judicial since 2022 (Stats. 2021, ch. 283)",
        "Columbus Day": "in the courts' lists until 2021, excepted by Code Civ. Proc. § 135 since; in none of the State's",
        "Cesar Chavez Day": "the courts observe a Saturday's on the Friday before (rule 1.11); state offices do not",
    },
    "working days": {},
}
THEIRS_ALONE = {
    "court days": {
        "Susan B. Anthony Day": "in no published list of the courts",
        "Juneteenth National Independence Day": "federal in 2021 and 2022; judicial since 2023 (Stats. 2022, ch. 753)",
    },
    "working days": {
        "Susan B. Anthony Day": "in no published list of the State's",
        "Juneteenth National Independence Day": "a day that a state employee may choose; closes no state office",
        "Independence Day": "a Saturday's is a credit, not a closed Friday (Gov. Code § 19853(b)); Veterans Day alone moves",
        "Christmas Day": "the same: a Saturday's closes no Friday",
        "New Year's Day": "the same: a Saturday's closes no Friday",
    },
}
COURTS_ALONE_ON_A_FRIDAY = {"2018-03-30"}


def weekdays() -> Iterator[date]:
    day = date(FIRST_YEAR, 1, 1)
    while day.year <= LAST_YEAR:
        if day.weekday() < 5:
            yield day
        day += timedelta(days=1)


def bare(name: str) -> str:
    return name.removesuffix(" (observed)")


@pytest.mark.parametrize("calendar", [COURT_DAYS, WORKING_DAYS], ids=lambda calendar: calendar.name)
def test_what_we_close_and_the_second_source_does_not_is_listed_with_its_reason(calendar: Calendar) -> None:
    alone = {day: name for day in weekdays() if (name := calendar.closed_because(day)) and day not in SECOND_SOURCE}

    assert {bare(name) for name in alone.values()} == set(OURS_ALONE[calendar.name])


@pytest.mark.parametrize("calendar", [COURT_DAYS, WORKING_DAYS], ids=lambda calendar: calendar.name)
def test_what_the_second_source_closes_and_we_do_not_is_listed_with_its_reason(calendar: Calendar) -> None:
    alone = {day: SECOND_SOURCE[day] for day in weekdays() if day in SECOND_SOURCE and calendar.is_open(day)}

    assert {bare(name) for name in alone.values()} == set(THEIRS_ALONE[calendar.name])


def test_a_holiday_that_both_know_differs_only_on_the_fridays_before_a_saturday() -> None:
    """Of the names on both lists, the days on which only one closes are all Fridays that a Saturday's holiday moved to."""
    known_to_both = {"Cesar Chavez Day", "Independence Day", "Christmas Day", "New Year's Day"}
    ours = [day for day in weekdays() if bare(COURT_DAYS.closed_because(day) or "") in known_to_both]
    court_only = {day for day in ours if day not in SECOND_SOURCE}
    theirs_only = {
        day for day in weekdays() if bare(SECOND_SOURCE.get(day, "")) in known_to_both and WORKING_DAYS.is_open(day)
    }

    assert {day.isoformat() for day in court_only} == COURTS_ALONE_ON_A_FRIDAY
    assert {day.weekday() for day in court_only | theirs_only} == {4}


@pytest.mark.parametrize("year", range(FIRST_YEAR, LAST_YEAR + 1))
def test_every_state_holiday_of_ours_is_one_of_the_second_source_on_the_same_day(year: int) -> None:
    ours = {day for day in weekdays() if day.year == year and not WORKING_DAYS.is_open(day)}

    assert len(ours) >= 9
    assert [day for day in sorted(ours) if day not in SECOND_SOURCE] == []


def test_every_reason_is_given() -> None:
    assert all(reason for listed in (OURS_ALONE, THEIRS_ALONE) for each in listed.values() for reason in each.values())
