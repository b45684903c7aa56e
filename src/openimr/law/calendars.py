"""On which days the courts and the State's offices are open: two cited tables, for the years they name.

``COURT_DAYS`` decides where a last day rolls (Code Civ. Proc. §§ 10, 12a, 135); ``WORKING_DAYS`` decides what a
working-day limit counts (Lab. Code § 4600.4(b)). They differ: the courts keep Lincoln Day, Juneteenth, Native
American Day and, until 2021, Columbus Day; the State's offices do not.

Not in the tables: a single court's closing by order (Gov. Code § 68115), an office that is closed for a whole day
(Code Civ. Proc. § 12b), and days which the Governor appoints for one year.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType

from openimr.domain.errors import NoLawInForceError
from openimr.law.holidays import (
    COURT_HOLIDAYS,
    DOUBTFUL_COURT_DAYS,
    FIRST_YEAR,
    LAST_YEAR,
    STATE_HOLIDAYS,
    Holiday,
)

_DAY = timedelta(days=1)
_WEEKEND = {5: "Saturday", 6: "Sunday"}


Holidays = tuple[tuple[date, str], ...]
"""Days that a holiday closes, in order, each with the holiday's name."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Calendar:
    """Which days are open, over the years for which the holidays are known.

    Attributes:
        name: What its open days are called: ``"court days"``.
        source: The provisions that close a day.
        holidays: The holidays; one that falls on a weekend is observed as its own rule says.
        first: First day the calendar knows.
        last: Last day the calendar knows, inclusive.
        doubtful: Days taken to be open though that was not read in the law, each with the doubt.
    """

    name: str
    source: str
    holidays: tuple[Holiday, ...]
    first: date = date(FIRST_YEAR, 1, 1)
    last: date = date(LAST_YEAR, 12, 31)
    doubtful: tuple[tuple[date, str], ...] = ()
    _observed: Mapping[date, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        observed = dict(_observances(self.holidays, first=self.first.year, last=self.last.year + 1))
        object.__setattr__(self, "_observed", MappingProxyType(observed))

    def closed_because(self, day: date) -> str | None:
        """Return why ``day`` is closed: a weekday's or holiday's name; None if it is open.

        Raises:
            NoLawInForceError: ``day`` is outside of the years the calendar knows.
        """
        if not self.first <= day <= self.last:
            known = f"{self.first.isoformat()} to {self.last.isoformat()}"
            raise NoLawInForceError(rule=f"the table of {self.name}", day=day.isoformat(), known=known)
        return _WEEKEND.get(day.weekday()) or self._observed.get(day)

    def is_open(self, day: date) -> bool:
        """Return whether ``day`` is open; raises as ``closed_because``."""
        return self.closed_because(day) is None

    def open_day_from(self, day: date) -> date:
        """Return the first open day that is not before ``day``; raises as ``closed_because``."""
        while not self.is_open(day):
            day += _DAY
        return day

    def closed_until_open(self, day: date) -> tuple[str, ...]:
        """Return why each day from ``day`` to the next open one is closed; raises as ``closed_because``."""
        closed = []
        while (reason := self.closed_because(day)) is not None:
            closed.append(reason)
            day += _DAY
        return tuple(closed)

    def open_day_after(self, day: date, *, count: int = 1) -> date:
        """Return the ``count``-th open day after ``day``, which itself never counts; raises as ``closed_because``."""
        for _ in range(count):
            day = self.open_day_from(day + _DAY)
        return day

    def holidays_between(self, day: date, end: date) -> Holidays:
        """Return the days after ``day`` and before ``end`` that a holiday closes, no weekends, with their names."""
        closed = ((found, name) for found, name in self._observed.items() if day < found < end)
        return tuple(sorted((found, name) for found, name in closed if found.weekday() not in _WEEKEND))

    def doubts_between(self, day: date, end: date) -> tuple[str, ...]:
        """Return the doubt about each doubtful day after ``day`` and up to ``end``, that day too."""
        return tuple(doubt for found, doubt in self.doubtful if day < found <= end)


def _observances(holidays: tuple[Holiday, ...], *, first: int, last: int) -> Iterator[tuple[date, str]]:
    """Return each day a holiday closes. The year after the table counts: its New Year may close a 31 December."""
    for year in range(first, last + 1):
        for holiday in holidays:
            day = holiday.day_in(year)
            if day is None:
                continue
            kept = holiday.observed(day)
            yield kept, holiday.name if kept == day else f"{holiday.name} (observed)"


COURT_DAYS = Calendar(
    name="court days",
    source="Code Civ. Proc. §§ 10, 12a(a), 135; Gov. Code § 6700; Cal. Rules of Court, rule 1.11",
    holidays=COURT_HOLIDAYS,
    doubtful=DOUBTFUL_COURT_DAYS,
)
"""Days on which the courts are open; every Saturday, Sunday and judicial holiday is closed.

Source: Code Civ. Proc. §§ 10, 12a(a), 135.
"""

WORKING_DAYS = Calendar(
    name="working days",
    source="Lab. Code § 4600.4(b); Gov. Code § 19853(a), (b)",
    holidays=STATE_HOLIDAYS,
)
"""Normal business days: no Saturday, Sunday or holiday of the State.

"Working day" (Lab. Code §§ 4610.6(d)(1)(A), (j)) and "business day" (8 CCR §§ 9792.10.3(c), 9792.10.4(b)) are not
defined in what could be read; both are counted as the "normal business day" that the same article defines
[unverified].

Source: Lab. Code § 4600.4(b), words in force since 2020-01-01; carried back to 2013 [unverified].
"""


def is_court_day(day: date) -> bool:
    """Return whether the courts are open on ``day``.

    Raises:
        NoLawInForceError: ``day`` is outside of the years the table knows.

    Source: Code Civ. Proc. §§ 10, 12a(a), 135.

    >>> is_court_day(date(2024, 2, 12))  # Lincoln Day
    False
    """
    return COURT_DAYS.is_open(day)


def is_working_day(day: date) -> bool:
    """Return whether ``day`` is a normal business day.

    Raises:
        NoLawInForceError: ``day`` is outside of the years the table knows.

    Source: Lab. Code § 4600.4(b).

    >>> is_working_day(date(2024, 2, 12))  # Lincoln Day
    True
    """
    return WORKING_DAYS.is_open(day)


def next_court_day(day: date) -> date:
    """Return the first court day after ``day``; raises as ``is_court_day``."""
    return COURT_DAYS.open_day_after(day)


def next_working_day(day: date) -> date:
    """Return the first working day after ``day``; raises as ``is_working_day``."""
    return WORKING_DAYS.open_day_after(day)
