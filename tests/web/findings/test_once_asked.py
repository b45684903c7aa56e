"""What is found is asked for once, kept once, and shown in its place, also when the words changed in another window."""

import uuid
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.fixtures import Settings

from openimr.domain.findings import Severity
from openimr.web.documents.services import add_document, read_document
from openimr.web.findings import drafts
from openimr.web.findings.drafts import findings_of
from openimr.web.findings.models import KeptFinding
from openimr.web.findings.recording import keep
from openimr.web.people.models import User
from openimr.web.reviews.anonymity import refuse_reviewers_name
from openimr.web.reviews.composition import draft_determination
from openimr.web.reviews.models import Review
from openimr.web.reviews.services import sign_review
from openimr.web.samples.walks import answer_open_findings
from tests.web.cast import Cast
from tests.web.documents.files_of_tests import pdf
from tests.web.findings.test_findings import ANSWER, faulty, found, save
from tests.web.review_walks import RECORDS_AT, SIGNED_AT, signed, written

SignedIn = Callable[[User], Client]


@pytest.fixture(autouse=True)
def _every_check(settings: Settings) -> None:
    settings.OPENIMR_CHECKS = ("all",)


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grow by one with each run of the checks over a draft."""
    counted: list[int] = []
    real = drafts.check_determination

    def counting(*args: object, **kwargs: object) -> object:
        counted.append(1)
        return real(*args, **kwargs)  # type: ignore[arg-type] # passed on as they came

    monkeypatch.setattr(drafts, "check_determination", counting)
    return counted


def answered_beside(client: Client, number: str, key: str) -> HttpResponse:
    """Answer a finding in the part of a page that stands beside the editor."""
    posted = {"words": ANSWER, "on": "item-1", "once": str(uuid.uuid4())}
    return client.post(f"/cases/{number}/review/findings/{key}/", posted, headers={"HX-Request": "true"})


def test_words_changed_in_another_window_are_told_beside_the_editor(cast: Cast, signed_in: SignedIn) -> None:
    review = faulty(cast)
    number, finding = review.assignment.case.number, found(review, "negative-finding")
    save(review, cast, 1)

    response = answered_beside(signed_in(cast.lind), number, finding.key)

    page = response.content.decode()
    assert response.status_code == 200
    assert page.strip().startswith('<section id="findings"')
    assert "These words have changed" in page
    assert "<html" not in page


def test_a_review_signed_in_another_window_leads_to_its_page_as_a_whole(cast: Cast, signed_in: SignedIn) -> None:
    number = signed(cast).assignment.case.number

    response = answered_beside(signed_in(cast.lind), number, "0" * 64)

    assert response.headers["HX-Redirect"] == reverse("determinations:sign", args=[number])


def test_the_same_words_are_kept_once_whatever_they_ask(cast: Cast) -> None:
    review = Review.objects.get(pk=faulty(cast).pk)
    as_notes = [replace(each, severity=Severity.NOTE) for each in findings_of(review, at=SIGNED_AT)]
    keep(review, as_notes, by=cast.lind, at=SIGNED_AT, severities=frozenset(Severity))

    kept = keep(review, findings_of(review, at=SIGNED_AT), by=cast.lind, at=SIGNED_AT)

    assert (kept.found, kept.fixed) == (0, 0)
    assert KeptFinding.objects.count() == len(as_notes)


def test_what_asks_for_less_now_is_not_told_as_set_right(cast: Cast) -> None:
    review = Review.objects.get(pk=faulty(cast).pk)
    asked = findings_of(review, at=SIGNED_AT)
    keep(review, asked, by=cast.lind, at=SIGNED_AT)

    kept = keep(review, [replace(each, severity=Severity.NOTE) for each in asked], by=cast.lind, at=SIGNED_AT)

    assert kept.fixed == 0


def test_the_checks_run_once_for_a_page_and_once_for_a_signature(
    cast: Cast, signed_in: SignedIn, runs: list[int]
) -> None:
    review = faulty(cast)
    case = review.assignment.case
    answer_open_findings(Review.objects.get(pk=review.pk), by=cast.lind, at=SIGNED_AT)
    client = signed_in(cast.lind)
    runs.clear()

    client.get(f"/cases/{case.number}/sign/")
    assert len(runs) == 1

    version = Review.objects.get(pk=review.pk).version
    sign_review(case=case, version=version, by=cast.lind, at=SIGNED_AT)
    assert len(runs) == 2


def test_of_what_is_signed_the_page_of_the_issue_asks_no_check_again(
    cast: Cast, signed_in: SignedIn, runs: list[int]
) -> None:
    number = signed(cast).assignment.case.number
    runs.clear()

    page = signed_in(cast.okafor).get(f"/cases/{number}/issue/").content.decode()

    assert "Issue this determination" in page
    assert not runs


def test_a_longer_file_and_a_longer_letter_take_no_more_queries(cast: Cast) -> None:
    review = Review.objects.get(pk=written(cast).pk)
    first = _queries(review)
    for words in ("Operative report", "Radiology report", "Therapy notes"):
        added = add_document(
            case=review.assignment.case,
            upload_name="more.pdf",
            about=words,
            chunks=[pdf(words)],
            sent_by=None,
            by=cast.clerk,
            at=RECORDS_AT,
        )
        read_document(document=added.document, by=cast.clerk, at=RECORDS_AT)

    review = Review.objects.get(pk=review.pk)

    assert _queries(review) == first
    assert all("1 page, received" in document for document in draft_determination(review, at=SIGNED_AT).documents[-3:])


def _queries(review: Review) -> int:
    with CaptureQueriesContext(connection) as queries:
        determination = draft_determination(review, at=SIGNED_AT)
        refuse_reviewers_name(determination, review.assignment.reviewer, case=review.assignment.case, at=SIGNED_AT)
    return len(queries)
