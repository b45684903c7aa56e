"""Take an application in: its fields, the lines of the UR decision, the disputed items."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from openimr.domain.errors import NotAllowedError
from openimr.law.days import legal_day
from openimr.web.audit.services import record
from openimr.web.cases.access import cases_of
from openimr.web.cases.completeness import missing_parts
from openimr.web.cases.models import Application, Case, CaseSequence, Correction, DisputedItem, UrLine
from openimr.web.cases.services.locking import change, lock_case, require_state
from openimr.web.cases.services.parties import set_parties
from openimr.web.cases.values import CaseState, Priority, UrDecision
from openimr.web.errors import RefusedError
from openimr.web.people.access import may, represented_by, require
from openimr.web.people.models import User
from openimr.web.people.services import add_person
from openimr.web.people.values import Permission

FormFields = Mapping[str, object]
"""Field of ``Application`` → value; what is not known is left out, or None, or empty."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One line of the utilization review decision, as entered."""

    requested: str
    decision: UrDecision
    approved: str = ""
    guideline: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Dispute:
    """One disputed item, as entered.

    Attributes:
        line: Number of the line it is chosen from; None if it is added.
        added_because: Why it is added; empty if it is chosen.
        description: What is disputed; empty takes the line's words.
        heading: How the letter shall name it; empty takes the frame that fits the line.
        primary: Number of the item it goes with; None if it stands by itself.
    """

    line: int | None = None
    added_because: str = ""
    description: str = ""
    heading: str = ""
    primary: int | None = None


@transaction.atomic
def receive_application(  # noqa: PLR0913 - the facts of a new case
    *,
    fields: FormFields,
    employee: User | None,
    by: User,
    at: datetime,
    received_on: date | None = None,
    reference: str = "",
    is_sample: bool = False,
) -> Case:
    """Log an application, however incomplete, and open its case.

    Args:
        fields: What the form holds.
        employee: The employee, if known to the site; None adds one by the name on the form.
        by: A clerk; or the employee, a representative or an attorney for that employee.
        at: The moment, aware.
        received_on: Day the form was received; None for the legal day of ``at``.
        reference: Number of a published letter that is replayed.
        is_sample: Whether this is no real case.

    Raises:
        NotAllowedError: ``by`` may not enter applications, or not for this employee.
        RefusedError: No employee is given, and the form names none.

    Writes:
        One Case, one Application, its Parties, a User if need be, and one AuditEvent; in one transaction.
    """
    require(by, Permission.ENTER_APPLICATION, at=at)
    employee = employee or _new_employee(fields, by=by, at=at)
    _require_for(employee, by=by, at=at)
    is_expedited = bool(fields.get("is_expedited"))
    case = Case.objects.create(
        number=_next_number(legal_day(at).year),
        reference=reference,
        priority=Priority.EXPEDITED if is_expedited else Priority.STANDARD,
        employee=employee,
        is_sample=is_sample,
        received_at=at,
    )
    application = Application.objects.create(case=case, received_on=received_on or legal_day(at), **_known(fields))
    set_parties(case, application, at=at)
    received = application.received_on.isoformat()
    record(scope=case.number, verb="receive_application", by=by, at=at, facts={"received_on": received, "version": 1})
    return case


@transaction.atomic
def correct_application(*, case: Case, version: int, fields: FormFields, by: User, at: datetime) -> Case:
    """Enter or correct fields of a case's application; what stood there before is kept.

    Raises:
        NotAllowedError: ``by`` may not; once it is submitted, only who may correct applications may.
        RefusedError: The case is past eligibility review.
        StaleFormError: The case was changed in between.

    Writes:
        The changed fields, a Correction for each that held something, the Parties, and one AuditEvent; nothing where
        nothing changed.
    """
    _require_entry(case, by=by, at=at)
    locked = lock_case(case, version=version)
    require_state(locked, CaseState.RECEIVED, CaseState.ELIGIBILITY_REVIEW)
    if locked.state == CaseState.ELIGIBILITY_REVIEW:
        require(by, Permission.CORRECT_APPLICATION, at=at)
    application = locked.applications.get()
    changed = {name: value for name, value in _known(fields).items() if getattr(application, name) != value}
    if not changed:
        return locked
    for name, value in changed.items():
        old = getattr(application, name)
        if old not in {None, ""}:
            Correction.objects.create(application=application, field=name, old=str(old), new=str(value), by=by, at=at)
        setattr(application, name, value)
    application.save(update_fields=list(changed))
    if "is_expedited" in changed:
        locked.priority = Priority.EXPEDITED if application.is_expedited else Priority.STANDARD
        locked.save(update_fields=["priority"])
    set_parties(locked, application, at=at)
    facts = change(locked) | {"fields": [*sorted(changed)]}
    record(scope=locked.number, verb="correct_application", by=by, at=at, facts=facts)
    return locked


