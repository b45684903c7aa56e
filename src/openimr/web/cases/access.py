"""The one guarded door to a case: whoever reads a case comes through here."""

from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from openimr.domain.errors import NotAllowedError
from openimr.web.audit.services import record
from openimr.web.cases.models import Case, Party
from openimr.web.cases.values import ALL_CASES_ROLES, CaseState, PartyKind, may_be_entered
from openimr.web.people.access import memberships_of, permissions_of, require, roles_of
from openimr.web.people.models import User
from openimr.web.people.values import Permission, Role
from openimr.web.reviewers.panels import refuse_members

TELL_OF_REVIEWERS = frozenset(
    {
        Permission.CHOOSE_REVIEWER,
        Permission.REASSIGN,
        Permission.RULE_ON_CONFLICTS,
        Permission.ISSUE,
        Permission.CHECK_QUALITY,
    }
)
"""Acts whose pages tell who reviews a case, or what they decided before it is issued."""

_PARTY_OF_ROLE = {
    Role.CLAIMS_ADMINISTRATOR: (
        PartyKind.CLAIMS_ADMINISTRATOR,
        PartyKind.EMPLOYER,
        PartyKind.UR_ORGANIZATION,
    ),
    Role.REQUESTING_PHYSICIAN: (PartyKind.REQUESTING_PHYSICIAN,),
    Role.ATTORNEY: (PartyKind.ATTORNEY,),
}


def cases_of(person: User, *, at: datetime) -> QuerySet[Case]:
    """Return the cases a person may see at a moment, by need to know; reading the list opens none of them.

    Staff of the review organization and of the Division see every case; a reviewer the cases assigned to them; an
    employee their own, a representative those of whom they represent; anyone else the cases to which an organization
    they act for is a party in that role.
    """
    seen = _seen(person, at=at)
    if seen is None:
        return Case.objects.all()
    first, *others = seen or [Case.objects.none().values("pk")]
    return Case.objects.filter(pk__in=first.union(*others) if others else first)


def cases_walked_of(person: User, *, at: datetime) -> QuerySet[Case]:
    """Return the same cases as ``cases_of``, so that of many in order each is asked in turn, and not all are gathered first."""
    seen = _seen(person, at=at)
    if seen is None:
        return Case.objects.all()
    asked = (Q(Exists(rows.filter(**{_key_of(rows): OuterRef("pk")}))) for rows in seen)
    return Case.objects.filter(reduce(or_, asked, Q(pk__in=[])))


def _key_of(rows: QuerySet[Any, Any]) -> str:
    return "pk" if rows.model is Case else "case"


def _seen(person: User, *, at: datetime) -> list[QuerySet[Any, Any]] | None:
    """Return the keys of the cases that a person may see, by what lets them see it; None to whoever may see every case."""
    roles = roles_of(person, at=at)
    if roles & ALL_CASES_ROLES:
        return None
    seen: list[QuerySet[Any]] = []
    if Role.EMPLOYEE in roles:
        seen.append(Case.objects.filter(employee=person))
    if roles & {Role.REPRESENTATIVE, Role.ATTORNEY}:
        seen.append(Case.objects.filter(_designated(person, at=at)))
    if Role.EXPERT_REVIEWER in roles:
        assignments = Case._meta.get_field("assignments").related_model  # whose models import this room
        seen.append(assignments._default_manager.filter(reviewer__person=person, ended_at__isnull=True))
    for membership in memberships_of(person, at=at):
        kinds = _PARTY_OF_ROLE.get(Role(membership.role))
        if kinds:
            office = membership.organization_id
            seen.append(Party.objects.filter(kind__in=kinds, organization=office, until__isnull=True))
    return [rows.order_by().values(_key_of(rows)) for rows in seen]


def _designated(person: User, *, at: datetime) -> Q:
    """Match the cases of employees who designated the person, not before the decision in dispute.

    Source: Lab. Code § 4610.5(j).
    """
    given = "employee__designations_given__"
    stands = Q(**{f"{given}until__isnull": True}) | Q(**{f"{given}until__gt": at})
    is_valid = Q(applications__ur_decided_on__isnull=True) | Q(
        **{f"{given}signed_on__gte": F("applications__ur_decided_on")}
    )
    return Q(**{f"{given}representative": person, f"{given}since__lte": at}) & stands & is_valid


def case_for(*, number: str, person: User, at: datetime, permission: Permission = Permission.READ_CASE) -> Case:
    """Return one case to a person who may see it and may do the act; the caller writes its own audit event.

    A member of a panel, whatever other role they hold, does no act that tells of the other members.

    Raises:
        NotAllowedError: There is no such case, the person may not see it, or may not do the act; never says which.
    """
    require(person, permission, at=at)
    case = cases_of(person, at=at).filter(number=number).first()
    if case is None:
        raise NotAllowedError("no such case")
    if permission in TELL_OF_REVIEWERS:
        refuse_members(case, person)
    return case


def may_enter(case: Case, *, person: User, at: datetime) -> bool:
    """Return whether a person may enter or correct the application of a case as it now stands.

    Staff may; an employee their own, a representative or attorney those of whom they represent by designation.
    """
    held = permissions_of(person, at=at)
    return may_be_entered(CaseState(case.state), held) and not lacks_designation(case, person=person, at=at)


def lacks_designation(case: Case, *, person: User, at: datetime) -> bool:
    """Return whether a person who sees a case, and enters applications, may not enter this one for want of a designation.

    It is so of the employee's attorney whom the employee has not designated to apply: the attorney is a party and
    reads the case, but one who applies for the employee is designated for it, after the decision. That a notice of
    representation suffices for an attorney, we did not read in the law [unverified].

    Source: Lab. Code § 4610.5(j).
    """
    held = permissions_of(person, at=at)
    if Permission.ENTER_APPLICATION not in held or Permission.INVITE_EMPLOYEE in held or person.pk == case.employee_id:
        return False
    return not Case.objects.filter(_designated(person, at=at), pk=case.pk).exists()


def open_case(
    *, number: str, person: User, at: datetime, page: str, permission: Permission = Permission.READ_CASE
) -> Case:
    """Return one case to a person who reads a page of it, and record the reading.

    If the event cannot be written, the page is not shown.

    Args:
        number: The case.
        person: Who reads.
        at: The moment, aware.
        page: Which page, as a lower-case word.
        permission: The act that the page serves.

    Raises:
        NotAllowedError: As ``case_for``.

    Writes:
        One AuditEvent.
    """
    case = case_for(number=number, person=person, at=at, permission=permission)
    record(scope=case.number, verb="read_case", by=person, at=at, facts={"page": page})
    return case
