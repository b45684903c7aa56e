"""What follows a source's name: edition, year, pages, chapter, sections."""

import re
from dataclasses import dataclass, field

from openimr.citations.pages import EDITION, PAGES, UPDATED, YEAR, page_numbers

_ALONE_YEAR = re.compile(rf"\(? ?(?<![\d/.-])({YEAR})(?![\d/-])\)?")
_EDGES = " ,;:./–—-"

_STOPS = re.compile(r"[ ,:;./>–—()-]+")
_FILLER = re.compile(
    r"(?:\(?Treatment (?:in|for) Workers?['’]?s?['’]? ?Comp(?:ensation)?\b\.?(?: ?\(TWC\))?\)?|TWC\b|Work Loss Data Institute|ODG\b|(?:Practice |Treatment |Medical )?Guide-? ?lines?\b|Occupational Medicine Practice Guidelines"
    r"|Integrated Treatment ?/ ?Disability Duration Guidelines|Treatment(?=[,;:]| Integrated)|Workers?['’]?s?['’]? Comp(?:ensation)?\b\.?|Chapters?\b(?! ?\d)|Topics?\b|Treatment Index|Procedures? Summary|Evaluation and Management(?= of Common)|by MCG\b|for the\b|on the\b|of the\b|the\b)",
    re.IGNORECASE,
)
_LONGEST_BRACKET = 300


@dataclass(slots=True)
class Particulars:
    """The particulars of one citation, as they are met.

    Attributes:
        edition: The words of its edition; None until any are met.
        year: Its year; None until one is met.
        pages: Its pages, in order.
    """

    edition: str | None = None
    year: int | None = None
    pages: list[str] = field(default_factory=list)

    def take_from(self, text: str, offset: int, stop: int) -> int:
        """Take one particular that begins at an offset, and return where it ends; the offset itself if there is none."""
        for pattern in (EDITION, UPDATED, PAGES):
            found = pattern.match(text, offset, stop)
            if found is not None:
                self._keep(pattern, found)
                return found.end()
        year = _ALONE_YEAR.match(text, offset, stop)
        if year is not None:
            self.year = self.year or int(year.group(1))
            return year.end()
        return offset

    def skipped(self, text: str, offset: int, stop: int) -> int:
        """Skip stops and fillers after a name, taking what particulars stand among them, and return where they end."""
        while offset < stop:
            before = offset
            for pattern in (_FILLER, _STOPS):
                found = pattern.match(text, offset, stop)
                if found is not None and not _is_bracket_of_a_section(found, text, stop):
                    offset = found.end()
            offset = self.take_from(text, offset, stop)
            if offset == before:
                break
        return offset

    def taken_out_of(self, words: str) -> str:
        """Take every particular out of words, and return what is left."""
        for pattern in (EDITION, UPDATED, PAGES):
            for found in pattern.finditer(words):
                self._keep(pattern, found)
            words = pattern.sub(" ", words)
        years = list(_ALONE_YEAR.finditer(words))
        if years and self.year is None:
            self.year = int(years[-1].group(1))
        if years:
            words = words[: years[-1].start()] + " " + words[years[-1].end() :]
        return " ".join(words.split()).strip(_EDGES)

    def _keep(self, pattern: re.Pattern[str], found: re.Match[str]) -> None:
        if pattern is PAGES:
            self.pages += page_numbers(found.group(1))
        elif self.edition is None:
            self.edition = found.group(1).strip(" ()")


def _is_bracket_of_a_section(found: re.Match[str], text: str, stop: int) -> bool:
    """Return whether a stop holds a bracket that opens words: of these it must not be lost."""
    return "(" in found.group() and text.find(")", found.end(), min(stop, found.end() + _LONGEST_BRACKET)) < 0
