"""The tables of roles: each role, what it allows, and in which kinds of organization it is held."""

import ast
from pathlib import Path

import pytest

from openimr.web.errors import RefusedError
from openimr.web.people.access import may, needs_second_factor, permissions_of, roles_of
from openimr.web.people.models import Organization
from openimr.web.people.services import add_person, grant_membership
from openimr.web.people.values import (
    PERSONAL_ROLES,
    ROLE_KINDS,
    ROLE_PERMISSIONS,
    STAFF_ROLES,
    OrganizationKind,
    Permission,
    Role,
)
from tests.web.cast import AT, Cast
from tests.web.people.rows_of_people import all_rows

HELD_BY = {
    Permission.MANAGE_PEOPLE: {Role.ADMINISTRATOR},
    Permission.INVITE_EMPLOYEE: {Role.INTAKE_CLERK},
    Permission.ATTEST: {Role.EXPERT_REVIEWER},
    Permission.DECIDE_ITEMS: {Role.EXPERT_REVIEWER},
    Permission.SIGN: {Role.EXPERT_REVIEWER},
    Permission.CHECK_QUALITY: {Role.QUALITY_REVIEWER},
    Permission.ISSUE: {Role.MEDICAL_DIRECTOR},
    Permission.REASSIGN: {Role.MEDICAL_DIRECTOR},
    Permission.READ_AUDIT: {Role.AUDITOR},
    Permission.READ_FIGURES: {Role.MEDICAL_DIRECTOR, Role.DIVISION},
    Permission.READ_DOCUMENTS: {
        Role.INTAKE_CLERK,
        Role.MEDICAL_DIRECTOR,
        Role.EXPERT_REVIEWER,
        Role.QUALITY_REVIEWER,
    },
}
"""Acts that matter most, and every role that allows them."""


@pytest.mark.parametrize("role", Role)
def test_every_role_says_what_it_allows_and_where_it_is_held(role: Role) -> None:
    assert ROLE_PERMISSIONS[role]
    assert bool(ROLE_KINDS[role]) is (role not in PERSONAL_ROLES)


@pytest.mark.parametrize("permission", Permission)
def test_every_act_is_allowed_to_somebody(permission: Permission) -> None:
    assert any(permission in allowed for allowed in ROLE_PERMISSIONS.values())


def test_every_act_is_asked_for_somewhere(project: Path) -> None:
    web = project / "src/openimr/web"
    asked = {
        node.attr
        for path in web.rglob("*.py")
        if path != web / "people/values.py"
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Permission"
    }

    assert [permission.name for permission in Permission if permission.name not in asked] == []


@pytest.mark.parametrize("permission", HELD_BY)
def test_an_act_that_matters_is_allowed_to_no_other_role(permission: Permission) -> None:
    assert {role for role, allowed in ROLE_PERMISSIONS.items() if permission in allowed} == HELD_BY[permission]


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.AUDITOR])
def test_who_keeps_people_or_the_trail_sees_no_case(role: Role) -> None:
    sight = {Permission.READ_CASE, Permission.READ_DOCUMENTS, Permission.READ_LETTER, Permission.SEARCH_CASES}

    assert not ROLE_PERMISSIONS[role] & sight


@pytest.mark.parametrize("role", [role for role in Role if role not in STAFF_ROLES])
def test_no_party_takes_a_step_of_the_review_organization(role: Role) -> None:
    steps = {
        Permission.MANAGE_PEOPLE,
        Permission.DECIDE_ELIGIBILITY,
        Permission.MANAGE_ROSTER,
        Permission.CHOOSE_REVIEWER,
        Permission.DECIDE_ITEMS,
        Permission.SIGN,
        Permission.ISSUE,
        Permission.SERVE,
    }

    assert not ROLE_PERMISSIONS[role] & steps


@pytest.mark.parametrize("role", Role)
def test_a_role_is_held_in_its_kinds_of_organization_and_in_no_other(cast: Cast, role: Role) -> None:
    places: list[Organization | None] = [
        Organization.objects.create(kind=kind, name=f"The {kind.label}", added_at=AT) for kind in OrganizationKind
    ]
    person = add_person(name="Mina Mason", email="mina@people.test", by=cast.founder, at=AT)
    held = set()
    for place in [*places, None]:
        before = all_rows()
        granting = cast.clerk if place is None else cast.founder
        try:
            grant_membership(person=person, role=role, organization=place, by=granting, at=AT)
        except RefusedError as error:
            assert error.field == "role"
            assert all_rows() == before
        else:
            held.add(place.kind if place else None)

    assert held == (ROLE_KINDS[role] or {None})
    assert permissions_of(person, at=AT) == ROLE_PERMISSIONS[role]


def test_several_roles_allow_what_each_allows(cast: Cast) -> None:
    grant_membership(person=cast.okafor, role=Role.QUALITY_REVIEWER, organization=cast.imro, by=cast.founder, at=AT)

    assert roles_of(cast.okafor, at=AT) == {Role.MEDICAL_DIRECTOR, Role.QUALITY_REVIEWER}
    assert may(cast.okafor, Permission.ISSUE, at=AT)
    assert may(cast.okafor, Permission.CHECK_QUALITY, at=AT)


def test_everyone_but_employees_and_their_representatives_needs_a_second_factor(cast: Cast) -> None:
    newcomer = add_person(name="Nobody Yet", email="new@people.test", by=cast.founder, at=AT)
    need = {role for role in Role if role not in PERSONAL_ROLES}

    assert not needs_second_factor(cast.alma, at=AT)
    assert not needs_second_factor(cast.relative, at=AT)
    assert needs_second_factor(newcomer, at=AT)
    acting = [cast.founder, cast.clerk, cast.okafor, cast.lind, cast.quality, cast.conflict, cast.noor, cast.physician]
    acting += [cast.attorney, cast.division, cast.auditor]
    assert set().union(*(roles_of(person, at=AT) for person in acting)) == need
    assert all(needs_second_factor(person, at=AT) for person in acting)
