"""Read a letter into a determination."""

from collections.abc import Mapping

from openimr.domain.determinations import Determination, ReviewerCredentials
from openimr.domain.text import Span
from openimr.letters.credentials import read_credentials_block, read_credentials_sentence
from openimr.letters.headers import read_header
from openimr.letters.items import read_items
from openimr.letters.layouts import layout_of, wording_of
from openimr.letters.readings import Reading, trimmed, words_of
from openimr.letters.sections import Sections, find_sections


def read_letter(text: str) -> Determination:
    """Read the text of a letter into a determination, with the span of every value.

    Args:
        text: The letter as its pages read, pages ended by a form feed, lines by a newline.

    Returns:
        The determination; ``spans`` holds, by JSON pointer, where each value stood in ``text``.

    Raises:
        NotADeterminationError: The text has no heading of a determination letter.
        UnknownLayoutError: It has the headings of a layout without a reader.
        LetterSyntaxError: A part does not read; the error has its place.
    """
    wording = wording_of(text)
    sections = find_sections(text, wording=wording)
    header = read_header(text, zone=sections.header)
    reviewer = _reviewer(text, sections)
    summary = trimmed(text, sections.summary.start, sections.summary.end)
    items = read_items(text, zone=sections.decisions, wording=wording)
    sentences = " ".join(f"{item.value.claims_administrator_guideline} {item.value.imro_guideline}" for item in items)
    spans = dict(header.spans) | {"/summary": summary} | _under("/reviewer", reviewer.spans)
    for index, item in enumerate(items):
        spans |= _under(f"/items/{index}", item.spans)
    return Determination(
        layout=layout_of(text, wording=wording, guideline_sentences=sentences),
        case_number=header.value.case_number,
        date_assigned=header.value.date_assigned,
        date_of_injury=header.value.date_of_injury,
        decision_date=header.value.decision_date,
        ur_denial_date=header.value.ur_denial_date,
        application_received=header.value.application_received,
        priority=header.value.priority,
        reviewer=reviewer.value,
        summary=words_of(text, summary),
        items=tuple(item.value for item in items),
        spans=spans,
    )


def _reviewer(text: str, sections: Sections) -> Reading[ReviewerCredentials]:
    if sections.credentials is None:
        return read_credentials_sentence(text, zone=sections.how)
    return read_credentials_block(text, zone=sections.credentials)


def _under(prefix: str, spans: Mapping[str, Span]) -> dict[str, Span]:
    return {f"{prefix}{pointer}": span for pointer, span in spans.items()}
