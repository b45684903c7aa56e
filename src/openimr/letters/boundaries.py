"""Find where an item's heading begins, after the rationale of the item before it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from openimr.domain.text import Span

_SENTENCE_END = re.compile(r"""[.?!]["'”’)\]]*\s*$""")
_CONCLUSION = re.compile(r"\b(?:necess|appropriate|support|establish|recommend|certif|upheld|overturn)", re.IGNORECASE)
_ABBREVIATION = re.compile(
    r"\b(?:Drs?|Mrs?|Ms|St|No|Nos|Qty|vs|wks?|hrs?|mos?|yrs?|mins?|max|approx|incl|eval|Phys|Ther|Occ|Inc|Jr|Sr|etc|(?:[a-z]\.)+[a-z])"
    r"\.\s*$",
    re.IGNORECASE,
)
_FRAME_OPENING = re.compile(r"\b(?:was|were)\s+the\s+original\s+request\.", re.IGNORECASE)
_FRAME_REST = re.compile(r"\boriginal\s+request\b|\bIMR\s+eligible\b|\bauthorized\s+by\s+the\s+Claims", re.IGNORECASE)
_LONGEST_FRAME = 2_500


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
_DOUBLED_SHARE = 0.4
_BLANK_SHARE = 0.6


def text_shape(text: str, *, labels: Sequence[Span]) -> TextShape:
    """Return how the text keeps its paragraphs.

    Where each line end is doubled, only a line that holds blanks divides paragraphs; else any empty line does.
    The text keeps paragraphs at all if most of the labels, which always begin one, stand after a gap.

    Args:
        text: The letter.
        labels: Its items' first labels.
    """
    line_ends = text.count("\n")
    is_doubled = text.count("\n\n") > _DOUBLED_SHARE * line_ends
    gap = _LINE_OF_BLANKS if is_doubled else _EMPTY_LINE
    after_gap = sum(gap.search(text, max(0, label.start - 40), label.start) is not None for label in labels)
    keeps_gaps = 2 * after_gap > len(labels)
    keeps_blanks = not keeps_gaps and text.count(" \n") > _BLANK_SHARE * line_ends
    return TextShape(gap=gap if keeps_gaps else None, keeps_blanks=keeps_blanks)


def heading_start(text: str, region: Span, *, shape: TextShape) -> int:
    """Return the offset at which the heading begins that ends at ``region.end``.

    A gap divides a rationale from the next heading, where the extractor keeps it. Where it does not, but keeps a blank at
    the end of a wrapped line, the heading begins after the last line that has none. Else it begins after the last line
    that ends a sentence, and not in an abbreviation. The frames of a partial approval hold full stops, so that from
    within a frame the search goes back to the frame's opening.

    Args:
        text: The letter.
        region: From the rationale's label to the colon before the outcome.
        shape: How the text keeps its paragraphs.
    """
    if shape.gap is not None:
        gaps = [gap.end() for gap in shape.gap.finditer(text, region.start, region.end)]
        after = [end for end in gaps if text[end : region.end].strip()]
        starts = [start for start in _line_starts(text, region) if not after or start > after[-1]]
        broken = [start for start in starts if _begins_page(text, start) and _ends_sentence(text, region, start)]
        if after or broken:
            return max(after[-1:] + broken[:1])
    starts = _line_starts(text, region)
    chosen = _after_paragraph(text, region, starts) if shape.keeps_blanks else _after_sentence(text, region, starts)
    return _before_frame(text, region, starts, chosen)


def _line_starts(text: str, region: Span) -> list[int]:
    """Return where each line after the first begins, the last first."""
    starts = (match.end() for match in _LINE_END.finditer(text, region.start, region.end))
    return [start for start in starts if start < region.end][::-1]


def _line_before(text: str, region: Span, start: int) -> str:
    """Return the last line before ``start`` that holds words, with the blanks at its end."""
    last = region.start + len(text[region.start : start].rstrip())
    first_end = _LINE_END.search(text, last)
    end = first_end.start() if first_end else last
    begin = max(text.rfind("\n", region.start, last), text.rfind("\f", region.start, last), region.start - 1) + 1
    return text[begin:end]


def _begins_page(text: str, start: int) -> bool:
    return "\f" in text[len(text[:start].rstrip()) : start]


def _ends_sentence(text: str, region: Span, start: int) -> bool:
    line = _line_before(text, region, start)
    return _SENTENCE_END.search(line) is not None and _ABBREVIATION.search(line) is None


def _after_sentence(text: str, region: Span, starts: list[int]) -> int:
    for start in starts:
        if _ends_sentence(text, region, start):
            return start
    return starts[-1] if starts else region.start


def _after_paragraph(text: str, region: Span, starts: list[int]) -> int:
    """Return where the last paragraph begins: after a line without a blank at its end, or one that ends a conclusion."""
    for start in starts:
        line = _line_before(text, region, start)
        is_wrapped = line.endswith((" ", "\t")) or line.rstrip().endswith("-")
        ends_conclusion = _ends_sentence(text, region, start) and _CONCLUSION.search(line)
        if not is_wrapped or ends_conclusion or (_begins_page(text, start) and _ends_sentence(text, region, start)):
            return start
    return _after_sentence(text, region, starts)


def _before_frame(text: str, region: Span, starts: list[int], chosen: int) -> int:
    """Go back to the line that begins a partial approval, if the chosen start lies within one."""
    heading = text[chosen : region.end]
    is_whole = _FRAME_OPENING.search(heading) is not None
    if is_whole or not (_FRAME_REST.search(heading) or heading.rstrip().endswith(" is")):
        return chosen
    openings = list(_FRAME_OPENING.finditer(text, max(region.start, region.end - _LONGEST_FRAME), region.end))
    if not openings:
        return chosen
    inside = Span(region.start, openings[-1].start())
    return _after_sentence(text, inside, [start for start in starts if start < inside.end])
