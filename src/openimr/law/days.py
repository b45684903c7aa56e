"""Legal days: days in Los Angeles, and how a day is written."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from openimr.domain.errors import InvalidTimeLimitError

PACIFIC = ZoneInfo("America/Los_Angeles")
"""Where every legal day is a day."""

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def pacific(moment: datetime) -> datetime:
    """Return a moment as the clocks of Los Angeles show it.

    Raises:
        InvalidTimeLimitError: ``moment`` has no time zone.
    """
    if moment.utcoffset() is None:
        raise InvalidTimeLimitError("expected a moment with its time zone; found one without; say whose clock it is")
    return moment.astimezone(PACIFIC)


def legal_day(when: date | datetime) -> date:
    """Return the legal day: of a moment its day in Los Angeles, of a day itself; raises as ``pacific``.

    >>> from datetime import UTC
    >>> legal_day(datetime(2024, 5, 2, 3, 0, tzinfo=UTC))
    datetime.date(2024, 5, 1)
    """
    return pacific(when).date() if isinstance(when, datetime) else when


def day_in_words(when: date | datetime) -> str:
    """Return a day, or a moment in Los Angeles time, in words; raises as ``pacific``.

    >>> day_in_words(date(2024, 5, 3))
    'Fri 3 May 2024'
    >>> day_in_words(datetime(2024, 5, 3, 16, 0, tzinfo=PACIFIC))
    'Fri 3 May 2024, 16:00 PDT'
    """
    day = legal_day(when)
    words = f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"
    return f"{words}, {pacific(when):%H:%M %Z}" if isinstance(when, datetime) else words
