"""Whether the amounts of a partial approval add up."""

import re
from collections.abc import Sequence

from openimr.domain.parts import Quantity
from openimr.domain.text import Span, folded
from openimr.letters.parts.drugs import read_medication
from openimr.letters.parts.quantities import read_quantities
from openimr.letters.parts.requests import Request, read_request

_WHOLE_REMAINS = re.compile(r"leaving\s+the\s+original\s+request\s+IMR[\s-]+eligible", re.IGNORECASE)
_SERVED = ("session", "visit")
_CLOSE = 1e-6


def sum_agrees(text: str, *, heading: Span, requested: Span, authorized: Span, disputed: Request) -> bool | None:
    """Return whether a partial approval adds up; None where it cannot be told.

    Of a portion that remains: requested = authorized + disputed, in a unit that all three have, or that they come to
    (``3 times a week for 2 weeks`` is six sessions; ``#60 with 3 refills`` is 240); a unit in which all three are the
    same is none that was divided. Of an original request that remains
    whole: it says the same amounts and strengths at both places.

    Args:
        text: The letter.
        heading: Where the item's heading stands.
        requested: Where the original request stands.
        authorized: Where what was authorized stands.
        disputed: What remains.
    """
    first = read_request(text, requested)
    if _WHOLE_REMAINS.search(text, heading.start, heading.end):
        return _same(first, disputed)
    totals = [_totals(each) for each in (first, read_request(text, authorized), disputed)]
    shared = [unit for unit in totals[0] if all(unit in total for total in totals)]
    divided = [
        unit for unit in shared if len({total[unit] for total in totals[:2]}) > 1 or totals[2][unit] != totals[0][unit]
    ]
    if not shared:
        return None
    return bool(divided) and all(abs(totals[0][unit] - totals[1][unit] - totals[2][unit]) < _CLOSE for unit in divided)


def _same(first: Request, second: Request) -> bool | None:
    amounts = [_amounts(first), _amounts(second)]
    strengths = [[folded(span.of(each.text)).lower() for span in each.doses] for each in (first, second)]
    if not any((*amounts, *strengths)):
        return None
    return amounts[0] == amounts[1] and strengths[0] == strengths[1]


def _amounts(request: Request) -> list[tuple[float, float | None, str]]:
    return [(each.value, each.to, each.unit) for each in _quantities(request)]


def _quantities(request: Request) -> tuple[Quantity, ...]:
    return read_quantities(request, read_medication(request))


def _totals(request: Request) -> dict[str, float]:
    """Return what a request comes to, by unit, the most telling unit first; a range tells nothing."""
    quantities = [each for each in _quantities(request) if each.to is None]
    by_unit = {each.unit: each.value for each in reversed(quantities)}
    totals: dict[str, float] = {}
    served = _served(by_unit)
    if served is not None:
        totals["session"] = served
    if "count" in by_unit:
        totals["count"] = by_unit["count"] * _fills(quantities)
    for unit in ("refill", "gram", "milliliter", "injection", "unit", "month", "week", "day", "hour", "year"):
        if unit in by_unit:
            totals[unit] = by_unit[unit]
    return totals


def _served(by_unit: dict[str, float]) -> float | None:
    for unit in _SERVED:
        if unit in by_unit:
            return by_unit[unit]
    if "per week" in by_unit and "week" in by_unit:
        return by_unit["per week"] * by_unit["week"]
    return None


def _fills(quantities: Sequence[Quantity]) -> float:
    """Return how often the amount is given: once and the refills, or, where the refills come first, these alone."""
    refills = next((each for each in quantities if each.unit == "refill"), None)
    if refills is None:
        return 1
    count = next(each for each in quantities if each.unit == "count")
    return refills.value + (refills.span.start > count.span.start)
