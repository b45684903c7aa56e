"""The pages of a case, and which of them a person finds there. No link leads where the person is refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.urls import NoReverseMatch, reverse

from openimr.web.cases.access import TELL_OF_REVIEWERS, may_enter
from openimr.web.cases.case_pages import PAGES, CaseReader
from openimr.web.cases.completeness import missing_parts
from openimr.web.cases.models import Case
from openimr.web.cases.values import CaseState
from openimr.web.people.access import permissions_of, roles_of
from openimr.web.people.models import User
from openimr.web.people.values import Permission
from openimr.web.reviewers.access import assignment_of
from openimr.web.reviewers.panels import is_panel, own_state


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """A link to a page of a case.

    Attributes:
        is_here: Whether it is the page shown.
    """

    label: str
    address: str
    is_here: bool = False


_P, _S = Permission, CaseState
_ACTS_OF_THE_REVIEWER = frozenset({_P.ATTEST, _P.DECIDE_ITEMS, _P.SIGN})

_ACTS: Mapping[CaseState, tuple[tuple[str, str, Permission], ...]] = {
    _S.ELIGIBILITY_REVIEW: (("Decide eligibility", "cases:eligibility", _P.DECIDE_ELIGIBILITY),),
    _S.DEFERRED_LIABILITY: (("Take the case up again", "cases:eligibility", _P.DECIDE_ELIGIBILITY),),
    _S.ASSIGNED: (("Send the assignment notice", "cases:assignment-notice", _P.SEND_NOTICE),),
    _S.RECORDS_REQUESTED: (
        ("Close the records", "cases:close-records", _P.SEND_NOTICE),
        ("Send records", "documents:add", _P.UPLOAD_DOCUMENT),
    ),
    _S.INSUFFICIENT_RECORDS: (
        ("Close the records", "cases:close-records", _P.SEND_NOTICE),
        ("Send records", "documents:add", _P.UPLOAD_DOCUMENT),
    ),
    _S.REVIEWER_SELECTION: (("Choose a reviewer", "reviewers:choose", _P.CHOOSE_REVIEWER),),
    _S.ATTESTATION: (("Attest or decline", "reviewers:attest", _P.ATTEST),),
    _S.CLINICAL_REVIEW: (("Open the review", "reviews:review", _P.DECIDE_ITEMS),),
    _S.QUALITY_CHECK: (("Check and issue", "determinations:issue", _P.ISSUE),),
    _S.FDL_ISSUED: (("Serve the determination", "determinations:serve", _P.SERVE),),
    _S.REMANDED: (("Send it on to be reviewed anew", "appeals:remand", _P.REMAND),),
}


def links_of(case: Case, *, person: User, at: datetime, here: str) -> tuple[Link, ...]:
    """Return the links beside a page of a case, for a person who may see the case.

    Args:
        case: The case.
        person: Who reads.
        at: The moment, aware.
        here: Name of the page shown, as it is recorded.
    """
    reader = CaseReader(
        held=permissions_of(person, at=at),
        roles=roles_of(person, at=at),
        own=assignment_of(case=case, person=person),
        is_panel=is_panel(case),
    )
    shown: dict[str, Link] = {}  # one entry a page: who may issue need not be told that they may read what is signed
    for entry in PAGES:
        link = _link(entry.label, entry.route, case, is_here=entry.name == here)
        if link and entry.is_for(reader, case.state):
            shown.setdefault(entry.name, link)
    return tuple(shown.values())


def next_act_of(case: Case, *, person: User, at: datetime) -> Link | None:
    """Return the link to the next act, where it is the person's; None where it is another's, or its page is not there."""
    held = permissions_of(person, at=at)
    if case.state == CaseState.RECEIVED:
        if not may_enter(case, person=person, at=at):
            return None
        step = next((part.step for part in missing_parts(case)), "sign")
        return _link("Go on with the application", "cases:application", case, step=step)
    own = assignment_of(case=case, person=person)
    barred = TELL_OF_REVIEWERS if own and is_panel(case) else _ACTS_OF_THE_REVIEWER if own is None else frozenset()
    state = own_state(own) if own and is_panel(case) else CaseState(case.state)
    for label, route, permission in _ACTS.get(state, ()):
        may = permission in held - barred
        link = _link(label, route, case) if may else None
        if link:
            return link
    return None


def _link(label: str, route: str, case: Case, *, is_here: bool = False, **parts: str) -> Link | None:
    try:
        address = reverse(route, kwargs={"number": case.number, **parts})
    except NoReverseMatch:
        return None
    return Link(label=label, address=address, is_here=is_here)
