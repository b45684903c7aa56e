"""The services of a review in any order: whatever is done, no case comes to a reviewer with a conflict.

Hypothesis chooses what is done next, by whom and to whom; what it may lead to is said here and nowhere in the services:
who has a conflict is kept beside, and each move of the case is held against the table of states.
"""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from openimr.domain.errors import CaseError, NotAllowedError
from openimr.matching.attestations import CLEAN_ANSWERS
from openimr.matching.candidates import Certificate, Licence
from openimr.web.audit.models import AuditEvent
from openimr.web.audit.verification import verify_chains
from openimr.web.cases.models import Case
from openimr.web.cases.values import MOVES, CaseState, ServedBy
from openimr.web.determinations.services import issue_determination, recipients_waiting, serve_determination
from openimr.web.people.models import Membership, Organization, User
from openimr.web.people.services import add_person, grant_membership, revoke_membership
from openimr.web.people.values import Role
from openimr.web.reviewers.models import Affiliation, AffiliationKind, Assignment, Reviewer
from openimr.web.reviewers.services import (
    add_reviewer,
    attest,
    choose_reviewer,
    declare_affiliation,
    decline,
    end_affiliation,
    leave_roster,
    return_to_roster,
)
from openimr.web.reviews.models import Review
from openimr.web.reviews.services import return_review, save_item, save_summary, sign_review
from openimr.web.samples.walks import answer_open_findings
from tests.web import review_walks
from tests.web.cast import Cast
from tests.web.review_walks import CHOSEN_AT, SUMMARY, WORDS, on_roster
from tests.web.reviewers.rosters import to_be_chosen

WITH_A_REVIEWER = {CaseState.ATTESTATION, CaseState.CLINICAL_REVIEW, CaseState.QUALITY_CHECK, CaseState.FDL_ISSUED}
"""States into which a case is moved only by what looks at its reviewer once more."""

REVIEWERS = st.sampled_from(["first", "second"])
OF_THE_CASE = st.sampled_from(["claims", "practice", "law_office", "alma"])
ACTS = ("choose", "attest", "decline", "write", "sign", "send_back", "issue", "serve")
EVENTS = ("tie", "tie", "tie", "hire", "hire", "untie", "dismiss", "leave", "come_back")
WALKS = ("to_be_chosen", "chosen", "in_review", "written", "signed")
KINDS = st.sampled_from(list(AffiliationKind))


