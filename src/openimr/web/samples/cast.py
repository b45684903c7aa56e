"""The people of sample cases, from a list we wrote; made once, by the services."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.conf import settings

from openimr.domain.determinations import ReviewerCredentials
from openimr.matching.candidates import Certificate, Licence
from openimr.web.people.models import Organization, User
from openimr.web.people.services import add_person, create_organization, found_site, grant_membership, set_password
from openimr.web.people.values import OrganizationKind, Role
from openimr.web.reviewers.models import Reviewer
from openimr.web.reviewers.services import add_reviewer

FOUNDED = datetime(2012, 12, 1, 12, tzinfo=UTC)
"""The sample people's memberships begin here, before the first case there can be."""

FAR = date(2099, 12, 31)
"""Sample licences and certificates are in force until then."""

PASSWORD = "sample people only"  # noqa: S105 - printed by the demonstration; there is no real case beside it

SAMPLE_DOMAIN = "@sample.invalid"
"""Where every sample person's address ends; no mail goes there."""

STAFF = {
    Role.INTAKE_CLERK: ("Tess Marlow", "clerk@sample.invalid"),
    Role.MEDICAL_DIRECTOR: ("Dr. Ade Okafor", "director@sample.invalid"),
    Role.QUALITY_REVIEWER: ("Jun Sato", "quality@sample.invalid"),
    Role.CONFLICT_OFFICER: ("Petra Holm", "conflicts@sample.invalid"),
    Role.AUDITOR: ("Ivy Tran", "auditor@sample.invalid"),
}
ADMINISTRATOR = ("Rosa Quint", "administrator@sample.invalid")
OUTSIDE = {
    Role.CLAIMS_ADMINISTRATOR: ("Noor Haddad", "claims@sample.invalid", "Harbor Claims Services"),
    Role.REQUESTING_PHYSICIAN: ("Dr. Samuel Reyes", "physician@sample.invalid", "Valley Spine and Joint"),
    Role.ATTORNEY: ("Lena Fischer", "attorney@sample.invalid", "Fischer & Lowe"),
    Role.DIVISION: ("Marcus Bell", "division@sample.invalid", "Division of Workers’ Compensation"),
}
KINDS = {
    Role.CLAIMS_ADMINISTRATOR: OrganizationKind.CLAIMS_ADMINISTRATOR,
    Role.REQUESTING_PHYSICIAN: OrganizationKind.PROVIDER,
    Role.ATTORNEY: OrganizationKind.LAW_OFFICE,
    Role.DIVISION: OrganizationKind.DIVISION,
}
PARTIES = {
    "employer_name": "Sample Bakery, Inc.",
    "claims_administrator": "Harbor Claims Services",
    "claims_administrator_address": "PO Box 1188, Oakland, CA 94604",
    "employee_address": "1 Sample Street, Fresno, CA 93701",
    "physician_name": "Dr. Samuel Reyes",
    "physician_address": "40 Sample Avenue, Fresno, CA 93701",
    "physician_practice": "Valley Spine and Joint",
    "adjuster_name": "Noor Haddad",
}
"""Application field → name, for cases whose parties are not known."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Cast:
    """The people by whom sample cases are walked."""

    administrator: User
    clerk: User
    director: User


def ensure_cast() -> Cast:
    """Return the sample people, made if they are not there yet.

    Raises:
        RefusedError: The site has people of its own; sample cases do not go beside real ones.

    Writes:
        Users, Organizations and Memberships, by the services of ``people``.
    """
    administrator = User.objects.filter(email=ADMINISTRATOR[1]).first() or _found()
    _ensure_people(administrator)
    return Cast(
        administrator=administrator,
        clerk=User.objects.get(email=STAFF[Role.INTAKE_CLERK][1]),
        director=User.objects.get(email=STAFF[Role.MEDICAL_DIRECTOR][1]),
    )


def ensure_reviewer(credentials: ReviewerCredentials, *, cast: Cast) -> Reviewer:
    """Return a sample reviewer with exactly these credentials, put on the roster if there is none.

    Writes:
        A User, a Membership and a Reviewer with licences and certificates, by the services.
    """
    for reviewer in Reviewer.objects.filter(until__isnull=True).prefetch_related("licences", "certificates"):
        states = tuple(licence.state for licence in reviewer.licences.all())
        specialties = tuple(certificate.specialty for certificate in reviewer.certificates.all())
        if (states, specialties) == (credentials.licensure, credentials.specialties):
            return reviewer
    return _new_reviewer(credentials, cast=cast)


def _found() -> User:
    name, email = ADMINISTRATOR
    return found_site(organization=settings.OPENIMR_ORGANIZATION, name=name, email=email, password=PASSWORD, at=FOUNDED)


def _ensure_people(administrator: User) -> None:
    """Add whoever is missing of staff and of the outside: all at first, the rest after an interruption."""
    imro = Organization.objects.get(kind=OrganizationKind.IMRO)
    for role, (person, address) in STAFF.items():
        ensure_member(person, address, role=role, organization=imro, by=administrator)
    for role, (person, address, name) in OUTSIDE.items():
        kind = KINDS[role]
        organization = Organization.objects.filter(kind=kind, name=name).first()
        if organization is None:
            organization = create_organization(kind=kind, name=name, by=administrator, at=FOUNDED)
        ensure_member(person, address, role=role, organization=organization, by=administrator)


def ensure_person(name: str, email: str, *, by: User) -> User:
    """Return a sample person who can sign in, made as far as they are not there yet."""
    person = User.objects.filter(email=email).first() or add_person(name=name, email=email, by=by, at=FOUNDED)
    if not person.has_usable_password():
        set_password(person=person, password=PASSWORD, by=by, at=FOUNDED)
    return person


def ensure_member(name: str, email: str, *, role: Role, organization: Organization, by: User) -> User:
    """Return a sample person who holds, or once held, a role, made as far as they are not there yet."""
    person = ensure_person(name, email, by=by)
    if not person.memberships.filter(role=role, organization=organization).exists():
        grant_membership(person=person, role=role, organization=organization, by=by, at=FOUNDED)
    return person


def _new_reviewer(credentials: ReviewerCredentials, *, cast: Cast) -> Reviewer:
    number = Reviewer.objects.count() + 1
    imro = Organization.objects.get(kind=OrganizationKind.IMRO)
    person = ensure_member(
        f"Dr. Sample Reviewer {number}",
        f"reviewer{number}@sample.invalid",
        role=Role.EXPERT_REVIEWER,
        organization=imro,
        by=cast.administrator,
    )
    return add_reviewer(
        person=person,
        is_physician=not any("Chiropract" in specialty for specialty in credentials.specialties),
        licences=tuple(Licence(state=state, expires=FAR, is_restricted=False) for state in credentials.licensure),
        certificates=tuple(
            Certificate(specialty=specialty, is_board=True, expires=FAR) for specialty in credentials.specialties
        ),
        practice_since=date(1995, 7, 1),
        practice_hours=40,
        has_discipline=False,
        is_qme=False,
        by=cast.director,
        at=FOUNDED,
    )
