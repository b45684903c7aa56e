"""Take running heads and feet out of a letter's text: page numbers, and what stands at the edge of each page."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from openimr.domain.text import Span
from openimr.letters.readings import trimmed

_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"""
    \n [\f \t]*+
    (?P<line> (?: [-–—[(] [ \t]* )? (?: (?: Page | pg\.? | p\. ) [ \t]* (?: \| [ \t]* )? )? (?P<number> \d{1,3} )
      (?P<total> [ \t]* (?:of|/) [ \t]* \d{1,3} )? (?: [ \t]* [-–—\])] )? )
    [ \t]* (?= [\n\f] | \Z )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_WORDS_AND_PAGE_NUMBER = re.compile(
    r"\bPage[ \t]{0,4}\|?[ \t]{0,4}(?P<number>\d{1,3})(?:[ \t]{0,4}(?:of|/)[ \t]{0,4}\d{1,3})?[ \t]*+(?=[\n\f]|\Z)"
)
_CASE_NUMBER = re.compile(r"-(?<=\b[A-Z][A-Z]\d\d-)\d{7}\b")
"""From its hyphen on, since a pattern that begins with a fixed character is found ten times faster."""
_CASE_NUMBER_ROW = re.compile(r"\s*Case\s+Number\s*:", re.IGNORECASE)
_FEWEST_ALIKE = 3
_FIRST_PAGES = (1, 2)
"""What the first number may be: a first page may bear none."""
_MOST_LINES_AT_AN_EDGE = 4
_LONGEST = 150
_SENTENCE = re.compile(r"[.:;,?!]\s*\Z")
_OUTCOME = re.compile(r":\s*(?:Upheld|Overturned)\b", re.IGNORECASE)


def without_running_lines(text: str) -> str:
    r"""Return the text with each running line filled with vertical tabs, so that every offset and every line stays.

    A running line is a page number that counts on from the one before (``Page 3 of 7``, ``- 3 -``), also behind words that
    come again with each (``Letter of Review, Page 3``), a line with the case
    number that comes again the same but for its numbers, or, where pages end at a form feed, a line at the same edge of
    each page from the second on, the same but for a number that counts on. White space of this kind divides no paragraphs.

    >>> without_running_lines("the left \nPage 1 of 2\n\fhip\nPage 2 of 2\n").split()
    ['the', 'left', 'hip']
    """
    filled = _filled(text, {*_page_numbers(text), *_with_page_number(text), *_with_case_number(text)})
    for _ in range(_MOST_LINES_AT_AN_EDGE):
        spans = set(_at_edges(filled))
        if not spans:
            break
        filled = _filled(filled, spans)
    return filled


def _filled(text: str, spans: set[Span]) -> str:
    pieces: list[str] = []
    position = 0
    for span in sorted(spans):
        if span.start >= position:
            pieces += [text[position : span.start], "\v" * (span.end - span.start)]
            position = span.end
    return "".join([*pieces, text[position:]])


def _page_numbers(text: str) -> Iterator[Span]:
    groups: dict[str, list[re.Match[str]]] = defaultdict(list)
    for match in _PAGE_NUMBER.finditer(text):
        groups[_NUMBER.sub("#", match["line"]).casefold()].append(match)
    for matches in groups.values():
        counted = _counting_on(matches)
        if len(counted) > 1 or (len(matches) == 1 and matches[0]["total"] and _is_at_edge(text, matches[0])):
            yield from (Span(*match.span("line")) for match in counted or matches)


