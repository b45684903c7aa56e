"""Cases that several reviewers decide, in each state from the approval on, walked there through the services."""

from collections.abc import Mapping
from datetime import date, timedelta

from openimr.matching.attestations import CLEAN_ANSWERS
from openimr.matching.candidates import Certificate, Licence
from openimr.web.cases.models import Case
from openimr.web.determinations.models import IssuedDetermination
from openimr.web.determinations.services import issue_determination
from openimr.web.people.models import User
from openimr.web.people.services import add_person, grant_membership
from openimr.web.people.values import Role
from openimr.web.reviewers.models import Reviewer
from openimr.web.reviewers.services import add_reviewer, attest, choose_reviewer, form_panel
from openimr.web.reviewers.services.panels import PanelFacts
from openimr.web.reviews.models import Review
from openimr.web.reviews.services import save_item, save_summary, sign_review
from openimr.web.samples.walks import answer_open_findings
from tests.web import review_walks
from tests.web.cast import AT, Cast
from tests.web.remembered_walks import remembered
from tests.web.review_walks import ATTESTED_AT, CHOSEN_AT, ISSUED_AT, SIGNED_AT

NAMES = ("Dr Maja Lind", "Dr Olu Adeyemi", "Dr Iva Sand", "Dr Ravi Menon")
"""The reviewers of a walked panel, in the order of their seats."""

OUTCOMES = {"U": "Upheld", "O": "Overturned"}
BASIS = "The Expert Reviewer based the decision on the MTUS, Low Back Disorders, 2023."
FUSION = {
    "Upheld": "Instability on flexion and extension views was not found. The fusion is not necessary.",
    "Overturned": "Instability on flexion and extension views was found. The fusion is necessary.",
}
THERAPY = {
    "Upheld": "No function improved with the visits so far. Further visits are not necessary.",
    "Overturned": "Function improved with the visits so far: lifting rose from 10 to 25 pounds.",
}


def approved(reviewers: int = 2, **changed: object) -> PanelFacts:
    """Return that the Division approved so many reviewers."""
    facts: dict[str, object] = {
        "number": "DWC-2025-31",
        "approved_on": date(2025, 3, 10),
        "approved_by": "M. Ito, for the Division",
        "because": "A fusion after two failed ones, in a patient with a tumor of the cord.",
    }
    return PanelFacts(reviewers=reviewers, **(facts | changed))  # type: ignore[arg-type] # by name


def further_reviewer(cast: Cast, name: str) -> Reviewer:
    """Return a further reviewer on the roster, who may review what Dr Lind may."""
    person = add_person(name=name, email=f"{name.rsplit(maxsplit=1)[-1].lower()}@people.test", by=cast.founder, at=AT)
    grant_membership(person=person, role=Role.EXPERT_REVIEWER, organization=cast.imro, by=cast.founder, at=AT)
    number = f"T {NAMES.index(name)}991" if name in NAMES else "T 4711"
    return add_reviewer(
        person=person,
        is_physician=True,
        licences=[Licence(state="Texas", number=number, expires=date(2099, 12, 31), is_restricted=False)],
        certificates=[Certificate(specialty="Orthopaedic Surgery", is_board=True, expires=None)],
        practice_since=date(2003, 7, 1),
        practice_hours=40,
        has_discipline=False,
        is_qme=False,
        by=cast.okafor,
        at=AT,
    )


def person_of(place: int) -> User:
    """Return the member of a walked panel by place, from 0."""
    return User.objects.get(name=NAMES[place])


def fresh(case: Case) -> Case:
    """Return a case as it now is."""
    return Case.objects.get(pk=case.pk)


@remembered
def formed(cast: Cast, *, reviewers: int = 2, **changed: object) -> Case:
    """Return a case that Dr Lind is to attest in, and of which the further reviewers are to be chosen."""
    case = review_walks.chosen(cast, **changed)
    for name in NAMES[1:reviewers]:
        further_reviewer(cast, name)
    form_panel(case=case, version=case.version, approval=approved(reviewers), by=cast.okafor, at=CHOSEN_AT)
    return fresh(case)


