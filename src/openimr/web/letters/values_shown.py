"""A value on the page, and the link to where it was read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from openimr.domain.text import Span
from openimr.web.letters.marks import has_mark, mark_id


@dataclass(frozen=True, kw_only=True, slots=True)
class Value:
    """A value.

    Attributes:
        words: As shown.
        target: Id of its mark; empty where it has none.
    """

    words: str
    target: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """Values under one label; none where the letter states none.

    Attributes:
        label: What they are.
        values: In the letter's order.
        because: What decided them; may be empty.
    """

    label: str
    values: tuple[Value, ...]
    because: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class FactGroup:
    """Facts under one heading."""

    title: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Lit:
    """The values that have a mark in the text.

    Attributes:
        spans: JSON pointer → where the value stands.
    """

    spans: Mapping[str, Span]

    def target(self, pointer: str) -> str:
        """Return the id of a value's mark; empty where there is none."""
        span = self.spans.get(pointer)
        return "" if span is None or not has_mark(pointer, span) else mark_id(pointer)

    def value(self, words: str, pointer: str) -> Value:
        """Return a value with its mark."""
        return Value(words=words, target=self.target(pointer))

    def fact(self, label: str, words: Iterable[str | None], pointer: str = "", *, because: str = "") -> Fact:
        """Return a fact whose values were all read at one place; None and empty words are no value."""
        values = tuple(self.value(each, pointer) for each in words if each)
        return Fact(label=label, values=values, because=because if values else "")

    def each(self, label: str, words: Iterable[str], pointer: str) -> Fact:
        """Return a fact whose values were each read at a place of its own, numbered under the pointer."""
        return Fact(
            label=label, values=tuple(self.value(each, f"{pointer}/{index}") for index, each in enumerate(words))
        )
