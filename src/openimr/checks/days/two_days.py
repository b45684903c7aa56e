"""One study, operation, injection or visit that a rationale dates otherwise than the summary."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from openimr.checks.days.another import is_another, is_as_another, is_called_initial
from openimr.checks.days.dated import Dated
from openimr.checks.days.done_there import done_at_visit
from openimr.checks.days.findings import Days, day_finding
from openimr.checks.days.kinds import DONE, NOUN, RARE, RARE_STUDIES, Kind, is_same_kind
from openimr.checks.days.likeness import (
    finds_the_same,
    is_day_of_report,
    is_misread,
    is_month_later,
    is_one_operation_told,
    is_same_operation,
    is_same_thing,
    is_slip,
)
from openimr.checks.days.oneness import is_one_alone, is_only, is_same_turn
from openimr.checks.days.parts import is_of_other_part
from openimr.checks.days.two_times import other_time, told_time
from openimr.checks.days.visits import misread_opinion, misread_visit
from openimr.checks.days.words import is_told_alike
from openimr.checks.letters import Item
from openimr.domain.findings import Finding, Passage

_VISITS = frozenset({Kind.VISIT, Kind.OTHER})
_OF_LAW = re.compile(
    r"\b(?:guidelines?|MTUS|ODG|ACOEM|C\.?C\.?R|regulations?|effective|adopted|edition|updated?)\b\W*(?:[\w.]+\W+){0,2}\Z",
    re.IGNORECASE,
)
_MOST_COMPARED, _MOST_ALIKE = 200, 20
_AT_LEAST = re.compile(r"\bsince\sat\sleast\s\Z", re.IGNORECASE)
_FEW = 14


def find_two_days(days: Days) -> Iterator[Finding]:
    """Yield what a rationale gives another day than the rest of the letter.

    A rationale takes its days from the record that the summary tells. So a study whose day the summary does not know, beside
    one of the same kind and place whose day differs by a slip of the pen, is one study with two days; so is one that is
    seldom made twice, where the summary tells of only one.
    """
    known = {one.day for one in days.summary}
    for item, dated in days.rationales:
        seen = set(item.parts.service_dates)
        for each in dated[:_MOST_COMPARED]:
            if each.day in seen or _OF_LAW.search(each.lead):
                continue
            if (other := _otherwise(days, item, each, dated, is_told=each.day in known)) is not None:
                seen.add(each.day)
                yield _finding(days, item, each, other)
    for item, times in days.rationale_times:
        for each in times:
            if (told := other_time(days, each)) is not None:
                yield _finding(days, item, each, days.letter.passage(told.phrase))


def _finding(days: Days, item: Item, each: Dated, other: Passage) -> Finding:
    name = {Kind.APPROVAL: "authorization", Kind.OTHER: "event"}.get(each.kind, each.kind.value)
    return day_finding(
        "two dates",
        f"The rationale and the summary give one {name} two days.",
        item=item,
        found=[days.letter.passage(each.phrase)],
        against=[other],
    )


def _otherwise(days: Days, item: Item, each: Dated, dated: Sequence[Dated], *, is_told: bool) -> Passage | None:
    """Return where the summary gives what a rationale dates another day.

    Args:
        days: The days of the letter.
        item: Whose rationale it is.
        each: The day.
        dated: All days of the rationale.
        is_told: Whether the summary names the day as well.
    """
    other = _day_of_something_else(days, each, dated) if is_told else _other_day(days, item, each, dated)
    return None if other is None else days.letter.passage(other.phrase)


def _other_day(days: Days, item: Item, each: Dated, dated: Sequence[Dated]) -> Dated | None:
    """Return the day that the summary gives what a rationale dates otherwise."""
    if each.kind is Kind.APPROVAL:
        return _review_of(days, item, each) or misread_visit(days, each, {Kind.APPROVAL})
    if each.kind is Kind.FIRST_REPORT:
        return next((other for other in days.summary if other.kind is Kind.FIRST_REPORT), None)
    if each.kind in {Kind.VISIT, Kind.REQUEST}:
        kinds = _VISITS if each.kind is Kind.VISIT else {Kind.REQUEST}
        return misread_visit(days, each, kinds) or _sole_request(days, each)
    if each.kind is Kind.STATIONARY:
        same = (one for one in days.summary if one.kind is each.kind and is_slip(each.day, one.day))
        return next(same, None) or misread_opinion(days, each)
    if each.kind not in DONE:
        return _told_alike(days, each)
    return _done_otherwise(days, each, dated) or _told_alike(days, each) or done_at_visit(days, each)


def _sole_request(days: Days, each: Dated) -> Dated | None:
    """Return the one request of the summary that it calls the only one, where a rationale dates a request otherwise."""
    if each.kind is not Kind.REQUEST:
        return None
    told = [one for one in days.summary if one.kind is Kind.REQUEST]
    return told[0] if len(told) == 1 and is_only(told[0]) and not is_another(each) else None


def _done_otherwise(days: Days, each: Dated, dated: Sequence[Dated]) -> Dated | None:
    same = _same_in_summary(days, each, dated)
    if is_another(each):
        is_first = is_called_initial(each) and len(same) == 1 and not is_another(same[0])
        same = [one for one in same if is_first or is_as_another(one, each)]
    slip = next((one for one in same if is_slip(each.day, one.day) and not is_day_of_report(each, one)), None)
    if slip is not None or len(same) != 1:
        return slip or (None if same else told_time(days, each))
    is_one = is_one_alone(days, each, same[0]) or is_same_turn(same[0], each)
    if not is_another(each):
        is_one = is_one or (each.kind in RARE_STUDIES and not is_of_other_part(days, each, same[0]))
        is_one = is_one or finds_the_same(days, each, same[0])
        is_one = is_one or (each.day.year == same[0].day.year and is_one_operation_told(each, same[0]))
    return same[0] if is_one and not is_day_of_report(each, same[0]) else None


def _same_in_summary(days: Days, each: Dated, dated: Sequence[Dated]) -> list[Dated]:
    in_rationale = {one.day for one in dated[:_MOST_COMPARED] if one is not each and is_same_thing(one, each)}
    return [
        one
        for one in days.summary[:_MOST_COMPARED]
        if is_same_thing(one, each) and one.day != each.day and one.day not in in_rationale
    ]


def _day_of_something_else(days: Days, each: Dated, dated: Sequence[Dated]) -> Dated | None:
    """Return the day of what a rationale dates by the day of something else: "the arthroplasty of" the day of a later visit.

    Only of what is seldom done twice, and not where the summary tells of it in a sentence that names the day as well.
    """
    if each.kind not in RARE or is_another(each):
        return None
    told = [place for place, one in enumerate(days.summary) if one.day == each.day]
    kinds = {days.summary[place].kind for place in told}
    kinds |= {Kind[str(noun.lastgroup)] for place in told for noun in _told_of(days, place)}
    if any(is_same_kind(kind, each.kind) for kind in kinds):
        return None
    same = [one for one in _same_in_summary(days, each, dated) if is_same_operation(one, each)]
    if len(same) != 1 or is_day_of_report(each, same[0]):
        return None
    return same[0] if each.kind in RARE_STUDIES or is_slip(each.day, same[0].day) else None


def _told_of(days: Days, place: int) -> Iterator[re.Match[str]]:
    """Yield what the summary tells of a day: from the words before it up to the next day."""
    one = days.summary[place]
    follows = days.summary[place + 1 : place + 2]
    end = follows[0].span.start if follows else days.letter.summary.end
    return NOUN.finditer(days.letter.text, min(one.phrase.start, one.span.start - len(one.lead)), end)


def _told_alike(days: Days, each: Dated) -> Dated | None:
    """Return the day, one digit off, of which the summary tells in the same words; what happened need not be known."""
    if each.kind is Kind.OTHER:
        wanted = DONE | _VISITS
    elif each.kind in DONE:
        wanted = frozenset({Kind.OTHER})
    else:
        return None
    if _AT_LEAST.search(each.lead):
        return None
    near = (
        one
        for one in days.summary
        if one.kind in wanted and is_misread(each.day, one.day) and not is_month_later(each.day, one.day)
    )
    return next((one for one in islice(near, _MOST_ALIKE) if is_told_alike(days, each, one)), None)


def _review_of(days: Days, item: Item, each: Dated) -> Dated | None:
    """Return the review of the summary by which a part was authorized, where the rationale gives that another day."""
    review = days.letter.parts.ur
    if item.decided.authorized is None or review is None or review.day is None:
        return None
    if not 0 < abs((review.day - each.day).days) <= _FEW:
        return None
    return next((one for one in days.summary if one.day == review.day and one.kind in {Kind.REVIEW, Kind.OTHER}), None)
