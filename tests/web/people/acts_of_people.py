"""Every service of people, as one act each that the right person may do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from openimr.web.people.models import User
from openimr.web.people.services import (
    add_person,
    create_organization,
    designate_representative,
    grant_membership,
    invite_employee,
    rename_person,
    reset_second_factor,
    revoke_membership,
    set_password,
)
from openimr.web.people.values import OrganizationKind, Role
from tests.web.cast import AT, UR_DECIDED, Cast

LATER = AT + timedelta(hours=1)
BORN = date(1971, 8, 2)
"""Alma's date of birth."""
CASE = "IM25-0000001"
NEW_PASSWORD = "six other plain words"

Act = Callable[[Cast, User], object]


@dataclass(frozen=True, slots=True)
class Allowed:
    """An act, and the names in the cast of those who may do it."""

    act: Act
    who: frozenset[str]


def _who(*names: str) -> frozenset[str]:
    return frozenset(names)


ACTS: Mapping[str, Allowed] = {
    "create_organization": Allowed(
        lambda _cast, by: create_organization(kind=OrganizationKind.EMPLOYER, name="Bay Stone", by=by, at=LATER),
        _who("founder"),
    ),
    "add_person": Allowed(
        lambda _cast, by: add_person(name="Mina Mason", email="mina@people.test", by=by, at=LATER), _who("founder")
    ),
    "add_person_who_will_come_by_invitation": Allowed(
        lambda _cast, by: add_person(name="Mina Mason", email=None, by=by, at=LATER), _who("clerk")
    ),
    "rename_person": Allowed(
        lambda cast, by: rename_person(person=cast.lind, name="Dr Maja Berg", version=1, by=by, at=LATER),
        _who("founder", "lind"),
    ),
    "set_password": Allowed(
        lambda cast, by: set_password(person=cast.lind, password=NEW_PASSWORD, by=by, at=LATER),
        _who("founder", "lind"),
    ),
    "reset_second_factor": Allowed(
        lambda cast, by: reset_second_factor(person=cast.lind, by=by, at=LATER), _who("founder")
    ),
    "grant_membership": Allowed(
        lambda cast, by: grant_membership(
            person=cast.lind, role=Role.QUALITY_REVIEWER, organization=cast.imro, by=by, at=LATER
        ),
        _who("founder"),
    ),
    "grant_personal_membership": Allowed(
        lambda cast, by: grant_membership(person=cast.relative, role=Role.EMPLOYEE, organization=None, by=by, at=LATER),
        _who("clerk"),
    ),
    "revoke_membership": Allowed(
        lambda cast, by: revoke_membership(membership=cast.lind.memberships.get(), by=by, at=LATER), _who("founder")
    ),
    "designate_representative": Allowed(
        lambda cast, by: designate_representative(
            employee=cast.alma,
            representative=cast.attorney,
            signed_on=UR_DECIDED,
            ur_decided_on=UR_DECIDED,
            by=by,
            at=LATER,
        ),
        _who("clerk", "alma"),
    ),
    "invite_employee": Allowed(
        lambda cast, by: invite_employee(employee=cast.alma, case_number=CASE, date_of_birth=BORN, by=by, at=LATER),
        _who("clerk"),
    ),
}
"""Name of the act → the act; the name begins with that of its service."""
