"""Split a letter at its headings."""

import re
from dataclasses import dataclass
from functools import cache

from openimr.domain.errors import LetterSyntaxError
from openimr.domain.text import Span
from openimr.letters.layouts import CALIFORNIA, OPEN_IMR, Wording, phrase


@dataclass(frozen=True, kw_only=True, slots=True)
class Sections:
    """The runs of a letter between its headings; the headings themselves belong to none.

    Attributes:
        header: All before the first heading; may be blank.
        how: The paragraph on how the determination was made, up to the credentials or the next heading.
        credentials: The block of credentials; None where the letter has none.
        documents: The list of documents reviewed; None where the letter has none.
        summary: The clinical case summary.
        decisions: The decided items.
        next_steps: What happens next; None where the letter ends with the items.
    """

    header: Span
    how: Span
    credentials: Span | None
    documents: Span | None
    summary: Span
    decisions: Span
    next_steps: Span | None


@dataclass(frozen=True, slots=True)
class _Heading:
    name: str
    alone: re.Pattern[str]
    pattern: re.Pattern[str]
    words: str
    is_required: bool


def _pattern(heading: str, opening: str | None = None) -> re.Pattern[str]:
    tail = "" if opening is None else rf"(?:\s*{phrase(opening)})?"
    return re.compile(phrase(heading) + tail)


def _alone(heading: str, opening: str | None = None) -> re.Pattern[str]:
    """Match a heading that stands alone on its lines, as it does in a letter and not where prose names it."""
    tail = "" if opening is None else rf"(?:\s*{phrase(opening)})?"
    return re.compile(rf"^[\f \t]*{phrase(heading)}(?=[ \t]*(?:\n|\f|\Z)){tail}", re.MULTILINE)


@cache
def _headings(is_ours: bool) -> tuple[_Heading, ...]:  # noqa: FBT001 (the cache's key)
    wording = OPEN_IMR if is_ours else CALIFORNIA
    optional = {"credentials", "documents", "next_steps"}
    words = {
        "how": (wording.how, None),
        "credentials": (wording.credentials, None),
        "documents": (wording.documents, None),
        "summary": (wording.summary, wording.summary_opening),
        "decisions": (wording.decisions, wording.decisions_opening),
        "next_steps": (wording.next_steps, None),
    }
    return tuple(
        _Heading(name, _alone(heading, opening), _pattern(heading, opening), heading, name not in optional)
        for name, (heading, opening) in words.items()
        if heading is not None
    )


def find_sections(text: str, *, wording: Wording) -> Sections:
    """Split a letter at the headings of its family, which stand in a fixed order.

    Args:
        text: The letter; its first heading is known to stand in it.
        wording: The family of layouts.

    Raises:
        LetterSyntaxError: A heading that every letter of the family has is missing.
    """
    found: list[tuple[str, int, int]] = []
    position = 0
    for heading in _headings(wording is OPEN_IMR):
        match = heading.alone.search(text, position) or heading.pattern.search(text, position)
        if match is not None:
            found.append((heading.name, match.start(), match.end()))
            position = match.end()
        elif heading.is_required:
            raise LetterSyntaxError(expected=f'the heading "{heading.words}"', source=text, at=position)
    ends = [start for _, start, _ in found[1:]] + [len(text)]
    spans = {name: Span(start, end) for (name, _, start), end in zip(found, ends, strict=True)}
    return Sections(
        header=Span(0, found[0][1]),
        how=spans["how"],
        credentials=spans.get("credentials"),
        documents=spans.get("documents"),
        summary=spans["summary"],
        decisions=spans["decisions"],
        next_steps=spans.get("next_steps"),
    )
