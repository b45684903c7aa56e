"""What the checks find in a draft is set right or answered before it is signed, and both are kept."""

import re
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from bench.site_checks import counts_in, module_of
from openimr.checks.catalogue import CHECKS
from openimr.domain.errors import NotAllowedError
from openimr.web.audit import services as audit_services
from openimr.web.audit.models import AuditEvent
from openimr.web.errors import RefusedError
from openimr.web.findings import measured
from openimr.web.findings.drafts import DraftFinding, findings_of
from openimr.web.findings.grounds import GROUND_OF_CHECK
from openimr.web.findings.models import FindingStep, KeptFinding, StepKind
from openimr.web.findings.recording import open_of, record_of
from openimr.web.findings.services import answer_finding, keep_findings
from openimr.web.findings.switches import LEAST_PRECISION, switches
from openimr.web.people.models import User
from openimr.web.reviews.models import ItemDraft, Review
from openimr.web.reviews.readiness import missing_parts
from openimr.web.reviews.services import save_item, save_summary, sign_review
from tests.web.cast import Cast
from tests.web.review_walks import ATTESTED_AT, SIGNED_AT, WORDS, in_review, signed, written

SignedIn = Callable[[User], Client]

TOLD = (
    "The employee has a lumbar injury. Physical therapy was completed in 2023: twelve sessions, without lasting relief."
)
FALSE_ABSENCE = "There is no documentation of physical therapy. The fusion is not necessary."
NO_SOURCE = "I looked at it myself."
ANSWER = "The decision rests on the study named in the rationale."


@pytest.fixture(autouse=True)
def _every_check(settings: Settings) -> None:
    settings.OPENIMR_CHECKS = ("all",)


def save(review: Review, cast: Cast, number: int, **fields: str) -> Review:
    version = Review.objects.get(pk=review.pk).version
    case = review.assignment.case
    kept = {"outcome": "Upheld"} | dict(WORDS[number]) | fields
    follows = 1 if number == 2 else None
    return save_item(
        case=case, version=version, number=number, fields=kept, follows=follows, by=cast.lind, at=SIGNED_AT
    )


def faulty(cast: Cast) -> Review:
    """Return a review that lacks nothing, with a false absence in item 1 and no source in item 3."""
    review = in_review(cast)
    case = review.assignment.case
    save_summary(case=case, version=review.version, summary=TOLD, by=cast.lind, at=ATTESTED_AT)
    save(review, cast, 1, rationale=FALSE_ABSENCE)
    save(review, cast, 2)
    return save(review, cast, 3, imro_guideline=NO_SOURCE)


def found(review: Review, check: str) -> DraftFinding:
    review = Review.objects.get(pk=review.pk)
    return next(each for each in findings_of(review, at=SIGNED_AT) if each.check == check)


def answer(review: Review, finding: DraftFinding, cast: Cast, words: str = ANSWER) -> FindingStep:
    return answer_finding(case=review.assignment.case, key=finding.key, words=words, by=cast.lind, at=SIGNED_AT)


def sign(review: Review, cast: Cast) -> Review:
    version = Review.objects.get(pk=review.pk).version
    return sign_review(case=review.assignment.case, version=version, by=cast.lind, at=SIGNED_AT)


def test_a_false_absence_shows_both_places(cast: Cast) -> None:
    finding = found(faulty(cast), "negative-finding")

    (stated,) = (side for side in finding.sides if not side.is_against)
    against = next(side for side in finding.sides if side.is_against)
    assert (stated.label, stated.item, "no documentation" in stated.words) == ("Item 1, rationale", 1, True)
    assert (against.label, against.item) == ("Clinical case summary", None)
    assert "hysical therapy" in against.words
    assert f"{against.before}{against.words}{against.after}" in TOLD


def test_what_was_found_then_set_right_or_answered_stands_in_the_record(cast: Cast) -> None:
    review = faulty(cast)
    case = review.assignment.case
    keep_findings(case=case, by=cast.lind, at=ATTESTED_AT)
    save(review, cast, 1)
    for each in open_of(review, findings_of(Review.objects.get(pk=review.pk), at=SIGNED_AT)):
        answer(review, each, cast)

    sign(review, cast)

    rows = [row for group in record_of(review) for row in group.rows]
    ends = {(row.finding.check_name, row.resolution) for row in rows}
    assert {("negative-finding", "Fixed"), ("evidence-order", "Answered")} <= ends
    assert "Open" not in {row.resolution for row in rows}
    answered = next(row for row in rows if row.finding.check_name == "evidence-order")
    assert [step.words for step in answered.steps] == [ANSWER]
    fixed = next(row for row in rows if row.finding.check_name == "negative-finding" and row.resolution == "Fixed")
    assert (fixed.sides[0].item, fixed.steps[-1].at) == (1, SIGNED_AT)


def test_a_finding_that_is_neither_set_right_nor_answered_bars_the_signature(cast: Cast) -> None:
    review = faulty(cast)

    with pytest.raises(RefusedError, match=r"item 1 \(negative-finding\).*item 3 \(evidence-order\)") as refusal:
        sign(review, cast)

    assert "physical therapy" not in str(refusal.value)
    assert not KeptFinding.objects.exists()
    assert Review.objects.get(pk=review.pk).signed_at is None


