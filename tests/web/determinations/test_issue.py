"""A determination is issued of a signed review, sealed, whole or not at all."""

from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from django.db import DatabaseError
from pytest_django.fixtures import Settings

from openimr.domain.errors import CaseError, NotAllowedError, OpenImrError, UnwritableFileError
from openimr.letters.objects import determination_from_object
from openimr.web.audit import services as audit_services
from openimr.web.audit.models import AuditEvent
from openimr.web.audit.verification import verify_chains
from openimr.web.cases.models import Case
from openimr.web.cases.values import CaseState, ItemState, PartyKind
from openimr.web.determinations import services
from openimr.web.determinations.letters import rewritten_files
from openimr.web.determinations.models import FileKind, IssuedDetermination, LetterFile
from openimr.web.determinations.services import issue_determination
from openimr.web.documents.models import DocumentReading
from openimr.web.errors import RefusedError, StaleFormError
from openimr.web.files import StoredFile, path_of
from openimr.web.reviewers.models import AffiliationKind, Assignment, Reviewer
from openimr.web.reviewers.services import declare_affiliation
from openimr.web.reviews.models import ItemDraft, Review
from openimr.web.reviews.services import signatures
from openimr.web.reviews.signing import digest_of
from tests.web.cast import Cast
from tests.web.review_walks import ISSUED_AT, SIGNED_AT, issued, signed, written


def issue(review: Review, cast: Cast, *, by: str = "okafor") -> IssuedDetermination:
    case = Case.objects.get(pk=review.assignment.case_id)
    return issue_determination(case=case, version=case.version, by=getattr(cast, by), at=ISSUED_AT)


def is_as_before(review: Review, state: CaseState = CaseState.QUALITY_CHECK) -> bool:
    case = Case.objects.get(pk=review.assignment.case_id)
    rows = IssuedDetermination.objects.count() + LetterFile.objects.count()
    events = AuditEvent.objects.filter(verb="issue_determination").count()
    items = set(case.items.values_list("state", flat=True))
    return (rows, events, case.state, items) == (0, 0, state, {ItemState.DISPUTED})


def test_issuing_writes_the_letter_the_states_the_clocks_and_the_seal(cast: Cast) -> None:
    review = signed(cast)

    found = issue(review, cast)

    case = Case.objects.get(pk=review.assignment.case_id)
    assert case.state == CaseState.FDL_ISSUED
    assert [item.state for item in case.items.all()] == ["upheld", "upheld", "overturned"]
    assert not case.clocks.filter(name__startswith="determination", stopped_at__isnull=True).exists()
    assert [file.kind for file in found.files.all()] == ["pdf", "docx", "json"]
    event = AuditEvent.objects.get(verb="issue_determination")
    assert event.facts == {
        "version": case.version,
        "state": "fdl_issued",
        "determination": 1,
        "outcome": "Partially Overturned",
        "seal": found.seal_digest,
    }


def test_the_seal_covers_determination_files_documents_and_rules(cast: Cast) -> None:
    found = IssuedDetermination.objects.get(pk=issued(cast).pk)

    assert found.seal_digest == digest_of(found.seal)
    assert found.seal["determination"] == digest_of(found.document)
    assert found.seal["signed"] == found.review.signed_digest
    kept = {file.kind: sha256(path_of(file.sha256).read_bytes()).hexdigest() for file in found.files.all()}
    assert found.seal["files"] == kept
    assert found.seal["documents"] == [[str(each.public_id), each.sha256] for each in found.case.documents.all()]
    assert found.seal["rules"]["openimr"]
    assert verify_chains().broken == ()


def test_the_letter_holds_what_was_decided(cast: Cast) -> None:
    determination = determination_from_object(issued(cast).document)

    assert determination.outcome.value == "Partially Overturned"
    assert determination.decision_date == ISSUED_AT.date()
    assert determination.documents == ("Progress notes, received 03/11/2025",)
    assert [item.outcome.value for item in determination.items] == ["Upheld", "Upheld", "Overturned"]
    assert determination.items[1].imro_guideline == "The decision follows that of item 1."
    assert determination.items[1].rationale.startswith("Since the primary procedure is not medically necessary")
    assert determination.summary == (
        "The employee is a 53-year-old with a lumbar injury of 05/09/2023. A fusion of L4-S1 was requested."
    )
    assert determination.reviewer.licensure == ("California",)


def test_the_same_files_are_written_from_what_the_database_holds(cast: Cast) -> None:
    found = IssuedDetermination.objects.get(pk=issued(cast).pk)

    again = rewritten_files(found)

    assert {kind.value: sha256(data).hexdigest() for kind, data in again.items()} == found.seal["files"]
    assert set(again) == set(FileKind)


def test_a_document_read_after_the_signature_changes_nothing_of_what_was_signed(cast: Cast) -> None:
    review = signed(cast)
    document = review.assignment.case.documents.get()
    later = SIGNED_AT + timedelta(minutes=1)
    DocumentReading.objects.create(document=document, engine="none", page_count=2, at=later)

    assert issue(review, cast).document["documents"] == ["Progress notes, received 03/11/2025"]


