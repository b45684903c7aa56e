"""What a part reader gives back: the value and where each piece of it stood."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from openimr.domain.text import Span, folded

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """A value read from a letter.

    Attributes:
        value: The value.
        spans: JSON pointer relative to the part → span of the letter's text.
    """

    value: T
    spans: Mapping[str, Span] = field(default_factory=dict)


def trimmed(text: str, start: int, end: int) -> Span:
    """Return the span from ``start`` to ``end`` without the white space at its ends."""
    piece = text[start:end]
    stripped = piece.strip()
    begin = start + len(piece) - len(piece.lstrip()) if stripped else start
    return Span(begin, begin + len(stripped))


def words_of(text: str, span: Span) -> str:
    """Return the words of a span with their white space folded."""
    return folded(span.of(text))


def inner_span(text: str, span: Span, *, start: int, end: int) -> Span:
    """Return where a run of a span's folded words stands in the unfolded text.

    Folding changes white space alone, so the n-th other character stays the n-th.

    Args:
        text: The letter.
        span: What was folded.
        start: Offset of the run's first character in ``words_of(text, span)``.
        end: Offset after its last character there; after ``start``.
    """
    words = words_of(text, span)
    skipped = sum(not character.isspace() for character in words[:start])
    kept = sum(not character.isspace() for character in words[start:end])
    offsets = [span.start + i for i, character in enumerate(span.of(text)) if not character.isspace()]
    return Span(offsets[skipped], offsets[skipped + kept - 1] + 1)
