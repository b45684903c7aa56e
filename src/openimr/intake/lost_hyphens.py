"""Put back the hyphens that ``pdftotext`` leaves out where a line ends in one.

Its plain output joins such a line with the next one and drops the hyphen ("noncertified"). A word alone does not tell it,
but the line does: it is wider than the page, and one of the words at the page's edge has lost a hyphen for certain.
"""

import re
from bisect import bisect_right
from itertools import pairwise

from openimr.intake.page_edges import HYPHEN, LONGEST_LINE, UNSEEN, find_edge, offsets_of, width_of
from openimr.terms.compounds import Spellings, Suspect, hyphen_place, spellings_of

_KEPT_HYPHEN = re.compile(r"[A-Za-z0-9]-\n(?=\S)")
_LINE_END = re.compile(r"([\n\f])")
_TOKEN = re.compile(r"\S+")
_CAPITALIZED = re.compile(r"[A-Z][A-Za-z]")
_MOST_LINES_JOINED = 6
_LONGEST_TOKEN = 120
_TOLERANCE = 30


def with_lost_hyphens(text: str) -> str:
    """Return a text with the hyphens put back that its extractor dropped at line ends.

    A text that is none of ``pdftotext`` stays as it is: its lines keep their hyphens, have no common edge, or no form
    feed ends a page. So does a line where nothing tells which word it is. Takes time linear in the text.

    Args:
        text: Of a whole document, lines ended by a newline.
    """
    if "\f" not in text or _KEPT_HYPHEN.search(text):
        return text
    pieces = _LINE_END.split(text)
    lines = [line.rstrip() for line in pieces[::2]]
    widths = list(map(width_of, lines))
    edge = find_edge(lines, widths)
    if edge is None:
        return text
    spellings: Spellings | None = None
    for index, (line, width) in enumerate(zip(lines, widths, strict=True)):
        if edge + _TOLERANCE < width <= _MOST_LINES_JOINED * edge and len(line) < LONGEST_LINE:
            spellings = spellings or spellings_of(text)
            mended = _JoinedLine(line, edge).mended(spellings)
            pieces[2 * index] = mended + pieces[2 * index][len(line) :]
    return "".join(pieces)


class _JoinedLine:
    """A line that was several, up to ``width`` each."""

    def __init__(self, line: str, width: int) -> None:
        self.line = line
        self.width = width
        self.offsets = offsets_of(line)
        self.tokens = [token.span() for token in _TOKEN.finditer(line)]

    def mended(self, spellings: Spellings) -> str:
        """Return the line with its hyphens; where one is not told, none after it."""
        begins = [0]
        while len(begins) == 1 or self.offsets[-1] - self.offsets[begins[-1]] > self.width:
            begin = self._next_begin(begins[-1], spellings)
            if begin is None:
                break
            begins.append(begin)
        mended = ""
        for begin, end in pairwise([*begins, len(self.line)]):
            hyphen = "- " if mended.endswith((" ", " -")) else "-"
            mended += (hyphen if begin else "") + self.line[begin:end]
        return mended

    def _next_begin(self, begin: int, spellings: Spellings) -> int | None:
        """Return where the line began that followed the one from ``begin`` on: in the word across the edge, or one before."""
        edge = self.offsets[begin] + self.width + _TOLERANCE - HYPHEN
        last = bisect_right(self.offsets, edge) - 1
        near = [
            (max(start, begin), end)
            for start, end in reversed(self.tokens)
            if begin < end and start <= last and edge - UNSEEN < self.offsets[end] and end - start <= _LONGEST_TOKEN
        ]
        if not near:
            return None
        across = near[0][0]
        keeps_hyphen = "-" in self.line[across + 1 : last]
        suspects = [
            Suspect(self.line[start:end], range(1, min(last, end - 1) - start + 1))
            for start, end in (near[:1] if keeps_hyphen else near)
        ]
        found = hyphen_place(suspects, spellings=spellings, is_certain=not keeps_hyphen)
        if found is not None:
            return near[found[0]][0] + found[1]
        is_alone = _CAPITALIZED.match(self.line, across) and not self.line[begin:across].rstrip().endswith("-")
        return across if begin < across and is_alone and not keeps_hyphen else None
