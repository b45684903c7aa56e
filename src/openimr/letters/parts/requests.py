"""What one description names, read once for every part of its item."""

from dataclasses import dataclass, replace
from datetime import date

from openimr.domain.parts import Side
from openimr.domain.text import Span
from openimr.terms.categories import Cue, find_category
from openimr.terms.dates import find_dates
from openimr.terms.doses import find_doses
from openimr.terms.drugs import Drug, find_drugs
from openimr.terms.levels import Levels, find_levels
from openimr.terms.lexicons import Found, Word, words_in
from openimr.terms.regions import find_regions
from openimr.terms.sides import find_lettered_sides, find_sides

_LABORATORY = "diagnostic testing/laboratory"


@dataclass(frozen=True, kw_only=True, slots=True)
class Request:
    """The terms of a description. Spans are of the letter's text.

    Attributes:
        text: The letter.
        zone: Where the description stands in it.
        words: Its words.
        cue: What decides its category as long as it stands by itself; None where nothing does.
        drugs: The drugs it names, in order.
        doses: The strengths it names, in order.
        levels: The vertebral levels it names, in order.
        regions: The regions of the body it names, in order.
        sides: The sides it names, in order.
        dates: The days it names, in order.
    """

    text: str
    zone: Span
    words: tuple[Word, ...]
    cue: Cue | None
    drugs: tuple[Found[Drug], ...]
    doses: tuple[Span, ...]
    levels: tuple[Levels, ...]
    regions: tuple[Found[tuple[str, ...]], ...]
    sides: tuple[Found[Side], ...]
    dates: tuple[tuple[Span, date], ...]


def read_request(text: str, zone: Span) -> Request:
    """Read the terms of the description that stands in a zone of the letter's text.

    A laboratory test is of no region and gives no drug ("hepatic panel", "vitamin D level").
    """
    words = tuple(words_in(text, zone))
    has_digits = any(word.form.isdigit() for word in words)
    drugs = tuple(find_drugs(words))
    cue = find_category(words, drugs)
    is_laboratory = cue is not None and cue.path == _LABORATORY
    levels = tuple(find_levels(text, zone)) if has_digits else ()
    regions = () if is_laboratory else tuple(find_regions(words))
    return Request(
        text=text,
        zone=zone,
        words=words,
        cue=cue,
        drugs=() if is_laboratory else drugs,
        doses=tuple(find_doses(text, zone)) if has_digits else (),
        levels=levels,
        regions=regions,
        sides=tuple(_sides(text, words, {each.span.start for each in levels} | {each.span.start for each in regions})),
        dates=tuple(find_dates(text, zone)) if has_digits else (),
    )


def completed(request: Request, original: Request) -> Request:
    """Return what remains of a request, with what the original request names where nothing but an amount remains.

    >>> text = "Twelve sessions of acupuncture; six (6) sessions"
    >>> remaining = completed(read_request(text, Span(32, 48)), read_request(text, Span(0, 30)))
    >>> remaining.cue.path, remaining.zone.of(text)
    ('rehabilitation/acupuncture', 'six (6) sessions')
    """
    if request.cue is not None or request.drugs or request.regions or request.levels:
        return request
    return replace(
        original,
        zone=request.zone,
        doses=request.doses or original.doses,
        sides=request.sides or original.sides,
        dates=request.dates,
    )


def _sides(text: str, words: tuple[Word, ...], places: set[int]) -> list[Found[Side]]:
    """Return the sides in order; of "R L4-5" the letter is read, not "R L"."""
    named = {found.span.start: found for found in find_sides(words)}
    named |= {found.span.start: found for found in find_lettered_sides(text, words, places=places)}
    return [named[start] for start in sorted(named)]
