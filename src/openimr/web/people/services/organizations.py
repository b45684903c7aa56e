"""The organizations that people act for; and the founding of the site, which makes the first."""

from datetime import datetime

from django.db import transaction

from openimr.web.audit.services import record
from openimr.web.audit.values import SITE
from openimr.web.errors import RefusedError
from openimr.web.people.access import require
from openimr.web.people.models import Membership, Organization, User
from openimr.web.people.services.persons import new_person
from openimr.web.people.values import OrganizationKind, Permission, Role


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
    person = new_person(name=name, email=email, at=at)
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
