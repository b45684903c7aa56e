"""What "Decision based on Non-MTUS Citation ..." names: free text with one source or several."""

import re
from collections.abc import Iterator
from dataclasses import replace

from openimr.citations.acoem_guidelines import acoem_citation
from openimr.citations.addresses import Address
from openimr.citations.disability_guidelines import begins_with_odg_chapter, odg_citations
from openimr.citations.flats import Flat
from openimr.citations.guidelines import head_at
from openimr.citations.identities import schedule_id
from openimr.citations.names import Name
from openimr.citations.pages import UPDATED, YEAR
from openimr.citations.particulars import Particulars
from openimr.citations.references import is_book, is_study, study_id, year_in
from openimr.citations.register import sources
from openimr.citations.schedule_sentences import read_schedule_part
from openimr.citations.section_lists import is_known_section, section_titles, without_brackets
from openimr.citations.spellings import slug
from openimr.citations.units import ISSUERS, Unit, units_in
from openimr.domain.citations import Basis, Citation
from openimr.domain.text import Span

_CHAPTER_OF_A_BOOK = re.compile(r"(?:Chapter|Ch\.?) ?\d+[ :,.–-]*", re.IGNORECASE)
_EDGES = " ,;:./–—-"
_LONGEST_TITLE = 160
_LEAD = re.compile(r"[ ,;:.–—-]*(?:and )?(?:on )?(?:the )?", re.IGNORECASE)
_FOUND_AT = re.compile(
    r"[ ,;:.]*\b(?:accessed|retrieved|available|taken|obtained|cited|found)(?: (?:from|at|on|in|by|online))*(?: the)?[ :]*$",
    re.IGNORECASE,
)
_TO_A_GUIDELINE = re.compile(rf"(?:(?P<year>{YEAR})\b|§|8 CCR|9792\.2\d(?:\.\d{{1,2}})?|[ ,;:./()–—-])*")
_LAST_AND = re.compile(r"(?:^|(?<![ ,;])[ ,;]+)and$")
_ON_A_DAY = re.compile(r"^[ ,]*on \d{1,2}/\d{1,2}/\d{2,4}")


def read_outside_part(flat: Flat, start: int, stop: int) -> Iterator[Citation]:
    """Yield the citations of a folded text between two offsets.

    ``part = unit {(";" | ", " | " and Other Medical Treatment Guidelines ") unit}``; where no source is named, the title
    of a chapter of the Official Disability Guidelines is one of theirs, an address is a page, authors and a journal are
    a study. What is none of these is not recognised, and so is "Other Medical Treatment Guidelines" with nothing behind.
    """
    last: Citation | None = None
    for unit in units_in(flat.text, start, stop):
        for citation in _citations(flat, unit):
            joined = _as_section_of(last, citation, flat.text[unit.start : unit.stop])
            if joined is not None:
                last = joined
                continue
            if last is not None:
                yield last
            last = citation
    if last is not None:
        yield last


def _as_section_of(last: Citation | None, citation: Citation, words: str) -> Citation | None:
    """Return the citation before with one more section, where the words behind a semicolon are one; else None."""
    if last is None or last.source != "odg" or citation.recognised or not is_known_section(words.strip(_EDGES)):
        return None
    sections = (*last.sections, *section_titles(words.strip(_EDGES)))
    return replace(last, sections=sections, span=Span(last.span.start, citation.span.end))


def _citations(flat: Flat, unit: Unit) -> Iterator[Citation]:
    lead = _LEAD.match(flat.text, unit.start, unit.stop)
    start = lead.end() if lead else unit.start
    words = flat.text[start : unit.stop]
    name = unit.name
    if name is not None and name.source.id == "odg":
        yield from odg_citations(flat, start, name.end, unit.stop)
    elif name is not None and name.source.id == "acoem":
        yield acoem_citation(flat, start, name.end, unit.stop)
    elif name is not None and name.source.id == "mtus":
        yield from _of_the_schedule(flat, start, name, unit.stop)
    elif is_study(words) and (name is None or name.source.id.startswith(ISSUERS)):
        yield _study(flat, start, unit.stop, words)
    elif name is not None and name.source.id.startswith("book/"):
        yield from _book(flat, start, unit.stop, name.source.id)
    elif name is not None:
        yield _other(flat, start, unit, name)
    else:
        yield from _of_no_name(flat, start, unit, words)


