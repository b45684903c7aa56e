"""What a site holds when a browser comes to it; made through the services, before any page is opened."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.test import override_settings

from openimr.law.days import legal_day
from openimr.law.eligibility import ReasonCode
from openimr.matching.candidates import Certificate, Licence
from openimr.web import clock
from openimr.web.cases.models import Case, UrLine
from openimr.web.cases.services.eligibility import Ruling, decide_eligibility
from openimr.web.cases.values import PartyKind
from openimr.web.documents.models import Document
from openimr.web.documents.services import read_document
from openimr.web.findings.drafts import findings_of
from openimr.web.findings.recording import open_of
from openimr.web.findings.services import answer_finding, keep_findings
from openimr.web.people.models import User
from openimr.web.people.services import add_person, grant_membership
from openimr.web.people.values import Role
from openimr.web.reviewers.models import Reviewer
from openimr.web.reviewers.services import add_reviewer
from openimr.web.reviews.services import save_item, save_summary
from tests.web import review_walks
from tests.web.appeals.walks import order_in, set_aside
from tests.web.audit.auditors import division_auditor
from tests.web.cast import AT, Cast
from tests.web.findings.test_findings import faulty
from tests.web.reviewers.rosters import to_be_chosen
from tests.web.walks import awaiting_records, submitted

RECEIVED_LATE = AT + timedelta(days=14)
"""Tuesday 18 March 2025."""

BORN = date(1971, 6, 3)
"""Alma's date of birth."""


ENDLESS = "thatneverends" * 7
"""Characters without a place to break, as a pasted address has them, or a held key."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Beginning:
    """What was made.

    Attributes:
        number: Of the one case there is.
        unknown: Who of the cast never signed in, and has no account to do it with.
        others: People beside the cast, by the name a test calls them.
    """

    number: str
    unknown: frozenset[str] = frozenset()
    others: Mapping[str, User] = field(default_factory=dict)


def begun(cast: Cast, walk: str) -> Beginning:
    """Begin with a case walked to a state by ``tests.web.review_walks``, or with a beginning of this module."""
    if walk in OWN:
        return OWN[walk](cast)
    found = getattr(review_walks, walk)(cast)
    for document in Document.objects.all():
        read_document(document=document, by=cast.clerk, at=review_walks.RECORDS_AT)
    while not isinstance(found, Case):
        found = getattr(found, "assignment", None) or found.case
    return Beginning(number=found.number)


def an_earlier_case(cast: Cast) -> Beginning:
    """Begin with a roster, and a case of Alma's that ended early, and through which she never came to the site."""
    review_walks.on_roster(cast)
    declining = _reviewer(cast, "Dr Ada Ferro", expires=date(2099, 12, 31))
    _reviewer(cast, "Dr Tom Lapsed", expires=date(2025, 1, 31))
    _reviewer(cast, "Dr Eva Tied", expires=date(2099, 12, 31))
    case = submitted(cast, ur_served_on=date(2024, 12, 2), ur_decided_on=date(2024, 12, 2))
    rulings = {item.number: Ruling(code=ReasonCode.LATE) for item in case.items.all()}
    decide_eligibility(case=case, version=case.version, rulings=rulings, by=cast.okafor, at=AT)
    return Beginning(
        number=case.number,
        unknown=frozenset({"alma"}),
        others={"ferro": declining.person, "vera": division_auditor(cast)},
    )


def a_case_to_choose_for(cast: Cast) -> Beginning:
    """Begin with a roster of one who may review and one who may not, a physician who is not on it, and a case."""
    review_walks.on_roster(cast)
    _reviewer(cast, "Dr Tom Lapsed", expires=date(2025, 1, 31))
    _physician(cast, "Dr Nia Novak")
    return Beginning(number=to_be_chosen(cast).number)


def a_case_set_aside(cast: Cast) -> Beginning:
    """Begin with a case whose determination was set aside, the order in its file, and one reviewer more on the roster."""
    case = set_aside(cast)
    order_in(case, cast)
    other = _reviewer(cast, "Dr Olu Adeyemi", expires=date(2099, 12, 31))
    return Beginning(number=case.number, others={"adeyemi": other.person})


