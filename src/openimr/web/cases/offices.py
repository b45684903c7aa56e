"""The parties that an application names, and which of their offices work on this site."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from openimr.web.cases.models import Application, Case
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


@dataclass(frozen=True, kw_only=True, slots=True)
class NamedParty:
    """A party as an application names it.

    Attributes:
        office: The organization it works for or is, as typed; empty if none is named.
    """

    kind: PartyKind
    name: str
    office: str
    address: str


@dataclass(frozen=True, kw_only=True, slots=True)
class NamedOffice:
    """An office that an application names and that works on this site under the same name.

    Attributes:
        kind: As which party it is named.
        organization: The one on this site.
        is_the_same: Whether a person said that it is this one; None while nobody said.
    """

    kind: PartyKind
    organization: Organization
    is_the_same: bool | None


def named_parties(case: Case, application: Application) -> Iterator[NamedParty]:
    """Yield the parties that an application names; the employee always."""
    names = (application.employee_first_name, application.employee_middle_name, application.employee_last_name)
    name = " ".join(filter(None, names)) or case.employee.name
    employee, administrator = PartyKind.EMPLOYEE, PartyKind.CLAIMS_ADMINISTRATOR
    yield NamedParty(kind=employee, name=name, office="", address=application.employee_address)
    if named := application.employer_name:
        yield NamedParty(kind=PartyKind.EMPLOYER, name=named, office=named, address="")
    if named := application.claims_administrator:
        address = application.claims_administrator_address
        yield NamedParty(kind=administrator, name=named, office=named, address=address)
    if named := application.physician_name:
        yield NamedParty(
            kind=PartyKind.REQUESTING_PHYSICIAN,
            name=named,
            office=application.physician_practice,
            address=application.physician_address,
        )
    if named := application.attorney_name:
        office, address = application.attorney_office, application.attorney_address
        yield NamedParty(kind=PartyKind.ATTORNEY, name=named, office=office, address=address)
    if named := application.ur_organization:
        yield NamedParty(kind=PartyKind.UR_ORGANIZATION, name=named, office=named, address="")


def offices_of(case: Case, application: Application) -> tuple[NamedOffice, ...]:
    """Return the offices of an application's parties that work on this site under the names typed, each with its answer."""
    parties = [party for party in named_parties(case, application) if party.office]
    known = {(each.kind, each.name.casefold()): each for each in _of_those_names(parties)}
    if not known:
        return ()
    answers = {(each.kind, each.organization_id): each.is_the_same for each in application.office_answers.all()}
    found = ((party.kind, known.get((_ORGANIZATION_KINDS[party.kind], party.office.casefold()))) for party in parties)
    return tuple(
        NamedOffice(kind=kind, organization=organization, is_the_same=answers.get((kind.value, organization.pk)))
        for kind, organization in found
        if organization is not None
    )


def _of_those_names(parties: list[NamedParty]) -> QuerySet[Organization]:
    """Return the organizations of the site that the parties' offices may be, in one query."""
    named = Q(pk__in=[])
    for party in parties:
        named |= Q(kind=_ORGANIZATION_KINDS[party.kind], name__iexact=party.office)
    return Organization.objects.filter(named)
