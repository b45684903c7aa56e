"""Find where an item's heading begins, after the rationale of the item before it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from openimr.domain.text import Span

_SENTENCE_END = re.compile(r"""(?:[.?!]["'”’)\]]*|(?:\bmedically\s+|^\s*)necessary)\s*$""", re.IGNORECASE)
"""A full stop; or the words that no heading holds, where a rationale lost its own."""

_SENTENCE_WITHIN = re.compile(r"""(?:[.?!]["'”’)\]]*|\bmedically\s+necessary)\s+(?=["'“(\[]?[A-Z\d])""")
_CONCLUSION = re.compile(r"\b(?:necess|appropriate|support|establish|recommend|certif|upheld|overturn)", re.IGNORECASE)
_ABBREVIATION = re.compile(
    r"\b(?:Drs?|Mrs?|Ms|St|No|Nos|Qty|vs|wks?|hrs?|mos?|yrs?|mins?|oz|lbs?|tabs?|caps?|Dr\.\s+[a-z]|max|approx|incl|eval|Phys|Ther|Occ|Inc|Jr|Sr|etc|(?:[a-z]\.)+[a-z])"
    r"\.\s*$",
    re.IGNORECASE,
)
_FRAME_OPENING = re.compile(r"\b(?:was|were)\s+the\s+original\s+request\.", re.IGNORECASE)
_FRAME_REST = re.compile(
    r"\boriginal\s+request\b|\bIMR[\s-]+eligible\b|\bauthorized\s+by\s+the\s+Claims", re.IGNORECASE
)
_LONGEST_FRAME = 2_500
_MOST_HEADING_LINES = 6
_LONGEST_END = 80
"""Characters of a line in which it shows whether it ends a sentence."""


@dataclass(frozen=True, slots=True)
class TextShape:
    """How an extractor gave the paragraphs of a letter.

    Attributes:
        gap: Pattern of what stands between two paragraphs; None where the text keeps nothing there.
        keeps_blanks: Whether a wrapped line keeps a blank at its end and a paragraph's last line does not.
    """

    gap: re.Pattern[str] | None
    keeps_blanks: bool


_LINE_END = re.compile(r"[\n\f]\s*")
_EMPTY_LINE = re.compile(r"\n[ \t]*\n")
_LINE_OF_BLANKS = re.compile(r"\n[ \t]+\n")
_DOUBLED_SHARE = 0.25
_BLANK_LINE_END = re.compile(r"[ \t]\n\s*\Z")
_BLANK_SHARE = 0.6


def text_shape(text: str, *, labels: Sequence[Span]) -> TextShape:
    """Return how the text keeps its paragraphs.

    Where each line end is doubled, only a line that holds blanks divides paragraphs; else any empty line does.
    The text keeps paragraphs at all if most of the labels, which always begin one, stand after a gap. What it keeps at a
    line's end shows there too: the line before a label is the last of its paragraph.

    Args:
        text: The letter.
        labels: Its items' labels.
    """

    def stand_after(gap: re.Pattern[str]) -> bool:
        found = sum(gap.search(text, max(0, label.start - 40), label.start) is not None for label in labels)
        return 2 * found > len(labels)

    if stand_after(_LINE_OF_BLANKS):
        is_doubled = text.count("\n\n") > _DOUBLED_SHARE * text.count("\n")
        return TextShape(gap=_LINE_OF_BLANKS if is_doubled else _EMPTY_LINE, keeps_blanks=False)
    if stand_after(_EMPTY_LINE):
        return TextShape(gap=_EMPTY_LINE, keeps_blanks=False)
    blank_before = sum(
        _BLANK_LINE_END.search(text, max(0, label.start - 40), label.start) is not None for label in labels
    )
    keeps_blanks = text.count(" \n") > _BLANK_SHARE * text.count("\n") and 2 * blank_before < len(labels)
    return TextShape(gap=None, keeps_blanks=keeps_blanks)


def heading_start(text: str, region: Span, *, shape: TextShape) -> int:
    """Return the offset at which the heading begins that ends at ``region.end``.

    A gap divides a rationale from the next heading, where the extractor keeps it. Where it does not, but keeps a blank at
    the end of a wrapped line, the heading begins after the last line that has none. Else it begins after the last line
    that ends a sentence, and not in an abbreviation; in a text without line ends, after the last sentence. The frames of a
    partial approval hold full stops, so that from within a frame the search goes back to the frame's opening. Takes time
    linear in the region.

    Args:
        text: The letter.
        region: From the rationale's label to the colon before the outcome.
        shape: How the text keeps its paragraphs.
    """
    if shape.gap is not None:
        last = region.start + len(region.of(text).rstrip())
        after = [gap.end() for gap in shape.gap.finditer(text, region.start, region.end) if gap.end() < last][-1:]
        broken = _after_page(text, Span(after[0] if after else region.start, region.end), is_rationale=not after)
        if after or broken is not None:
            return after[0] if broken is None else broken
    starts = _line_starts(text, region)
    chosen = _after_paragraph(text, region, starts) if shape.keeps_blanks else _after_sentence(text, region, starts)
    begins = _before_frame(text, region, starts, chosen)
    if begins > region.start:
        return begins
    starts = _sentence_starts(text, region)
    return _before_frame(text, region, starts, starts[0].at) if starts else region.start


class _LineStart(NamedTuple):
    """Where a line begins, and where the last one before it that holds words stands, with the blanks at its end."""

    at: int
    before: Span


def _sentence_starts(text: str, region: Span) -> list[_LineStart]:
    """Return where each sentence after the first begins within its line, the last first: for a text without line ends."""
    found: list[_LineStart] = []
    begin = region.start
    for end in _SENTENCE_WITHIN.finditer(text, region.start, region.end):
        if not _ABBREVIATION.search(text, max(region.start, end.start() - 20), end.start() + 1):
            found.append(_LineStart(end.end(), Span(begin, end.start() + len(end[0].rstrip()))))
        begin = end.end()
    return found[::-1]


def _line_starts(text: str, region: Span) -> list[_LineStart]:
    """Return where each line after the first begins, the last first."""
    found: list[_LineStart] = []
    begin = region.start
    for match in _LINE_END.finditer(text, region.start, region.end):
        if match.end() < region.end:
            found.append(_LineStart(match.end(), Span(begin, match.start())))
        begin = match.end()
    return found[::-1]


def _after_page(text: str, region: Span, *, is_rationale: bool) -> int | None:
    """Return where a page begins that may have swallowed the gap before the heading; None if it has not.

    A page break within the heading is none: within the frame of a partial approval, or after few lines that conclude
    nothing.
    """
    starts = _line_starts(text, region)
    for index, start in enumerate(starts):
        if not (_begins_page(text, start) and _ends_sentence(text, start)):
            continue
        before = text[region.start : start.at]
        lines_before = len(starts) - 1 - index
        is_heading = not is_rationale and lines_before < _MOST_HEADING_LINES and not _CONCLUSION.search(before)
        return None if is_heading else _before_frame(text, region, starts, start.at)
    return None


def _begins_page(text: str, start: _LineStart) -> bool:
    return "\f" in text[start.before.end : start.at]


def _ends_sentence(text: str, start: _LineStart) -> bool:
    end = text[max(start.before.start, start.before.end - _LONGEST_END) : start.before.end]
    return _SENTENCE_END.search(end) is not None and _ABBREVIATION.search(end) is None


def _after_sentence(text: str, region: Span, starts: Sequence[_LineStart]) -> int:
    for start in starts:
        if _ends_sentence(text, start):
            return start.at
    return starts[-1].at if starts else region.start


def _after_paragraph(text: str, region: Span, starts: Sequence[_LineStart]) -> int:
    """Return where the last paragraph begins: after a line without a blank at its end, or one that ends a conclusion."""
    for start in starts:
        line = start.before.of(text)
        is_wrapped = line.endswith((" ", "\t")) or line.rstrip().endswith("-")
        ends_sentence = _ends_sentence(text, start)
        if not is_wrapped or (ends_sentence and (_CONCLUSION.search(line) or _begins_page(text, start))):
            return start.at
    return _after_sentence(text, region, starts)


def _before_frame(text: str, region: Span, starts: Sequence[_LineStart], chosen: int) -> int:
    """Go back to the line that begins a partial approval, if the chosen start lies within one."""
    heading = text[chosen : region.end]
    is_whole = _FRAME_OPENING.search(heading) is not None
    if is_whole or not (_FRAME_REST.search(heading) or heading.rstrip().endswith(" is")):
        return chosen
    openings = list(_FRAME_OPENING.finditer(text, max(region.start, region.end - _LONGEST_FRAME), region.end))
    if not openings:
        return chosen
    inside = Span(region.start, openings[-1].start())
    return _after_sentence(text, inside, [start for start in starts if start.at < inside.end])
