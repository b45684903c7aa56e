"""The roster and the assignments, for those who may know of them. A reviewer's name never leaves the organization."""

from datetime import datetime
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from openimr.domain.errors import NotAllowedError
from openimr.web.cases.access import case_for, open_case
from openimr.web.cases.models import Case
from openimr.web.people.access import require
from openimr.web.people.models import User
from openimr.web.people.values import Permission, Role
from openimr.web.reviewers.models import Affiliation, Assignment, Reviewer
from openimr.web.reviewers.panels import UNDER_REVIEW
from openimr.web.reviewers.values import ROSTER_ROWS

BUSY = UNDER_REVIEW
"""States in which a case is the load of who was chosen for it; a panel's members are chosen one after the other."""


def roster_for(*, person: User, at: datetime) -> QuerySet[Reviewer]:
    """Return every reviewer, also those who left, to a person who keeps the roster.

    Raises:
        NotAllowedError: The person does not keep it.
    """
    require(person, Permission.MANAGE_ROSTER, at=at)
    return _with_facts(Reviewer.objects.all()).order_by(F("until").desc(nulls_first=True), "person__name", "pk")


def reviewer_for(*, public_id: UUID, person: User, at: datetime) -> Reviewer:
    """Return one reviewer, by the public id of the person they are, to a person who keeps the roster.

    Raises:
        NotAllowedError: There is no such reviewer, or the person does not keep the roster.
    """
    reviewer = roster_for(person=person, at=at).filter(person__public_id=public_id).first()
    if reviewer is None:
        raise NotAllowedError("no such reviewer")
    return reviewer


def reviewer_to_choose(*, public_id: UUID, person: User, at: datetime) -> Reviewer:
    """Return one reviewer, also one who left, to a person who may choose among them.

    Raises:
        NotAllowedError: There is no such reviewer, or the person may not choose.
    """
    require(person, Permission.CHOOSE_REVIEWER, at=at)
    reviewer = _with_facts(Reviewer.objects.filter(person__public_id=public_id)).first()
    if reviewer is None:
        raise NotAllowedError("no such reviewer")
    return reviewer


def affiliation_for(*, pk: int, person: User, at: datetime) -> Affiliation:
    """Return one declared affiliation to a person who keeps the roster.

    Raises:
        NotAllowedError: There is none, or the person does not keep the roster.
    """
    require(person, Permission.MANAGE_ROSTER, at=at)
    found = Affiliation.objects.select_related("reviewer__person", "organization", "person").filter(pk=pk).first()
    if found is None:
        raise NotAllowedError("no such affiliation")
    return found


def serving(*, at: datetime) -> QuerySet[Reviewer]:
    """Return the reviewers who are on the roster and hold the role, with all that screening reads.

    The caller has checked that the person may choose among them.
    """
    in_force = Q(person__memberships__since__lte=at) & (
        Q(person__memberships__until__isnull=True) | Q(person__memberships__until__gt=at)
    )
    holders = Reviewer.objects.filter(
        in_force, person__memberships__role=Role.EXPERT_REVIEWER, person__is_active=True, until__isnull=True
    )
    return _with_facts(Reviewer.objects.filter(pk__in=holders.values("pk")))


def assignment_of(*, case: Case, person: User) -> Assignment | None:
    """Return the standing assignment of a case to the person, as its reviewer or one of a panel, attested or not; else None.

    The one place that says whether somebody reviews a case.
    """
    standing = case.assignments.filter(ended_at__isnull=True, reviewer__person=person)
    found: Assignment | None = standing.select_related("case", "reviewer__person", "review").first()
    return found


def own_assignment(*, case: Case, person: User) -> Assignment:
    """Return the standing assignment of a case to its reviewer; of a panel that of the member alone.

    Raises:
        NotAllowedError: The person is not the reviewer of the case.
    """
    assignment = assignment_of(case=case, person=person)
    if assignment is None:
        raise NotAllowedError("not the reviewer of this case")
    return assignment


def assignment_to_attest(*, number: str, person: User, at: datetime, is_read: bool) -> Assignment:
    """Return the assignment of a case to the reviewer who is to attest.

    Args:
        number: The case.
        person: Who asks.
        at: The moment, aware.
        is_read: Whether a page of it is shown, which is recorded; a step records itself.

    Raises:
        NotAllowedError: There is no such case, or the person is not its reviewer.

    Writes:
        One AuditEvent, if ``is_read``.
    """
    case = case_for(number=number, person=person, at=at, permission=Permission.ATTEST)
    assignment = own_assignment(case=case, person=person)
    if is_read:
        open_case(number=number, person=person, at=at, page="attest", permission=Permission.ATTEST)
    return assignment


def may_open_file(*, case: Case, person: User) -> bool:
    """Return whether the file is open to a person as far as the attestation is concerned.

    The assigned reviewer sees nothing of it before attesting, whatever other role they hold. Whether a person may see the
    case at all is for ``openimr.web.cases.access.case_for``.
    """
    own = assignment_of(case=case, person=person)
    return own is None or own.attested_at is not None


def loads() -> dict[str, int]:
    """Return the number of open cases assigned to each reviewer, by public id; one who is absent has none."""
    open_ones = Assignment.objects.filter(ended_at__isnull=True, case__state__in=BUSY)
    counted = open_ones.order_by().values_list("reviewer__person__public_id").annotate(cases=Count("pk"))
    return {str(key): cases for key, cases in counted}


def _with_facts(reviewers: QuerySet[Reviewer]) -> QuerySet[Reviewer]:
    return reviewers.select_related("person").prefetch_related(*ROSTER_ROWS)
