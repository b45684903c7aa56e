"""Find the labels of each item: the claims administrator's guideline, the review organization's, the rationale."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from openimr.domain.errors import LetterSyntaxError
from openimr.domain.text import Span, folded
from openimr.letters.layouts import CALIFORNIA, Wording, phrase


@dataclass(frozen=True, slots=True)
class ItemLabels:
    """The three labels of one item."""

    claims: Span
    imro: Span
    rationale: Span


@dataclass(frozen=True, slots=True)
class LabelGroup:
    """The labels found of one item.

    Attributes:
        first: The first of them.
        last: The last of them.
        whole: All three; None where one is missing.
    """

    first: Span
    last: Span
    whole: ItemLabels | None


@cache
def label_pattern(wording: Wording) -> re.Pattern[str]:
    """Return the pattern of the labels; those of published letters in any case, ours to the letter."""
    names = "|".join(rf"(?P<{name}>{phrase(label[:-1])}\s*:)" for name, label in _label_words(wording).items())
    return re.compile(names, re.IGNORECASE if wording is CALIFORNIA else re.NOFLAG)


def find_label_groups(text: str, *, zone: Span, wording: Wording) -> tuple[list[LabelGroup], list[LetterSyntaxError]]:
    """Find the labels of each item, which follow each other in their order.

    A label within a line is prose where it does not follow, or where the same label begins the next line that has one.

    Returns:
        A group for each item, in order, and an error for each group in which a label is missing.
    """
    words = _label_words(wording)
    groups: list[LabelGroup] = []
    errors: list[LetterSyntaxError] = []
    taken: list[Span] = []
    is_lost = False
    for name, span in _labels_of_items(text, zone, wording, taken):
        if is_lost and name != "claims":
            groups[-1] = LabelGroup(groups[-1].first, span, None)
            continue
        is_lost = False
        if name != list(words)[len(taken)]:
            errors.append(_out_of_order(text, name=name, at=span, taken=taken, words=words))
            is_lost = name != "claims"
            if taken or is_lost:
                groups.append(LabelGroup([*taken, span][0], span if is_lost else taken[-1], None))
            taken.clear()
        if not is_lost:
            taken.append(span)
        if len(taken) == len(words):
            groups.append(LabelGroup(taken[0], taken[-1], ItemLabels(*taken)))
            taken.clear()
    if taken:
        errors.append(_out_of_order(text, name=None, at=taken[-1], taken=taken, words=words))
        groups.append(LabelGroup(taken[0], taken[-1], None))
    return groups, errors


def _label_words(wording: Wording) -> dict[str, str]:
    """Return the labels of an item, each with its colon, in their order."""
    return {"claims": wording.claims_label, "imro": wording.imro_label, "rationale": wording.rationale_label}


def _labels_of_items(text: str, zone: Span, wording: Wording, taken: list[Span]) -> Iterator[tuple[str, Span]]:
    """Yield each label that is none of prose; ``taken`` holds those of the item at hand, as the caller goes on."""
    order = list(_label_words(wording))
    found = list(_found_labels(text, zone, wording))
    for (name, span, begins_line), following in zip(found, [*found[1:], None], strict=False):
        is_prose = not begins_line and (
            name != order[len(taken)] or (following is not None and following[0] == name and following[2])
        )
        if not is_prose:
            yield name, span


def _found_labels(text: str, zone: Span, wording: Wording) -> Iterator[tuple[str, Span, bool]]:
    """Yield each label's name and span, and whether it begins a line; within a line only if spelt to the letter."""
    words = _label_words(wording)
    for match in label_pattern(wording).finditer(text, zone.start, zone.end):
        begins_line = _begins_a_line(text, match.start())
        if begins_line or folded(match[0]) == words[str(match.lastgroup)]:
            yield str(match.lastgroup), Span(*match.span()), begins_line


def _begins_a_line(text: str, offset: int) -> bool:
    return text[max(0, offset - 2) : offset].rstrip(" \t")[-1:] in {"\n", "\f", ""}


def _out_of_order(
    text: str, *, name: str | None, at: Span, taken: list[Span], words: dict[str, str]
) -> LetterSyntaxError:
    labels = list(words.values())
    if not taken:
        expected = f'the label "{labels[0]}" before the label "{words[str(name)]}"'
        return LetterSyntaxError(expected=expected, source=text, at=at.start)
    expected = f'the label "{labels[len(taken)]}" after the label "{labels[len(taken) - 1]}"'
    return LetterSyntaxError(expected=expected, source=text, at=taken[-1].end)
