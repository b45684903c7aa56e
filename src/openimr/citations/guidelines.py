"""Guidelines of the schedule by their titles: the first words of a citation of one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from openimr.citations.identities import guideline_numbered
from openimr.citations.pages import YEAR
from openimr.citations.register import Source, schedule, sources
from openimr.citations.spellings import END, START, alternation, plain

ACOEM = (
    r"(?:ACOEM|American College of Occupational (?:and|&) Environmental Medicine(?: ?\(ACOEM\))?)(?:['’]s)?"
    r"(?:[ ,]+(?:Occupational Medicine )?(?:Practice )?Guidelines?\b)?(?:[ ,]+(?:2nd|second) ed(?:ition)?\b\.?)?"
)
_CHAPTER = r"(?:Chapters?|Chp\.?|Ch\.?) ?(?P<number>\d{1,2})(?!\d)"
_TAIL = r"(?:(?: Medical)?(?: Treatment)?,? Guide-? ?lines?| Chapter| Section(?!\(|s\b|:))?"
_TREATMENT_GUIDELINES = re.compile(r"Guide-? ?lines?", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """The first words of a citation: which guideline, which year.

    Attributes:
        source: The guideline; None if its title is not known.
        chapter: Its title as written, without year and without "Guidelines"; None if only ACOEM is named.
        year: The year named; None if none is.
        is_plain: Whether a section could be called the same: a title without year, chapter number or "Guidelines".
        start: Offset of the first character.
        end: Offset after the last.
    """

    source: Source | None
    chapter: str | None
    year: int | None
    is_plain: bool
    start: int
    end: int


def head_at(text: str, start: int, stop: int) -> Head | None:
    """Return the head that begins at an offset of a folded text; None if none does.

    ``head = [ACOEM] ["Chapter" number] title ["Guidelines"] [year] ["Guidelines"] | ACOEM``
    """
    found = _head().match(text, start, stop)
    if found is None or not (found["acoem"] or found["number"] or found["title"]):
        return None
    title, number = found["title"], found["number"]
    source = (
        _by_title()[plain(title)] if title else guideline_numbered(int(number)) if number else sources()["mtus/acoem"]
    )
    if (
        title
        and found["acoem"]
        and source is not None
        and source.code_section
        and "," in text[found.end("acoem") : found.start("title")]
    ):
        return _acoem_alone(found)
    year = found["year"] or found["earlier"]
    return Head(
        source=source,
        chapter=title or (f"Chapter {number}" if number else None),
        year=int(year) if year else None,
        is_plain=not (
            year
            or number
            or found["acoem"]
            or _TREATMENT_GUIDELINES.search(found["tail"] or "")
            or (title or "").endswith(("omplaints", "onditions", "isorders"))
        ),
        start=start,
        end=start + len(found.group().rstrip(" ,:;/–-")),
    )


def _acoem_alone(found: re.Match[str]) -> Head:
    return Head(
        source=sources()["mtus/acoem"],
        chapter=None,
        year=None,
        is_plain=False,
        start=found.start(),
        end=found.end("acoem"),
    )


def unknown_head_at(text: str, start: int, stop: int) -> Head | None:
    """Return a head whose title is not known: capitalized words before a year."""
    found = _UNKNOWN.match(text, start, stop)
    if found is None:
        return None
    return Head(
        source=None, chapter=found["title"], year=int(found["year"]), is_plain=False, start=start, end=found.end()
    )


_UNKNOWN = re.compile(
    rf"(?P<title>[A-Z](?:(?!, and )[A-Za-z &/'’,()-]){{2,90}}?),? \(?(?P<year>{YEAR})\)?(?:,? Guidelines?)?(?=,? Section|,? Page|,? and |[.,;]|$)"
)


@cache
def _head() -> re.Pattern[str]:
    titles = alternation(title for source in schedule() for title in source.spellings)
    return re.compile(
        rf"{START}(?:(?:the )?(?:California |CA )?MTUS(?: Guidelines?)?[ ,:/–-]+)?"
        rf"(?:(?P<acoem>{ACOEM})(?![A-Za-z0-9])[ ,:;/–-]*)?"
        rf"(?:{_CHAPTER}[ ,:;.–-]*)?"
        rf"(?P<earlier>{YEAR} (?=[A-Z]))?"
        rf"(?:(?P<title>{titles}){END}(?P<tail>{_TAIL})(?:,? \(?(?:ACOEM,? )?(?:effective )?(?:date )?(?:[a-z]{{3,9}} (?:\d{{1,2}}, )?)?(?P<year>{YEAR})\)?{END}(?: Guidelines?\b)?)?)?",
        re.IGNORECASE,
    )


@cache
def _by_title() -> Mapping[str, Source]:
    return {plain(title): source for source in schedule() for title in source.spellings}
