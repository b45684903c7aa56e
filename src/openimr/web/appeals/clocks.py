"""The time to appeal a determination."""

from django.conf import settings

from openimr.law.clocks import limit_named
from openimr.law.days import legal_day
from openimr.law.deadlines import Deadline, last_day
from openimr.web.cases.services.locking import start_clock, stop_clocks
from openimr.web.determinations.models import IssuedDetermination, Service

APPEAL = "appeal"
"""Name of the clock. Source: Lab. Code § 4610.6(h)."""


def services_that_count(issued: IssuedDetermination) -> tuple[Service, ...]:
    """Return the service on each party from which its time counts, in the order served.

    Of a corrected letter it is the service of the letter whose place it takes, unless the site's setting
    ``corrected-letter-restarts`` says otherwise.
    """
    restarts = settings.OPENIMR_LAW.corrected_letter_restarts
    services = Service.objects.filter(determination__review=issued.review_id, party__isnull=False)
    if restarts:
        services = services.filter(determination=issued)
    first: dict[str, Service] = {}
    for service in services.select_related("party").order_by("at", "pk"):
        first.setdefault(service.recipient, service)
    return tuple(first.values())


def start_appeal_clock(issued: IssuedDetermination) -> None:
    """Start the time to appeal that ends last, once everyone is served; part of its caller's transaction.

    It runs for each party from the day of mailing to that party; the case keeps the one that ends last.

    Raises:
        NoLawInForceError: No rule is in force on that day.

    Writes:
        One CaseClock; one that ran before is stopped.
    """
    *_, latest = services_that_count(issued)
    stop_clocks(issued.case, APPEAL, at=latest.at)
    start_clock(issued.case, APPEAL, starts=legal_day(latest.at))


def appeal_deadline(service: Service) -> Deadline:
    """Return until when the party that was served may appeal.

    Raises:
        NoLawInForceError: No rule is in force on that day.

    Source: Lab. Code § 4610.6(h).
    """
    starts = legal_day(service.at)
    return last_day(limit_named(APPEAL, on=starts, assumptions=settings.OPENIMR_LAW), starts=starts, mail=None)
