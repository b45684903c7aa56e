"""A fault of writing, and the values of a letter that are looked through for some."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from openimr.checks.letters import Letter
from openimr.domain.text import Span
from openimr.terms.sentences import sentences_of

_FORM = re.compile(r"[A-Za-z]+|[0-9]+")


class Fault(NamedTuple):
    """A fault of writing.

    Attributes:
        status: ``misspelt``, ``expansion``, ``doubled`` or ``broken``.
        span: The words that are wrong.
        right: What is probably meant; empty where it is not known.
        against: The words that stand against them; None where none do.
    """

    status: str
    span: Span
    right: str = ""
    against: Span | None = None


class Zone:
    """A value that an editor writes.

    Args:
        text: The letter's text.
        span: Where the value stands in it.
        item: Number of its item; None of the summary.
        letter: The letter, which has its sentences read already; None reads them anew.

    Attributes:
        text: The letter's text.
        span: Where it stands in it.
        item: Number of its item; None of the summary.
        small: Its words in small letters.
    """

    def __init__(self, text: str, span: Span, item: int | None = None, letter: Letter | None = None) -> None:
        self._letter = letter
        self.text = text
        self.span = span
        self.item = item
        self.small = span.of(text).lower()

    @cached_property
    def sentences(self) -> Sequence[Span]:
        """Its sentences, in order."""
        return list(sentences_of(self.text, self.span)) if self._letter is None else self._letter.sentences(self.span)

    @cached_property
    def _words(self) -> list[re.Match[str]]:
        return list(self.find(_FORM))

    @cached_property
    def forms(self) -> list[str]:
        """Its words and numbers, one after the other, in small letters."""
        return [word[0].lower() for word in self._words]

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each of them begins in the text, in order."""
        found: dict[str, list[int]] = defaultdict(list)
        for form, word in zip(self.forms, self._words, strict=True):
            found[form].append(word.start())
        return found

    def run_of(self, first: int, last: int) -> Span:
        """Return where the words from one to before another stand, by their numbers."""
        return Span(self._words[first].start(), self._words[last - 1].end())

    @cached_property
    def pairs(self) -> list[tuple[str, str]]:
        """Each of them with the next one."""
        return list(pairwise(self.forms))

    def find(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Yield the matches of a pattern in it."""
        return pattern.finditer(self.text, self.span.start, self.span.end)

    def find_from(self, pattern: re.Pattern[str], beginnings: frozenset[str]) -> Iterator[re.Match[str]]:
        """Yield the same of a pattern that begins with one of some words, looked for at these words alone.

        Args:
            pattern: The pattern; what it looks back at may stand before its word.
            beginnings: All words that it may begin with, small letters.
        """
        if beginnings.isdisjoint(self.places):
            return
        after = self.span.start
        for at in sorted(at for form in beginnings & self.places.keys() for at in self.places[form]):
            match = pattern.match(self.text, at, self.span.end) if at >= after else None
            if match is not None:
                yield match
                after = match.end()


def zones_of(letter: Letter) -> Iterator[Zone]:
    """Yield the summary, and of each item its description and its rationale."""
    yield Zone(letter.text, letter.summary, letter=letter)
    for item in letter.items:
        yield Zone(letter.text, item.description, item.number, letter)
        yield Zone(letter.text, item.rationale, item.number, letter)
