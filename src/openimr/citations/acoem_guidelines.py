"""Citations of ACOEM's own guidelines, cited outside of the schedule."""

import re
from functools import cache

from openimr.citations.addresses import without_addresses
from openimr.citations.flats import Flat
from openimr.citations.identities import acoem_id, chapter_numbered, chapter_titled
from openimr.citations.particulars import Particulars
from openimr.citations.register import Chapter, sources
from openimr.citations.section_lists import section_titles
from openimr.citations.spellings import END, alternation
from openimr.domain.citations import Basis, Citation

_NUMBER = re.compile(r"(?:Chapters?|Chp?\.?|Ch\.?) ?(\d{1,2})(?!\d)[ ,:;.–-]*", re.IGNORECASE)
_ONLINE = re.compile(
    r"(?:https?://)?(?:www\.)?(?:acoempracguides\.org|apg-i\.acoem\.org|mdguidelines\.com)/?", re.IGNORECASE
)
_EDITION_ONLINE = "Third Edition"
"""What the guidelines on the web are: the second edition was a book alone."""


def acoem_citation(flat: Flat, start: int, name_end: int, stop: int) -> Citation:
    """Return the citation of ACOEM's own guidelines between two offsets of a folded text.

    ``acoem = name {filler | edition | year | "Chapter" number | pages} [chapter] {edition | year | pages} [sections]``
    """
    particulars = Particulars()
    offset = particulars.skipped(flat.text, name_end, stop)
    online = _ONLINE.match(flat.text, offset, stop)
    offset = particulars.skipped(flat.text, online.end(), stop) if online else offset
    number = _NUMBER.match(flat.text, offset, stop)
    offset = particulars.skipped(flat.text, number.end(), stop) if number else offset
    title = _acoem_chapter().match(flat.text, offset, stop)
    rest = particulars.taken_out_of(flat.text[title.end() if title else offset : stop])
    rest = re.sub(r"^(?:Chapter|Guidelines?)\b[ ,:–-]*", "", rest, flags=re.IGNORECASE)
    chapter = _acoem_chapter_of(title, number)
    end = start + len(flat.text[start:stop].rstrip(" ,;:./–-"))
    return Citation(
        basis=Basis.OUTSIDE,
        source="acoem",
        chapter=title.group() if title else f"Chapter {number.group(1)}" if number else None,
        edition=particulars.edition,
        year=particulars.year,
        sections=section_titles(without_addresses(rest)),
        pages=tuple(particulars.pages),
        id=acoem_id(chapter, particulars.edition or (_EDITION_ONLINE if online else None), particulars.year),
        recognised=True,
        span=flat.span(start, end),
    )


def _acoem_chapter_of(title: re.Match[str] | None, number: re.Match[str] | None) -> Chapter | None:
    chapter = chapter_titled("acoem", title.group()) if title else None
    return chapter or (chapter_numbered(int(number.group(1))) if number else None)


@cache
def _acoem_chapter() -> re.Pattern[str]:
    titles = alternation(title for chapter in sources()["acoem"].chapters for title in chapter.spellings)
    return re.compile(rf"(?:{titles}){END}", re.IGNORECASE)
