"""What is said of each word of a text, for the tests of it."""

from openimr.checks.story.stated import Stated
from openimr.domain.text import Span


def read(text: str) -> Stated:
    """Return a text's words, and what is said of each."""
    return Stated(text, [Span(0, len(text))], [])


def marked(text: str, marks: str) -> str:
    """Return the words of a text that have a mark."""
    stated = read(text)
    kept = getattr(stated.polarity, marks)
    return " ".join(word.form for word, mark in zip(stated.words, kept, strict=True) if mark)
