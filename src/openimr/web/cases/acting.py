"""For which parties of a case a person acts: the one rule, of rows in hand and of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from openimr.web.cases.models import Case, Party
from openimr.web.cases.values import PartyKind
from openimr.web.people.access import represented_by
from openimr.web.people.models import Membership, User

_OF_EMPLOYEE = frozenset({PartyKind.EMPLOYEE, PartyKind.REPRESENTATIVE})


@dataclass(frozen=True, kw_only=True, slots=True)
class ActsFor:
    """For whom a person acts at a moment.

    An employee and whoever the employee designated act for the employee; anyone else for the organizations they
    belong to. A party that is named in the case and has no organization on this site is acted for by nobody.

    Attributes:
        person: Their key.
        organizations: Keys of those the person belongs to.
        represented: Keys of the employees who designated the person; asked for once, and only if a row needs them.
    """

    person: int
    organizations: frozenset[int]
    represented: "QuerySet[User, int]"

    @classmethod
    def of(cls, person: User, *, memberships: Iterable[Membership], at: datetime) -> "ActsFor":
        """Return for whom a person acts, in no query of its own.

        Args:
            person: Who acts.
            memberships: Those of the person that are in force.
            at: The moment, aware.
        """
        return cls(
            person=person.pk,
            organizations=frozenset(each.organization_id for each in memberships if each.organization_id),
            represented=represented_by(person, at=at).values_list("pk", flat=True),
        )

    def parties(self) -> Q:
        """Match the parties that the person acts for."""
        employee = Q(case__employee=self.person) | Q(case__employee__in=self.represented)
        return Q(person=self.person) | Q(organization__in=self.organizations) | (Q(kind__in=_OF_EMPLOYEE) & employee)

    def is_for(self, party: Party, *, case: Case) -> bool:
        """Return whether the person acts for a party of a case; for all parties together in one query at the most."""
        if party.person_id == self.person or party.organization_id in self.organizations:
            return True
        if party.kind not in _OF_EMPLOYEE:
            return False
        return case.employee_id == self.person or case.employee_id in self.represented
