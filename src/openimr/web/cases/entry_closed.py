"""Why an application can no longer be entered or corrected by a person, and where they can go instead."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.urls import reverse

from openimr.web.cases.access import may_enter
from openimr.web.cases.completeness import missing_parts
from openimr.web.cases.docket import KNOW_THE_EMPLOYEE
from openimr.web.cases.models import Case
from openimr.web.cases.values import CaseState
from openimr.web.documents.services import may_add
from openimr.web.people.access import may, roles_of
from openimr.web.people.models import User
from openimr.web.people.values import Permission

MAY_BE_COMPLETED = frozenset({CaseState.RECEIVED, CaseState.ELIGIBILITY_REVIEW})
"""The states in which a part that an application lacks can be added to it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class EntryClosed:
    """Why it is closed to a person.

    Attributes:
        why: In plain words.
        todo: What can be done instead.
        link: What the way there is called; empty if there is none on this site.
        address: Where it leads.
    """

    why: str
    todo: str
    link: str = ""
    address: str = ""


_DECIDED = EntryClosed(
    why="It was decided that this case may be reviewed, and the application stands as it was then.",
    todo="What is still missing, or has changed, can be sent as a paper for the file.",
)
_WORDS: Mapping[CaseState, EntryClosed] = {
    CaseState.ELIGIBILITY_REVIEW: EntryClosed(
        why="The application was submitted. We are checking it, and only our staff can change it now.",
        todo="If something is missing or wrong, send us a paper that says so. We enter it.",
    ),
    CaseState.INELIGIBLE: EntryClosed(
        why="It was decided that this case cannot be reviewed, and the application stands as it was then.",
        todo="The notice says why, and what can be done. Where a part was missing, a new application can be filed while there "
        "is time.",
    ),
    CaseState.DEFERRED_LIABILITY: EntryClosed(
        why="The case waits for another dispute to end, and the application stands as it is.",
        todo="When the case is taken up again, our staff can correct it.",
    ),
    CaseState.TERMINATED: EntryClosed(
        why="The case ended without a determination, and the application stands as it is.", todo=""
    ),
    CaseState.CLOSED: EntryClosed(why="The case is closed, and the application stands as it is.", todo=""),
}
"""What is said in a state; in any other one what ``_DECIDED`` says."""


def entry_closed(case: Case, *, person: User, at: datetime) -> EntryClosed | None:
    """Return why a person who reads an application cannot change it; None if they can, or never enter applications.

    That an application not submitted takes a designation, its page says by itself.
    """
    if may_enter(case, person=person, at=at) or not may(person, Permission.ENTER_APPLICATION, at=at):
        return None
    if case.state == CaseState.RECEIVED:
        return None
    said = _WORDS.get(CaseState(case.state), _DECIDED)
    if case.state == CaseState.INELIGIBLE:
        return replace(said, link="Begin a new application", address=reverse("cases:new"))
    if may_add(case=case, person=person, at=at):
        address = reverse("documents:add", kwargs={"number": case.number})
        return replace(said, link="Send a paper for this case", address=address)
    return said


def missing_of(case: Case, *, person: User, at: datetime) -> dict[str, Any]:
    """Return what a case page says of parts that are missing, to those who know the employee, while they can be added."""
    is_shown = case.state in MAY_BE_COMPLETED and roles_of(person, at=at) & KNOW_THE_EMPLOYEE
    return {
        "missing": [(part, part.address(case)) for part in missing_parts(case)] if is_shown else [],
        "may_enter": may_enter(case, person=person, at=at),
        "closed": entry_closed(case, person=person, at=at),
    }
