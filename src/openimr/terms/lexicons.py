"""Many terms, each of one or more words, found in a text in one pass over its words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from openimr.domain.text import Span

T = TypeVar("T")

_WORD = re.compile(r"([A-Za-z]+)(?:['’]s(?![A-Za-z]))?|\d+|%")
_ENDINGS_KEPT = ("ss", "us", "is")
_PLURALS_IN_ES = ("ches", "shes", "sses", "xes", "nuses")
_SHORTEST_PLURAL = 4


class Word(NamedTuple):
    """One word or number of a text.

    Attributes:
        form: Small letters, without a possessive or a plural's "s"; a number as it stands.
        start: Offset of its first character in the text.
        end: Offset after its last character.
    """

    form: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A term found in a text.

    Attributes:
        value: What the term stands for.
        first: Index of its first word.
        last: Index after its last word.
        span: Where it stands in the text.
    """

    value: T
    first: int
    last: int
    span: Span


def words_in(text: str, zone: Span | None = None) -> list[Word]:
    """Return the words of a text, or of a zone of it; letters and digits that run together are two words.

    >>> [word.form for word in words_in("Dr. Lind's x-rays, 2 knees L4-5, 10mg")]
    ['dr', 'lind', 'x', 'ray', '2', 'knee', 'l', '4', '5', '10', 'mg']
    """
    start, end = (zone.start, zone.end) if zone else (0, len(text))
    new = tuple.__new__  # a third faster than by name, and most of the time of a check goes here
    return [
        new(Word, (form_of(match[1] or match[0]), match.start(), match.end()))
        for match in _WORD.finditer(text, start, end)
    ]


@lru_cache(maxsize=20_000)
def form_of(word: str) -> str:
    """Return the form by which a word is looked up: small letters, without a plural's "s".

    >>> form_of("Studies"), form_of("knees"), form_of("patches"), form_of("MRIs"), form_of("Pelvis")
    ('study', 'knee', 'patch', 'mri', 'pelvis')
    """
    form = word.lower()
    if form.endswith("s") and word[:-1].isupper() and not word.isupper():
        return form[:-1]
    if len(form) < _SHORTEST_PLURAL or not form.endswith("s") or form.endswith(_ENDINGS_KEPT):
        return form
    if form.endswith(_PLURALS_IN_ES):
        return form[:-2]
    return f"{form[:-3]}y" if form.endswith("ies") else form[:-1]


class Lexicon(Generic[T]):
    r"""Terms and what they stand for.

    Case, plurals, punctuation and white space between a term's words make no difference. Where terms overlap, the one
    that begins first wins, of those the longest. Reading takes time linear in the words, whatever the number of terms.

    >>> lexicon = Lexicon([("carpal tunnel", "wrist"), ("carpal tunnel release", "surgery"), ("tunnel", "road")])
    >>> [found.value for found in lexicon.find(words_in("Carpal-tunnel\n release, tunnels"))]
    ['surgery', 'road']
    """

    def __init__(self, terms: Iterable[tuple[str, T]]) -> None:
        self._by_words: dict[tuple[str, ...], T] = {}
        self._longest: dict[str, int] = {}
        for term, value in terms:
            forms = tuple(word.form for word in words_in(term))
            if forms:
                self._by_words.setdefault(forms, value)
                self._longest[forms[0]] = max(self._longest.get(forms[0], 0), len(forms))

    def __len__(self) -> int:
        return len(self._by_words)

    def find(self, words: Sequence[Word]) -> Iterator[Found[T]]:
        """Yield the terms among the words, in order, without overlap."""
        longest, by_words = self._longest, self._by_words
        forms = tuple([word[0] for word in words])
        last = 0
        for index in [at for at, form in enumerate(forms) if form in longest]:
            if index < last:
                continue
            length = min(longest[forms[index]], len(forms) - index)
            while length and forms[index : index + length] not in by_words:
                length -= 1
            if length:
                last = index + length
                value = by_words[forms[index:last]]
                yield Found(value, index, last, Span(words[index].start, words[last - 1].end))

    def value_of(self, term: str) -> T | None:
        """Return what a whole term stands for; None where it is none of the lexicon's."""
        return self._by_words.get(tuple(word.form for word in words_in(term)))
