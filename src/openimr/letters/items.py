"""Read the decided items of a letter."""

import re
from dataclasses import dataclass

from openimr.domain.determinations import DecidedItem, ItemOutcome
from openimr.domain.errors import LetterSyntaxError
from openimr.domain.text import Span
from openimr.letters.boundaries import TextShape, heading_start, text_shape
from openimr.letters.headings import HeadingParts, heading_parts, role_of
from openimr.letters.item_labels import ItemLabels, find_label_groups
from openimr.letters.layouts import Wording, phrase
from openimr.letters.readings import Reading, inner_span, trimmed, words_of

_OUTCOMES = {outcome.value.casefold(): outcome for outcome in ItemOutcome}

_OUTCOME_AT_END = re.compile(r"(?P<colon>:)\s*(?P<word>[A-Za-z]+(?:[ \t]+[A-Za-z]+)?)\s*\.?\s*\Z")
_AN_OUTCOME = re.compile(r":\s*(?:Upheld|Overturned)\b", re.IGNORECASE)
_LONGEST_OUTCOME_LINE = 400


@dataclass(frozen=True, kw_only=True, slots=True)
class _HeadingLayout:
    """How the headings of a letter stand in it: how it keeps paragraphs, the label with the number, if any."""

    shape: TextShape
    item_label: str | None
    is_opened: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class _Heading:
    """An item's heading: where it begins, its words, and the word of its outcome."""

    begins: int
    words: Span
    word: Span
    outcome: ItemOutcome


@dataclass(frozen=True, slots=True)
class ItemsReading:
    """The items of a letter, as far as they read.

    Attributes:
        items: Each item that reads, with its number in the letter, from 1.
        errors: What does not read, each with its place; the first is the one that refuses the letter.
        begins: Where the first item's heading begins; None where there is no item.
    """

    items: tuple[tuple[int, Reading[DecidedItem]], ...]
    errors: tuple[LetterSyntaxError, ...]
    begins: int | None


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
    reading = salvage_items(text, zone=zone, wording=wording)
    if reading.errors:
        raise reading.errors[0]
    return [item for _, item in reading.items]


def salvage_items(text: str, *, zone: Span, wording: Wording, is_opened: bool = True) -> ItemsReading:
    """Read each decided item for itself, so that a damaged one does not take the others with it.

    Args:
        text: The letter.
        zone: Where the items stand.
        wording: The family of layouts, for its labels.
        is_opened: Whether the first item's heading begins with the zone; else it is looked for as that of any other.
    """
    groups, errors = find_label_groups(text, zone=zone, wording=wording)
    if not groups:
        labels = (wording.claims_label, wording.imro_label, wording.rationale_label)
        expected = 'an item with the labels "{}", "{}" and "{}"'.format(*labels)
        return ItemsReading((), (LetterSyntaxError(expected=expected, source=text, at=zone.start),), None)
    whole = [group.whole for group in groups if group.whole is not None]
    shape = text_shape(text, labels=[span for label in whole for span in (label.claims, label.imro, label.rationale)])
    layout = _HeadingLayout(shape=shape, item_label=wording.item_label, is_opened=is_opened)
    headings: list[_Heading | None] = []
    begins: list[int] = []
    for number, (start, group) in enumerate(
        zip([zone.start, *(group.last.end for group in groups)], groups, strict=False), start=1
    ):
        region = Span(start, group.first.start)
        heading = None
        try:
            heading = _heading(text, region, number=number, layout=layout) if group.whole else None
        except LetterSyntaxError as error:
            errors.append(error)
        headings.append(heading)
        begins.append(heading.begins if heading else _likely_start(text, region, number=number, layout=layout))
    items: list[tuple[int, Reading[DecidedItem]]] = []
    for number, (group, heading, end) in enumerate(
        zip(groups, headings, [*begins[1:], zone.end], strict=True), start=1
    ):
        if group.whole is None or heading is None:
            continue
        try:
            items.append((number, _item(text, labels=group.whole, heading=heading, end=end)))
        except LetterSyntaxError as error:
            errors.append(error)
    return ItemsReading(tuple(items), tuple(errors), begins[0])


def _likely_start(text: str, region: Span, *, number: int, layout: "_HeadingLayout") -> int:
    """Return where the heading of an item begins that does not read, so that the item before it has an end."""
    outcomes = [match.start() for match in _AN_OUTCOME.finditer(text, region.start, region.end)]
    upto = Span(region.start, outcomes[-1] if outcomes else region.end)
    try:
        return _heading_begins(text, upto, number=number, layout=layout)[0]
    except LetterSyntaxError:
        return heading_start(text, upto, shape=layout.shape)


def _heading(text: str, region: Span, *, number: int, layout: _HeadingLayout) -> _Heading:
    """Read the heading that ends a region, which begins after the rationale's label of the item before."""
    colon, word, outcome = _outcome(text, region)
    begins, start = _heading_begins(text, Span(region.start, colon), number=number, layout=layout)
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


def _heading_begins(text: str, region: Span, *, number: int, layout: _HeadingLayout) -> tuple[int, int]:
    """Return where the heading begins, and where its words do (after the item's number, where one is printed)."""
    item_label = layout.item_label
    if item_label is not None:
        labels = list(re.finditer(phrase(item_label.format(number=number)), text[region.start : region.end]))
        if not labels:
            raise LetterSyntaxError(
                expected=f'the label "{item_label.format(number=number)}"', source=text, at=region.start
            )
        return region.start + labels[-1].start(), region.start + labels[-1].end()
    if number == 1 and layout.is_opened:
        return region.start, region.start
    start = heading_start(text, region, shape=layout.shape)
    return start, start


def _item(text: str, *, labels: ItemLabels, heading: _Heading, end: int) -> Reading[DecidedItem]:
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
