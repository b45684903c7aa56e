"""The particulars that stand next to a name in prose: edition, year, chapter, table, pages."""

import re
from dataclasses import dataclass
from functools import cache

from openimr.citations.pages import EDITION, PAGES, UPDATED, YEAR, page_numbers
from openimr.citations.register import Source, sources
from openimr.citations.spellings import END, alternation

_LINK = re.compile(r"(?:['’]s)?(?:[ ,;:(/–—-]|\) ?)*")
_FILLER = re.compile(
    r"(?:(?:Occupational Medicine )?(?:Clinical )?(?:Practice |Treatment |Medical |Evidence-Based )*Guide-? ?lines?\b|Treatment in Workers?['’]? ?Comp(?:ensation)?\b|chapter on\b|chapter\b(?! ?\d)|section\b(?! ?\d)|procedure summary|online|TWC\b)",
    re.IGNORECASE,
)
_VERB = re.compile(
    r" (?:also |further )?(?:notes?|states?|says?|recommends?|indicates?|stipulates?|advises?|suggests?|supports?|lists?|describes?|"
    r"considers?|allows?|provides?|explains?|observes?|reads?)(?= (?:on|at) p)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:Chapters?|Chp?\.?|Ch\.?) ?(\d{1,2})(?!\d)", re.IGNORECASE)
_TABLE = re.compile(r"((?:Table|Figure|Algorithm) \d{1,2}(?:-\d{1,2})?[a-z]?)", re.IGNORECASE)
_YEAR_ALONE = re.compile(
    rf"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{{1,2}})?, )?({YEAR})(?![\d/-])"
)
_PAGE_BEFORE = re.compile(
    r"(?:pages?|pgs?\.?|pp?\.) (\d{1,4}(?:[-–]\d{1,4})?) of (?:the |California |CA )*$", re.IGNORECASE
)
_EDITION_BEFORE = re.compile(
    r"((?:\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth) edition)(?: of)?(?: the)? $", re.IGNORECASE
)
_YEAR_BEFORE = re.compile(rf"(?<![\d/-])({YEAR}) $")
_MOST_PARTICULARS = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class Tail:
    """Particulars and where they stand; ``end`` is ``start`` where there are none."""

    start: int
    end: int
    chapter: str | None = None
    number: int | None = None
    edition: str | None = None
    year: int | None = None
    sections: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()

    def joined(self, other: "Tail") -> "Tail":
        """Return these particulars and those of another place, the first of each kind."""
        return Tail(
            start=self.start,
            end=other.end,
            chapter=self.chapter or other.chapter,
            number=self.number if self.number is not None else other.number,
            edition=self.edition or other.edition,
            year=self.year or other.year,
            sections=self.sections + other.sections,
            pages=self.pages + other.pages,
        )


def tail_before(text: str, start: int, stop: int) -> Tail:
    """Return the particulars directly before a name: "page 82 of the ...", "Third Edition ...", "2016 ..."."""
    page = _PAGE_BEFORE.search(text, start, stop)
    if page is not None:
        return Tail(start=page.start(), end=stop, pages=page_numbers(page.group(1)))
    edition = _EDITION_BEFORE.search(text, start, stop)
    if edition is not None:
        return Tail(start=edition.start(), end=stop, edition=edition.group(1))
    year = _YEAR_BEFORE.search(text, start, stop)
    if year is not None:
        return Tail(start=year.start(), end=stop, year=int(year.group(1)))
    return Tail(start=stop, end=stop)


def tail_after(text: str, start: int, source: Source) -> Tail:
    """Return the particulars directly after a name, as far as one stands next to the other."""
    tail = Tail(start=start, end=start)
    for _ in range(_MOST_PARTICULARS):
        verb = _VERB.match(text, tail.end)
        link = _LINK.match(text, verb.end() if verb else tail.end)
        assert link is not None  # noqa: S101 (it matches nothing, too)
        following = _particular(text, link.end(), source, tail)
        if following is None:
            break
        tail = following
    return tail


def _particular(text: str, offset: int, source: Source, tail: Tail) -> Tail | None:
    """Return the particulars with the one that begins at an offset; None if none does, or is there already."""
    for pattern in (EDITION, UPDATED):
        if (found := pattern.match(text, offset)) is not None and tail.edition is None:
            return _with(tail, found.end(), edition=found.group(1).strip(" ()"))
    if (found := PAGES.match(text, offset)) is not None:
        return _with(tail, found.end(), pages=page_numbers(found.group(1)))
    return _place(text, offset, source, tail) or _year_or_filler(text, offset, tail)


def _place(text: str, offset: int, source: Source, tail: Tail) -> Tail | None:
    if (found := _TABLE.match(text, offset)) is not None:
        return _with(tail, found.end(), sections=(found.group(1),))
    if (found := _NUMBER.match(text, offset)) is not None and tail.number is None:
        return _with(tail, found.end(), number=int(found.group(1)))
    if not source.chapters or tail.chapter is not None:
        return None
    found = _chapter(source.id).match(text, offset)
    return None if found is None or not _is_title(found, text) else _with(tail, found.end(), chapter=found.group())


def _year_or_filler(text: str, offset: int, tail: Tail) -> Tail | None:
    if (found := _YEAR_ALONE.match(text, offset)) is not None and tail.year is None:
        return _with(tail, found.end(), year=int(found.group(1)))
    found = _FILLER.match(text, offset)
    return None if found is None else _with(tail, found.end())


def _is_title(found: re.Match[str], text: str) -> bool:
    """Return whether words are a chapter's title: written large, or called a chapter."""
    if found.group()[:1].isupper():
        return True
    return (
        re.match(r" (?:chapter|section|procedure summary)", text[found.end() : found.end() + 20], re.IGNORECASE)
        is not None
    )


def _with(  # noqa: PLR0913 (the kinds of particulars)
    tail: Tail,
    end: int,
    *,
    chapter: str | None = None,
    number: int | None = None,
    edition: str | None = None,
    year: int | None = None,
    sections: tuple[str, ...] = (),
    pages: tuple[str, ...] = (),
) -> Tail:
    return tail.joined(
        Tail(
            start=tail.start,
            end=end,
            chapter=chapter,
            number=number,
            edition=edition,
            year=year,
            sections=sections,
            pages=pages,
        )
    )


@cache
def _chapter(source_id: str) -> re.Pattern[str]:
    titles = alternation(title for chapter in sources()[source_id].chapters for title in chapter.spellings)
    return re.compile(rf"(?:{titles}){END}(?!-)(?: ?\((?:acute|chronic)[^)]{{0,40}}\))?", re.IGNORECASE)
