"""Hold the records insufficient: their time is over, and some are missing."""

from datetime import datetime
from hashlib import sha256

from django.db import transaction

from openimr.law.days import day_in_words
from openimr.web.audit.services import record
from openimr.web.cases.act_clocks import act_clocks
from openimr.web.cases.docket import is_past
from openimr.web.cases.models import Case, CaseClock, RecordsShortfall
from openimr.web.cases.services.locking import change, lock_case, require_state
from openimr.web.cases.services.telling import tell_of_shortfall
from openimr.web.cases.values import CaseState
from openimr.web.errors import RefusedError
from openimr.web.people.access import require
from openimr.web.people.models import User
from openimr.web.people.values import Permission
from openimr.web.written import written

LONGEST_LIST = 1000
"""Characters of what is missing."""


@transaction.atomic
def hold_records_insufficient(*, case: Case, version: int, lacking: str, by: User, at: datetime) -> Case:
    """Hold that records are missing though their time is over. Their clock runs on, and shows how late they are.

    The case goes on once they have come, or without them on what others sent
    (``openimr.web.cases.services.assignment.close_records``); or its dispute ends.

    Args:
        case: Whose records are awaited.
        version: The version the form was made from.
        lacking: Which ones, in words; at most ``LONGEST_LIST`` characters.
        by: Who holds it.
        at: The moment, aware.

    Raises:
        NotAllowedError: ``by`` does not send notices of the case.
        RefusedError: The case is in another state, the time for records is not over, or it is not said what is missing.
        StaleFormError: The case was changed in between.

    Writes:
        A RecordsShortfall, the Notice of it, the case’s state, and one AuditEvent.

    Source: 8 CCR §§ 9792.10.5(a)(1), 9792.10.6(b)(2). That this is a state of its own is ours.
    """
    require(by, Permission.SEND_NOTICE, at=at)
    locked = lock_case(case, version=version)
    require_state(locked, CaseState.RECORDS_REQUESTED)
    clock = records_clock(locked)
    if clock is not None and not is_past(clock, at=at):
        raise RefusedError(
            f"The time for records runs until {day_in_words(clock.due_at or clock.due)}; before, none is missing."
        )
    lacking = written(lacking, longest=LONGEST_LIST, field="lacking", if_none="Say which records are missing.")
    RecordsShortfall.objects.create(case=locked, lacking=lacking, by=by, at=at)
    if clock is not None:
        tell_of_shortfall(locked, lacking=lacking, clock=clock, by=by, at=at)
    facts = change(locked, state=CaseState.INSUFFICIENT_RECORDS) | {
        "documents": locked.documents.count(),
        "due": str(clock.due) if clock else None,
        "lacking_sha256": sha256(lacking.encode()).hexdigest(),
    }
    record(scope=locked.number, verb="hold_records_insufficient", by=by, at=at, facts=facts)
    return locked


def records_clock(case: Case) -> CaseClock | None:
    """Return the clock by which the records of a case are due; None if none runs."""
    names = act_clocks(CaseState.RECORDS_REQUESTED)
    found: CaseClock | None = case.clocks.filter(name__in=names, stopped_at__isnull=True).order_by("due", "pk").first()
    return found
