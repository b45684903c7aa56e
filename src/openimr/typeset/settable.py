"""Any words as words that can be set: for a report on a text that nobody answers for."""

import re
import unicodedata

_UNSURE = re.compile(
    "[^ -~\u00a1-\u00ac\u00ae-\u02ff\u1e00-\u1eff"  # Latin
    "\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ff\u0400-\u0481"  # Greek, Cyrillic
    "\u2010-\u2027\u2030-\u2040\u2044-\u2052\u2070\u2071\u2074-\u208e\u20a0-\u20bf"  # punctuation, small digits, money
    "\u2100-\u211e\u2122\u2150\u2151\u2153-\u215f\u2190-\u21ff"  # letter-like signs, fractions, arrows
    "\u2200-\u2246\u2248-\u22ab\u2460-\u249b\u25a0-\u25ff]"  # mathematics, numbers in circles, shapes
)
"""What the fonts of a letter do not surely show."""

_LONGEST_WORD = 48
"""Characters of the widest plain letter that fit the narrowest line of a letter in the smallest type."""

_LONGEST_OTHER = 30
"""The same of words that hold other letters and signs, of which some are half as wide again."""

_LONG = re.compile(rf"\S{{{_LONGEST_OTHER + 1},}}")
_UNSHOWN = "\N{WHITE SQUARE}"


def settable(text: str) -> str:
    r"""Return words that the typesetter takes, whatever stands in them.

    A character that no font shows becomes what Unicode holds for its equal, else a white square; one without a shape is
    left out; a word too long for a line is parted.

    >>> settable("\ufb01ve\u200b \u2265 3 \U0001f9bd")
    'five ≥ 3 □'
    """
    shown = _UNSURE.sub(_sure, unicodedata.normalize("NFC", " ".join(text.split())))
    return _LONG.sub(_parted, shown)


def _parted(word: re.Match[str]) -> str:
    """Part a word as often as it must be, if it can after a stroke."""
    rest = word[0]
    size = _LONGEST_WORD if rest.isascii() else _LONGEST_OTHER
    parts = []
    while len(rest) > size:
        end = rest.rfind("/", 1, size) + 1 or size
        parts.append(rest[:end])
        rest = rest[end:]
    return " ".join([*parts, rest])


def _sure(unsure: re.Match[str]) -> str:
    if unicodedata.category(unsure[0]) in {"Cf", "Cc", "Mn"}:
        return ""
    equal = unicodedata.normalize("NFKC", unsure[0])
    return _UNSHOWN if _UNSURE.search(equal) else equal
