"""Whether two days may be those of one thing: its kind, its place, its findings, and how the days differ."""

import re
from datetime import date

from openimr.checks.body import can_be_one_place
from openimr.checks.days.another import is_another
from openimr.checks.days.dated import Dated
from openimr.checks.days.findings import Days
from openimr.checks.days.kinds import Kind, is_same_kind
from openimr.checks.days.operations import family_of, is_any_operation, is_one_operation, is_put_in_and_out

_REPORT_OF = re.compile(r"\breports?\s(?:of|on|for)\s[^.;]{1,30}\Z", re.IGNORECASE)
_MEASURE = re.compile(r"\b\d{1,3}(?:\.\d{1,2})?\s?(?:mm|cm|milliseconds|ms)\b", re.IGNORECASE)
_START_OF_NAME = 5
_OTHER_NAMES = {
    "polys": "sleep",
    "fce": "funct",
    "ekg": "elect",
    "ecg": "elect",
    "scint": "bone",
    "spiro": "pulmo",
    "audio": "heari",
    "angio": "arter",
    "egd": "endos",
    "esoph": "endos",
}
"""Names of one study by their first letters."""

_PHASES = re.compile(r"(?:three|triple|3)[\s-]?phase\s")
_JOINT = "arthrogra"
_SPINAL = "myelogra"
_DENSITY = re.compile(r"densit|dexa")

_LONG_WORD = re.compile(r"[a-z]{5,}")
_LEVEL = re.compile(r"\b[clt]\d{1,2}-[clts]?\d\b")
_TOLD_AFTER = 180
_SHARED_WORDS = 4
_CLOSE = 7
_LAST_OF_YEAR = (12, 31)
_TO_WRITE_A_REPORT = 14


def is_slip(one: date, other: date) -> bool:
    """Return whether two days may be one that was miswritten: all but one of day, month and year are the same, or a week apart.

    >>> is_slip(date(2016, 9, 12), date(2016, 9, 21)), is_slip(date(2016, 9, 12), date(2015, 3, 4))
    (True, False)
    """
    differing = (one.year != other.year) + (one.month != other.month) + (one.day != other.day)
    is_turned = (one.year, one.month, one.day) == (other.year, other.day, other.month)
    return differing <= 1 or is_turned or abs((one - other).days) <= _CLOSE


def is_misread(one: date, other: date) -> bool:
    """Return whether two days of visits may be one: another year or month alone, or a day with one digit wrong or two changed places.

    Visits follow each other by weeks, which lead to the same day of another month by chance alone.

    >>> is_misread(date(2016, 9, 12), date(2016, 9, 21)), is_misread(date(2016, 9, 12), date(2016, 9, 14))
    (True, False)
    """
    if (one.year, one.month, one.day) == (other.year, other.day, other.month):
        return one != other
    if (one.month != other.month) + (one.year != other.year) + (one.day != other.day) != 1:
        return False
    mine, yours = f"{one.day:02}", f"{other.day:02}"
    return mine == yours[::-1] or mine[1] == yours[1]


def is_month_later(one: date, other: date) -> bool:
    """Return whether two days differ in the month alone, as what is done month by month does."""
    return (one.year, one.day) == (other.year, other.day) and one.month != other.month


def is_near_time(one: Dated, other: Dated) -> bool:
    """Return whether two times apart, one of them no day, may be one: another month of one year, the same month of another, a year off."""
    if one.day <= other.last and other.day <= one.last:
        return False
    if is_year(one) or is_year(other):
        return abs(one.day.year - other.day.year) == 1
    return one.day.year == other.day.year or one.day.month == other.day.month


def is_year(each: Dated) -> bool:
    """Return whether a year is named without a month."""
    return each.day.month == 1 and (each.last.month, each.last.day) == _LAST_OF_YEAR


def may_be_of_one_kind(one: Dated, other: Dated) -> bool:
    """Return whether two mentions may be of one kind of thing.

    An arthrogram may be one by magnetic resonance, a myelogram a CT of nearly the same day.
    """
    if is_same_kind(one.kind, other.kind) or all(_JOINT in each.noun for each in (one, other)):
        return True
    is_spinal = any(mine.kind is Kind.CT and _SPINAL in yours.noun for mine, yours in ((one, other), (other, one)))
    return is_spinal and is_slip(one.day, other.day)


def is_same_thing(one: Dated, other: Dated) -> bool:
    """Return whether two mentions may be of one thing at one place of the body."""
    if not may_be_of_one_kind(one, other):
        return False
    if one.kind is other.kind is Kind.STUDY and _name_of_study(one) != _name_of_study(other):
        return False
    if one.sides and other.sides and not one.sides & other.sides:
        return False
    return can_be_one_place(one.regions, other.regions) and not is_put_in_and_out(one.noun, other.noun)


def _name_of_study(each: Dated) -> str:
    if _DENSITY.search(each.noun):
        return "density"
    start = _PHASES.sub("", each.noun)[:_START_OF_NAME].strip()
    return _OTHER_NAMES.get(start, start)


def is_same_operation(one: Dated, other: Dated) -> bool:
    """Return whether two words may name one operation; what is no operation is not judged."""
    if Kind.OPERATION not in {one.kind, other.kind}:
        return True
    mine, yours = _first_word(one), _first_word(other)
    return is_one_operation(mine, yours)


def is_named_alike(one: Dated, other: Dated) -> bool:
    """Return whether both name what was done alike, and the name says which operation it was."""
    mine, yours = _first_word(one), _first_word(other)
    return family_of(mine) == family_of(yours) and not is_any_operation(mine)


def is_one_operation_told(one: Dated, other: Dated) -> bool:
    """Return whether both tell of an operation by one name on one side of one part, and neither of a further one."""
    if not Kind.OPERATION is one.kind is other.kind or is_another(one) or is_another(other):
        return False
    return is_named_alike(one, other) and bool(one.sides & other.sides) and bool(one.regions & other.regions)


def _first_word(each: Dated) -> str:
    return each.noun.split(maxsplit=1)[0] if each.noun else ""


def is_day_of_report(one: Dated, other: Dated) -> bool:
    """Return whether the later of two days may be that of the report on what was done on the earlier one."""
    early, late = (one, other) if one.day <= other.day else (other, one)
    return _is_report(late) and not _is_report(early) and (late.day - early.day).days <= _TO_WRITE_A_REPORT


def _is_report(each: Dated) -> bool:
    return "report" in each.noun or _REPORT_OF.search(each.lead) is not None


def finds_the_same(days: Days, one: Dated, other: Dated) -> bool:
    """Return whether two mentions tell one finding: a measure, or a level and most of the words about it."""
    first, later = sorted((one, other), key=lambda each: each.span.start)
    (mine, my_measures, my_levels), (yours, your_measures, your_levels) = (
        _told_after(days, first, later.phrase.start),
        _told_after(days, later),
    )
    return bool(my_measures & your_measures) or (bool(my_levels & your_levels) and len(mine & yours) >= _SHARED_WORDS)


def _told_after(days: Days, each: Dated, stop: int | None = None) -> tuple[set[str], set[str], set[str]]:
    """Return the long words, the measures and the levels behind a mention, in its paragraph and before the other mention."""
    end = each.phrase.end + _TOLD_AFTER
    words = (
        days.letter.text[each.phrase.end : end if stop is None else min(end, stop)].split("\n", maxsplit=1)[0].lower()
    )
    measures = {match[0].replace(" ", "") for match in _MEASURE.finditer(words)}
    return set(_LONG_WORD.findall(words)), measures, set(_LEVEL.findall(words))
