"""Strengths of one unit of a drug: ``10/325mg``, ``5%``, ``25mg/ml``."""

import re
from collections.abc import Iterator

from openimr.domain.text import Span

_NUMBER = r"\d{1,5}(?:,\d{3})?(?:\.\d{1,5})?|\.\d{1,5}"
_UNIT = r"(?:mg|milligrams?|mcg|micrograms?|µg|μg|ug|meq|iu|%|percent)(?![A-Za-z])"

_DOSE = re.compile(
    rf"""
    (?<! [\w.] )
    (?: {_NUMBER} )
    (?: \s? (?: {_UNIT} )? \s? [/-] \s? (?: {_NUMBER} ) ){{0,5}}
    \s? {_UNIT}
    (?: (?: \s? / | \s per \b ) \s? (?: {_NUMBER} )? \s? (?: ml | cc | hrs? | hours? | h | act | actuation | spray | day | g
        | gm ) (?![A-Za-z]) )?
    """,
    re.VERBOSE | re.IGNORECASE,
)


def find_doses(text: str, zone: Span | None = None) -> Iterator[Span]:
    """Yield where each strength stands. Grams and milliliters by themselves are amounts, not strengths.

    >>> text = "Norco 10/325mg #60, cream 4%-27.5%-0.0325% 121gm, Synapryn (10mg/1ml) 500ml, fentanyl 25 mcg/hr"
    >>> [span.of(text) for span in find_doses(text)]
    ['10/325mg', '4%-27.5%-0.0325%', '10mg/1ml', '25 mcg/hr']
    """
    start, end = (zone.start, zone.end) if zone else (0, len(text))
    for match in _DOSE.finditer(text, start, end):
        yield Span(*match.span())
