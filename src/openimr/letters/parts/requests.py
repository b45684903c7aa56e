"""What one description names, read once for every part of its item."""

from dataclasses import dataclass
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
from openimr.terms.sides import find_sides

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
    return Request(
        text=text,
        zone=zone,
        words=words,
        cue=cue,
        drugs=() if is_laboratory else drugs,
        doses=tuple(find_doses(text, zone)) if has_digits else (),
        levels=tuple(find_levels(text, zone)) if has_digits else (),
        regions=() if is_laboratory else tuple(find_regions(words)),
        sides=tuple(find_sides(words)),
        dates=tuple(find_dates(text, zone)) if has_digits else (),
    )
