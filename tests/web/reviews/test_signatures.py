"""A review is signed when nothing is missing and nothing speaks against it; then it changes no more."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError

from openimr.domain.errors import NotAllowedError, TypesettingError, UnwritableValueError
from openimr.matching.attestations import CLEAN_ANSWERS
from openimr.web.audit import services as audit_services
from openimr.web.audit.models import AuditEvent
from openimr.web.cases.models import Case
from openimr.web.cases.values import CaseState, PartyKind
from openimr.web.errors import RefusedError, StaleFormError
from openimr.web.people.values import ROLE_PERMISSIONS, Permission, Role
from openimr.web.reviewers.models import AffiliationKind, Assignment, Certificate, Licence, Reviewer
from openimr.web.reviewers.services import declare_affiliation
from openimr.web.reviews.models import ItemDraft, ReturnedReview, Review
from openimr.web.reviews.services import return_review, save_item, save_summary, sign_review
from openimr.web.reviews.signing import signed_digest_of
from tests.web.cast import Cast
from tests.web.review_walks import SIGNED_AT, in_review, signed, written


def sign(review: Review, cast: Cast, *, seen: str = "") -> Review:
    version = Review.objects.get(pk=review.pk).version
    return sign_review(case=review.assignment.case, version=version, seen=seen, by=cast.lind, at=SIGNED_AT)


def is_unsigned(review: Review) -> bool:
    kept = Review.objects.get(pk=review.pk)
    return (kept.signed_at, kept.signed_digest, kept.assignment.case.state) == (None, "", CaseState.CLINICAL_REVIEW)


def test_a_signature_covers_the_letter_and_moves_the_case(cast: Cast) -> None:
    review = written(cast)
    digest = signed_digest_of(review, at=SIGNED_AT)

    sign(review, cast, seen=digest)

    kept = Review.objects.get(pk=review.pk)
    assert (kept.signed_at, kept.signed_digest) == (SIGNED_AT, digest)
    assert kept.assignment.case.state == CaseState.QUALITY_CHECK
    event = AuditEvent.objects.get(verb="sign_review")
    assert (event.facts["signed"], event.person) == (digest, str(cast.lind.public_id))


def test_a_signature_does_not_hang_on_the_day(cast: Cast) -> None:
    review = written(cast)

    assert signed_digest_of(review, at=SIGNED_AT) == signed_digest_of(review, at=SIGNED_AT + timedelta(days=30))


@pytest.mark.parametrize(
    ("number", "field", "missing"),
    [
        (1, "outcome", "item 1: the outcome"),
        (1, "rationale", "item 1: the rationale"),
        (3, "imro_guideline", "item 3: what the decision is based on"),
        (2, "outcome", "item 2: the outcome"),
    ],
)
def test_each_missing_part_is_named(cast: Cast, number: int, field: str, missing: str) -> None:
    review = written(cast)
    ItemDraft.objects.filter(review=review, item__number=number).update(**{field: " \n"[: field != "outcome"]})

    with pytest.raises(RefusedError, match=missing):
        sign(review, cast)

    assert is_unsigned(review)


def test_everything_that_is_missing_is_listed_at_once(cast: Cast) -> None:
    review = in_review(cast)

    with pytest.raises(RefusedError) as refusal:
        sign(review, cast)

    assert str(refusal.value).count("item ") == 9  # three of each item
    assert "the clinical case summary" in str(refusal.value)


def test_an_item_that_follows_another_has_its_outcome(cast: Cast) -> None:
    review = written(cast)
    ItemDraft.objects.filter(review=review, item__number=2).update(outcome="Overturned")

    with pytest.raises(RefusedError, match="item 2: the same outcome as item 1"):
        sign(review, cast)


@pytest.mark.parametrize(
    ("field", "words", "pointer"),
    [
        ("rationale", "See above. Decision rationale: none.", "/items/2/rationale"),
        ("imro_guideline", "MTUS\u200b 2023", "/items/2/imro_guideline"),
        ("rationale", "It was agreed: Overturned", "/items/2/rationale"),
        ("rationale", "So decides Maja Lind, MD.", "/items/2/rationale"),
    ],
    ids=["label", "hidden-character", "outcome-line", "reviewers-name"],
)
def test_a_text_that_no_letter_can_hold_is_named_and_not_quoted(
    cast: Cast, field: str, words: str, pointer: str
) -> None:
    review = written(cast)
    ItemDraft.objects.filter(review=review, item__number=3).update(**{field: words})

    with pytest.raises(UnwritableValueError) as refusal:
        sign(review, cast)

    assert refusal.value.pointer == pointer
    assert words not in str(refusal.value)
    assert is_unsigned(review)


def test_a_text_that_no_page_shows_is_named_before_it_is_signed(cast: Cast) -> None:
    review = written(cast)
    save_summary(case=review.assignment.case, version=review.version, summary="A 脊 sign", by=cast.lind, at=SIGNED_AT)

    with pytest.raises(TypesettingError) as refusal:
        sign(review, cast)

    assert refusal.value.pointer == "/summary"
    assert is_unsigned(review)


def test_a_stale_signature_is_refused(cast: Cast) -> None:
    review = written(cast)
    save_item(
        case=review.assignment.case,
        version=review.version,
        number=1,
        fields={"rationale": "Another reason."},
        follows=None,
        by=cast.lind,
        at=SIGNED_AT,
    )

    with pytest.raises(StaleFormError):
        sign_review(case=review.assignment.case, version=review.version, by=cast.lind, at=SIGNED_AT)

    assert is_unsigned(review)


def test_a_signature_under_a_letter_that_was_not_shown_is_refused(cast: Cast) -> None:
    review = written(cast)
    seen = signed_digest_of(review, at=SIGNED_AT)
    review.assignment.case.documents.model.objects.create(
        case=review.assignment.case,
        name="more.pdf",
        sha256="a" * 64,
        size_bytes=1,
        uploaded_by=cast.clerk,
        received_at=SIGNED_AT,
    )

    with pytest.raises(StaleFormError):
        sign(review, cast, seen=seen)

    assert is_unsigned(review)


def test_a_conflict_that_came_up_since_bars_the_signature(cast: Cast) -> None:
    review = written(cast)
    declare_affiliation(
        reviewer=review.assignment.reviewer,
        kind=AffiliationKind.FINANCIAL,
        organization=cast.claims,
        by=cast.conflict,
        at=SIGNED_AT,
    )

    with pytest.raises(RefusedError, match="Since the attestation"):
        sign(review, cast)

    assert is_unsigned(review)


@pytest.mark.parametrize(
    "changed",
    [{"practice_since": None}, {"practice_hours": 23}, {"practice_since": date(2020, 3, 13)}],
    ids=["years-not-known", "too-few-hours", "five-years-and-no-more"],
)
def test_a_stock_assertion_that_the_roster_does_not_hold_bars_the_signature(
    cast: Cast, changed: dict[str, object]
) -> None:
    review = written(cast)
    Reviewer.objects.update(**changed)

    with pytest.raises(RefusedError):
        sign(review, cast)

    assert is_unsigned(review)


def test_a_stock_assertion_that_the_attestation_does_not_hold_bars_the_signature(cast: Cast) -> None:
    review = written(cast)
    Assignment.objects.update(attestation={**CLEAN_ANSWERS, "familiar_with_law": False})

    with pytest.raises(RefusedError, match="familiar_with_law"):
        sign(review, cast)


def test_a_licence_that_lapsed_bars_the_signature(cast: Cast) -> None:
    review = written(cast)
    Licence.objects.update(expires=SIGNED_AT.date() - timedelta(days=1))

    with pytest.raises(RefusedError, match="licence"):
        sign(review, cast)


def test_a_certificate_that_lapsed_is_not_in_the_letter(cast: Cast) -> None:
    review = written(cast)
    Certificate.objects.create(
        reviewer=review.assignment.reviewer, specialty="Pain Medicine", expires=SIGNED_AT.date() - timedelta(days=1)
    )
    digest = signed_digest_of(review, at=SIGNED_AT)

    Certificate.objects.filter(specialty="Pain Medicine").delete()
    assert signed_digest_of(review, at=SIGNED_AT) == digest


def test_a_review_on_utilization_reviews_papers_alone_is_not_signed(cast: Cast) -> None:
    review = written(cast, sent_by=PartyKind.UR_ORGANIZATION, ur_organization="Quick UR")

    with pytest.raises(RefusedError, match=r"9792\.10\.6\(b\)\(2\)"):
        sign(review, cast)


@pytest.mark.parametrize("name", ["okafor", "quality", "clerk", "noor", "alma", "stranger"])
def test_nobody_but_the_reviewer_signs(cast: Cast, name: str) -> None:
    review = written(cast)

    with pytest.raises(NotAllowedError):
        sign_review(case=review.assignment.case, version=review.version, by=getattr(cast, name), at=SIGNED_AT)

    assert is_unsigned(review)


def test_no_signature_without_its_audit_event(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    review = written(cast)

    def refuse(**_: object) -> None:
        raise DatabaseError

    monkeypatch.setattr(audit_services.AuditEvent.objects, "create", refuse)

    with pytest.raises(DatabaseError):
        sign(review, cast)

    monkeypatch.undo()
    assert is_unsigned(review)


@pytest.mark.parametrize("name", ["okafor", "quality"])
def test_a_signed_review_is_returned_and_signed_again(cast: Cast, name: str) -> None:
    review = signed(cast)
    case = Case.objects.get(pk=review.assignment.case_id)
    digest = review.signed_digest

    return_review(
        case=case, version=case.version, because="Item 3: which visits?", by=getattr(cast, name), at=SIGNED_AT
    )

    assert is_unsigned(review)
    kept = ReturnedReview.objects.get()
    assert (kept.because, kept.signed_digest, kept.returned_by) == (
        "Item 3: which visits?",
        digest,
        getattr(cast, name),
    )
    event = AuditEvent.objects.get(verb="return_review")
    assert "because" not in event.facts

    sign(review, cast)
    assert Review.objects.get(pk=review.pk).signed_digest == digest


@pytest.mark.parametrize("name", ["lind", "clerk", "noor", "alma", "division"])
def test_nobody_else_returns_a_signed_review(cast: Cast, name: str) -> None:
    case = Case.objects.get(pk=signed(cast).assignment.case_id)

    with pytest.raises(NotAllowedError):
        return_review(case=case, version=case.version, because="x", by=getattr(cast, name), at=SIGNED_AT)


def test_a_return_says_why(cast: Cast) -> None:
    case = Case.objects.get(pk=signed(cast).assignment.case_id)

    with pytest.raises(RefusedError) as refusal:
        return_review(case=case, version=case.version, because=" ", by=cast.okafor, at=SIGNED_AT)

    assert refusal.value.field == "because"


def test_a_review_does_not_go_back_to_one_against_whom_something_speaks_since(cast: Cast) -> None:
    """Lab. Code § 139.5(d)(5)(A)."""
    review = signed(cast)
    case = Case.objects.get(pk=review.assignment.case_id)
    facts = {"kind": AffiliationKind.FINANCIAL, "organization": cast.claims, "by": cast.okafor, "at": SIGNED_AT}
    declare_affiliation(reviewer=Reviewer.objects.get(person=cast.lind), **facts)

    with pytest.raises(RefusedError, match="It does not go back to this reviewer"):
        return_review(case=case, version=case.version, because="Which visits?", by=cast.okafor, at=SIGNED_AT)

    assert Review.objects.get(pk=review.pk).signed_digest == review.signed_digest
    assert not ReturnedReview.objects.exists()


def test_who_decides_without_the_right_to_sign_does_not_sign(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    review = written(cast)
    without = ROLE_PERMISSIONS[Role.EXPERT_REVIEWER] - {Permission.SIGN}
    monkeypatch.setitem(ROLE_PERMISSIONS, Role.EXPERT_REVIEWER, without)

    with pytest.raises(NotAllowedError):
        sign_review(case=review.assignment.case, version=review.version, by=cast.lind, at=SIGNED_AT)

    assert Review.objects.get(pk=review.pk).signed_at is None


def test_who_may_sign_and_not_decide_signs(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    review = written(cast)
    without = ROLE_PERMISSIONS[Role.EXPERT_REVIEWER] - {Permission.DECIDE_ITEMS}
    monkeypatch.setitem(ROLE_PERMISSIONS, Role.EXPERT_REVIEWER, without)

    assert sign_review(case=review.assignment.case, version=review.version, by=cast.lind, at=SIGNED_AT).signed_at