@remembered
def seated(cast: Cast, *, reviewers: int = 2, **changed: object) -> Case:
    """Return a case of which every member of the panel is to attest."""
    case = formed(cast, reviewers=reviewers, **changed)
    for name in NAMES[1:reviewers]:
        reviewer, case = Reviewer.objects.get(person__name=name), fresh(case)
        choose_reviewer(case=case, version=case.version, reviewer=reviewer, by=cast.okafor, at=CHOSEN_AT)
    return fresh(case)


@remembered
def in_review(cast: Cast, *, reviewers: int = 2, **changed: object) -> Case:
    """Return a case of which every member attested, and none wrote anything."""
    case = seated(cast, reviewers=reviewers, **changed)
    for place in range(reviewers):
        attest_as(case, place)
    return fresh(case)


@remembered
def signed(cast: Cast, *, votes: str = "UUO/OOU", **changed: object) -> Case:
    """Return a case of which every member signed.

    Args:
        cast: Who acts.
        votes: By member, parted by a stroke: of each item U or O.
        changed: Of the application.
    """
    by_member = votes.split("/")
    case = in_review(cast, reviewers=len(by_member), **changed)
    for place, of_items in enumerate(by_member):
        sign_as(case, place, of_items)
    return fresh(case)


@remembered
def issued(cast: Cast, *, votes: str = "UUO/OOU", **changed: object) -> IssuedDetermination:
    """Return an issued determination of a panel."""
    case = signed(cast, votes=votes, **changed)
    return issue_determination(case=case, version=case.version, by=cast.okafor, at=ISSUED_AT)


def attest_as(case: Case, place: int) -> None:
    """Attest as the member of a place."""
    case = fresh(case)
    attest(case=case, version=case.version, answers=CLEAN_ANSWERS, by=person_of(place), at=ATTESTED_AT)


def review_of(case: Case, place: int) -> Review:
    """Return the review of the member of a place, in an assignment that stands."""
    return Review.objects.get(assignment__case=case, assignment__reviewer__person=person_of(place))


def words_of(votes: str, place: int) -> Mapping[int, Mapping[str, str]]:
    """Return what the member of a place writes of each item; item 2 follows item 1 where it is decided alike."""
    fusion, brace, therapy = (OUTCOMES[vote] for vote in votes)
    who = f"So reviewer {place + 1} reads the file."
    alone = {} if fusion == brace else {"imro_guideline": BASIS, "rationale": f"A brace stands by itself. {who}"}
    return {
        1: {"outcome": fusion, "imro_guideline": BASIS, "rationale": f"{FUSION[fusion]} {who}"},
        2: {"outcome": brace} | alone,
        3: {"outcome": therapy, "imro_guideline": BASIS, "rationale": f"{THERAPY[therapy]} {who}"},
    }


def write_as(case: Case, place: int, votes: str) -> Review:
    """Write the review of the member of a place to the end, not signed."""
    by, review = person_of(place), review_of(case, place)
    at = SIGNED_AT + timedelta(hours=place)
    summary = f"{review_walks.SUMMARY} Read by reviewer {place + 1}."
    review = save_summary(case=case, version=review.version, summary=summary, by=by, at=at)
    for number, fields in words_of(votes, place).items():
        follows = 1 if number == 2 and "rationale" not in fields else None
        version = review.version
        review = save_item(case=case, version=version, number=number, fields=fields, follows=follows, by=by, at=at)
    answer_open_findings(review, by=by, at=at)
    return review


def sign_as(case: Case, place: int, votes: str) -> Review:
    """Write and sign as the member of a place."""
    review = write_as(case, place, votes)
    at = SIGNED_AT + timedelta(hours=place)
    return sign_review(case=case, version=review.version, by=person_of(place), at=at)
