"""Rows of California's Department of Managed Health Care: a few fields, and findings in prose."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from openimr.citations.mentions import find_mentions
from openimr.domain.citations import Citation
from openimr.domain.determinations import CaseOutcome
from openimr.domain.errors import LetterSyntaxError
from openimr.domain.text import Span, folded
from openimr.letters.other_programs.certifications import CertifiedReviewer, read_certified_reviewers
from openimr.letters.other_programs.outcomes import read_stated_outcome
from openimr.letters.readings import trimmed

OUTCOMES = {
    "Upheld Decision of Health Plan": CaseOutcome.UPHELD,
    "Overturned Decision of Health Plan": CaseOutcome.OVERTURNED,
}
"""What the field ``Determination`` may hold; it knows no partial outcome, the prose does."""

FIELDS = {
    "report_year": "ReportYear",
    "kind": "Type",
    "diagnosis": "DiagnosisCategory",
    "diagnosis_subcategory": "DiagnosisSubCategory",
    "treatment": "TreatmentCategory",
    "treatment_subcategory": "TreatmentSubCategory",
    "age_range": "AgeRange",
    "sex": "PatientGender",
    "days_to_review": "DaysToReview",
    "days_to_adopt": "DaysToAdopt",
}
"""Names of the other fields in a row, by the value's attribute."""

_LABEL = re.compile(
    r"(?P<summary>(?:Nature\s+of\s+Statutory\s+Criteria\s*/\s*)?Case\s+Summary\s*:)"
    r"|(?P<result>Final\s+Results?\s*:)"
    r"|(?P<credentials>Credentials\s*/\s*Qualifications\s*:)"
    r"|(?P<findings>Findings\s*:)"
)
_OPENING = re.compile(r"\s*The\s+physician\s+reviewers?\s+found\s+that\s*(?=Nature\s+of|Case\s+Summary|\Z)")
_VOTE = re.compile(
    r"\b(?P<votes>one|two|three|all|1|2|3|none)\s+(?:of\s+(?:the\s+)?)?(?P<of>three|two|five|3|2|5)\s+reviewers\s+(?:found|determined|concluded)",
    re.IGNORECASE,
)
_WORDS = {"none": 0, "one": 1, "two": 2, "three": 3, "five": 5}


@dataclass(frozen=True, kw_only=True, slots=True)
class DmhcDetermination:
    """One row.

    Attributes:
        reference_id: The Department's number: ``MN`` (medical necessity) or ``EI`` (experimental), year, number.
        outcome: What the field says.
        stated_outcome: What the prose says; None where it says nothing.
        fields: The other fields, by the names of ``FIELDS``; None where the row has none.
        summary: The case summary with the reviewers' reasons, white space folded.
        result: What was determined, in the words of the prose; None where it stands under no label.
        finding: What a panel found, in the words of the prose; None where it has no part of its own.
        qualifications: All that the prose says of the reviewers, in its words; None where it stands under no label.
        reviewers: How many there were; None where the prose does not tell.
        votes: How many of them found what the sentence on the panel says; None where the prose counts none.
        credentials: Certifications of each reviewer.
        mentions: Guidelines and studies that the prose names; spans are of the prose.
        spans: Where the values stand in the prose: ``stated_outcome``, ``votes``, and each part by its name and number:
            ``summary/0``, ``findings/0`` (of a panel), ``result/0``, ``credentials/0``.
    """

    reference_id: str
    outcome: CaseOutcome
    stated_outcome: CaseOutcome | None
    fields: Mapping[str, str | None]
    summary: str
    result: str | None
    finding: str | None
    qualifications: str | None
    reviewers: int | None
    votes: int | None
    credentials: tuple[CertifiedReviewer, ...]
    mentions: tuple[Citation, ...]
    spans: Mapping[str, Span] = field(default_factory=dict, compare=False, repr=False)

    @property
    def outcomes_agree(self) -> bool:
        """Whether field and prose say the same."""
        return self.outcome is self.stated_outcome


