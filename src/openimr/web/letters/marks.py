"""The text of a letter as HTML, each value marked where it was read."""

import heapq
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from openimr.domain.text import Span

_NAMES: Mapping[str, str] = {
    "case_number": "Case number",
    "date_assigned": "Assigned",
    "date_of_injury": "Injury",
    "decision_date": "Decided",
    "ur_denial_date": "UR decision",
    "application_received": "Received",
    "priority": "Priority",
    "organization": "Organization",
    "licensure": "State",
    "specialties": "Specialty",
    "documents": "Document",
    "what_happens_next": "Next step",
    "age": "Age",
    "sex": "Sex",
    "ur": "UR decision",
    "outcome": "Outcome",
    "category": "Category",
    "body_region": "Region",
    "levels": "Levels",
    "side": "Side",
    "quantities": "Quantity",
    "drug": "Drug",
    "dose": "Dose",
    "service_dates": "Service",
    "depends_on": "Goes with",
    "conclusion": "Conclusion",
    "citations": "Source",
    "mentions": "Source",
    "references": "Source",
    "headings": "Heading",
    "treatment": "Treatment",
    "stated_outcome": "Outcome",
    "votes": "Votes",
    "credentials": "Certified in",
    "report_year": "Year",
    "decision_year": "Year",
    "kind": "Kind",
    "diagnosis": "Diagnosis",
    "diagnosis_subcategory": "Diagnosis",
    "treatment_subcategory": "Treatment",
    "health_plan": "Plan",
    "coverage_type": "Cover",
    "denial_reason": "Reason",
    "age_range": "Age",
    "days_to_review": "Days",
    "days_to_adopt": "Days",
    "agent": "Agent",
}
"""Name of a value → the short label in the text."""

_FAULTS = "errors"
"""What the places that do not read are called in a pointer."""

_FINDINGS = "findings"
"""What the places of findings are called in a pointer, before the finding's number."""

_WHOLE_PARTS = frozenset(
    {
        "summary",
        "heading",
        "description",
        "requested",
        "authorized",
        "claims_administrator_guideline",
        "imro_guideline",
        "rationale",
        "documents",
        "what_happens_next",
        "finding",
        "result",
        "qualifications",
    }
)
"""Runs of words in which values stand: not lit themselves until one asks for them."""


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class _Piece:
    """A value, or what is left of one that runs beyond the value around it."""

    start: int
    minus_end: int
    order: int
    pointer: str
    is_first: bool = True

    @property
    def end(self) -> int:
        return -self.minus_end


def mark_id(pointer: str) -> str:
    """Return the id of a value's mark.

    >>> mark_id("/items/0/category")
    'v-items-0-category'
    """
    return "v" + pointer.replace("/", "-")


def has_mark(pointer: str, span: Span) -> bool:
    """Return whether a value has a mark: where nothing stands, only a place that does not read has one."""
    return span.start < span.end or _name(pointer) == _FAULTS


def marked(text: str, spans: Mapping[str, Span]) -> SafeString:
    """Return a text as HTML in which each value is a ``mark``; values within values nest, and one that crosses is divided.

    A place that does not read is marked with the number of its line, also where nothing stands there.

    Args:
        text: Of a stranger; it is escaped.
        spans: JSON pointer → where the value stands; an empty span of a value has no mark.
    """
    return format_html_join("", "{}", ((part,) for part in _parts(text, _waiting(spans.items()))))


def _waiting(spans: Iterable[tuple[str, Span]]) -> list[_Piece]:
    found = [
        _Piece(start=span.start, minus_end=-span.end, order=order, pointer=pointer)
        for order, (pointer, span) in enumerate(spans)
        if has_mark(pointer, span)
    ]
    heapq.heapify(found)
    return found


def _parts(text: str, waiting: list[_Piece]) -> Iterator[str]:
    """Yield the text and the tags, in order; ``waiting`` is a heap of what is still to be opened."""
    open_ends: list[int] = []
    at = 0
    while waiting or open_ends:
        if open_ends and (not waiting or open_ends[-1] <= waiting[0].start):
            end = open_ends.pop()
            yield text[at:end]
            yield mark_safe("</mark>")
            at = end
            continue
        piece = heapq.heappop(waiting)
        yield text[at : piece.start]
        at = piece.start
        end = min(piece.end, open_ends[-1]) if open_ends else piece.end
        if end < piece.end:
            heapq.heappush(waiting, _rest(piece, end))
        line = text.count("\n", 0, piece.start) + 1 if _name(piece.pointer) == _FAULTS else None
        yield _opened(piece, line=line)
        open_ends.append(end)
    yield text[at:]


def _rest(piece: _Piece, start: int) -> _Piece:
    return _Piece(start=start, minus_end=piece.minus_end, order=piece.order, pointer=piece.pointer, is_first=False)


def _opened(piece: _Piece, *, line: int | None) -> SafeString:
    name = _name(piece.pointer)
    kind = _kind(name, line)
    if not piece.is_first:
        return format_html('<mark class="{}">', kind)
    words = _label(name, piece.pointer) if line is None else f"Line {line}: does not read"
    label = "" if kind == "part" else format_html('<span class="value__label">{} </span>', words)
    return format_html('<mark class="{}" id="{}">{}', kind, mark_id(piece.pointer), label)


def _name(pointer: str) -> str:
    """Return what kind of value a pointer leads to: its last name, whatever its number; of a citation ``citations``."""
    names = [part for part in pointer.split("/") if part and not part.isdecimal()]
    return _FINDINGS if names[0] == _FINDINGS else "citations" if "citations" in names else names[-1]


def _kind(name: str, line: int | None) -> str:
    if name == _FINDINGS:
        return "finding"
    return "part" if name in _WHOLE_PARTS else "value" if line is None else "fault"


def _label(name: str, pointer: str) -> str:
    """Return the short label of a value; of a finding with its number, since two places bear it."""
    return f"Finding {pointer.split('/')[2]}" if name == _FINDINGS else _NAMES.get(name, name)
