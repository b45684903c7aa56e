"""Who is a party to a case, from the names on its application."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from openimr.web.cases.models import Application, Case, Party
from openimr.web.cases.values import PartyKind
from openimr.web.people.models import Organization
from openimr.web.people.values import OrganizationKind

_ORGANIZATION_KINDS = {
    PartyKind.EMPLOYER: OrganizationKind.EMPLOYER,
    PartyKind.CLAIMS_ADMINISTRATOR: OrganizationKind.CLAIMS_ADMINISTRATOR,
    PartyKind.UR_ORGANIZATION: OrganizationKind.UR_ORGANIZATION,
    PartyKind.REQUESTING_PHYSICIAN: OrganizationKind.PROVIDER,
    PartyKind.ATTORNEY: OrganizationKind.LAW_OFFICE,
}


@dataclass(frozen=True, slots=True)
class _Named:
    kind: PartyKind
    name: str
    organization_name: str
    address: str


def set_parties(case: Case, application: Application, *, at: datetime) -> None:
    """Make the parties of a case those that its application names.

    A party whose name changed ends, and the new one begins. An organization known to the site under that name and
    kind is linked, so that those who act for it may see the case.

    Writes:
        Parties; part of its caller's transaction.
    """
    standing = {PartyKind(party.kind): party for party in case.parties.filter(until__isnull=True)}
    for named in _named(case, application):
        party = standing.pop(named.kind, None)
        organization = _organization(named)
        if party is not None and (party.name, party.address, party.organization) == (
            named.name,
            named.address,
            organization,
        ):
            continue
        if party is not None:
            _end(party, at)
        Party.objects.create(
            case=case,
            kind=named.kind,
            person=case.employee if named.kind is PartyKind.EMPLOYEE else None,
            organization=organization,
            name=named.name,
            address=named.address,
        )
    standing.pop(PartyKind.REPRESENTATIVE, None)
    for party in standing.values():
        _end(party, at)


def _named(case: Case, application: Application) -> Iterator[_Named]:
    names = (application.employee_first_name, application.employee_middle_name, application.employee_last_name)
    name = " ".join(filter(None, names)) or case.employee.name
    yield _Named(PartyKind.EMPLOYEE, name, "", application.employee_address)
    if application.employer_name:
        yield _Named(PartyKind.EMPLOYER, application.employer_name, application.employer_name, "")
    if application.claims_administrator:
        name = application.claims_administrator
        yield _Named(PartyKind.CLAIMS_ADMINISTRATOR, name, name, application.claims_administrator_address)
    if application.physician_name:
        yield _Named(
            PartyKind.REQUESTING_PHYSICIAN,
            application.physician_name,
            application.physician_practice,
            application.physician_address,
        )
    if application.attorney_name:
        yield _Named(
            PartyKind.ATTORNEY, application.attorney_name, application.attorney_office, application.attorney_address
        )
    if application.ur_organization:
        yield _Named(PartyKind.UR_ORGANIZATION, application.ur_organization, application.ur_organization, "")


def _organization(named: _Named) -> Organization | None:
    kind = _ORGANIZATION_KINDS.get(named.kind)
    if kind is None or not named.organization_name:
        return None
    return Organization.objects.filter(kind=kind, name__iexact=named.organization_name).first()


def _end(party: Party, at: datetime) -> None:
    party.until = at
    party.save(update_fields=["until"])
