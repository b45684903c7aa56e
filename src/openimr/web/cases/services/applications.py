"""Take an application in: its fields, the lines of the UR decision, the disputed items."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from django.db import transaction

from openimr.law.days import legal_day
from openimr.law.eligibility import lacking_parts
from openimr.web.audit.services import record
from openimr.web.audit.values import Fact
from openimr.web.cases.access import lacks_designation
from openimr.web.cases.completeness import MissingPart, missing_parts
from openimr.web.cases.facts import application_facts
from openimr.web.cases.models import Application, Case, Correction, DisputedItem, UrLine
from openimr.web.cases.priorities import priority_of
from openimr.web.cases.services.entries import Dispute, Line, LineFacts, new_item
from openimr.web.cases.services.filers import require_entry, require_filer
from openimr.web.cases.services.locking import change, lock_case, require_state
from openimr.web.cases.services.numbers import next_number
from openimr.web.cases.services.parties import set_parties
from openimr.web.cases.values import CaseState, Priority, UrDecision
from openimr.web.errors import RefusedError
from openimr.web.people.access import require
from openimr.web.people.models import User
from openimr.web.people.services import add_person
from openimr.web.people.values import Permission

__all__ = [
    "Dispute",
    "IncompleteApplicationError",
    "Line",
    "LineFacts",
    "correct_application",
    "dispute_items",
    "enter_ur_decision",
    "receive_application",
    "submit_application",
]

FormFields = Mapping[str, object]
"""Field of ``Application`` → value; what is not known is left out, or None, or empty."""


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
        by: A clerk; or the employee; or a representative or an attorney whom that employee designated.
        at: The moment, aware.
        received_on: Day the form was received; None for the legal day of ``at``.
        reference: Number of a published letter that is replayed.
        is_sample: Whether this is no real case.

    Raises:
        NotAllowedError: ``by`` may not enter applications, or not for this employee.
        RefusedError: No employee is given, and the form names none; or it names an attorney and does not say that one
            represents the employee.

    Writes:
        One Case, one Application, its Parties, a User if need be, and one AuditEvent; in one transaction.
    """
    require(by, Permission.ENTER_APPLICATION, at=at)
    employee = employee or _new_employee(fields, by=by, at=at)
    require_filer(employee, by=by, at=at)
    application = Application(received_on=received_on or legal_day(at), **_known(fields))
    _require_represented(application)
    case = Case.objects.create(
        number=next_number(legal_day(at).year),
        reference=reference,
        priority=priority_of(application),
        employee=employee,
        is_sample=is_sample,
        received_at=at,
    )
    application.case = case
    application.save()
    set_parties(case, application, at=at)
    facts = {"received_on": application.received_on.isoformat(), "version": 1, **_priorities(case, application)}
    record(scope=case.number, verb="receive_application", by=by, at=at, facts=facts)
    return case


@transaction.atomic
def correct_application(*, case: Case, version: int, fields: FormFields, by: User, at: datetime) -> Case:
    """Enter or correct fields of a case's application; what stood there before is kept.

    Raises:
        NotAllowedError: ``by`` may not; once it is submitted, only who may correct applications may.
        RefusedError: The case is past eligibility review; an attorney is named and none represents the employee; or a
            designee moves the day of the decision past the day on which they were designated, and so would shut
            themselves out.
        StaleFormError: The case was changed in between.

    Writes:
        The changed fields, a Correction for each that held something, the Parties, and one AuditEvent; nothing where
        nothing changed.
    """
    require_entry(case, by=by, at=at)
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
    _require_represented(application)
    application.save(update_fields=list(changed))
    _require_standing_designation(locked, by=by, at=at)
    locked.priority = priority_of(application)
    locked.save(update_fields=["priority"])
    set_parties(locked, application, at=at)
    facts = change(locked) | {"fields": [*sorted(changed)], **_priorities(locked, application)}
    record(scope=locked.number, verb="correct_application", by=by, at=at, facts=facts)
    return locked


def _require_represented(application: Application) -> None:
    if application.attorney_name and not application.is_represented:
        raise RefusedError("An attorney is named. Say that one represents the employee.", field="is_represented")


