"""Read the decided items of a letter."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from openimr.domain.determinations import DecidedItem, ItemOutcome
from openimr.domain.errors import LetterSyntaxError
from openimr.domain.text import Span
from openimr.letters.boundaries import TextShape, heading_start, text_shape
from openimr.letters.headings import HeadingParts, heading_parts, role_of
from openimr.letters.layouts import Wording, phrase
from openimr.letters.readings import Reading, inner_span, trimmed, words_of

_OUTCOMES = {outcome.value.casefold(): outcome for outcome in ItemOutcome}

_OUTCOME_AT_END = re.compile(r"(?P<colon>:)\s*(?P<word>[A-Za-z]+(?:[ \t]+[A-Za-z]+)?)\s*\.?\s*\Z")
_LONGEST_OUTCOME_LINE = 120


@dataclass(frozen=True, slots=True)
class _Labels:
    """The three labels of one item."""

    claims: Span
    imro: Span
    rationale: Span


@cache
def _label_pattern(wording: Wording) -> re.Pattern[str]:
    labels = {"claims": wording.claims_label, "imro": wording.imro_label, "rationale": wording.rationale_label}
    return re.compile("|".join(rf"(?P<{name}>{phrase(label)})" for name, label in labels.items()))


def read_items(text: str, *, zone: Span, wording: Wording) -> list[Reading[DecidedItem]]:
    """Read the decided items.

    ``items = { heading ":" outcome claims-label sentence imro-label sentence rationale-label rationale }``; the
    outcome follows the *last* colon before the first label. Where no blank paragraph stands before a heading,
    it begins after the last line that ends a sentence (``openimr.letters.boundaries.heading_start``).

    Args:
        text: The letter.
        zone: From the opening sentence of the decisions to their end.
        wording: The family of layouts, for its labels.

    Raises:
        LetterSyntaxError: There is no item, a label is missing, or an item has no outcome or another word.
    """
    labels = list(_items_labels(text, zone, wording))
    if not labels:
        raise LetterSyntaxError(
            expected=f'an item with the labels "{wording.claims_label}", "{wording.imro_label}" and '
            f'"{wording.rationale_label}"',
            source=text,
            at=zone.start,
        )
    items: list[Reading[DecidedItem]] = []
    shape = text_shape(text, labels=[label.claims for label in labels])
    headings = [_heading(text, region, shape) for region in _heading_regions(zone, labels)]
    rationale_ends = [heading.start for heading, _ in headings[1:]] + [zone.end]
    for label, (heading, outcome), end in zip(labels, headings, rationale_ends, strict=True):
        items.append(_item(text, labels=label, heading=heading, outcome=outcome, end=end))
    return items


def _items_labels(text: str, zone: Span, wording: Wording) -> Iterator[_Labels]:
    """Yield the labels of each item; a label that stands alone within prose is prose."""
    found = [(m.lastgroup, Span(*m.span())) for m in _label_pattern(wording).finditer(text, zone.start, zone.end)]
    position = 0
    while position < len(found):
        names = tuple(name for name, _ in found[position : position + 3])
        if names == ("claims", "imro", "rationale"):
            yield _Labels(*(span for _, span in found[position : position + 3]))
            position += 3
            continue
        name, span = found[position]
        if _begins_a_line(text, span.start):
            _refuse_label(text, name=name or "", names=names, spans=[s for _, s in found[position:]], wording=wording)
        position += 1


def _begins_a_line(text: str, offset: int) -> bool:
    return text[max(0, offset - 2) : offset].rstrip(" \t")[-1:] in {"\n", "\f", ""}


def _refuse_label(text: str, *, name: str, names: tuple[str | None, ...], spans: list[Span], wording: Wording) -> None:
    words = {"claims": wording.claims_label, "imro": wording.imro_label, "rationale": wording.rationale_label}
    order = list(words)
    if name != "claims":
        raise LetterSyntaxError(
            expected=f'the label "{words["claims"]}" before the label "{words[name]}"', source=text, at=spans[0].start
        )
    right = sum(1 for wanted, got in zip(order, names, strict=False) if wanted == got)
    raise LetterSyntaxError(
        expected=f'the label "{words[order[right]]}" after the label "{words[order[right - 1]]}"',
        source=text,
        at=spans[right - 1].end,
    )


def _heading_regions(zone: Span, labels: list[_Labels]) -> list[tuple[Span, bool]]:
    """Return where each item's heading is to be found, and whether the region begins with it."""
    starts = [zone.start] + [label.rationale.end for label in labels[:-1]]
    return [
        (Span(start, label.claims.start), index == 0)
        for index, (start, label) in enumerate(zip(starts, labels, strict=True))
    ]


def _heading(text: str, region: tuple[Span, bool], shape: TextShape) -> tuple[Span, tuple[Span, ItemOutcome]]:
    span, begins_with_heading = region
    tail_start = max(span.start, span.end - _LONGEST_OUTCOME_LINE)
    match = _OUTCOME_AT_END.search(text[tail_start : span.end])
    if match is None:
        raise LetterSyntaxError(
            expected="a line that ends in a colon and Upheld or Overturned before this label",
            source=text,
            at=span.end,
        )
    word = Span(tail_start + match.start("word"), tail_start + match.end("word"))
    outcome = _OUTCOMES.get(words_of(text, word).casefold())
    if outcome is None:
        raise LetterSyntaxError(
            expected=f"one of {', '.join(known.value for known in ItemOutcome)}", source=text, at=word.start
        )
    colon = tail_start + match.start("colon")
    start = span.start if begins_with_heading else heading_start(text, Span(span.start, colon), shape=shape)
    heading = trimmed(text, start, colon)
    if heading.start == heading.end:
        raise LetterSyntaxError(expected="the item's name before its outcome", source=text, at=colon)
    return heading, (word, outcome)


def _item(
    text: str, *, labels: _Labels, heading: Span, outcome: tuple[Span, ItemOutcome], end: int
) -> Reading[DecidedItem]:
    parts = heading_parts(words_of(text, heading))
    spans = _heading_spans(text, heading=heading, parts=parts)
    spans["/outcome"] = outcome[0]
    spans["/claims_administrator_guideline"] = trimmed(text, labels.claims.end, labels.imro.start)
    spans["/imro_guideline"] = trimmed(text, labels.imro.end, labels.rationale.start)
    spans["/rationale"] = trimmed(text, labels.rationale.end, end)
    rationale = words_of(text, spans["/rationale"])
    item = DecidedItem(
        heading=parts.heading,
        description=parts.of(parts.description),
        requested=None if parts.requested is None else parts.of(parts.requested),
        authorized=None if parts.authorized is None else parts.of(parts.authorized),
        role=role_of(parts=parts, rationale=rationale),
        outcome=outcome[1],
        claims_administrator_guideline=words_of(text, spans["/claims_administrator_guideline"]),
        imro_guideline=words_of(text, spans["/imro_guideline"]),
        rationale=rationale,
    )
    return Reading(item, spans)


def _heading_spans(text: str, *, heading: Span, parts: HeadingParts) -> dict[str, Span]:
    wanted = {
        "/heading": (0, len(parts.heading)),
        "/description": parts.description,
        "/requested": parts.requested,
        "/authorized": parts.authorized,
    }
    return {
        pointer: inner_span(text, heading, start=part[0], end=part[1])
        for pointer, part in wanted.items()
        if part is not None
    }
