"""Guidelines and authorities mentioned in prose, by name or by title."""

import re
from dataclasses import replace

from openimr.citations.flats import Flat
from openimr.citations.guidelines import Head, head_at
from openimr.citations.identities import acoem_id, chapter_numbered, chapter_titled, schedule_id
from openimr.citations.mentioned_studies import Found
from openimr.citations.names import Name
from openimr.citations.pages import YEAR
from openimr.citations.prose_tails import Tail, tail_after, tail_before
from openimr.citations.register import Chapter, schedule, sources
from openimr.domain.citations import Basis, Citation

_YEAR_BEFORE = re.compile(rf"{YEAR} $")
_TO_A_TITLE = re.compile(
    r"(?:['’]s)?(?: ?[/,:–-] ?| )(?:(?:current|the|its|and|in|of|under|from|Guide-? ?lines?,?|Chapter(?! ?\d)|treatment) ){0,4}",
    re.IGNORECASE,
)
_GUIDELINES = re.compile(
    r"(?: (?:evidence[- ]based|practice|clinical|medical|treatment|the)){0,2} ?Guide-? ?lines?\b", re.IGNORECASE
)
_HINT = re.compile(
    r"(?:['’]s)?[ ,:]{1,2}(?:[\w/-]+ ){0,2}?(?:guidelines?|criteria|recommend\w*|polic\w+|bulletin\w*|position|statement|consensus|appropriateness|coverage (?:polic|position|determination|guideline|criteria)\w*|practice parameter\w*|states?\b|consider(?:s|ed)?\b|indicat\w+|notes?\b|care guidelines?)",
    re.IGNORECASE,
)
_WEAK_IN_PROSE = ("web/", "state/", "va-dod", "labor-code", "pubmed", "drug-reference/clinical", "evicore")
_SMALL_WORDS = re.compile(r"[Uu]p[- ]to[- ]date")
"""A name that prose has as words of its own: "up to date"."""

_NUMBER_OF_A_LAW = re.compile(r"(?: ?(?:sections?|§+|code)){0,4} ?(?!9792\.2)\d{4}", re.IGNORECASE)
_CODE = re.compile(r"\b9792\.2\d(?:\.\d{1,2})?")
_LONGEST_BEFORE = 60
_LONGEST_LABEL = 24


def named_guideline(flat: Flat, name: Name, done: int) -> Found | None:
    """Return the mention of a source by its name; None if the words mean something else.

    Args:
        flat: The text.
        name: The name.
        done: Where the mention before it ends.
    """
    if name.source.id == "mtus":
        return _schedule(flat, name, done)
    if not _is_meant(flat.text, name):
        return None
    before = tail_before(flat.text, max(done, name.start - _LONGEST_BEFORE), name.start)
    after = tail_after(flat.text, name.end, name.source)
    tail = before.joined(after)
    return _built(flat, name.source.id, _start(before, name.start), tail, max(name.end, after.end)), max(
        name.end, after.end
    )


def _is_meant(text: str, name: Name) -> bool:
    """Return whether words that may mean other things too are a source's name here."""
    if name.source.id == "labor-code" and not name.is_weak and _NUMBER_OF_A_LAW.match(text, name.end):
        return True
    is_weak = (
        name.is_weak or name.source.id.startswith(_WEAK_IN_PROSE) or _SMALL_WORDS.fullmatch(text, name.start, name.end)
    )
    return not is_weak or _HINT.match(text, name.end) is not None


def _start(before: Tail, start: int) -> int:
    """Return where a mention starts, with the particulars that stand before its name."""
    return before.start if before.end > before.start else start


def _built(flat: Flat, source: str, start: int, tail: Tail, end: int) -> Citation:
    chapter = chapter_titled(source, tail.chapter) if tail.chapter else None
    if source == "acoem" and chapter is None and tail.number is not None:
        chapter = chapter_numbered(tail.number)
    return Citation(
        basis=Basis.OUTSIDE,
        source=source,
        chapter=tail.chapter or (f"Chapter {tail.number}" if tail.number is not None and source == "acoem" else None),
        edition=tail.edition,
        year=tail.year,
        sections=tail.sections,
        pages=tail.pages,
        id=_id(source, chapter, tail),
        recognised=True,
        span=flat.span(start, end),
    )


