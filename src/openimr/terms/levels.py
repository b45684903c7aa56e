"""Vertebral levels: ``L4-S1``, ``L4/5``, ``C5-6, C6-7``, ``T12-L1``."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from openimr.domain.text import Span

_LAST_OF_PART = {"C": 7, "T": 12, "L": 5, "S": 1}
_HIGHEST_NAMED = {"C": 8, "T": 12, "L": 6, "S": 5}
_COLUMN = tuple(f"{part}{number}" for part, last in _LAST_OF_PART.items() for number in range(1, last + 1))
_PLACE = {name: place for place, name in enumerate(_COLUMN)}
_BY_WORD = {"cervical": "C", "thoracic": "T", "lumbar": "L"}

_LEVEL = re.compile(
    r"""
    (?<! [A-Za-z0-9\#.'’] )
    (?: (?P<letter> [CTLS] ) (?: - | \s )? (?= \d ) | (?P<word> cervical | thoracic
        | lumbar ) \s{1,8} (?= \d{1,2} \s? [-/–] \s? [1-9] ) )
    (?P<number> 1[0-2] | [1-9] )
    (?P<more> (?: (?: \s{0,8} (?: [-–—/] | \b (?: to | through
        | thru ) \b ) \s{0,8} ) (?: [CTLSctls] -? )? (?: 1[0-2] | [1-9] ) (?! \d
        | \s?(?:%|mg|mm|cm|x\b|times|visit|session|week|day|month) ) ){0,6} )
    (?! \d | \. \d | [A-Za-z]{3} )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_STEP = re.compile(r"(?P<joint>[-–—/]|to|through|thru)\s*(?P<letter>[CTLS])?-?(?P<number>1[0-2]|[1-9])", re.IGNORECASE)
_FOLLOWING = re.compile(
    r"\s{0,8}(?:,|;|and|&|\+|or|,\s{0,8}and)\s{0,8}(?P<number>[1-9])(?:\s?[-/–]\s?(?P<to>[CTLS]?[1-9]))?(?![\d./-]|"
    r"\s?(?:%|mg|x\b|times|visit|session|week|day|month|level|unit|view|hour))",
    re.IGNORECASE,
)
_LOOK_ALIKES = re.compile(r"(?i:weighted|relax|signal|lab|thyroid|tsh)")


@dataclass(frozen=True, slots=True)
class Levels:
    """Levels named together.

    Attributes:
        names: Each as a segment ``L4-L5``, from the head down, or a single vertebra ``L5``.
        span: Where they stand.
    """

    names: tuple[str, ...]
    span: Span


def find_levels(text: str, zone: Span | None = None) -> Iterator[Levels]:
    r"""Yield the vertebral levels of a text, or of a zone of it, in order.

    ``levels = letter number { ("-" | "/" | "to") [ letter ] number } { (","
        | "and") number [ "-" number ] }``: a range is
    every segment in it; a letter that is left out is the one before; after ``L5`` comes ``S1``.

    >>> [levels.names for levels in find_levels("L4-S1 fusion; C5/6, 6-7; L5-\n1; right T12-L1, L3, pain 7-10")]
    [('L4-L5', 'L5-S1'), ('C5-C6',), ('C6-C7',), ('L5-S1',), ('T12-L1',), ('L3',)]
    """
    start, end = (zone.start, zone.end) if zone else (0, len(text))
    position = start
    while (match := _LEVEL.search(text, position, end)) is not None:
        position = match.end()
        letter = (match["letter"] or _BY_WORD[match["word"].lower()]).upper()
        names = _names(letter, match)
        if not names or _LOOK_ALIKES.match(text[match.end() : match.end() + 12].lstrip(" -")):
            continue
        yield Levels(names, Span(match.start(), match.end()))
        while (following := _FOLLOWING.match(text, position, end)) is not None:
            more = _following_names(letter, following)
            if not more:
                break
            position = following.end()
            yield Levels(more, Span(following.start("number"), position))


def levels_of(found: Iterable[Levels]) -> tuple[str, ...]:
    """Return every level once, in the order in which they were found; no single vertebra that a segment names too.

    >>> levels_of(find_levels("L4-S1 fusion with biopsy at S1"))
    ('L4-L5', 'L5-S1')
    """
    names = tuple(dict.fromkeys(name for levels in found for name in levels.names))
    ends = {end for name in names if "-" in name for end in name.split("-")}
    return tuple(name for name in names if name not in ends)


def part_of_column(level: str) -> str:
    """Return the part of the spine: ``C``, ``T``, ``L`` or ``S``, of the upper vertebra.

    >>> part_of_column("L5-S1")
    'L'
    """
    return level[0]


def _names(letter: str, match: re.Match[str]) -> tuple[str, ...]:
    first = f"{letter}{match['number']}"
    if int(match["number"]) > _HIGHEST_NAMED[letter]:
        return ()
    steps = list(_STEP.finditer(match["more"]))
    if not steps:
        return () if match["word"] else (first,)
    chain = [first]
    for step in steps:
        name = _next_name(chain[-1], step["letter"], int(step["number"]))
        if name is None:
            break
        chain.append(name)
    return tuple(dict.fromkeys(segment for upper, lower in pairwise(chain) for segment in _segments(upper, lower)))


def _next_name(before: str, letter: str | None, number: int) -> str | None:
    """Return the vertebra after a hyphen, whose letter may be left out; None where there is none."""
    if letter:
        name = f"{letter.upper()}{number}"
    elif number > int(before[1:]):
        name = f"{before[0]}{number}"
    else:
        name = {"L": "S", "T": "L", "C": "T", "S": "S"}[before[0]] + str(number)
    return name if _spread(before, name) else None


def _spread(upper: str, lower: str) -> range:
    """Return the places of the column from one vertebra to the other; empty where they are none or the same."""
    first, last = _place(upper), _place(lower)
    return range(0) if first is None or last is None or first == last else range(min(first, last), max(first, last))


def _place(name: str) -> int | None:
    return {"L6": _PLACE["L5"], "C8": _PLACE["C7"]}.get(name, _PLACE.get(name))


def _segments(upper: str, lower: str) -> list[str]:
    return [f"{_COLUMN[place]}-{_COLUMN[place + 1]}" for place in _spread(upper, lower)]


def _following_names(letter: str, match: re.Match[str]) -> tuple[str, ...]:
    number, to = match["number"], match["to"]
    if int(number) > _HIGHEST_NAMED[letter]:
        return ()
    first = f"{letter}{number}"
    if not to:
        return (first,)
    name = _next_name(first, to[0] if to[0].isalpha() else None, int(to[-1]))
    return tuple(_segments(first, name)) if name else ()
