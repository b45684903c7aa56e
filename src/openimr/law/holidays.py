"""The holidays of California's courts and of its state offices, each with its provision and its days in force.

Of the provisions only Code Civ. Proc. §§ 10, 12a and 135 and Lab. Code § 4600.4 lie beside the project, as in force
in 2026. Read in public copies, and kept here without their words: Gov. Code § 6700 (texts of 2007, 2015, 2019, 2026),
Code Civ. Proc. § 135 as amended by Stats. 2021, ch. 283, rule 1.11 of the California Rules of Court, Gov. Code
§ 19853, and the lists of state holidays of 2013, 2014, 2017 and 2024. The paragraphs of Gov. Code § 6700 were
renumbered with each amendment, so the section alone is cited.

Words not read, known from secondary sources [unverified]: Stats. 2026, ch. 7, by which 31 March is Farmworkers Day since
2026-03-26, the day itself unmoved; and the acts of 2026 that are said to change Gov. Code §§ 6700, 6701 and 19853 from
2027 on (Stats. 2026, chs. 571, 596 and 708, and AB 1841), said to add no judicial holiday.
"""

from dataclasses import dataclass
from datetime import date, timedelta

FIRST_YEAR = 2013
"""First year of the tables: the first of independent medical review."""

LAST_YEAR = 2027
"""Last year of the tables; later ones are not known until the Legislature's changes are."""

_START = date(FIRST_YEAR, 1, 1)
_FARMWORKERS = date(2026, 3, 26)
"""First day of Gov. Code § 6700 as amended by Stats. 2026, ch. 7 (AB 2156), which names 31 March anew."""
_MONDAY, _THURSDAY, _FRIDAY, _SATURDAY, _SUNDAY = 0, 3, 4, 5, 6
_WEEK = 7


@dataclass(frozen=True, kw_only=True, slots=True)
class MonthDay:
    """The same date every year.

    Attributes:
        month: 1 to 12.
        day: 1 to 31.
    """

    month: int
    day: int

    def in_year(self, year: int) -> date:
        """Return the day in ``year``."""
        return date(year, self.month, self.day)


@dataclass(frozen=True, kw_only=True, slots=True)
class WeekdayOfMonth:
    """The n-th, or the last, of a weekday in a month, or the day after it.

    Attributes:
        month: 1 to 11.
        weekday: 0 (Monday) to 6.
        nth: 1 to 4 from the month's start; 0 for the last.
        days_after: Days from that weekday to the holiday, 0 or 1.
    """

    month: int
    weekday: int
    nth: int
    days_after: int = 0

    def in_year(self, year: int) -> date:
        """Return the day in ``year``."""
        start = date(year, self.month + (self.nth == 0), 1)
        first = start + timedelta(days=(self.weekday - start.weekday()) % _WEEK)
        return first + timedelta(days=_WEEK * (self.nth - 1) + self.days_after)


@dataclass(frozen=True, kw_only=True, slots=True)
class Holiday:
    """A day on which offices are closed each year.

    One that falls on a Sunday is observed on the Monday after, in both tables.

    Attributes:
        name: Its name, as the provision has it where it has one.
        falls: On which day of a year.
        source: The provision that makes it a holiday.
        moves_to_friday: Whether, fallen on a Saturday, it is observed on the Friday before.
        in_force: First day on which it can fall.
        until: First day on which it can no longer fall; None if still in force.
    """

    name: str
    falls: MonthDay | WeekdayOfMonth
    source: str
    moves_to_friday: bool
    in_force: date = _START
    until: date | None = None

    def day_in(self, year: int) -> date | None:
        """Return the day on which it falls in ``year``; None if it is no holiday then."""
        day = self.falls.in_year(year)
        return day if self.in_force <= day and (self.until is None or day < self.until) else None

    def observed(self, day: date) -> date:
        """Return the day on which the holiday that falls on ``day`` closes the offices.

        Source: Code Civ. Proc. § 135 with Cal. Rules of Court, rule 1.11; Gov. Code § 19853(b).
        """
        if day.weekday() == _SUNDAY:
            return day + timedelta(days=1)
        if day.weekday() == _SATURDAY and self.moves_to_friday:
            return day - timedelta(days=1)
        return day


_NEW_YEAR = MonthDay(month=1, day=1)
_KING = WeekdayOfMonth(month=1, weekday=_MONDAY, nth=3)
_LINCOLN = MonthDay(month=2, day=12)
_WASHINGTON = WeekdayOfMonth(month=2, weekday=_MONDAY, nth=3)
_MARCH_31 = MonthDay(month=3, day=31)
_MEMORIAL = WeekdayOfMonth(month=5, weekday=_MONDAY, nth=0)
_JUNETEENTH = MonthDay(month=6, day=19)
_INDEPENDENCE = MonthDay(month=7, day=4)
_LABOR = WeekdayOfMonth(month=9, weekday=_MONDAY, nth=1)
_NATIVE_AMERICAN = WeekdayOfMonth(month=9, weekday=_FRIDAY, nth=4)
_COLUMBUS = WeekdayOfMonth(month=10, weekday=_MONDAY, nth=2)
_VETERANS = MonthDay(month=11, day=11)
_THANKSGIVING = WeekdayOfMonth(month=11, weekday=_THURSDAY, nth=4)
_DAY_AFTER = WeekdayOfMonth(month=11, weekday=_THURSDAY, nth=4, days_after=1)
_CHRISTMAS = MonthDay(month=12, day=25)


