"""Dates as letters write them."""

import re
from collections.abc import Iterator
from datetime import date

from openimr.domain.text import Span

_NUMERIC_DATE = re.compile(
    r"""
    (?<![\d/.-])                 # not inside a longer number, ratio or dose
    (?P<month> \d{1,2} )
    (?P<mark> [/-] ) \s{0,4}     # a wrapped line may break after the mark
    (?P<day> \d{1,2} )
    (?P=mark) \s{0,4}
    (?P<year> \d{4} | \d{2} )
    (?! [\d/] | -\d )
    """,
    re.VERBOSE,
)

_CENTURY = 2000
_LAST_TWO_DIGIT_YEAR = 50


def calendar_date(*, year: int, month: int, day: int) -> date | None:
    """Return the date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def find_dates(text: str) -> Iterator[tuple[Span, date]]:
    """Yield each numeric date with its span, in order; a run of digits that is no day is passed over.

    Read are ``MM/DD/YYYY``, ``M-D-YY`` and their mixtures of width, month first. A year of two digits up to
    50 lies in this century, above it in the last one. Pain scores (``7-10``), levels (``L4-5``) and doses
    (``10/325mg``) have two numbers and are no dates.

    >>> [found.isoformat() for _, found in find_dates("seen 9-17-15, pain 7-10, again 02/30/2016 and 3/4/2016")]
    ['2015-09-17', '2016-03-04']
    """
    for match in _NUMERIC_DATE.finditer(text):
        year = int(match["year"])
        if len(match["year"]) == len("yy"):
            year += _CENTURY if year <= _LAST_TWO_DIGIT_YEAR else _CENTURY - 100
        found = calendar_date(year=year, month=int(match["month"]), day=int(match["day"]))
        if found is not None:
            yield Span(*match.span()), found
