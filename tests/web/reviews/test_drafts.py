"""What the reviewer writes is kept as typed, and by nobody else."""

from datetime import timedelta

import pytest
from django.db import DatabaseError

from openimr.domain.errors import NotAllowedError
from openimr.matching.attestations import CLEAN_ANSWERS
from openimr.web.audit import services as audit_services
from openimr.web.audit.models import AuditEvent
from openimr.web.cases.values import ItemState
from openimr.web.errors import RefusedError, StaleFormError
from openimr.web.reviewers.services import attest
from openimr.web.reviews.forms import item_form
from openimr.web.reviews.models import ItemDraft, Review
from openimr.web.reviews.readiness import missing_parts
from openimr.web.reviews.services import save_item, save_summary
from tests.web.cast import Cast
from tests.web.review_walks import ATTESTED_AT, chosen, in_review, signed

LATER = ATTESTED_AT + timedelta(minutes=5)
NO_BASIS = "The application names no guideline of the utilization review decision."
AS_TYPED = "  Two  blanks,\r\n\r\na line\tand the end \n"


def save(review: Review, number: int, cast: Cast, *, follows: int | None = None, **fields: str) -> Review:
    case = review.assignment.case
    version = Review.objects.get(pk=review.pk).version
    return save_item(case=case, version=version, number=number, fields=fields, follows=follows, by=cast.lind, at=LATER)


def test_a_review_opens_with_a_draft_an_item_and_the_guideline_of_its_ur_line(cast: Cast) -> None:
    review = in_review(cast)

    drafts = [(draft.item.number, draft.outcome, draft.claims_administrator_guideline) for draft in review.drafts.all()]
    assert drafts == [(1, "", "ACOEM, Low Back, 2004"), (2, "", NO_BASIS), (3, "", NO_BASIS)]


def offered(review: Review) -> dict[int, object]:
    """Return what the form of each item has chosen beforehand of what it lets choose, by the item's number."""
    every = {draft.item.number: item_form(draft) for draft in review.drafts.all()}
    forms = {number: form for number, form in every.items() if "follows" in form.fields}
    return {
        number: form["follows"].value()
        for number, form in forms.items()
        if form["follows"].value() in dict(form.fields["follows"].choices) and form["follows"].value()  # type: ignore[attr-defined] # a choice field has them
    }


def test_that_an_item_goes_with_another_is_offered_and_holds_only_when_saved(cast: Cast) -> None:
    review = in_review(cast)
    assert not review.drafts.exclude(follows=None, outcome="").exists()
    assert offered(review) == {2: "1"}

    save(review, 2, cast, outcome="Upheld")

    assert offered(review) == {}
    missing = [part.words for part in missing_parts(review) if part.item == 2]
    assert missing == ["the rationale", "what the decision is based on"]


def test_who_lets_it_follow_may_leave_the_rest_to_the_item_it_follows(cast: Cast) -> None:
    review = in_review(cast)

    save(review, 2, cast, outcome="Upheld", follows=1)

    assert [part for part in missing_parts(review) if part.item == 2] == []


@pytest.mark.parametrize(
    ("primaries", "expected"),
    [({3: 2}, {2: "1", 3: "2"}), ({2: None, 3: 2}, {3: "2"}), ({1: 3, 2: None}, {1: "3"})],
    ids=["chain", "later", "the-higher-number"],
)
def test_whatever_the_application_says_nothing_follows_before_the_reviewer_says_so(
    cast: Cast, primaries: dict[int, int | None], expected: dict[int, str]
) -> None:
    case = chosen(cast)
    for number, primary in primaries.items():
        case.items.filter(number=number).update(primary=primary and case.items.get(number=primary))

    attest(case=case, version=case.version, answers=CLEAN_ANSWERS, by=cast.lind, at=ATTESTED_AT)

    assert not ItemDraft.objects.exclude(follows=None).exists()
    assert offered(Review.objects.get(assignment__case=case)) == expected


def test_one_that_itself_follows_is_no_longer_offered(cast: Cast) -> None:
    review = in_review(cast)
    case = review.assignment.case
    case.items.filter(number=3).update(primary=case.items.get(number=2))

    save(review, 2, cast, follows=1)

    assert offered(review) == {2: "1"}


def test_an_item_whose_primary_is_not_reviewed_stands_by_itself(cast: Cast) -> None:
    case = chosen(cast)
    case.items.filter(number=1).update(state=ItemState.INELIGIBLE)

    attest(case=case, version=case.version, answers=CLEAN_ANSWERS, by=cast.lind, at=ATTESTED_AT)

    assert not ItemDraft.objects.exclude(follows=None).exists()
    assert offered(Review.objects.get(assignment__case=case)) == {}


def test_an_item_that_is_not_eligible_has_no_draft(cast: Cast) -> None:
    case = chosen(cast)
    case.items.filter(number=2).update(state=ItemState.INELIGIBLE)

    attest(case=case, version=case.version, answers=CLEAN_ANSWERS, by=cast.lind, at=ATTESTED_AT)

    drafts = ItemDraft.objects.filter(review__assignment__case=case)
    assert [draft.item.number for draft in drafts] == [1, 3]


