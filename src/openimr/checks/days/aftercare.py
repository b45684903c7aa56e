"""Care after an operation that is of an earlier day than the operation."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from openimr.checks.days.dated import Dated
from openimr.checks.days.findings import Days, order_finding
from openimr.checks.days.kinds import STUDIES, Kind
from openimr.checks.days.operations import PUT_IN, family_of
from openimr.checks.letters import Item
from openimr.domain.findings import Finding
from openimr.domain.text import Span

_SURGERY = r"(?:surger(?:y|ies)|operation|procedure|repair|release|fusion|arthroscopy|reconstruction|replacement|fixation|[a-z]{4,24}(?:ectomy|plasty|otomy|desis))"
_AFTER_OPERATION = re.compile(
    rf"\bpost-?\s?op(?:erative)?(?:ly)?\b|\bpost-?\s?surgical(?:ly)?\b|\b(?:after|following|since)\s(?:the|his|her|that|this)\s(?:\w+\s)?{_SURGERY}\b",
    re.IGNORECASE,
)
_THREADS = re.compile(
    r"\b(?:sutures?|stitches|staples|drains?)\s(?:\w+\s){0,3}?(?:removed|out|off|pulled)\b|"
    r"\b(?:suture|stitch|staple|drain)s?\sremoval\b|\bremoval\sof\s(?:the\s|her\s|his\s)?(?:sutures?|stitches|staples|drains?)\b|"
    r"\b(?:surgical\s(?:wounds?|sites?|incisions?|scars?)|incisions?|portals?)\s(?:was|were|is|had|has|look\w*|well)\b|"
    r"\bwound\scheck\b|\bdischarged\s(?:home|from\s(?:the\s)?hospital)\b",
    re.IGNORECASE,
)
_CLOSED_OTHERWISE = re.compile(r"\b(?:lacerat\w+|sutured|stitched|stapled|biopsy)\b", re.IGNORECASE)
_NOT_YET = re.compile(
    r"\b(?:request\w*|plan(?:s|ned)?|schedul\w*|recommend\w*|order\w*|authoriz\w*|certified|approv\w*|denied|propos\w*|pre-?\s?op\w*|prior|"
    r"previous|earlier|another|history|expected|discuss\w*)\b",
    re.IGNORECASE,
)
_HARDWARE = re.compile(r"(?:hardware|plates?|screws?|pins?|wires?|rods?|nails?|implants?)\b", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[.;]\s|,\sand\s")
_BEFORE, _BEHIND, _LOOKED_BACK = 70, 60, 400
_MOST = 50
_CARE = frozenset({Kind.VISIT, Kind.OTHER, *STUDIES})


def find_aftercare(days: Days) -> Iterator[Finding]:
    """Yield what was done after an operation and has an earlier day than all operations that the summary tells of.

    A visit, a study or therapy called postoperative, in summary and rationales; the removal of stitches or the look of the
    incision, where it is told behind the operation and no cut was closed otherwise; the removal of what was put in.
    """
    operations = [each for each in days.summary if each.kind is Kind.OPERATION][:_MOST]
    if not operations:
        return
    put_in = [each for each in operations if family_of(each.noun) in PUT_IN]
    starts = [each.day for each in (*operations, *days.summary_times) if each.kind is Kind.OPERATION]
    for item, dated in ((None, days.summary), *days.rationales):
        for each in dated:
            if each.kind in _CARE and each.day < min(starts) and _is_aftercare(days, item, each, operations):
                yield _finding(days, item, each, operations[0])
            elif each.kind is Kind.OPERATION and _is_removal(each) and put_in and each.day < min(_days(put_in)):
                yield _finding(days, item, each, put_in[0])


def _days(dated: Sequence[Dated]) -> list[date]:
    return [each.day for each in dated]


def _finding(days: Days, item: Item | None, each: Dated, operation: Dated) -> Finding:
    called = {Kind.VISIT: "postoperative visit", Kind.OPERATION: "removal of what was put in"}.get(
        each.kind, "care after the operation"
    )
    message = f"The {called} is of an earlier day than the operation."
    return order_finding(days, item, each, message, days.letter.passage(operation.phrase))


def _is_removal(each: Dated) -> bool:
    return _HARDWARE.match(each.noun) is not None or (
        each.noun == "removal"
        and re.search(r"\bhardware\s\Z", each.lead[: each.lead.lower().rfind(each.noun)]) is not None
    )


def _is_aftercare(days: Days, item: Item | None, each: Dated, operations: Sequence[Dated]) -> bool:
    text = days.letter.text
    end = min(len(text), max(each.span.end, each.phrase.end) + _BEHIND)
    stop = _CLAUSE_END.search(text, max(each.span.end, each.phrase.end), end)
    clause = Span(each.span.start - min(len(each.lead), _BEFORE), stop.start() if stop else end)
    if _NOT_YET.search(text, clause.start, clause.end):
        return False
    if _AFTER_OPERATION.search(text, clause.start, max(each.phrase.end, each.span.end)):
        return True
    if not _THREADS.search(text, clause.start, clause.end):
        return False
    if item is not None:
        return not _CLOSED_OTHERWISE.search(text, max(item.rationale.start, clause.start - _LOOKED_BACK), clause.end)
    before = [one for one in operations if one.span.end <= clause.start]
    if not before:
        return False
    return not _CLOSED_OTHERWISE.search(text, max(before[-1].span.end, clause.start - _LOOKED_BACK), clause.start)
