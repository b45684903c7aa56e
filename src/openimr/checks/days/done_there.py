"""What was done at a visit: its day is that of the visit."""

import re

from openimr.checks.body import can_be_one_place
from openimr.checks.days.another import is_another
from openimr.checks.days.dated import Dated
from openimr.checks.days.findings import Days
from openimr.checks.days.kinds import DONE, NOUN, Kind, is_same_kind
from openimr.checks.days.likeness import is_misread
from openimr.domain.text import Span
from openimr.terms.lexicons import words_in
from openimr.terms.regions import regions_named

_THERE = re.compile(r"[^.;,0-9]{0,40},?\s(?:where|when|at\swhich(?:\stime)?|during\swhich)\s", re.IGNORECASE)
_NOT_THEN = re.compile(
    r"\b(?:request\w*|order\w*|recommend\w*|plan\w*|schedul\w*|review\w*|discuss\w*|read|refer\w*|ask\w*|prior|previous|earlier|old)\b",
    re.IGNORECASE,
)
_AHEAD = 60
_VISITS = frozenset({Kind.VISIT, Kind.OTHER})


def done_at_visit(days: Days, each: Dated) -> Dated | None:
    """Return the visit, its day a digit off, at which the summary says that what a rationale dates was done."""
    if each.kind not in DONE or is_another(each):
        return None
    near = (one for one in days.summary if one.kind in _VISITS and is_misread(each.day, one.day))
    return next((one for one in near if _is_done_there(days, one, each)), None)


def _is_done_there(days: Days, visit: Dated, each: Dated) -> bool:
    text, limit = days.letter.text, days.letter.summary.end
    there = _THERE.match(text, visit.span.end, limit)
    if there is None:
        return False
    end = min(limit, there.end() + _AHEAD)
    noun = NOUN.search(text, there.end(), end)
    clause = text[there.end() : end].partition(". ")[0]
    if noun is None or noun.start() >= there.end() + len(clause) or _NOT_THEN.search(clause):
        return False
    words = words_in(text, Span(there.end(), noun.end()))
    regions = regions_named(words)
    return is_same_kind(Kind[str(noun.lastgroup)], each.kind) and can_be_one_place(regions, each.regions)
