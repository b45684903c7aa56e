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


@dataclass(frozen=True, kw_only=True, slots=True)
class _Heading:
    """An item's heading: where it begins, its words, and the word of its outcome."""

    begins: int
    words: Span
    word: Span
    outcome: ItemOutcome


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
    shape = text_shape(text, labels=[label.claims for label in labels])
    starts = [zone.start, *(label.rationale.end for label in labels[:-1])]
    headings = [
        _heading(text, Span(start, label.claims.start), number=number, shape=shape, item_label=wording.item_label)
        for number, (start, label) in enumerate(zip(starts, labels, strict=True), start=1)
    ]
    rationale_ends = [heading.begins for heading in headings[1:]] + [zone.end]
    return [
        _item(text, labels=label, heading=heading, end=end)
        for label, heading, end in zip(labels, headings, rationale_ends, strict=True)
    ]


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


def _heading(text: str, region: Span, *, number: int, shape: TextShape, item_label: str | None) -> _Heading:
    """Read the heading that ends a region, which begins after the rationale's label of the item before."""
    colon, word, outcome = _outcome(text, region)
    begins, start = _heading_begins(text, Span(region.start, colon), number=number, shape=shape, item_label=item_label)
    words = trimmed(text, start, colon)
    if words.start == words.end:
        raise LetterSyntaxError(expected="the item's name before its outcome", source=text, at=colon)
    return _Heading(begins=begins, words=words, word=word, outcome=outcome)


def _outcome(text: str, region: Span) -> tuple[int, Span, ItemOutcome]:
    tail_start = max(region.start, region.end - _LONGEST_OUTCOME_LINE)
    match = _OUTCOME_AT_END.search(text[tail_start : region.end])
    if match is None:
        raise LetterSyntaxError(
            expected="a line that ends in a colon and Upheld or Overturned before this label",
            source=text,
            at=region.end,
        )
    word = Span(tail_start + match.start("word"), tail_start + match.end("word"))
    outcome = _OUTCOMES.get(words_of(text, word).casefold())
    if outcome is None:
        raise LetterSyntaxError(
            expected=f"one of {', '.join(known.value for known in ItemOutcome)}", source=text, at=word.start
        )
    return tail_start + match.start("colon"), word, outcome


def _heading_begins(
    text: str, region: Span, *, number: int, shape: TextShape, item_label: str | None
) -> tuple[int, int]:
    """Return where the heading begins, and where its words do (after the item's number, where one is printed)."""
    if item_label is not None:
        labels = list(re.finditer(phrase(item_label.format(number=number)), text[region.start : region.end]))
        if not labels:
            raise LetterSyntaxError(
                expected=f'the label "{item_label.format(number=number)}"', source=text, at=region.start
            )
        return region.start + labels[-1].start(), region.start + labels[-1].end()
    if number == 1:
        return region.start, region.start
    start = heading_start(text, region, shape=shape)
    return start, start


def _item(text: str, *, labels: _Labels, heading: _Heading, end: int) -> Reading[DecidedItem]:
    parts = heading_parts(words_of(text, heading.words))
    spans = _heading_spans(text, heading=heading.words, parts=parts)
    spans["/outcome"] = heading.word
    spans["/claims_administrator_guideline"] = trimmed(text, labels.claims.end, labels.imro.start)
    spans["/imro_guideline"] = trimmed(text, labels.imro.end, labels.rationale.start)
    spans["/rationale"] = trimmed(text, labels.rationale.end, end)
    rationale = words_of(text, spans["/rationale"])
    if not rationale:
        raise LetterSyntaxError(
            expected="the words of the rationale after its label", source=text, at=labels.rationale.end
        )
    item = DecidedItem(
        heading=parts.heading,
        description=parts.of(parts.description),
        requested=None if parts.requested is None else parts.of(parts.requested),
        authorized=None if parts.authorized is None else parts.of(parts.authorized),
        role=role_of(parts=parts, rationale=rationale),
        outcome=heading.outcome,
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
