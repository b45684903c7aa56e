"""Parts of a year that a letter names without a month: "the summer of 2015", "early 2016"."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from openimr.domain.text import Span

_MONTHS = {
    "spring": (3, 6),
    "summer": (6, 9),
    "fall": (9, 12),
    "autumn": (9, 12),
    "early": (1, 5),
    "mid": (4, 9),
    "middle": (4, 9),
    "late": (8, 12),
    "end": (9, 12),
    "beginning": (1, 4),
}
"""The first and the last month that each can mean, widely taken; winter lies in two years and is left out."""

_PART = re.compile(
    rf"\b(?P<part>{'|'.join(_MONTHS)})(?:\sof\s|\sin\s|[\s-])(?P<year>(?:19|20)[0-9]{{2}})(?![0-9/-])", re.IGNORECASE
)


def seasons_in(text: str, zone: Span) -> Iterator[tuple[Span, date, date]]:
    """Yield each part of a year that a zone names, with its first and its last day.

    >>> text = "An arthroscopy in the summer of 2015."
    >>> [(str(first), str(last)) for _, first, last in seasons_in(text, Span(0, len(text)))]
    [('2015-06-01', '2015-09-30')]
    """
    for match in _PART.finditer(text, zone.start, zone.end):
        first, last = _MONTHS[match["part"].lower()]
        year = int(match["year"])
        yield Span(*match.span()), date(year, first, 1), date(year, last, monthrange(year, last)[1])
