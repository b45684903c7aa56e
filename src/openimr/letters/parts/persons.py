"""The age and sex of the employee, as the summary tells them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from openimr.domain.text import Span
from openimr.terms.numbers import NUMBER, number_of

_AGE = re.compile(
    rf"(?<![\w.])(?P<age>{NUMBER})\s{{0,8}}-?\s{{0,8}}(?:years?\s{{0,8}}-?\s{{0,8}}olds?|y\.?\s?/?\s?o\.?)(?![A-Za-z])"
    rf"|\bage[ds]?\s{{1,3}}(?:of\s{{1,3}})?(?P<aged>\d{{1,3}})\b",
    re.IGNORECASE,
)
_SEX = re.compile(r"\b(?:(?P<female>female|woman|lady|girl)|(?P<male>male|man|gentleman|boy))\b", re.IGNORECASE)
_LETTER = re.compile(r"[\s,/-]{0,3}(?:(?P<female>F)|(?P<male>M))(?=[\s,.;])")
"""The sex as a capital letter right behind the age: ``38 y/o M``."""

_PRONOUN = re.compile(r"\b(?:(?P<female>she|her|hers|herself)|(?P<male>he|his|him|himself))\b", re.IGNORECASE)
_YOUNGEST, _OLDEST = 14, 110
_SEX_STANDS_WITHIN = 120


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """Who was injured.

    Attributes:
        age: In years; None where it is not told.
        sex: ``male`` or ``female``; None where it is not told.
        spans: Where they were read, by the name of the part.
    """

    age: int | None = None
    sex: str | None = None
    spans: tuple[tuple[str, Span], ...] = ()


def read_person(text: str, summary: Span) -> Person:
    """Read age and sex from a summary: the first age of a person at work, the first noun near it, else the pronouns."""
    spans: list[tuple[str, Span]] = []
    age = next(_ages(text, summary), None)
    if age is not None:
        spans.append(("age", Span(*age.span())))
    after = summary.start if age is None else age.end()
    sex = None if age is None else _LETTER.match(text, after, summary.end)
    sex = sex or _SEX.search(text, after, min(summary.end, after + _SEX_STANDS_WITHIN)) or _by_pronouns(text, summary)
    if sex is not None:
        spans.append(("sex", Span(*sex.span())))
    return Person(
        age=None if age is None else int(number_of(age["age"] or age["aged"])),
        sex=None if sex is None else ("female" if sex["female"] else "male"),
        spans=tuple(spans),
    )


def _ages(text: str, summary: Span) -> Iterator[re.Match[str]]:
    for match in _AGE.finditer(text, summary.start, summary.end):
        if _YOUNGEST <= number_of(match["age"] or match["aged"]) <= _OLDEST:
            yield match


def _by_pronouns(text: str, summary: Span) -> re.Match[str] | None:
    """Return the first pronoun of the sex that the pronouns name more often; None where they are even."""
    found = [*_PRONOUN.finditer(text, summary.start, summary.end)]
    female = sum(match["female"] is not None for match in found)
    male = len(found) - female
    if female == male:
        return None
    return next(match for match in found if (match["female"] is not None) is (female > male))
