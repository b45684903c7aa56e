"""A process that ends within any service leaves the site as before it, or as after it, never between."""

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.web.kill_points import AFTER_COMMIT, BEFORE_COMMIT, Site, before, prepared_site

if TYPE_CHECKING:  # a process imports what needs the site once the site is set up
    from openimr.web.cases.models import Case
    from openimr.web.people.models import User
    from openimr.web.reviews.models import Review
    from openimr.web.samples.cast import Cast

TODAY = date(2026, 11, 20)
LETTER = Path(__file__).parents[2] / "samples/letters/ca1c-partial-approvals-pdfbox.txt"

pytestmark = pytest.mark.processes


def prepare() -> None:
    """Make the twelve stories, and two cases more: one to be submitted, one to be signed again."""
    from openimr.letters.reading import read_letter
    from openimr.web.cases.models import Case
    from openimr.web.cases.values import CaseState
    from openimr.web.reviews.services import request_records, return_review
    from openimr.web.samples.cast import PARTIES, ensure_cast
    from openimr.web.samples.demonstration import fill
    from openimr.web.samples.plans import File, plan_of_letter
    from openimr.web.samples.walks import Walk
    from tests.web.documents.files_of_tests import NOTES

    cast = ensure_cast()
    fill(cast=cast, today=TODAY, report=lambda _line: None)
    file = File(name="notes.pdf", about="Notes", content=lambda: NOTES)
    letter = plan_of_letter(read_letter(LETTER.read_text(encoding="utf-8")), file=file, parties=PARTIES)
    Walk(letter, cast=cast).until(CaseState.RECEIVED)
    signed = Walk(letter, cast=cast).until(CaseState.QUALITY_CHECK)
    return_review(case=signed, version=signed.version, because="Look again.", by=cast.director, at=now())
    review = Case.objects.get(reference="story-09")
    asked = review.parties.get(kind="requesting_physician")
    request_records(case=review, asked_of=asked, words="The films.", by=cast.director, at=now())


def now() -> datetime:
    from openimr.web.samples.plans import at_hour

    return at_hour(TODAY, 15)


def state() -> dict[str, object]:
    """Return how many rows each table has, where each case stands, and whether a chain is broken."""
    from django.apps import apps

    from openimr.web.audit.verification import verify_chains
    from openimr.web.cases.models import Case
    from openimr.web.cases.values import CaseState
    from openimr.web.people.models import Membership

    models = [model for app in apps.get_app_configs() if "openimr" in app.name for model in app.get_models()]
    return {
        "rows": {model.__name__: model._default_manager.count() for model in models},
        "cases": [[case.number, CaseState(case.state).name, case.version] for case in Case.objects.order_by("number")],
        "items": [
            [item.number, item.state, item.description] for case in Case.objects.all() for item in case.items.all()
        ],
        "ended": Membership.objects.filter(until__isnull=False).count(),
        "broken": len(verify_chains().broken),
    }


def _case(reference: str) -> "Case":
    from openimr.web.cases.models import Case

    return Case.objects.get(reference=reference)


def _again() -> "list[Case]":
    """Return the case of the letter that is to be submitted, and the one that is to be signed again."""
    from openimr.web.cases.models import Case

    return list(Case.objects.filter(reference="CM16-9900007").order_by("number"))


def _cast() -> "Cast":
    from openimr.web.samples.cast import ensure_cast

    return ensure_cast()


def _reviewer(case: "Case") -> "User":
    return case.assignments.get(ended_at__isnull=True).reviewer.person


def receive_application() -> None:
    from openimr.web.cases.services.applications import receive_application

    fields = {"employee_first_name": "Nova", "employee_last_name": "Quist"}
    receive_application(fields=fields, employee=None, by=_cast().clerk, at=now(), is_sample=True)


def correct_application() -> None:
    from openimr.web.cases.services.applications import correct_application

    case = _case("story-01")
    correct_application(case=case, version=case.version, fields={"claim_number": "X-1"}, by=_cast().clerk, at=now())


