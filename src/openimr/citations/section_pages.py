"""On which pages the sections of a guideline stand."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from openimr.citations.spellings import plain

_FAR = 3
"""Pages by which a page of a letter may miss: none of the ranges was read in print."""


def is_of_sections(pages: Sequence[int], *, source: str, year: int, sections: Sequence[str]) -> bool | None:
    """Return whether pages are those of the sections that are cited with them.

    Args:
        pages: Numbers of the pages.
        source: Id of the guideline.
        year: Year of the edition.
        sections: Titles of the sections.

    Returns:
        None where the pages of one of the sections are not known.

    >>> cited = {"source": "mtus/chronic-pain", "year": 2009}
    >>> [is_of_sections([page], sections=["Topical analgesics"], **cited) for page in (112, 56)]
    [True, False]
    """
    known = [_ranges().get((source, year, plain(section))) for section in sections]
    ranges = [each for found in known if found is not None for each in found]
    if not ranges or any(found is None for found in known):
        return None
    return any(first - _FAR <= page <= last + _FAR for page in pages for first, last in ranges)


@cache
def _ranges() -> Mapping[tuple[str, int, str], tuple[tuple[int, int], ...]]:
    table = tomllib.loads((files("openimr.citations") / "tables" / "section_pages.toml").read_text(encoding="utf-8"))
    return {
        (source, int(year), plain(title)): tuple((int(first), int(last)) for first, last in entry["pages"])
        for source, editions in table.items()
        if isinstance(editions, dict)
        for year, entries in editions.items()
        for entry in entries
        for title in entry["titles"]
    }
