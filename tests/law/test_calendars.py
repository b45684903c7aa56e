from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.domain.errors import NoLawInForceError
from openimr.domain.time_limits import ServiceMethod
from openimr.law.assumptions import assumptions_from
from openimr.law.calendars import (
    COURT_DAYS,
    WORKING_DAYS,
    is_court_day,
    is_working_day,
    next_court_day,
    next_working_day,
)
from openimr.law.due_dates import due
from openimr.law.holidays import COURT_HOLIDAYS, STATE_HOLIDAYS

FIRST, LAST = date(2013, 1, 1), date(2027, 12, 31)
known_days = st.dates(FIRST, LAST)

PUBLISHED_COURT_HOLIDAYS = {
    # Superior Court of Orange County
    2013: "01-01 01-21 02-12 02-18 04-01 05-27 07-04 09-02 10-14 11-11 11-28 11-29 12-25",
    2014: "01-01 01-20 02-12 02-17 03-31 05-26 07-04 09-01 10-13 11-11 11-27 11-28 12-25",
    2020: "01-01 01-20 02-12 02-17 03-31 05-25 07-03 09-07 10-12 11-11 11-26 11-27 12-25",
    2021: "01-01 01-18 02-12 02-15 03-31 05-31 07-05 09-06 10-11 11-11 11-25 11-26 12-24 12-31",
    # Superior Court of San Joaquin County
    2023: "01-02 01-16 02-13 02-20 03-31 05-29 06-19 07-04 09-04 09-22 11-10 11-23 11-24 12-25",
    2024: "01-01 01-15 02-12 02-19 04-01 05-27 06-19 07-04 09-02 09-27 11-11 11-28 11-29 12-25",
    # Superior Court of San Bernardino County
    2025: "01-01 01-20 02-12 02-17 03-31 05-26 06-19 07-04 09-01 09-26 11-11 11-27 11-28 12-25",
    # Courts of Appeal
    2026: "01-01 01-19 02-12 02-16 03-31 05-25 06-19 07-03 09-07 09-25 11-11 11-26 11-27 12-25",
}

PUBLISHED_STATE_HOLIDAYS = {
    # Department of Human Resources; 2017 as copied by the Department of Fair Employment and Housing
    2013: "01-01 01-21 02-18 04-01 05-27 07-04 09-02 11-11 11-28 11-29 12-25",
    2014: "01-01 01-20 02-17 03-31 05-26 07-04 09-01 11-11 11-27 11-28 12-25",
    2017: "01-02 01-16 02-20 03-31 05-29 07-04 09-04 11-10 11-23 11-24 12-25",
    2024: "01-01 01-15 02-19 04-01 05-27 07-04 09-02 11-11 11-28 11-29 12-25",
}


def days_of(year: int, months_and_days: str) -> list[date]:
    return [date.fromisoformat(f"{year}-{day}") for day in months_and_days.split()]


def closed_weekdays(year: int, *, working: bool) -> list[date]:
    is_open = is_working_day if working else is_court_day
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(366)]
    return [day for day in days if day.year == year and day.weekday() < 5 and not is_open(day)]


class TestJudicialHolidays:
    """Code Civ. Proc. § 135: "Every full day designated as a holiday by Section 6700 of the Government Code, including
    that Thursday of November declared by the President to be Thanksgiving Day, is a judicial holiday, except [...]
    September 9, known as "Admission Day," the second Monday in October, known as "Columbus Day," and any other day
    appointed by the President, but not by the Governor, for a public fast, thanksgiving, or holiday." "Every Saturday
    and the day after Thanksgiving Day are judicial holidays."
    """

    @pytest.mark.parametrize(("year", "published"), PUBLISHED_COURT_HOLIDAYS.items())
    def test_closed_weekdays_are_those_the_courts_published(self, year: int, published: str) -> None:
        assert closed_weekdays(year, working=False) == days_of(year, published)

    @pytest.mark.parametrize(
        ("day", "is_open"),
        [
            (date(2024, 9, 9), True),
            (date(2025, 4, 24), True),
            (date(2025, 1, 29), True),
            (date(2022, 10, 10), True),
            (date(2021, 10, 11), False),
            (date(2022, 9, 23), False),
            (date(2021, 9, 24), True),
            (date(2015, 9, 25), True),
            (date(2023, 6, 19), False),
            (date(2022, 6, 20), True),
            (date(2027, 2, 12), False),
        ],
        ids=[
            "admission-day-is-excepted",
            "genocide-remembrance-day-is-excepted",
            "lunar-new-year-is-excepted",
            "columbus-day-is-excepted-since-2022",
            "columbus-day-was-kept-until-2021",
            "native-american-day-is-kept-since-2022",
            "native-american-day-was-not-kept-before",
            "native-american-day-of-2015-is-taken-as-excepted-unverified",
            "juneteenth-is-kept-since-2023",
            "juneteenth-of-2022-was-the-presidents-alone",
            "lincoln-day-is-kept",
        ],
    )
    def test_what_is_and_what_is_not_kept(self, day: date, *, is_open: bool) -> None:
        assert is_court_day(day) == is_open

    @given(known_days)
    def test_no_saturday_or_sunday_is_a_court_day(self, day: date) -> None:
        assert is_court_day(day) <= (day.weekday() < 5)


