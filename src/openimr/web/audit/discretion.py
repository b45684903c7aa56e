"""What of the trail is kept from an auditor: of one outside the review organization, whatever tells who reviews.

An auditor whom the review organization appointed knows its reviewers, as its staff do. One of the Division does not: of what a
reviewer did they see the act and the moment, and of what was done with a reviewer that it was done. Neither opens the
file, a draft or the letter: no event holds a word of these.
"""

import json
import re
from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from openimr.web.audit.values import SITE, Event
from openimr.web.cases.changes import EXPERT_REVIEWER
from openimr.web.cases.history import KNOW_THE_REVIEWER
from openimr.web.cases.models import Case
from openimr.web.people.access import memberships_of
from openimr.web.people.models import User
from openimr.web.people.values import OrganizationKind, Role
from openimr.web.reviewers.panels import is_member

_ID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Discretion:
    """Who is not named to one who reads a chain.

    Attributes:
        hidden: Public ids of the reviewers who must not be told; None for a reader who may know them.
        instead: What stands for one of them.
    """

    hidden: frozenset[str] | None
    instead: str = EXPERT_REVIEWER

    def hides(self, *, person: str, role: str) -> bool:
        """Return whether who acted is not named: a reviewer of the chain, or whoever acted in that role."""
        return self.hidden is not None and (person in self.hidden or Role.EXPERT_REVIEWER.value in role.split(","))

    def withholds(self, event: Event) -> bool:
        """Return whether an event tells who reviews, by who acted or by what it says, and so is not given as it is."""
        if self.hidden is None:
            return False
        facts: object = event.facts  # tampered with, they may be a number or nothing
        names_one = isinstance(facts, Container) and "reviewer" in facts
        is_of_reviewer = names_one or self.hides(person=event.person, role=event.role)
        return is_of_reviewer or not self.hidden.isdisjoint(ids_in(json.dumps(facts)))

    def name(self, person: str, names: Mapping[str, str], *, otherwise: str) -> str:
        """Return a person's name, or what stands for it."""
        if self.hidden is not None and person in self.hidden:
            return self.instead
        return names.get(person, otherwise)

    def acts_of_reviewers(self) -> Q:
        """Match the events of which the reader may not know who acted."""
        if self.hidden is None:
            return Q(pk__in=[])
        return Q(role__contains=Role.EXPERT_REVIEWER.value) | Q(person__in=self.hidden)


def ids_in(words: str) -> frozenset[str]:
    """Return every public id that words hold, of whatever it is."""
    return frozenset(_ID.findall(words))


def discretion_for(person: User, *, scope: str, at: datetime) -> Discretion:
    """Return who is not named to a person who reads a chain.

    In the chain of a case its reviewers, now and before; in that of the site whoever is, or was, a reviewer of any. An auditor
    of the organization who sits on the panel of a case learns no more of it than its other members.

    Source: Lab. Code § 4610.6(f).
    """
    inside = memberships_of(person, at=at).filter(
        role__in=[*KNOW_THE_REVIEWER, Role.AUDITOR], organization__kind=OrganizationKind.IMRO
    )
    if inside.exists() and not _is_on_the_panel_of(person, scope):
        return Discretion(hidden=None)
    if scope == SITE:
        asked, instead = Q(reviewer__isnull=False) | Q(memberships__role=Role.EXPERT_REVIEWER), "An expert reviewer"
    else:
        asked, instead = Q(reviewer__assignments__case__number=scope), EXPERT_REVIEWER
    found = User.objects.filter(asked).order_by().values_list("public_id", flat=True).distinct()
    return Discretion(hidden=frozenset(str(each) for each in found), instead=instead)


def _is_on_the_panel_of(person: User, scope: str) -> bool:
    case = Case.objects.filter(number=scope).first()
    return case is not None and is_member(case, person)
