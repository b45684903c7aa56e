"""Rows of New York's Department of Financial Services: external appeals with up to four reviewers' summaries."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from openimr.citations.mentions import find_mentions
from openimr.domain.citations import Citation
from openimr.domain.determinations import CaseOutcome
from openimr.domain.errors import LetterSyntaxError
from openimr.domain.text import Span, folded
from openimr.letters.other_programs.certifications import CertifiedReviewer, read_certified_reviewers
from openimr.letters.other_programs.outcomes import read_stated_outcome
from openimr.letters.readings import trimmed

OUTCOMES = {
    "Upheld": CaseOutcome.UPHELD,
    "Overturned": CaseOutcome.OVERTURNED,
    "Overturned in Part": CaseOutcome.PARTIALLY_OVERTURNED,
}
"""What the field ``appeal decision`` may hold."""

FIELDS = {
    "health_plan": "health plan",
    "coverage_type": "coverage type",
    "denial_reason": "denial reason",
    "sex": "gender",
    "age_range": "age range",
    "decision_year": "decision year",
    "agent": "agent",
}
"""Names of the other fields of a row, by the value's attribute."""

_FIELD = re.compile(r"^[ \t]*(?P<name>[a-z]+(?: [a-z]+)*(?: \d)?)[ \t]*:[ \t]*", re.MULTILINE | re.IGNORECASE)
_ROW = re.compile(r"^[ \t]*case[ ]number[ \t]*:", re.MULTILINE | re.IGNORECASE)
_KNOWN = frozenset({"case number", "treatment", "diagnosis", "appeal decision", *FIELDS.values()})
_NUMBERED = re.compile(r"(?:summary|references) [1-4]")
_BRACKETED = re.compile(r"\[([^\]]*)\]")
_REFERENCE = re.compile(r"(?:(?<=\s)|^)(?P<number>\d{1,2})[).]\s+")
_MOST_REVIEWERS = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Reference:
    """One entry of a reviewer's list of references.

    Attributes:
        text: As written, without its number; white space folded.
        mentions: Sources of it that are known; spans are of the file.
        span: Where it stands in the file.
    """

    text: str
    mentions: tuple[Citation, ...]
    span: Span


@dataclass(frozen=True, kw_only=True, slots=True)
class AppealReviewer:
    """What one reviewer wrote.

    Attributes:
        number: From 1 to 4.
        summary: The whole, white space folded.
        stated_outcome: What it says of the denial; None where it says nothing, or breaks off before it does.
        credentials: Certifications that it states; the published summaries mostly state none.
        references: Its references, in order.
        mentions: Guidelines and studies that the summary names; spans are of the file.
        span: Where the summary stands in the file.
    """

    number: int
    summary: str
    stated_outcome: CaseOutcome | None
    credentials: tuple[CertifiedReviewer, ...]
    references: tuple[Reference, ...]
    mentions: tuple[Citation, ...]
    span: Span


@dataclass(frozen=True, kw_only=True, slots=True)
class NydfsDetermination:
    """One row.

    Attributes:
        case_number: ``yyyymm-nnnnnn``.
        outcome: What the field says.
        treatments: What was in dispute, by the Department's categories.
        diagnoses: The Department's categories.
        fields: The other fields, by the names of ``FIELDS``; None where the row has none.
        reviewers: Those whose summary is given; at least one.
    """

    case_number: str
    outcome: CaseOutcome
    treatments: tuple[str, ...]
    diagnoses: tuple[str, ...]
    fields: Mapping[str, str | None]
    reviewers: tuple[AppealReviewer, ...]

    @property
    def stated_outcome(self) -> CaseOutcome | None:
        """What most of the reviewers' summaries say; None where none says anything or as many say one as the other."""
        stated = [one.stated_outcome for one in self.reviewers if one.stated_outcome is not None]
        counts = {outcome: stated.count(outcome) for outcome in stated}
        most = [outcome for outcome, count in counts.items() if count == max(counts.values())]
        return most[0] if len(most) == 1 else None

    @property
    def outcomes_agree(self) -> bool:
        """Whether field and prose say the same."""
        return self.outcome is self.stated_outcome


