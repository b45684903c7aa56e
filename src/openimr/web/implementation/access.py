"""Who may say how a determination is carried out: the claims administrator of the case, or a clerk."""

from datetime import datetime

from openimr.domain.errors import NotAllowedError
from openimr.web.cases.access import case_for
from openimr.web.cases.models import Case
from openimr.web.cases.values import PartyKind
from openimr.web.documents.access import acts_as_staff, parties_of
from openimr.web.people.access import may
from openimr.web.people.models import User
from openimr.web.people.values import Permission


def require_carrier(case: Case, *, person: User, at: datetime) -> None:
    """Refuse a person who does not act for the claims administrator of the case, and is no clerk.

    Raises:
        NotAllowedError: So it is, or the person does not see the case.
    """
    case_for(number=case.number, person=person, at=at, permission=Permission.CARRY_OUT)
    if not carries_out(case, person=person, at=at):
        raise NotAllowedError("does not act for the claims administrator")


def carries_out(case: Case, *, person: User, at: datetime) -> bool:
    """Return whether a person who sees the case may say how its determination is carried out."""
    if not may(person, Permission.CARRY_OUT, at=at):
        return False
    if acts_as_staff(person, Permission.CARRY_OUT, at=at):
        return True
    own = parties_of(case=case, person=person, at=at)
    return own.filter(kind=PartyKind.CLAIMS_ADMINISTRATOR, until__isnull=True).exists()
