"""A finding of a kind that the site has switched off was not set right: the record says that it is no longer checked."""

import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.test import Client
from pytest_django.fixtures import Settings

from openimr.domain.findings import Severity
from openimr.web.audit import services as audit_services
from openimr.web.audit.models import AuditEvent
from openimr.web.cases.particulars import particulars_of
from openimr.web.findings.drafts import findings_of
from openimr.web.findings.models import FindingStep, KeptFinding, StepKind
from openimr.web.findings.recording import Kept, RecordRow, keep, open_of, rows_of
from openimr.web.findings.services import keep_findings
from openimr.web.people.models import User
from openimr.web.reviews.models import Review
from tests.web.cast import Cast
from tests.web.findings.test_findings import ANSWER, answer, faulty, found, save, sign
from tests.web.review_walks import SIGNED_AT

SignedIn = Callable[[User], Client]

ALL = ("all",)
NO_CONTRADICTION = ("all", "-negative-finding: contradicted", "-negative-finding: related")
NO_ABSENCE = (*NO_CONTRADICTION, "-negative-finding: statements")
NO_ORDER = ("all", "-evidence-order")
LATER = SIGNED_AT + timedelta(days=1)


@pytest.fixture(autouse=True)
def _every_check(settings: Settings) -> None:
    settings.OPENIMR_CHECKS = ALL


def saved(review: Review, cast: Cast) -> Kept:
    """Keep what is found as a press on *Save* does, a day after the review was written."""
    return keep_findings(case=review.assignment.case, by=cast.lind, at=LATER)


def row_of(review: Review, check: str) -> RecordRow:
    return next(row for row in rows_of(review) if row.finding.check_name == check and row.finding.severity != "note")


def kinds_of(row: RecordRow) -> list[str]:
    return [step.kind for step in row.steps]


@pytest.mark.parametrize(
    ("check", "setting"),
    [("negative-finding", NO_CONTRADICTION), ("negative-finding", NO_ABSENCE), ("evidence-order", NO_ORDER)],
    ids=["one-kind-of-a-check", "every-kind-of-a-check", "a-check"],
)
def test_what_was_switched_off_is_not_recorded_as_set_right(
    cast: Cast, settings: Settings, check: str, setting: tuple[str, ...]
) -> None:
    review = faulty(cast)
    saved(review, cast)
    settings.OPENIMR_CHECKS = setting
    assert row_of(review, check).resolution == "No longer checked", "it waits for nothing from that moment on"

    kept = saved(review, cast)

    row = row_of(review, check)
    assert (kept.fixed, kept.unchecked) == (0, 1)
    assert (row.resolution, kinds_of(row), row.steps[-1].at) == ("No longer checked", [StepKind.UNCHECKED], LATER)
    assert AuditEvent.objects.filter(verb="keep_findings").latest("pk").facts == {
        "found": 0,
        "fixed": 0,
        "unchecked": 1,
    }


def test_no_longer_checked_is_recorded_once(cast: Cast, settings: Settings) -> None:
    review = faulty(cast)
    saved(review, cast)
    settings.OPENIMR_CHECKS = NO_CONTRADICTION
    saved(review, cast)

    assert saved(review, cast) == Kept(found=0, fixed=0, unchecked=0)
    assert AuditEvent.objects.filter(verb="keep_findings").count() == 2


def test_what_is_no_longer_checked_waits_for_no_answer(cast: Cast, settings: Settings) -> None:
    review = faulty(cast)
    saved(review, cast)
    settings.OPENIMR_CHECKS = NO_CONTRADICTION
    for each in open_of(review, findings_of(Review.objects.get(pk=review.pk), at=SIGNED_AT)):
        answer(review, each, cast)

    sign(review, cast)

    assert row_of(review, "negative-finding").resolution == "No longer checked"
    assert "Open" not in {row.resolution for row in rows_of(review)}


def test_what_was_set_right_before_stays_set_right(cast: Cast, settings: Settings) -> None:
    review = faulty(cast)
    saved(review, cast)
    save(review, cast, 1)
    saved(review, cast)
    settings.OPENIMR_CHECKS = NO_CONTRADICTION

    saved(review, cast)

    assert kinds_of(row_of(review, "negative-finding")) == [StepKind.FIXED]


