"""What in a letter stands against a statement that something is absent."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from openimr.domain.text import Span

_MOST_SHOWN = 3


class Strength(IntEnum):
    """How much words stand against a statement of absence.

    ``NEAR``: something near it is stated. ``RESERVED``: it is stated, but the statement of absence has a reserve
    ("significant", "objective"). ``STATED``: it is stated.
    """

    NEAR = 1
    RESERVED = 2
    STATED = 3


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of the letter that stand against a statement of absence.

    Attributes:
        thing: What is stated, in plain words.
        span: Where, in the letter's text.
        strength: How much.
        zone: In which part: 0 the summary, then the rationales by the number of their item; of a heading, -1.
    """

    thing: str
    span: Span
    strength: Strength
    zone: int


def strongest(found: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return the strongest of what was found, those of the summary first, else as they come; of words that overlap the first.

    No more than three: who weighs a statement needs the places that speak against it, not a list.
    """
    every = sorted(found, key=lambda each: (-each.strength, abs(each.zone)))
    kept: list[Evidence] = []
    for each in every:
        is_apart = all(each.span.end <= one.span.start or one.span.end <= each.span.start for one in kept)
        if each.strength is every[0].strength and is_apart and len(kept) < _MOST_SHOWN:
            kept.append(each)
    return tuple(kept)
