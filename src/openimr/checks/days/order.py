"""Days in an order in which things cannot have happened."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from openimr.checks.days.dated import STUDIES, Dated, Kind, unreal_days_in
from openimr.checks.days.findings import Days, day_finding, header_passage
from openimr.checks.days.header import injuries_of
from openimr.checks.letters import Item
from openimr.domain.findings import Finding, Passage, Severity

_TO_COME = re.compile(
    r"\b(?:scheduled|until|through|thru|next|return(?:ing|s)?|expir\w+|anticipated|due|appointment|planned|upcoming|effective|by|no\slater\s"
    r"than|will)\b(?:\W+\w+){0,6}\W*\Z",
    re.IGNORECASE,
)
_FORM = re.compile(
    r"\b(?:RFA|request\sfor\sauthorization|authorization\s(?:form|request)|request\sform|request\s(?:was\s)?(?:received|submitted|signed|"
    r"dated|made))\b",
    re.IGNORECASE,
)
_ASKED_AGAIN = re.compile(
    r"\b(?:appeal\w*|re-?submi\w+|reconsider\w+|second|another|new|later|subsequent\w*|again|additional|further|amended|updated)\b",
    re.IGNORECASE,
)
_HISTORY = re.compile(
    r"\b(?:history|prior|previous(?:ly)?|earlier|pre-?\s?exist\w+|old|former(?:ly)?|past|years?\sago|in\s(?:19|20)\d\d|baseline|before|"
    r"another|non-?\s?industrial|other\sclaim|since)\b",
    re.IGNORECASE,
)
_CUMULATIVE = re.compile(
    r"\b(?:cumulative|continuous\strauma|repetitive\s(?:trauma|strain|stress|motions?|work|use|injur\w+)|gradual(?:ly)?\s(?:onset|with)|"
    r"came\son\sgradually)\b",
    re.IGNORECASE,
)
_DONE = STUDIES | {Kind.OPERATION, Kind.INJECTION}
_AT_THE_TIME = frozenset({Kind.VISIT, Kind.REQUEST, Kind.APPROVAL, Kind.REVIEW, Kind.FIRST_REPORT})
_BEGINS = re.compile(
    r"\b(?:from|between|start\w*|began|begun|commenc\w+|admitted|performed|taken|done|obtained)\s(?:\w+\s)?\Z",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\s*(?:to|and|through|until|-|–|,?\s?(?:and\s)?(?:was\s|were\s)?(?:then\s)?(?:discharg|end|complet|finish|stopp|last|read|interpreted|"
    r"reported)\w*\s(?:\w+\s){0,2})\s*\Z",
    re.IGNORECASE,
)
_HEADER = ("date_of_injury", "ur_denial_date", "application_received", "date_assigned", "decision_date")
_CALLED = {
    "date_of_injury": "the injury",
    "ur_denial_date": "the utilization review decision",
    "application_received": "the application",
    "date_assigned": "the assignment",
    "decision_date": "the decision",
}
_RECENT = 730


def find_impossible_order(days: Days) -> Iterator[Finding]:
    """Yield days in an order that cannot be."""
    yield from _header(days)
    injured = _first_injury(days)
    for item, dated in ((None, days.summary), *days.rationales):
        yield from _after_decision(days, item, dated)
        yield from _before_injury(days, item, dated, injured)
        yield from _ended_before_begun(days, item, dated)
    yield from _asked_after_refusal(days)
    yield from _unreal(days)


def _unreal(days: Days) -> Iterator[Finding]:
    letter = days.letter
    for item, zone in ((None, letter.summary), *((item, item.rationale) for item in letter.items)):
        for span in unreal_days_in(letter.text, zone):
            yield day_finding("no such day", "The calendar has no such day.", item=item, found=[letter.passage(span)])


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
    decided = days.letter.determination.decision_date
    if decided is None:
        return
    against = header_passage("decision_date", decided)
    for each in dated:
        if each.day > decided and not _TO_COME.search(each.lead):
            yield _finding(days, item, each, "Something is told of a day after the decision.", against)


def _before_injury(days: Days, item: Item | None, dated: Sequence[Dated], injured: date | None) -> Iterator[Finding]:
    """Yield visits, requests and reviews that are told of a day before the injury; a study or an operation is a note."""
    early = [
        each
        for each in dated
        if injured is not None
        and each.day < injured
        and each.kind is not Kind.INJURY
        and not _HISTORY.search(each.lead)
    ]
    if injured is None or (early and _CUMULATIVE.search(days.letter.words(days.letter.summary))):
        return
    against = header_passage("date_of_injury", injured)
    for each in early:
        if each.kind in _AT_THE_TIME and (injured - each.day).days < _RECENT:
            yield _finding(days, item, each, f"The {each.kind.value} is of a day before the injury.", against)
        elif each.kind in _DONE:
            message = f"The {each.kind.value} was before the injury, and nothing is said of that."
            yield _finding(days, item, each, message, against, severity=Severity.NOTE)


def _first_injury(days: Days) -> date | None:
    """Return the day of injury of the header, or an earlier one of the summary; None where the header has none."""
    header = days.letter.determination.date_of_injury
    return None if header is None else min([header, *(each.day for each in injuries_of(days.summary))])


def _ended_before_begun(days: Days, item: Item | None, dated: Sequence[Dated]) -> Iterator[Finding]:
    text = days.letter.text
    for begun, ended in pairwise(dated):
        between = text[begun.span.end : ended.span.start]
        if ended.day < begun.day and _ENDS.match(between) and _BEGINS.search(begun.lead):
            yield _finding(days, item, ended, "It ended before it began.", days.letter.passage(begun.span))


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
            yield _finding(days, None, each, message, _review_passage(days, refused))


def _review_passage(days: Days, refused: date) -> Passage:
    told = next((each for each in days.summary if each.day == refused and each.kind is not Kind.REQUEST), None)
    return header_passage("ur_denial_date", refused) if told is None else days.letter.passage(told.phrase)


def _finding(  # noqa: PLR0913 - what a finding says
    days: Days,
    item: Item | None,
    each: Dated,
    message: str,
    against: Passage,
    *,
    severity: Severity = Severity.QUESTION,
) -> Finding:
    return day_finding(
        "order", message, item=item, found=[days.letter.passage(each.phrase)], against=[against], severity=severity
    )
