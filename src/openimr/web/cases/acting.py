"""For which parties of a case a person acts: the one rule, of rows in hand and of queries."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from openimr.web.cases.models import Case, Party
from openimr.web.cases.values import PartyKind
from openimr.web.people.access import organizations_of, represented_by
from openimr.web.people.models import User

_OF_EMPLOYEE = frozenset({PartyKind.EMPLOYEE, PartyKind.REPRESENTATIVE})


@dataclass(frozen=True, kw_only=True, slots=True)
class ActsFor:
    """For whom a person acts at a moment.

    An employee and whoever the employee designated act for the employee; anyone else for the organizations they
    belong to. A party that is named in the case and has no organization on this site is acted for by nobody.

    Attributes:
        person: Their key.
        organizations: Keys of those the person belongs to.
        employees: Keys of the person and of the employees who designated them.
    """

    person: int
    organizations: frozenset[int]
    employees: frozenset[int]

    @classmethod
    def of(cls, person: User, *, at: datetime) -> "ActsFor":
        """Return for whom a person acts, in two queries."""
        return cls(
            person=person.pk,
            organizations=frozenset(organizations_of(person, at=at).values_list("pk", flat=True)),
            employees=frozenset({person.pk, *represented_by(person, at=at).values_list("pk", flat=True)}),
        )

    def parties(self) -> Q:
        """Match the parties that the person acts for."""
        of_employee = Q(kind__in=_OF_EMPLOYEE, case__employee__in=self.employees)
        return Q(person=self.person) | Q(organization__in=self.organizations) | of_employee

    def is_for(self, party: Party, *, case: Case) -> bool:
        """Return whether the person acts for a party of a case, in no query."""
        if party.person_id == self.person or party.organization_id in self.organizations:
            return True
        return party.kind in _OF_EMPLOYEE and case.employee_id in self.employees
