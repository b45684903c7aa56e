"""Regions of the body, by their parts, joints, bones, nerves, muscles and levels."""

from collections.abc import Iterator, Sequence
from functools import cache

from openimr.terms.lexicons import Found, Lexicon, Word
from openimr.terms.tables import listed, table_rows

REGIONS = (
    "head",
    "face and jaw",
    "eye",
    "ear",
    "neck",
    "upper back",
    "low back",
    "sacroiliac joint",
    "spine",
    "chest",
    "abdomen",
    "groin",
    "pelvis",
    "hip",
    "shoulder",
    "upper arm",
    "elbow",
    "forearm",
    "wrist",
    "hand",
    "thigh",
    "knee",
    "lower leg",
    "ankle",
    "foot",
    "upper extremity",
    "lower extremity",
    "skin",
    "teeth",
)
"""Every region that is told apart, from the head down."""

_OF_LEVELS = {"C": "neck", "T": "upper back", "L": "low back", "S": "low back"}
_PARTS_OF_SPINE = frozenset({"neck", "upper back", "low back", "sacroiliac joint"})
_SEVERAL = "+"
_NONE = "-"


@cache
def _lexicon() -> Lexicon[tuple[str, ...]]:
    return Lexicon(
        (term, () if regions == _NONE else tuple(regions.split(_SEVERAL)))
        for regions, terms in table_rows("regions")
        for term in listed(terms)
    )


def find_regions(words: Sequence[Word]) -> Iterator[Found[tuple[str, ...]]]:
    """Yield the regions that the words name, in order; one term may name two ("thoracolumbar").

    >>> from openimr.terms.lexicons import words_in
    >>> [found.value for found in find_regions(words_in("carpal tunnel release, C-spine; thoracolumbar brace"))]
    [('wrist',), ('neck',), ('upper back', 'low back')]
    """
    return (found for found in _lexicon().find(words) if found.value)


def regions_named(words: Sequence[Word]) -> frozenset[str]:
    """Return the regions that the words name.

    >>> from openimr.terms.lexicons import words_in
    >>> sorted(regions_named(words_in("thoracolumbar brace")))
    ['low back', 'upper back']
    """
    return frozenset(region for found in find_regions(words) for region in found.value)


def region_of_level(level: str) -> str:
    """Return the region of a vertebral level.

    >>> region_of_level("L5-S1"), region_of_level("T12-L1"), region_of_level("C4")
    ('low back', 'upper back', 'neck')
    """
    return _OF_LEVELS[level[0]]


def without_spine(regions: Sequence[str]) -> tuple[str, ...]:
    """Return the regions, each once; without "spine" where a part of it is named.

    >>> without_spine(["spine", "low back", "knee", "low back"])
    ('low back', 'knee')
    """
    once = dict.fromkeys(regions)
    if _PARTS_OF_SPINE & once.keys():
        once.pop("spine", None)
    return tuple(once)
