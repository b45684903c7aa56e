"""What "Decision based on MTUS ..." names: guidelines of the schedule with their sections and pages."""

import re
from collections.abc import Iterator

from openimr.citations.flats import Flat
from openimr.citations.guidelines import ACOEM, Head, head_at, unknown_head_at
from openimr.citations.identities import acoem_id, chapter_numbered, schedule_id
from openimr.citations.pages import PAGES, page_numbers
from openimr.citations.register import Chapter
from openimr.citations.section_lists import section_titles
from openimr.citations.spellings import plain
from openimr.domain.citations import Basis, Citation
from openimr.domain.text import Span

_SEPARATOR = re.compile(r"(?:[,;.]? and(?: the)? |[,;.] (?:and )?(?:the )?)")
_SECTION = re.compile(r"\bSections?(?: ?\(s\))? ?:? ?", re.IGNORECASE)
_AND_BEFORE_A_TITLE = re.compile(r"[,;] and ")
_CHAPTER_OF_ACOEM = re.compile(rf"{ACOEM}[ ,:;/–-]*(?:Chapters?|Chp\.?|Ch\.?) ?(\d{{1,2}})(?!\d)", re.IGNORECASE)
_EDGES = " ,;:.–—-"
_NO_TITLE = re.compile(
    r"of \d{1,4}|(?:MTUS,? )?\(?(?:effective|adopted)\b[^;]*|(?:(?:Title )?8,? )?C\.? ?C\.? ?R\.?[ ,]*(?:§+ ?|sections? )?[\d., –—-]*",
    re.IGNORECASE,
)
"""What stands among sections and is none: how many pages there are, a day of effect, the guideline's place in the code."""
_FILLERS = frozenset({"", "guidelines", "guideline", "chapter", "and", "section", "sections"})


def read_schedule_part(flat: Flat, start: int, stop: int) -> Iterator[Citation]:
    """Yield the citations of a folded text between two offsets.

    ``part = chapter {", and " chapter}`` with ``chapter = head [", Section(s): " sections] [" Page(s): " pages]``;
    letters of 2014 name sections without a label before the pages, and join chapters by commas alone.
    """
    heads = list(_heads(flat.text, start, stop))
    if not heads:
        words = flat.text[start:stop].strip(_EDGES)
        if not words:
            return
        heads = [Head(source=None, chapter=words, year=None, is_plain=True, start=start, end=stop)]
    for head, following in zip(heads, [*heads[1:], None], strict=True):
        end = stop if following is None else following.start
        yield _citation(flat, head, end)


def _heads(text: str, start: int, stop: int) -> Iterator[Head]:
    head = head_at(text, start, stop) or unknown_head_at(text, start, stop)
    if head is not None:
        yield head
    done = start if head is None else head.end
    for separator in _SEPARATOR.finditer(text, start, stop):
        if separator.start() < done:
            continue
        found = head_at(text, separator.end(), stop)
        if found is None or found.is_plain:
            is_chapter_end = _AND_BEFORE_A_TITLE.fullmatch(separator.group()) is not None
            found = unknown_head_at(text, separator.end(), stop) if is_chapter_end else None
        if found is not None:
            yield found
            done = found.end


def _citation(flat: Flat, head: Head, end: int) -> Citation:
    rest = flat.text[head.end : end]
    sections, pages = _sections_and_pages(rest)
    last = head.end + len(rest.rstrip(" ,;.")) if rest.strip(" ,;.") else head.end
    if rest.endswith((", and ", " and ")):
        last = head.end + len(rest.removesuffix("and ").rstrip(" ,;."))
    span = flat.span(head.start, max(last, head.end))
    chapter = _CHAPTER_OF_ACOEM.match(flat.text, head.start, head.end) if head.source is None else None
    acoem = None if chapter is None else chapter_numbered(int(chapter.group(1)))
    if acoem is not None:
        return _outside_of_the_schedule(head, acoem, sections=sections, pages=pages, span=span)
    return Citation(
        basis=Basis.MTUS,
        source=head.source.id if head.source else "unrecognised",
        chapter=head.chapter,
        year=head.year,
        sections=sections,
        pages=pages,
        id=schedule_id(head.source, head.year) if head.source else None,
        recognised=head.source is not None,
        span=span,
    )


def _outside_of_the_schedule(
    head: Head, acoem: Chapter, *, sections: tuple[str, ...], pages: tuple[str, ...], span: Span
) -> Citation:
    """Return the citation of a chapter of ACOEM's guidelines that a letter cites as one of the schedule's, which it is not."""
    is_titled = bool(sections) and plain(sections[0]) in {plain(title) for title in acoem.spellings}
    return Citation(
        basis=Basis.MTUS,
        source="acoem",
        chapter=sections[0] if is_titled else head.chapter,
        year=head.year,
        sections=sections[1:] if is_titled else sections,
        pages=pages,
        id=acoem_id(acoem, None, head.year),
        recognised=True,
        span=span,
    )


def _sections_and_pages(words: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    sections: list[str] = []
    pages: list[str] = []
    done = 0
    for found in PAGES.finditer(words):
        sections += _sections(words[done : found.start()])
        pages += page_numbers(found.group(1))
        done = found.end()
    sections += _sections(words[done:])
    return tuple(sections), tuple(pages)


def _sections(words: str) -> Iterator[str]:
    for part in _SECTION.split(words):
        listed = part.strip(_EDGES).removesuffix(" and").strip(_EDGES)
        if listed.lower() not in _FILLERS and not _NO_TITLE.fullmatch(listed):
            yield from section_titles(listed)
