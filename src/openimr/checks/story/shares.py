"""Shares of pain that are told: "60-70%", "eighty percent", "by two thirds", "in half"."""

import re
from collections.abc import Iterator, Sequence

from openimr.domain.text import Span
from openimr.terms.numbers import number_of

_TENS = "ten|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
IN_DIGITS = re.compile(r"\d{1,3}(?:\s?(?:%|percent)?\s?(?:-|–|to)\s?\d{1,3})?\s?(?:%|percent\b)", re.IGNORECASE)
"""Pattern of a share in digits, or of a range of them."""

_IN_WORDS = re.compile(rf"\b(?:{_TENS})(?:[\s-]five)?\s?(?:%|percent\b)", re.IGNORECASE)
_PARTS = (
    r"two[\s-]thirds?|three[\s-](?:quarters?|fourths?)|(?:a|one)[\s-](?:third|quarter|fourth|half)|half|2/3|3/4|1/2"
)
_OTHER = (
    r"an?\s+(?:hour|day|mile|block|pack|tablet|pill|dose)|of\s+an?\b|of\s+the\s+(?:way|time|day|tear|tendon)|(?:hour|block|mile|pack|tablet|pill|dose)s?\b|"
    r"as\s+(?:many|much)|way|years?|of\s+(?:his|her|the)\s+(?:dose|tablets?|pills?|medication|work|shift)"
)
_FRACTION = re.compile(rf"\b(?P<share>{_PARTS})\b(?!\s+(?:{_OTHER}))", re.IGNORECASE)
_EASED = re.compile(
    r"\b(?:pain|relie\w+|better|less|symptoms?|headaches?|improve\w*|reduc\w+|decreas\w+|eased?|drop\w*|fell)\b",
    re.IGNORECASE,
)
_OF_PAIN = re.compile(r"\b(?:pain\w*|relie\w+|symptoms?|headaches?)\b", re.IGNORECASE)
_BESIDE = 32
_OF_A_HUNDRED = {"third": 100 / 3, "quarter": 25, "fourth": 25, "half": 50}
_WRITTEN = {"2/3": 67, "3/4": 75, "1/2": 50}


def find_shares(text: str, sentences: Sequence[Span]) -> Iterator[Span]:
    """Yield the shares in words of the sentences; of the fractions those that are of pain, no half of a tablet."""
    for sentence in sentences:
        bounds = sentence.start, sentence.end
        yield from (Span(*match.span()) for match in _IN_WORDS.finditer(text, *bounds))
        if _OF_PAIN.search(text, *bounds):
            for match in _FRACTION.finditer(text, *bounds):
                start, end = max(sentence.start, match.start() - _BESIDE), min(sentence.end, match.end() + _BESIDE)
                if _EASED.search(text, start, end):
                    yield Span(*match.span())


def percent_of(share: str) -> int:
    """Return how many percent the words of a share tell, of a range the least.

    >>> percent_of("60-70%"), percent_of("Eighty-five percent"), percent_of("two thirds"), percent_of("a half")
    (60, 85, 67, 50)
    """
    words = share.lower()
    if words in _WRITTEN:
        return _WRITTEN[words]
    if digits := re.match(r"\d+", words):
        return int(digits[0])
    *before, last = re.split(r"[\s-]+", words)
    part = _OF_A_HUNDRED.get(last.removesuffix("s"))
    if part is None:
        return int(number_of(words))
    return round(part * max(number_of(before[-1]), 1)) if before else round(part)
