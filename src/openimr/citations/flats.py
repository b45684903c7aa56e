"""A text with its line ends and blanks folded, and the way back to where each character stood."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from openimr.domain.text import Span

_RUN = re.compile(r"[^\S ]\s*|  \s*")
_WORD = re.compile(r"\w")
_LONGEST_ADDRESS = 200


@dataclass(frozen=True, slots=True)
class Flat:
    """A folded text.

    Attributes:
        text: The text, each run of white space one blank; a word or address broken at a line's end is joined again.
        starts: Offsets in ``text`` from which on ``shifts`` holds, ascending, the first 0.
        shifts: How far each of these stretches stood further on in the original.
        length: Characters of the original.
    """

    text: str
    starts: tuple[int, ...]
    shifts: tuple[int, ...]
    length: int

    def span(self, start: int, end: int) -> Span:
        """Return where the characters from ``start`` to ``end`` of the folded text stand in the original."""
        first = self._original(start)
        return Span(first, max(first, self._original(end - 1) + 1 if end > start else first))

    def _original(self, offset: int) -> int:
        return min(offset + self.shifts[bisect_right(self.starts, offset) - 1], self.length)


def flattened(text: str) -> Flat:
    r"""Fold a text.

    >>> flat = flattened("Decision based on Non-\n\nMTUS  Citation")
    >>> flat.text
    'Decision based on Non-MTUS Citation'
    >>> flat.span(18, 26)
    Span(start=18, end=28)
    """
    pieces: list[str] = []
    starts, shifts = [0], [0]
    done = length = 0
    for run in _RUN.finditer(text):
        start, end = run.span()
        if start > done and text[start - 1] == " ":
            start -= 1
        instead = "" if _joins(text, start, end) else " "
        pieces += (text[done:start], instead)
        length += start - done + len(instead)
        done = end
        starts.append(length)
        shifts.append(done - length)
    pieces.append(text[done:])
    return Flat("".join(pieces), tuple(starts), tuple(shifts), len(text))


def _joins(text: str, start: int, end: int) -> bool:
    """Return whether a line's end stands within a word after its hyphen, or within an address after a stroke."""
    if start == 0 or text[start:end].strip(" \t") == "" or not _WORD.match(text, end):
        return False
    if text[start - 1] == "-":
        return start > 1 and _WORD.match(text, start - 2) is not None
    return text[start - 1] in "/_" and text[start] != " " and "://" in text[max(0, start - _LONGEST_ADDRESS) : start]