def _judicial(
    name: str, falls: MonthDay | WeekdayOfMonth, *, source: str = "", since: date = _START, until: date | None = None
) -> Holiday:
    source = source or "Code Civ. Proc. § 135; Gov. Code § 6700"
    return Holiday(name=name, falls=falls, source=source, moves_to_friday=True, in_force=since, until=until)


def _state(
    name: str,
    falls: MonthDay | WeekdayOfMonth,
    *,
    moves_to_friday: bool = False,
    since: date = _START,
    until: date | None = None,
) -> Holiday:
    source = "Lab. Code § 4600.4(b); Gov. Code § 19853(a)"
    return Holiday(name=name, falls=falls, source=source, moves_to_friday=moves_to_friday, in_force=since, until=until)


COURT_HOLIDAYS = (
    _judicial("New Year's Day", _NEW_YEAR),
    _judicial("Dr. Martin Luther King, Jr. Day", _KING),
    _judicial("Lincoln Day", _LINCOLN),
    _judicial("Presidents' Day", _WASHINGTON),
    _judicial("Cesar Chavez Day", _MARCH_31, until=_FARMWORKERS),
    _judicial(
        "Farmworkers Day",
        _MARCH_31,
        source="Code Civ. Proc. § 135; Gov. Code § 6700 (Stats. 2026, ch. 7)",
        since=_FARMWORKERS,
    ),
    _judicial("Memorial Day", _MEMORIAL),
    _judicial(
        "Juneteenth",
        _JUNETEENTH,
        source="Code Civ. Proc. § 135; Gov. Code § 6700 (Stats. 2022, ch. 753)",
        since=date(2023, 1, 1),
    ),
    _judicial("Independence Day", _INDEPENDENCE),
    _judicial("Labor Day", _LABOR),
    _judicial(
        "Native American Day",
        _NATIVE_AMERICAN,
        source="Code Civ. Proc. § 135 (Stats. 2021, ch. 283); Gov. Code § 6700",
        since=date(2022, 1, 1),
    ),
    _judicial(
        "Columbus Day",
        _COLUMBUS,
        source="Code Civ. Proc. § 135 before Stats. 2021, ch. 283; Gov. Code § 6700",
        until=date(2022, 1, 1),
    ),
    _judicial("Veterans Day", _VETERANS),
    _judicial("Thanksgiving Day", _THANKSGIVING, source="Code Civ. Proc. § 135"),
    _judicial("the day after Thanksgiving Day", _DAY_AFTER, source="Code Civ. Proc. § 135"),
    _judicial("Christmas Day", _CHRISTMAS),
)
"""The judicial holidays besides Saturdays and Sundays.

Native American Day became a state holiday in 2015 (AB 1973 of the session 2013-2014); by 2021 Code Civ. Proc. § 135
excepted it from the judicial ones. Since when is not known here: for 2015 it is taken to have been excepted
[unverified], see ``DOUBTFUL_COURT_DAYS``.

Source: Code Civ. Proc. § 135.
"""

DOUBTFUL_COURT_DAYS: tuple[tuple[date, str], ...] = (
    (
        date(2015, 9, 25),
        "that Native American Day of 2015 was no judicial holiday (Code Civ. Proc. § 135 as then in force was not read)",
    ),
)
"""Days taken to be court days though it was not read that they were, each with the doubt; a date that turns on one says so."""

STATE_HOLIDAYS = (
    _state("New Year's Day", _NEW_YEAR),
    _state("Dr. Martin Luther King, Jr. Day", _KING),
    _state("Presidents' Day", _WASHINGTON),
    _state("Cesar Chavez Day", _MARCH_31, until=_FARMWORKERS),
    _state("Farmworkers Day", _MARCH_31, since=_FARMWORKERS),
    _state("Memorial Day", _MEMORIAL),
    _state("Independence Day", _INDEPENDENCE),
    _state("Labor Day", _LABOR),
    _state("Veterans Day", _VETERANS, moves_to_friday=True),
    _state("Thanksgiving Day", _THANKSGIVING),
    _state("the day after Thanksgiving Day", _DAY_AFTER),
    _state("Christmas Day", _CHRISTMAS),
)
"""The holidays of state offices, as the Department of Human Resources lists them.

Days which a state employee may choose in place of a personal holiday (Juneteenth, Native American Day, Lunar New Year,
Genocide Remembrance Day and others, Gov. Code § 19853) close no office and are left out [unverified].

Source: Lab. Code § 4600.4(b); Gov. Code § 19853(a), (b).
"""
