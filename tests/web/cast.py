"""The cast of every test of the site: who there is, and in which role; made through the services, like real people."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from openimr.web.people.models import Organization, User
from openimr.web.people.services import (
    add_person,
    create_organization,
    designate_representative,
    found_site,
    grant_membership,
)
from openimr.web.people.values import OrganizationKind, Role

AT = datetime(2025, 3, 4, 17, 0, tzinfo=UTC)
"""A Tuesday, 9 in the morning in California: the moment at which tests of services act."""

UR_DECIDED = date(2025, 2, 10)
"""Day of the utilization review decision in dispute."""

PASSWORD = "four plain words here"
"""Of everyone in the cast who signs in with one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Cast:
    """Everyone who acts in the tests.

    Attributes:
        founder: Manages people; sees no case.
        alma: The worker; ``relative`` is whom she chose to act for her.
        noor: Claims administrator for ``claims``; ``stranger`` is one too, for another company.
        physician: Asked for the treatment, for ``practice``.
        attorney: Alma's, for ``law_office``.
        walked: The walks remembered in its module; None where each is played anew.
    """

    founder: User
    clerk: User
    okafor: User
    lind: User
    quality: User
    conflict: User
    alma: User
    relative: User
    noor: User
    physician: User
    attorney: User
    division: User
    auditor: User
    stranger: User
    imro: Organization
    claims: Organization
    practice: Organization
    law_office: Organization
    walked: object = None


def make_cast(*, at: datetime = AT) -> Cast:
    """Return the cast, everyone in their role from ``at`` on."""
    founder = found_site(
        organization="Test Review Organization", name="Ada Founder", email="ada@site.test", password=PASSWORD, at=at
    )
    imro = Organization.objects.get(kind=OrganizationKind.IMRO)

    def organization(kind: OrganizationKind, name: str) -> Organization:
        return create_organization(kind=kind, name=name, by=founder, at=at)

    def person(name: str, role: Role, acts_for: Organization) -> User:
        added = add_person(name=name, email=f"{name.rsplit(maxsplit=1)[-1].lower()}@people.test", by=founder, at=at)
        grant_membership(person=added, role=role, organization=acts_for, by=founder, at=at)
        return added

    claims = organization(OrganizationKind.CLAIMS_ADMINISTRATOR, "Golden Coast Claims")
    other_claims = organization(OrganizationKind.CLAIMS_ADMINISTRATOR, "Distant Claims")
    practice = organization(OrganizationKind.PROVIDER, "Bayside Spine Group")
    law_office = organization(OrganizationKind.LAW_OFFICE, "Osei Law")
    division = organization(OrganizationKind.DIVISION, "Division of Workers’ Compensation")
    clerk = person("Ines Park", Role.INTAKE_CLERK, imro)
    alma, relative = _at_home("Alma Reyes", founder, at=at), _at_home("Rosa Reyes", founder, at=at)
    grant_membership(person=alma, role=Role.EMPLOYEE, organization=None, by=clerk, at=at)
    designate_representative(
        employee=alma, representative=relative, signed_on=UR_DECIDED, ur_decided_on=UR_DECIDED, by=clerk, at=at
    )
    return Cast(
        founder=founder,
        clerk=clerk,
        okafor=person("Dr Chidi Okafor", Role.MEDICAL_DIRECTOR, imro),
        lind=person("Dr Maja Lind", Role.EXPERT_REVIEWER, imro),
        quality=person("Quentin Quality", Role.QUALITY_REVIEWER, imro),
        conflict=person("Connie Conflict", Role.CONFLICT_OFFICER, imro),
        alma=alma,
        relative=relative,
        noor=person("Noor Haddad", Role.CLAIMS_ADMINISTRATOR, claims),
        physician=person("Dr Paul Tanaka", Role.REQUESTING_PHYSICIAN, practice),
        attorney=person("Kofi Osei", Role.ATTORNEY, law_office),
        division=person("Dana Division", Role.DIVISION, division),
        auditor=person("Aude Auditor", Role.AUDITOR, imro),
        stranger=person("Sam Stranger", Role.CLAIMS_ADMINISTRATOR, other_claims),
        imro=imro,
        claims=claims,
        practice=practice,
        law_office=law_office,
    )


def may_sign_in(person: User) -> User:
    """Give a person a password and a second factor, so that pages open for them; return them."""
    person.set_password(PASSWORD)
    person.save(update_fields=["password"])
    TOTP.activate(person, generate_totp_secret())
    return person


def _at_home(name: str, founder: User, *, at: datetime) -> User:
    return add_person(name=name, email=f"{name.split(maxsplit=1)[0].lower()}@home.test", by=founder, at=at)