def read_dmhc_row(row: Mapping[str, object], *, number: int, source: str, at: int) -> DmhcDetermination:
    """Read a row.

    ``findings = [ "Findings:" opening ] [ "Case Summary:" ] summary [ "Findings:" vote ] "Final Result:" result
    "Credentials/Qualifications:" credentials``, the labels glued to the words before them or not.

    Args:
        row: Its fields by name.
        number: Of the row in its file, from 1, for the message of an error.
        source: The whole file.
        at: Where the row begins in it.

    Raises:
        LetterSyntaxError: The row has no number, no known outcome or no findings.
    """
    reference = _field(row, "ReferenceID")
    outcome = OUTCOMES.get(_field(row, "Determination") or "")
    text = row.get("Findings")
    for is_there, expected in (
        (reference, 'a case\'s number in the field "ReferenceID"'),
        (outcome, 'in the field "Determination" one of ' + ", ".join(OUTCOMES)),
        (isinstance(text, str) and text.strip(), 'words in the field "Findings"'),
    ):
        if not is_there:
            raise LetterSyntaxError(expected=f"{expected} of row {number}", source=source, at=at)
    assert reference is not None  # noqa: S101
    assert outcome is not None  # noqa: S101
    assert isinstance(text, str)  # noqa: S101
    return _read(text, reference=reference, outcome=outcome, row=row)


def _read(text: str, *, reference: str, outcome: CaseOutcome, row: Mapping[str, object]) -> DmhcDetermination:
    parts = _parts(text)
    whole = Span(0, len(text))
    stated = read_stated_outcome(text, zone=parts["result"][-1] if "result" in parts else whole)
    vote = _VOTE.search(text)
    of = None if vote is None else _count(vote["of"])
    credentials = read_certified_reviewers(text, zone=parts.get("credentials", [whole])[0], panel=of)
    spans = {f"{name}/{number}": span for name, all_of in parts.items() for number, span in enumerate(all_of)}
    spans |= {} if stated is None else {"stated_outcome": stated.span}
    spans |= {} if vote is None else {"votes": Span(*vote.span())}
    return DmhcDetermination(
        reference_id=reference,
        outcome=outcome,
        stated_outcome=None if stated is None else stated.outcome,
        fields={name: _field(row, column) for name, column in FIELDS.items()},
        summary=_words(text, parts.get("summary", [])),
        result=_words(text, parts.get("result", [])) or None,
        finding=_words(text, parts.get("findings", [])) or None,
        qualifications=_words(text, parts.get("credentials", [])) or None,
        reviewers=of or max((one.number for one in credentials), default=None),
        votes=None if vote is None else of if vote["votes"].lower() == "all" else _count(vote["votes"]),
        credentials=credentials,
        mentions=tuple(find_mentions(text)),
        spans=spans,
    )


def _parts(text: str) -> dict[str, list[Span]]:
    """Divide the prose at its labels, each part under its name; no words but a label and the opening phrase are in none.

    What stands before the first label is of the summary, and so are the findings with which a row begins.
    """
    labels = list(_LABEL.finditer(text))
    starts = [0, *(label.end() for label in labels)]
    ends = [*(label.start() for label in labels), len(text)]
    found: dict[str, list[Span]] = {}
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        name = str(labels[number - 1].lastgroup) if number else "summary"
        span = trimmed(text, start, end)
        if name == "findings" and not found:
            opening = _OPENING.match(text, start, end)
            name, span = "summary", trimmed(text, opening.end() if opening else start, end)
        if span.start < span.end:
            found.setdefault(name, []).append(span)
    return found


def _words(text: str, spans: Sequence[Span]) -> str:
    return " ".join(folded(span.of(text)) for span in spans)


def _field(row: Mapping[str, object], name: str) -> str | None:
    found = row.get(name)
    return str(found).strip() or None if isinstance(found, str | int) else None


def _count(word: str) -> int:
    return int(word) if word.isdigit() else _WORDS[word.lower()]
