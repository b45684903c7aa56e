"""Abbreviations of medicine and of reviews, and what a text says they stand for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from openimr.domain.text import Span, folded
from openimr.terms.lexicons import form_of
from openimr.terms.tables import listed, table_rows

_EXPLAINED = re.compile(
    r"(?<![A-Za-z])(?P<short>[A-Z][A-Za-z0-9]{0,6}s?)\s{0,4}\((?P<words>[A-Za-z][^()]{2,90}?)\)|"
    r"\((?P<short_after>[A-Z][A-Za-z0-9-]{1,7})\)"
)
_WORD = re.compile(r"[A-Za-z0-9]+")
_LONGEST_EXPANSION = 90


@dataclass(frozen=True, slots=True)
class Explained:
    """An abbreviation that a text explains.

    Attributes:
        abbreviation: As written.
        short: Where it stands.
        words: Where the words stand that explain it.
        agrees: Whether it does stand for these words, as far as the table knows.
    """

    abbreviation: str
    short: Span
    words: Span
    agrees: bool


@cache
def _table() -> dict[str, tuple[str, ...]]:
    return {short: listed(words) for short, words in table_rows("abbreviations")}


@cache
def _forms() -> dict[str, frozenset[str]]:
    return {short: frozenset(_form(words) for words in expansions) for short, expansions in _table().items()}


def expansions_of(abbreviation: str) -> tuple[str, ...]:
    """Return what an abbreviation may stand for, in small letters; empty where it is not known.

    >>> expansions_of("TFESI")
    ('transforaminal epidural steroid injection',)
    """
    return _table().get(abbreviation, ())


def find_explained(text: str, zone: Span | None = None) -> Iterator[Explained]:
    """Yield the known abbreviations that a text explains: ``EMG (electromyography)``, ``electromyography (EMG)``.

    An editor's macro explains a wrong one now and then; ``agrees`` says so. Words before an abbreviation in brackets
    count only where they are what it stands for.

    >>> text = "an EMG (electromyography) at the L5-S1 (sacroiliac) level; basic metabolic panel (BMP)"
    >>> [(each.abbreviation, each.words.of(text), each.agrees) for each in find_explained(text)]
    [('EMG', 'electromyography', True), ('S1', 'sacroiliac', False), ('BMP', 'basic metabolic panel', True)]
    """
    start, end = (zone.start, zone.end) if zone else (0, len(text))
    for match in _EXPLAINED.finditer(text, start, end):
        if match["short"]:
            known = _forms().get(match["short"])
            words = Span(*match.span("words"))
            if known is not None and not words.of(text).isupper():
                agrees = _form(words.of(text)) in known
                yield Explained(match["short"], Span(*match.span("short")), words, agrees)
        elif (words_before := _words_before(text, match, start)) is not None:
            yield Explained(match["short_after"], Span(*match.span("short_after")), words_before, agrees=True)


def _words_before(text: str, match: re.Match[str], start: int) -> Span | None:
    """Return the words directly before the bracket that are one of the abbreviation's expansions."""
    expansions = _table().get(match["short_after"], ())
    before = [*_WORD.finditer(text, max(start, match.start() - _LONGEST_EXPANSION), match.start())]
    for expansion in expansions:
        count = len(_WORD.findall(expansion))
        if 0 < count <= len(before):
            span = Span(before[-count].start(), before[-1].end())
            if _form(span.of(text)) == _form(expansion):
                return span
    return None


def _form(words: str) -> str:
    return " ".join(form_of(word) for word in _WORD.findall(folded(words)))
