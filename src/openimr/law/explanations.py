"""A deadline explained to who answers for it: each step of the count with its day and provision, and what is unverified.

``openimr.law.deadlines.Deadline.reason`` says the same to a party, shorter and without the marks.
"""

from collections.abc import Iterator
from datetime import datetime

from openimr.domain.time_limits import DayKind, ServiceMethod
from openimr.law.calendars import COURT_DAYS, Holidays
from openimr.law.days import day_in_words
from openimr.law.deadlines import ROLLING_SOURCE, Deadline

_SERVED = {
    ServiceMethod.MAIL: "service by mail",
    ServiceMethod.OVERNIGHT: "service by overnight delivery",
    ServiceMethod.ELECTRONIC: "electronic service",
    ServiceMethod.PERSONAL: "service in person",
}


def explained(deadline: Deadline) -> str:
    """Return one sentence that anyone with a calendar can follow from the start to the due day.

    What of it was not read in the law ends it, marked ``[unverified: …]``, with the setting that decides it.
    """
    unverified = f" [unverified: {'; '.join(deadline.unverified)}]" if deadline.unverified else ""
    return f"due {day_in_words(deadline.due)} because {steps(deadline)}{unverified}"


def steps(deadline: Deadline) -> str:
    """Return the steps of the count alone, in their order."""
    return "; ".join((_counted(deadline), *_extended(deadline), *_not_extended(deadline), *_closed(deadline)))


def _counted(deadline: Deadline) -> str:
    length = deadline.counted.in_words(deadline.length)
    start = f"{day_in_words(deadline.starts)} ({deadline.starts_with})"
    if deadline.ends is None:
        return f"{length} pass from {start}, weekends and holidays too ({deadline.provision})"
    ends = f"{length} from {start}, the day itself left out, end on {day_in_words(deadline.ends)}"
    return f"{ends}{_left_out(deadline.skipped)} ({deadline.provision}; Code Civ. Proc. § 12)"


def _extended(deadline: Deadline) -> Iterator[str]:
    for each in deadline.extensions:
        length = each.counted.in_words(each.length)
        more = f"{length} more for {each.reason} end on {day_in_words(each.ends)}"
        yield f"{more}{_left_out(each.skipped)} ({each.source})"


def _not_extended(deadline: Deadline) -> Iterator[str]:
    if deadline.served is not None and not deadline.served_adds:
        yield f"{_SERVED[deadline.served]} adds nothing to it"


def _left_out(skipped: Holidays) -> str:
    return f", without {' and '.join(f'{day_in_words(day)} ({name})' for day, name in skipped)}" if skipped else ""


def _closed(deadline: Deadline) -> Iterator[str]:
    """Return what becomes of a last day on which the courts are closed."""
    if deadline.rolled_from is not None:
        closed = ", ".join(COURT_DAYS.closed_until_open(deadline.rolled_from))
        yield f"that day rolls to the next on which the courts are open, past {closed} ({ROLLING_SOURCE})"
    elif deadline.counted is not DayKind.HOURS and not isinstance(deadline.due, datetime):
        reason = COURT_DAYS.closed_because(deadline.due)
        if reason is not None:
            yield f"it stays there, though the courts are closed ({reason}), since this limit does not roll"