def _counting_on(matches: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return those whose numbers count on from 1 or 2; a number between them that does not is prose."""
    counted: list[re.Match[str]] = []
    for match in matches:
        number = int(match["number"])
        if number == int(counted[-1]["number"]) + 1 if counted else number in _FIRST_PAGES:
            counted.append(match)
    return counted


def _with_page_number(text: str) -> Iterator[Span]:
    """Yield the lines that are the same words before a page number, three or more that count on."""
    groups: dict[str, list[tuple[re.Match[str], Span]]] = defaultdict(list)
    for match in _WORDS_AND_PAGE_NUMBER.finditer(text):
        line = _line_around(text, match)
        if line is not None and line.end - line.start <= _LONGEST:
            groups[_NUMBER.sub("#", line.of(text))].append((match, line))
    for found in groups.values():
        counted = {match.start() for match in _counting_on([match for match, _ in found])}
        if len(counted) >= _FEWEST_ALIKE:
            yield from (line for match, line in found if match.start() in counted)


def _with_case_number(text: str) -> Iterator[Span]:
    groups: dict[str, list[Span]] = defaultdict(list)
    for match in _CASE_NUMBER.finditer(text):
        line = _line_around(text, match)
        if line is not None and line.end - line.start <= _LONGEST:
            groups[_NUMBER.sub("#", line.of(text))].append(line)
    for spans in groups.values():
        if len(spans) > 1:
            yield from spans[1:] if _CASE_NUMBER_ROW.match(spans[0].of(text)) else spans


def _line_around(text: str, match: re.Match[str]) -> Span | None:
    """Return the line that holds a match, without the white space at its ends; None where it is too long to run."""
    first, last = max(0, match.start() - 2 * _LONGEST), min(len(text), match.end() + 2 * _LONGEST)
    before = max(text.rfind(mark, first, match.start()) for mark in "\n\f")
    after = min((end for mark in "\n\f" if (end := text.find(mark, match.end(), last)) >= 0), default=None)
    if (before < 0 < first) or (after is None and last < len(text)):
        return None
    return trimmed(text, before + 1, len(text) if after is None else after)


def _at_edges(text: str) -> Iterator[Span]:
    """Yield the lines at the first and last line of each page that are alike from the second page on."""
    pages = [page for page in _pages(text) if page.of(text).strip()]
    if len(pages) < _FEWEST_ALIKE:
        return
    for edge in (0, -1):
        lines = [_edge_line(text, page, edge) for page in pages]
        alike = lines if _is_like(text, lines[0], lines[1]) else lines[1:]
        if len(alike) + 1 < _FEWEST_ALIKE or not all(_is_like(text, one, other) for one, other in pairwise(alike)):
            continue
        words = alike[0].of(text)
        if len(words) > _LONGEST:
            continue
        numbers = [[int(digits) for digits in _NUMBER.findall(line.of(text))] for line in alike]
        counts_on = any(_count_on(column) for column in zip(*numbers, strict=True))
        is_title = len(alike) >= _FEWEST_ALIKE and len(set(map(str, numbers))) == 1 and not _SENTENCE.search(words)
        if (counts_on or is_title) and not _OUTCOME.search(words):
            yield from alike


def _pages(text: str) -> Iterator[Span]:
    start = 0
    for end in [*(match.start() for match in re.finditer("\f", text)), len(text)]:
        yield Span(start, end)
        start = end + 1


def _edge_line(text: str, page: Span, edge: int) -> Span:
    words = text[page.start : page.end]
    start = page.start + len(words) - len(words.lstrip())
    end = page.start + len(words.rstrip())
    if edge == 0:
        line_end = text.find("\n", start, end)
        return Span(start, start + len(text[start:line_end].rstrip()) if line_end >= 0 else end)
    return Span(max(text.rfind("\n", start, end) + 1, start), end)


def _is_like(text: str, one: Span, other: Span) -> bool:
    return _NUMBER.sub("#", one.of(text)) == _NUMBER.sub("#", other.of(text))


def _count_on(numbers: Iterable[int]) -> bool:
    listed = list(numbers)
    return len(listed) > 1 and listed[0] in _FIRST_PAGES and all(b == a + 1 for a, b in pairwise(listed))


def _is_at_edge(text: str, match: re.Match[str]) -> bool:
    after, before = text[match.end() :], text[: match.start("line")]
    return not after.split("\f")[0].strip() or not before.rpartition("\f")[2].strip()
