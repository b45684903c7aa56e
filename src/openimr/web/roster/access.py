"""Levers and proposals, for those who choose reviewers."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from openimr.domain.errors import NotAllowedError
from openimr.matching.allocation.levers import Levers
from openimr.web.cases.access import cases_of
from openimr.web.cases.models import Case
from openimr.web.cases.values import CaseState
from openimr.web.people.access import require
from openimr.web.people.models import User
from openimr.web.people.values import Permission
from openimr.web.roster.models import LeverChange, Proposal
from openimr.web.roster.values import levers_of


def waiting_cases(*, person: User, at: datetime) -> QuerySet[Case]:
    """Return the cases whose reviewer is to be chosen, to a person who may choose; panels are chosen one by one.

    Raises:
        NotAllowedError: The person may not.
    """
    require(person, Permission.CHOOSE_REVIEWER, at=at)
    return cases_of(person, at=at).filter(state=CaseState.REVIEWER_SELECTION, seats=1).order_by("number")


def proposal_for(*, public_id: UUID, person: User, at: datetime) -> Proposal:
    """Return one proposal to a person who may choose reviewers.

    Raises:
        NotAllowedError: There is none, or the person may not.
    """
    found = proposals_for(person=person, at=at).filter(public_id=public_id).first()
    if found is None:
        raise NotAllowedError("no such proposal")
    return found


def proposals_for(*, person: User, at: datetime) -> QuerySet[Proposal]:
    """Return every proposal, the latest first, to a person who may choose reviewers.

    Raises:
        NotAllowedError: The person may not.
    """
    require(person, Permission.CHOOSE_REVIEWER, at=at)
    return Proposal.objects.select_related("by")


def lever_changes_for(*, person: User, at: datetime) -> QuerySet[LeverChange]:
    """Return every change of the levers, the latest first, to a person who may choose reviewers.

    Raises:
        NotAllowedError: The person may not.
    """
    require(person, Permission.CHOOSE_REVIEWER, at=at)
    return LeverChange.objects.select_related("by")


def levers_in_force() -> tuple[Levers, int]:
    """Return the levers, and how often they were changed; those delivered if never."""
    last = LeverChange.objects.first()
    return (levers_of(last.levers), last.number) if last is not None else (Levers(), 0)