def nydfs_rows(text: str) -> Iterator[Span]:
    """Yield where each row stands: from its case number to the next."""
    starts = [match.start() for match in _ROW.finditer(text)]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=False):
        yield trimmed(text, start, end)


def read_nydfs_row(text: str, *, row: Span, number: int) -> NydfsDetermination:
    """Read a row: ``row = { name ":" value }``, a field a line; a value may go on over several lines.

    Args:
        text: The whole file.
        row: Where the row stands in it.
        number: Of the row, from 1, for the message of an error.

    Raises:
        LetterSyntaxError: The row has no number, no known outcome or no summary.
    """
    fields = nydfs_fields(text, row)

    def words(name: str) -> str | None:
        span = fields.get(name)
        return None if span is None else folded(span.of(text)) or None

    case_number, outcome = words("case number"), OUTCOMES.get(words("appeal decision") or "")
    reviewers = tuple(_reviewer(text, fields, one) for one in range(1, _MOST_REVIEWERS + 1) if words(f"summary {one}"))
    for is_there, expected in (
        (case_number, 'a number in the field "case number"'),
        (outcome, 'in the field "appeal decision" one of ' + ", ".join(OUTCOMES)),
        (reviewers, 'words in the field "summary 1"'),
    ):
        if not is_there:
            raise LetterSyntaxError(expected=f"{expected} of row {number}", source=text, at=row.start)
    assert case_number is not None  # noqa: S101
    assert outcome is not None  # noqa: S101
    return NydfsDetermination(
        case_number=case_number,
        outcome=outcome,
        treatments=_bracketed(words("treatment")),
        diagnoses=_bracketed(words("diagnosis")),
        fields={name: words(label) for name, label in FIELDS.items()},
        reviewers=reviewers,
    )


def nydfs_fields(text: str, row: Span) -> dict[str, Span]:
    """Return where the value of each known field of a row stands, by the field's name in small letters.

    A line that begins with other words belongs to the value before.
    """
    labels = [
        match
        for match in _FIELD.finditer(text, row.start, row.end)
        if (name := match["name"].lower()) in _KNOWN or _NUMBERED.fullmatch(name)
    ]
    ends = [match.start() for match in labels[1:]] + [row.end]
    return {
        label["name"].lower(): trimmed(text, label.end(), max(label.end(), end))
        for label, end in zip(labels, ends, strict=False)
    }


def _reviewer(text: str, fields: Mapping[str, Span], number: int) -> AppealReviewer:
    span = fields[f"summary {number}"]
    stated = read_stated_outcome(text, zone=span)
    references = fields.get(f"references {number}")
    return AppealReviewer(
        number=number,
        summary=folded(span.of(text)),
        stated_outcome=None if stated is None else stated.outcome,
        credentials=read_certified_reviewers(text, zone=span, panel=None),
        references=() if references is None else tuple(_references(text, references)),
        mentions=mentions_within(text, span),
        span=span,
    )


def _references(text: str, zone: Span) -> Iterator[Reference]:
    """Yield each entry; its number counts on from 1, so that other numbers before a bracket begin none."""
    starts: list[re.Match[str]] = []
    for match in _REFERENCE.finditer(text, zone.start, zone.end):
        if int(match["number"]) == len(starts) + 1:
            starts.append(match)
    if not starts:
        entries = [zone]
    else:
        ends = [match.start() for match in starts[1:]] + [zone.end]
        entries = [trimmed(text, match.end(), end) for match, end in zip(starts, ends, strict=True)]
    for entry in entries:
        if entry.start < entry.end:
            yield Reference(text=folded(entry.of(text)), mentions=mentions_within(text, entry), span=entry)


def mentions_within(text: str, zone: Span) -> tuple[Citation, ...]:
    """Return what a zone of a text mentions, with the places in the whole text."""
    return tuple(
        replace(one, span=Span(one.span.start + zone.start, one.span.end + zone.start))
        for one in find_mentions(zone.of(text))
    )


def _bracketed(words: str | None) -> tuple[str, ...]:
    if words is None:
        return ()
    return tuple(name.strip() for name in _BRACKETED.findall(words) if name.strip()) or (words,)