def enter_ur_decision() -> None:
    from openimr.web.cases.services.applications import Line, enter_ur_decision
    from openimr.web.cases.values import UrDecision

    case = _case("story-01")
    lines = [Line(requested="A brace", decision=UrDecision.DENIED)]
    enter_ur_decision(case=case, version=case.version, lines=lines, by=_cast().clerk, at=now())


def dispute_items() -> None:
    from openimr.web.cases.services.applications import Dispute, dispute_items

    case = _case("story-01")
    disputes = [Dispute(added_because="asked for too", description="A brace")]
    dispute_items(case=case, version=case.version, disputes=disputes, by=_cast().clerk, at=now())


def submit_application() -> None:
    from openimr.web.cases.services.applications import submit_application

    case = _again()[0]
    submit_application(case=case, version=case.version, by=_cast().clerk, at=now())


def decide_eligibility() -> None:
    from openimr.law.eligibility import ReasonCode
    from openimr.web.cases.services.eligibility import Ruling, decide_eligibility

    case = _case("story-02")
    rulings = {item.number: Ruling(because="as the papers show") for item in case.items.all()}
    rulings[2] = Ruling(code=ReasonCode.DUPLICATE, because="decided before")
    decide_eligibility(case=case, version=case.version, rulings=rulings, by=_cast().director, at=now())


def resume_deferred() -> None:
    from openimr.web.cases.services.eligibility import resume_deferred

    case = _case("story-03")
    resume_deferred(case=case, version=case.version, resolved_on=TODAY, by=_cast().director, at=now())


def send_assignment_notice() -> None:
    from openimr.web.cases.services.assignment import send_assignment_notice
    from openimr.web.cases.values import ServedBy

    case = _case("story-05")
    send_assignment_notice(case=case, version=case.version, method=ServedBy.MAIL, by=_cast().clerk, at=now())


def close_records() -> None:
    from openimr.web.cases.services.assignment import close_records

    case = _case("story-06")
    close_records(case=case, version=case.version, by=_cast().clerk, at=now())


def choose_reviewer() -> None:
    from openimr.web.reviewers.choices import choices_for
    from openimr.web.reviewers.services import choose_reviewer

    case = _case("story-07")
    reviewer = choices_for(case, at=now()).offered[0].reviewer
    choose_reviewer(case=case, version=case.version, reviewer=reviewer, by=_cast().director, at=now())


def attest() -> None:
    from openimr.matching.attestations import CLEAN_ANSWERS
    from openimr.web.reviewers.services import attest

    case = _case("story-08")
    attest(case=case, version=case.version, answers=CLEAN_ANSWERS, by=_reviewer(case), at=now())


def decline() -> None:
    from openimr.web.reviewers.services import decline

    case = _case("story-08")
    decline(case=case, version=case.version, because="A former patient.", by=_reviewer(case), at=now())


def _review(case: "Case") -> "Review":
    return case.assignments.get(ended_at__isnull=True).review


def save_summary() -> None:
    from openimr.web.reviews.services import save_summary

    case = _case("story-09")
    save_summary(case=case, version=_review(case).version, summary="Short.", by=_reviewer(case), at=now())


def save_item() -> None:
    from openimr.web.reviews.services import save_item

    case = _case("story-09")
    fields = {"outcome": "Upheld", "rationale": "Because."}
    version = _review(case).version
    save_item(case=case, version=version, number=2, fields=fields, follows=None, by=_reviewer(case), at=now())


def request_records() -> None:
    from openimr.web.reviews.services import request_records

    case = _case("story-09")
    asked = case.parties.get(kind="claims_administrator")
    request_records(case=case, asked_of=asked, words="The notes.", by=_reviewer(case), at=now())


def answer_records() -> None:
    from openimr.web.reviews.models import RecordsRequest
    from openimr.web.reviews.services import answer_records

    answer_records(request=RecordsRequest.objects.get(), words="Sent.", by=_cast().clerk, at=now())


