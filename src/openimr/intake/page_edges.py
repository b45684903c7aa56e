"""How wide the lines of a text are, and up to where its pages fill them."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

_CHARACTERS = {
    180: "'",
    250: " ,.",
    278: "/:;\\ijlt",
    333: "!()-I[]`fr",
    389: "Js",
    408: '"',
    444: "?acez",
    469: "^",
    480: "{|}",
    541: "~",
    556: "FPS",
    564: "+<=>",
    611: "ELTZ",
    667: "BCR",
    722: "ADGHKNOQUVXYw",
    778: "&m",
    833: "%",
    889: "M",
    921: "@",
    944: "W",
}


class _Widths(dict[str, int]):
    def __missing__(self, character: str) -> int:
        return 500


_WIDTHS = _Widths({character: width for width, characters in _CHARACTERS.items() for character in characters})
"""Thousandths of the type size that a character of Times takes, the type of the letters; a digit and all others take half.

Source: Adobe Font Metrics of Times-Roman. The lines of other types differ by some hundredths.
"""
HYPHEN = _WIDTHS["-"]
_BLANK = _WIDTHS[" "]

LONGEST_LINE = 2_000
"""Characters: a longer line is a paragraph, and nothing is told by its width."""

UNSEEN = 1_000
"""Width that a line may have had besides: of the two blanks after a sentence some extractors give one."""

_FEWEST_WRAPPED = 8
_SHARE_FILLED = 0.9
_SHARE_WITHIN = 0.7
_NEAR = 0.015
_FIRST_PIECE = re.compile(r"[a-z][^\s-]*-?")


def width_of(line: str) -> int:
    """Return how wide a line is set, in thousandths of the type size; of a long line its first ``LONGEST_LINE`` characters."""
    return sum(map(_WIDTHS.__getitem__, line[:LONGEST_LINE]))


def offsets_of(line: str) -> list[int]:
    """Return how far from the line's begin each character begins, and last where the line ends."""
    return list(accumulate(map(_WIDTHS.__getitem__, line), initial=0))


def find_edge(lines: Sequence[str], widths: Sequence[int]) -> int | None:
    """Return the width up to which the lines of a text are filled; None where they have no edge in common.

    A line that goes on in the next one was no wider than the edge, and would have been with the next one's first word: the
    edge is where most lines agree, or the widest line that comes near to it.

    Args:
        lines: Of the text, without white space at their ends.
        widths: Of these lines.
    """
    wrapped = list(_wrapped(lines, widths))
    if len(wrapped) < _FEWEST_WRAPPED:
        return None
    steps = sorted([(fits, 1) for fits, _ in wrapped] + [(too_wide, -1) for _, too_wide in wrapped])
    agreeing = list(accumulate(step for _, step in steps))
    best = len(agreeing) - 1 - agreeing[::-1].index(max(agreeing))
    edge = steps[best + 1][0] - 1
    edge = max([edge, *(width for width in widths if width <= edge * (1 + _NEAR))])
    within = [too_wide for fits, too_wide in wrapped if fits <= edge]
    filled = [too_wide for too_wide in within if edge < too_wide + UNSEEN]
    is_common = len(filled) >= _SHARE_FILLED * len(within) and len(within) >= _SHARE_WITHIN * len(wrapped)
    return edge if is_common else None


def _wrapped(lines: Sequence[str], widths: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield how wide each line is that goes on in the next one, and how wide it would have been with its first word."""
    for line, following, width in zip(lines, lines[1:], widths, strict=False):
        first = _FIRST_PIECE.match(following) if line else None
        if first is not None:
            yield width, width + _BLANK + width_of(first[0])
