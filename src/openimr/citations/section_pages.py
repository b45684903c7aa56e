"""On which pages the sections of a guideline stand, and what they deal with."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, TypeAlias

from openimr.citations.pages import PageRange
from openimr.citations.spellings import plain
from openimr.terms.categories import find_category
from openimr.terms.drugs import find_drugs
from openimr.terms.lexicons import words_in

_FAR = 1
"""Pages by which a page of a letter may miss: none of the ranges was read in print."""
_REMAINDER = "/other"
_SERVICES_BY_NAME = frozenset(
    {
        "rehabilitation/acupuncture",
        "rehabilitation/chiropractic",
        "dmepos/electrical stimulation",
        "home health",
    }
)
"""Categories whose services are told by their names, as "therapy" is not, and are all dealt with in the same sections."""

_Entry: TypeAlias = Mapping[str, list[Any]]


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a guideline, or several that deal with one subject.

    Attributes:
        titles: As letters cite them.
        pages: On which its subject is dealt with.
        also: On which it is dealt with beside another, or only named.
        deals_with: Categories of the treatments that are decided by it; empty where it may bear on any.
        regions: Parts of the body that it deals with, where its guideline deals with all; else empty.
    """

    titles: tuple[str, ...]
    pages: tuple[PageRange, ...]
    also: tuple[PageRange, ...]
    deals_with: frozenset[str]
    regions: frozenset[str]

    def may_be_on(self, cited: Iterable[PageRange]) -> bool:
        """Return whether it stands on one of some pages, or its own subject on the one before or after it."""
        return _are_near(cited, self.pages, far=_FAR) or _are_near(cited, self.also, far=0)

    def is_dealt_with_on(self, cited: Iterable[PageRange]) -> bool:
        """Return whether its own subject is dealt with on one of some pages."""
        return _are_near(cited, self.pages, far=0)

    def is_all_of(self, run: PageRange) -> bool:
        """Return whether a run of several pages is just the one on which its own subject is dealt with."""
        first, last = run
        return first < last and run in self.pages

    def is_unlike(self, others: Iterable["Section"]) -> bool:
        """Return whether it deals with no treatment that one of some others deals with, and none of all may bear on any.

        A remainder, as of other therapies, is no treatment that two have in common.
        """
        return bool(self.deals_with) and all(
            other.deals_with and all(each.endswith(_REMAINDER) for each in self.deals_with & other.deals_with)
            for other in others
        )

    def may_be_meant_by(self, cited: Sequence[PageRange]) -> bool:
        """Return whether pages that are cited without a section may be those of its subject; of one page, a page beside it."""
        is_one = all(first == last for first, last in cited)
        return _are_near(cited, self.pages, far=_FAR if is_one else 0) or _are_near(cited, self.also, far=0)


def _are_near(ones: Iterable[PageRange], others: Sequence[PageRange], *, far: int) -> bool:
    return any(start - far <= last and first <= end + far for start, end in ones for first, last in others)


def is_of_sections(pages: Sequence[PageRange], *, source: str, year: int, sections: Sequence[str]) -> bool | None:
    """Return whether pages are those of the sections that are cited with them.

    A run of pages that is just that of an unlike section is meant as that one, though a page of it touches the section cited.

    Args:
        pages: First and last of each run.
        source: Id of the guideline.
        year: Year of the edition.
        sections: Titles of the sections.

    Returns:
        None where the pages of one of the sections are not known.

    >>> cited = {"source": "mtus/chronic-pain", "year": 2009}
    >>> [is_of_sections([(page, page)], sections=["Topical analgesics"], **cited) for page in (112, 56)]
    [True, False]
    """
    known = [sections_called(title, source=source, year=year) for title in sections]
    if not known or not all(known):
        return None
    own = {section for found in known for section in found}
    others = [section for section in _sections().get((source, year), ()) if section.is_unlike(own)]
    return any(
        section.may_be_on([run])
        for section in own
        for run in pages
        if section.is_dealt_with_on([run]) or not any(other.is_all_of(run) for other in others)
    )


