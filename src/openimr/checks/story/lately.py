"""What was lately: "last week", "since May", "on 9/12/2016" in a story that ends in 2016."""

import re

from openimr.domain.text import Span

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_JUST = re.compile(
    r"\b(?:yesterday|lately|recently|(?:last|this|past)\s+(?:week|month|night|weekend|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)|(?:over|since)\s+the\s+weekend|"
    r"(?:(?:\d|1\d|an?|one|two|three|four|five|six|several|a\s+few|a\s+couple\s+of)\s+(?:days?|weeks?)|(?:a|one|two|three|[1-3])\s+months?)\s+ago|"
    r"\d\d?\s+d\.?\s+ago|(?:\d|a|one|two|three|four|five|six|several|a\s+few)\s+days?\s+(?:before|prior\s+to)\s+(?:the|this|that|his|her)\s+(?:visit|exam\w*|appointment)|"
    r"(?:in|over|for|within)\s+the\s+(?:past|last)\s+(?:\w+\s+)?(?:days?|weeks?|month))\b",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"(?<![\d/-])(?P<month>0?[1-9]|1[0-2])(?:[/-]\d{1,2}[/-](?P<year>(?:19|20)?\d\d)|[/-](?P<alone>(?:19|20)\d\d))(?![\d/-])|"
    rf"\b(?:in|since|on|of|last|early|late|from)\s+(?P<name>{_MONTH})(?:\s+\d{{1,2}}\b,?)?(?:\s+(?:of\s+)?(?P<of>(?:19|20)\d\d)\b)?",
)
_LATE = 3
_CENTURY, _TURN = 100, 50


def is_lately(text: str, clause: Span, last: int | None) -> bool:
    """Return whether a clause tells of days shortly before the end of the story.

    Args:
        text: The text.
        clause: Where the clause stands.
        last: Number of the last month that the text names, as ``last_month`` gives it.
    """
    if _JUST.search(text, clause.start, clause.end):
        return True
    days = [_month_of(match) for match in _DAY.finditer(text, clause.start, clause.end)]
    return any(day is None or (last is not None and last - day <= _LATE) for day in days)


def last_month(text: str) -> int | None:
    """Return the number of the last month that a text names with its year, counted from the year 0; None where it names none.

    >>> last_month("An MRI of 12/3/15 and a visit in May 2016") - last_month("seen on 3/1/2016")
    2
    """
    months = (_month_of(match) for match in _DAY.finditer(text))
    return max((month for month in months if month is not None), default=None)


def _month_of(match: re.Match[str]) -> int | None:
    """Return the number of a day's month; None of a month without a year, which is of this one."""
    year = match["year"] or match["alone"] or match["of"]
    if year is None:
        return None
    number = int(year)
    number += 0 if number >= _CENTURY else 2000 if number < _TURN else 1900
    month = int(match["month"]) if match["month"] else _NAMES.index(match["name"][:3].lower()) + 1
    return number * 12 + month


def names_month(word: str, text: str, span: Span) -> bool:
    """Return whether a word is the name of a month, of which a run of the text names a day.

    >>> names_month("september", "It was done on 09/20/2016.", Span(0, 26))
    True
    """
    if word[:3] not in _NAMES or not re.fullmatch(_MONTH, word, re.IGNORECASE):
        return False
    day = rf"(?<![\d/-])0?{_NAMES.index(word[:3]) + 1}[/-]\d|\b{word}\b"
    return re.search(day, text[span.start : span.end], re.IGNORECASE) is not None
