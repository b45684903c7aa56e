"""What the reviewer writes, saved as typed."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from openimr.web.cases.models import Case, DisputedItem
from openimr.web.cases.values import ItemState
from openimr.web.errors import RefusedError
from openimr.web.people.models import User
from openimr.web.reviewers.models import Assignment
from openimr.web.reviews.models import OUTCOMES, ItemDraft, Review
from openimr.web.reviews.services.locking import keep_saved, lock_review

DRAFT_FIELDS = frozenset({"outcome", "claims_administrator_guideline", "imro_guideline", "rationale"})


def open_review(*, assignment: Assignment, at: datetime) -> Review:
    """Open the review of an attested assignment, with an empty draft for each item in dispute.

    Part of the transaction of ``openimr.web.reviewers.services.attest``, which writes the audit event.

    Writes:
        One Review, and one ItemDraft an item in dispute, with utilization review’s basis, for the reviewer to hold against
        the file and to change. Each stands by itself: that an item goes with another one, the applicant says; that its
        decision follows the other one’s, only the reviewer. The form offers it (``ItemDraft.offered``).
    """
    review = Review.objects.create(assignment=assignment, saved_at=at)
    for item in assignment.case.items.filter(state=ItemState.DISPUTED).select_related("ur_line"):
        ItemDraft.objects.create(review=review, item=item, claims_administrator_guideline=_basis(item), saved_at=at)
    return review


@transaction.atomic
def save_summary(*, case: Case, version: int, summary: str, by: User, at: datetime) -> Review:
    """Save the clinical case summary as typed.

    Raises:
        NotAllowedError: ``by`` is not the reviewer of the case.
        RefusedError: The case is not in review.
        StaleFormError: The review was saved in between.

    Writes:
        The Review's summary and one AuditEvent.
    """
    locked, review = lock_review(case, version=version, by=by, at=at)
    review.summary = summary
    keep_saved(locked, review, fields=["summary"], by=by, at=at, verb="save_summary")
    return review


@transaction.atomic
def save_item(  # noqa: PLR0913 - a draft's own facts
    *,
    case: Case,
    version: int,
    number: int,
    fields: Mapping[str, str],
    follows: int | None,
    by: User,
    at: datetime,
) -> Review:
    """Save what the reviewer writes of one item, as typed.

    Args:
        case: In review.
        version: The review's version that the form was made from.
        number: The item's.
        fields: Some of ``DRAFT_FIELDS``.
        follows: Number of the item whose decision this one follows; None if it stands by itself.
        by: The reviewer.
        at: The moment, aware.

    Raises:
        NotAllowedError: ``by`` is not the reviewer of the case.
        RefusedError: There is no such item in dispute, the outcome is no outcome, or the item would follow itself or one
            that follows another, or is followed by another.
        StaleFormError: The review was saved in between.

    Writes:
        The ItemDraft and one AuditEvent.
    """
    locked, review = lock_review(case, version=version, by=by, at=at)
    drafts = {draft.item.number: draft for draft in review.live_drafts.select_related("item")}
    draft = drafts.get(number)
    if draft is None:
        raise RefusedError(f"There is no item {number} in dispute.")
    primary = _primary(draft, drafts, follows)
    if fields.get("outcome", "") not in {"", *dict(OUTCOMES)}:
        raise RefusedError(f"Choose one of {', '.join(dict(OUTCOMES))}.", field="outcome")
    for name in DRAFT_FIELDS & set(fields):
        setattr(draft, name, fields[name])
    draft.follows = primary.item if primary else None
    draft.saved_at = at
    draft.save()
    keep_saved(locked, review, fields=[], by=by, at=at, verb="save_item", item=number)
    return review


def _basis(item: DisputedItem) -> str:
    if item.ur_line is None:
        return "Utilization review did not decide this item."
    return item.ur_line.guideline or "The application names no guideline of the utilization review decision."


def _primary(draft: ItemDraft, drafts: Mapping[int, ItemDraft], follows: int | None) -> ItemDraft | None:
    if follows is None:
        return None
    primary = drafts.get(follows)
    if primary is None or primary is draft or primary.follows_id:
        raise RefusedError("An item can follow another one that stands by itself.", field="follows")
    followers = [str(number) for number, each in drafts.items() if each.follows_id == draft.item_id]
    if followers:
        raise RefusedError(
            f"Item {', '.join(followers)} follows this one, so it must stand by itself.", field="follows"
        )
    return primary
