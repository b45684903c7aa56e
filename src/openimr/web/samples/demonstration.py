"""Fill a site with the twelve stories, each walked to its state by the services."""

from collections.abc import Callable
from datetime import date, datetime

from openimr.web.cases.models import Case
from openimr.web.cases.values import CaseState, PartyKind
from openimr.web.documents.services import add_document, read_document
from openimr.web.people.invitations import invite_employee
from openimr.web.people.models import User
from openimr.web.people.services import add_person, designate_representative, set_password
from openimr.web.reviews.services import save_item, save_summary
from openimr.web.samples.cast import FOUNDED, PASSWORD, Cast
from openimr.web.samples.plans import Plan, at_hour
from openimr.web.samples.stories import Representative, Story, stories
from openimr.web.samples.walks import Walk


def fill(*, cast: Cast, today: date, report: Callable[[str], None]) -> tuple[Case, ...]:
    """Walk each story that is not there yet to its state, and return the cases of all twelve in the stories' order.

    A case is known again by its reference, so a second call does nothing.

    Args:
        cast: The people by whom it is walked.
        today: The day on which the stories are told; every step lies before it.
        report: Is told a sentence for each case that is made, and the code of the employee who is invited.

    Raises:
        StoryDataError: A story of the package lacks something.
        OpenImrError: A service refuses a step.

    Writes:
        All rows and files of the cases, by the services; a representative, a designation and an invitation.
    """
    told = stories(today=today)
    there = {case.reference: case for case in Case.objects.filter(reference__in=[each.plan.reference for each in told])}
    for story in told:
        if story.plan.reference not in there:
            there[story.plan.reference] = _tell(story, cast=cast, today=today, report=report)
    return tuple(there[story.plan.reference] for story in told)


def _tell(story: Story, *, cast: Cast, today: date, report: Callable[[str], None]) -> Case:
    plan = story.plan
    case = Walk(plan, cast=cast).until(story.state)
    if story.state is CaseState.RECORDS_REQUESTED:
        _add_first_papers(case, plan, cast=cast)
    if story.state is CaseState.CLINICAL_REVIEW:
        _begin_review(case, plan)
    case.refresh_from_db()
    report(f"{case.number}: {case.get_state_display()}, {case.employee.name}")
    if story.representative is not None:
        _designate(case, story.representative, cast=cast, at=plan.moments.assigned)
    if story.is_invited:
        report(_invitation(case, cast=cast, at=at_hour(today, 0)))
    return case


def _add_first_papers(case: Case, plan: Plan, *, cast: Cast) -> None:
    """Add what the requesting physician sent, while the claims administrator's records are awaited."""
    at = plan.moments.records_closed
    sender = case.parties.get(kind=PartyKind.REQUESTING_PHYSICIAN, until__isnull=True)
    for file in plan.files:
        added = add_document(
            case=case,
            upload_name=file.name,
            about=file.about,
            chunks=[file.content()],
            sent_by=sender,
            by=cast.clerk,
            at=at,
        )
        read_document(document=added.document, by=cast.clerk, at=at)


def _begin_review(case: Case, plan: Plan) -> None:
    """Write the summary and the first item; the rest is for who tries the site."""
    assignment = case.assignments.select_related("reviewer__person").get(ended_at__isnull=True)
    person, at = assignment.reviewer.person, plan.moments.decided
    review = save_summary(case=case, version=assignment.review.version, summary=plan.summary, by=person, at=at)
    fields = plan.decisions[0].fields
    save_item(case=case, version=review.version, number=1, fields=fields, follows=None, by=person, at=at)


def _designate(case: Case, chosen: Representative, *, cast: Cast, at: datetime) -> None:
    application = case.applications.get()
    decided_on = application.ur_decided_on or application.received_on
    person = User.objects.filter(email=chosen.email).first()
    if person is None:
        person = add_person(name=chosen.name, email=chosen.email, by=cast.administrator, at=FOUNDED)
        set_password(person=person, password=PASSWORD, by=cast.administrator, at=FOUNDED)
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