def test_an_answer_holds_as_long_as_the_words_do(cast: Cast) -> None:
    review = faulty(cast)
    finding = found(review, "evidence-order")
    answer(review, finding, cast)

    save(review, cast, 3, imro_guideline=NO_SOURCE, rationale="Lifting rose from 10 to 25 pounds with the visits.")
    assert found(review, "evidence-order").key == finding.key

    save(review, cast, 3, imro_guideline="I looked at all of it.")
    again = found(review, "evidence-order")
    assert again in open_of(review, [again])
    with pytest.raises(RefusedError, match="have changed since"):
        answer(review, finding, cast, "Another line.")


def test_an_element_that_the_law_requires_bars_the_signature_and_takes_no_answer(cast: Cast) -> None:
    review = written(cast)
    ItemDraft.objects.filter(review=review, item__number=3).update(rationale="Because so.\n", imro_guideline="So.")
    ItemDraft.objects.filter(review=review, item__number=3).update(rationale="Because.")
    finding = found(review, "required-content")

    with pytest.raises(RefusedError, match=r"Item 3: .*4610\.6\(e\)"):
        sign(review, cast)
    with pytest.raises(RefusedError, match="takes no answer"):
        answer(review, finding, cast)


def test_what_is_missing_is_told_once_and_no_empty_draft_crashes(cast: Cast) -> None:
    review = in_review(cast)

    assert missing_parts(review)
    assert [each for each in findings_of(review, at=SIGNED_AT) if each.is_blocking] == []
    assert [each for each in findings_of(review, at=SIGNED_AT) if each.check in {"cascade", "conclusion-outcome"}] == []


@pytest.mark.parametrize(
    "typed", ["", " ", "\n\n", "no", "No documentation of", "“…” (…) §§ 0/0", "not " * 400, "L4-L5 " * 300]
)
def test_no_half_typed_draft_crashes(cast: Cast, typed: str) -> None:
    review = in_review(cast)
    ItemDraft.objects.filter(review=review).update(rationale=typed, imro_guideline=typed, outcome="")
    Review.objects.filter(pk=review.pk).update(summary=typed)

    findings_of(Review.objects.get(pk=review.pk), at=SIGNED_AT)


@pytest.mark.parametrize(("words", "told"), [("  \n ", "Say in one line"), ("x" * 301, "at most 300")])
def test_an_answer_is_one_line(cast: Cast, words: str, told: str) -> None:
    review = faulty(cast)

    with pytest.raises(RefusedError, match=told):
        answer(review, found(review, "evidence-order"), cast, words)

    assert not FindingStep.objects.exists()


def test_the_same_answer_twice_is_kept_once_and_another_one_beside_it(cast: Cast) -> None:
    review = faulty(cast)
    finding = found(review, "evidence-order")
    for words in (ANSWER, f" {ANSWER} ", "Another line."):
        answer(review, finding, cast, words)

    assert list(FindingStep.objects.values_list("words", flat=True)) == [ANSWER, "Another line."]
    assert AuditEvent.objects.filter(verb="answer_finding").count() == 2


def test_no_event_holds_a_word_of_a_finding_or_an_answer(cast: Cast) -> None:
    review = faulty(cast)
    keep_findings(case=review.assignment.case, by=cast.lind, at=SIGNED_AT)
    answer(review, found(review, "evidence-order"), cast)

    facts = {
        event.verb: event.facts for event in AuditEvent.objects.filter(verb__in=("keep_findings", "answer_finding"))
    }
    assert facts["answer_finding"] == {"check": "evidence-order", "item": 3}
    assert set(facts["keep_findings"]) == {"found", "fixed", "unchecked"}


def test_nothing_new_leaves_no_event(cast: Cast) -> None:
    case = faulty(cast).assignment.case
    keep_findings(case=case, by=cast.lind, at=SIGNED_AT)
    keep_findings(case=case, by=cast.lind, at=SIGNED_AT)

    assert AuditEvent.objects.filter(verb="keep_findings").count() == 1


def test_words_that_come_back_are_found_again(cast: Cast) -> None:
    review = faulty(cast)
    case = review.assignment.case
    for rationale in (FALSE_ABSENCE, WORDS[1]["rationale"], FALSE_ABSENCE):
        save(review, cast, 1, rationale=rationale)
        keep_findings(case=case, by=cast.lind, at=SIGNED_AT)

    kept = KeptFinding.objects.get(key=found(review, "negative-finding").key)
    assert list(kept.steps.values_list("kind", flat=True)) == [StepKind.FIXED, StepKind.FOUND_AGAIN]


@pytest.mark.parametrize("name", ["okafor", "quality", "clerk", "noor", "alma", "stranger"])
def test_nobody_but_the_reviewer_answers(cast: Cast, name: str) -> None:
    review = faulty(cast)
    finding = found(review, "evidence-order")
    case, by = review.assignment.case, getattr(cast, name)

    with pytest.raises(NotAllowedError):
        answer_finding(case=case, key=finding.key, words=ANSWER, by=by, at=SIGNED_AT)
    with pytest.raises(NotAllowedError):
        keep_findings(case=case, by=by, at=SIGNED_AT)

    assert not KeptFinding.objects.exists()


