"""Whether two days of one thing may be one that was miswritten; how far apart they may lie depends on how soon the thing is done again."""

from datetime import date

from openimr.checks.days.dated import Dated
from openimr.checks.days.findings import Days
from openimr.checks.days.kinds import RARE, TREATMENTS, Kind
from openimr.checks.days.likeness import is_misread, is_month_later, is_slip

_A_WEEK, _SOON, _THREE_WEEKS = 7, 13, 20
_MADE_ONCE = frozenset({Kind.OPERATION, Kind.STUDY, Kind.ELECTRODIAGNOSTIC})


def may_be_miswritten(days: Days, one: Dated, other: Dated) -> bool:
    """Return whether two days are a slip of the pen apart, so near that nothing of the kind is done again.

    They are the same but for the year, or have day and month in each other's place; or they lie a week apart, or two weeks with one digit
    changed (three for an injection into one part of the body). Of an operation or a study that is made once any slip counts; of an
    injection also another month, where the letter tells the one day again and the other once.
    """
    is_near = is_turned_or_year_off(one.day, other.day) or _is_slip(one, other)
    return is_near or _is_told_more_often(days, one, other)


def is_turned_or_year_off(one: date, other: date) -> bool:
    """Return whether two days are the same of another year, or have day and month in each other's place.

    >>> is_turned_or_year_off(date(2016, 3, 8), date(2016, 8, 3)), is_turned_or_year_off(date(2016, 3, 8), date(2016, 3, 9))
    (True, False)
    """
    is_turned = (one.year, one.month, one.day) == (other.year, other.day, other.month)
    is_year_off = (one.month, one.day) == (other.month, other.day) and abs(one.year - other.year) == 1
    return is_turned or is_year_off


def _is_slip(one: Dated, other: Dated) -> bool:
    kinds = {one.kind, other.kind}
    apart = abs((one.day - other.day).days)
    if kinds == {Kind.DRUG_TEST}:
        return apart <= _SOON and is_misread(one.day, other.day)
    if kinds == {Kind.XRAY}:
        return apart <= _SOON and is_misread(one.day, other.day) and bool(one.regions & other.regions)
    if kinds == {Kind.INJECTION} and one.regions & other.regions and apart <= _THREE_WEEKS:
        return apart <= _A_WEEK or is_misread(one.day, other.day)
    if kinds.isdisjoint(RARE | {Kind.INJECTION}):
        return False
    if apart <= _A_WEEK or (apart <= _SOON and is_misread(one.day, other.day)):
        return True
    is_named = not kinds.isdisjoint(_MADE_ONCE) or (Kind.INJECTION not in kinds and bool(one.regions | other.regions))
    return is_named and is_slip(one.day, other.day)


def _is_told_more_often(days: Days, one: Dated, other: Dated) -> bool:
    """Return whether two days of injections differ in the month alone, and the letter tells the one again and the other once."""
    if Kind.INJECTION not in {one.kind, other.kind} or not is_month_later(one.day, other.day):
        return False
    told = [each.day for each in days.every if each.kind in TREATMENTS or each.kind is Kind.OTHER]
    return sorted((told.count(one.day) > 1, told.count(other.day) > 1)) == [False, True]