def test_the_summary_is_kept_as_typed(cast: Cast) -> None:
    review = in_review(cast)

    saved = save_summary(case=review.assignment.case, version=review.version, summary=AS_TYPED, by=cast.lind, at=LATER)

    kept = Review.objects.get(pk=review.pk)
    assert (kept.summary, kept.version, kept.saved_at) == (AS_TYPED, saved.version, LATER)
    event = AuditEvent.objects.filter(verb="save_summary").get()
    assert event.facts == {"review_version": kept.version}


def test_an_item_is_kept_as_typed_and_the_others_stay(cast: Cast) -> None:
    review = in_review(cast)

    save(review, 3, cast, outcome="Overturned", rationale=AS_TYPED, imro_guideline=AS_TYPED)

    kept = ItemDraft.objects.get(review=review, item__number=3)
    assert (kept.outcome, kept.rationale, kept.imro_guideline) == ("Overturned", AS_TYPED, AS_TYPED)
    assert not ItemDraft.objects.filter(review=review, item__number=1).exclude(outcome="").exists()
    event = AuditEvent.objects.filter(verb="save_item").get()
    assert event.facts == {"review_version": 2, "item": 3}


def test_a_field_that_is_not_posted_stays_as_it_was(cast: Cast) -> None:
    review = in_review(cast)
    save(review, 1, cast, rationale="Because.")

    save(review, 1, cast, outcome="Upheld")

    kept = ItemDraft.objects.get(review=review, item__number=1)
    assert (kept.rationale, kept.claims_administrator_guideline) == ("Because.", "ACOEM, Low Back, 2004")


def test_an_item_follows_another_and_may_stand_by_itself_again(cast: Cast) -> None:
    review = in_review(cast)

    save(review, 2, cast, follows=1)
    assert ItemDraft.objects.get(review=review, item__number=2).follows.number == 1

    save(review, 2, cast, follows=None)
    assert ItemDraft.objects.get(review=review, item__number=2).follows is None


@pytest.mark.parametrize("follows", [2, 9, 3], ids=["itself", "no-such-item", "one-that-follows"])
def test_an_item_follows_only_another_that_stands_by_itself(cast: Cast, follows: int) -> None:
    review = in_review(cast)
    save(review, 3, cast, follows=1)

    with pytest.raises(RefusedError) as refusal:
        save(review, 2, cast, follows=follows)

    assert refusal.value.field == "follows"
    assert ItemDraft.objects.get(review=review, item__number=2).follows is None


def test_an_item_that_others_follow_stands_by_itself(cast: Cast) -> None:
    review = in_review(cast)
    save(review, 2, cast, follows=1)

    with pytest.raises(RefusedError, match="Item 2 follows this one"):
        save(review, 1, cast, follows=3)


def test_an_outcome_that_is_none_is_refused(cast: Cast) -> None:
    review = in_review(cast)

    with pytest.raises(RefusedError, match="Upheld, Overturned"):
        save(review, 1, cast, outcome="Pending")


def test_a_stale_draft_is_refused_and_says_what_was_saved_in_between(cast: Cast) -> None:
    review = in_review(cast)
    save(review, 1, cast, rationale="The first.")

    with pytest.raises(StaleFormError) as stale:
        save_item(
            case=review.assignment.case,
            version=review.version,
            number=1,
            fields={"rationale": "The second."},
            follows=None,
            by=cast.lind,
            at=LATER,
        )

    assert [change.what for change in stale.value.changes] == ["Item 1 saved"]
    assert ItemDraft.objects.get(review=review, item__number=1).rationale == "The first."


@pytest.mark.parametrize("name", ["okafor", "quality", "clerk", "noor", "alma", "stranger", "division"])
def test_nobody_but_the_reviewer_writes_a_review(cast: Cast, name: str) -> None:
    review = in_review(cast)

    with pytest.raises(NotAllowedError):
        save_summary(case=review.assignment.case, version=review.version, summary="x", by=getattr(cast, name), at=LATER)

    assert Review.objects.get(pk=review.pk).summary == ""


def test_a_signed_review_is_not_saved_over(cast: Cast) -> None:
    review = signed(cast)

    with pytest.raises(RefusedError, match="You signed this review, so it takes no more words"):
        save_summary(case=review.assignment.case, version=review.version, summary="x", by=cast.lind, at=LATER)


def test_no_draft_without_its_audit_event(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    review = in_review(cast)

    def refuse(**_: object) -> None:
        raise DatabaseError

    monkeypatch.setattr(audit_services.AuditEvent.objects, "create", refuse)

    with pytest.raises(DatabaseError):
        save(review, 1, cast, rationale="x")

    monkeypatch.undo()
    assert ItemDraft.objects.get(review=review, item__number=1).rationale == ""


def test_a_draft_saved_at_the_very_moment_of_the_attestation_is_begun(cast: Cast) -> None:
    review = in_review(cast)
    case, version = review.assignment.case, review.version

    save_item(
        case=case, version=version, number=1, fields={"rationale": "A."}, follows=None, by=cast.lind, at=ATTESTED_AT
    )

    first, second, *_ = ItemDraft.objects.filter(review=review).select_related("review__assignment")
    assert first.saved_at == first.review.assignment.attested_at
    assert (first.is_begun, second.is_begun) == (True, False)
