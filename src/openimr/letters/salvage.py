"""Read what can be read of a damaged letter, and say where the rest does not read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from openimr.domain.determinations import DecidedItem, LetterLayout, ReviewerCredentials
from openimr.domain.errors import LetterError, LetterSyntaxError, UnknownLayoutError
from openimr.domain.text import Span
from openimr.letters.credentials import read_credentials_block, read_credentials_sentence
from openimr.letters.headers import Header, read_header_date, salvage_header
from openimr.letters.item_labels import label_pattern
from openimr.letters.items import ItemsReading, salvage_items
from openimr.letters.layouts import (
    CALIFORNIA,
    CASE_NUMBER_LABEL,
    LABELS_OF_DATES,
    OPEN_IMR,
    Wording,
    layout_of,
    phrase,
    wording_of,
)
from openimr.letters.own_layout import (
    DOCUMENT_LABEL,
    STEP_LABEL,
    read_numbered,
    read_own_header,
    without_furniture,
)
from openimr.letters.readings import Reading, trimmed, words_of
from openimr.letters.running_lines import without_running_lines
from openimr.letters.sections import FoundSections, salvage_sections

_FIRST_ROW = re.compile("|".join(phrase(label) for label in (CASE_NUMBER_LABEL, LABELS_OF_DATES["date_assigned"])))
_LONGEST_HEADER = 1_500
MOST_ERRORS = 100
"""How many errors of one letter are told; more say no more, and each place is counted from the text's beginning."""

_AFTER = {"header": ("how",), "how": ("credentials", "summary", "documents"), "summary": ("decisions",)}
"""What must follow a section for its end to be certain."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PartialReading:
    """What was read of a letter that does not read whole.

    Attributes:
        layout: None where no item tells it.
        organization: Name of the issuing organization (OI-1); None where it was not read.
        header: The header, each field None that was not read.
        reviewer: The reviewer's credentials; None where their part does not read.
        summary: The clinical case summary; None where its heading or the next one is missing.
        items: Each item that reads, with its number in the letter, from 1.
        errors: What does not read, in the order it was met, the first ``MOST_ERRORS``; at least one where the letter is
            refused.
        spans: Where each value was read: JSON pointer → span of the text; ``/items/0`` is the first that reads.
    """

    layout: LetterLayout | None = None
    organization: str | None = None
    header: Header = field(default_factory=Header)
    reviewer: ReviewerCredentials | None = None
    summary: str | None = None
    items: tuple[tuple[int, DecidedItem], ...] = ()
    errors: tuple[LetterSyntaxError, ...] = ()
    spans: Mapping[str, Span] = field(default_factory=dict, compare=False, repr=False)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was read: neither a field of the header nor the summary nor an item."""
        return self.header == Header() and not (self.summary or self.items)


def read_damaged(letter: str) -> PartialReading:
    """Read header, reviewer, summary and each item of a letter by itself, and list what does not read with its place.

    A section counts as read only where the heading after it was found too, since else its end is not known. In a text of
    two letters the first is read; the second is an error with its place. A letter that reads whole has no errors.

    Args:
        letter: Its text, as ``openimr.letters.reading.read_letter`` takes it.

    Raises:
        NotADeterminationError: It has neither the first heading nor a label of a letter.
        UnknownLayoutError: It has the headings of a layout without a reader.
    """
    wording = _family(letter)
    text = without_furniture(letter) if wording is OPEN_IMR else without_running_lines(letter)
    sections = salvage_sections(text, wording=wording)
    found = _Salvage(text, wording, _of_first_letter(text, sections, wording=wording))
    header = found.header()
    reviewer = found.reviewer()
    items = found.items()
    found.check_lists()
    summary = found.certain("summary")
    spans = dict(header.spans) | {
        f"/reviewer{pointer}": span for pointer, span in (reviewer.spans if reviewer else {}).items()
    }
    if summary is not None:
        spans["/summary"] = summary
    for index, (_, item) in enumerate(items.items):
        spans |= {f"/items/{index}{pointer}": span for pointer, span in item.spans.items()}
    return PartialReading(
        layout=found.layout(items),
        organization=found.organization,
        header=header.value,
        reviewer=None if reviewer is None else reviewer.value,
        summary=None if summary is None else words_of(text, summary),
        items=tuple((number, item.value) for number, item in items.items),
        errors=(*sections.errors, *found.errors)[:MOST_ERRORS],
        spans=spans,
    )


