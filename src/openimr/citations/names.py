"""Names of sources wherever they stand in a folded text."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from openimr.citations.register import Source, sources
from openimr.citations.spellings import END, alternation, plain

_WORD = re.compile(r"[A-Za-z]+")
_IN_BRACKETS = re.compile(r"(?:['’]s?)? ?[(\[]\s?([A-Za-z&/. -]{2,12})[)\]]")


@dataclass(frozen=True, slots=True)
class Name:
    """A source's name in a text.

    Attributes:
        source: Whose.
        start: Offset of its first character.
        end: Offset after its last, its abbreviation in brackets included.
        is_weak: Whether the words mean other things too.
    """

    source: Source
    start: int
    end: int
    is_weak: bool


def names_in(text: str, start: int = 0, end: int | None = None) -> Iterator[Name]:
    """Yield the names in a part of a folded text, in order, none within another."""
    done = start
    stop = len(text) if end is None else end
    for word in _WORD.finditer(text, start, stop):
        if word.start() < done:
            continue
        name = name_at(text, word.start(), stop, word.group().lower())
        if name is not None:
            yield name
            done = name.end


def name_at(text: str, start: int, stop: int, word: str) -> Name | None:
    """Return the name that begins with the word at an offset; None if none does.

    Args:
        text: A folded text.
        start: Where the word stands.
        stop: Offset that the name may not go beyond.
        word: The word, in small letters.
    """
    return _group(word).match(text, start, stop) if word in _first_words() else None


def first_words() -> frozenset[str]:
    """Return the words, in small letters, that names begin with."""
    return frozenset(_first_words())


@dataclass(frozen=True, slots=True)
class _Group:
    """The names that begin with one word, and whose each is."""

    titles: re.Pattern[str] | None
    short: re.Pattern[str] | None
    by_title: Mapping[str, Source]
    by_short: Mapping[str, tuple[Source, bool]]

    def match(self, text: str, start: int, stop: int) -> Name | None:
        found = self.titles and self.titles.match(text, start, stop)
        if found:
            source = self.by_title[plain(found.group())]
            return Name(source, start, _with_abbreviation(text, found.end(), stop, source), is_weak=False)
        found = self.short and self.short.match(text, start, stop)
        if found:
            source, is_weak = self.by_short[found.group()]
            return Name(source, start, _with_abbreviation(text, found.end(), stop, source), is_weak=is_weak)
        return None


def _with_abbreviation(text: str, end: int, stop: int, source: Source) -> int:
    bracket = _IN_BRACKETS.match(text, end, stop)
    if bracket is None:
        return end
    inner = bracket.group(1).strip()
    is_same = (
        inner in source.short or inner in source.weak or plain(inner) in {plain(title) for title in source.spellings}
    )
    return bracket.end() if is_same or inner.isupper() else end


_Names = tuple[dict[str, Source], dict[str, tuple[Source, bool]]]


@cache
def _first_words() -> Mapping[str, _Names]:
    """Return, by the word that names begin with: the titles, and the abbreviations."""
    found: dict[str, _Names] = defaultdict(lambda: ({}, {}))
    for source in sources().values():
        for title in () if source.editions else source.spellings:
            found[_first_word(title)][0][title] = source
        for letters in source.short:
            found[_first_word(letters)][1][letters] = (source, False)
        for letters in source.weak:
            found[_first_word(letters)][1][letters] = (source, True)
    return dict(found)


@cache
def _group(word: str) -> _Group:
    """Return the patterns of the names that begin with a word; made when one is first met."""
    by_title, by_short = _first_words()[word]
    longest_first = sorted(by_short, key=len, reverse=True)
    titles = alternation(by_title)
    return _Group(
        re.compile(rf"(?:{titles}){END}", re.IGNORECASE) if by_title else None,
        re.compile(rf"(?:{'|'.join(map(re.escape, longest_first))}){END}") if by_short else None,
        {plain(title): source for title, source in by_title.items()},
        by_short,
    )


def _first_word(title: str) -> str:
    found = _WORD.search(title)
    return found.group().lower() if found else ""
