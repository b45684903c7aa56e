"""Dates as letters write them."""

import re
from collections.abc import Iterator
from datetime import date

from openimr.domain.text import Span

_MONTH_BY_START = {
    start: number
    for number, start in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], start=1
    )
}

DATE = r"""
    (?:
      (?<![\d/.-])               # not inside a longer number, ratio or dose
      (?P<month> \d{1,2} )
      (?P<mark> [/-] ) \s{0,24}+   # a line or a page may break after the mark
      (?P<day> \d{1,2} )
      (?P<second_mark> (?P=mark) | / ) \s{0,24}+
      (?P<year> \d{4} | \d{2} )
      (?! [\d/] | -\d )
    |
      \b (?P<month_name> (?i: jan(?:uary)? | feb(?:ruary)? | mar(?:ch)? | apr(?:il)? | may | june? | july? | aug(?:ust)?
        | sept?(?:ember)? | oct(?:ober)? | nov(?:ember)? | dec(?:ember)? ) ) (?: \.? \s{1,4} | / )
      (?P<day_of_month> \d{1,2} ) (?: st | nd | rd | th )? (?: ,? \s{1,4} | , | / )
      (?P<whole_year> \d{4} ) (?!\d)
    )
"""
"""Pattern of one date, to be compiled with ``re.VERBOSE``; its groups are what ``date_of_match`` reads."""

_DATE = re.compile(DATE, re.VERBOSE)
_OTHER_SHAPES = re.compile(
    r"""
    (?<![\d/.-]) (?: (?P<iso> (?:19|20)\d\d - \d{2} - \d{2} ) | (?P<dotted> \d{1,2} \. \d{1,2} \. (?:19|20)\d\d ) ) (?![\d/-] | \.\d)
    | \b (?P<day> \d{1,2} ) (?: st | nd | rd | th )? \s{1,4} (?:of \s{1,4})?
      (?P<month> jan(?:uary)? | feb(?:ruary)? | mar(?:ch)? | apr(?:il)? | may | june? | july? | aug(?:ust)?
        | sept?(?:ember)? | oct(?:ober)? | nov(?:ember)? | dec(?:ember)? ) \.? ,? \s{1,4} (?P<year> (?:19|20)\d\d ) (?!\d)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_MARKS = frozenset("0123456789/-")
_LONGEST_BEFORE_YEAR, _LONGEST_AFTER_YEAR = 24, 6
_MONTH_OF_YEAR = re.compile(
    r"""
    (?: \b (?P<name> jan(?:uary)? | feb(?:ruary)? | mar(?:ch)? | apr(?:il)? | may | june? | july? | aug(?:ust)?
        | sept?(?:ember)? | oct(?:ober)? | nov(?:ember)? | dec(?:ember)? ) (?: \.? ,? \s{1,4} (?:of \s{1,4})? )
      | (?<! [\d/.-] ) (?P<number> 0?[1-9] | 1[0-2] ) / )
    (?P<year> (?:19|20) \d\d ) (?! [\d/-] )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OUT_OF_TEN = "10"
_CENTURY = 2000
_LAST_TWO_DIGIT_YEAR = 50


def calendar_date(*, year: int, month: int, day: int) -> date | None:
    """Return the date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def date_of_match(match: re.Match[str]) -> date | None:
    """Return the day that a match of ``DATE`` writes; None where the calendar has no such day.

    The month comes first. A year of two digits up to 50 lies in this century, above it in the last one.
    """
    if match["month_name"]:
        month = _MONTH_BY_START[match["month_name"][:3].lower()]
        return calendar_date(year=int(match["whole_year"]), month=month, day=int(match["day_of_month"]))
    year = int(match["year"])
    if match["mark"] != match["second_mark"] and match["year"] == _OUT_OF_TEN:  # pain 7-8/10
        return None
    if len(match["year"]) == len("yy"):
        year += _CENTURY if year <= _LAST_TWO_DIGIT_YEAR else _CENTURY - 100
    return calendar_date(year=year, month=int(match["month"]), day=int(match["day"]))


def find_other_dates(text: str, zone: Span | None = None) -> Iterator[tuple[Span, date]]:
    """Yield each date that is written otherwise than ``find_dates`` reads: the year first, with stops, the day before the month.

    >>> [found.isoformat() for _, found in find_other_dates("on 2016-05-06, 3.4.2014 and 6 June 2016, not 5/6/2016")]
    ['2016-05-06', '2014-03-04', '2016-06-06']
    """
    start, end = (zone.start, zone.end) if zone else (0, len(text))
    for year in _YEAR.finditer(text, start, end):
        before = text[max(start, year.start() - 3) : year.start()]
        if before[-1:] in _MARKS or (before[:1].isdigit() and before[1:] == ", "):
            continue
        first = (
            year.start()
            if text[year.end() : year.end() + 1] == "-"
            else max(start, year.start() - _LONGEST_BEFORE_YEAR)
        )
        stop = min(end, year.end() + _LONGEST_AFTER_YEAR)
        shapes = _OTHER_SHAPES.finditer(text, first, stop)
        match = next((each for each in shapes if each.start() <= year.start() < each.end()), None)
        if match is None:
            continue
        if match["iso"]:
            of_year, month, day = (int(part) for part in match["iso"].split("-"))
        elif match["dotted"]:
            month, day, of_year = (int(part) for part in match["dotted"].split("."))
        else:
            month, day, of_year = _MONTH_BY_START[match["month"][:3].lower()], int(match["day"]), int(match["year"])
        found = calendar_date(year=of_year, month=month, day=day)
        if found is not None:
            yield Span(*match.span()), found


def find_dates(text: str, zone: Span | None = None) -> Iterator[tuple[Span, date]]:
    """Yield each date of a text, or of a zone of it, with its span, in order; digits that are no day are passed over.

    Read are ``MM/DD/YYYY``, ``M-D-YY`` and their mixtures of width, ``M-D/YY``, ``December 9, 2016`` and
    ``Nov/08/2010``, also where a line breaks after a mark. Pain scores (``7-10``, ``7-8/10``), levels (``L4-5``) and
    doses (``10/325mg``) are no dates.

    >>> [found.isoformat() for _, found in find_dates("seen 9-17-15, pain 7-8/10, again 02/30/2016 and Mar. 4, 2016")]
    ['2015-09-17', '2016-03-04']
    """
    start, end = (zone.start, zone.end) if zone else (0, len(text))
    for match in _DATE.finditer(text, start, end):
        found = date_of_match(match)
        if found is not None:
            yield Span(*match.span()), found


def find_months(text: str, zone: Span | None = None) -> Iterator[tuple[Span, int, int]]:
    """Yield each month of a year that is named without a day, with its span: the year, the month from 1.

    >>> [(year, month) for _, year, month in find_months("in October 2016, since 3/2015, on May 4, 2016, 02/01/2016")]
    [(2016, 10), (2015, 3)]
    """
    start, end = (zone.start, zone.end) if zone else (0, len(text))
    for match in _MONTH_OF_YEAR.finditer(text, start, end):
        month = int(match["number"]) if match["number"] else _MONTH_BY_START[match["name"][:3].lower()]
        yield Span(*match.span()), int(match["year"]), month
