"""Where a word had a hyphen that it lost: ``noncertified``, ``10-302016``, ``DiclofenacMisoprostol``."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise

from openimr.terms.dates import DATE, date_of_match
from openimr.terms.lexicons import form_of
from openimr.terms.tables import listed, table_rows

_DATE = re.compile(DATE, re.VERBOSE)
_LEVELS = re.compile(r"[CTLS](?:1[0-2]|[1-9])-[CTLS]?(?:1[0-2]|[1-9])")
_STRENGTH_OF_TWO_DRUGS = re.compile(r"(?:2\.5|5|7\.5|10|50)-(?:200|300|325|500|650|750)(?:mg)?", re.IGNORECASE)
_RANGE = re.compile(r"(?P<low>[1-9]\d?(?:\.5)?)-(?P<high>[1-9]\d?(?:\.5)?)(?:%|x)?", re.IGNORECASE)
_WIDEST_RANGE = 4
_YEARS = range(1900, 2100)
_TWO_DIGITS = re.compile(r"[^A-Za-z0-9]*\d\d[^A-Za-z0-9]*")
_ENDS = "()[]\"'“”’.,;:"
_WORD = re.compile(r"[a-z]+")
_CHAIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
_PART_BEFORE, _PART_AFTER = re.compile(r"[A-Za-z0-9]*\Z"), re.compile(r"[A-Za-z0-9]*")
_SHORTEST_WORD = 3
_SHORTEST_AT_SEAM = 2
_SHORTEST_AFTER_A_PREFIX = 3
_SHORTEST_ALONE = 4


@dataclass(frozen=True, slots=True)
class Spellings:
    """How a text spells, in small letters.

    Attributes:
        words: Its words, the parts of compounds among them.
        compounds: What stands on both sides of a hyphen: ``non-certified``.
        months: The months of its dates, each as its first day.
    """

    words: frozenset[str]
    compounds: frozenset[str]
    months: frozenset[date]


def spellings_of(text: str) -> Spellings:
    """Return the words, compounds and months of a text.

    >>> sorted(spellings_of("Over-the-counter gel").compounds)
    ['over-the', 'the-counter']
    """
    small = text.lower()
    chains = (chain.split("-") for chain in set(_CHAIN.findall(small)))
    days = (date_of_match(written) for written in _DATE.finditer(text))
    return Spellings(
        words=frozenset(_WORD.findall(small)),
        compounds=frozenset(f"{one}-{other}" for chain in chains for one, other in pairwise(chain)),
        months=frozenset(day.replace(day=1) for day in days if day is not None),
    )


@dataclass(frozen=True, slots=True)
class Suspect:
    """A token that may have lost a hyphen.

    Attributes:
        token: The characters from a blank to the next.
        places: Offsets in it before which the hyphen may have stood.
    """

    token: str
    places: range


def hyphen_place(
    suspects: Sequence[Suspect], *, spellings: Spellings, is_certain: bool = True
) -> tuple[int, int] | None:
    """Return which of some tokens lost a hyphen, and before which of its characters; None where nothing tells it.

    It is told, the strongest first, by a date (of a month that the text names elsewhere, if there are two), a pair of
    vertebral levels, a strength of two drugs or a range that comes out; by the same compound elsewhere in the text; by
    the first token's being a number of two digits; by small and capital letters or letters and digits that meet; by two words
    that come out, the longer the likelier; by a prefix; by one word. Where two places are as likely, neither is taken.

    >>> known = spellings_of("anti-inflammatory gel, denied")
    >>> tokens = ("10-302016,", "antiinflammatory", "NonMTUS", "rightsided", "12", "zqxwvy")
    >>> [hyphen_place([Suspect(token, range(1, len(token)))], spellings=known) for token in tokens]
    [(0, 5), (0, 4), (0, 3), (0, 5), (0, 1), None]

    Args:
        suspects: Of which one lost its hyphen; the likeliest first.
        spellings: Of the text that holds them.
        is_certain: Whether one of them did lose a hyphen. Where not, only numbers, a compound of the text and two words
            of three letters or more tell it.
    """
    for likelihood in _WITNESSES if is_certain else _WITNESSES_OF_THE_UNCERTAIN:
        for index, suspect in enumerate(suspects):
            if likelihood is _of_only_place and index:
                continue
            told = {place: likelihood(_Split(suspect.token, place), spellings) for place in suspect.places}
            best = max(told.values(), default=0)
            likeliest = [place for place, likely in told.items() if likely == best]
            if best:
                return (index, likeliest[0]) if len(likeliest) == 1 else None
    return None


@dataclass(frozen=True, slots=True)
class _Split:
    """A token and a place in it, before a character and after one."""

    token: str
    place: int

    @property
    def is_within_word(self) -> bool:
        return self.token[self.place - 1].isalnum() and self.token[self.place].isalnum()

    @property
    def mended(self) -> str:
        return f"{self.token[: self.place]}-{self.token[self.place :]}"

    def parts(self) -> tuple[str, str]:
        """Return the letters and digits right before the place and right after it, in small letters."""
        before, after = _PART_BEFORE.search(self.token, 0, self.place), _PART_AFTER.match(self.token, self.place)
        return before[0].lower() if before else "", after[0].lower() if after else ""


def _of_date(split: _Split, spellings: Spellings) -> int:
    found = (one for one in _DATE.finditer(split.mended) if one.start() < split.place < one.end())
    days = [day for one in found if (day := date_of_match(one)) is not None and day.year in _YEARS]
    return max((2 if day.replace(day=1) in spellings.months else 1 for day in days), default=0)


def _of_numbers(split: _Split, _: Spellings) -> int:
    """Tell levels, a strength or a range."""
    mended = split.mended.strip(_ENDS)
    if _LEVELS.fullmatch(mended) or _STRENGTH_OF_TWO_DRUGS.fullmatch(mended):
        return 1
    numbers = _RANGE.fullmatch(mended)
    if numbers is None:
        return 0
    low, high = float(numbers["low"]), float(numbers["high"])
    return int(low < high <= _WIDEST_RANGE * low)


def _of_compound(split: _Split, spellings: Spellings) -> int:
    one, other = split.parts()
    return min(len(one), len(other)) if f"{one}-{other}" in spellings.compounds else 0


def _of_only_place(split: _Split, _: Spellings) -> int:
    return int(_TWO_DIGITS.fullmatch(split.token) is not None and split.is_within_word)


def _of_seam(split: _Split, _: Spellings) -> int:
    """Tell where characters meet that no word holds side by side, the more letters there the likelier."""
    before, after = split.token[split.place - 1], split.token[split.place]
    if not after.isalnum():
        return 0
    if not before.isalnum():
        return int(before in "%)]" or (before == "-" and split.place == 1))
    if before.isalpha() and after.isalpha():
        return int(before.islower() and after.isupper())
    if before.isdigit() == after.isdigit():
        return 0
    one, other = split.parts()
    letters = len(one) - len(one.rstrip(_LETTERS)) if before.isalpha() else len(other) - len(other.lstrip(_LETTERS))
    is_plain = all(part.isalpha() or part.isdigit() for part in (one, other))
    return letters if letters >= (_SHORTEST_AT_SEAM if is_plain else _SHORTEST_WORD) else 0


_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _of_words(split: _Split, spellings: Spellings) -> int:
    one, other = split.parts()
    return min(len(one), len(other)) if _is_word(one, spellings) and _is_word(other, spellings) else 0


def _of_longer_words(split: _Split, spellings: Spellings) -> int:
    shorter = _of_words(split, spellings)
    return shorter if shorter >= _SHORTEST_WORD else 0


def _of_prefix(split: _Split, _: Spellings) -> int:
    one, other = split.parts()
    return len(one) if one in _of_kind("prefix") and len(other) >= _SHORTEST_AFTER_A_PREFIX else 0


def _of_one_word(split: _Split, spellings: Spellings) -> int:
    parts = split.parts()
    if min(map(len, parts)) < _SHORTEST_ALONE:
        return 0
    return max((len(part) for part in parts if _is_word(part, spellings)), default=0)


_WITNESSES: tuple[Callable[[_Split, Spellings], int], ...] = (
    _of_date,
    _of_numbers,
    _of_compound,
    _of_only_place,
    _of_seam,
    _of_words,
    _of_prefix,
    _of_one_word,
)
_WITNESSES_OF_THE_UNCERTAIN = (_of_date, _of_numbers, _of_compound, _of_longer_words)


def _is_word(part: str, spellings: Spellings) -> bool:
    if part in _of_kind("word") or part in _of_kind("prefix"):
        return True
    if len(part) < _SHORTEST_WORD:
        return False
    form = form_of(part)
    return part in spellings.words or form in _of_kind("word") or form in _terms()


@cache
def _of_kind(kind: str) -> frozenset[str]:
    return frozenset(part for name, parts in table_rows("compounds") if name == kind for part in listed(parts))


@cache
def _terms() -> frozenset[str]:
    """Return every word of the other tables."""
    return frozenset(_words_of_tables())


def _words_of_tables() -> Iterator[str]:
    for name in ("drugs", "regions", "categories", "abbreviations"):
        for row in table_rows(name):
            for cell in row:
                yield from map(form_of, _WORD.findall(cell.lower()))