class EveryOrder(RuleBasedStateMachine):
    """One case from the choice of its reviewer on, two reviewers, and what may happen to them."""

    def __init__(self, cast: Cast) -> None:
        super().__init__()
        self.cast, self.at = cast, CHOSEN_AT
        self._around = transaction.atomic()
        self._around._from_testcase = (
            True  # as Django's own test case marks its transaction: a durable one may stand within
        )
        self._around.__enter__()

    def teardown(self) -> None:
        assert not verify_chains().broken
        transaction.set_rollback(True)
        self._around.__exit__(None, None, None)

    @initialize(walk=st.sampled_from(WALKS))
    def begin(self, walk: str) -> None:
        """Begin with no reviewer yet, or with Dr Lind in one of the states that follow."""
        if walk == "to_be_chosen":
            self.case, first = to_be_chosen(self.cast), on_roster(self.cast)
        else:
            made = getattr(review_walks, walk)(self.cast)
            self.case = made if isinstance(made, Case) else made.assignment.case
            first = Reviewer.objects.get(person=self.cast.lind)
        self.at = review_walks.ISSUED_AT
        other = add_person(name="Dr Olu Adeyemi", email="o@people.test", by=self.cast.founder, at=self.at)
        grant_membership(
            person=other, role=Role.EXPERT_REVIEWER, organization=self.cast.imro, by=self.cast.founder, at=self.at
        )
        second = add_reviewer(
            person=other,
            is_physician=True,
            licences=[Licence(state="Texas", number="T 1", expires=date(2099, 1, 1), is_restricted=False)],
            certificates=[Certificate(specialty="Orthopaedic Surgery", is_board=True, expires=None)],
            practice_since=date(2005, 1, 1),
            practice_hours=40,
            has_discipline=False,
            is_qme=False,
            by=self.cast.okafor,
            at=self.at,
        )
        self.reviewers = {"first": first, "second": second}
        self.state = CaseState(Case.objects.get(pk=self.case.pk).state)

    @rule(which=REVIEWERS, times=st.integers(min_value=1, max_value=2))
    def go_on(self, which: str, times: int) -> None:
        """Do what comes next, once or twice, so that cases come far enough."""
        for _ in range(times):
            self.go_one_step(which)

    @rule(which=REVIEWERS, act=st.sampled_from(ACTS))
    def try_any_act(self, which: str, act: str) -> None:
        """Do any act, mostly out of its order."""
        match act:
            case "choose":
                self.choose(which)
            case "attest":
                self.attest(is_clean=which == "first")
            case _:
                getattr(self, act)()

    @rule(which=REVIEWERS, event=st.sampled_from(EVENTS), other=OF_THE_CASE, kind=KINDS)
    def something_happens(self, which: str, event: str, other: str, kind: AffiliationKind) -> None:
        """Change something around the case: ties, roles, the roster."""
        if event == "tie":
            self.tie(which, other, kind)
        else:
            getattr(self, event)(which)

    # What may be done

    def choose(self, which: str) -> None:
        self.do(
            lambda case: choose_reviewer(
                case=case, version=case.version, reviewer=self.reviewers[which], by=self.cast.okafor, at=self.at
            )
        )

    def attest(self, *, is_clean: bool) -> None:
        answers = {code: said if is_clean else not said for code, said in CLEAN_ANSWERS.items()}
        self.do(lambda case: attest(case=case, version=case.version, answers=answers, by=self.reviewer(), at=self.at))

    def decline(self) -> None:
        self.do(lambda case: decline(case=case, version=case.version, because="Away.", by=self.reviewer(), at=self.at))

    def write(self) -> None:
        def written(case: Case) -> None:
            review = Review.objects.get(assignment=self.assignment())
            by = self.reviewer()
            review = save_summary(case=case, version=review.version, summary=SUMMARY, by=by, at=self.at)
            for number, fields in WORDS.items():
                follows = 1 if number == 2 else None
                review = save_item(
                    case=case,
                    version=review.version,
                    number=number,
                    fields=fields,
                    follows=follows,
                    by=by,
                    at=self.at,
                )
            answer_open_findings(review, by=by, at=self.at)

        if self.assignment() and self.state is CaseState.CLINICAL_REVIEW:
            self.do(written)

    def sign(self) -> None:
        def signed(case: Case) -> None:
            review = Review.objects.filter(assignment=self.assignment()).first()
            sign_review(case=case, version=review.version if review else 1, by=self.reviewer(), at=self.at)

        self.do(signed)

    def send_back(self) -> None:
        self.do(
            lambda case: return_review(
                case=case, version=case.version, because="Look again.", by=self.cast.okafor, at=self.at
            )
        )

    def issue(self) -> None:
        self.do(lambda case: issue_determination(case=case, version=case.version, by=self.cast.okafor, at=self.at))

    def serve(self) -> None:
        def served(case: Case) -> None:
            recipient, *_ = recipients_waiting(case.determinations.latest("number"))
            serve_determination(
                case=case,
                version=case.version,
                recipient=recipient,
                method=ServedBy.MAIL,
                by=self.cast.clerk,
                at=self.at,
            )

        if self.state is CaseState.FDL_ISSUED:
            self.do(served)

    def go_one_step(self, which: str) -> None:
        match self.state:
            case CaseState.REVIEWER_SELECTION:
                self.choose(which)
            case CaseState.ATTESTATION:
                self.attest(is_clean=True)
            case CaseState.CLINICAL_REVIEW:
                self.write()
                self.sign()
            case CaseState.QUALITY_CHECK:
                self.issue()
            case _:
                self.serve()

    # What may change around it

    def tie(self, which: str, other: str, kind: AffiliationKind) -> None:
        found = getattr(self.cast, other)
        whom: dict[str, Organization | User] = {"organization" if isinstance(found, Organization) else "person": found}
        reviewer = self.reviewers[which]
        self.do(lambda _: declare_affiliation(reviewer=reviewer, kind=kind, by=self.cast.okafor, at=self.at, **whom))  # type: ignore[arg-type] # one of the two

    def untie(self, which: str) -> None:
        standing = Affiliation.objects.filter(reviewer=self.reviewers[which], until__isnull=True)
        if tied := standing.first():
            self.do(lambda _: end_affiliation(affiliation=tied, by=self.cast.okafor, at=self.at))

    def hire(self, which: str) -> None:
        person = self.reviewers[which].person
        self.do(
            lambda _: grant_membership(
                person=person,
                role=Role.CLAIMS_ADMINISTRATOR,
                organization=self.cast.claims,
                by=self.cast.founder,
                at=self.at,
            )
        )

    def dismiss(self, which: str) -> None:
        held = Membership.objects.filter(
            person=self.reviewers[which].person, role=Role.CLAIMS_ADMINISTRATOR, until__isnull=True
        )
        if membership := held.first():
            self.do(lambda _: revoke_membership(membership=membership, by=self.cast.founder, at=self.at))

    def leave(self, which: str) -> None:
        reviewer = self.fresh(which)
        self.do(lambda _: leave_roster(reviewer=reviewer, version=reviewer.version, by=self.cast.okafor, at=self.at))

    def come_back(self, which: str) -> None:
        reviewer = self.fresh(which)
        self.do(
            lambda _: return_to_roster(reviewer=reviewer, version=reviewer.version, by=self.cast.okafor, at=self.at)
        )

    # What must hold, whatever was done

    @invariant()
    def a_standing_assignment_and_the_state_go_together(self) -> None:
        if hasattr(self, "case"):
            has_one = self.assignment() is not None
            assert has_one == (self.state in WITH_A_REVIEWER | {CaseState.CLOSED})

    @invariant()
    def nothing_is_issued_but_whole_and_once(self) -> None:
        if hasattr(self, "case"):
            issued = self.case.determinations.count()
            assert issued == (self.state in {CaseState.FDL_ISSUED, CaseState.CLOSED})
            running = self.case.clocks.filter(stopped_at__isnull=True, name__startswith="determination").exists()
            assert running != bool(issued)

    def do(self, act: Callable[[Case], object]) -> None:
        """Do one thing an hour later; hold what came of it against the rules, be it done or refused."""
        self.at += timedelta(hours=1)
        events = AuditEvent.objects.count()
        tied = self.tied()
        case = Case.objects.get(pk=self.case.pk)
        try:
            with transaction.atomic():
                act(case)
        except (CaseError, NotAllowedError):
            assert AuditEvent.objects.count() == events
            assert Case.objects.get(pk=case.pk).state == self.state
            return
        assert AuditEvent.objects.count() > events
        new = CaseState(Case.objects.get(pk=case.pk).state)
        if new is not self.state:
            assert new in MOVES[self.state]
            assert new not in WITH_A_REVIEWER or self.reviewer().pk not in tied, (self.state, new)
        self.state = new

    def tied(self) -> set[int]:
        """Return who has a tie to a party, or is not on the roster: kept apart from how the services find it."""
        found = set()
        for name in self.reviewers:
            reviewer = self.fresh(name)
            has_tie = Affiliation.objects.filter(reviewer=reviewer, until__isnull=True).exists()
            is_hired = Membership.objects.filter(
                person=reviewer.person, role=Role.CLAIMS_ADMINISTRATOR, until__isnull=True
            ).exists()
            if has_tie or is_hired:
                found.add(reviewer.person_id)
        return found

    def fresh(self, which: str) -> Reviewer:
        return Reviewer.objects.get(pk=self.reviewers[which].pk)

    def assignment(self) -> Assignment | None:
        return Assignment.objects.filter(case=self.case, ended_at__isnull=True).first()

    def reviewer(self) -> User:
        """Return the reviewer of the case; without one, someone who is none."""
        assignment = self.assignment()
        return assignment.reviewer.person if assignment else self.cast.quality


@pytest.mark.processes  # nothing in it turns on the database
def test_no_case_comes_to_a_reviewer_with_a_conflict_by_any_route(cast: Cast) -> None:
    run_state_machine_as_test(  # type: ignore[no-untyped-call] # Hypothesis
        lambda: EveryOrder(cast),
        settings=settings(
            max_examples=60,
            stateful_step_count=12,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