class TestThirtyFirstOfMarch:
    """Gov. Code § 6700 as amended by Stats. 2026, ch. 7, words not read [unverified]: since 2026-03-26 the holiday of
    31 March is Farmworkers Day, before Cesar Chavez Day. The courts and the State's offices close on the same day.
    """

    @pytest.mark.parametrize(
        ("day", "name"),
        [
            (date(2025, 3, 31), "Cesar Chavez Day"),
            (date(2026, 3, 31), "Farmworkers Day"),
            (date(2027, 3, 31), "Farmworkers Day"),
        ],
    )
    def test_it_bears_its_name_of_that_year_in_both_tables(self, day: date, name: str) -> None:
        assert (COURT_DAYS.closed_because(day), WORKING_DAYS.closed_because(day)) == (name, name)


class TestNativeAmericanDayOf2015:
    """Code Civ. Proc. § 135 as in force in 2015, words not read: whether it excepted Native American Day, a state holiday
    since that year, is not known. It is taken to have done so, and every date that turns on it says so.
    """

    DOUBT = "that Native American Day of 2015 was no judicial holiday"

    @pytest.mark.parametrize(
        ("starts", "served", "last"),
        [
            (date(2015, 8, 26), None, date(2015, 9, 25)),
            (date(2015, 8, 24), ServiceMethod.OVERNIGHT, date(2015, 9, 25)),
            (date(2015, 8, 25), ServiceMethod.OVERNIGHT, date(2015, 9, 28)),
        ],
        ids=["the-last-day", "the-last-of-two-court-days", "one-of-two-court-days"],
    )
    def test_a_date_that_turns_on_it_says_so_once(self, starts: date, served: ServiceMethod | None, last: date) -> None:
        deadline = due("application", starts=starts, served=served)

        assert deadline.due == last
        assert [self.DOUBT in doubt for doubt in deadline.unverified].count(True) == 1

    @pytest.mark.parametrize(
        ("clock", "starts"),
        [
            ("application", date(2015, 8, 27)),
            ("application", date(2015, 8, 25)),
            ("application", date(2014, 8, 27)),
            ("determination-expedited", date(2015, 9, 22)),
            ("authorize", date(2015, 9, 18)),
        ],
        ids=["the-day-after", "the-day-before", "another-year", "does-not-roll", "counts-working-days"],
    )
    def test_another_date_does_not(self, clock: str, starts: date) -> None:
        assert not any(self.DOUBT in doubt for doubt in due(clock, starts=starts).unverified)

    def test_a_count_in_court_days_over_it_says_so(self) -> None:
        in_court_days = assumptions_from({"working-days": "court-days"})

        deadline = due("authorize", starts=date(2015, 9, 21), assumptions=in_court_days)

        assert deadline.due == date(2015, 9, 28)
        assert any(self.DOUBT in doubt for doubt in deadline.unverified)


class TestObservedHolidays:
    """Code Civ. Proc. § 135: "If a judicial holiday falls on a Saturday or a Sunday, the Judicial Council may
    designate an alternative day for observance of the holiday." What it designated, words not kept here: Cal. Rules of
    Court, rule 1.11: a Saturday's holiday on the Friday before, a Sunday's on the Monday after.
    """

    @pytest.mark.parametrize(
        ("day", "reason"),
        [
            (date(2020, 7, 3), "Independence Day (observed)"),
            (date(2021, 7, 5), "Independence Day (observed)"),
            (date(2021, 12, 31), "New Year's Day (observed)"),
            (date(2027, 12, 31), "New Year's Day (observed)"),
            (date(2024, 4, 1), "Cesar Chavez Day (observed)"),
            (date(2024, 7, 4), "Independence Day"),
            (date(2020, 7, 4), "Saturday"),
            (date(2021, 7, 4), "Sunday"),
        ],
    )
    def test_a_closed_day_says_why(self, day: date, reason: str) -> None:
        assert COURT_DAYS.closed_because(day) == reason


