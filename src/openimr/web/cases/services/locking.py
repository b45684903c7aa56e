"""Lock a case, move it, and run its clocks: what every service of a case is made of."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from django.conf import settings

from openimr.domain.errors import CaseError
from openimr.domain.time_limits import MailDays, TimeLimit
from openimr.law.clocks import limit_named
from openimr.law.days import legal_day
from openimr.law.deadlines import Deadline, last_day
from openimr.web.audit.values import Fact
from openimr.web.cases.changes import changes_since
from openimr.web.cases.models import Case, CaseClock
from openimr.web.cases.values import MOVES, CaseState
from openimr.web.errors import RefusedError, StaleFormError


def lock_case(case: Case, *, version: int | None = None) -> Case:
    """Lock a case's row until the transaction ends, and return it as it now is.

    Whoever locks a case changes it or what belongs to it, so that its place on the docket must be found anew.

    Args:
        case: The case.
        version: The version the person's form was made from; None for a step that no form stands behind.

    Raises:
        StaleFormError: ``version`` is not the present one.
    """
    locked = Case.objects.select_for_update().get(pk=case.pk)
    if version is not None and locked.version != version:
        changes = changes_since(locked, version=version)
        raise StaleFormError(posted=version, present=locked.version, changes=changes)
    Case.objects.filter(pk=case.pk).exclude(docket_for="").update(docket_for="")
    return locked


def require_state(case: Case, *states: CaseState) -> None:
    """Refuse a step that the case's state does not allow.

    Raises:
        RefusedError: The case is in another state.
    """
    if case.state not in states:
        wanted = " or ".join(state.label for state in states)
        raise RefusedError(f"Expected a case in the state “{wanted}”; this one is “{case.get_state_display()}”.")


def change(case: Case, *, state: CaseState | None = None) -> dict[str, Fact]:
    """Raise the version of a locked case, move it if asked, and return what the audit event says of it.

    Raises:
        CaseError: The move is not in the table of states; a fault of ours, never of the person.
    """
    fields = ["version"]
    if state is not None and state != case.state:
        if state not in MOVES[CaseState(case.state)]:
            raise CaseError(f"no move from {case.state} to {state.value}")
        case.state = state
        fields.append("state")
    case.version += 1
    case.save(update_fields=fields)
    return {"version": case.version, "state": case.state}


def start_clock(  # noqa: PLR0913 - a clock, and all that moves its last day
    case: Case,
    name: str,
    *,
    starts: date | datetime,
    mail: MailDays | None = None,
    extended: int = 0,
    doubts: tuple[str, ...] = (),
    starts_with: str = "",
) -> Deadline:
    """Start a clock of a case, under the rule in force on the day it starts.

    Args:
        case: The case, locked.
        name: A key of ``openimr.law.clocks.CLOCKS``.
        starts: The day of the event that starts it; of a clock of hours its moment.
        mail: Days added for the way of service; None if it adds none.
        extended: Calendar days by which the Division extended it.
        doubts: What else its start rests on that was not read in the law, one phrase each.
        starts_with: The event that starts it, where it is another than the one the law names; empty for that one.

    Raises:
        NoLawInForceError: No rule of that name is in force on that day.

    Writes:
        One CaseClock.
    """
    limit = doubted(limit_named(name, on=legal_day(starts), assumptions=settings.OPENIMR_LAW), doubts)
    limit = replace(limit, starts_with=starts_with or limit.starts_with)
    deadline = last_day(limit, starts=starts, mail=mail, extended=extended)
    CaseClock.objects.create(
        case=case,
        name=name,
        starts=legal_day(starts),
        due=deadline.due_day,
        due_at=deadline.due if isinstance(deadline.due, datetime) else None,
        provision=deadline.provision,
        because=deadline.reason,
        is_verified=deadline.verified,
    )
    return deadline


def doubted(limit: TimeLimit, doubts: tuple[str, ...]) -> TimeLimit:
    """Return a time limit that rests on further things that were not read in the law."""
    return replace(limit, unverified=(*limit.unverified, *doubts))


def stop_clocks(case: Case, *names: str, at: datetime) -> None:
    """Stop the running clocks of these names, since their step was taken."""
    case.clocks.filter(name__in=names, stopped_at__isnull=True).update(stopped_at=at)


def set_aside(clocks: Iterable[CaseClock], *, at: datetime, because: str) -> None:
    """Stop clocks though their step was not taken; they are kept, with the reason."""
    for clock in clocks:
        clock.stopped_at, clock.stopped_because = at, because
        clock.save(update_fields=["stopped_at", "stopped_because"])
