"""The pages of a case, and which of them a person finds there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.urls import NoReverseMatch, reverse

from openimr.web.cases.access import may_enter
from openimr.web.cases.completeness import missing_parts
from openimr.web.cases.docket import KNOW_THE_EMPLOYEE
from openimr.web.cases.models import Case
from openimr.web.cases.values import CaseState
from openimr.web.people.access import permissions_of, roles_of
from openimr.web.people.models import User
from openimr.web.people.values import PERSONAL_ROLES, Permission


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """A link to a page of a case.

    Attributes:
        is_here: Whether it is the page shown.
    """

    label: str
    address: str
    is_here: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class _Entry:
    """A page that a case may have: of any app; where the route is not there, there is no link."""

    name: str
    label: str
    route: str
    permission: Permission = Permission.READ_CASE
    states: frozenset[CaseState] = frozenset(CaseState)
    only_if_employee_known: bool = False


_P, _S = Permission, CaseState
_REVIEWING = frozenset(
    {_S.REVIEWER_SELECTION, _S.ATTESTATION, _S.CLINICAL_REVIEW, _S.QUALITY_CHECK, _S.FDL_ISSUED, _S.CLOSED}
)
_DECIDED = frozenset({_S.FDL_ISSUED, _S.CLOSED})

_ENTRIES = (
    _Entry(name="my_case", label="In plain words", route="cases:my-case"),
    _Entry(name="case", label="Where it stands", route="cases:case"),
    _Entry(name="application", label="Application", route="cases:answers", only_if_employee_known=True),
    _Entry(name="eligibility", label="Eligibility", route="cases:eligibility", permission=_P.DECIDE_ELIGIBILITY),
    _Entry(
        name="assignment_notice",
        label="Assignment notice",
        route="cases:assignment-notice",
        permission=_P.SEND_NOTICE,
        states=frozenset({_S.ASSIGNED}),
    ),
    _Entry(name="documents", label="Documents", route="documents:list"),
    _Entry(
        name="close_records",
        label="Close the records",
        route="cases:close-records",
        permission=_P.SEND_NOTICE,
        states=frozenset({_S.RECORDS_REQUESTED}),
    ),
    _Entry(
        name="reviewer",
        label="Reviewer",
        route="reviewers:choose",
        permission=_P.CHOOSE_REVIEWER,
        states=_REVIEWING,
    ),
    _Entry(
        name="attest",
        label="Attest or decline",
        route="reviewers:attest",
        permission=_P.ATTEST,
        states=frozenset({_S.ATTESTATION}),
    ),
    _Entry(
        name="review",
        label="Review",
        route="reviews:review",
        permission=_P.DECIDE_ITEMS,
        states=frozenset({_S.CLINICAL_REVIEW, _S.QUALITY_CHECK}),
    ),
    _Entry(name="requests", label="Requests for records", route="reviews:requests", states=_REVIEWING),
    _Entry(
        name="sign",
        label="Ready to sign?",
        route="determinations:sign",
        permission=_P.SIGN,
        states=frozenset({_S.CLINICAL_REVIEW}),
    ),
    _Entry(
        name="issue",
        label="Ready to issue?",
        route="determinations:issue",
        permission=_P.ISSUE,
        states=frozenset({_S.QUALITY_CHECK}),
    ),
    _Entry(
        name="issue",
        label="Read the signed review",
        route="determinations:issue",
        permission=_P.CHECK_QUALITY,
        states=frozenset({_S.QUALITY_CHECK}),
    ),
    _Entry(
        name="serve",
        label="Serve the determination",
        route="determinations:serve",
        permission=_P.SERVE,
        states=frozenset({_S.FDL_ISSUED}),
    ),
    _Entry(
        name="letter",
        label="Determination letter",
        route="determinations:letter",
        permission=_P.READ_LETTER,
        states=_DECIDED,
    ),
    _Entry(name="notices", label="Notices", route="cases:notices"),
    _Entry(name="invite", label="Invite the employee", route="cases:invite", permission=_P.INVITE_EMPLOYEE),
    _Entry(name="history", label="History", route="cases:history"),
)

_ACTS: Mapping[CaseState, tuple[tuple[str, str, Permission], ...]] = {
    _S.ELIGIBILITY_REVIEW: (("Decide eligibility", "cases:eligibility", _P.DECIDE_ELIGIBILITY),),
    _S.DEFERRED_LIABILITY: (("Take the case up again", "cases:eligibility", _P.DECIDE_ELIGIBILITY),),
    _S.ASSIGNED: (("Send the assignment notice", "cases:assignment-notice", _P.SEND_NOTICE),),
    _S.RECORDS_REQUESTED: (
        ("Close the records", "cases:close-records", _P.SEND_NOTICE),
        ("Send records", "documents:add", _P.UPLOAD_DOCUMENT),
    ),
    _S.REVIEWER_SELECTION: (("Choose a reviewer", "reviewers:choose", _P.CHOOSE_REVIEWER),),
    _S.ATTESTATION: (("Attest or decline", "reviewers:attest", _P.ATTEST),),
    _S.CLINICAL_REVIEW: (("Open the review", "reviews:review", _P.DECIDE_ITEMS),),
    _S.QUALITY_CHECK: (("Check and issue", "determinations:issue", _P.ISSUE),),
    _S.FDL_ISSUED: (("Serve the determination", "determinations:serve", _P.SERVE),),
}


def links_of(case: Case, *, person: User, at: datetime, here: str) -> tuple[Link, ...]:
    """Return the links beside a page of a case, for a person who may see the case.

    Args:
        case: The case.
        person: Who reads.
        at: The moment, aware.
        here: Name of the page shown, as it is recorded.
    """
    held = permissions_of(person, at=at)
    roles = roles_of(person, at=at)
    knows = bool(roles & KNOW_THE_EMPLOYEE)
    links = (
        _link(entry.label, entry.route, case, is_here=entry.name == here)
        for entry in _ENTRIES
        if entry.permission in held
        and case.state in entry.states
        and (knows or not entry.only_if_employee_known)
        and (entry.name != "my_case" or roles <= PERSONAL_ROLES)
    )
    return tuple(link for link in links if link)


def next_act_of(case: Case, *, person: User, at: datetime) -> Link | None:
    """Return the link to the next act, where it is the person's; None where it is another's, or its page is not there."""
    held = permissions_of(person, at=at)
    if case.state == CaseState.RECEIVED:
        if not may_enter(case, person=person, at=at):
            return None
        step = next((part.step for part in missing_parts(case)), "sign")
        return _link("Go on with the application", "cases:application", case, step=step)
    for label, route, permission in _ACTS.get(CaseState(case.state), ()):
        link = _link(label, route, case) if permission in held else None
        if link:
            return link
    return None


def _link(label: str, route: str, case: Case, *, is_here: bool = False, **parts: str) -> Link | None:
    try:
        address = reverse(route, kwargs={"number": case.number, **parts})
    except NoReverseMatch:
        return None
    return Link(label=label, address=address, is_here=is_here)
