"""The clocks of the implementation: they run exactly while something is to be done and its beginning is known."""

from datetime import datetime

from openimr.web.cases.models import Case
from openimr.web.cases.services.locking import start_clock, stop_clocks
from openimr.web.implementation.duties import CLOCK_OF, implementation_of


def keep_clocks(case: Case, *, at: datetime) -> None:
    """Start and stop the clocks of a locked case as what is to be done now asks; part of its caller's transaction.

    Raises:
        NoLawInForceError: No rule is in force on the day from which the time counts.

    Writes:
        CaseClocks; those that run already stay as they are.

    Source: Lab. Code § 4610.6(j); 8 CCR § 9792.10.7(a) for the appeal that is filed.
    """
    found = implementation_of(case)
    needed = found.clocks_needed if found else frozenset[str]()
    running = set(
        case.clocks.filter(name__in=CLOCK_OF.values(), stopped_at__isnull=True).values_list("name", flat=True)
    )
    stop_clocks(case, *sorted(running - needed), at=at)
    counts = found.counts_from if found else None
    if counts is not None:
        for name in sorted(needed - running):
            start_clock(case, name, starts=counts.day, doubts=counts.doubts, starts_with=counts.event)
