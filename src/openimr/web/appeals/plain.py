"""Until when the employee may appeal, in plain words."""

from dataclasses import dataclass
from datetime import date

from openimr.law.days import legal_day
from openimr.law.service import Recipient
from openimr.web.appeals.clocks import appeal_deadline, services_that_count
from openimr.web.appeals.models import Appeal
from openimr.web.cases.models import Case
from openimr.web.cases.values import CaseState, PartyKind


@dataclass(frozen=True, kw_only=True, slots=True)
class PlainAppeal:
    """The employee's time to appeal.

    Attributes:
        until: The last day.
        is_over: Whether it is past.
        mailed_on: The day from which it counts.
        length: How long it is, in words.
        provision: Which rule sets it.
    """

    until: date
    is_over: bool
    mailed_on: date
    length: str
    provision: str


def plain_appeal(case: Case, *, today: date) -> PlainAppeal | None:
    """Return until when the employee may appeal; None where nothing stands, they were not served, or have appealed.

    Source: Lab. Code § 4610.6(h).
    """
    if case.state not in {CaseState.FDL_ISSUED, CaseState.CLOSED}:
        return None
    issued = case.determinations.latest("number")
    services = {each.recipient: each for each in services_that_count(issued)}
    service = services.get(Recipient.EMPLOYEE.name.lower())
    own = Appeal.objects.filter(determination__review=issued.review_id, filed_by__kind=PartyKind.EMPLOYEE)
    if service is None or own.exists():
        return None
    deadline = appeal_deadline(service)
    return PlainAppeal(
        until=deadline.due_day,
        is_over=today > deadline.due_day,
        mailed_on=legal_day(service.at),
        length=deadline.counted.in_words(deadline.length),
        provision=deadline.provision,
    )
