"""A name as a roster holds it → its parts."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from openimr.matching.naming.tokens import Token, tokens_of

TITLES = frozenset({"dr", "drs", "doctor", "prof", "professor", "mr", "mrs", "ms", "miss", "mx"})
"""What stands before a family name."""

DEGREES = frozenset({"md", "do", "dc", "dds", "dmd", "dpm", "dnp", "od", "phd", "psyd", "lac", "mbbs", "facs"})
"""What stands after a family name."""

PARTICLES = frozenset(
    {"van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "la", "le", "el", "al"}
)
"""What may stand before a family name as a part of it, and may be left out."""

_SHORTEST_FAMILY = 3
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv", "esq"})
_HYPHENS = frozenset("-‐‑–")


@dataclass(frozen=True, kw_only=True, slots=True)
class Name:
    """A name in its parts, as they are compared.

    Attributes:
        family: Its parts; several where it is hyphened.
        given: Given and middle names that are written out.
        initials: First letters of all given and middle names.
        whole: Every word, without titles and degrees.
        families: Every word by which the family name may be written: each part, all as one, and each middle name of
            three letters or more, which may be the first of two family names (García López).
        joined: Given and family name written as one word, in either order, with and without the middle ones.
    """

    family: tuple[str, ...]
    given: frozenset[str]
    initials: frozenset[str]
    whole: tuple[str, ...]
    families: frozenset[str]
    joined: frozenset[str]

    @property
    def is_odd(self) -> bool:
        """Whether it is no name of a person as people write them, like one with a number in it."""
        return not self.family or any(not word.isalpha() for word in self.whole)


def family_names(name: str) -> frozenset[str]:
    """Return every word by which the family name of a name may be written, as it is compared.

    >>> sorted(family_names("Dr. Paul García-Lind"))
    ['garcia', 'garcialind', 'lind']
    """
    return name_of(name).families


@lru_cache(maxsize=4096)
def name_of(written: str) -> Name:
    """Return the parts of a name, in whichever order it is written.

    >>> name_of("Dr Maja K. Lind, MD") == name_of("Lind, Maja K.")
    True
    """
    before, _, after = written.partition(",")
    first, rest = tokens_of(before), tokens_of(after)
    if _is_suffix(rest):
        named = _bare(first, least=2)
        family = _last_word(named)
        others = named[: len(named) - len(family)]
    else:
        named, others = _bare(first, least=1), _bare(rest, least=1)
        family = [token for token in named if token.word not in PARTICLES] or named
    return _name([token.word for token in others], [token.word for token in family])


def _name(others: Sequence[str], family: Sequence[str]) -> Name:
    named = [word for word in others if word not in PARTICLES]
    given = frozenset(word for word in named if len(word) > 1)
    inner = [word for word in named[1:] if len(word) >= _SHORTEST_FAMILY]
    as_one = "".join(family)
    wholes = {"".join(others)} if others else set()
    return Name(
        family=tuple(family),
        given=given,
        initials=frozenset(word[0] for word in named),
        whole=(*others, *family),
        families=frozenset({*family, *inner, as_one}),
        joined=frozenset(word for each in given | wholes for word in (each + as_one, as_one + each)),
    )


def degree_at(tokens: Sequence[Token], i: int) -> int:
    """Return where degrees that begin at a word end, ``MD`` or ``M. D.``; ``i`` itself if none begin there.

    The verb ``do`` is no degree.
    """
    if i < len(tokens) and tokens[i].word in DEGREES and (tokens[i].is_capital or tokens[i].word not in {"do", "od"}):
        return i + 1
    for length in (2, 3):
        run = tokens[i : i + length]
        is_dotted = all(token.is_capital or token.after.startswith(".") for token in run)
        if len(run) == length and is_dotted and "".join(token.word for token in run) in DEGREES:
            return i + length
    return i


def _is_suffix(tokens: Sequence[Token]) -> bool:
    """Return whether words after a comma are degrees and the like, or none."""
    i = 0
    while i < len(tokens):
        end = degree_at(tokens, i)
        if end == i and tokens[i].word not in _GENERATIONS | DEGREES:
            return False
        i = max(end, i + 1)
    return True


def _bare(tokens: Sequence[Token], *, least: int) -> list[Token]:
    """Return the words of a name without what stands before and after it; ``least`` words stay, as of An Do."""
    named = list(tokens)
    while len(named) > 1 and named[0].word in TITLES:
        named.pop(0)
    for start in range(least, len(named)):
        if _is_suffix(named[start:]):
            return named[:start]
    return named


def _last_word(named: Sequence[Token]) -> list[Token]:
    """Return the last word of a name, with those that hyphens tie to it."""
    first = len(named) - 1
    while first > 0 and named[first - 1].after.strip() in _HYPHENS:
        first -= 1
    return list(named[max(first, 0) :])