def change_a_text(review: Review, cast: Cast) -> None:
    ItemDraft.objects.filter(review=review, item__number=1).update(rationale="Another reason.")


def empty_an_outcome(review: Review, cast: Cast) -> None:
    ItemDraft.objects.filter(review=review, item__number=1).update(outcome="")


def find_a_conflict(review: Review, cast: Cast) -> None:
    declare_affiliation(
        reviewer=review.assignment.reviewer,
        kind=AffiliationKind.FINANCIAL,
        organization=cast.claims,
        by=cast.conflict,
        at=SIGNED_AT,
    )


def forget_the_practice(review: Review, cast: Cast) -> None:
    Reviewer.objects.update(practice_hours=None)


def take_the_attestation_back(review: Review, cast: Cast) -> None:
    Assignment.objects.update(attested_at=None)


def take_the_signature_back(review: Review, cast: Cast) -> None:
    Review.objects.update(signed_at=None, signed_digest="")


@pytest.mark.parametrize(
    ("spoil", "because"),
    [
        (take_the_signature_back, "not signed"),
        (change_a_text, "not what was signed"),
        (empty_an_outcome, "item 1: the outcome"),
        (find_a_conflict, "Since the attestation"),
        (forget_the_practice, "active practice"),
        (take_the_attestation_back, "has not attested"),
    ],
)
def test_each_refusal_leaves_nothing(cast: Cast, spoil: Callable[[Review, Cast], None], because: str) -> None:
    review = signed(cast)
    spoil(review, cast)

    with pytest.raises(RefusedError, match=because):
        issue(review, cast)

    assert is_as_before(review)


def test_an_unsigned_review_is_not_issued(cast: Cast) -> None:
    review = written(cast)

    with pytest.raises(RefusedError, match="Signed, to be issued"):
        issue(review, cast)

    assert is_as_before(review, CaseState.CLINICAL_REVIEW)


def test_a_determination_on_utilization_reviews_papers_alone_is_not_issued(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as as_if_it_came_after:
        as_if_it_came_after.setattr(signatures, "rule_blockers", lambda *_, **__: ())
        review = signed(cast, sent_by=PartyKind.UR_ORGANIZATION, ur_organization="Quick UR")

    with pytest.raises(RefusedError, match="only evidence"):
        issue(review, cast)

    assert is_as_before(review)


@pytest.mark.parametrize("name", ["lind", "quality", "clerk", "conflict", "noor", "alma", "division", "stranger"])
def test_nobody_but_the_medical_director_issues(cast: Cast, name: str) -> None:
    review = signed(cast)

    with pytest.raises(NotAllowedError):
        issue(review, cast, by=name)

    assert is_as_before(review)


def test_a_stale_issue_is_refused(cast: Cast) -> None:
    review = signed(cast)
    case = Case.objects.get(pk=review.assignment.case_id)

    with pytest.raises(StaleFormError):
        issue_determination(case=case, version=case.version - 1, by=cast.okafor, at=ISSUED_AT)

    assert is_as_before(review)


def test_a_determination_is_issued_once(cast: Cast) -> None:
    found = issued(cast)
    case = Case.objects.get(pk=found.case_id)

    with pytest.raises(CaseError):
        issue_determination(case=case, version=case.version, by=cast.okafor, at=ISSUED_AT + timedelta(hours=1))

    assert IssuedDetermination.objects.count() == 1


@pytest.mark.parametrize("kept", [0, 1, 2])
def test_a_full_disk_leaves_nothing_half_written(cast: Cast, monkeypatch: pytest.MonkeyPatch, kept: int) -> None:
    review = signed(cast)
    stored: list[StoredFile] = []
    real = services.store_bytes

    def store_until_full(data: bytes) -> StoredFile:
        if len(stored) == kept:
            raise UnwritableFileError(reason="No space left on device")
        stored.append(real(data))
        return stored[-1]

    monkeypatch.setattr(services, "store_bytes", store_until_full)

    with pytest.raises(UnwritableFileError):
        issue(review, cast)

    assert is_as_before(review)


def test_a_folder_that_cannot_be_written_leaves_nothing(cast: Cast, settings: Settings, tmp_path: Path) -> None:
    review = signed(cast)
    (tmp_path / "files").write_bytes(b"a file where the folder should be")
    settings.OPENIMR_DATA = tmp_path

    with pytest.raises(OpenImrError) as refusal:
        issue(review, cast)

    assert isinstance(refusal.value, UnwritableFileError)
    assert is_as_before(review)


def test_no_determination_without_its_audit_event(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    review = signed(cast)

    def refuse(**_: object) -> None:
        raise DatabaseError

    monkeypatch.setattr(audit_services.AuditEvent.objects, "create", refuse)

    with pytest.raises(DatabaseError):
        issue(review, cast)

    monkeypatch.undo()
    assert is_as_before(review)
