"""Legal days: days in Los Angeles, and how a day is written."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from openimr.domain.errors import InvalidTimeLimitError, NoLawInForceError
from openimr.law.holidays import FIRST_YEAR, LAST_YEAR

PACIFIC = ZoneInfo("America/Los_Angeles")
"""Where every legal day is a day."""

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def pacific(moment: datetime) -> datetime:
    """Return a moment as the clocks of Los Angeles show it.

    Raises:
        InvalidTimeLimitError: ``moment`` has no time zone.
        NoLawInForceError: In Los Angeles it lies before the year 1 or after the year 9999.
    """
    if moment.utcoffset() is None:
        raise InvalidTimeLimitError("expected a moment with its time zone; found one without; say whose clock it is")
    try:
        return moment.astimezone(PACIFIC)
    except OverflowError:
        known = f"{FIRST_YEAR}-01-01 to {LAST_YEAR}-12-31"
        raise NoLawInForceError(rule="the legal day", day=moment.date().isoformat(), known=known) from None


def legal_day(when: date | datetime) -> date:
    """Return the legal day: of a moment its day in Los Angeles, of a day itself; raises as ``pacific``.

    >>> from datetime import UTC
    >>> legal_day(datetime(2024, 5, 2, 3, 0, tzinfo=UTC))
    datetime.date(2024, 5, 1)
    """
    return pacific(when).date() if isinstance(when, datetime) else when


def day_in_words(when: date | datetime) -> str:
    """Return a day, or a moment by the clocks of Los Angeles, in words; raises as ``pacific``.

    Of a moment the words name whose clock it is, and end without a full stop, so that a sentence can end with them.

    >>> day_in_words(date(2024, 5, 3))
    'Fri 3 May 2024'
    >>> day_in_words(datetime(2024, 5, 3, 16, 0, tzinfo=PACIFIC))
    'Fri 3 May 2024, 4:00 p.m. Pacific time'
    """
    day = legal_day(when)
    words = f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"
    return f"{words}, {time_in_words(when)}" if isinstance(when, datetime) else words


def time_in_words(when: datetime) -> str:
    """Return the time of a moment by the clocks of Los Angeles, in words; raises as ``pacific``.

    Of the hour that comes twice when the clocks are set back, the words say which it is.

    >>> time_in_words(datetime(2024, 5, 3, 0, 5, tzinfo=PACIFIC))
    '12:05 a.m. Pacific time'
    """
    there = pacific(when)
    comes_twice = there.replace(fold=0).utcoffset() != there.replace(fold=1).utcoffset()
    half = "a.m." if there.hour < 12 else "p.m."  # noqa: PLR2004 - noon
    return f"{(there.hour - 1) % 12 + 1}:{there:%M} {half} Pacific time{f' ({there:%Z})' if comes_twice else ''}"