def sign_review() -> None:
    from openimr.web.reviews.services import sign_review

    case = _again()[1]
    sign_review(case=case, version=_review(case).version, by=_reviewer(case), at=now())


def return_review() -> None:
    from openimr.web.reviews.services import return_review

    case = _case("story-10")
    return_review(case=case, version=case.version, because="Look again.", by=_cast().director, at=now())


def issue_determination() -> None:
    from openimr.web.determinations.services import issue_determination

    case = _case("story-10")
    issue_determination(case=case, version=case.version, by=_cast().director, at=now())


def serve_determination() -> None:
    from openimr.web.cases.values import ServedBy
    from openimr.web.determinations.services import recipients_waiting, serve_determination

    case = _case("story-11")
    recipient = recipients_waiting(case.determinations.get())[0]
    clerk = _cast().clerk
    serve_determination(case=case, version=case.version, recipient=recipient, method=ServedBy.MAIL, by=clerk, at=now())


def add_person() -> None:
    from openimr.web.people.services import add_person

    add_person(name="Nova Quist", email="nova@sample.invalid", by=_cast().administrator, at=now())


def grant_membership() -> None:
    from openimr.web.people.models import Membership
    from openimr.web.people.services import grant_membership
    from openimr.web.people.values import Role

    cast = _cast()
    imro = Membership.objects.get(person=cast.clerk).organization
    grant_membership(person=cast.clerk, role=Role.AUDITOR, organization=imro, by=cast.administrator, at=now())


def revoke_membership() -> None:
    from openimr.web.people.models import Membership
    from openimr.web.people.services import revoke_membership

    cast = _cast()
    membership = Membership.objects.get(person=cast.clerk)
    revoke_membership(membership=membership, by=cast.administrator, at=now())


def invite_employee() -> None:
    from openimr.web.people.invitations import invite_employee

    case = _case("story-06")
    born = date(1980, 1, 2)
    invite_employee(employee=case.employee, case_number=case.number, date_of_birth=born, by=_cast().clerk, at=now())


SERVICES: tuple[Callable[[], None], ...] = (
    receive_application,
    correct_application,
    enter_ur_decision,
    dispute_items,
    submit_application,
    decide_eligibility,
    resume_deferred,
    send_assignment_notice,
    close_records,
    choose_reviewer,
    attest,
    decline,
    save_summary,
    save_item,
    request_records,
    answer_records,
    sign_review,
    return_review,
    issue_determination,
    serve_determination,
    add_person,
    grant_membership,
    revoke_membership,
    invite_employee,
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with prepared_site(prepare, folder=tmp_path_factory.mktemp("site")) as site:
        yield site


@pytest.fixture(scope="module")
def untouched(site: Site) -> dict[str, object]:
    return site.ask(state)


@pytest.mark.parametrize("service", SERVICES, ids=lambda service: service.__name__)
def test_a_service_that_is_ended_took_place_wholly_or_not_at_all(
    site: Site, untouched: dict[str, object], service: Callable[[], None]
) -> None:
    with site.copied() as copy:
        copy.end_at(BEFORE_COMMIT, service)
        assert copy.ask(state) == untouched

        copy.run(service)
        done = copy.ask(state)
        assert json.dumps(done) != json.dumps(untouched)
        assert done["broken"] == 0

    with site.copied() as copy:
        copy.end_at(AFTER_COMMIT, service)

        assert copy.ask(state) == done


def test_a_letter_whose_files_were_written_and_no_row_is_issued_again(site: Site, untouched: dict[str, object]) -> None:
    with site.copied() as copy:
        copy.end_at(before("determinations_issueddetermination"), issue_determination)
        assert copy.ask(state) == untouched

        copy.run(issue_determination)

        assert copy.ask(state)["rows"]["IssuedDetermination"] == untouched["rows"]["IssuedDetermination"] + 1