@transaction.atomic
def enter_ur_decision(*, case: Case, version: int, lines: Iterable[Line], by: User, at: datetime) -> Case:
    """Enter the lines of the utilization review decision, in its order; replaces those entered before.

    Raises:
        NotAllowedError: ``by`` may not.
        RefusedError: The application is submitted already, a line has no words, or items were chosen from the lines.
        StaleFormError: The case was changed in between.

    Writes:
        The UrLines and one AuditEvent.
    """
    _require_entry(case, by=by, at=at)
    locked = lock_case(case, version=version)
    require_state(locked, CaseState.RECEIVED)
    application = locked.applications.get()
    if locked.items.exists():
        raise RefusedError("Items were chosen from these lines already; take the items back first.")
    application.ur_lines.all().delete()
    entered = list(lines)
    for number, line in enumerate(entered, start=1):
        if not line.requested.strip():
            raise RefusedError(f"Line {number}: expected what was requested; found nothing.")
        if line.decision is UrDecision.MODIFIED and not line.approved.strip():
            raise RefusedError(f"Line {number}: a modified line needs what was approved.")
        UrLine.objects.create(
            application=application,
            number=number,
            requested=line.requested.strip(),
            decision=line.decision,
            approved=line.approved.strip() if line.decision is UrDecision.MODIFIED else "",
            guideline=line.guideline.strip(),
        )
    facts = change(locked) | {"lines": len(entered)}
    record(scope=locked.number, verb="enter_ur_decision", by=by, at=at, facts=facts)
    return locked


@transaction.atomic
def dispute_items(*, case: Case, version: int, disputes: Iterable[Dispute], by: User, at: datetime) -> Case:
    """Choose the disputed items from the lines, or add them with a reason; replaces those chosen before.

    Raises:
        NotAllowedError: ``by`` may not.
        RefusedError: The application is submitted already; an item is chosen from an approved line, or is added
            without a reason; or it goes with an item that does not come before it.
        StaleFormError: The case was changed in between.

    Writes:
        The DisputedItems and one AuditEvent.
    """
    _require_entry(case, by=by, at=at)
    locked = lock_case(case, version=version)
    require_state(locked, CaseState.RECEIVED)
    application = locked.applications.get()
    locked.items.update(primary=None)
    locked.items.all().delete()
    lines = {line.number: line for line in application.ur_lines.all()}
    items: list[DisputedItem] = []
    for number, dispute in enumerate(disputes, start=1):
        items.append(_new_item(locked, application, number=number, dispute=dispute, lines=lines, before=items))
    facts = change(locked) | {"items": len(items)}
    record(scope=locked.number, verb="dispute_items", by=by, at=at, facts=facts)
    return locked


@transaction.atomic
def submit_application(*, case: Case, version: int, by: User, at: datetime) -> Case:
    """Hand the application to eligibility review.

    An application that lacks its signature or the copy of the UR decision goes on too, since only a decision ends it;
    one without what a decision needs at all is kept and refused here.

    Raises:
        NotAllowedError: ``by`` may not.
        RefusedError: What eligibility cannot be read without is missing; the sentence lists it.
        StaleFormError: The case was changed in between.

    Writes:
        The case's state and one AuditEvent.
    """
    _require_entry(case, by=by, at=at)
    locked = lock_case(case, version=version)
    require_state(locked, CaseState.RECEIVED)
    needed = [part.words for part in missing_parts(locked) if part.is_needed_to_submit]
    if needed:
        raise RefusedError(f"The application is kept, and not yet complete. Missing: {'; '.join(needed)}.")
    facts = change(locked, state=CaseState.ELIGIBILITY_REVIEW)
    record(scope=locked.number, verb="submit_application", by=by, at=at, facts=facts)
    return locked


