"""Whether the days of the header keep the clocks of the law, where they tell all that a clock needs."""

from collections.abc import Iterator
from datetime import date

from openimr.checks.checking import Check
from openimr.checks.letters import Letter, passage_of_value
from openimr.domain.errors import NoLawInForceError
from openimr.domain.findings import Finding, Severity
from openimr.domain.time_limits import Destination, ServiceMethod
from openimr.law.clocks import limit_named, mail_days
from openimr.law.deadlines import Deadline, last_day

_NAME = "timeliness"


def find(letter: Letter) -> Iterator[Finding]:
    """Yield an application that was received after its last day, were the decision served by mail from another state.

    The header does not tell how the decision was served, so the longest time within the country counts. It does not tell when
    the records came either, with which the time for the determination begins: nothing is said of that.

    Source: Lab. Code § 4610.5(h)(1).
    """
    determination = letter.determination
    received, refused = determination.application_received, determination.ur_denial_date
    if received is None or refused is None:
        return
    deadline = _longest(refused)
    if deadline is None or not deadline.is_missed_by(received):
        return
    yield Finding(
        check=_NAME,
        status="application late",
        severity=Severity.QUESTION,
        item=None,
        message=f"The application was received late. {deadline.reason}",
        found=(passage_of_value("/application_received", received.isoformat()),),
        against=(passage_of_value("/ur_denial_date", refused.isoformat()),),
        provision=deadline.provision,
        resolved_by="Set the days right, or say why the application was taken.",
    )


def _longest(refused: date) -> Deadline | None:
    """Return the last day for an application on a decision of that day; None where no law at hand was in force."""
    try:
        limit = limit_named("application", on=refused)
        mail = mail_days(ServiceMethod.MAIL, to=Destination.US, on=refused)
        return last_day(limit, starts=refused, mail=mail)
    except NoLawInForceError:
        return None


CHECK = Check(name=_NAME, asks="Was the application received in time?", find=find)
