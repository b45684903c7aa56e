"""Days in an order in which things cannot have happened."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from openimr.checks.days.aftercare import find_aftercare
from openimr.checks.days.before_injury import find_before_injury
from openimr.checks.days.courses import find_course_orders
from openimr.checks.days.dated import Dated
from openimr.checks.days.effects import find_effects
from openimr.checks.days.findings import Days, day_finding, header_passage, order_finding
from openimr.checks.days.first_doses import find_late_first_doses
from openimr.checks.days.intervals import find_intervals
from openimr.checks.days.kinds import DONE, STUDIES, Kind
from openimr.checks.days.sequence import find_told_sequence, find_told_times, find_told_too_early
from openimr.checks.days.told_after import find_told_after
from openimr.checks.days.written import unreal_days_in
from openimr.checks.letters import Item
from openimr.domain.findings import Finding, Passage

_TO_COME = re.compile(
    r"\b(?:scheduled|until|through|thru|next|return(?:ing|s)?|expir\w+|anticipated|due|appointment|planned|upcoming|effective|by|no\slater\s"
    r"than|will)\b(?:\W+\w+){0,6}\W*\Z",
    re.IGNORECASE,
)
_FORM = re.compile(
    r"\b(?:RFA|request\sfor\sauthorization|authorization\s(?:form|request)|request\sform|request\s(?:for\s(?:[\w-]+\s){1,5})?(?:was\s)?(?:received|submitted|signed|"
    r"dated|made))\b",
    re.IGNORECASE,
)
_ASKED_AGAIN = re.compile(
    r"\b(?:appeal\w*|re-?submi\w+|reconsider\w+|second|another|new|later|subsequent\w*|again|additional|further|amended|updated)\b",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"\b(?:authorized|approved|certified|from|between|start\w*|began|begun|commenc\w+|admitted|ordered|prescribed|performed|taken|done|obtained)\s(?:\w+\s)?\Z",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\s*(?:to|and|through|until|-|–|,?\s?(?:and\s)?(?:(?:all\s|the\s|a\stotal\sof\s)?\w+\s(?:visits|sessions|treatments)\s)?(?:was\s|were\s)?(?:then\s)?(?:discharg|end|complet|finish|stopp|last|read|interpreted|"
    r"reported|(?:made|performed|done|obtained|carried\sout)(?=\son\s\Z))\w*\s(?:\w+\s){0,2})\s*\Z",
    re.IGNORECASE,
)
_READ = re.compile(
    r",?\s(?:and\s)?(?:was\s|were\s)?(?:read|interpreted|reported)\s(?:by\s(?:the\s|a\s)?(?:Dr\.?\s)?(?:\w+\s){1,2})?on\s\Z",
    re.IGNORECASE,
)
_ADMITTED = re.compile(r"\b(?:admitted|admission|hospitali[sz]\w+)\b[^.;]{0,60}\Z", re.IGNORECASE)
_HOME = re.compile(r"[^.;]{0,60}?\b(?:discharged|went\shome|released)\s(?:home\s)?(?:on\s)?\Z", re.IGNORECASE)
_READ_LATER = STUDIES | {Kind.DRUG_TEST, Kind.LABORATORY, Kind.TEST}
_A_FEW = 2
_A_YEAR = timedelta(days=365)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)}),?\s\(?(?:the\s)?\Z", re.IGNORECASE)
_HEADER = ("date_of_injury", "ur_denial_date", "application_received", "date_assigned", "decision_date")
_CALLED = {
    "date_of_injury": "the injury",
    "ur_denial_date": "the utilization review decision",
    "application_received": "the application",
    "date_assigned": "the assignment",
    "decision_date": "the decision",
}


def find_impossible_order(days: Days) -> Iterator[Finding]:
    """Yield days in an order that cannot be."""
    yield from _header(days)
    yield from find_before_injury(days)
    for item, dated in ((None, days.summary), *days.rationales):
        yield from _after_decision(days, item, dated)
        yield from _ended_before_begun(days, item, dated)
    yield from find_aftercare(days)
    yield from find_told_sequence(days)
    yield from find_told_times(days)
    yield from find_told_too_early(days)
    yield from find_told_after(days)
    yield from find_intervals(days)
    yield from find_effects(days)
    yield from find_course_orders(days)
    yield from find_late_first_doses(days)
    yield from _asked_after_refusal(days)
    yield from _unreal(days)


def _unreal(days: Days) -> Iterator[Finding]:
    letter = days.letter
    for item, zone in ((None, letter.summary), *((item, item.rationale) for item in letter.items)):
        for span in unreal_days_in(letter.text, zone):
            yield day_finding("no such day", "The calendar has no such day.", item=item, found=[letter.passage(span)])
    for item, dated in ((None, days.summary), *days.rationales):
        for each in dated:
            called = _WEEKDAY.search(each.lead)
            if called is not None and _WEEKDAYS.index(called[1].lower()) != each.day.weekday():
                message = "The day is of another day of the week."
                yield day_finding("no such day", message, item=item, found=[letter.passage(each.span)])


def _header(days: Days) -> Iterator[Finding]:
    named = [(name, day) for name in _HEADER if (day := getattr(days.letter.determination, name)) is not None]
    for (first, early), (second, late) in pairwise(named):
        if late < early:
            yield day_finding(
                "order",
                f"In the header {_CALLED[second]} comes before {_CALLED[first]}.",
                found=[header_passage(second, late)],
                against=[header_passage(first, early)],
            )


def _after_decision(days: Days, item: Item | None, dated: Sequence[Dated]) -> Iterator[Finding]:
    last = _last_day(days)
    if last is None:
        return
    day, message, against = last
    every = (*dated, *_done(days.summary_times if item is None else ()))
    later = [each for each in every if each.day > day and not _TO_COME.search(each.lead)]
    if item is None and days.letter.determination.decision_date is None and len(later) > _A_FEW:
        yield _review_too_early(days, later, against)
        return
    for each in later:
        yield order_finding(days, item, each, message, against)


def _review_too_early(days: Days, later: Sequence[Dated], review: Passage) -> Finding:
    """Return once that the summary tells so much after the review that its own day is in doubt."""
    return day_finding(
        "order",
        "Much is told of days more than a year after the review that is disputed; the review's own day may be wrong.",
        found=[review],
        against=[days.letter.passage(each.phrase) for each in later[:1]],
    )


def _done(times: Sequence[Dated]) -> Iterator[Dated]:
    yield from (each for each in times if each.kind in DONE)


def _last_day(days: Days) -> tuple[date, str, Passage] | None:
    """Return the last day that a letter can tell of, what is wrong with a later one, and where it stands.

    Where the letter does not say when it was decided, that is a year after the review which it is about.
    """
    decided, review = days.letter.determination.decision_date, days.letter.parts.ur
    if decided is not None:
        return decided, "Something is told of a day after the decision.", header_passage("decision_date", decided)
    if review is None or review.day is None:
        return None
    message = "Something is told of a day more than a year after the review that is disputed."
    return review.day + _A_YEAR, message, days.letter.passage(review.span)


def _ended_before_begun(days: Days, item: Item | None, dated: Sequence[Dated]) -> Iterator[Finding]:
    text = days.letter.text
    for begun, ended in pairwise(dated):
        between = text[begun.span.end : ended.span.start]
        is_one_time = (
            (_ENDS.match(between) and _BEGINS.search(begun.lead))
            or (_HOME.match(between) and _ADMITTED.search(begun.lead))
            or (begun.kind in _READ_LATER and _READ.match(between))
        )
        if ended.day < begun.day and is_one_time:
            yield order_finding(days, item, ended, "It ended before it began.", days.letter.passage(begun.span))


def _asked_after_refusal(days: Days) -> Iterator[Finding]:
    """Yield a request that is of a later day than the review that refused it."""
    review = days.letter.parts.ur
    refused = (review.day if review else None) or days.letter.determination.ur_denial_date
    if refused is None:
        return
    for each in days.summary:
        words = days.letter.words(each.phrase)
        if (
            each.kind is Kind.REQUEST
            and each.day > refused
            and _FORM.search(words)
            and not _ASKED_AGAIN.search(each.lead)
        ):
            message = "The request is of a later day than the review that refused it."
            yield order_finding(days, None, each, message, _review_passage(days, refused))


def _review_passage(days: Days, refused: date) -> Passage:
    told = next((each for each in days.summary if each.day == refused and each.kind is not Kind.REQUEST), None)
    return header_passage("ur_denial_date", refused) if told is None else days.letter.passage(told.phrase)
