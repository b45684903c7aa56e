"""Walk a plan through a new case, step by step, by the services alone."""

from openimr.law.eligibility import Standing
from openimr.matching.attestations import CLEAN_ANSWERS
from openimr.web.cases.facts import reading_of
from openimr.web.cases.models import Case
from openimr.web.cases.services.applications import (
    dispute_items,
    enter_ur_decision,
    receive_application,
    submit_application,
)
from openimr.web.cases.services.assignment import close_records, send_assignment_notice
from openimr.web.cases.services.eligibility import Ruling, decide_eligibility
from openimr.web.cases.values import CaseState, ServedBy
from openimr.web.determinations.services import issue_determination, recipients_waiting, serve_determination
from openimr.web.documents.services import add_document, read_document
from openimr.web.reviewers.models import Assignment
from openimr.web.reviewers.services import attest, choose_reviewer
from openimr.web.reviews.services import save_item, save_summary, sign_review
from openimr.web.samples.cast import Cast, ensure_reviewer
from openimr.web.samples.plans import Plan


class Walk:
    """One walk of a plan; it remembers its case and its step, so that a failure names both.

    Attributes:
        case: The case; None until the application was received.
        step: The step under way, as a word.
    """

    def __init__(self, plan: Plan, *, cast: Cast) -> None:
        self.case: Case | None = None
        self.step = "application"
        self._plan = plan
        self._cast = cast

    def until(self, state: CaseState) -> Case:
        """Take the steps up to a state, or to where the law ends the case before, and return the case.

        Raises:
            OpenImrError: A service refuses; ``step`` says at which step.
        """
        case = self._enter()
        for step in (self._submit, self._decide_eligibility, self._notify, self._assemble, self._choose, self._attest,
                     self._sign, self._issue, self._serve):  # fmt: skip
            case.refresh_from_db()
            if case.state in {state, CaseState.INELIGIBLE, CaseState.DEFERRED_LIABILITY}:
                break
            step(case)
        case.refresh_from_db()
        return case

    def _enter(self) -> Case:
        plan, clerk, at = self._plan, self._cast.clerk, self._plan.moments.received
        case = self.case = receive_application(
            fields=plan.fields, employee=None, by=clerk, at=at, reference=plan.reference, is_sample=True
        )
        case = enter_ur_decision(case=case, version=case.version, lines=plan.lines, by=clerk, at=at)
        return dispute_items(case=case, version=case.version, disputes=plan.disputes, by=clerk, at=at)

    def _submit(self, case: Case) -> None:
        submit_application(case=case, version=case.version, by=self._cast.clerk, at=self._plan.moments.received)

    def _decide_eligibility(self, case: Case) -> None:
        """Rule each item as the law reads it: what is not known refuses nothing."""
        self.step = "eligibility"
        rulings = {}
        for item in case.items.select_related("application", "ur_line"):
            reading = reading_of(item)
            code = None if reading.standing is Standing.ELIGIBLE else reading.reasons[0].code
            rulings[item.number] = Ruling(code=code)
        at = self._plan.moments.assigned
        decide_eligibility(case=case, version=case.version, rulings=rulings, by=self._cast.director, at=at)

    def _notify(self, case: Case) -> None:
        self.step = "assignment notice"
        at = self._plan.moments.assigned
        send_assignment_notice(case=case, version=case.version, method=ServedBy.MAIL, by=self._cast.clerk, at=at)

    def _assemble(self, case: Case) -> None:
        self.step = "records"
        clerk, at = self._cast.clerk, self._plan.moments.records_closed
        for file in self._plan.files:
            added = add_document(
                case=case,
                upload_name=file.name,
                about=file.about,
                chunks=[file.content()],
                sent_by=None,
                by=clerk,
                at=at,
            )
            read_document(document=added.document, by=clerk, at=at)
        case.refresh_from_db()
        close_records(case=case, version=case.version, by=clerk, at=at)

    def _choose(self, case: Case) -> None:
        self.step = "assignment"
        reviewer = ensure_reviewer(self._plan.credentials, cast=self._cast)
        at = self._plan.moments.decided
        choose_reviewer(case=case, version=case.version, reviewer=reviewer, by=self._cast.director, at=at)

    def _attest(self, case: Case) -> None:
        self.step = "attestation"
        person = self._assignment(case).reviewer.person
        at = self._plan.moments.decided
        attest(case=case, version=case.version, answers=CLEAN_ANSWERS, by=person, at=at)

    def _sign(self, case: Case) -> None:
        self.step = "review"
        assignment, plan = self._assignment(case), self._plan
        person, at = assignment.reviewer.person, plan.moments.decided
        review = assignment.review
        review = save_summary(case=case, version=review.version, summary=plan.summary, by=person, at=at)
        for number, decision in enumerate(plan.decisions, start=1):
            review = save_item(
                case=case,
                version=review.version,
                number=number,
                fields=decision.fields,
                follows=decision.follows,
                by=person,
                at=at,
            )
        self.step = "signature"
        sign_review(case=case, version=review.version, by=person, at=at)

    def _issue(self, case: Case) -> None:
        self.step = "issue"
        at = self._plan.moments.decided
        issue_determination(case=case, version=case.version, by=self._cast.director, at=at)

    def _serve(self, case: Case) -> None:
        self.step = "service"
        clerk, at = self._cast.clerk, self._plan.moments.decided
        for recipient in recipients_waiting(case.determinations.latest("number")):
            case.refresh_from_db()
            serve_determination(
                case=case, version=case.version, recipient=recipient, method=ServedBy.MAIL, by=clerk, at=at
            )

    def _assignment(self, case: Case) -> Assignment:
        return case.assignments.select_related("reviewer__person").get(ended_at__isnull=True)
