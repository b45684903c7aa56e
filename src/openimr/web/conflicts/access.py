"""The affiliation graph and the rulings, for those who may know of them; none of it leaves the organization."""

from datetime import datetime
from uuid import UUID

from django.db.models import F, Q, QuerySet

from openimr.domain.errors import NotAllowedError
from openimr.matching.subjects import folded_name
from openimr.web.cases.models import Case
from openimr.web.conflicts.models import Edge, InvolvedParty, Node, Stop
from openimr.web.people.access import require
from openimr.web.people.models import User
from openimr.web.people.values import Permission

_NAMED = ("one__person", "one__organization", "other__person", "other__organization", "entered_by")


def ties_for(*, person: User, at: datetime, name: str = "") -> QuerySet[Edge]:
    """Return the ties that stand, then those that ended, to a person who keeps the roster.

    Args:
        person: Who asks.
        at: The moment, aware.
        name: A part of the name of one of the two; empty for all.

    Raises:
        NotAllowedError: The person does not keep it.
    """
    require(person, Permission.MANAGE_ROSTER, at=at)
    found = Edge.objects.select_related(*_NAMED).order_by(F("until").asc(nulls_first=True), "one__name", "pk")
    return found.filter(_named("one", name) | _named("other", name)) if name.strip() else found


def tie_for(*, public_id: UUID, person: User, at: datetime) -> Edge:
    """Return one tie to a person who keeps the roster.

    Raises:
        NotAllowedError: There is none, or the person does not keep the roster.
    """
    found = ties_for(person=person, at=at).filter(public_id=public_id).first()
    if found is None:
        raise NotAllowedError("no such tie")
    return found


def stopped_cases(*, person: User, at: datetime) -> frozenset[str]:
    """Return the numbers of the cases that are stopped, to a person who keeps the roster.

    Raises:
        NotAllowedError: The person does not keep it.
    """
    require(person, Permission.MANAGE_ROSTER, at=at)
    standing = Stop.objects.filter(until__isnull=True, assignment__ended_at__isnull=True)
    return frozenset(standing.values_list("assignment__case__number", flat=True))


def own_ties(*, person: User, at: datetime) -> QuerySet[Edge]:
    """Return the ties that stand of a reviewer, and of those they are tied to, as the reviewer declared them.

    What others entered of them is not among them: it may stem from somebody who spoke in confidence.

    Raises:
        NotAllowedError: The person is no reviewer.
    """
    require(person, Permission.DECLARE_AFFILIATIONS, at=at)
    declared = Edge.objects.filter(entered_by=person, until__isnull=True)
    return declared.select_related(*_NAMED).order_by("pk")


def own_circle(*, person: User, at: datetime) -> QuerySet[Node]:
    """Return those to whom a reviewer declared to be tied, so that they can say to whom these are tied."""
    return Node.objects.filter(pk__in=own_ties(person=person, at=at).filter(one__person=person).values("other"))


def involved_in(case: Case) -> QuerySet[InvolvedParty]:
    """Return whom a case involves beside its parties; the caller has opened the case."""
    standing = InvolvedParty.objects.filter(case=case, until__isnull=True)
    return standing.select_related("node__person", "node__organization")


def standing_stops(case: Case) -> list[Stop]:
    """Return the stops of those who review a case; empty if it may go on. The caller has opened the case."""
    standing = Stop.objects.filter(assignment__case=case, assignment__ended_at__isnull=True, until__isnull=True)
    return list(standing.select_related("assignment__reviewer__person").order_by("assignment__seat"))


def _named(end: str, name: str) -> Q:
    words = {"person__name": name.strip(), "organization__name": name.strip(), "folded": folded_name(name)}
    found = Q()
    for field, word in words.items():
        found |= Q(**{f"{end}__{field}__icontains": word})
    return found
