"""Take up again what waited for the end of a dispute over liability."""

from collections.abc import Collection
from datetime import date, datetime
from typing import TypeVar

from django.db import transaction
from django.db.models import Model

from openimr.law.days import day_in_words, legal_day
from openimr.web.audit.services import record
from openimr.web.audit.values import Fact
from openimr.web.cases.models import Application, Case, DisputedItem
from openimr.web.cases.services.locking import change, lock_case
from openimr.web.cases.services.numbers import next_number
from openimr.web.cases.services.parties import set_parties
from openimr.web.cases.values import CaseState, ItemState
from openimr.web.documents.carrying import carry_documents
from openimr.web.errors import RefusedError
from openimr.web.people.access import require
from openimr.web.people.models import User
from openimr.web.people.values import Permission

Row = TypeVar("Row", bound=Model)

WAITING = frozenset(CaseState) - {CaseState.RECEIVED, CaseState.ELIGIBILITY_REVIEW, CaseState.INELIGIBLE}
"""The states of a case in which an item of it may wait, deferred: the whole case waits, or it went on without."""


@transaction.atomic
def resume_deferred(  # noqa: PLR0913 - what is resumed, and since when it may be
    *,
    case: Case,
    version: int,
    resolved_on: date,
    by: User,
    at: datetime,
    numbers: Collection[int] | None = None,
) -> Case:
    """Take deferred items up again, since the dispute over liability for them is resolved.

    Where the whole case waits, it goes back to eligibility review. Where it went on with its other items, what waited
    becomes a case of its own: the time for records and for the determination runs from its own assignment, and the
    items under way, which are owed their decision in their own time, do not wait for it or begin again. It is made of
    the same application, since the request was made in time and only deferred (Lab. Code § 4610.5(k)), with its own
    number and its own decision on eligibility; both cases name each other. That a part is split off so is our choice
    [unverified]; to decide eligible requests together is allowed and not commanded (8 CCR § 9792.10.4(a)). Its file
    begins with the documents of the first one (``openimr.web.documents.carrying.carry_documents``).

    Args:
        case: With items that are deferred.
        version: The version the form was made from.
        resolved_on: Day on which the notice was served that the dispute over liability is resolved.
        by: Who takes it up.
        at: The moment, aware.
        numbers: Which of the deferred items; None takes all of them.

    Returns:
        The case in eligibility review: the same one, or the new one.

    Raises:
        NotAllowedError: ``by`` may not decide eligibility.
        RefusedError: No such item waits, or the day is in the future or before the decision.
        StaleFormError: The case was changed in between.

    Writes:
        The items' day of resolution and state. The same case's state and one AuditEvent; or of a new case the Case,
        Application, UrLines, OfficeAnswers, Parties, DisputedItems and Documents, and an AuditEvent in each of the two.

    Source: Lab. Code § 4610.5(h)(2), (k).
    """
    require(by, Permission.DECIDE_ELIGIBILITY, at=at)
    locked = lock_case(case, version=version)
    _require_waiting(locked)
    application = locked.applications.get()
    _require_day(resolved_on, application, at=at)
    items = _waiting(locked, numbers)
    facts = _told(resolved_on, items)
    if locked.state == CaseState.DEFERRED_LIABILITY:
        _resolve(items, resolved_on, state=ItemState.DISPUTED)
        facts |= change(locked, state=CaseState.ELIGIBILITY_REVIEW)
        record(scope=locked.number, verb="resume_deferred", by=by, at=at, facts=facts)
        return locked
    new = _split(locked, application, items, resolved_on, at=at)
    opened = facts | _begun(new, earlier=locked, at=at)
    record(scope=new.number, verb="take_up_deferred", by=by, at=at, facts=opened)
    facts |= {**change(locked), "new_case": new.number}
    record(scope=locked.number, verb="resume_deferred", by=by, at=at, facts=facts)
    return new


def _told(resolved_on: date, items: list[DisputedItem]) -> dict[str, Fact]:
    """Return what both events say."""
    return {"resolved_on": resolved_on.isoformat(), "items": [item.number for item in items]}


def _begun(new: Case, *, earlier: Case, at: datetime) -> dict[str, Fact]:
    """Let the file of a new case begin with the documents of the earlier one, and return what its event says of that."""
    documents = carry_documents(earlier=earlier, new=new, at=at)
    return {"version": new.version, "earlier_case": earlier.number, "documents": [*documents]}


def items_waiting(case: Case) -> list[DisputedItem]:
    """Return the items of a case that can be taken up, in order; none while the case itself is still to be decided."""
    if case.state not in WAITING:
        return []
    return list(case.items.filter(state=ItemState.DEFERRED).select_related("ur_line"))


def _require_waiting(case: Case) -> None:
    if case.state not in WAITING:
        raise RefusedError(
            "Expected a case whose eligibility was decided and of which an item waits; "
            f"this one is “{case.get_state_display()}”."
        )


def _require_day(resolved_on: date, application: Application, *, at: datetime) -> None:
    if resolved_on > legal_day(at):
        raise RefusedError(
            "This day has not come yet. Enter the day on which the notice was served.", field="resolved_on"
        )
    decided = application.ur_decided_on
    if decided is not None and resolved_on < decided:
        raise RefusedError(
            f"Utilization review decided on {day_in_words(decided)}, and liability was still in dispute then. Enter a "
            "day that is not before it.",
            field="resolved_on",
        )


def _waiting(case: Case, numbers: Collection[int] | None) -> list[DisputedItem]:
    """Return the deferred items asked for, in order."""
    waiting = items_waiting(case)
    chosen = [item for item in waiting if numbers is None or item.number in numbers]
    if numbers is not None and set(numbers) - {item.number for item in waiting}:
        raise RefusedError("Expected items that are deferred; one of these is not.")
    if not chosen:
        raise RefusedError("Choose at least one item that is deferred; none is to be taken up.")
    return chosen


def _resolve(items: list[DisputedItem], resolved_on: date, *, state: ItemState) -> None:
    for item in items:
        item.liability_resolved_on = resolved_on
        item.state = state
        item.save(update_fields=["liability_resolved_on", "state"])


def _split(case: Case, application: Application, items: list[DisputedItem], resolved_on: date, *, at: datetime) -> Case:
    """Make a case of the deferred items, with the same application and all lines of its decision."""
    new = Case.objects.create(
        number=next_number(legal_day(at).year),
        state=CaseState.ELIGIBILITY_REVIEW,
        priority=case.priority,
        employee=case.employee,
        is_sample=case.is_sample,
        received_at=case.received_at,
    )
    form = _copy(application, case=new)
    for answer in application.office_answers.all():
        _copy(answer, application=form)
    set_parties(new, form, at=at)
    lines = {line.number: _copy(line, application=form) for line in application.ur_lines.all()}
    made: dict[int, DisputedItem] = {}
    for number, item in enumerate(items, start=1):
        made[item.pk] = _copy(
            item,
            case=new,
            application=form,
            number=number,
            ur_line=lines[item.ur_line.number] if item.ur_line else None,
            primary=made.get(item.primary_id or 0),
            state=ItemState.DISPUTED,
            liability_resolved_on=resolved_on,
            taken_up_from=item,
        )
    _resolve(items, resolved_on, state=ItemState.TAKEN_UP)
    return new


def _copy(row: Row, **changed: object) -> Row:
    """Write a row like another one, with changes."""
    kept = {field.name: getattr(row, field.name) for field in row._meta.concrete_fields if not field.primary_key}
    return type(row)._default_manager.create(**kept | changed)
