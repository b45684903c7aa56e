"""Walk a plan through a new case, step by step, by the services alone."""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.db import transaction

from openimr.law.eligibility import Standing
from openimr.matching.attestations import CLEAN_ANSWERS
from openimr.web.cases.facts import reading_of
from openimr.web.cases.models import Case, Party, UrLine
from openimr.web.cases.offices import offices_of
from openimr.web.cases.services.applications import (
    dispute_items,
    enter_ur_decision,
    receive_application,
    submit_application,
)
from openimr.web.cases.services.assignment import close_records, send_assignment_notice
from openimr.web.cases.services.eligibility import Ruling, decide_eligibility
from openimr.web.cases.services.offices import confirm_offices
from openimr.web.cases.values import CaseState, PartyKind, Priority, ServedBy
from openimr.web.determinations.services import issue_determination, recipients_waiting, serve_determination
from openimr.web.documents.services import add_document, read_document
from openimr.web.findings.drafts import findings_of
from openimr.web.findings.recording import open_of
from openimr.web.findings.services import answer_finding
from openimr.web.people.models import User
from openimr.web.reviewers.models import Assignment
from openimr.web.reviewers.services import attest, choose_reviewer
from openimr.web.reviews.models import Review
from openimr.web.reviews.services import save_item, save_summary, sign_review
from openimr.web.samples.cast import Cast, ensure_reviewer
from openimr.web.samples.plans import DecisionPlan, File, Plan
from openimr.web.samples.traces import begin, end

AS_PLANNED = "A sample: the letter stands as it was planned."
"""The answer to each finding of the checks."""


