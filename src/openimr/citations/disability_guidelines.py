"""Citations of the Official Disability Guidelines: their chapters, and the sections of each."""

import re
from collections.abc import Iterator
from functools import cache

from openimr.citations.addresses import without_addresses
from openimr.citations.flats import Flat
from openimr.citations.identities import chapter_titled
from openimr.citations.particulars import Particulars
from openimr.citations.register import sources
from openimr.citations.section_lists import section_titles
from openimr.citations.spellings import END, alternation
from openimr.domain.citations import Basis, Citation

_AFTER_A_CHAPTER = re.compile(
    r" ?(?:Chapters?\b|Sections?\b(?! ?\()|Guide-? ?lines?\b|Procedures? Summary|Topics?\b|Treatment in Workers?['’]? ?Comp(?:ensation)?)",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"[,;] (?:and )?| and |/ ?|: |> ?")
_LAST_AND = re.compile(r"(?:^|(?<![ ,;])[ ,;]+)and$")
_IN_A_LIST = re.compile(r" ?(?:Chapters?\b|Sections?\b)?(?:[,;.]| and\b|$)", re.IGNORECASE)
_QUALIFIER = r"(?: ?\((?:sub-?acute|acute|chronic)[^)]{0,40}\))?"
_BEGINS_AS_A_CHAPTER = re.compile(r" ?(?:[,:;/(.–-]|Chapter\b|Lumbar\b)")
_GOES_ON_AS_A_SECTION = re.compile(r" (?!chapter|section|guideline|topic|and\b|procedure|online|treatment)[a-z]")
_MARK = re.compile(r" ?(?:Chapter\b|/)", re.IGNORECASE)
_WORDS_OF_A_SHORT_TITLE = 1
_LONGEST_END = 4


def odg_citations(flat: Flat, start: int, name_end: int, stop: int) -> Iterator[Citation]:
    """Yield the citations of the Official Disability Guidelines between two offsets of a folded text.

    ``odg = [name] {filler | edition | year} {chapter ["Chapter"] {edition | year} [sections]}``

    Args:
        flat: The folded text.
        start: Where the citation begins.
        name_end: Where the source's name ends; ``start`` if it is not named.
        stop: Where the citation ends.
    """
    particulars = Particulars()
    offset = particulars.skipped(flat.text, name_end, stop)
    starts = _chapter_starts(flat.text, offset, stop)
    if not starts or starts[0] > offset:
        trailing = _only_trailing_chapter(flat.text, starts, stop)
        if trailing is not None:
            yield _odg(flat, (start, stop), particulars, trailing, before=flat.text[offset : starts[0]])
            return
        first = starts[0] if starts else stop
        if not starts or flat.text[offset:first].strip(" ,;:./–-") or first == stop:
            yield _odg(flat, (start, first), particulars, None, before=flat.text[offset:first])
            start = first
    for number, begin in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else stop
        found = _chapter_at(flat.text, begin, end)
        assert found is not None  # noqa: S101 (the starts are where it matches)
        own = particulars if number == 0 else Particulars(year=particulars.year)
        yield _odg(flat, (start if number == 0 else begin, end), own, found)


def begins_with_odg_chapter(text: str, start: int, stop: int) -> bool:
    """Return whether words that name no source begin as a chapter of the Official Disability Guidelines does."""
    found = _chapter_at(text, start, stop)
    if found is None:
        return False
    return (
        bool(found["qualifier"])
        or found.end() == stop
        or _BEGINS_AS_A_CHAPTER.match(text, found.end(), stop) is not None
    )


