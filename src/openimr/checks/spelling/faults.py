"""A fault of writing, and the values of a letter that are looked through for some."""

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from openimr.checks.letters import Letter
from openimr.domain.text import Span

_FORM = re.compile(r"[a-z]+|[0-9]+")


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

    Attributes:
        text: The letter's text.
        span: Where it stands in it.
        item: Number of its item; None of the summary.
        small: Its words in small letters.
    """

    def __init__(self, text: str, span: Span, item: int | None = None) -> None:
        self.text = text
        self.span = span
        self.item = item
        self.small = span.of(text).lower()

    @cached_property
    def forms(self) -> list[str]:
        """Its words and numbers, one after the other, in small letters."""
        return _FORM.findall(self.small)

    @cached_property
    def pairs(self) -> list[tuple[str, str]]:
        """Each of them with the next one."""
        return list(pairwise(self.forms))

    def find(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Yield the matches of a pattern in it."""
        return pattern.finditer(self.text, self.span.start, self.span.end)


def zones_of(letter: Letter) -> Iterator[Zone]:
    """Yield the summary, and of each item its description and its rationale."""
    yield Zone(letter.text, letter.summary)
    for item in letter.items:
        yield Zone(letter.text, item.description, item.number)
        yield Zone(letter.text, item.rationale, item.number)
