"""Amounts of a treatment laid side by side: how often, how long, how many."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from openimr.domain.parts import Quantity
from openimr.domain.text import Span

_RATE = "a week"
_TOTAL = "sessions"
_WEEKS = "weeks"
_DAYS = "days"
_DAYS_OF = {"day": (1, 1), "week": (7, 7), "month": (28, 31), "year": (365, 366)}
_SERVED = frozenset({"session", "visit"})
_COMPARED = frozenset({"refill", "gram", "milliliter", "injection", "hour", "per month"})
_EVERY_SECOND_WEEK = re.compile(r"\b(?:every\s(?:other|second|two|2)\sweeks?|bi-?weekly|fortnightly)\b", re.IGNORECASE)
_BLOCKS = re.compile(
    r"\b(?P<number>two|three|four|five|six|[2-6])\s(?:(?!levels?\b)[A-Za-z]{2,20}\s){0,4}blocks\b", re.IGNORECASE
)
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_OF_MEDICINE = re.compile(r"#|qty|quantity|tab|cap|pill|patch", re.IGNORECASE)
_FEWEST_TABLETS = 7

_Range = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Amounts:
    """Amounts by what they count: ``a week``, ``sessions`` in all, ``weeks``, ``days``, ``count``, ``refill`` and so on.

    Attributes:
        by_unit: Of each, the numbers named, each as its lower and its upper end.
        is_served: Whether it is given in sessions, so that weeks are a part of how often.
    """

    by_unit: Mapping[str, frozenset[_Range]]
    is_served: bool = False

    def __bool__(self) -> bool:
        return bool(self.by_unit)


def amounts_of(text: str, zone: Span, quantities: Iterable[Quantity], *, is_medicine: bool, is_served: bool) -> Amounts:
    """Return the amounts of a request.

    Times a week over so many weeks are also sessions in all. Of a medicine counts only of tablets count, no single doses and
    no spans of time; of a service in sessions every count is of sessions.
    """
    found: dict[str, set[_Range]] = {}
    for each in quantities:
        for unit, ends in _units(text, each, is_medicine=is_medicine, is_served=is_served):
            found.setdefault(unit, set()).add(ends)
    words = zone.of(text)
    if _EVERY_SECOND_WEEK.search(words):
        found.setdefault(_RATE, set()).add((0.5, 0.5))
    if (blocks := _BLOCKS.search(words)) is not None:
        number = blocks["number"].lower()
        count = float(_NUMBERS.get(number) or number)
        found.setdefault("injection", set()).add((count, count))
    if _TOTAL not in found and len(found.get(_RATE, ())) == len(found.get(_WEEKS, ())) == 1:
        [rate], [weeks] = found[_RATE], found[_WEEKS]
        found[_TOTAL] = {(rate[0] * weeks[0], rate[1] * weeks[1])}
    return Amounts({unit: frozenset(ends) for unit, ends in found.items()}, is_served=_TOTAL in found or _RATE in found)


def _units(text: str, quantity: Quantity, *, is_medicine: bool, is_served: bool) -> Iterable[tuple[str, _Range]]:
    ends = (quantity.value, quantity.value if quantity.to is None else quantity.to)
    if quantity.unit in _SERVED or (is_served and quantity.unit == "count"):
        yield _TOTAL, ends
    elif quantity.unit == "per week":
        yield _RATE, ends
    elif quantity.unit in _COMPARED:
        yield quantity.unit, ends
    elif quantity.unit == "count":
        if not is_medicine or (ends[0] >= _FEWEST_TABLETS and _OF_MEDICINE.search(quantity.span.of(text))):
            yield "count", ends
    elif quantity.unit in _DAYS_OF and not is_medicine:
        if quantity.unit == "week":
            yield _WEEKS, ends
        fewest, most = _DAYS_OF[quantity.unit]
        yield _DAYS, (ends[0] * fewest, ends[1] * most)


def joined(several: Iterable[Amounts]) -> Amounts:
    """Return the amounts of several requests together."""
    found: dict[str, frozenset[_Range]] = {}
    is_served = False
    for each in several:
        is_served = is_served or each.is_served
        for unit, ends in each.by_unit.items():
            found[unit] = found.get(unit, frozenset()) | ends
    return Amounts(found, is_served=is_served)


def difference(asked: Amounts, said: Amounts) -> str | None:
    """Return ``quantity`` or ``frequency`` where what is said is none of what was asked; None where nothing differs.

    >>> twelve = Amounts({"sessions": frozenset({(12.0, 12.0)})}, is_served=True)
    >>> eight = Amounts({"sessions": frozenset({(8.0, 8.0)})}, is_served=True)
    >>> difference(twelve, eight), difference(twelve, twelve)
    ('quantity', None)
    """
    if _differs(_RATE, asked, said):
        return "frequency"
    if _differs(_TOTAL, asked, said):
        return "quantity"
    if asked.is_served or said.is_served:
        return "frequency" if _differs(_WEEKS, asked, said) and _differs_in_kind(asked, said) else None
    if any(_differs(unit, asked, said) for unit in (_DAYS, "count", *_COMPARED)):
        return "quantity"
    return None


def _differs_in_kind(asked: Amounts, said: Amounts) -> bool:
    """Return whether both say how often, so that a longer course is another one and not the time allowed for it."""
    return _RATE in asked.by_unit and _RATE in said.by_unit


def agrees(asked: Amounts, said: Amounts) -> bool:
    """Return whether both name amounts of one unit, and none differs."""
    return bool(asked.by_unit.keys() & said.by_unit.keys()) and difference(asked, said) is None


def _differs(unit: str, asked: Amounts, said: Amounts) -> bool:
    wanted, found = asked.by_unit.get(unit), said.by_unit.get(unit)
    if not wanted or not found:
        return False
    return not any(_meets(ends, other) for ends in found for other in wanted)


def _meets(said: _Range, asked: _Range) -> bool:
    return asked[0] <= said[1] and said[0] <= asked[1]