class TestNormalBusinessDay:
    """Lab. Code § 4600.4(b): "For purposes of this article, "normal business day" does not include Saturday, Sunday, or
    any day that is declared by the Governor to be an official state holiday or a holiday listed on the Department of
    Human Resources internet website."
    """

    @pytest.mark.parametrize(("year", "published"), PUBLISHED_STATE_HOLIDAYS.items())
    def test_closed_weekdays_are_those_the_department_listed(self, year: int, published: str) -> None:
        assert closed_weekdays(year, working=True) == days_of(year, published)

    @pytest.mark.parametrize(
        "day",
        [date(2024, 2, 12), date(2024, 6, 19), date(2024, 9, 27), date(2021, 10, 11), date(2020, 7, 3)],
        ids=["lincoln", "juneteenth", "native-american", "columbus", "friday-before-a-saturday-holiday"],
    )
    def test_a_holiday_of_the_courts_alone_is_a_working_day(self, day: date) -> None:
        assert (is_court_day(day), is_working_day(day)) == (False, True)

    def test_veterans_day_alone_moves_from_saturday_to_friday(self) -> None:
        assert (is_working_day(date(2023, 11, 10)), is_working_day(date(2021, 12, 24))) == (False, True)

    @given(known_days)
    def test_every_court_day_is_a_working_day(self, day: date) -> None:
        assert is_court_day(day) <= is_working_day(day)


class TestKnownYears:
    """No provision: the tables are known for 2013 to 2027, and a day outside of them is an error, never a guess."""

    @pytest.mark.parametrize("day", [date(2012, 12, 31), date(2028, 1, 1), date(2030, 5, 6)])
    def test_a_day_outside_is_an_error_that_names_the_table_and_its_years(self, day: date) -> None:
        with pytest.raises(NoLawInForceError, match=r"table of court days.*2013-01-01 to 2027-12-31"):
            is_court_day(day)
        with pytest.raises(NoLawInForceError, match=r"table of working days.*2013-01-01 to 2027-12-31"):
            is_working_day(day)

    def test_the_last_known_court_day_has_no_next_one(self) -> None:
        with pytest.raises(NoLawInForceError, match="expected a rule in force on 2028-01-01"):
            next_court_day(date(2027, 12, 30))


@given(st.dates(FIRST, date(2027, 12, 1)))
def test_the_next_open_day_is_later_open_and_the_first(day: date) -> None:
    court, working = next_court_day(day), next_working_day(day)

    assert is_court_day(court)
    assert is_working_day(working)
    assert day < working <= court
    assert not any(is_court_day(day + timedelta(days=n)) for n in range(1, (court - day).days))


@given(st.dates(FIRST, date(2027, 11, 1)), st.integers(1, 10))
def test_the_nth_open_day_is_reached_by_single_steps(day: date, count: int) -> None:
    stepped = day
    for _ in range(count):
        stepped = next_working_day(stepped)

    assert WORKING_DAYS.open_day_after(day, count=count) == stepped


def test_an_open_day_is_its_own_first_open_day() -> None:
    assert COURT_DAYS.open_day_from(date(2024, 5, 3)) == date(2024, 5, 3)
    assert COURT_DAYS.open_day_from(date(2024, 5, 25)) == date(2024, 5, 28)


def test_holidays_between_leaves_out_both_ends_and_weekends() -> None:
    found = COURT_DAYS.holidays_between(date(2023, 12, 25), date(2024, 4, 1))

    assert [name for _, name in found] == [
        "New Year's Day",
        "Dr. Martin Luther King, Jr. Day",
        "Lincoln Day",
        "Presidents' Day",
    ]


def test_every_holiday_names_its_provision() -> None:
    assert all("§ 135" in holiday.source for holiday in COURT_HOLIDAYS)
    assert all("§ 4600.4(b)" in holiday.source for holiday in STATE_HOLIDAYS)
