"""Rows of a case → the determination as it will be issued."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from django.conf import settings

from openimr.domain.determinations import (
    DecidedItem,
    Determination,
    ItemOutcome,
    LetterLayout,
)
from openimr.domain.text import folded
from openimr.law.days import legal_day
from openimr.letters.headings import heading_parts, role_of
from openimr.notices.next_steps import next_steps
from openimr.web.cases.models import Case
from openimr.web.cases.models.notices import NoticeKind
from openimr.web.documents.models import Document, DocumentReading
from openimr.web.reviews.assertions import assertions_of, credentials_of
from openimr.web.reviews.models import ItemDraft, Review

_FOLLOWS = {
    ItemOutcome.UPHELD: (
        "Since the primary procedure is not medically necessary, none of the associated services are medically necessary."
    ),
    ItemOutcome.OVERTURNED: (
        "Since the primary procedure is medically necessary, the associated service is medically necessary."
    ),
}
"""The stock sentence of an item that follows another one and gives no reasons of its own."""


PROVISIONAL = ItemOutcome.UPHELD
"""Stands in a draft for the outcome of an item that is not decided yet; nothing may be made of it."""


def compose(review: Review, *, at: datetime) -> Determination:
    """Return the determination that a review comes to, were it issued at a moment.

    The review is complete: each item has its outcome.

    Raises:
        RefusedError: A stock assertion about the reviewer is held neither by the roster nor by the attestation.
        NoLawInForceError: A rule that the letter tells of is not known for that day.
    """
    draft = draft_determination(review, at=at)
    return replace(
        draft,
        assertions=assertions_of(review.assignment, at=at),
        what_happens_next=next_steps(outcome=draft.outcome, on=legal_day(at), assumptions=settings.OPENIMR_LAW),
    )


def draft_determination(review: Review, *, at: datetime) -> Determination:
    """Return what a review comes to as far as it is written, for who looks at its words before the letter can be made.

    Every text has its white space folded, since a letter sets each as one paragraph. What says nothing of the review
    itself is left out: the stock assertions and what happens next. An item without an outcome has ``PROVISIONAL``.
    """
    assignment = review.assignment
    case, on = assignment.case, legal_day(at)
    application = case.applications.get()
    drafts = list(review.live_drafts.select_related("item", "follows"))
    places = {draft.item_id: place for place, draft in enumerate(drafts, start=1)}
    items = tuple(_item(draft, places) for draft in drafts)
    return Determination(
        layout=LetterLayout.OI_1,
        case_number=case.number,
        date_assigned=_assigned_on(case),
        date_of_injury=application.date_of_injury,
        decision_date=on,
        ur_denial_date=application.ur_decided_on,
        application_received=application.received_on,
        priority=case.priority,
        reviewer=credentials_of(assignment.reviewer, on=on),
        summary=folded(review.summary),
        items=items,
        organization=settings.OPENIMR_ORGANIZATION,
        sample=case.is_sample,
        documents=_documents(case, as_of=review.signed_at or at),
    )


def _item(draft: ItemDraft, places: Mapping[int, int]) -> DecidedItem:
    outcome = ItemOutcome(draft.outcome) if draft.outcome else PROVISIONAL
    parts = heading_parts(folded(draft.item.heading))
    guideline, rationale = folded(draft.imro_guideline), folded(draft.rationale)
    if draft.follows is not None and draft.follows.pk in places:
        guideline = guideline or f"The decision follows that of item {places[draft.follows.pk]}."
        rationale = rationale or (_FOLLOWS[outcome] if draft.outcome else "")
    return DecidedItem(
        heading=parts.heading,
        description=parts.of(parts.description),
        requested=None if parts.requested is None else parts.of(parts.requested),
        authorized=None if parts.authorized is None else parts.of(parts.authorized),
        role=role_of(parts=parts, rationale=rationale),
        outcome=outcome,
        claims_administrator_guideline=folded(draft.claims_administrator_guideline),
        imro_guideline=guideline,
        rationale=rationale,
    )


def _assigned_on(case: Case) -> date | None:
    """Return the day of the assignment notice; None before it went out."""
    notice = case.notices.filter(kind=NoticeKind.ASSIGNMENT).first()
    return None if notice is None else legal_day(notice.sent_at)


def _documents(case: Case, *, as_of: datetime) -> tuple[str, ...]:
    """Return the documents as the letter lists them; a reading after the signature changes nothing of what was signed."""
    readings = DocumentReading.objects.filter(document__case=case, failure="", at__lte=as_of).order_by("at", "pk")
    latest = {reading.document_id: reading for reading in readings}
    return tuple(_document(document, latest.get(document.pk)) for document in case.documents.all())


def _document(document: Document, reading: DocumentReading | None) -> str:
    pages = f", {reading.page_count} page{'' if reading.page_count == 1 else 's'}" if reading else ""
    received = f"received {legal_day(document.received_at):%m/%d/%Y}"
    return folded(f"{document.about or document.name}{pages}, {received}")
