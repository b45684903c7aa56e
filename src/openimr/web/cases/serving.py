"""How each party of a case can be served, and who was not.

Electronically only where someone can sign in for the party and so reads it here; by mail or overnight delivery only where
an address is known. A party that can be reached in neither way is not served, and the clerk is told.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from openimr.law.service import Recipient
from openimr.web.cases.models import Notice, Party
from openimr.web.cases.models.notices import NoticeKind
from openimr.web.cases.values import PartyKind, ServedBy
from openimr.web.people.models import Membership, User
from openimr.web.people.values import PERSONAL_ROLES, STAFF_ROLES, Role

PARTY_SERVED = {
    Recipient.EMPLOYER: PartyKind.CLAIMS_ADMINISTRATOR,
    Recipient.EMPLOYEE: PartyKind.EMPLOYEE,
    Recipient.EMPLOYEES_ATTORNEY: PartyKind.ATTORNEY,
    Recipient.REQUESTING_PHYSICIAN: PartyKind.REQUESTING_PHYSICIAN,
    Recipient.EMPLOYEES_PROVIDER: PartyKind.REQUESTING_PHYSICIAN,
}
"""Through which party of a case each recipient is served; the employer through the claims administrator."""

TOLD = frozenset(PARTY_SERVED.values())
"""Parties that every notice goes to: those who are told of the assignment. Source: 8 CCR § 9792.10.4(b)."""

COPIED_TO_ALL = frozenset({NoticeKind.RECORDS_REQUEST, NoticeKind.RECORDS_ANSWER, NoticeKind.INFORMATION_REQUEST})
"""Notices that go to every party. Source: Lab. Code § 4610.6(b); of the request for information 8 CCR § 9792.10.3(c)."""

AT_AN_ADDRESS = frozenset({ServedBy.MAIL, ServedBy.OVERNIGHT})
"""Ways of service that go to an address."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """How one party can be served.

    Attributes:
        method: How; None if there is no way.
    """

    party: Party
    method: ServedBy | None

    @property
    def address(self) -> str:
        """Where it goes; empty where it goes to no address."""
        return self.party.address if self.method in AT_AN_ADDRESS else ""


def ways_to(parties: Iterable[Party], *, asked: ServedBy, at: datetime) -> tuple[Way, ...]:
    """Return how each party can be served: as asked where that reaches it, else in the other way that does.

    Args:
        parties: Of one case.
        asked: How it is to be served, where that can be; in person only on the claims administrator.
        at: The moment, aware.
    """
    return tuple(Way(party=party, method=_method(party, asked=asked, at=at)) for party in parties)


def can_sign_in(party: Party, *, at: datetime) -> bool:
    """Return whether someone can sign in for a party: has set a password, and acts for it in a role in force."""
    return bool(who_signs_in(party, at=at))


def who_signs_in(party: Party, *, at: datetime) -> tuple[User, ...]:
    """Return who can sign in for a party: each has set a password, and acts for it in a role in force."""
    return tuple({person.pk: person for person in _acting_for(party, at=at) if person.has_usable_password()}.values())


def goes_to(notice: Notice, kind: PartyKind) -> bool:
    """Return whether a notice goes to parties of a kind: to all of them, or to those who are told of the assignment."""
    return notice.kind in COPIED_TO_ALL or kind in TOLD


def waiting_parties(notice: Notice) -> tuple[Party, ...]:
    """Return the parties on whom a notice is not served yet, of those it goes to."""
    served = {service.party.kind for service in notice.services.all()}
    parties = notice.case.parties.filter(until__isnull=True)
    return tuple(party for party in parties if party.kind not in served and goes_to(notice, PartyKind(party.kind)))


def _method(party: Party, *, asked: ServedBy, at: datetime) -> ServedBy | None:
    if asked is ServedBy.PERSONAL and party.kind == PartyKind.CLAIMS_ADMINISTRATOR:
        return asked  # what is said of one who is handed the notice is not said of all
    if asked in AT_AN_ADDRESS and party.address:
        return asked
    if can_sign_in(party, at=at):
        return ServedBy.ELECTRONIC
    return ServedBy.MAIL if party.address else None


def _acting_for(party: Party, *, at: datetime) -> Iterable[User]:
    """Return who acts for a party: the person itself, or those who hold an outside role in its organization."""
    in_force = Q(since__lte=at) & (Q(until__isnull=True) | Q(until__gt=at))
    held = Membership.objects.filter(in_force, person__is_active=True).select_related("person")
    if party.person_id is not None:
        return [each.person for each in held.filter(person=party.person_id, role=Role.EMPLOYEE)]
    if party.organization_id is None:
        return []
    outside = held.filter(organization=party.organization_id).exclude(role__in=PERSONAL_ROLES | STAFF_ROLES)
    return [each.person for each in outside]
