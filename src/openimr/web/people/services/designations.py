"""Enter whom an employee chose to act for them."""

from datetime import date, datetime

from django.db import transaction

from openimr.domain.errors import NotAllowedError
from openimr.web.audit.services import record
from openimr.web.audit.values import SITE, Fact
from openimr.web.errors import RefusedError
from openimr.web.people.access import require, roles_of
from openimr.web.people.models import Designation, Membership, User
from openimr.web.people.values import Permission, Role


@transaction.atomic
def designate_representative(  # noqa: PLR0913 - the designation's own six facts
    *, employee: User, representative: User, signed_on: date, ur_decided_on: date, by: User, at: datetime
) -> Designation:
    """Enter whom an employee chose to act for them.

    Args:
        employee: Who chose.
        representative: Who may act: a relative, an attorney or another designee.
        signed_on: Day the employee signed the designation.
        ur_decided_on: Day of the utilization review decision in dispute.
        by: The employee, or a clerk who enters it.
        at: The moment, aware.

    Raises:
        NotAllowedError: ``by`` may not, or is no clerk and not this employee.
        RefusedError: It was signed before the utilization review decision, or names the employee.

    Writes:
        One Designation and one AuditEvent; the role of representative where none is held that may act; Stops of open
        assignments whose reviewer is tied to the representative.

    Source:
        Lab. Code § 4610.5(j).
    """
    require(by, Permission.DESIGNATE_REPRESENTATIVE, at=at)
    if by.pk != employee.pk and Role.INTAKE_CLERK not in roles_of(by, at=at):
        raise NotAllowedError("an employee designates only for themself")
    _check_designation(employee, representative, signed_on=signed_on, ur_decided_on=ur_decided_on)
    # Imported here, since screening reads cases, which rest on this app.
    from openimr.web.conflicts.services.changes_of_people import designation_changed

    designation = Designation.objects.create(
        employee=employee, representative=representative, signed_on=signed_on, ur_decided_on=ur_decided_on, since=at
    )
    if not roles_of(representative, at=at) & {Role.REPRESENTATIVE, Role.ATTORNEY}:
        Membership.objects.create(person=representative, role=Role.REPRESENTATIVE, since=at)
    designation_changed(designation, at=at)
    facts: dict[str, Fact] = {
        "designation": str(designation.public_id),
        "representative": str(representative.public_id),
    }
    record(scope=SITE, verb="designate_representative", by=by, at=at, facts=facts)
    return designation


def _check_designation(employee: User, representative: User, *, signed_on: date, ur_decided_on: date) -> None:
    if employee.pk == representative.pk:
        raise RefusedError("An employee cannot be their own representative.", field="representative")
    if signed_on < ur_decided_on:
        raise RefusedError(
            "A designation signed before the utilization review decision is not valid (Lab. Code § 4610.5(j)). "
            "Ask the employee to sign a new one.",
            field="signed_on",
        )
