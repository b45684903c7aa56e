"""What is not a whole determination as JSON: a damaged letter's readable parts, a letter in a layout without a reader."""

from openimr.domain.errors import LetterSyntaxError
from openimr.letters.layouts import LABELS_OF_DATES
from openimr.letters.objects import JsonObject, JsonValue, item_object
from openimr.letters.salvage import PartialReading
from openimr.letters.unread_layouts import HeadedSection


def partial_object(reading: PartialReading, *, source: str, with_spans: bool = False) -> JsonObject:
    """Return the readable parts of a damaged letter, with ``errors``; no determination by the published schema.

    It has the keys of a determination, null where a part does not read; ``items`` are those that read, each with its
    ``number`` in the letter; ``outcome`` is null, since the items are not all known.

    Args:
        reading: As read.
        source: Path of the letter, as given.
        with_spans: Whether to add ``spans``, of the values that were read.
    """
    header, reviewer = reading.header, reading.reviewer
    found: JsonObject = {
        "source": source,
        "program": "ca-dwc",
        "layout": None if reading.layout is None else reading.layout.value,
        "case_number": header.case_number,
    }
    for name in LABELS_OF_DATES:
        day = getattr(header, name)
        found[name] = None if day is None else day.isoformat()
    found |= {
        "priority": header.priority,
        "reviewer": None
        if reviewer is None
        else {"licensure": list(reviewer.licensure), "specialties": list(reviewer.specialties)},
        "summary": reading.summary,
        "outcome": None,
        "items": [{"number": number, **item_object(item)} for number, item in reading.items],
        "organization": reading.organization,
        "errors": [_error(error) for error in reading.errors],
    }
    if with_spans:
        found["spans"] = {pointer: [span.start, span.end] for pointer, span in reading.spans.items()}
    return found


def unread_object(sections: tuple[HeadedSection, ...], *, layout: str, source: str) -> JsonObject:
    """Return a letter in a known layout without a reader: where each of its headings' words stand, nothing interpreted."""
    return {
        "source": source,
        "layout": layout,
        "status": "known layout, no verified reader",
        "sections": [
            {"heading": section.heading, "span": [section.span.start, section.span.end]} for section in sections
        ],
    }


def _error(error: LetterSyntaxError) -> JsonValue:
    return {
        "line": error.place.line,
        "column": error.place.column,
        "page": error.place.page,
        "expected": error.expected,
    }
