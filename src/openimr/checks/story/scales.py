"""Scores of the scales that a clinical story names: an Epworth score of 16 tells of sleepiness, a PHQ-9 of 15 of depression."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from openimr.domain.text import Span
from openimr.terms.tables import table_rows

_DAY = re.compile(r"\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?\b|\b(?:19|20)\d\d\b")
_NUMBER = re.compile(r"(?<![\d/.-])\d{1,3}(?:\.\d+)?(?![\d-])")
_DIGIT = re.compile(r"\d")
_FARTHEST = 48


SCORES = {
    "#depressed": "#score of mood",
    "#anxious": "#score of mood",
    "#disabled": "#score of function",
    "#sleepy": "#score of sleep",
}
"""Of a scale's figure the name of any score of it, high or low."""


class Scale(NamedTuple):
    """A scale, and the scores from which it tells of what it asks for.

    Attributes:
        name: Name of the figure, ``#`` and the name of the table.
        called: What it is called.
        least: Least score that counts.
        most: Greatest score that counts.
    """

    name: str
    called: re.Pattern[str]
    least: float
    most: float


@cache
def scales() -> tuple[Scale, ...]:
    """Return the scales.

    Source: the published thresholds of each scale, from general medical knowledge [unverified].
    """
    return tuple(
        Scale(f"#{name}", re.compile(rf"\b(?:{called})\b", re.IGNORECASE), float(least), float(most))
        for name, called, least, most in table_rows("scales")
    )


@cache
def _any_scale() -> re.Pattern[str]:
    names = "|".join(called for _, called, _, _ in table_rows("scales"))
    return re.compile(rf"\b(?:{names})\b", re.IGNORECASE)


def find_scores(text: str, sentences: Sequence[Span]) -> Iterator[tuple[str, Span]]:
    """Yield the name of each scale whose score counts, and of any score of mood, function or sleep; with where its name and its score stand."""
    for sentence in sentences:
        if not _DIGIT.search(text, sentence.start, sentence.end):
            continue
        for place in _any_scale().finditer(text, sentence.start, sentence.end):
            number = _number_after(text, place.end(), min(sentence.end, place.end() + _FARTHEST))
            if number is not None:
                score = float(number.of(text))
                scale = next(each for each in scales() if each.called.match(text, place.start()))
                span = Span(place.start(), number.end)
                if scale.name in SCORES:
                    yield SCORES[scale.name], span
                if scale.least <= score <= scale.most:
                    yield scale.name, span


def _number_after(text: str, start: int, end: int) -> Span | None:
    """Return the first number that is of no day."""
    days = [match.span() for match in _DAY.finditer(text, start, end)]
    for match in _NUMBER.finditer(text, start, end):
        if not any(first <= match.start() < last for first, last in days):
            return Span(*match.span())
    return None
