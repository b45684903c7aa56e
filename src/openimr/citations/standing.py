"""What the register knows of a citation: in force on a day, its pages and sections, the part of the body it is about."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from openimr.citations.identities import acoem_edition, guideline_numbered
from openimr.citations.register import Chapter, Edition, Source, read_until, schedule, sources
from openimr.citations.section_pages import is_of_sections
from openimr.citations.spellings import plain
from openimr.domain.citations import Basis, Citation

_SECOND_EDITION = 2
_PAGE = re.compile(r"\d{1,4}")
_NUMBERED = re.compile(r"^\d++(?:\.\d++)*+\.?\s++")
_EDGE = 2
_UNVERIFIED = " (not verified)"
_WIDER = {
    "spine": frozenset({"neck", "upper back", "low back", "sacroiliac joint"}),
    "upper extremity": frozenset({"shoulder", "upper arm", "elbow", "forearm", "wrist", "hand"}),
    "lower extremity": frozenset({"hip", "thigh", "knee", "lower leg", "ankle", "foot"}),
}


class Answer(NamedTuple):
    """What the register answers.

    Attributes:
        holds: Yes or no; None where the register cannot tell.
        because: Why, in a sentence without a full stop; says where the register itself is not verified.
    """

    holds: bool | None
    because: str


def in_force(citation: Citation, *, on: date) -> Answer:
    """Return whether the edition that is cited is in force on a day.

    Args:
        citation: As read.
        on: The legal day asked for: of the decision, or of the request.

    Returns:
        None for what is not part of the schedule, for an edition the letter does not name, and for one whose days the
        register does not know.

    Source: 8 CCR §§ 9792.20-9792.27.1 and the Administrative Director's orders, as each entry of the register says.
    """
    source = sources().get(citation.source or "")
    if not citation.recognised or source is None:
        return Answer(None, "the source is not recognised" if citation.basis is not Basis.NONE else "nothing is cited")
    if not source.editions:
        reason = (
            "the schedule is cited without a chapter"
            if source.is_schedule
            else "it is not a part of the schedule, so the register keeps no days for it"
        )
        return Answer(None, reason)
    edition = _edition(citation, source)
    if edition is None:
        return Answer(None, _without_edition(citation, source, on))
    if edition.in_force is None:
        return Answer(None, f"{edition.name}: its days are not known")
    days = f"from {edition.in_force.isoformat()}" + (
        f" until before {edition.until.isoformat()}" if edition.until else " on"
    )
    instead = "" if edition.covers(on) else _instead(source, on)
    return Answer(edition.covers(on), f"{edition.name} is in force {days}{_flag(edition, on)}{instead}")


def _flag(edition: Edition, on: date) -> str:
    if not edition.is_verified:
        return _UNVERIFIED
    is_carried_on = edition.until is None and on >= read_until()
    return (
        f" (not verified after {read_until().isoformat()}: a later order may have replaced it)" if is_carried_on else ""
    )


def belongs(citation: Citation) -> Answer:
    """Return whether the pages and sections cited are those of the chapter cited.

    A section that is a number is taken for a page. Pages are known of ACOEM's second edition and of two other
    guidelines, mostly not verified; sections are known by their titles, never verified.
    """
    source = sources().get(citation.source or "")
    if not citation.recognised or source is None:
        return Answer(None, "the source is not recognised")
    pages = [*citation.pages, *(each for each in citation.sections if each.isdigit())]
    answers = [_page_belongs(citation, source, page) for page in pages]
    answers += _pages_of_sections(citation, source)
    answers += [_section_belongs(source, each) for each in citation.sections if not each.isdigit()]
    for verdict in (False, None, True):
        for answer in answers:
            if answer.holds is verdict:
                return answer
    return Answer(None, "no page and no section is cited")


def _pages_of_sections(citation: Citation, source: Source) -> Iterator[Answer]:
    """Yield that the pages cited are not those of the sections cited with them."""
    titles = [each for each in citation.sections if not each.isdigit()]
    numbers = [int(each) for page in citation.pages for each in _PAGE.findall(page)]
    if citation.year is None or not titles or not numbers:
        return
    if is_of_sections(numbers, source=source.id, year=citation.year, sections=titles) is False:
        pages = ", ".join(citation.pages)
        yield Answer(
            holds=False, because=f"page {pages} is none of those the register has for that section{_UNVERIFIED}"
        )


def is_about(citation: Citation, region: str) -> bool | None:
    """Return whether the chapter cited is about a part of the body.

    Args:
        citation: As read.
        region: A part of the body: ``low back``, ``knee``, ``spine`` and so on.

    Returns:
        None where the chapter is about no one part, or is not known.
    """
    regions = frozenset(_regions(citation))
    if not regions:
        return None
    within = _WIDER.get(region, frozenset({region}))
    return region in regions or not within.isdisjoint(regions)


def _regions(citation: Citation) -> tuple[str, ...]:
    source = sources().get(citation.source or "")
    if source is None or not citation.recognised:
        return ()
    chapter = _chapter(citation, source)
    return chapter.regions if chapter is not None else source.regions


def _chapter(citation: Citation, source: Source) -> Chapter | None:
    parts = (citation.id or "").split("/")
    return next((each for each in source.chapters if each.slug in parts[1:]), None)


def _edition(citation: Citation, source: Source) -> Edition | None:
    if citation.year is None:
        return source.editions[0] if len(source.editions) == 1 else None
    return next((each for each in source.editions if each.year == citation.year), None)


def _without_edition(citation: Citation, source: Source, on: date) -> str:
    current = next((each for each in source.editions if each.covers(on)), None)
    known = "none that the register knows" if current is None else current.name
    if citation.year is None:
        return f"no edition is named; in force that day: {known}"
    return f"the register knows no edition of {citation.year}; in force that day: {known}"


def _instead(source: Source, on: date) -> str:
    following = (each for each in schedule() if source.id in {each.id, each.follows} or each.id == source.follows)
    current = next((edition.name for each in following for edition in each.editions if edition.covers(on)), None)
    return "" if current is None else f"; in force that day: {current}"


def _page_belongs(citation: Citation, source: Source, page: str) -> Answer:
    numbers = [int(each) for each in _PAGE.findall(page)]
    known = _pages(citation, source)
    if not numbers or not known:
        return Answer(None, f"the pages of this chapter are not known; page {page} is cited")
    for (first, last), is_verified in known:
        if all(first <= number <= last for number in numbers):
            return Answer(
                holds=True, because=f"page {page} is within pages {first}-{last}{'' if is_verified else _UNVERIFIED}"
            )
        if not is_verified and all(first - _EDGE <= number <= last + _EDGE for number in numbers):
            return Answer(None, f"page {page} is at the edge of pages {first}-{last}{_UNVERIFIED}")
    (first, last), is_verified = known[0]
    flag = "" if is_verified else _UNVERIFIED
    other = next((title for title, (begin, end) in _book() if begin <= numbers[0] <= end), None)
    hint = "" if other is None else f"; that is a page of {other} in ACOEM's second edition"
    return Answer(holds=False, because=f"page {page} is not within pages {first}-{last}{flag}{hint}")


def _pages(citation: Citation, source: Source) -> list[tuple[tuple[int, int], bool]]:
    """Return first and last page of the edition cited, and whether they are verified; of every one where none is named."""
    chapter = _chapter(citation, source)
    if chapter is not None and chapter.pages is not None:
        is_second = acoem_edition(chapter, citation.edition, citation.year) == _SECOND_EDITION
        held = guideline_numbered(chapter.number) if chapter.number is not None else None
        revised = [(each.pages, False) for each in (held.editions if held else ()) if each.pages is not None]
        return [(chapter.pages, False), *revised] if is_second else []
    edition = _edition(citation, source)
    editions = [edition] if edition is not None else source.editions if citation.year is None else ()
    return [(each.pages, each.has_verified_pages) for each in editions if each.pages is not None]


def _book() -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield the chapters of ACOEM's second edition by their titles, with their pages."""
    for chapter in sources()["acoem"].chapters:
        if chapter.pages is not None and chapter.number is not None:
            yield f"chapter {chapter.number}, {chapter.spellings[0].replace('&', 'and')},", chapter.pages


def _section_belongs(source: Source, section: str) -> Answer:
    if not source.sections:
        return Answer(None, "the sections of this guideline are not known")
    is_numbered = _NUMBERED.match(section) is not None
    key = plain(_NUMBERED.sub("", section))
    own = {plain(title) for title in source.sections}
    if key in own or any(key.startswith(title) for title in own if is_numbered):
        return Answer(holds=True, because=f"it has a section of that title{_UNVERIFIED}")
    elsewhere = [each for each in schedule() if key in {plain(title) for title in each.sections}]
    if elsewhere and not is_numbered:
        return Answer(
            holds=False,
            because=f"a section of that title is one of {elsewhere[0].spellings[0].replace('&', 'and')}, not of this guideline{_UNVERIFIED}",
        )
    return Answer(None, f"a section of that title is not known{_UNVERIFIED}")
