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


_SPELT = {
    CALIFORNIA.decisions: r"IMR\s+ISSUES?,?\s+DECISIONS?,?\s+AND\s+RATIONALES?",
    CALIFORNIA.credentials: rf"(?i:{phrase(CALIFORNIA.credentials)})|(?=States?(?:\(s\))?\s+of\s+Licensure\s*:)",
    CALIFORNIA.summary_opening: (
        r"The\s+(?i:expert|physician)\s+(?i:reviewer)\s+developed\s+the\s+following\s+clinical\s+case\s+summary\b[^:.]{0,160}:"
    ),
    CALIFORNIA.decisions_opening: (
        r"The\s+Final\s+Determination\s+was\s+based\s+on\s+decisions?\s+for\s+the\s+disputed\s+"
        r"items?\s*/\s*services?\s+set\s+forth\s+below\s*[:.]?"
    ),
}
"""How fixed words may be spelt besides: a plural, a comma, a word left out. The block of credentials tells itself by its
first label, should its sentence be missing."""


def _spelt(words: str) -> str:
    return rf"(?:{_SPELT.get(words, phrase(words))})"


def _pattern(heading: str, opening: str | None = None) -> re.Pattern[str]:
    tail = "" if opening is None else rf"(?:\s*{_spelt(opening)})?"
    return re.compile(rf"{_spelt(heading)}:?{tail}")


def _alone(heading: str, opening: str | None = None) -> re.Pattern[str]:
    """Match a heading that stands alone on its lines, as it does in a letter and not where prose names it."""
    tail = "" if opening is None else rf"(?:\s*{_spelt(opening)})?"
    return re.compile(rf"^[\f \t]*{_spelt(heading)}:?(?=[ \t]*(?:\n|\f|\Z)){tail}", re.MULTILINE)


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


@dataclass(frozen=True, slots=True)
class FoundSections:
    """The sections of a letter whose headings were found.

    Attributes:
        spans: The run after each heading, to the next that was found, by the name it has in ``Sections``; and ``header``,
            all before the first of them.
        headings: Where the headings themselves stand, with the fixed sentences after them.
        errors: Where a second letter begins; then the headings that are missing, each with the place from which it was
            looked for.
        second_letter: Where the first heading stands once more; None in a text of one letter. Nothing after it is searched.
    """

    spans: dict[str, Span]
    headings: tuple[Span, ...]
    errors: tuple[LetterSyntaxError, ...]
    second_letter: int | None


def find_sections(text: str, *, wording: Wording) -> Sections:
    """Split a letter at the headings of its family, which stand in a fixed order.

    Args:
        text: The letter; its first heading is known to stand in it.
        wording: The family of layouts.

    Raises:
        LetterSyntaxError: A heading that every letter of the family has is missing, or a second letter follows.
    """
    found = salvage_sections(text, wording=wording)
    if found.errors:
        raise found.errors[0]
    spans = found.spans
    return Sections(
        header=spans["header"],
        how=spans["how"],
        credentials=spans.get("credentials"),
        documents=spans.get("documents"),
        summary=spans["summary"],
        decisions=spans["decisions"],
        next_steps=spans.get("next_steps"),
    )


def salvage_sections(text: str, *, wording: Wording) -> FoundSections:
    """Find what headings of a family a text has, in their order, and list the others.

    Args:
        text: The letter.
        wording: The family of layouts.
    """
    found: list[tuple[str, Span]] = []
    errors: list[LetterSyntaxError] = []
    position, limit = 0, len(text)
    for heading in _headings(wording is OPEN_IMR):
        match = heading.alone.search(text, position, limit) or heading.pattern.search(text, position, limit)
        if match is not None:
            found.append((heading.name, Span(*match.span())))
            position = match.end()
        elif heading.is_required:
            errors.append(LetterSyntaxError(expected=f'the heading "{heading.words}"', source=text, at=position))
        if heading.name == "how" and match is not None:
            second = heading.alone.search(text, position)
            limit = second.start() if second else limit
    if limit < len(text):
        expected = "one letter a file; a second one begins here. Give each a file of its own"
        errors.insert(0, LetterSyntaxError(expected=expected, source=text, at=limit))
    ends = [span.start for _, span in found] + [limit]
    spans = {"header": Span(0, ends[0])}
    spans |= {name: Span(span.end, end) for (name, span), end in zip(found, ends[1:], strict=True)}
    return FoundSections(
        spans=spans,
        headings=tuple(span for _, span in found),
        errors=tuple(errors),
        second_letter=limit if limit < len(text) else None,
    )
