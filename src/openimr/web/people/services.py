"""Every write to people, organizations and memberships goes through a function of this module."""

from datetime import date, datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction

from openimr.domain.errors import NotAllowedError
from openimr.web.audit.access import changes_since
from openimr.web.audit.services import record
from openimr.web.audit.values import SITE, Fact
from openimr.web.errors import RefusedError, StaleFormError
from openimr.web.people.access import require, roles_of
from openimr.web.people.models import Designation, Membership, Organization, User
from openimr.web.people.values import ROLE_KINDS, OrganizationKind, Permission, Role


@transaction.atomic
def found_site(*, organization: str, name: str, email: str, password: str, at: datetime) -> User:
    """Make the review organization and its first administrator; works once, before anyone exists.

    Raises:
        RefusedError: There are people already.

    Writes:
        One Organization, one User, one Membership and an AuditEvent of the site itself.
    """
    if User.objects.exists():
        raise RefusedError("This site has people already; one of its administrators adds others.")
    imro = Organization.objects.create(kind=OrganizationKind.IMRO, name=organization, added_at=at)
    person = _new_person(name=name, email=email, at=at)
    person.set_password(password)
    person.save()
    Membership.objects.create(person=person, organization=imro, role=Role.ADMINISTRATOR, since=at)
    record(scope=SITE, verb="found_site", by=None, at=at, facts={"person": str(person.public_id)})
    return person


@transaction.atomic
def create_organization(*, kind: OrganizationKind, name: str, by: User, at: datetime) -> Organization:
    """Add an organization.

    Raises:
        NotAllowedError: ``by`` may not manage people.
        RefusedError: There is one of that kind and name already.

    Writes:
        One Organization and one AuditEvent.
    """
    require(by, Permission.MANAGE_PEOPLE, at=at)
    if Organization.objects.filter(kind=kind, name__iexact=name.strip()).exists():
        raise RefusedError(f"There is a {kind.label.lower()} of this name already.", field="name")
    organization = Organization.objects.create(kind=kind, name=name.strip(), added_at=at)
    facts = {"organization": str(organization.public_id), "kind": kind.value}
    record(scope=SITE, verb="create_organization", by=by, at=at, facts=facts)
    return organization


@transaction.atomic
def add_person(*, name: str, email: str | None, by: User, at: datetime) -> User:
    """Add a person, without a role or a password yet.

    Args:
        name: As it is shown and printed.
        email: The sign-in name; None for an employee who will come by invitation.
        by: A person who may manage people, or invite employees where ``email`` is None.
        at: The moment, aware.

    Raises:
        NotAllowedError: ``by`` may not.
        RefusedError: Someone has this e-mail address already.

    Writes:
        One User (with its EmailAddress) and one AuditEvent.
    """
    require(by, Permission.MANAGE_PEOPLE if email else Permission.INVITE_EMPLOYEE, at=at)
    person = _new_person(name=name, email=email, at=at)
    record(scope=SITE, verb="add_person", by=by, at=at, facts={"person": str(person.public_id), "version": 1})
    return person


@transaction.atomic
def rename_person(*, person: User, name: str, version: int, by: User, at: datetime) -> User:
    """Change how a person's name is shown; the person themself or one who manages people.

    Args:
        person: Whose name it is.
        name: The new name.
        version: The version of the person the form was made from.
        by: Who changes it.
        at: The moment, aware.

    Raises:
        NotAllowedError: ``by`` is another person and may not manage people.
        StaleFormError: The person was changed in between.

    Writes:
        The User's name and version, and one AuditEvent.
    """
    if by.pk != person.pk:
        require(by, Permission.MANAGE_PEOPLE, at=at)
    locked = lock_person(person, version=version)
    locked.name, locked.version = name.strip(), locked.version + 1
    locked.save(update_fields=["name", "version"])
    record(scope=SITE, verb="rename_person", by=by, at=at, facts=_changed(locked, "name"))
    return locked


@transaction.atomic
def set_password(*, person: User, password: str, by: User, at: datetime) -> None:
    """Set a person's password: their own, or anyone's for one who manages people.

    Raises:
        NotAllowedError: ``by`` is another person and may not manage people.

    Writes:
        The User's password and one AuditEvent.
    """
    if by.pk != person.pk:
        require(by, Permission.MANAGE_PEOPLE, at=at)
    person.set_password(password)
    person.save(update_fields=["password"])
    record(scope=SITE, verb="set_password", by=by, at=at, facts={"person": str(person.public_id)})