def _new_employee(fields: FormFields, *, by: User, at: datetime) -> User:
    names = [str(fields.get(f"employee_{part}_name") or "").strip() for part in ("first", "middle", "last")]
    name = " ".join(filter(None, names))
    if not name:
        raise RefusedError("Enter the employee’s name.", field="employee_last_name")
    return add_person(name=name, email=None, by=by, at=at)


def _require_for(employee: User, *, by: User, at: datetime) -> None:
    """An employee files for themself; a representative or attorney for whom they represent; staff for anyone."""
    if by.pk == employee.pk or may(by, Permission.INVITE_EMPLOYEE, at=at):
        return
    if not represented_by(by, at=at).filter(pk=employee.pk).exists():
        raise NotAllowedError("may not enter an application for this employee")


def _require_entry(case: Case, *, by: User, at: datetime) -> None:
    require(by, Permission.ENTER_APPLICATION, at=at)
    _require_for(case.employee, by=by, at=at)
    if not cases_of(by, at=at).filter(pk=case.pk).exists():
        raise NotAllowedError("does not see this case")


def _next_number(year: int) -> str:
    CaseSequence.objects.get_or_create(year=year)
    sequence = CaseSequence.objects.select_for_update().get(year=year)
    sequence.last += 1
    sequence.save(update_fields=["last"])
    return f"IM{year % 100:02d}-{sequence.last:07d}"


_SET_BY_US = frozenset({"id", "case", "received_on"})


def _known(fields: FormFields) -> dict[str, object]:
    """Return the fields that an application has; an unknown name is a fault of ours."""
    names = {field.name for field in Application._meta.concrete_fields} - _SET_BY_US
    unknown = set(fields) - names
    if unknown:
        raise KeyError(f"an application has no field {', '.join(sorted(unknown))}")
    return {name: value.strip() if isinstance(value, str) else value for name, value in fields.items()}


def _new_item(  # noqa: PLR0913 - what an item is made from
    case: Case,
    application: Application,
    *,
    number: int,
    dispute: Dispute,
    lines: Mapping[int, UrLine],
    before: list[DisputedItem],
) -> DisputedItem:
    line = None if dispute.line is None else lines.get(dispute.line)
    if dispute.line is not None and line is None:
        raise RefusedError(f"Item {number}: the UR decision has no line {dispute.line}.")
    if line is not None and line.decision == UrDecision.APPROVED:
        raise RefusedError(f"Item {number}: line {line.number} was approved; there is nothing to dispute.")
    if line is None and not dispute.added_because.strip():
        raise RefusedError(f"Item {number}: an item that is not on the UR decision needs a reason.")
    description = dispute.description.strip() or (line.requested if line else "")
    if not description:
        raise RefusedError(f"Item {number}: expected what is disputed; found nothing.")
    if dispute.primary is not None and not 1 <= dispute.primary < number:
        raise RefusedError(f"Item {number}: it can go only with an item before it.")
    return DisputedItem.objects.create(
        case=case,
        application=application,
        number=number,
        heading=dispute.heading.strip() or _heading(line, description, is_associated=dispute.primary is not None),
        description=description,
        ur_line=line,
        added_because=dispute.added_because.strip(),
        primary=None if dispute.primary is None else before[dispute.primary - 1],
    )


def _heading(line: UrLine | None, description: str, *, is_associated: bool) -> str:
    """Return how the letter names an item: a modified line with its frame, any other by what is disputed.

    An item that goes with another one says so in front. A modified line is disputed as a whole where no portion was split off, else only its remaining portion is.
    """
    prefix = "Associated service: " if is_associated else ""
    if line is None or line.decision != UrDecision.MODIFIED:
        return prefix + description
    if description == line.requested:
        return prefix + (
            f"{line.requested} was the original request. The Claims Administrator authorized {line.approved}, leaving the "
            f"original request IMR eligible. The original request, {description}"
        )
    return prefix + (
        f"{line.requested} was the original request. {line.approved} was authorized by the Claims Administrator. The "
        f"remaining IMR eligible portion of the original request, {description}"
    )
