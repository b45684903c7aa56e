"""Give a person a role, and end it."""

from datetime import datetime

from django.db import transaction

from openimr.web.audit.services import record
from openimr.web.audit.values import SITE, Fact
from openimr.web.errors import RefusedError
from openimr.web.people.access import require
from openimr.web.people.models import Membership, Organization, User
from openimr.web.people.values import ROLE_KINDS, OrganizationKind, Permission, Role


@transaction.atomic
def grant_membership(
    *, person: User, role: Role, organization: Organization | None, by: User, at: datetime
) -> Membership:
    """Let a person act in a role, from now on.

    Args:
        person: Who will act.
        role: In what capacity.
        organization: For whom; None for a personal role.
        by: Who grants it; one who invites employees may grant the role of employee or representative.
        at: The moment, aware; the membership holds from it.

    Raises:
        NotAllowedError: ``by`` may not.
        RefusedError: The role is not held in that kind of organization, or is held already.

    Writes:
        One Membership and one AuditEvent; Stops of open assignments whose reviewer is tied to the person.
    """
    # Imported here and below, since screening reads cases, which rest on this app.
    from openimr.web.conflicts.services.changes_of_people import membership_changed

    require(by, Permission.INVITE_EMPLOYEE if organization is None else Permission.MANAGE_PEOPLE, at=at)
    _check_role(role, organization)
    if Membership.objects.filter(person=person, organization=organization, role=role, until__isnull=True).exists():
        raise RefusedError(f"{person.name} holds this role already.", field="role")
    membership = Membership.objects.create(person=person, organization=organization, role=role, since=at)
    membership_changed(membership, at=at)
    record(scope=SITE, verb="grant_membership", by=by, at=at, facts=_facts(membership))
    return membership


@transaction.atomic
def revoke_membership(*, membership: Membership, by: User, at: datetime) -> Membership:
    """End a membership now; what was done under it stands.

    Raises:
        NotAllowedError: ``by`` may not manage people.
        RefusedError: It has ended already, or it is ``by``'s own role of administrator.

    Writes:
        The Membership's end and one AuditEvent; the end of Stops.
    """
    from openimr.web.conflicts.services.changes_of_people import membership_changed

    require(by, Permission.MANAGE_PEOPLE, at=at)
    locked = Membership.objects.select_for_update(of=("self",)).get(pk=membership.pk)
    if locked.until is not None:
        raise RefusedError("This role has ended already.")
    if locked.person_id == by.pk and locked.role == Role.ADMINISTRATOR:
        raise RefusedError("Another administrator must end your role, so that the site is never without one.")
    locked.until = max(at, locked.since)
    locked.save(update_fields=["until"])
    membership_changed(locked, at=at)
    record(scope=SITE, verb="revoke_membership", by=by, at=at, facts=_facts(locked))
    return locked


def _check_role(role: Role, organization: Organization | None) -> None:
    kinds = ROLE_KINDS[role]
    if organization is None and not kinds:
        return
    if organization is None or OrganizationKind(organization.kind) not in kinds:
        wanted = " or ".join(sorted(kind.label.lower() for kind in kinds)) or "no organization"
        raise RefusedError(f"The role {role.label.lower()} is held in: {wanted}.", field="role")


def _facts(membership: Membership) -> dict[str, Fact]:
    organization = membership.organization
    return {
        "person": str(membership.person.public_id),
        "role": membership.role,
        "organization": str(organization.public_id) if organization else None,
        "membership": str(membership.public_id),
    }