@transaction.atomic
def reset_second_factor(*, person: User, by: User, at: datetime) -> None:
    """Take a person's second factor away, when phone and recovery codes are lost; the next sign-in sets up a new one.

    Args:
        person: Whose it is; who asked for it was made sure of outside the site.
        by: One who manages people; not the person, who removes their own.
        at: The moment, aware.

    Raises:
        NotAllowedError: ``by`` may not manage people, or is the person.

    Writes:
        Removes the person's Authenticators; one AuditEvent, beside that of each removal.
    """
    require(by, Permission.MANAGE_PEOPLE, at=at)
    if by.pk == person.pk:
        raise NotAllowedError("another administrator resets one's own second factor")
    for factor in Authenticator.objects.filter(user=person):
        factor.delete()
    record(scope=SITE, verb="reset_second_factor", by=by, at=at, facts={"person": str(person.public_id)})


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
        One Membership and one AuditEvent.
    """
    require(by, Permission.INVITE_EMPLOYEE if organization is None else Permission.MANAGE_PEOPLE, at=at)
    _check_role(role, organization)
    if Membership.objects.filter(person=person, organization=organization, role=role, until__isnull=True).exists():
        raise RefusedError(f"{person.name} holds this role already.", field="role")
    membership = Membership.objects.create(person=person, organization=organization, role=role, since=at)
    record(scope=SITE, verb="grant_membership", by=by, at=at, facts=_facts(membership))
    return membership


@transaction.atomic
def revoke_membership(*, membership: Membership, by: User, at: datetime) -> Membership:
    """End a membership now; what was done under it stands.

    Raises:
        NotAllowedError: ``by`` may not manage people.
        RefusedError: It has ended already, or it is ``by``'s own role of administrator.

    Writes:
        The Membership's end and one AuditEvent.
    """
    require(by, Permission.MANAGE_PEOPLE, at=at)
    locked = Membership.objects.select_for_update(of=("self",)).get(pk=membership.pk)
    if locked.until is not None:
        raise RefusedError("This role has ended already.")
    if locked.person_id == by.pk and locked.role == Role.ADMINISTRATOR:
        raise RefusedError("Another administrator must end your role, so that the site is never without one.")
    locked.until = max(at, locked.since)
    locked.save(update_fields=["until"])
    record(scope=SITE, verb="revoke_membership", by=by, at=at, facts=_facts(locked))
    return locked


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
        One Designation and one AuditEvent; the role of representative where none is held that may act.

    Source:
        Lab. Code § 4610.5(j).
    """
    require(by, Permission.DESIGNATE_REPRESENTATIVE, at=at)
    if by.pk != employee.pk and Role.INTAKE_CLERK not in roles_of(by, at=at):
        raise NotAllowedError("an employee designates only for themself")
    _check_designation(employee, representative, signed_on=signed_on, ur_decided_on=ur_decided_on)
    designation = Designation.objects.create(
        employee=employee, representative=representative, signed_on=signed_on, ur_decided_on=ur_decided_on, since=at
    )
    if not roles_of(representative, at=at) & {Role.REPRESENTATIVE, Role.ATTORNEY}:
        Membership.objects.create(person=representative, role=Role.REPRESENTATIVE, since=at)
    facts: dict[str, Fact] = {
        "designation": str(designation.public_id),
        "representative": str(representative.public_id),
    }
    record(scope=SITE, verb="designate_representative", by=by, at=at, facts=facts)
    return designation


def lock_person(person: User, *, version: int) -> User:
    """Lock a person's row until the transaction ends.

    Raises:
        StaleFormError: ``version`` is not the present one.
    """
    locked = User.objects.select_for_update().get(pk=person.pk)
    if locked.version != version:
        changes = changes_since(scope=SITE, version=version, facts={"person": str(locked.public_id)})
        raise StaleFormError(posted=version, present=locked.version, changes=changes)
    return locked


def _new_person(*, name: str, email: str | None, at: datetime) -> User:
    email = email.strip().lower() if email else None
    if email and User.objects.filter(email=email).exists():
        raise RefusedError("Someone has this e-mail address already.", field="email")
    person = User(name=name.strip(), email=email, added_at=at)
    person.set_unusable_password()
    person.save()
    if email:
        EmailAddress.objects.create(user=person, email=email, verified=True, primary=True)
    return person


def _check_role(role: Role, organization: Organization | None) -> None:
    kinds = ROLE_KINDS[role]
    if organization is None and not kinds:
        return
    if organization is None or OrganizationKind(organization.kind) not in kinds:
        wanted = " or ".join(sorted(kind.label.lower() for kind in kinds)) or "no organization"
        raise RefusedError(f"The role {role.label.lower()} is held in: {wanted}.", field="role")


def _check_designation(employee: User, representative: User, *, signed_on: date, ur_decided_on: date) -> None:
    if employee.pk == representative.pk:
        raise RefusedError("An employee cannot be their own representative.", field="representative")
    if signed_on < ur_decided_on:
        raise RefusedError(
            "A designation signed before the utilization review decision is not valid (Lab. Code § 4610.5(j)). "
            "Ask the employee to sign a new one.",
            field="signed_on",
        )


def _changed(person: User, *fields: str) -> dict[str, Fact]:
    return {"person": str(person.public_id), "version": person.version, "fields": list(fields)}


def _facts(membership: Membership) -> dict[str, Fact]:
    organization = membership.organization
    return {
        "person": str(membership.person.public_id),
        "role": membership.role,
        "organization": str(organization.public_id) if organization else None,
        "membership": str(membership.public_id),
    }