def test_no_answer_without_its_audit_event(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    review = faulty(cast)
    finding = found(review, "evidence-order")

    def refuse(**_: object) -> None:
        raise DatabaseError

    monkeypatch.setattr(audit_services.AuditEvent.objects, "create", refuse)
    with pytest.raises(DatabaseError):
        answer(review, finding, cast)

    monkeypatch.undo()
    assert not KeptFinding.objects.exists()
    assert not FindingStep.objects.exists()


@pytest.mark.parametrize("table", ["findings_keptfinding", "findings_findingstep"])
@pytest.mark.parametrize("statement", ["UPDATE {0} SET id = id", "DELETE FROM {0}"])
def test_the_database_refuses_to_change_what_was_found_and_answered(cast: Cast, table: str, statement: str) -> None:
    review = faulty(cast)
    answer(review, found(review, "evidence-order"), cast)

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table))


@pytest.mark.parametrize(
    ("name", "status"),
    [("lind", 200), ("okafor", 200), ("quality", 200), ("clerk", 404), ("noor", 404), ("alma", 404), ("division", 404)],
)
def test_who_reads_the_record_of_a_signed_review(cast: Cast, signed_in: SignedIn, name: str, status: int) -> None:
    number = signed(cast).assignment.case.number

    response = signed_in(getattr(cast, name)).get(f"/cases/{number}/findings/")

    assert response.status_code == status
    if name != "lind":
        assert "Lind" not in response.content.decode()


def test_before_the_signature_only_the_reviewer_reads_the_record(cast: Cast, signed_in: SignedIn) -> None:
    number = written(cast).assignment.case.number

    statuses = {
        name: signed_in(getattr(cast, name)).get(f"/cases/{number}/findings/").status_code
        for name in ("lind", "okafor", "quality")
    }

    assert statuses == {"lind": 200, "okafor": 404, "quality": 404}


def test_the_editor_shows_both_places_and_takes_the_answer_without_a_script(cast: Cast, signed_in: SignedIn) -> None:
    review = faulty(cast)
    number, finding = review.assignment.case.number, found(review, "negative-finding")
    client = signed_in(cast.lind)

    page = client.get(f"/cases/{number}/review/items/1/").content.decode()
    marks = re.findall(r"<mark>(.*?)</mark>", page)
    assert any("no documentation" in mark for mark in marks)
    assert any("hysical therapy" in mark for mark in marks)

    address = f"/cases/{number}/review/findings/{finding.key}/"
    refused = client.post(address, {"words": " ", "on": "item-1", "once": str(uuid.uuid4())}).content.decode()
    assert "There is a problem" in refused
    kept = client.post(address, {"words": ANSWER, "on": "item-1", "once": str(uuid.uuid4())})
    assert kept.status_code == 302
    assert ANSWER in client.get(f"/cases/{number}/review/items/1/").content.decode()


def test_a_check_that_was_right_too_seldom_is_off_until_it_is_switched_on(settings: Settings) -> None:
    settings.OPENIMR_CHECKS = ()
    for each in switches():
        precision = each.measured.precision if each.measured else None
        assert each.is_on is (precision is None or precision >= LEAST_PRECISION)

    settings.OPENIMR_CHECKS = ("spelling-of-terms", "-citation", "-required-content")
    on = {each.name: each.is_on for each in switches()}
    assert (on["spelling-of-terms"], on["citation"], on["required-content"]) == (True, False, True)

    settings.OPENIMR_CHECKS = ("spelling",)
    with pytest.raises(ImproperlyConfigured, match="spelling-of-terms"):
        switches()


def test_a_contradiction_that_is_off_leaves_the_statement_as_a_note(cast: Cast, settings: Settings) -> None:
    review = faulty(cast)
    settings.OPENIMR_CHECKS = ("all", "-negative-finding: contradicted", "-negative-finding: related")

    finding = found(review, "negative-finding")

    assert (finding.asks, [side.is_against for side in finding.sides]) == (False, [False])


def test_the_table_of_precision_is_that_of_the_published_page(project: Path) -> None:
    page = (project / "docs/reference/accuracy.md").read_text(encoding="utf-8")

    assert measured.__file__ is not None
    kept = Path(measured.__file__).read_text(encoding="utf-8")
    assert kept == module_of(counts_in(page)), "run: python -m bench.site_checks"


def test_every_check_bears_on_a_ground_or_on_none() -> None:
    assert {check.name for check in CHECKS} <= set(GROUND_OF_CHECK)


def test_the_grid_says_where_a_finding_waits_though_nothing_is_missing(cast: Cast, signed_in: SignedIn) -> None:
    review = faulty(cast)

    page = signed_in(cast.lind).get(reverse("reviews:review", args=[review.assignment.case.number]))

    assert missing_parts(Review.objects.get(pk=review.pk)) == ()
    waiting = re.findall(r"Nothing to write; <a [^>]+>(\d+) finding", page.content.decode())
    assert len(waiting) == 2
