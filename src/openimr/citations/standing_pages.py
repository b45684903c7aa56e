"""What the register knows of the pages that a citation names: whether of its chapter, of its section, of which chapter at all."""

from collections.abc import Iterator
from dataclasses import replace

from openimr.citations.answers import UNVERIFIED, Answer, chapter_of, edition_of
from openimr.citations.identities import acoem_edition, guideline_numbered, schedule_id
from openimr.citations.pages import PageRange, page_ranges
from openimr.citations.register import Chapter, Source, sources
from openimr.citations.section_pages import deals_with_parts, is_of_sections, sections_called, sections_on
from openimr.domain.citations import Citation

_SECOND_EDITION, _ITS_YEAR = 2, 2004
_EDGE = 2
_WITHOUT_CHAPTER = frozenset({"mtus", "mtus/acoem", "acoem"})


def page_belongs(citation: Citation, page: str) -> Answer:
    """Return whether a page, or a run of pages, is of the chapter cited."""
    numbers = [each for run in page_ranges([page]) for each in run]
    known = _pages(citation)
    if not numbers or not known:
        return Answer(None, f"the pages of this chapter are not known; page {page} is cited")
    for (first, last), is_verified in known:
        if all(first <= number <= last for number in numbers):
            return Answer(
                holds=True, because=f"page {page} is within pages {first}-{last}{'' if is_verified else UNVERIFIED}"
            )
        if not is_verified and all(first - _EDGE <= number <= last + _EDGE for number in numbers):
            return Answer(None, f"page {page} is at the edge of pages {first}-{last}{UNVERIFIED}")
    (first, last), is_verified = known[0]
    flag = "" if is_verified else UNVERIFIED
    other = next((_named(chapter) for chapter, (begin, end) in _book() if begin <= numbers[0] <= end), None)
    hint = "" if other is None else f"; that is a page of {other}, in ACOEM's second edition"
    return Answer(holds=False, because=f"page {page} is not within pages {first}-{last}{flag}{hint}")


def pages_of_sections(citation: Citation) -> Iterator[Answer]:
    """Yield that the pages cited are not those of the sections cited with them; nothing where the year is not named."""
    titles = [each for each in citation.sections if not each.isdigit()]
    ranges = page_ranges(citation.pages)
    if citation.source is None or citation.year is None or not titles or not ranges:
        return
    if is_of_sections(ranges, source=citation.source, year=citation.year, sections=titles) is False:
        pages = ", ".join(citation.pages)
        yield Answer(
            holds=False, because=f"page {pages} is none of those the register has for that section{UNVERIFIED}"
        )


def regions_of_sections(citation: Citation) -> frozenset[str]:
    """Return the parts of the body that the sections cited deal with, or those on the pages cited; none if it is not known."""
    source = citation.source or ""
    if not deals_with_parts(source):
        return frozenset()
    if citation.sections:
        found = [sections_called(title, source=source, year=citation.year) for title in citation.sections]
    else:
        found = [sections_on(page_ranges(citation.pages), source=source)]
    if not all(each and all(section.regions for section in each) for each in found):
        return frozenset()
    return frozenset(region for each in found for section in each for region in section.regions)


def by_its_pages(citation: Citation) -> Citation:
    """Return a citation of ACOEM, or of the schedule, without a chapter as one of the chapter that its pages are of.

    It stays as it is where the pages are of no chapter about a part of the body, of several, or of another edition.
    """
    source = sources().get(citation.source or "")
    if source is None or source.id not in _WITHOUT_CHAPTER or chapter_of(citation, source) is not None:
        return citation
    is_second = acoem_edition(None, citation.edition, citation.year) in {None, _SECOND_EDITION}
    if not citation.pages or not is_second or citation.year not in {None, _ITS_YEAR}:
        return citation
    held = guideline_on(page_ranges(citation.pages))
    if held is None:
        return citation
    return replace(citation, source=held.id, id=schedule_id(held, _ITS_YEAR), year=_ITS_YEAR)


def guideline_on(pages: tuple[PageRange, ...]) -> Source | None:
    """Return the chapter of ACOEM's second edition, as a guideline of the schedule, that alone holds all of some pages.

    None for those that are about no one part of the body.

    >>> guideline_on(((303, 305),)).id, guideline_on(((303, 303), (178, 178)))
    ('mtus/low-back-complaints', None)
    """
    numbers = [each for run in pages for each in run]
    holding = [chapter for chapter, (first, last) in _book() if any(first <= number <= last for number in numbers)]
    if len(holding) != 1 or not holding[0].regions or holding[0].number is None or holding[0].pages is None:
        return None
    first, last = holding[0].pages
    is_within = all(first <= number <= last for number in numbers)
    return guideline_numbered(holding[0].number) if is_within else None


def _pages(citation: Citation) -> list[tuple[PageRange, bool]]:
    """Return first and last page of the edition cited, and whether they are verified; of every one where none is named."""
    source = sources().get(citation.source or "")
    if source is None:
        return []
    chapter = chapter_of(citation, source)
    if chapter is not None and chapter.pages is not None:
        is_second = acoem_edition(chapter, citation.edition, citation.year) == _SECOND_EDITION
        held = guideline_numbered(chapter.number) if chapter.number is not None else None
        revised = [(each.pages, False) for each in (held.editions if held else ()) if each.pages is not None]
        return [(chapter.pages, False), *revised] if is_second else []
    edition = edition_of(citation, source)
    editions = [edition] if edition is not None else source.editions if citation.year is None else ()
    return [(each.pages, each.has_verified_pages) for each in editions if each.pages is not None]


def _book() -> Iterator[tuple[Chapter, PageRange]]:
    """Yield the chapters of ACOEM's second edition with their pages."""
    for chapter in sources()["acoem"].chapters:
        if chapter.pages is not None and chapter.number is not None:
            yield chapter, chapter.pages


def _named(chapter: Chapter) -> str:
    return f"chapter {chapter.number}, {chapter.spellings[0].replace('&', 'and')}"
