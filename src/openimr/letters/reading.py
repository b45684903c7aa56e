"""Read a letter into a determination."""

from collections.abc import Mapping
from dataclasses import dataclass

from openimr.domain.determinations import DecidedItem, Determination, LetterLayout, ReviewerCredentials
from openimr.domain.text import Span
from openimr.letters.credentials import read_credentials_block, read_credentials_sentence
from openimr.letters.headers import read_header, read_header_date
from openimr.letters.items import read_items
from openimr.letters.layouts import LABELS_OF_DATES, OPEN_IMR, Wording, layout_of, wording_of
from openimr.letters.own_layout import (
    DOCUMENT_LABEL,
    STEP_LABEL,
    is_sample,
    read_assertions,
    read_numbered,
    read_own_header,
    without_furniture,
)
from openimr.letters.readings import Reading, trimmed, words_of
from openimr.letters.running_lines import without_running_lines
from openimr.letters.sections import Sections, find_sections


def read_letter(letter: str) -> Determination:
    """Read the text of a letter into a determination, with the span of every value.

    Args:
        letter: Its text as its pages read, pages ended by a form feed, lines by a newline.

    Returns:
        The determination; ``spans`` holds, by JSON pointer, where each value stood in ``letter``. A running head or foot
        within such a span is no part of the value.

    Raises:
        NotADeterminationError: The text has no heading of a determination letter.
        UnknownLayoutError: It has the headings of a layout without a reader.
        LetterSyntaxError: A part does not read; the error has its place.
    """
    wording = wording_of(letter)
    if wording is OPEN_IMR:
        return _read_own(letter)
    text = without_running_lines(letter)
    sections = find_sections(text, wording=wording)
    header = read_header(text, zone=sections.header)
    body = _read_body(text, sections=sections, wording=wording)
    return Determination(
        layout=layout_of(
            text,
            wording=wording,
            has_credentials_block=sections.credentials is not None,
            guideline_sentences=body.guideline_sentences(),
        ),
        case_number=header.value.case_number,
        date_assigned=header.value.date_assigned,
        date_of_injury=header.value.date_of_injury,
        decision_date=header.value.decision_date,
        ur_denial_date=header.value.ur_denial_date,
        application_received=header.value.application_received,
        priority=header.value.priority,
        reviewer=body.reviewer,
        summary=body.summary,
        items=body.items,
        spans=dict(header.spans) | body.spans,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Body:
    """What every layout has."""

    reviewer: ReviewerCredentials
    summary: str
    items: tuple[DecidedItem, ...]
    spans: dict[str, Span]

    def guideline_sentences(self) -> str:
        return " ".join(f"{item.claims_administrator_guideline} {item.imro_guideline}" for item in self.items)


def _read_body(text: str, *, sections: Sections, wording: Wording) -> _Body:
    reviewer = _reviewer(text, sections)
    summary = trimmed(text, sections.summary.start, sections.summary.end)
    items = read_items(text, zone=sections.decisions, wording=wording)
    spans = {"/summary": summary} | _under("/reviewer", reviewer.spans)
    for index, item in enumerate(items):
        spans |= _under(f"/items/{index}", item.spans)
    return _Body(
        reviewer=reviewer.value,
        summary=words_of(text, summary),
        items=tuple(item.value for item in items),
        spans=spans,
    )


def _reviewer(text: str, sections: Sections) -> Reading[ReviewerCredentials]:
    if sections.credentials is None:
        return read_credentials_sentence(text, zone=sections.how)
    return read_credentials_block(text, zone=sections.credentials)


def _read_own(letter: str) -> Determination:
    """Read a letter in our own layout."""
    text = without_furniture(letter)
    sections = find_sections(text, wording=OPEN_IMR)
    header = read_own_header(text, zone=sections.header)
    days = {
        name: read_header_date(text, header.spans[f"/{name}"]) for name in LABELS_OF_DATES if f"/{name}" in header.spans
    }
    body = _read_body(text, sections=sections, wording=OPEN_IMR)
    documents = read_numbered(text, zone=sections.documents, label=DOCUMENT_LABEL, pointer="/documents")
    steps = read_numbered(text, zone=sections.next_steps, label=STEP_LABEL, pointer="/what_happens_next")
    return Determination(
        layout=LetterLayout.OI_1,
        organization=header.value.get("organization"),
        case_number=header.value.get("case_number"),
        priority=header.value.get("priority"),
        date_assigned=days.get("date_assigned"),
        date_of_injury=days.get("date_of_injury"),
        decision_date=days.get("decision_date"),
        ur_denial_date=days.get("ur_denial_date"),
        application_received=days.get("application_received"),
        reviewer=body.reviewer,
        summary=body.summary,
        items=body.items,
        sample=is_sample(letter),
        assertions=read_assertions(text, zone=sections.how),
        documents=documents.value,
        what_happens_next=steps.value,
        spans={**header.spans, **documents.spans, **steps.spans} | body.spans,
    )


def _under(prefix: str, spans: Mapping[str, Span]) -> dict[str, Span]:
    return {f"{prefix}{pointer}": span for pointer, span in spans.items()}
