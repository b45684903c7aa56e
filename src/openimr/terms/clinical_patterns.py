"""Patterns of clinical words: which of them, said together in one clause, say a thing."""

from dataclasses import dataclass

from openimr.terms.tables import listed

_TOGETHER = " & "
_EXCLUDED = "!"
_EITHER_WAY = "~"
_OF_SENTENCE = "^"
_NONE = "-"


@dataclass(frozen=True, slots=True)
class Element:
    """One of the words of a pattern.

    Attributes:
        name: A term, small letters; or ``$`` and the name of a class of words, ``#`` and that of a kind of number or care.
        is_excluded: Whether the clause must not hold it.
        is_either_way: Whether it counts under a negation too ("unable to work").
        is_of_sentence: Whether it may stand anywhere in the sentence.
    """

    name: str
    is_excluded: bool
    is_either_way: bool
    is_of_sentence: bool


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """Words that say a thing where they stand in one clause, near one another; each is one of a table, equal to itself alone.

    Attributes:
        wanted: Those that the clause must hold; at least one.
        excluded: Names of those that it must not hold.
    """

    wanted: tuple[Element, ...]
    excluded: tuple[str, ...]


def patterns_of(column: str) -> tuple[Pattern, ...]:
    """Return the patterns of a table's column.

    ``column = "-" | pattern { "; " pattern }``, ``pattern = element { " & " element }``, ``element = [ "!" | "~" | "^" ] name``.

    >>> [[each.name for each in pattern.wanted] for pattern in patterns_of("spasm & !relief; $less & $motion")]
    [['spasm'], ['$less', '$motion']]
    """
    return () if column == _NONE else tuple(_pattern(words) for words in listed(column))


def _pattern(words: str) -> Pattern:
    elements = [_element(word) for word in words.split(_TOGETHER)]
    return Pattern(
        wanted=tuple(each for each in elements if not each.is_excluded),
        excluded=tuple(each.name for each in elements if each.is_excluded),
    )


def _element(word: str) -> Element:
    name = word.lstrip(_EXCLUDED + _EITHER_WAY + _OF_SENTENCE)
    return Element(
        name,
        is_excluded=word.startswith(_EXCLUDED),
        is_either_way=word.startswith(_EITHER_WAY),
        is_of_sentence=word.startswith(_OF_SENTENCE),
    )