def a_recent_case(cast: Cast) -> Beginning:
    """Begin with a case whose records are awaited since the day before yesterday, with a paper in its file."""
    at = clock.now() - timedelta(days=2)
    decided = legal_day(at) - timedelta(days=8)
    days = dict.fromkeys(("ur_decided_on", "ur_served_on", "signed_on"), decided) | {
        "rfa_on": decided - timedelta(days=5)
    }
    case = awaiting_records(cast, at=at, **days)
    review_walks.with_document(case, cast, sent_by=PartyKind.REQUESTING_PHYSICIAN)
    return Beginning(number=case.number)


def a_review_in_endless_words(cast: Cast) -> Beginning:
    """Begin with a review that lacks nothing, where no text of request, draft or answer has a space."""
    review = review_walks.in_review(cast)
    case = review.assignment.case
    case.items.update(heading=f"Treatment{ENDLESS}", description=f"Treatment{ENDLESS}")
    UrLine.objects.update(requested=f"Requested{ENDLESS}", guideline=f"Basis{ENDLESS}", approved=f"Approved{ENDLESS}")
    review = save_summary(
        case=case, version=review.version, summary=f"{review_walks.SUMMARY} {ENDLESS}", by=cast.lind, at=AT
    )
    for item in case.items.all():
        fields = {
            "outcome": "Upheld",
            "claims_administrator_guideline": f"Basis{ENDLESS}",
            "imro_guideline": f"MTUS{ENDLESS}",
            "rationale": f"There is no documentation of physical therapy. Rationale{ENDLESS}",
        }
        review = save_item(
            case=case, version=review.version, number=item.number, fields=fields, follows=None, by=cast.lind, at=AT
        )
    keep_findings(case=case, by=cast.lind, at=AT)
    for finding in open_of(review, findings_of(review, at=AT))[:-1]:
        answer_finding(case=case, key=finding.key, words=f"Answer{ENDLESS}"[:300], by=cast.lind, at=AT)
    return Beginning(number=case.number)


def a_late_case_and_one_in_dispute(cast: Cast) -> Beginning:
    """Begin with an application that missed its last day by one, five days for mail counted; then one on time, deferred.

    The decision was mailed on Monday 10 February 2025. 30 days end on 12 March, five for mail on Monday 17 March.
    """
    late = submitted(cast, signed_on=date(2025, 3, 14), at=RECEIVED_LATE)
    submitted(cast, employee=cast.relative, is_liability_disputed=True)
    return Beginning(number=late.number)


def a_check_switched_off(cast: Cast) -> Beginning:
    """Begin with a review of which a false absence was found when every check was on, and saved again as the site is now."""
    review = faulty(cast)
    case = review.assignment.case
    with override_settings(OPENIMR_CHECKS=("all",)):
        keep_findings(case=case, by=cast.lind, at=review_walks.SIGNED_AT)
    keep_findings(case=case, by=cast.lind, at=review_walks.SIGNED_AT + timedelta(days=1))
    return Beginning(number=case.number)


def _physician(cast: Cast, name: str) -> User:
    email = f"{name.rsplit(maxsplit=1)[-1].lower()}@people.test"
    person = add_person(name=name, email=email, by=cast.founder, at=AT)
    grant_membership(person=person, role=Role.EXPERT_REVIEWER, organization=cast.imro, by=cast.founder, at=AT)
    return person


def _reviewer(cast: Cast, name: str, *, expires: date) -> Reviewer:
    return add_reviewer(
        person=_physician(cast, name),
        is_physician=True,
        licences=[Licence(state="California", number="A 1234", expires=expires, is_restricted=False)],
        certificates=[Certificate(specialty="Orthopaedic Surgery", is_board=True, expires=None)],
        practice_since=date(1999, 7, 1),
        practice_hours=40,
        has_discipline=False,
        is_qme=False,
        by=cast.okafor,
        at=AT,
    )


OWN: Mapping[str, Callable[[Cast], Beginning]] = {
    "an_earlier_case": an_earlier_case,
    "a_case_to_choose_for": a_case_to_choose_for,
    "a_case_set_aside": a_case_set_aside,
    "a_recent_case": a_recent_case,
    "a_review_in_endless_words": a_review_in_endless_words,
    "a_check_switched_off": a_check_switched_off,
    "a_late_case_and_one_in_dispute": a_late_case_and_one_in_dispute,
}
"""Beginnings of browser tests alone, by name."""
