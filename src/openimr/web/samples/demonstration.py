"""Fill a site with the stories, each walked to its state by the services."""

from collections.abc import Callable
from datetime import date, datetime

from openimr.law.days import legal_day
from openimr.web.cases.choices import EndingKind
from openimr.web.cases.endings import EndingFacts
from openimr.web.cases.models import Case
from openimr.web.cases.services.endings import end_items
from openimr.web.cases.services.shortfalls import hold_records_insufficient
from openimr.web.cases.values import CaseState, PartyKind
from openimr.web.people.services import designate_representative, invite_employee
from openimr.web.reviews.services import save_item, save_summary
from openimr.web.samples.affiliations import ensure_ties
from openimr.web.samples.cast import Cast, ensure_person
from openimr.web.samples.plans import Plan, at_hour
from openimr.web.samples.stories import Representative, Story, stories
from openimr.web.samples.traces import trace_of
from openimr.web.samples.walks import Walk, add_file, is_saved

_WALKED_TO = {
    CaseState.INSUFFICIENT_RECORDS: CaseState.RECORDS_REQUESTED,
    CaseState.TERMINATED: CaseState.RECORDS_REQUESTED,
}
"""The state up to which a story goes the way of every case, where it then leaves it."""


def fill(*, cast: Cast, today: date, report: Callable[[str], None]) -> tuple[Case, ...]:
    """Walk each story that is not there yet to its state, and return the cases of all of them in the stories' order.

    A story is known again by the trace of its walk. One that came to its end is left as it is, whatever was done with its
    case since; one that was interrupted is walked on, told on the day on which it was begun.

    Args:
        cast: The people by whom it is walked.
        today: The day on which the stories are told; every step lies before it.
        report: Is told a sentence for each case that is made, and the code of the employee who is invited.

    Raises:
        StoryDataError: A story of the package lacks something.
        OpenImrError: A service refuses a step.

    Writes:
        All rows and files of the cases, by the services; a representative, a designation and an invitation; a few
        ties between sample people.
    """
    cases = tuple(_told(story, cast=cast, today=today, report=report) for story in stories(today=today))
    ensure_ties(cast=cast, at=at_hour(today, 0))
    return cases


def _told(story: Story, *, cast: Cast, today: date, report: Callable[[str], None]) -> Case:
    trace = trace_of(story.plan.reference)
    if trace is None:
        return _tell(story, case=None, cast=cast, today=today, report=report)
    if trace.is_ended:
        return trace.case
    begun = date.fromisoformat(trace.source)
    same = next(each for each in stories(today=begun) if each.plan.reference == story.plan.reference)
    return _tell(same, case=trace.case, cast=cast, today=begun, report=report)


def _tell(story: Story, *, case: Case | None, cast: Cast, today: date, report: Callable[[str], None]) -> Case:
    plan = story.plan
    walk = Walk(plan, cast=cast, case=case)
    case = walk.until(_WALKED_TO.get(story.state, story.state))
    if case.state == CaseState.RECORDS_REQUESTED:
        _add_first_papers(case, plan, cast=cast)
    if case.state == CaseState.CLINICAL_REVIEW:
        _begin_review(case, plan)
    case.refresh_from_db()
    case = _turned(case, story, cast=cast)
    report(f"{case.number}: {case.get_state_display()}, {case.employee.name}")
    if story.representative is not None:
        _designate(case, story.representative, cast=cast, at=plan.moments.assigned)
    if story.is_invited:
        report(_invitation(case, cast=cast, at=at_hour(today, 0)))
    walk.end()
    return case


def _turned(case: Case, story: Story, *, cast: Cast) -> Case:
    """Take a case from its way where the story leaves it, unless it was taken there before."""
    at = story.plan.moments.decided
    if case.state != _WALKED_TO.get(story.state):
        return case
    if story.state is CaseState.INSUFFICIENT_RECORDS:
        lacking = "The reports of the physical therapist."
        return hold_records_insufficient(case=case, version=case.version, lacking=lacking, by=cast.clerk, at=at)
    day = legal_day(at)
    facts = EndingFacts(
        numbers=frozenset(case.items.values_list("number", flat=True)),
        kind=EndingKind.AUTHORIZED,
        happened_on=day,
        told_by=PartyKind.CLAIMS_ADMINISTRATOR,
        received_on=day,
        paper_dated=day,
        paper_words="Letter of authorization, received by fax and kept in the paper file.",
    )
    return end_items(case=case, version=case.version, facts=facts, by=cast.clerk, at=at)


def _add_first_papers(case: Case, plan: Plan, *, cast: Cast) -> None:
    """Add what the requesting physician sent, while the claims administrator's records are awaited."""
    sender = case.parties.get(kind=PartyKind.REQUESTING_PHYSICIAN, until__isnull=True)
    for file in plan.files:
        add_file(case, file, sent_by=sender, by=cast.clerk, at=plan.moments.records_closed)


def _begin_review(case: Case, plan: Plan) -> None:
    """Write the summary and the first item; the rest is for who tries the site."""
    assignment = case.assignments.select_related("reviewer__person").get(ended_at__isnull=True)
    person, at = assignment.reviewer.person, plan.moments.decided
    review = assignment.review
    if review.summary != plan.summary:
        review = save_summary(case=case, version=review.version, summary=plan.summary, by=person, at=at)
    if not is_saved(review, 1, plan.decisions[0]):
        fields = plan.decisions[0].fields
        save_item(case=case, version=review.version, number=1, fields=fields, follows=None, by=person, at=at)


def _designate(case: Case, chosen: Representative, *, cast: Cast, at: datetime) -> None:
    application = case.applications.get()
    decided_on = application.ur_decided_on or application.received_on
    person = ensure_person(chosen.name, chosen.email, by=cast.administrator)
    if person.designations_held.filter(employee=case.employee).exists():
        return
    designate_representative(
        employee=case.employee,
        representative=person,
        signed_on=application.received_on,
        ur_decided_on=decided_on,
        by=cast.clerk,
        at=at,
    )


def _invitation(case: Case, *, cast: Cast, at: datetime) -> str:
    """Invite the employee, and return what the letter would tell them."""
    born = case.applications.get().employee_date_of_birth
    if born is None:
        return f"{case.number}: no date of birth on the application, so {case.employee.name} cannot be invited."
    code = invite_employee(employee=case.employee, case_number=case.number, date_of_birth=born, by=cast.clerk, at=at)
    return f"{case.number}: {case.employee.name} signs in with the date of birth {born:%m/%d/%Y} and the code {code}"
