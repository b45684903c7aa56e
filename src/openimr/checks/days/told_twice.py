"""One study, operation or first report with two days: in the summary, in one rationale, or in two of them."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from openimr.checks.days.another import is_another
from openimr.checks.days.dated import Dated
from openimr.checks.days.findings import Days, day_finding
from openimr.checks.days.kinds import DONE, RARE, RARE_STUDIES, STUDIES, TREATMENTS, Kind
from openimr.checks.days.likeness import (
    finds_the_same,
    is_day_of_report,
    is_named_alike,
    is_near_time,
    is_same_operation,
    is_same_thing,
    is_slip,
    may_be_of_one_kind,
)
from openimr.checks.days.oneness import are_other_levels, is_one_alone, is_same_turn
from openimr.checks.days.too_soon import is_too_soon
from openimr.checks.letters import Item
from openimr.domain.findings import Finding

_ONCE = frozenset({Kind.FIRST_REPORT, Kind.STATIONARY})
_THE = re.compile(r"\b(?:the|this|that)\s(?:[\w-]+\s){0,3}\Z", re.IGNORECASE)
_MOST_COMPARED = 100


def find_told_twice(days: Days) -> Iterator[Finding]:
    """Yield what the summary gives two days, or one rationale.

    A summary tells of two studies more often than a rationale does: only what is seldom done twice counts, of the same place,
    in one part of the day, or what has the same findings, or what is done again less soon (``is_too_soon``); of an operation also the month or the year. In a rationale counts
    what the summary does not tell of both.
    """
    for each, twin in _twins(days, days.summary):
        yield _finding(days, None, each, twin)
    known = {one.day for one in days.summary}
    for item, dated in days.rationales:
        for each, twin in _twins(days, dated):
            if not {each.day, twin.day} <= known:
                yield _finding(days, item, each, twin)
    yield from _times(days)


def _twins(days: Days, dated: Sequence[Dated]) -> Iterator[tuple[Dated, Dated]]:
    seen: list[Dated] = []
    several = _told_as_several(days)
    for each in dated:
        if (each.kind, each.day) in several:
            continue
        twin = next((one for one in seen[-_MOST_COMPARED:] if _is_twin(days, one, each)), None)
        if twin is not None:
            yield each, twin
        if _can_be_twin(each):
            seen.append(each)


def _told_as_several(days: Days) -> set[tuple[Kind, date]]:
    """Return what a rationale calls a further one of its kind, so that there were several."""
    every = (one for _, dated in days.rationales for one in dated)
    return {(one.kind, one.day) for one in every if one.kind in DONE and is_another(one)}


def _can_be_twin(each: Dated) -> bool:
    return each.kind in _ONCE | DONE


def _finding(days: Days, item: Item | None, each: Dated, twin: Dated) -> Finding:
    more = "" if each.kind in _ONCE else ", or tells of two within days of each other"
    where = "summary" if item is None else "rationale"
    return day_finding(
        "two dates",
        f"The {where} gives {'the' if each.kind in _ONCE else 'one'} {each.kind.value} two days{more}.",
        item=item,
        found=[days.letter.passage(each.phrase)],
        against=[days.letter.passage(twin.phrase)],
    )


def _is_twin(days: Days, one: Dated, other: Dated) -> bool:
    if not may_be_of_one_kind(one, other) or one.day == other.day or one.phrase.start == other.phrase.start:
        return False
    if one.kind in _ONCE:
        return one.kind is Kind.FIRST_REPORT or is_slip(one.day, other.day)
    if is_day_of_report(one, other) or not is_same_thing(one, other) or not is_same_operation(one, other):
        return False
    if is_same_turn(one, other) or is_one_alone(days, one, other):
        return one.kind in DONE and not are_other_levels(days, one, other)
    return (_is_rare_twin(days, one, other) and not are_other_levels(days, one, other)) or is_too_soon(days, one, other)


def _is_rare_twin(days: Days, one: Dated, other: Dated) -> bool:
    """Return whether what is seldom done twice, or has the same findings, is told of two days near each other."""
    if one.kind is not other.kind or one.kind not in RARE | STUDIES or is_another(one) or is_another(other):
        return False
    is_near, is_rare = is_slip(one.day, other.day), other.kind in RARE
    is_other_year = one.day.year != other.day.year and is_near
    if not one.regions & other.regions and not (other.kind in RARE_STUDIES and is_other_year):
        return False
    return (is_near and is_rare) or ((is_near or is_rare) and finds_the_same(days, one, other))


def _times(days: Days) -> Iterator[Finding]:
    """Yield an operation of which the summary once names the day or the time, and once a month or a year that is another."""
    operations = [one for one in days.summary if one.kind is Kind.OPERATION and not is_another(one)]
    times = [one for one in days.summary_times if one.kind is Kind.OPERATION and not is_another(one)]
    for place, each in enumerate(times[:_MOST_COMPARED]):
        others = (*operations[:_MOST_COMPARED], *times[:place])
        twin = next((one for one in others if _is_one_operation(one, each)), None)
        if twin is not None:
            yield _finding(days, None, each, twin)


def _is_one_operation(one: Dated, other: Dated) -> bool:
    is_one = is_named_alike(one, other) and is_same_thing(one, other) and bool(one.regions & other.regions)
    return is_one and (is_near_time(one, other) or _is_the_one(one, other))


def _is_the_one(one: Dated, other: Dated) -> bool:
    """Return whether a later mention speaks of the operation, on one side, as of one told before."""
    is_later = other.span.start > one.span.start and other.day > one.last
    is_definite = _THE.search(other.lead[: other.lead.lower().rfind(other.noun)]) is not None
    return is_later and is_definite and bool(one.sides & other.sides)


def find_told_by_two(days: Days) -> Iterator[Finding]:
    """Yield what two rationales date otherwise and the summary not at all; shown is the day that fewer of them name."""
    known = {one.day for one in days.summary}
    told = [(item, one) for item, dated in days.rationales for one in dated if _can_be_compared(one, known)]
    told = told[:_MOST_COMPARED]
    counts = {day: sum(one.day == day for _, one in told) for day in {one.day for _, one in told}}
    for item, each in told:
        same = [one for other, one in told if other is not item and _is_one_told_twice(days, each, one)]
        against = next((one for one in same if (counts[each.day], each.day) < (counts[one.day], one.day)), None)
        if against is not None:
            yield day_finding(
                "two dates",
                f"Two rationales give one {each.kind.value} two days.",
                item=item,
                found=[days.letter.passage(each.phrase)],
                against=[days.letter.passage(against.phrase)],
            )


def _can_be_compared(one: Dated, known: set[date]) -> bool:
    return one.kind in RARE | TREATMENTS | {Kind.DRUG_TEST} and one.day not in known and not is_another(one)


def _is_one_told_twice(days: Days, one: Dated, other: Dated) -> bool:
    is_one = is_same_thing(one, other) and is_same_operation(one, other) and not is_day_of_report(one, other)
    is_one = is_one and one.day != other.day and is_slip(one.day, other.day)
    return is_one and (one.kind is not Kind.DRUG_TEST or is_too_soon(days, one, other))