class Walk:
    """One walk of a plan; it remembers its case and its step, so that a failure names both.

    A walk that was interrupted is walked on from its case, from the step that was under way: what that step did
    already is not done again.

    Attributes:
        case: The case; None until the application was received.
        step: The step under way, as a word.
    """

    def __init__(self, plan: Plan, *, cast: Cast, case: Case | None = None) -> None:
        self.case = case
        self.step = "application"
        self._plan = plan
        self._cast = cast

    def until(self, state: CaseState) -> Case:
        """Take the steps up to a state, or to where the law ends the case before, and return the case.

        Raises:
            OpenImrError: A service refuses; ``step`` says at which step.
        """
        steps = self._steps()
        case = self._enter()
        while CaseState(case.state) in steps and _is_before(case, state):
            steps[CaseState(case.state)](case)
            case.refresh_from_db()
        return case

    def _steps(self) -> Mapping[CaseState, Callable[[Case], None]]:
        """Return the step that leads on from each state; a state without one is an end."""
        return {
            CaseState.RECEIVED: self._submit,
            CaseState.ELIGIBILITY_REVIEW: self._decide_eligibility,
            CaseState.ASSIGNED: self._notify,
            CaseState.RECORDS_REQUESTED: self._assemble,
            CaseState.REVIEWER_SELECTION: self._choose,
            CaseState.ATTESTATION: self._attest,
            CaseState.CLINICAL_REVIEW: self._sign,
            CaseState.QUALITY_CHECK: self._issue,
            CaseState.FDL_ISSUED: self._serve,
        }

    def end(self) -> None:
        """Leave the trace that the walk came to its end, with all that is told of its case."""
        if self.case is not None:
            end(self.case, by=self._cast.clerk, at=self._plan.moments.decided)

    def _enter(self) -> Case:
        plan, clerk, at = self._plan, self._cast.clerk, self._plan.moments.received
        case = self.case = self.case or self._receive()
        if case.state != CaseState.RECEIVED:
            return case
        if plan.lines and not UrLine.objects.filter(application__case=case).exists():
            case = enter_ur_decision(case=case, version=case.version, lines=plan.lines, by=clerk, at=at)
        if plan.disputes and not case.items.exists():
            case = dispute_items(case=case, version=case.version, disputes=plan.disputes, by=clerk, at=at)
        return self._confirm_offices(case)

    def _confirm_offices(self, case: Case) -> Case:
        """Say that the offices of the sample application are the sample organizations of those names: they are ours."""
        named = offices_of(case, case.applications.get())
        answers = {office.kind: True for office in named if office.is_the_same is None}
        at = self._plan.moments.received
        return confirm_offices(case=case, version=case.version, answers=answers, by=self._cast.clerk, at=at)

    @transaction.atomic
    def _receive(self) -> Case:
        plan, clerk, at = self._plan, self._cast.clerk, self._plan.moments.received
        case = receive_application(
            fields=plan.fields, employee=None, by=clerk, at=at, reference=plan.reference, is_sample=True
        )
        begin(case, source=plan.source, by=clerk, at=at)
        return case

    def _submit(self, case: Case) -> None:
        submit_application(case=case, version=case.version, by=self._cast.clerk, at=self._plan.moments.received)

    def _decide_eligibility(self, case: Case) -> None:
        """Rule each item as the law reads it: what is not known refuses nothing, and the plan says why it goes on."""
        self.step = "eligibility"
        rulings = {}
        for item in case.items.select_related("application", "ur_line"):
            reading = reading_of(item)
            code = None if reading.standing is Standing.ELIGIBLE else reading.reasons[0].code
            because = self._plan.open_because if code is None and reading.not_known else ""
            rulings[item.number] = Ruling(code=code, because=because)
        at = self._plan.moments.assigned
        decide_eligibility(case=case, version=case.version, rulings=rulings, by=self._cast.director, at=at)

    def _notify(self, case: Case) -> None:
        self.step = "assignment notice"
        at = self._plan.moments.assigned
        method = ServedBy.ELECTRONIC if case.priority == Priority.EXPEDITED else ServedBy.MAIL
        send_assignment_notice(case=case, version=case.version, method=method, by=self._cast.clerk, at=at)

    def _assemble(self, case: Case) -> None:
        self.step = "records"
        clerk, at = self._cast.clerk, self._plan.moments.records_closed
        parties = {PartyKind(party.kind): party for party in case.parties.filter(until__isnull=True)}
        for file in self._plan.files:
            add_file(case, file, sent_by=parties[file.sent_by] if file.sent_by else None, by=clerk, at=at)
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
        if review.summary != plan.summary:
            review = save_summary(case=case, version=review.version, summary=plan.summary, by=person, at=at)
        for number, decision in enumerate(plan.decisions, start=1):
            if is_saved(review, number, decision):
                continue
            review = save_item(
                case=case,
                version=review.version,
                number=number,
                fields=decision.fields,
                follows=decision.follows,
                by=person,
                at=at,
            )
        self.step = "findings"
        answer_open_findings(review, by=person, at=at)
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


def add_file(case: Case, file: File, *, sent_by: Party | None, by: User, at: datetime) -> None:
    """Add a file to a case and read it; done again, it does what is left of that."""
    added = add_document(
        case=case, upload_name=file.name, about=file.about, chunks=[file.content()], sent_by=sent_by, by=by, at=at
    )
    if not added.document.readings.exists():
        read_document(document=added.document, by=by, at=at)


def answer_open_findings(review: Review, *, by: User, at: datetime) -> None:
    """Answer each finding of the checks that is still open: a plan is walked as it stands."""
    for finding in open_of(review, findings_of(review, at=at)):
        answer_finding(case=review.assignment.case, key=finding.key, words=AS_PLANNED, by=by, at=at)


def is_saved(review: Review, number: int, decision: DecisionPlan) -> bool:
    """Return whether the draft of an item holds what is planned of it."""
    draft = review.drafts.select_related("follows").get(item__number=number)
    followed = draft.follows.number if draft.follows else None
    return followed == decision.follows and all(getattr(draft, name) == text for name, text in decision.fields.items())


def _is_before(case: Case, state: CaseState) -> bool:
    way = list(CaseState)
    return way.index(CaseState(case.state)) < way.index(state)
