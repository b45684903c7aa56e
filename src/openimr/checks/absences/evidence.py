"""What in a letter stands against a statement that something is absent."""

from dataclasses import dataclass
from enum import IntEnum

from openimr.domain.text import Span


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


def stronger(one: Evidence | None, other: Evidence | None) -> Evidence | None:
    """Return the one that stands against more: the stronger, of two alike that of the summary, else the first."""
    if one is None or other is None:
        return one or other
    return other if (other.strength, -abs(other.zone)) > (one.strength, -abs(one.zone)) else one
