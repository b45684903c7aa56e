"""Whether a trial of care is told to have lasted the month for which it is asked."""

import re
from itertools import pairwise

from openimr.checks.absences.subjects import Subject
from openimr.checks.absences.told import Told
from openimr.domain.text import Span

_TRIED = frozenset({"trial", "tried", "used", "rented"})
_MONTH = re.compile(
    r"\b(?:(?:one|1|a|full|whole)[\s-]+month|month['’]?s?[\s-]+(?:long|duration|trial)|(?:30|thirty)[\s-]+days?)\b",
    re.IGNORECASE,
)
_LASTING = re.compile(
    r"\b(?:one|1|a|two|2|three|3|several|first|full|entire)[\s-]+(?:full\s+)?months?\b|\b(?:2[89]|3\d|[4-9]\d|thirty|forty|sixty|ninety)(?:\s+of\s+3[01])?[\s-]+days?\b|"
    r"\b(?:[4-9]|1\d|four|five|six|seven|eight|ten|twelve)(?:\s+1/2|\s+and\s+a\s+half|½)?[\s-]+(?:weeks?|wks?)\b(?!\s+ago)|"
    r"\bmonths?\s+of\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)",
    re.IGNORECASE,
)
_DAY = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?(?![\d/])")
_A_MONTH = 28
_OF_MONTH, _OF_YEAR = 31, 372
"""Days, reckoned with months of 31, so that no month is too short."""


def asks_month(subject: Subject, told: Told) -> bool:
    """Return whether a subject asks for a trial of a month: "a 30-day home trial"."""
    span = subject.absence.subject
    if "such" in subject.forms:
        span = told.stated.sentences[told.stated.sentence_of[subject.first]]
    return not subject.forms.isdisjoint(_TRIED) and _MONTH.search(told.letter.text, span.start, span.end) is not None


def lasts_month(index: int, told: Told) -> bool:
    """Return whether the sentence of a word, or the one before it, tells of a month or more: "for five weeks", "3/1/14 to 4/2/14"."""
    number = told.stated.sentence_of[index]
    before = max(number - 1, 0)
    if told.stated.zone_of_sentence(before) != told.stated.zone_of_sentence(number):
        before = number
    span = Span(told.stated.sentences[before].start, told.stated.sentences[number].end)
    return _LASTING.search(told.letter.text, span.start, span.end) is not None or _spans_month(told.letter.text, span)


def _spans_month(text: str, span: Span) -> bool:
    """Return whether two days that follow each other lie a month apart or more; without a year the later one may be of the next."""
    days = tuple(_DAY.finditer(text, span.start, span.end))
    return any(_A_MONTH <= _between(first, last) < _OF_YEAR for first, last in pairwise(days))


def _between(first: re.Match[str], last: re.Match[str]) -> int:
    one, other = (int(day[1]) * _OF_MONTH + int(day[2]) for day in (first, last))
    if first[3] is None or last[3] is None:
        return (other - one) % _OF_YEAR
    return other - one + (int(last[3][-2:]) - int(first[3][-2:])) * _OF_YEAR
