"""Where a value stands in a text, and how white space is folded."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """A run of characters of a letter's text.

    Attributes:
        start: Offset of the first character; at least 0.
        end: Offset after the last character; at least ``start``.

    Raises:
        ValueError: The offsets are out of order.

    >>> Span(4, 7).of("the MRI of")
    'MRI'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span runs forward from 0 on; found {self.start} to {self.end}")

    def of(self, text: str) -> str:
        """Return the characters of ``text`` that the span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a character stands, as a person would look it up.

    Attributes:
        line: Line in the whole text, from 1.
        column: Character in the line, from 1.
        page: Page, from 1; pages end at a form feed.
    """

    line: int
    column: int
    page: int


def place_at(text: str, offset: int) -> Place:
    r"""Return the place of the character at ``offset``, counted as an editor counts.

    >>> place_at("a\nbc\n\fd", 3)
    Place(line=2, column=2, page=1)
    >>> place_at("a\nbc\n\fd", 6)
    Place(line=3, column=2, page=2)
    """
    line_start = text.rfind("\n", 0, offset) + 1
    return Place(
        line=text.count("\n", 0, offset) + 1,
        column=offset - line_start + 1,
        page=text.count("\f", 0, offset) + 1,
    )


def line_at(text: str, offset: int) -> str:
    """Return the line that holds the character at ``offset``, without its end."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    return text[start:] if end < 0 else text[start:end]


_WRAPPED_HYPHEN = re.compile(r"(?<=\w)-[\n\f]\s*(?=\w)")


def folded(text: str) -> str:
    r"""Return ``text`` with each run of white space as one blank and none at the ends.

    A line that ends in a hyphen directly after a letter or digit goes on without a blank, on the next page too: extractors
    wrap ``non-certified`` so. Where a blank stands between hyphen and line end it is kept, since a writer put it
    there (``pre- and post-operative``).

    >>> folded("  physical \n therapy,\f12 visits non-\ncertified ")
    'physical therapy, 12 visits non-certified'
    """
    if "-\n" in text or "-\f" in text:
        text = _WRAPPED_HYPHEN.sub("-", text)
    return " ".join(text.split())