def _require_standing_designation(case: Case, *, by: User, at: datetime) -> None:
    """Lab. Code § 4610.5(j): one signed before the decision is not valid."""
    if lacks_designation(case, person=by, at=at):
        raise RefusedError(
            "Your designation was signed before this day, and then does not count (Lab. Code § 4610.5(j)). Check the day; if it is "
            "right, have the employee sign a new designation.",
            field="ur_decided_on",
        )


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
    require_entry(case, by=by, at=at)
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
            **line.facts.columns(),
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
    require_entry(case, by=by, at=at)
    locked = lock_case(case, version=version)
    require_state(locked, CaseState.RECEIVED)
    application = locked.applications.get()
    locked.items.update(primary=None)
    locked.items.all().delete()
    lines = {line.number: line for line in application.ur_lines.all()}
    items: list[DisputedItem] = []
    for number, dispute in enumerate(disputes, start=1):
        items.append(new_item(locked, application, number=number, dispute=dispute, lines=lines, before=items))
    facts = change(locked) | {"items": len(items)}
    record(scope=locked.number, verb="dispute_items", by=by, at=at, facts=facts)
    return locked


@transaction.atomic
def submit_application(*, case: Case, version: int, by: User, at: datetime, to_be_refused: bool = False) -> Case:
    """Hand the application to eligibility review.

    One that lacks something that is needed is kept, and refused here. That it is not signed, or came without the
    decision, only a decision on eligibility ends: staff hand it over for that decision by saying so.

    Args:
        case: With an application that is not submitted yet.
        version: The version the form was made from.
        by: Who submits.
        at: The moment, aware.
        to_be_refused: Whether it goes on though it is said to lack its signature or the decision: it can only be held
            not eligible then, unless the part comes.

    Raises:
        NotAllowedError: ``by`` may not; or may not hand on what is to be refused.
        IncompleteApplicationError: Something that is needed is missing; the sentence says what, and what to do.
        StaleFormError: The case was changed in between.

    Writes:
        The case's state and one AuditEvent, with the reason code of each required part that is lacking.

    Source: 8 CCR § 9792.10.1(b)(1); for the decision on what lacks a part § 9792.10.3(a)(1), (c).
    """
    require_entry(case, by=by, at=at)
    if to_be_refused:
        require(by, Permission.CORRECT_APPLICATION, at=at)
    locked = lock_case(case, version=version)
    require_state(locked, CaseState.RECEIVED)
    needed = [part for part in missing_parts(locked) if part.is_needed(to_be_refused=to_be_refused)]
    if needed:
        raise IncompleteApplicationError(needed)
    lacking = lacking_parts(application_facts(locked.applications.get()))
    facts = change(locked, state=CaseState.ELIGIBILITY_REVIEW) | {"lacking": [part.code.name for part in lacking]}
    record(scope=locked.number, verb="submit_application", by=by, at=at, facts=facts)
    return locked


class IncompleteApplicationError(RefusedError):
    """An application cannot be submitted: something that is needed is missing.

    Attributes:
        parts: What is missing.
    """

    def __init__(self, parts: Sequence[MissingPart]) -> None:
        super().__init__(
            f"The application is kept, and not yet complete. Missing: {'; '.join(p.words for p in parts)}."
        )
        self.parts = tuple(parts)


def _new_employee(fields: FormFields, *, by: User, at: datetime) -> User:
    names = [str(fields.get(f"employee_{part}_name") or "").strip() for part in ("first", "middle", "last")]
    name = " ".join(filter(None, names))
    if not name:
        raise RefusedError("Enter the employee’s name.", field="employee_last_name")
    return add_person(name=name, email=None, by=by, at=at)


def _priorities(case: Case, application: Application) -> dict[str, Fact]:
    """Return which review was asked for and which is given; both stay in the record."""
    asked = Priority.EXPEDITED if application.is_expedited else Priority.STANDARD
    return {"priority_asked": asked.value, "priority": Priority(case.priority).value}


_SET_BY_US = frozenset({"id", "case", "received_on"})


def _known(fields: FormFields) -> dict[str, object]:
    """Return the fields that an application has; an unknown name is a fault of ours."""
    names = {field.name for field in Application._meta.concrete_fields} - _SET_BY_US
    unknown = set(fields) - names
    if unknown:
        raise KeyError(f"an application has no field {', '.join(sorted(unknown))}")
    return {name: value.strip() if isinstance(value, str) else value for name, value in fields.items()}