def _of_no_name(flat: Flat, start: int, unit: Unit, words: str) -> Iterator[Citation]:
    if unit.address is not None:
        yield _page(flat, start, unit.stop, unit.address)
    elif (head := head_at(flat.text, start, unit.stop)) is not None and not head.is_plain:
        yield from read_schedule_part(flat, start, unit.stop)
    elif begins_with_odg_chapter(flat.text, start, unit.stop):
        yield from odg_citations(flat, start, start, unit.stop)
    elif is_book(words):
        yield from _book(flat, start, unit.stop, f"book/{slug(re.split(r'[,.:]|Chapter', words)[0])}")
    else:
        span = _trimmed(flat, start, unit.stop)
        yield Citation(basis=Basis.OUTSIDE, source="unrecognised", span=span)


def _of_the_schedule(flat: Flat, start: int, name: Name, stop: int) -> Iterator[Citation]:
    skipped = _TO_A_GUIDELINE.match(flat.text, name.end, stop)
    offset = skipped.end() if skipped else name.end
    if flat.text[offset:stop].strip(_EDGES) and head_at(flat.text, offset, stop) is not None:
        year = int(skipped["year"]) if skipped and skipped["year"] else None
        for citation in read_schedule_part(flat, offset, stop):
            yield _of_year(citation, year)
            year = None
    else:
        yield Citation(basis=Basis.MTUS, source="mtus", id="mtus", recognised=True, span=_trimmed(flat, start, stop))


def _of_year(citation: Citation, year: int | None) -> Citation:
    """Return a citation of a guideline with the year that stands before its title, where it has none and is of that year."""
    source = sources().get(citation.source or "")
    if year is None or citation.year is not None or source is None:
        return citation
    is_edition = any(edition.year == year for edition in source.editions)
    return replace(citation, year=year, id=schedule_id(source, year)) if is_edition else citation


def _study(flat: Flat, start: int, stop: int, words: str) -> Citation:
    return Citation(
        basis=Basis.OUTSIDE,
        source="study",
        year=year_in(words),
        id=study_id(words),
        recognised=True,
        span=_trimmed(flat, start, stop),
    )


def _book(flat: Flat, start: int, stop: int, source_id: str) -> Iterator[Citation]:
    """Yield a citation for each chapter of a book that is named, or one for the book."""
    starts = [start + found.start() for found in _CHAPTER_OF_A_BOOK.finditer(flat.text[start:stop])]
    particulars = Particulars()
    particulars.taken_out_of(flat.text[start : starts[0] if starts else stop])
    for begin, end in zip(starts or [start], [*starts[1:], stop], strict=True):
        own = Particulars(edition=particulars.edition, year=particulars.year)
        title = own.taken_out_of(_CHAPTER_OF_A_BOOK.sub("", flat.text[begin:end], count=1)) if starts else None
        yield Citation(
            basis=Basis.OUTSIDE,
            source="book",
            chapter=title or None,
            edition=own.edition,
            year=own.year,
            pages=tuple(own.pages or particulars.pages),
            id=source_id if source_id != "book/" else None,
            recognised=True,
            span=_trimmed(flat, start if begin == (starts or [start])[0] else begin, end),
        )


def _other(flat: Flat, start: int, unit: Unit, name: Name) -> Citation:
    particulars = Particulars()
    stop = unit.stop if unit.address is None else unit.address.start
    before = _FOUND_AT.sub("", particulars.taken_out_of(flat.text[start : max(start, name.start)]))
    after = _ON_A_DAY.sub("", flat.text[name.end : max(name.end, stop)])
    rest = ", ".join(each for each in (before, particulars.taken_out_of(after)) if each)
    title = re.sub(
        r"^(?:Clinical |Practice |Medical |Treatment )*(?:Guidelines?|Recommendations)\b(?! (?:for|on|of|to|in) )",
        "",
        rest.strip(_EDGES),
        flags=re.IGNORECASE,
    )
    title = without_brackets(_LAST_AND.sub("", title.strip(_EDGES)))
    is_titled = not name.source.id.startswith("web/") and 2 < len(title) <= _LONGEST_TITLE  # noqa: PLR2004 (no title is shorter)
    return Citation(
        basis=Basis.OUTSIDE,
        source=name.source.id,
        edition=particulars.edition,
        year=particulars.year,
        sections=(title,) if is_titled else (),
        pages=tuple(particulars.pages),
        id=name.source.id,
        recognised=True,
        span=_trimmed(flat, start, unit.stop),
    )


def _page(flat: Flat, start: int, stop: int, address: Address) -> Citation:
    updated = UPDATED.search(flat.text, address.end, stop)
    return Citation(
        basis=Basis.OUTSIDE,
        source=address.source_id,
        edition=updated.group(1) if updated else None,
        id=address.id,
        recognised=True,
        span=_trimmed(flat, start, stop),
    )


def _trimmed(flat: Flat, start: int, stop: int) -> Span:
    end = start + len(_LAST_AND.sub("", flat.text[start:stop].rstrip(" ,;:.–—-")))
    return flat.span(start, max(start, end))
