"""A site begins with its organization and one administrator, once."""

import pytest
from django.contrib.auth.hashers import check_password
from django.db import DatabaseError, transaction

from openimr.web.audit.models import AuditEvent
from openimr.web.errors import RefusedError
from openimr.web.people.access import roles_of
from openimr.web.people.models import Organization
from openimr.web.people.services import found_site
from openimr.web.people.values import OrganizationKind, Role
from tests.web.cast import AT, PASSWORD, make_cast
from tests.web.people.rows_of_people import all_rows, break_trail

pytestmark = pytest.mark.django_db


def test_a_site_is_founded_with_its_organization_and_administrator() -> None:
    founder = found_site(
        organization="Pacific Review", name="Ada Founder", email="Ada@Site.test", password=PASSWORD, at=AT
    )

    assert founder.email == "ada@site.test"
    assert check_password(PASSWORD, founder.password)
    assert roles_of(founder, at=AT) == {Role.ADMINISTRATOR}
    assert Organization.objects.get().kind == OrganizationKind.IMRO
    event = AuditEvent.objects.get()
    assert (event.verb, event.person, event.facts) == ("found_site", "", {"person": str(founder.public_id)})


def test_a_site_is_founded_once() -> None:
    make_cast()
    before = all_rows()

    with pytest.raises(RefusedError, match="has people already"):
        found_site(organization="Another", name="Eve", email="eve@site.test", password=PASSWORD, at=AT)

    assert all_rows() == before


def test_nothing_is_founded_without_its_event() -> None:
    before = all_rows()
    break_trail()

    with pytest.raises(DatabaseError, match="the trail is broken"), transaction.atomic():
        found_site(organization="Pacific", name="Ada", email="ada@site.test", password=PASSWORD, at=AT)

    assert all_rows() == before
