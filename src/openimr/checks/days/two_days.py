"""One study, operation, injection or visit that a letter gives two days."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from openimr.checks.body import can_be_one_place
from openimr.checks.days.dated import STUDIES, Dated, Kind, months_in
from openimr.checks.days.findings import Days, day_finding
from openimr.checks.letters import Item
from openimr.domain.findings import Finding

_IMAGES = frozenset({Kind.MRI, Kind.CT, Kind.SCAN})
_DONE_ONCE = STUDIES | {Kind.INJECTION, Kind.OPERATION, Kind.DRUG_TEST}
_RARE_STUDIES = frozenset({Kind.MRI, Kind.CT, Kind.ELECTRODIAGNOSTIC})
_RARE = _RARE_STUDIES | {Kind.OPERATION}
_VISITS = frozenset({Kind.VISIT, Kind.OTHER})
_ANOTHER = re.compile(
    r"\b(?:repeat(?:ed)?|second|another|earlier|previous|prior|older?|new(?:er)?|latest|updated?|initial|third|follow-?\s?up|again|"
    r"post-?\s?op\w*)\b",
    re.IGNORECASE,
)
_MEASURE = re.compile(r"\b\d{1,3}(?:\.\d{1,2})?\s?(?:mm|cm|milliseconds|ms)\b", re.IGNORECASE)
_ANY_OPERATION = frozenset({"surgery", "surgeries", "operation", "operated"})
_LONG_WORD = re.compile(r"[a-z]{5,}")
_LEVEL = re.compile(r"\b[clt]\d{1,2}-[clts]?\d\b")
_LOOKED_BACK = 45
_TOLD_AFTER = 180
_SHARED_WORDS = 4
_CLOSE = 7
_MOST_COMPARED = 100
_FEW = 14


def find_two_days(days: Days) -> Iterator[Finding]:
    """Yield what has two days.

    A rationale takes its days from the record that the summary tells. So a study whose day the summary does not know, beside
    one of the same kind and place whose day differs by a slip of the pen, is one study with two days; so is one that is
    seldom made twice, where the summary tells of only one. Within the summary
    two studies are told more often: only what is seldom done twice counts, of the same place, in one part of the day.
    """
    for item, dated in days.rationales:
        yield from _in_rationale(days, item, dated)
    yield from _in_summary(days)


def _in_rationale(days: Days, item: Item, dated: Sequence[Dated]) -> Iterator[Finding]:
    known = {each.day for each in days.summary} | set(item.parts.service_dates)
    seen: set[date] = set()
    for each in dated:
        if each.day in seen or each.day in known:
            continue
        other = _other_day(days, item, each, dated)
        if other is not None:
            seen.add(each.day)
            yield day_finding(
                "two dates",
                f"The rationale and the summary give one {_name(each.kind)} two days.",
                item=item,
                found=[days.letter.passage(each.phrase)],
                against=[days.letter.passage(other.phrase)],
            )


def _other_day(days: Days, item: Item, each: Dated, dated: Sequence[Dated]) -> Dated | None:
    """Return the day that the summary gives what a rationale dates otherwise."""
    if each.kind is Kind.APPROVAL:
        return _review_of(days, item, each)
    if each.kind is Kind.FIRST_REPORT:
        return next((other for other in days.summary if other.kind is Kind.FIRST_REPORT), None)
    if each.kind in {Kind.VISIT, Kind.REQUEST}:
        alike = _VISITS if each.kind is Kind.VISIT else {Kind.REQUEST}
        return next((other for other in days.summary if other.kind in alike and _is_misread(each.day, other.day)), None)
    if each.kind not in _DONE_ONCE or _is_another(each):
        return None
    in_rationale = {one.day for one in dated if _is_same(one.kind, each.kind)}
    same = [
        one
        for one in days.summary
        if _is_same(one.kind, each.kind) and _is_one_place(one, each) and one.day not in in_rationale
    ]
    slip = next((one for one in same if is_slip(each.day, one.day)), None)
    if slip is not None or len(same) != 1:
        return slip or (None if same else _other_month(days, each))
    return same[0] if each.kind in _RARE_STUDIES or _finds_the_same(days, each, same[0]) else None


def _other_month(days: Days, each: Dated) -> Dated | None:
    """Return the one month that the summary gives a study or an operation, where that of the rationale is another."""
    if each.kind not in _RARE:
        return None
    told = months_in(days.letter.text, days.letter.summary)
    same = [one for one in told if _is_same(one.kind, each.kind) and _is_one_place(one, each)]
    if len(same) != 1 or _is_another(same[0]):
        return None
    return None if (same[0].day.year, same[0].day.month) == (each.day.year, each.day.month) else same[0]


def _review_of(days: Days, item: Item, each: Dated) -> Dated | None:
    """Return the review of the summary by which a part was authorized, where the rationale gives that another day."""
    review = days.letter.parts.ur
    if item.decided.authorized is None or review is None or review.day is None:
        return None
    if not 0 < abs((review.day - each.day).days) <= _FEW:
        return None
    return next((one for one in days.summary if one.day == review.day and one.kind in {Kind.REVIEW, Kind.OTHER}), None)


def _in_summary(days: Days) -> Iterator[Finding]:
    seen: list[Dated] = []
    for each in days.summary:
        if each.kind in _RARE and not _is_another(each):
            twin = next(
                (one for one in seen[-_MOST_COMPARED:] if one.kind is each.kind and _is_twin(days, one, each)), None
            )
            if twin is not None:
                yield day_finding(
                    "two dates",
                    f"The summary gives one {_name(each.kind)} two days, or tells of two within days of each other.",
                    found=[days.letter.passage(each.phrase)],
                    against=[days.letter.passage(twin.phrase)],
                )
            seen.append(each)
        elif each.kind is Kind.FIRST_REPORT:
            twin = next((one for one in seen if one.kind is each.kind and one.day != each.day), None)
            if twin is not None:
                yield day_finding(
                    "two dates",
                    "The summary gives the first report two days.",
                    found=[days.letter.passage(each.phrase)],
                    against=[days.letter.passage(twin.phrase)],
                )
            seen.append(each)


def _is_twin(days: Days, one: Dated, other: Dated) -> bool:
    if one.day == other.day or one.phrase.start == other.phrase.start:
        return False
    if not is_slip(one.day, other.day) and not _finds_the_same(days, one, other):
        return False
    if one.kind is Kind.OPERATION and not _may_be_one_operation(_first_word(days, one), _first_word(days, other)):
        return False
    return bool(one.regions & other.regions) and _is_one_place(one, other)


def _may_be_one_operation(one: str, other: str) -> bool:
    return one == other or one in _ANY_OPERATION or other in _ANY_OPERATION


def _first_word(days: Days, each: Dated) -> str:
    return days.letter.words(each.phrase).split(maxsplit=1)[0].lower()


def _is_same(one: Kind, other: Kind) -> bool:
    return one is other or (Kind.SCAN in {one, other} and {one, other} <= _IMAGES)


def _is_one_place(one: Dated, other: Dated) -> bool:
    return can_be_one_place(one.regions, other.regions) and not (
        one.sides and other.sides and not one.sides & other.sides
    )


def _is_another(each: Dated) -> bool:
    return _ANOTHER.search(each.lead[-_LOOKED_BACK:]) is not None


def _finds_the_same(days: Days, one: Dated, other: Dated) -> bool:
    """Return whether two mentions tell one finding: a measure, or a level and most of the words about it."""
    (mine, my_measures, my_levels), (yours, your_measures, your_levels) = (
        _told_after(days, each) for each in (one, other)
    )
    return bool(my_measures & your_measures) or (bool(my_levels & your_levels) and len(mine & yours) >= _SHARED_WORDS)


def _told_after(days: Days, each: Dated) -> tuple[set[str], set[str], set[str]]:
    words = days.letter.text[each.phrase.end : each.phrase.end + _TOLD_AFTER].lower()
    measures = {match[0].replace(" ", "") for match in _MEASURE.finditer(words)}
    return set(_LONG_WORD.findall(words)), measures, set(_LEVEL.findall(words))


def is_slip(one: date, other: date) -> bool:
    """Return whether two days may be one that was miswritten: all but one of day, month and year are the same, or a week apart.

    >>> is_slip(date(2016, 9, 12), date(2016, 9, 21)), is_slip(date(2016, 9, 12), date(2015, 3, 4))
    (True, False)
    """
    differing = (one.year != other.year) + (one.month != other.month) + (one.day != other.day)
    is_turned = (one.year, one.month, one.day) == (other.year, other.day, other.month)
    return differing <= 1 or is_turned or abs((one - other).days) <= _CLOSE


def _is_misread(one: date, other: date) -> bool:
    """Return whether two days of visits may be one: another year alone, or a day with one digit wrong or two changed places."""
    if (one.month, one.day) == (other.month, other.day):
        return one.year != other.year
    if (one.year, one.month) != (other.year, other.month):
        return False
    mine, yours = f"{one.day:02}", f"{other.day:02}"
    return mine == yours[::-1] or mine[1] == yours[1]


def _name(kind: Kind) -> str:
    return "authorization" if kind is Kind.APPROVAL else kind.value
