"""The day of the utilization review decision: in the header, in the summary and in the rationales."""

import re
from collections.abc import Iterator
from datetime import date

from openimr.checks.days.dated import Dated
from openimr.checks.days.findings import Days, day_finding, header_passage
from openimr.checks.days.kinds import Kind
from openimr.checks.days.likeness import is_misread, is_month_later, is_slip
from openimr.domain.findings import Finding, Passage
from openimr.domain.parts import UtilizationReview

_REVIEWS = frozenset({Kind.REVIEW, Kind.OTHER, Kind.VISIT, Kind.APPROVAL})
_ANOTHER = re.compile(
    r"\b(?:earlier|another|other|second|previously|subsequent|first|later|again|before|since)\b", re.IGNORECASE
)
_FURTHER = re.compile(
    r"\b(?:uph[eo]ld|appeal\w*|reconsider\w*|re-?review\w*|again|certified(?<!non-certified))\b", re.IGNORECASE
)
_DECIDES = re.compile(
    r"\b(?:denied|non-?\s?certified|modified|refused)\s(?:the\s)?(?:request\s)?(?:for\s)?\w", re.IGNORECASE
)
_FEW_WEEKS = 31
_LOOKED_BACK, _MOST = 80, 40


def find_review_days(days: Days) -> Iterator[Finding]:
    """Yield where the prose names another day of the utilization review decision than the header."""
    header, review = days.letter.determination.ur_denial_date, days.letter.parts.ur
    told = review.day if review is not None else None
    if header is not None and review is not None and told not in {None, header} and not _names_review(days, header):
        yield _in_summary(days, header, review)
    elif header is not None and review is None:
        yield from _decision_without_its_reviewer(days, header)
    yield from _told_twice(days)
    against = _passage(days, header, review)
    if against is None:
        return
    known = {day for day in (header, told) if day is not None}
    for item, dated in days.rationales:
        other = next((each for each in dated if _is_review_otherwise(days, each, known)), None)
        if other is not None:
            yield day_finding(
                "review date",
                "The rationale names another day of the utilization review decision than the rest of the letter.",
                item=item,
                found=[days.letter.passage(other.phrase)],
                against=[against],
            )


def _decision_without_its_reviewer(days: Days, header: date) -> Iterator[Finding]:
    """Yield the one day on which the summary says that something was refused, a slip of the pen from the header's."""
    refused = [each for each in days.summary if each.kind is Kind.REVIEW]
    if len(refused) == 1 and refused[0].day != header and is_slip(refused[0].day, header):
        yield day_finding(
            "review date",
            "The summary names another day of the utilization review decision than the header.",
            found=[days.letter.passage(refused[0].phrase)],
            against=[header_passage("ur_denial_date", header)],
        )


def _told_twice(days: Days) -> Iterator[Finding]:
    """Yield where the summary gives the one decision two days of which one is miswritten; a further review has a day of its own."""
    told = [
        each for each in days.summary if each.kind is Kind.REVIEW and not _ANOTHER.search(each.lead[-_LOOKED_BACK:])
    ]
    for place, each in enumerate(told[:_MOST]):
        same = (one for one in told[:place] if _is_one_miswritten(days, one, each))
        if (twin := next(same, None)) is not None:
            yield day_finding(
                "review date",
                "The summary gives the utilization review decision two days.",
                found=[days.letter.passage(each.phrase)],
                against=[days.letter.passage(twin.phrase)],
            )


def _is_one_miswritten(days: Days, one: Dated, other: Dated) -> bool:
    """Return whether two days are of one decision: a digit apart, within weeks, and the words about neither tell of a further one or of its request."""
    if (
        not is_misread(one.day, other.day)
        or abs((one.day - other.day).days) > _FEW_WEEKS
        or is_month_later(one.day, other.day)
    ):
        return False
    about = [days.words_about(each, before=_LOOKED_BACK, after=_LOOKED_BACK) for each in (one, other)]
    return not any(_FURTHER.search(words) for words in about) and not all(_DECIDES.search(words) for words in about)


def _names_review(days: Days, header: date) -> bool:
    return any(each.day == header and each.kind in _REVIEWS for each in days.summary)


def _in_summary(days: Days, header: date, review: UtilizationReview) -> Finding:
    letter = days.letter
    within = (each for each in days.summary if review.span.start <= each.span.end <= review.span.end)
    told = next((each for each in within if each.day == review.day), None)
    confirming = [
        letter.passage(each.phrase)
        for _, dated in days.rationales
        for each in dated
        if each.day == header and each.kind in {Kind.REVIEW, Kind.APPROVAL}
    ]
    return day_finding(
        "review date",
        "The summary names another day of the utilization review decision than the header.",
        found=[letter.passage(told.phrase if told else review.span)],
        against=[header_passage("ur_denial_date", header), *confirming],
    )


def _is_review_otherwise(days: Days, each: Dated, known: set[date]) -> bool:
    if each.kind is not Kind.REVIEW or each.day in known or any(each.day == one.day for one in days.summary):
        return False
    return any(is_slip(each.day, day) for day in known) and not _ANOTHER.search(each.lead[-_LOOKED_BACK:])


def _passage(days: Days, header: date | None, review: UtilizationReview | None) -> Passage | None:
    if header is not None:
        return header_passage("ur_denial_date", header)
    return None if review is None else days.letter.passage(review.span)