def _id(source: str, chapter: Chapter | None, tail: Tail) -> str:
    if source == "acoem":
        return acoem_id(chapter, tail.edition, tail.year)
    return source if chapter is None else f"{source}/{chapter.slug}"


def _schedule(flat: Flat, name: Name, done: int) -> Found:
    """Return a mention of the schedule: of a guideline of it, of ACOEM within it, or of all of it."""
    before = tail_before(flat.text, max(done, name.start - _LONGEST_BEFORE), name.start)
    gap = _TO_A_TITLE.match(flat.text, name.end)
    head = head_at(flat.text, gap.end(), len(flat.text)) if gap and " and " not in gap.group() else None
    if head is not None and head.source is not None and _is_title(flat.text, head):
        return _guideline(flat, _start(before, name.start), before, head)
    guidelines = _GUIDELINES.match(flat.text, name.end)
    end = guidelines.end() if guidelines else name.end
    after = tail_after(flat.text, end, name.source)
    tail = before.joined(after)
    citation = Citation(
        basis=Basis.MTUS,
        source="mtus",
        edition=tail.edition,
        year=tail.year,
        sections=tail.sections,
        pages=tail.pages,
        id="mtus",
        recognised=True,
        span=flat.span(_start(before, name.start), max(end, after.end)),
    )
    return citation, max(end, after.end)


def _is_title(text: str, head: Head) -> bool:
    """Return whether words are meant as a title: "low back complaints" may be what a patient has."""
    return not head.is_plain or (head.chapter is not None and head.chapter[:1].isupper() and text[head.start].isupper())


def _guideline(flat: Flat, start: int, before: Tail, head: Head) -> Found:
    assert head.source is not None  # noqa: S101 (a head of a known title or number)
    after = tail_after(flat.text, head.end, head.source)
    tail = before.joined(after)
    year = head.year or tail.year
    end = max(head.end, after.end)
    citation = Citation(
        basis=Basis.MTUS,
        source=head.source.id,
        chapter=head.chapter,
        edition=tail.edition,
        year=year,
        sections=tail.sections,
        pages=tail.pages,
        id=schedule_id(head.source, year),
        recognised=True,
        span=flat.span(start, end),
    )
    return citation, end


def titled_guideline(flat: Flat, start: int, done: int) -> Found | None:
    """Return a mention of a guideline of the schedule by its title alone: with "Guidelines", or before "MTUS"."""
    head = head_at(flat.text, start, len(flat.text))
    if head is None or head.source is None:
        return None
    words = flat.text[start : head.end]
    is_capital = flat.text[start].isupper()
    before_the_schedule = re.match(r",? ?\(?MTUS\b\)?", flat.text[head.end : head.end + 8]) if is_capital else None
    is_guideline = (
        re.search(r"medical treatment guide" if not is_capital else r"guide", words, re.IGNORECASE) is not None
    )
    if not is_guideline and before_the_schedule is None:
        return None
    if before_the_schedule is not None:
        head = replace(head, end=head.end + before_the_schedule.end())
    year = _YEAR_BEFORE.search(flat.text, max(done, start - 5), start)
    if year is not None:
        head = replace(head, year=head.year or int(year.group()))
    before = tail_before(flat.text, max(done, start - _LONGEST_BEFORE), year.start() if year else start)
    return _guideline(flat, _start(before, year.start() if year else start), before, head)


def section_of_the_code(flat: Flat, start: int, done: int) -> Found | None:
    """Return a mention of a guideline by its section of the code of regulations."""
    found = _CODE.search(flat.text, max(start, done), start + _LONGEST_LABEL)
    if found is None:
        return None
    source = next((each for each in schedule() if each.code_section == found.group()), sources()["mtus"])
    citation = Citation(
        basis=Basis.MTUS, source=source.id, id=source.id, recognised=True, span=flat.span(start, found.end())
    )
    return citation, found.end()
