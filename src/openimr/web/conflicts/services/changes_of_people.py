"""Screen again what a change of people touches; part of the service of ``people`` that made it."""

from datetime import datetime

from django.db.models import Q

from openimr.matching.affiliations.changes import Changes
from openimr.web.cases.models import Case
from openimr.web.conflicts.services.stops import open_assignments, screen_again
from openimr.web.people.models import Designation, Membership, User


def designation_changed(designation: Designation, *, at: datetime) -> None:
    """Screen the reviewers of an employee's open cases against whom the employee chose."""
    _screen(Q(employee_id=designation.employee_id), at=at)


def membership_changed(membership: Membership, *, at: datetime) -> None:
    """Screen the open cases of an organization, whose staff changed, and those of the person if they review."""
    touched = Q(assignments__reviewer__person_id=membership.person_id)
    touched |= Q(employee__designations_given__representative_id=membership.person_id)
    if membership.organization_id is not None:
        touched |= Q(parties__organization_id=membership.organization_id)
    _screen(touched, at=at)


def person_renamed(person: User, *, at: datetime) -> None:
    """Screen the open cases in which a person is named, or reviews, under the new name."""
    staff = Q(parties__organization__memberships__person=person)
    named = Q(parties__person=person) | Q(employee__designations_given__representative=person)
    _screen(staff | named | Q(assignments__reviewer__person=person), at=at)


def _screen(touched: Q, *, at: datetime) -> None:
    open_cases = Case.objects.filter(pk__in=open_assignments().order_by().values("case"))
    numbers = frozenset(open_cases.filter(touched).values_list("number", flat=True))
    if numbers:
        screen_again(changes=Changes(cases=numbers), at=at)
