"""Give more time for a determination, as the Division approved it."""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from django.conf import settings
from django.db import transaction

from openimr.law.clocks import limit_named
from openimr.law.days import day_in_words, legal_day
from openimr.law.deadlines import EXTENSION_SOURCE
from openimr.web.audit.services import record
from openimr.web.cases.choices import ExtensionGround
from openimr.web.cases.models import Case, CaseClock, ExtensionApproval
from openimr.web.cases.services.locking import change, lock_case, require_state, set_aside, start_clock
from openimr.web.cases.services.telling import tell_of_extension
from openimr.web.cases.values import CaseState
from openimr.web.errors import RefusedError
from openimr.web.people.access import require
from openimr.web.people.models import User
from openimr.web.people.values import Permission
from openimr.web.written import written

EXTENDABLE = (
    CaseState.REVIEWER_SELECTION,
    CaseState.ATTESTATION,
    CaseState.CLINICAL_REVIEW,
    CaseState.QUALITY_CHECK,
)
"""States in which the clock of the determination runs."""

LONGEST_REASON = 300

_AS_BEFORE = "what the clock that is extended rests on and was not read"


@dataclass(frozen=True, kw_only=True, slots=True)
class Approval:
    """What the Division approved.

    Attributes:
        days: How many calendar days more.
        number: By which the Division keeps it.
        approved_on: On which day.
        approved_by: Who, for the Division.
        because: Why more time is needed, in words.
    """

    days: int
    number: str
    approved_on: date
    approved_by: str
    ground: ExtensionGround
    because: str


@transaction.atomic
def extend_determination(*, case: Case, version: int, approval: Approval, by: User, at: datetime) -> Case:
    """Extend the clock of the determination by the days that the Division approved; once a clock.

    That it must be approved before the last day, no provision that was read says; so a later one is not refused. That a
    clock is extended once is our reading of “up to three days” [unverified].

    Args:
        case: Whose determination is awaited.
        version: The version the form was made from.
        approval: What the Division approved.
        by: Who enters it.
        at: The moment, aware.

    Raises:
        NotAllowedError: ``by`` does not send notices of the case.
        RefusedError: The case is in another state, no such clock runs, it was extended already, the approval lacks its
            number, who gave it or why, or its day is still to come or before the clock began; or the days are more than
            the law lets the Division add, or none.
        NoLawInForceError: The rules are not known for the day the clock started.
        StaleFormError: The case was changed in between.

    Writes:
        An ExtensionApproval, the clock that is stopped and the one that runs instead, the Notice of it, and one AuditEvent.

    Source: Lab. Code § 4610.6(d)(2).
    """
    require(by, Permission.SEND_NOTICE, at=at)
    locked = lock_case(case, version=version)
    require_state(locked, *EXTENDABLE)
    clock = determination_clock(locked)
    if clock is None:
        raise RefusedError("No clock of the determination runs, so there is none to extend.")
    _check(clock, approval, at=at)
    running = _run_on(locked, clock, approval, at=at)
    kept = ExtensionApproval.objects.create(
        case=locked,
        extended=clock,
        clock=running,
        days=approval.days,
        number=approval.number.strip(),
        approved_on=approval.approved_on,
        approved_by=approval.approved_by.strip(),
        ground=approval.ground,
        because=approval.because.strip(),
        by=by,
        at=at,
    )
    tell_of_extension(locked, kept, by=by, at=at)
    facts = change(locked) | {
        "days": approval.days,
        "approval_sha256": sha256(approval.number.strip().encode()).hexdigest(),
        "approved_on": str(approval.approved_on),
        "ground": str(approval.ground),
        "was_due": str(clock.due),
        "due": str(running.due),
    }
    record(scope=locked.number, verb="extend_determination", by=by, at=at, facts=facts)
    return locked


def determination_clock(case: Case) -> CaseClock | None:
    """Return the clock that binds the determination of a case; None if none runs."""
    running = case.clocks.filter(name__startswith="determination-", stopped_at__isnull=True)
    found: CaseClock | None = running.order_by("due", "pk").first()
    return found


def most_days(clock: CaseClock) -> int:
    """Return how many days the Division may add to a clock.

    Raises:
        NoLawInForceError: The rules are not known for the day it started.
    """
    return limit_named(clock.name, on=clock.starts, assumptions=settings.OPENIMR_LAW).extendable


def _run_on(case: Case, clock: CaseClock, approval: Approval, *, at: datetime) -> CaseClock:
    """Stop a clock of a locked case, and return the one that runs instead."""
    until = f"Extended by {approval.days} day{'' if approval.days == 1 else 's'}, approval {approval.number.strip()}"
    set_aside([clock], at=at, because=f"{until} ({EXTENSION_SOURCE}).")
    doubts = () if clock.is_verified else (_AS_BEFORE,)
    start_clock(case, clock.name, starts=clock.starts, extended=approval.days, doubts=doubts)
    running: CaseClock = case.clocks.get(name=clock.name, stopped_at__isnull=True)
    return running


def _check(clock: CaseClock, approval: Approval, *, at: datetime) -> None:
    if hasattr(clock, "extension"):
        told = day_in_words(clock.extension.approved_on)
        raise RefusedError(f"This time was extended already, with an approval of {told}; it is extended once.")
    longest = most_days(clock)
    if not 1 <= approval.days <= longest:
        told = f"Expected 1 to {longest} days ({EXTENSION_SOURCE}); found {approval.days}."
        raise RefusedError(told, field="days")
    for field, words in (("number", "the number of the approval"), ("approved_by", "who approved it")):
        if not getattr(approval, field).strip():
            raise RefusedError(f"Without the Division’s approval there is no extension. Enter {words}.", field=field)
    written(approval.because, longest=LONGEST_REASON, field="because", if_none="Say why more time is needed.")
    if approval.approved_on > legal_day(at):
        raise RefusedError("This day is still to come. Enter the day of the approval.", field="approved_on")
    if approval.approved_on < clock.starts:
        told = f"The time runs from {day_in_words(clock.starts)}; it cannot have been extended before."
        raise RefusedError(told, field="approved_on")
