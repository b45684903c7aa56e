"""Numbers, in digits and in words."""

import re

_ONES = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    word: value * 10
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
_SMALL = _ONES | _TENS | {"fourty": 40, "fourtheen": 14}

NUMBER_WORDS = frozenset(_SMALL)
"""The words of one number each, small letters: ``zero`` to ``nineteen``, ``twenty`` to ``ninety``."""

_ONE_WORD = "|".join(sorted(_SMALL, key=len, reverse=True))
_UP_TO_99 = rf"(?:{'|'.join(_TENS)})[\s-]{{1,3}}(?:{'|'.join(list(_ONES)[1:10])})\b|(?:{_ONE_WORD})\b"

_HUNDREDS = rf"(?:{_UP_TO_99})\s{{1,8}}hundred(?:\s{{1,8}}(?:and\s{{1,8}})?(?:{_UP_TO_99}))?"

NUMBER = (
    r"(?:\d{1,3}(?:,\d{3}){1,3}(?!\d)|\d{1,6}(?:\.\d{1,4})?|\.\d{1,4}"
    rf"|(?i:\b(?:{_HUNDREDS}|{_UP_TO_99})))"
)
"""Pattern of one number, in digits (``1,200``, ``2.5``) or words (``twenty-four``); in any case."""

_WORDS_OF_NUMBER = re.compile(r"[a-z]+")


def number_of(words: str) -> float:
    """Return the number that a match of ``NUMBER`` writes.

    >>> number_of("Twenty-four"), number_of("1,200"), number_of("one hundred and twenty"), number_of("2.5")
    (24.0, 1200.0, 120.0, 2.5)
    """
    if not words[0].isalpha():
        return float(words.replace(",", ""))
    total = 0
    for word in _WORDS_OF_NUMBER.findall(words.lower()):
        if word == "hundred":
            total *= 100
        else:
            total += _SMALL.get(word, 0)
    return float(total)
