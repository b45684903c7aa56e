"""Each service from the reviewer's choice to the closed case: one act, named as its service."""

from tests.web.every_service.stage import (
    case_of,
    case_to_sign,
    cast,
    now,
    panel_with_an_empty_seat,
    review_of,
    reviewer_of,
)


def choose_reviewer() -> None:
    from openimr.web.reviewers.choices import choices_for
    from openimr.web.reviewers.services import choose_reviewer

    case = case_of("story-07")
    reviewer = choices_for(case, at=now()).offered[0].reviewer
    choose_reviewer(case=case, version=case.version, reviewer=reviewer, by=cast().director, at=now())


def form_panel() -> None:
    from openimr.web.reviewers.services import form_panel
    from openimr.web.reviewers.services.panels import PanelFacts

    case = case_of("story-09")
    facts = PanelFacts(
        reviewers=3, number="DWC-17", approved_on=now().date(), approved_by="The Division", because="Rare and complex."
    )
    form_panel(case=case, version=case.version, approval=facts, by=cast().director, at=now())


def leave_seats_empty() -> None:
    from openimr.web.reviewers.services import leave_seats_empty

    case = panel_with_an_empty_seat()
    leave_seats_empty(case=case, version=case.version, because="Nobody else may.", by=cast().director, at=now())


def attest() -> None:
    from openimr.matching.attestations import CLEAN_ANSWERS
    from openimr.web.reviewers.services import attest

    case = case_of("story-08")
    attest(case=case, version=case.version, answers=CLEAN_ANSWERS, by=reviewer_of(case), at=now())


def decline() -> None:
    from openimr.web.reviewers.services import decline

    case = case_of("story-08")
    decline(case=case, version=case.version, because="A former patient.", by=reviewer_of(case), at=now())


def reassign() -> None:
    from openimr.web.reviewers.services import reassign

    case = case_of("story-08")
    reassign(case=case, version=case.version, because="Away for a month.", by=cast().director, at=now())


def save_summary() -> None:
    from openimr.web.reviews.services import save_summary

    case = case_of("story-09")
    save_summary(case=case, version=review_of(case).version, summary="Short.", by=reviewer_of(case), at=now())


def save_item() -> None:
    from openimr.web.reviews.services import save_item

    case = case_of("story-09")
    fields = {"outcome": "Upheld", "rationale": "Because."}
    version = review_of(case).version
    save_item(case=case, version=version, number=2, fields=fields, follows=None, by=reviewer_of(case), at=now())


def keep_findings() -> None:
    from openimr.web.findings.services import keep_findings

    case = case_of("story-09")
    keep_findings(case=case, by=reviewer_of(case), at=now())


def answer_finding() -> None:
    from openimr.web.findings.drafts import findings_of
    from openimr.web.findings.recording import open_of
    from openimr.web.findings.services import answer_finding

    case = case_of("story-09")
    finding = open_of(review_of(case), findings_of(review_of(case), at=now()))[0]
    answer_finding(case=case, key=finding.key, words="It is so.", by=reviewer_of(case), at=now())


def request_records() -> None:
    from openimr.web.reviews.services import request_records

    case = case_of("story-09")
    asked = case.parties.get(kind="claims_administrator")
    request_records(case=case, asked_of=asked, words="The notes.", by=reviewer_of(case), at=now())


def answer_records() -> None:
    from openimr.web.reviews.models import RecordsRequest
    from openimr.web.reviews.services import answer_records

    answer_records(request=RecordsRequest.objects.get(), words="Sent.", by=cast().clerk, at=now())


def sign_review() -> None:
    from openimr.web.reviews.services import sign_review

    case = case_to_sign()
    sign_review(case=case, version=review_of(case).version, by=reviewer_of(case), at=now())


def return_review() -> None:
    from openimr.web.reviews.services import return_review

    case = case_of("story-10")
    return_review(case=case, version=case.version, because="Look again.", by=cast().director, at=now())


def issue_determination() -> None:
    from openimr.web.determinations.services import issue_determination

    case = case_of("story-10")
    issue_determination(case=case, version=case.version, by=cast().director, at=now())


def serve_determination() -> None:
    from openimr.web.cases.values import ServedBy
    from openimr.web.determinations.services import recipients_waiting, serve_determination

    case = case_of("story-11")
    recipient = recipients_waiting(case.determinations.get())[0]
    clerk = cast().clerk
    serve_determination(case=case, version=case.version, recipient=recipient, method=ServedBy.MAIL, by=clerk, at=now())
