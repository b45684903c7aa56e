"""Findings as JSON."""

from collections.abc import Callable

from openimr.domain.findings import Finding, Passage
from openimr.domain.text import Span
from openimr.letters.objects import JsonObject, JsonValue


def finding_object(
    finding: Finding, *, source: str | None = None, place_of: Callable[[Passage], Span | None] | None = None
) -> JsonObject:
    """Return a finding as a JSON object.

    ``spans`` holds the words that it is about first, then those that stand against them: each with the JSON pointer of the
    value (``part``), ``start`` and ``end`` in it, the words, and which of the two sides it is.

    Args:
        finding: As found.
        source: Path of the letter, as given; None leaves ``source`` out.
        place_of: Says where a passage stands in the letter's text, for ``letter`` of each span; None leaves it out.
    """
    found: JsonObject = {} if source is None else {"source": source}
    return found | {
        "check": finding.check,
        "severity": finding.severity.value,
        "item": finding.item,
        "status": finding.status,
        "message": finding.message,
        "spans": [
            *(_passage(each, "found", place_of) for each in finding.found),
            *(_passage(each, "against", place_of) for each in finding.against),
        ],
        "provision": finding.provision or None,
        "resolved_by": finding.resolved_by,
    }


def spans_of(one: JsonObject, side: str) -> list[JsonObject]:
    """Return of a finding's object the words of one side: ``found`` or ``against``."""
    spans = one["spans"]
    assert isinstance(spans, list)  # noqa: S101
    return [span for span in spans if isinstance(span, dict) and span["side"] == side]


def _passage(passage: Passage, side: str, place_of: Callable[[Passage], Span | None] | None) -> JsonValue:
    found: JsonObject = {
        "side": side,
        "part": passage.pointer,
        "start": passage.span.start,
        "end": passage.span.end,
        "words": passage.words,
    }
    if place_of is not None:
        place = place_of(passage)
        found["letter"] = None if place is None else [place.start, place.end]
    return found
