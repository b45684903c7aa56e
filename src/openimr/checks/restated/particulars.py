"""The particulars of a request, as bare words: levels, numbers, sides, regions; whether words name any that another has not."""

import re
from dataclasses import dataclass

from openimr.terms.numbers import number_of

_PARTICULAR = re.compile(
    r"""
      (?P<level> \b [ctls]-?\d{1,2} (?: \s?[-/–]\s? [ctls]?\d{1,2} )* \b )
    | (?P<number> \d+ (?: \.\d+ )? )
    | \b (?: (?P<word> one | two | three | four | five | six | seven | eight | nine | ten | eleven | twelve | [a-z]{3,5}teen
        | (?: twen | thir | for | fif | six | seven | eigh | nine ) ty (?: -[a-z]{3,5} )? )
      | (?P<often> once | twice | weekly | monthly | daily | every | each )
      | (?P<side> left | right | lt | rt | bilateral(?:ly)? | both )
      ) \b
    | \b (?P<region> cervical | thoracic | lumb(?:ar|osacral) | spine | neck | back | shoulder | elbow | wrist | hand | finger | thumb
        | hip | knee | ankle | foot | feet | heel | toe | arm | leg | (?:upper|lower)\sextremit | extremit | head | brain | pelvi | chest | abdom )
    """,
    re.VERBOSE,
)
_DATE = re.compile(r"\d{1,2}[/-]\s?\d{1,2}[/-]\s?(?:\d{4}|\d\d)\b|\b[a-z]{3,9}\.?\s\d{1,2},\s?\d{4}\b")


@dataclass(frozen=True, slots=True)
class Particulars:
    """Levels, sides and regions of some words, and their numbers in order."""

    words: frozenset[str]
    numbers: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.words or self.numbers)

    def are_among(self, others: "Particulars") -> bool:
        """Return whether others hold them all, the numbers in the same order."""
        remaining = iter(others.numbers)
        return self.words <= others.words and all(number in remaining for number in self.numbers)


def particulars_of(words: str) -> Particulars:
    """Return the particulars of words in small letters; days are none.

    >>> found = particulars_of("on 3/4/2016 eight visits for the left knee, then the injection at l4-5")
    >>> sorted(found.words), found.numbers
    (['knee', 'l4-5', 'left'], ('8',))
    """
    found: set[str] = set()
    numbers: list[str] = []
    for match in _PARTICULAR.finditer(_DATE.sub(" ", words)):
        if match["number"]:
            numbers.append(match["number"])
        elif match["word"]:
            numbers.append(f"{number_of(match['word']):g}")
        else:
            found.add(match[0])
    return Particulars(frozenset(found), tuple(numbers))
