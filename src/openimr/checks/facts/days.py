"""Days that a rationale names of the patient's care."""

import re
from collections.abc import Iterator
from datetime import timedelta

from openimr.checks.facts.told import ToldFacts, care_in
from openimr.checks.letters import Letter
from openimr.domain.text import Span
from openimr.terms.dates import find_dates

_SINCE = re.compile(r"\b(?:since(?:\sat\sleast)?|as\searly\sas|dating\sback\sto|going\sback\sto)\s\Z", re.IGNORECASE)
_YEAR = re.compile(
    r"\b(?:since(?:\sat\sleast)?|as\searly\sas|(?:was|were|been|done|performed|study|MRI|surgery|treated|taken)\s(?:\w+\s){0,3}in)\s"
    r"(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_TOLD_THERE = re.compile(
    r"\b(?:report|note|visit|exam\w*|evaluation|appointment|consult\w*|letter|form|encounter|follow-?\s?up)\b",
    re.IGNORECASE,
)
_REACH = 24
_NEAR = timedelta(days=31)


def unknown_days(letter: Letter, told: ToldFacts, sentence: Span) -> Iterator[Span]:
    """Yield the days of a sentence that the letter does not name otherwise.

    Where the summary names the same study or care, or a visit about that time, the two days contradict one another: that is
    what ``openimr.checks.date_conflict`` tells.
    """
    care = None
    for span, day in find_dates(letter.text, sentence):
        if day in told.days:
            continue
        if _SINCE.search(letter.text, max(sentence.start, span.start - _REACH), span.start):
            yield span
            continue
        if care is None:
            care = [one.kind for one in care_in(letter, sentence)]
        is_near = any(abs(day - other) <= _NEAR for other in told.days)
        is_visit = _TOLD_THERE.search(letter.text, sentence.start, sentence.end) is not None
        if (is_visit and not is_near) or (care and not is_visit and not any(told.holds_care(kind) for kind in care)):
            yield span
    for match in _YEAR.finditer(letter.text, sentence.start, sentence.end):
        if int(match["year"]) not in told.years:
            yield Span(*match.span())
