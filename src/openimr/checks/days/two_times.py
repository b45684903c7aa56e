"""One study, operation or injection of which a rationale names another time than the summary, one of them no whole day."""

from openimr.checks.days.another import is_another
from openimr.checks.days.dated import Dated
from openimr.checks.days.findings import Days
from openimr.checks.days.kinds import DONE, RARE, Kind
from openimr.checks.days.likeness import is_named_alike, is_near_time, is_same_operation, is_same_thing
from openimr.checks.days.oneness import are_other_levels, have_one_level, is_one_alone

_FEW_YEARS = 3


def told_time(days: Days, each: Dated) -> Dated | None:
    """Return the one month or year that the summary gives what a rationale dates, where that is another."""
    same = _same_in(days, each, days.summary_times)
    if same is None or (each.kind not in RARE and not is_one_alone(days, each, same)):
        return None
    return None if same.day <= each.day <= same.last else same


def other_time(days: Days, each: Dated) -> Dated | None:
    """Return what the summary says of the time of a thing of which a rationale names another month or year."""
    same = _same_in(days, each, (*days.summary, *days.summary_times))
    if same is None or (same.day <= each.last and each.day <= same.last):
        return None
    is_near = each.kind in RARE | {Kind.STATIONARY} and (
        is_near_time(each, same) or _is_same_operation_at_place(days, each, same)
    )
    return same if is_near or is_one_alone(days, each, same) else None


def _same_in(days: Days, each: Dated, told: tuple[Dated, ...]) -> Dated | None:
    """Return the one thing of its kind and place; None where the summary tells of several, or of a further one."""
    if each.kind not in DONE | {Kind.STATIONARY} or is_another(each):
        return None
    same = [one for one in told if is_same_thing(one, each) and is_same_operation(one, each)]
    if len({(one.day, one.last) for one in same}) != 1 or is_another(same[0]):
        return None
    return None if are_other_levels(days, each, same[0]) else same[0]


def _is_same_operation_at_place(days: Days, one: Dated, other: Dated) -> bool:
    """Return whether both tell of an operation by one name at one level, or one side of one part, a few years apart."""
    if one.kind is not Kind.OPERATION or not is_named_alike(one, other):
        return False
    if not have_one_level(days, one, other) and not (one.sides & other.sides and one.regions & other.regions):
        return False
    return abs(one.day.year - other.day.year) <= _FEW_YEARS