def _family(letter: str) -> Wording:
    """Return the family of a letter, where its first heading is lost, by the labels of its items."""
    try:
        return wording_of(letter)
    except UnknownLayoutError as error:
        if error.layout is not None:
            raise
        refusal: LetterError = error
    except LetterError as error:
        refusal = error
    for wording in (OPEN_IMR, CALIFORNIA):
        if re.search(phrase(wording.imro_label), letter):
            return wording
    raise refusal


def _of_first_letter(text: str, sections: FoundSections, *, wording: Wording) -> dict[str, Span]:
    """Return the sections, the last of them without the header of the letter that follows in the same text."""
    if sections.second_letter is None:
        return sections.spans
    name, last = max(sections.spans.items(), key=lambda section: section[1].end)
    end = sections.second_letter
    labels = [match.end() for match in label_pattern(wording).finditer(text, last.start, end)]
    start = max([last.start, end - _LONGEST_HEADER, *labels])
    row = _FIRST_ROW.search(text, start, end)
    return sections.spans | {name: Span(last.start, row.start() if row else end)}


class _Salvage:
    """One damaged letter: its sections, and the errors met so far."""

    def __init__(self, text: str, wording: Wording, sections: dict[str, Span]) -> None:
        self.text = text
        self.wording = wording
        self.sections = sections
        self.errors: list[LetterSyntaxError] = []
        self.organization: str | None = None

    def certain(self, name: str) -> Span | None:
        """Return the words of a section whose end is known; None where there are none."""
        if name not in self.sections or not any(following in self.sections for following in _AFTER[name]):
            return None
        section = self.sections[name]
        span = trimmed(self.text, section.start, section.end)
        return span if span.start < span.end else None

    def header(self) -> Reading[Header]:
        zone = self.certain("header")
        if zone is None:
            return Reading(Header())
        if self.wording is OPEN_IMR:
            return self._own_header(zone)
        header, errors = salvage_header(self.text, zone=zone)
        self.errors += errors
        return header

    def _own_header(self, zone: Span) -> Reading[Header]:
        rows = read_own_header(self.text, zone=zone)
        self.organization = rows.value.get("organization")
        dates = {}
        spans = dict(rows.spans)
        for name in LABELS_OF_DATES:
            try:
                if f"/{name}" in spans:
                    dates[name] = read_header_date(self.text, spans[f"/{name}"])
            except LetterSyntaxError as error:
                self.errors.append(error)
                del spans[f"/{name}"]
        words = rows.value
        return Reading(Header(case_number=words.get("case_number"), priority=words.get("priority"), **dates), spans)

    def reviewer(self) -> Reading[ReviewerCredentials] | None:
        block, sentences = self.sections.get("credentials"), self.certain("how")
        try:
            if block is not None and "summary" in self.sections:
                return read_credentials_block(self.text, zone=block)
        except LetterSyntaxError as error:
            self.errors.append(error)
            return None
        if block is not None or sentences is None:
            return None
        return read_credentials_sentence(self.text, zone=sentences)

    def items(self) -> ItemsReading:
        zone = self.sections.get("decisions")
        last = max(span for name, span in self.sections.items() if name != "next_steps")
        reading = salvage_items(self.text, zone=zone or last, wording=self.wording, is_opened=zone is not None)
        self.errors += reading.errors
        return reading

    def check_lists(self) -> None:
        """Keep an error for each numbered list of our own layout that holds no entry; what they list is not told."""
        lists = {"documents": DOCUMENT_LABEL, "next_steps": STEP_LABEL}
        for name, label in lists.items():
            try:
                read_numbered(self.text, zone=self.sections.get(name), label=label, pointer="")
            except LetterSyntaxError as error:
                self.errors.append(error)

    def layout(self, items: ItemsReading) -> LetterLayout | None:
        if not items.items:
            return None
        sentences = [
            sentence
            for _, item in items.items
            for sentence in (item.value.claims_administrator_guideline, item.value.imro_guideline)
        ]
        return layout_of(
            self.text,
            wording=self.wording,
            has_credentials_block="credentials" in self.sections,
            guideline_sentences=" ".join(sentences),
        )