def _odg(
    flat: Flat, where: tuple[int, int], particulars: Particulars, found: re.Match[str] | None, *, before: str = ""
) -> Citation:
    start, stop = where
    listed = particulars.taken_out_of(before)
    if found is not None:
        offset = found.end()
        while (after := _AFTER_A_CHAPTER.match(flat.text, offset, stop)) is not None:
            offset = after.end()
        rest = _LAST_AND.sub("", particulars.taken_out_of(flat.text[offset:stop]))
        rest = re.sub(r"^(?:Chapter|Section)\b[ ,:–-]*", "", rest, flags=re.IGNORECASE)
        listed = ", ".join(each for each in (listed, rest) if each)
    chapter = chapter_titled("odg", found["title"]) if found else None
    end = start + len(_LAST_AND.sub("", flat.text[start:stop].rstrip(" ,;:./–-")))
    return Citation(
        basis=Basis.OUTSIDE,
        source="odg",
        chapter=found.group().strip() if found else None,
        edition=particulars.edition,
        year=particulars.year,
        sections=section_titles(without_addresses(listed)),
        pages=tuple(particulars.pages),
        id=f"odg/{chapter.slug}" if chapter else "odg",
        recognised=True,
        span=flat.span(start, end),
    )


def _chapter_starts(text: str, offset: int, stop: int) -> list[int]:
    """Return where chapters begin: at the start of the words, and wherever a later one is plainly marked as one."""
    first = _chapter_at(text, offset, stop)
    starts = [offset] if first is not None and _is_chapter(first, text, stop) else []
    done = _end_of_title(first, text, stop) if starts and first is not None else offset
    listed_until = done if starts else -1
    for separator in _SEPARATOR.finditer(text, done, stop):
        found = _chapter_at(text, separator.end(), stop)
        if found is None:
            continue
        is_in_a_list = (
            separator.start() == listed_until
            and _IN_A_LIST.match(text[found.end() : min(stop, found.end() + 20)]) is not None
        )
        if is_in_a_list or _is_marked(found, text, stop, is_after_one=bool(starts)):
            starts.append(separator.end())
            listed_until = _end_of_title(found, text, stop)
    return starts


def _end_of_title(found: re.Match[str], text: str, stop: int) -> int:
    after = _AFTER_A_CHAPTER.match(text, found.end(), stop)
    return after.end() if after else found.end()


def _is_chapter(found: re.Match[str], text: str, stop: int) -> bool:
    """Return whether words are a chapter's title, not the first words of a section's: "Hand therapy" is none."""
    if len(found["title"].split()) > _WORDS_OF_A_SHORT_TITLE or found["qualifier"]:
        return True
    return _GOES_ON_AS_A_SECTION.match(text, found.end(), stop) is None


def _is_marked(found: re.Match[str], text: str, stop: int, *, is_after_one: bool) -> bool:
    if found["qualifier"] or _MARK.match(text, found.end(), stop):
        return True
    is_last = stop - found.end() <= _LONGEST_END and text[found.end() : stop].strip(" .,;") == ""
    return is_after_one and is_last and len(found["title"].split()) > _WORDS_OF_A_SHORT_TITLE


def _only_trailing_chapter(text: str, starts: list[int], stop: int) -> re.Match[str] | None:
    """Return the chapter that stands behind its section: "Office visits, Knee Chapter"."""
    if len(starts) != 1:
        return None
    found = _chapter_at(text, starts[0], stop)
    if found is None or text[found.end() : stop].strip(" .,;").lower() not in {"chapter", "section", ""}:
        return None
    return found


def _chapter_at(text: str, start: int, stop: int) -> re.Match[str] | None:
    """Return the chapter that begins at an offset: of "Low back: Lumbar supports" it is "Low back"."""
    found = _odg_chapter().match(text, start, stop)
    if found is None or not _GOES_ON_AS_A_SECTION.match(text, found.end(), stop):
        return found
    mark = max(text.rfind(mark, start, found.end()) for mark in ",:")
    shorter = _odg_chapter().match(text, start, mark) if mark > start else None
    return shorter if shorter is not None and shorter.end() == mark else found


@cache
def _odg_chapter() -> re.Pattern[str]:
    titles = alternation(title for chapter in sources()["odg"].chapters for title in chapter.spellings)
    return re.compile(rf"(?P<title>{titles}){END}(?!-)(?P<qualifier>{_QUALIFIER})", re.IGNORECASE)