def test_switched_on_and_found_again_it_goes_on_with_its_answer(cast: Cast, settings: Settings) -> None:
    review = faulty(cast)
    answer(review, found(review, "evidence-order"), cast)
    settings.OPENIMR_CHECKS = NO_ORDER
    saved(review, cast)
    settings.OPENIMR_CHECKS = ALL

    saved(review, cast)

    row = row_of(review, "evidence-order")
    assert kinds_of(row) == [StepKind.ANSWERED, StepKind.UNCHECKED, StepKind.FOUND_AGAIN]
    assert (row.resolution, row.steps[0].words) == ("Answered", ANSWER)
    assert open_of(review, [found(review, "evidence-order")]) == ()


def test_set_right_while_it_was_off_it_is_so_once_it_is_on_again(cast: Cast, settings: Settings) -> None:
    review = faulty(cast)
    saved(review, cast)
    settings.OPENIMR_CHECKS = NO_CONTRADICTION
    saved(review, cast)
    save(review, cast, 1)
    saved(review, cast)
    assert row_of(review, "negative-finding").resolution == "No longer checked", "nobody looked"
    settings.OPENIMR_CHECKS = ALL

    saved(review, cast)

    assert kinds_of(row_of(review, "negative-finding")) == [StepKind.UNCHECKED, StepKind.FIXED]


def test_a_statement_of_absence_stands_as_long_as_its_words_whatever_stands_against_it(
    cast: Cast, settings: Settings
) -> None:
    settings.OPENIMR_CHECKS = NO_CONTRADICTION
    review = Review.objects.get(pk=faulty(cast).pk)
    every = frozenset(Severity)
    keep(review, findings_of(review, at=SIGNED_AT), by=cast.lind, at=SIGNED_AT, severities=every)
    settings.OPENIMR_CHECKS = ALL

    kept = keep(review, findings_of(review, at=LATER), by=cast.lind, at=LATER, severities=every)

    assert (kept.fixed, kept.unchecked) == (0, 0)
    save(review, cast, 1)
    review = Review.objects.get(pk=review.pk)
    assert keep(review, findings_of(review, at=LATER), by=cast.lind, at=LATER, severities=every).fixed == 2


def test_no_step_without_its_audit_event(cast: Cast, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    review = faulty(cast)
    saved(review, cast)
    settings.OPENIMR_CHECKS = NO_CONTRADICTION

    def refuse(**_: object) -> None:
        raise DatabaseError

    monkeypatch.setattr(audit_services.AuditEvent.objects, "create", refuse)
    with pytest.raises(DatabaseError):
        saved(review, cast)

    monkeypatch.undo()
    assert not FindingStep.objects.exists()
    assert KeptFinding.objects.count() == len(rows_of(review))


def test_the_record_says_so_and_not_that_the_reviewer_did_it(
    cast: Cast, signed_in: SignedIn, settings: Settings
) -> None:
    review = faulty(cast)
    saved(review, cast)
    settings.OPENIMR_CHECKS = NO_CONTRADICTION
    saved(review, cast)

    page = signed_in(cast.lind).get(f"/cases/{review.assignment.case.number}/findings/").content.decode()

    assert '<strong class="record__end">No longer checked</strong>' in page
    assert "No longer checked on this site" in page
    assert "Fixed" not in page


@pytest.mark.parametrize("is_part", [True, False])
@pytest.mark.parametrize("off", [("negative-finding", NO_CONTRADICTION), ("evidence-order", NO_ORDER)])
def test_an_answer_that_comes_too_late_is_told_why(
    cast: Cast, signed_in: SignedIn, settings: Settings, off: tuple[str, tuple[str, ...]], *, is_part: bool
) -> None:
    review, (check, setting) = faulty(cast), off
    number, key = review.assignment.case.number, found(review, check).key
    settings.OPENIMR_CHECKS = setting
    typed = {"words": ANSWER, "on": "item-1", "once": str(uuid.uuid4())}
    headers = {"HX-Request": "true"} if is_part else {}

    answer = signed_in(cast.lind).post(f"/cases/{number}/review/findings/{key}/", typed, headers=headers, follow=True)

    page = answer.content.decode()
    assert "This is no longer checked on this site, so there is nothing to answer any more." in page
    assert "These words have changed" not in page


def test_the_history_counts_what_is_no_longer_checked_and_reads_events_from_before_that() -> None:
    facts: dict[str, object] = {"found": 1, "fixed": 2}

    assert particulars_of("keep_findings", facts) == "New: 1. Set right: 2."
    assert particulars_of("keep_findings", facts | {"unchecked": 3}) == "New: 1. Set right: 2. No longer checked: 3."
