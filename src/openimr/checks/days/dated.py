"""What the days of a text are days of: a study, an operation, a visit, a request, the injury."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from openimr.checks.days.events import Event, event_of
from openimr.checks.days.kinds import WITH_A_PLACE, Kind
from openimr.checks.days.seasons import seasons_in
from openimr.checks.days.written import days_in
from openimr.domain.parts import Side
from openimr.domain.text import Span
from openimr.terms.dates import find_months
from openimr.terms.lexicons import words_in
from openimr.terms.regions import regions_named
from openimr.terms.sides import sides_named

_LIST = re.compile(r"[\s,()&]*(?:and|through|to|and\sagain\son|and\sthen\son)?[\s,()]*\Z", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)[0-9][0-9](?![0-9/-])")
_YEAR_ALONE = re.compile(r"\b(?:in|the|from|since|of)\s\Z", re.IGNORECASE)
_LONGEST_MONTH = 18
_OF_PLACE = re.compile(r"\)?\s(?:of|to)\s(?:the\s|his\s|her\s)?(?:[A-Za-z]+\s?){1,3}", re.IGNORECASE)
_WORDS_BEFORE = 28


@dataclass(frozen=True, kw_only=True, slots=True)
class Dated:
    """A day that a text names, and what it is the day of.

    Attributes:
        day: The day; the first one of a month or a year that is named without a day.
        last: The last day of that time; ``day`` where a day is named.
        span: Where it stands.
        kind: What happened; ``OTHER`` where the words before and after do not say.
        phrase: From the words that say what happened to the day.
        noun: Those words alone, small letters; empty where there are none.
        regions: Regions of the body that the phrase names.
        sides: Sides that it names.
        lead: The words of its sentence before the day.
    """

    day: date
    last: date
    span: Span
    kind: Kind
    phrase: Span
    noun: str = ""
    regions: frozenset[str] = frozenset()
    sides: frozenset[Side] = frozenset()
    lead: str = ""


def dated_in(text: str, zone: Span) -> Iterator[Dated]:
    """Yield each day of a zone with what it is the day of.

    >>> text = "The MRI of the left knee on 3/4/2016 and the note dated 5/6/2016 agree."
    >>> [(each.day.isoformat(), each.kind.value) for each in dated_in(text, Span(0, len(text)))]
    [('2016-03-04', 'MRI'), ('2016-05-06', 'visit')]
    """
    before: Dated | None = None
    for span, day in days_in(text, zone):
        if before is not None and _LIST.match(text, before.span.end, span.start):
            before = replace(before, day=day, last=day, span=span, phrase=Span(before.phrase.start, span.end))
        else:
            start = zone.start if before is None else before.span.end
            before = _dated(text, zone, event_of(text, zone, start, span), span, (day, day))
        yield before


def times_in(text: str, zone: Span) -> Iterator[Dated]:
    """Yield each month and each year that a zone names without a day, with what happened in it.

    >>> text = "A lumbar MRI in June 2016 showed a bulge after the fusion in 2011."
    >>> [(str(each.day), str(each.last), each.kind.value) for each in times_in(text, Span(0, len(text)))]
    [('2016-06-01', '2016-06-30', 'MRI'), ('2011-01-01', '2011-12-31', 'operation')]
    """
    start, behind = zone.start, zone.start
    for year in _YEAR.finditer(text, zone.start, zone.end):
        start, behind = behind, year.end()
        near = Span(max(zone.start, year.start() - _LONGEST_MONTH), year.end())
        found = _time_until(text, near, Span(*year.span()))
        if found is None:
            continue
        span, time = found
        yield _dated(text, zone, event_of(text, zone, start, span), span, time)


def _time_until(text: str, near: Span, year: Span) -> tuple[Span, tuple[date, date]] | None:
    """Return the month, the part of a year or the year that ends with the year's number, and its first and last day."""
    for span, of_year, month in find_months(text, near):
        if span.end == year.end:
            return span, (date(of_year, month, 1), date(of_year, month, monthrange(of_year, month)[1]))
    for span, first, last in seasons_in(text, near):
        if span.end == year.end:
            return span, (first, last)
    if not _YEAR_ALONE.search(text, near.start, year.start):
        return None
    number = int(year.of(text))
    return year, (date(number, 1, 1), date(number, 12, 31))


def _dated(text: str, zone: Span, event: Event, span: Span, time: tuple[date, date]) -> Dated:
    noun, lead = event.noun, event.lead.of(text)
    day, last = time
    if noun is None:
        return Dated(day=day, last=last, span=span, kind=Kind.OTHER, phrase=span, lead=lead)
    phrase = Span(min(noun.start, span.start), max(noun.end, span.end)) if event.is_beside else span
    found = Dated(day=day, last=last, span=span, kind=event.kind, phrase=phrase, noun=noun.of(text).lower(), lead=lead)
    if event.kind not in WITH_A_PLACE:
        return found
    words = words_in(text, _words_of_place(text, zone, event, phrase))
    return replace(
        found,
        regions=regions_named(words),
        sides=sides_named(words),
    )


def _words_of_place(text: str, zone: Span, event: Event, phrase: Span) -> Span:
    """Return the words that may name the place: those with "of" behind the phrase, else some before it; and its own."""
    if not event.is_beside and event.noun is not None:
        return Span(max(zone.start, event.noun.start - _WORDS_BEFORE), phrase.end)
    behind = _OF_PLACE.match(text, phrase.end, zone.end)
    if behind is not None:
        return Span(phrase.start, behind.end())
    return Span(min(max(event.lead.start, phrase.start - _WORDS_BEFORE), phrase.start), phrase.end)
