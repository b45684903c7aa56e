"""Page numbers, years and editions as citations write them."""

import re
from collections.abc import Iterable, Iterator
from typing import TypeAlias

PageRange: TypeAlias = tuple[int, int]
"""First and last page of a run."""

YEAR = r"(?:19[5-9]\d|20[0-4]\d)"

_NUMBERS = r"[A-Z]?\d{1,4}[A-Za-z]?(?: ?[-–—] ?[A-Z]?\d{1,4}[A-Za-z]?)?"
PAGES = re.compile(
    rf"[(,;:]? ?(?:(?<![A-Za-z])(?:on|at|see) )?(?<![A-Za-z])(?:pages?(?: ?\(s\))?|pgs?|pp?)\b\.?(?: ?\(s\))? ?[:.]? ?(?:numbers? |nos?\. )?(?:(?:chp?|ch|pg|pp?)\.? ?\d* ?(?:pg|pp?)?\.? )?({_NUMBERS}(?:(?:,| ?&|,? and|;) ?(?:pages? |pgs?\.? |pp?\.? )?{_NUMBERS}(?![\d/]))*)\)?",
    re.IGNORECASE,
)
"""Pattern of a run of page numbers with its label; group 1 holds the numbers."""

EDITION = re.compile(
    r"[(,]? ?((?:\d{1,2}(?:st|nd|rd|th|d)|first|second|third|fourth|fifth|sixth)(?: \w{3,7})? ed(?:ition|n)?\b\.?|(?:version|v\.?) ?\d{1,2}(?:\.\d{1,4})?|(?:web|on-?line|internet|electronic|current|most recent)(?:[- ]based)? (?:version|edition))\)?(?:,? ?\(?(?:web|on-?line|internet)(?:[- ]based)?(?: version| edition)?(?=[ ,;:.)]|$)\)?)?",
    re.IGNORECASE,
)
"""Pattern of an edition by its ordinal or its medium; group 1 holds the words."""

UPDATED = re.compile(
    r"[(\[,]? ?((?:last )?(?:updated?|revised|accessed|retrieved|effective|version|reviewed)\b[ :,]*(?:on |as of |date:? ?)?(?:\d{1,2}[/-]\d{1,2}[/-]\d{2,4}|[A-Z][a-z]+\.? \d{1,2},? \d{4}|[A-Z][a-z]+\.?,? \d{4}|\d{1,2} [A-Z][a-z]+ \d{4}))[)\]]?",
    re.IGNORECASE,
)
"""Pattern of the day of an update or of a look; group 1 holds the words."""

_SPLIT = re.compile(r",? and |[,;&] ?")
_LABEL = re.compile(r"^(?:pages?|pgs?\.?|pp?\.?) ?", re.IGNORECASE)
_RUN = re.compile(r"(\d{1,4})(?: ?[-–—] ?(\d{1,4}))?")
_MOST_PAGES = 150
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")


def page_numbers(words: str) -> tuple[str, ...]:
    """Return the pages of a run as written, a range as one.

    >>> page_numbers("303, 305-307 and 310")
    ('303', '305-307', '310')
    """
    pieces = (_LABEL.sub("", piece.strip()).replace(" ", "") for piece in _SPLIT.split(words))
    return tuple(piece for piece in pieces if piece)


def page_ranges(pages: Iterable[str]) -> tuple[PageRange, ...]:
    """Return first and last of pages as written; the last may leave out the digits that it shares with the first.

    A page that goes back, or a run too long to be one of a section, is taken by its ends alone.

    >>> page_ranges(["303", "305-7", "30-34", "98-12"])
    ((303, 303), (305, 307), (30, 34), (98, 98), (12, 12))
    """
    return tuple(each for page in pages for found in _RUN.finditer(page) for each in _ranges(found[1], found[2]))


def _ranges(first: str, last: str | None) -> Iterator[PageRange]:
    start = int(first)
    end = start if last is None else int(last)
    shortened = int(first[: -len(last)] + last) if last is not None and len(last) < len(first) else end
    if start <= shortened <= start + _MOST_PAGES:
        yield start, shortened
        return
    yield start, start
    yield end, end


def ordinal(edition: str) -> int | None:
    """Return the number of an edition; None if its words hold none.

    >>> ordinal("3rd ed."), ordinal("Second Edition"), ordinal("Web Version")
    (3, 2, None)
    """
    digits = re.match(r"(?:v(?:ersion)?\.? ?)?(\d{1,2})(?!\d)", edition, re.IGNORECASE)
    if digits:
        return int(digits.group(1))
    first = edition.split(maxsplit=1)[0].lower() if edition.split() else ""
    return _ORDINALS.index(first) + 1 if first in _ORDINALS else None
