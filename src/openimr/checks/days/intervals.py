"""Times that a letter tells as gone by since the injury or an operation, which its days do not bear out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from openimr.checks.body import can_be_one_place
from openimr.checks.days.before_injury import is_cumulative
from openimr.checks.days.dated import Dated
from openimr.checks.days.findings import Days, order_finding
from openimr.checks.days.injuries import told_injuries
from openimr.checks.days.interval_words import Interval, intervals_in
from openimr.checks.days.kinds import NOUN, TREATMENTS, Kind, is_same_kind
from openimr.checks.days.operations import is_one_operation
from openimr.checks.letters import Item
from openimr.domain.findings import Finding, Passage
from openimr.domain.text import Span
from openimr.terms.lexicons import words_in
from openimr.terms.regions import regions_named

_TELLS = frozenset({Kind.VISIT, Kind.OTHER, Kind.REQUEST, Kind.REVIEW, Kind.APPROVAL})
_NOT_NOW = re.compile(
    r"\b(?:would|will|should|until|guidelines?|periods?|recommend\w*|scheduled|planned|normal(?:ly)?|usual(?:ly)?|typical\w*|patients\swho)\b",
    re.IGNORECASE,
)
_FALL = "fall"
_DIRECTLY = re.compile(
    r"(?:\s(?:visit|follow-?\s?up|check|exam(?:ination)?|appointment|evaluation))?,?\s\(?(?:on\s|and\s(?:the|his|her|that)\s)?"
)
_LATEST_AFTER, _MOST_OF_IT = 45, 0.75
_NEAR, _LOOKED_BACK, _MOST = 120, 45, 40


@dataclass(frozen=True, slots=True)
class _Anchor:
    """From when an interval is counted.

    Attributes:
        days: The days on which that may have been, each with the last day of its time.
        told: Where the letter tells one of them.
    """

    days: tuple[tuple[date, date], ...]
    told: Passage


def find_intervals(days: Days) -> Iterator[Finding]:
    """Yield "three weeks after the repair" where the day it is told of is not three weeks after it.

    The day is that of the sentence before the words. Without one it is "now": then only more time than the letter's last
    day allows is wrong. What is counted from must have been told with its day; of several such days none may fit.
    """
    for item, zone, dated in (
        (None, days.letter.summary, days.summary),
        *((item, item.rationale, dated) for item, dated in days.rationales),
    ):
        for interval in islice(intervals_in(days.letter.text, zone), _MOST):
            found = _wrong(days, item, dated, interval)
            if found is not None:
                yield found


def _wrong(days: Days, item: Item | None, dated: Sequence[Dated], interval: Interval) -> Finding | None:
    sentence = _sentence(days, item, interval.span)
    if _NOT_NOW.search(days.letter.text, sentence.start, interval.span.end):
        return None
    own = next((each for each in dated if interval.span.start <= each.span.start <= interval.span.end), None)
    anchor = _anchor(days, interval) if own is None else _own_anchor(days, own)
    if anchor is None:
        return None
    told = [each for each in dated if sentence.start <= each.span.start < interval.span.start]
    told += [each for each in dated if _DIRECTLY.fullmatch(days.letter.text, interval.span.end, each.span.start)]
    if told:
        is_off = interval.span.start - told[-1].span.end < _NEAR and _is_off(interval, anchor, told[-1])
    else:
        is_off = _is_too_long(days, interval, anchor)
    if not is_off:
        return None
    message = "The time told as gone by is not that between the days of the letter."
    place = Dated(day=date.min, last=date.min, span=interval.span, kind=Kind.OTHER, phrase=interval.span)
    return order_finding(days, item, place, message, anchor.told)


def _is_off(interval: Interval, anchor: _Anchor, told: Dated) -> bool:
    if any(first <= told.day <= last for first, last in anchor.days):
        return False  # the day may be that from which is counted
    return not any(
        interval.least <= (told.last - first).days and (told.day - last).days <= interval.most
        for first, last in anchor.days
    )


def _is_too_long(days: Days, interval: Interval, anchor: _Anchor) -> bool:
    every = [each for dated in (days.summary, *(one for _, one in days.rationales)) for each in dated]
    latest = [each.day for each in every if each.kind in _TELLS]
    if days.letter.determination.ur_denial_date is not None:
        latest.append(days.letter.determination.ur_denial_date)
    earliest = min(first for first, _ in anchor.days)
    if not latest or max(latest) <= earliest:
        return False
    return (max(latest) - earliest).days + _LATEST_AFTER < interval.told * _MOST_OF_IT


def _own_anchor(days: Days, own: Dated) -> _Anchor | None:
    """Return the day that the words themselves count from: "six weeks after the 4/4/2016 repair"."""
    if own.kind not in TREATMENTS | {Kind.INJURY}:
        return None
    return _Anchor(((own.day, own.last),), days.letter.passage(own.phrase))


def _anchor(days: Days, interval: Interval) -> _Anchor | None:
    text = days.letter.text
    noun = NOUN.search(text, interval.anchor.start, interval.anchor.end)
    kind = Kind.OPERATION if noun is None else Kind[str(noun.lastgroup)]
    if kind is Kind.INJURY or (noun is None and interval.anchor.of(text).lower().endswith(_FALL)):
        return _injury(days)
    if kind not in TREATMENTS:
        return None
    regions = _regions(days, interval.anchor)
    name = "" if noun is None else noun[0].lower()
    every = (*days.summary, *days.summary_times, *(one for _, dated in days.rationales for one in dated))
    done = [one for one in every if is_same_kind(one.kind, kind) and can_be_one_place(regions, one.regions)]
    if kind is Kind.OPERATION and name:
        done = [one for one in done if _is_of_operation(days, name, one)]
    if not done or any(_NOT_NOW.search(one.lead[-_LOOKED_BACK:]) for one in done):
        return None
    return _Anchor(tuple((one.day, one.last) for one in done), days.letter.passage(done[0].phrase))


def _is_of_operation(days: Days, name: str, one: Dated) -> bool:
    """Return whether a day is that of an operation by one name, be it one of several done then: "repair with decompression on"."""
    if is_one_operation(name, one.noun):
        return True
    nouns = NOUN.finditer(days.letter.text, one.span.start - min(len(one.lead), _NEAR), one.span.start)
    return any(noun.lastgroup == Kind.OPERATION.name and is_one_operation(name, noun[0].lower()) for noun in nouns)


def _injury(days: Days) -> _Anchor | None:
    told = told_injuries(days)
    if not told or is_cumulative(days):
        return None
    every = (*told, *days.summary, *days.summary_times)
    known = {(each.day, each.last) for each in every if each.kind is Kind.INJURY or each in told}
    if (header := days.letter.determination.date_of_injury) is not None:
        known.add((header, header))
    return _Anchor(tuple(known), days.letter.passage(told[0].phrase))


def _regions(days: Days, span: Span) -> frozenset[str]:
    return regions_named(words_in(days.letter.text, span))


def _sentence(days: Days, item: Item | None, span: Span) -> Span:
    zone = days.letter.summary if item is None else item.rationale
    return next((one for one in days.letter.sentences(zone) if one.start <= span.start < one.end), zone)
