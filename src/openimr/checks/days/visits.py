"""One visit, request or approval that a rationale dates otherwise than the summary by a slip of the pen."""

import re
from collections.abc import Collection

from openimr.checks.days.course_words import are_other_therapies
from openimr.checks.days.dated import Dated
from openimr.checks.days.findings import Days
from openimr.checks.days.kinds import Kind
from openimr.checks.days.likeness import is_misread
from openimr.checks.days.words import clause_of, is_with_another

_FURTHER = re.compile(r"\b(?:further|additional|second|third|another|again|repeat|more)\b", re.IGNORECASE)
_LOOKED_BACK = 45


def misread_visit(days: Days, each: Dated, kinds: Collection[Kind]) -> Dated | None:
    """Return the day, a digit off, that the summary gives what a rationale dates; not that of another's care or of a further visit."""
    near = (one for one in days.summary if one.kind in kinds and is_misread(each.day, one.day))
    return next((one for one in near if not _is_other(days, each, one)), None)


def _is_other(days: Days, each: Dated, one: Dated) -> bool:
    if is_with_another(days, each, one) or _is_within(days, each, one):
        return True
    mine, yours = (_FURTHER.search(told.lead[-_LOOKED_BACK:]) for told in (each, one))
    if mine is not None and (yours is None or mine[0].lower() != yours[0].lower()):
        return True
    text = days.letter.text
    return are_other_therapies(*(clause_of(days, told).of(text) for told in (each, one)))


def _is_within(days: Days, each: Dated, one: Dated) -> bool:
    """Return whether a day lies within the time that the summary tells with another: from the one to the next."""
    return any(one.day < each.day < last.day for last in days.summary if last.phrase.start == one.phrase.start)
