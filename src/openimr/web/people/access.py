"""Who a person is to the site: the roles held, the acts allowed, the organizations acted for."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from openimr.domain.errors import NotAllowedError
from openimr.web.people.models import Invitation, Membership, Organization, User
from openimr.web.people.remembering import read_once
from openimr.web.people.values import PERSONAL_ROLES, ROLE_PERMISSIONS, Permission, Role


def signed_in(request: HttpRequest) -> User:
    """Return the person signed in, in a view behind ``login_required``."""
    assert request.user.is_authenticated  # noqa: S101 - login_required; for the type checker
    return request.user


def memberships_of(person: User, *, at: datetime) -> QuerySet[Membership]:
    """Return the memberships in force at a moment, with their organizations."""
    in_force = Q(since__lte=at) & (Q(until__isnull=True) | Q(until__gt=at))
    return Membership.objects.filter(in_force, person=person, person__is_active=True).select_related("organization")


def roles_of(person: User, *, at: datetime) -> frozenset[Role]:
    """Return the roles a person holds at a moment."""

    def read() -> frozenset[Role]:
        return frozenset(Role(role) for role in memberships_of(person, at=at).values_list("role", flat=True))

    return read_once(person.pk, at, read)


def permissions_of(person: User, *, at: datetime) -> frozenset[Permission]:
    """Return every act a person's roles allow at a moment."""
    return frozenset().union(*(ROLE_PERMISSIONS[role] for role in roles_of(person, at=at)))


def organizations_of(person: User, *, at: datetime, role: Role | None = None) -> QuerySet[Organization]:
    """Return the organizations a person acts for at a moment, in any role or in one."""
    memberships = memberships_of(person, at=at)
    if role is not None:
        memberships = memberships.filter(role=role)
    return Organization.objects.filter(memberships__in=memberships).distinct()


def may(person: User, permission: Permission, *, at: datetime) -> bool:
    """Return whether a role the person holds allows the act; on which case is for the case's own access."""
    return permission in permissions_of(person, at=at)


def require(person: User, permission: Permission, *, at: datetime) -> None:
    """Refuse a person whose roles do not allow the act.

    Raises:
        NotAllowedError: They do not.
    """
    if not may(person, permission, at=at):
        raise NotAllowedError(f"person {person.public_id} may not {permission.value}")


def person_by(*, public_id: UUID, by: User, at: datetime) -> User:
    """Return one person, for those who manage people.

    Raises:
        NotAllowedError: There is no such person, or ``by`` may not manage people.
    """
    require(by, Permission.MANAGE_PEOPLE, at=at)
    person = User.objects.filter(public_id=public_id).first()
    if person is None:
        raise NotAllowedError("no such person")
    return person


def is_at_home(person: User, *, at: datetime) -> bool:
    """Return whether a person acts for no organization: an employee or representative, whose pages are their own."""
    return roles_of(person, at=at) <= PERSONAL_ROLES


def needs_second_factor(person: User, *, at: datetime) -> bool:
    """Return whether the person must hold a second factor: everyone but employees and their representatives."""
    roles = roles_of(person, at=at)
    return not roles or not roles <= PERSONAL_ROLES


def represented_by(person: User, *, at: datetime) -> QuerySet[User]:
    """Return the employees whom a person may act for at a moment, by designation."""
    stands = Q(designations_given__since__lte=at) & (
        Q(designations_given__until__isnull=True) | Q(designations_given__until__gt=at)
    )
    return User.objects.filter(stands, designations_given__representative=person).distinct()


def invitations_of(*, employee: User, case_number: str) -> QuerySet[Invitation]:
    """Return the codes that were made for an employee's case, the earliest first; none of them can be read."""
    return Invitation.objects.filter(employee=employee, case_number=case_number).order_by("made_at", "pk")
