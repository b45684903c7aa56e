"""Whether the number of a chapter goes with its title, and with the table that is cited from it."""

import re

from openimr.checks.citation_faults import CitationFault
from openimr.checks.letters import Letter
from openimr.citations.register import sources
from openimr.domain.citations import Citation

_TABLE = re.compile(r"\b(?:Table|Figure|Algorithm)s?\s?(?P<number>\d{1,2})-\d{1,2}\b", re.IGNORECASE)
_CHAPTER = re.compile(r"\b(?:Chapters?|Chp?\.?)\s?(?P<number>\d{1,2})(?!\d|-\d)", re.IGNORECASE)
_CHAPTERS = range(1, 18)


def number_fault(letter: Letter, citation: Citation) -> CitationFault | None:
    """Return that a chapter of ACOEM's second edition, or a table cited from it, has the number of another chapter."""
    number = _chapter_number(citation)
    if number is None:
        return None
    words = letter.words(citation.span)
    told = [int(each["number"]) for each in _CHAPTER.finditer(words) if int(each["number"]) in _CHAPTERS]
    if told and number not in told:
        return CitationFault(
            status="place of another chapter",
            message=f"The chapter cited is chapter {number}; it is numbered {told[0]} here.",
            found=citation.span,
            resolved_by="Set right the number of the chapter, or its title.",
        )
    tables = [int(each["number"]) for section in citation.sections for each in _TABLE.finditer(section)]
    if tables and number not in tables:
        return CitationFault(
            status="place of another chapter",
            message=f"The table cited is numbered as one of chapter {tables[0]}; chapter {number} is cited.",
            found=citation.span,
            resolved_by="Cite the chapter that holds the table.",
        )
    return None


def _chapter_number(citation: Citation) -> int | None:
    source = sources().get(citation.source or "")
    if source is None:
        return None
    if source.id != "acoem":
        return source.number
    parts = (citation.id or "").split("/")
    return next((each.number for each in source.chapters if each.slug in parts[1:]), None)
