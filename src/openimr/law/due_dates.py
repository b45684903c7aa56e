"""When is it due? One answer from a clock's name, the day it starts and what moves it."""

from dataclasses import replace
from datetime import date, datetime

from openimr.domain.errors import InvalidTimeLimitError
from openimr.domain.time_limits import Destination, ServiceMethod
from openimr.law.assumptions import AS_SHIPPED, Assumptions
from openimr.law.clocks import limit_named, mail_days
from openimr.law.days import legal_day
from openimr.law.deadlines import Deadline, last_day


def due(  # noqa: PLR0913 - a clock, and all that moves its last day
    clock: str,
    *,
    starts: date | datetime,
    served: ServiceMethod | None = None,
    to: Destination | None = None,
    extended: int = 0,
    assumptions: Assumptions = AS_SHIPPED,
) -> Deadline:
    """Return when a step is due, under the law of the day its clock starts.

    Args:
        clock: A key of ``openimr.law.clocks.CLOCKS``.
        starts: The day of the event that starts the clock, or its moment; an hour clock needs the moment.
        served: How the paper that starts it was served; None if that is not asked. Where the limit runs the same however
            it was served, nothing is added, and the explanation says so.
        to: From where to where it was mailed; for mail alone, and then needed.
        extended: Calendar days by which the Division extended the limit; 0 if it did not.
        assumptions: What the site takes to hold where the law was not read.

    Raises:
        NoLawInForceError: No rule of that name is in force on that day, or the count leaves the known years.
        InvalidTimeLimitError: Something was given that does not apply to this clock, or is missing.

    >>> due("determination-regular", starts=date(2024, 5, 2)).due
    datetime.date(2024, 6, 3)
    """
    day = legal_day(starts)
    limit = limit_named(clock, on=day, assumptions=assumptions)
    if (served is ServiceMethod.MAIL) != (to is not None):
        raise InvalidTimeLimitError(
            f"{limit.source}: expected where the paper was mailed to for service by mail, and for no other; "
            f"found {'a place' if to else 'none'}"
        )
    mail = mail_days(served, to=to, on=day, assumptions=assumptions) if served and limit.takes_mail_days else None
    deadline = last_day(limit, starts=starts, mail=mail, extended=extended)
    return replace(deadline, served=served, served_adds=bool(mail and mail.length))
