"""Sentences of a passage, in a text whose lines are wrapped."""

import re
from collections.abc import Iterator

from openimr.domain.text import Span

_END = re.compile(r"""(?<![.!?])[.!?]++["”’')\]]{0,2}(?:\s++(?=["“‘'(\[]?[A-Z0-9])|(?=[A-Z][a-z]|A\s[a-z])|\s*+\Z)""")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Dr|Mr|Ms|Mrs|vs|approx|No|St|Sr|Jr|Inc|e\.g|i\.e|pg|pp|ed|Vol|Fig|etc|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)|\b[A-KM-QS-Z]|(?<!\d\s)\b[LR])\.\Z"
)
_INITIAL = re.compile(r"\b[A-Z]\.")
_BEGINS = re.compile(r"(?:The|He|She|His|Her|It|They|There|This|These|Patient|Pt)\s[a-z0-9]")
"""Words with which a sentence begins, and no name: "pain R > L. The patient"."""


def sentences_of(text: str, zone: Span) -> Iterator[Span]:
    """Yield the sentences of a zone, in order, without the white space between them.

    A full stop ends one where a capital, a digit or a quotation mark follows, also without a blank ("healing.The");
    after a title or an initial it does not, unless "The" and its like follow an initial, or "R." and "L." follow a figure, whose side they tell.

    >>> text = "Pain 7.5 of 10. Dr. Lind agreed.The request is denied"
    >>> [span.of(text) for span in sentences_of(text, Span(0, len(text)))]
    ['Pain 7.5 of 10.', 'Dr. Lind agreed.', 'The request is denied']
    """
    start = zone.start
    for match in _END.finditer(text, zone.start, zone.end):
        stop = match.start() + len(match[0].rstrip())
        is_abbreviated = _ABBREVIATED.search(text, max(start, stop - 8), stop) is not None
        is_letter = _INITIAL.match(text, stop - 2, stop) is not None
        if is_abbreviated and match.end() < zone.end and not (is_letter and _BEGINS.match(text, match.end())):
            continue
        yield Span(start, stop)
        start = match.end()
    rest = text[start : zone.end]
    if rest.strip():
        yield Span(start + len(rest) - len(rest.lstrip()), start + len(rest.rstrip()))
