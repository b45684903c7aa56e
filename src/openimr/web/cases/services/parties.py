"""Who is a party to a case, from the names on its application."""

from datetime import datetime

from openimr.matching.affiliations.changes import Changes
from openimr.web.cases.models import Application, Case, Party
from openimr.web.cases.offices import named_parties, offices_of
from openimr.web.cases.values import PartyKind
from openimr.web.people.models import Organization


def set_parties(case: Case, application: Application, *, at: datetime) -> None:
    """Make the parties of a case those that its application names.

    A party whose name or address changed ends, and the new one begins. An organization of that name on this site is linked where a
    person confirmed that it is this one (``openimr.web.cases.services.offices.confirm_offices``): then those who act for
    it may see the case.

    Writes:
        Parties, and Stops of the case's open assignment; part of its caller's transaction.
    """
    # Imported here, since screening reads cases by modules whose services import this one.
    from openimr.web.conflicts.services.stops import screen_again

    standing = {PartyKind(party.kind): party for party in case.parties.filter(until__isnull=True)}
    linked = {office.kind: office.organization for office in offices_of(case, application) if office.is_the_same}
    for named in named_parties(case, application):
        party, organization = standing.pop(named.kind, None), linked.get(named.kind)
        if party is not None and (party.name, party.address) == (named.name, named.address):
            _link(party, organization)
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
    screen_again(changes=Changes(cases=frozenset({case.number})), at=at)


def _link(party: Party, organization: Organization | None) -> None:
    if party.organization != organization:
        party.organization = organization
        party.save(update_fields=["organization"])


def _end(party: Party, at: datetime) -> None:
    party.until = at
    party.save(update_fields=["until"])