def sections_called(title: str, *, source: str, year: int | None) -> tuple[Section, ...]:
    """Return the sections of a title, else those that deal with what it names; none where it is not known.

    Args:
        title: As a letter cites it.
        source: Id of the guideline.
        year: Year of the edition; None for the one whose pages are known.

    >>> [section.titles[0] for section in sections_called("Zanaflex 4mg", source="mtus/chronic-pain", year=None)][-1]
    'Weaning of Medications'
    """
    mine = _with_pages(source) if year is None else _sections().get((source, year), ())
    key = plain(title)
    exact = tuple(section for section in mine if key in _keys(section))
    if exact:
        return exact
    named = _treatments_in(title)
    return tuple(section for section in mine if not named.isdisjoint(section.deals_with))


@lru_cache(maxsize=1024)
def _treatments_in(title: str) -> frozenset[str]:
    """Return the categories of the drugs that a title names, else that of the service where it is told apart."""
    words = words_in(title)
    drugs = list(find_drugs(words))
    if drugs:
        return frozenset(f"pharmaceutical/{found.value.kind}" for found in drugs)
    cue = find_category(words, drugs)
    return frozenset({cue.path} & _SERVICES_BY_NAME) if cue is not None else frozenset()


def sections_on(pages: Sequence[PageRange], *, source: str) -> tuple[Section, ...]:
    """Return the sections that may be meant by pages alone; none where it is not known what stands on one of them.

    A section that may bear on any treatment counts only where it stands on the pages themselves; one that is only touched, not
    where the pages are just those of an unlike one.
    """
    mine = _with_pages(source)
    end = max((last for section in mine for _, last in section.pages), default=0)
    if not pages or any(last > end for _, last in pages):
        return ()
    numbers = {page for first, last in pages for page in range(first, last + 1)}
    if not all(any(section.is_dealt_with_on([(page, page)]) for section in mine) for page in numbers):
        return ()
    found = [
        section
        for section in mine
        if (section.may_be_meant_by(pages) if section.deals_with else section.is_dealt_with_on(pages))
    ]
    whole = [section for section in found if all(map(section.is_all_of, pages))]
    return tuple(
        section for section in found if section.is_dealt_with_on(pages) or not whole or not section.is_unlike(whole)
    )


@cache
def treatments_dealt_with(source: str) -> frozenset[str]:
    """Return the categories of the treatments that some section of a guideline deals with."""
    return frozenset[str]().union(*(section.deals_with for section in _with_pages(source)))


@cache
def deals_with_parts(source: str) -> bool:
    """Return whether the sections of a guideline are each on a part of the body."""
    return any(section.regions for section in _with_pages(source))


def _with_pages(source: str) -> tuple[Section, ...]:
    return _sections().get((source, edition_with_pages(source) or 0), ())


@cache
def edition_with_pages(source: str) -> int | None:
    """Return the year of the last edition of a guideline whose sections are known by their pages; None if none is."""
    return max((year for each, year in _sections() if each == source), default=None)


@cache
def _keys(section: Section) -> frozenset[str]:
    return frozenset(plain(title) for title in section.titles)


@cache
def _sections() -> Mapping[tuple[str, int], tuple[Section, ...]]:
    table = tomllib.loads((files("openimr.citations") / "tables" / "section_pages.toml").read_text(encoding="utf-8"))
    return {
        (source, int(year)): tuple(map(_section, entries))
        for source, editions in table.items()
        if isinstance(editions, dict)
        for year, entries in editions.items()
    }


def _section(entry: _Entry) -> Section:
    return Section(
        titles=tuple(map(str, entry["titles"])),
        pages=tuple(_ranges(entry, "pages")),
        also=tuple(_ranges(entry, "also")),
        deals_with=frozenset(map(str, entry.get("of", ()))),
        regions=frozenset(map(str, entry.get("regions", ()))),
    )


def _ranges(entry: _Entry, name: str) -> Iterator[PageRange]:
    for first, last in entry.get(name, ()):
        yield int(first), int(last)
