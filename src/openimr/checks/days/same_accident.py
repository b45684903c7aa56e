"""The accident told again by its name, of another day: "since the fall of 2/21", where it was on 2/11."""

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date

from openimr.checks.days.dated import Dated
from openimr.checks.days.findings import Days
from openimr.checks.days.kinds import Kind
from openimr.checks.days.likeness import is_slip
from openimr.domain.text import Span
from openimr.terms.lexicons import words_in

_TOLD_AGAIN = re.compile(
    r"\b(?:since|after|before|following|until|prior\sto|because\sof|due\sto|from|in|at\sthe\stime\sof)\s(?:the|this|that|his|her)\s"
    r"(?P<named>(?:[\w-]+\s){0,3}?)"
    r"(?P<noun>injury|accident|incident|fall|collision|crash|event|assault|explosion|mishap)\s(?:of|on|dated)\s\Z",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"\b(?:prior(?!\sto)|previous|earlier|old|former|another|other|second|first|third|subsequent|later|new|later|unrelated|separate|different|home|"
    r"non-?\s?industrial|childhood|recent|intervening|re-?injur\w+)\b",
    re.IGNORECASE,
)
_OF_WORK = frozenset({"industrial", "work", "occupational", "subject", "work-related"})
_SHORTEST, _TOLD_BEFORE, _TOLD_AFTER = 4, 120, 160


def told_again(days: Days, dated: Sequence[Dated], first: Dated, others: Collection[date] = ()) -> Iterator[Dated]:
    """Yield where the accident first told of is told again by its name, and of another day.

    It is named by a word of the sentence that first tells of it, or as that of the work; else its day is a slip of the
    pen from the first one. A day named before, or one of
    ``others``, is that of something else.
    """
    known = set(others)
    for each in dated:
        is_known = each.day in known
        known.add(each.day)
        again = _TOLD_AGAIN.search(each.lead)
        if again is None or is_known or each.day == first.day:
            continue
        if each.kind not in {Kind.INJURY, Kind.OTHER} or _OTHERWISE.search(each.lead):
            continue
        names = set(again["named"].lower().split())
        about = _words_about(days, first, each.span.start - len(each.lead))
        is_named = any(len(name) >= _SHORTEST and name in about for name in names) or names & _OF_WORK
        if is_named or is_slip(each.day, first.day):
            yield each


def _words_about(days: Days, first: Dated, until: int) -> frozenset[str]:
    """Return the words about the first day, of what stands before the words that tell of it again."""
    zone = days.letter.summary
    start, end = max(zone.start, first.span.start - _TOLD_BEFORE), min(zone.end, first.span.end + _TOLD_AFTER, until)
    span = Span(start, max(start, end))
    return frozenset(word.form.lower() for word in words_in(days.letter.text, span))
