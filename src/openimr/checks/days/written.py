"""The days that a text writes, in whatever way."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from openimr.domain.text import Span
from openimr.terms.dates import calendar_date, find_dates, find_other_dates

_CANDIDATE = re.compile(
    r"[0-9JFMASOND](?:(?<=[0-9])[0-9]?[/-]\s{0,4}[0-9]{1,2}[/-]\s{0,4}[0-9]{2}|"
    r"(?<=[A-Z])[A-Za-z]{2,8}(?:\.?\s{1,4}|/)[0-9]{1,2}(?:st|nd|rd|th)?(?:,?\s{1,4}|,|/)[0-9]{4})"
)
_NUMBERS = re.compile(
    r"(?P<month>[0-9][0-9]?)(?P<mark>[/-])(?P<day>[0-9]{1,2})(?P=mark)(?P<year>(?:19|20)[0-9]{2})(?![0-9/-])"
)
_LATE_DAY = re.compile(
    r"(?P<day>29|3[01])(?:(?:st|nd|rd|th)?,?\s(?P<year>(?:19|20)[0-9]{2})|[/-](?P<short>[0-9]{2}))(?![0-9/-])"
)
_MONTH_BEFORE = re.compile(
    r"(?:(?<![0-9/.-])(?P<number>0?[1-9]|1[0-2])[/-]|\b(?P<name>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s)\Z"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_AND = r"(?:\s?(?:,|&|-|–)\s?|\s(?:and|to|through)\s)"
_DAY_AND_YEAR = re.compile(r"[0-9](?:st|nd|rd|th)?,?\s(?:19|20)[0-9]{2}(?![0-9])")
_SHARED_YEAR = re.compile(
    r"\b(?P<month>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6})\.?\s(?P<first>[0-9]{1,2})(?:st|nd|rd|th)?"
    rf"{_AND}(?:[A-Z][a-z]{{2,8}}\.?\s[0-9]{{1,2}}|(?P<second>[0-9]{{1,2}}))(?:st|nd|rd|th)?,?\s(?P<year>(?:19|20)[0-9]{{2}})\Z"
)
_SHARED_NUMBERS = re.compile(
    r"(?<![0-9/.-])(?P<month>[0-9]{1,2})/(?P<day>[0-9]{1,2})(?:\s?(?:&|-|–)\s?|\s(?:and|to|through)\s)\Z"
)
_DOTTED = re.compile(r"\s(?P<month>[0-9]{1,2})\.(?P<day>[0-9]{1,2})\.(?P<year>[0-9]{2})(?![0-9]|\.[0-9])")
_ON = re.compile(r"\b(?:on|of|dated|from|since)\Z", re.IGNORECASE)
_LONGEST_BEFORE, _SHORT_BEFORE = 36, 14
_CENTURY = 2000


def days_in(text: str, zone: Span) -> Iterator[tuple[Span, date]]:
    """Yield each day that a zone names, with its span, in order; also one whose year stands only with the next day.

    >>> text = "on October 4 and 18, 2016, 5/2 and 6/3/2016 and on 7.8.16"
    >>> [day.isoformat() for _, day in days_in(text, Span(0, len(text)))]
    ['2016-10-04', '2016-10-18', '2016-05-02', '2016-06-03', '2016-07-08']
    """
    common = list(_common_days(text, zone))
    others = [*find_other_dates(text, zone), *_days_before_their_year(text, zone, common), *_dotted(text, zone)]
    found = sorted([*others, *common], key=lambda one: one[0]) if others else common
    yield from (one for place, one in enumerate(found) if place == 0 or one[0].start >= found[place - 1][0].end)


def _days_before_their_year(text: str, zone: Span, common: Sequence[tuple[Span, date]]) -> Iterator[tuple[Span, date]]:
    """Yield the days of "October 4 and 18, 2016", and the first of "5/2 and 6/3/2016"."""
    for end in _DAY_AND_YEAR.finditer(text, zone.start, zone.end):
        match = _SHARED_YEAR.search(text, max(zone.start, end.start() - _LONGEST_BEFORE), end.end())
        if match is None:
            continue
        month = _MONTHS.index(match["month"][:3].lower()) + 1
        for name in ("first", "second"):
            if match[name] and (day := calendar_date(year=int(match["year"]), month=month, day=int(match[name]))):
                yield Span(match.start() if name == "first" else match.start(name), match.end(name)), day
    for span, later in common:
        match = _SHARED_NUMBERS.search(text, max(zone.start, span.start - _SHORT_BEFORE), span.start)
        if match and (day := calendar_date(year=later.year, month=int(match["month"]), day=int(match["day"]))):
            yield Span(match.start(), match.end("day")), day


def _dotted(text: str, zone: Span) -> Iterator[tuple[Span, date]]:
    """Yield days as in "on 7.8.16"."""
    for match in _DOTTED.finditer(text, zone.start, zone.end):
        year = _CENTURY + int(match["year"])
        day = calendar_date(year=year, month=int(match["month"]), day=int(match["day"]))
        if day is not None and _ON.search(text, max(zone.start, match.start() - _SHORT_BEFORE), match.start()):
            yield Span(match.start("month"), match.end("year")), day


def _common_days(text: str, zone: Span) -> Iterator[tuple[Span, date]]:
    position = zone.start
    while (candidate := _CANDIDATE.search(text, position, zone.end)) is not None:
        found = next(iter(find_dates(text, Span(candidate.start(), min(zone.end, candidate.end() + 4)))), None)
        if found is not None:
            yield found
        position = found[0].end if found else candidate.end()


def unreal_days_in(text: str, zone: Span) -> Iterator[Span]:
    """Yield where numbers are written as a day that the calendar does not have.

    >>> [span.of(text) for text in ["seen 02/30/2016 and 3/4/2016"] for span in unreal_days_in(text, Span(0, len(text)))]
    ['02/30/2016']
    """
    for match in _NUMBERS.finditer(text, zone.start, zone.end):
        is_whole = match.start() == zone.start or text[match.start() - 1] not in "0123456789/.-"
        if (
            is_whole
            and calendar_date(year=int(match["year"]), month=int(match["month"]), day=int(match["day"])) is None
        ):
            yield Span(*match.span())
    for match in _LATE_DAY.finditer(text, zone.start, zone.end):
        before = _MONTH_BEFORE.search(text, max(zone.start, match.start() - _SHORT_BEFORE), match.start())
        if before is None or (before["number"] is None) != (match["short"] is None):
            continue
        month = int(before["number"]) if before["number"] else _MONTHS.index(before["name"].lower()) + 1
        year = int(match["year"]) if match["year"] else _CENTURY + int(match["short"])
        if calendar_date(year=year, month=month, day=int(match["day"])) is None:
            yield Span(before.start(), match.end())
