"""The headings of a chart: words before a colon that are said of the list behind it ("Denies:", "Family history:", "Failed:")."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from openimr.terms.lexicons import Word

_LONGEST = 6
_BREAKS = frozenset(",;:.(")


class Heading(NamedTuple):
    """A heading.

    Attributes:
        first: Index of its first word.
        stop: Index after its last word: of the first word behind the colon.
        end: Index after the last word that it is said of: to the next heading, or to the end of the sentence.
    """

    first: int
    stop: int
    end: int


def headings_of(text: str, words: Sequence[Word], sentence_of: Sequence[int]) -> Iterator[Heading]:
    """Yield the headings among the words of a text, in order: no more than six words, from a comma or the like to a colon."""
    colons = (
        at
        for at in range(1, len(words))
        if words[at].start - words[at - 1].end > 1
        and sentence_of[at] == sentence_of[at - 1]
        and ":" in text[words[at - 1].end : words[at].start]
    )
    runs = [(first, at) for at in colons if (first := _first_word(text, words, sentence_of, at)) is not None]
    for place, (first, stop) in enumerate(runs):
        following = runs[place + 1][0] if place + 1 < len(runs) else len(words)
        end = stop
        while end < following and sentence_of[end] == sentence_of[stop]:
            end += 1
        yield Heading(first, stop, end)


def _first_word(text: str, words: Sequence[Word], sentence_of: Sequence[int], colon: int) -> int | None:
    """Return the first word of the heading before a colon; None where too many words stand before it."""
    for first in range(colon - 1, max(colon - 1 - _LONGEST, -1), -1):
        if first == 0 or sentence_of[first - 1] != sentence_of[first]:
            return first
        gap = text[words[first - 1].end : words[first].start]
        if not _BREAKS.isdisjoint(gap):
            return first
    return None
