"""What the reviewer's pages show."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from openimr.domain.errors import NotAllowedError
from openimr.law.days import legal_day
from openimr.web.audit.access import events_of
from openimr.web.cases.models import Case
from openimr.web.cases.values import ItemState
from openimr.web.documents.access import readable_documents_of
from openimr.web.documents.models import Document, DocumentReading
from openimr.web.documents.pages import latest_readings
from openimr.web.findings.pages import open_by_item, panel
from openimr.web.people.access import may
from openimr.web.people.models import User
from openimr.web.people.values import Permission
from openimr.web.reviews.forms import ItemForm, RecordsRequestForm, SummaryForm
from openimr.web.reviews.models import ItemDraft, RecordsRequest, Review
from openimr.web.reviews.readiness import MissingPart, missing_parts, missing_places
from openimr.web.reviews.services.records import may_answer
from openimr.web.reviews.sources_read import sources_read


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One item of the grid, with what it lacks and how many findings of the checks wait for an answer."""

    draft: ItemDraft
    missing: tuple[str, ...]
    findings: int


@dataclass(frozen=True, kw_only=True, slots=True)
class FiledDocument:
    """A document of the file, with how many pages of it were read; None if none could be."""

    document: Document
    page_count: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class AskedRecords:
    """A request for records, with whether the person who looks may answer it."""

    request: RecordsRequest
    may_answer: bool


def draft_of(review: Review, number: int) -> ItemDraft:
    """Return the draft of one item in dispute.

    Raises:
        NotAllowedError: There is no such item in dispute.
    """
    found = (
        review.live_drafts.select_related("item__ur_line", "item__primary", "follows")
        .filter(item__number=number)
        .first()
    )
    if found is None:
        raise NotAllowedError("no such item")
    found.review = review
    return found


def grid_page(review: Review, *, at: datetime) -> dict[str, Any]:
    """Return what the grid of items shows."""
    missing = missing_parts(review)
    drafts = review.live_drafts.select_related("item__ur_line", "follows")
    findings = open_by_item(review, [draft.item.number for draft in drafts], at=at)
    rows = [
        Row(draft=draft, missing=tuple(_of(missing, number)), findings=findings[number])
        for draft in drafts
        for number in (draft.item.number,)
    ]
    returned = review.returns.select_related("returned_by").last()
    return {
        **_common(review, missing),
        "rows": rows,
        "decided": sum(bool(row.draft.outcome) for row in rows),
        "ended": review.assignment.case.items.filter(state=ItemState.TERMINATED, drafts__review=review),
        "returned": returned,
        "requests": review.assignment.case.records_requests.select_related("asked_of", "answer"),
    }


def item_page(draft: ItemDraft, form: ItemForm, *, by: User, at: datetime) -> dict[str, Any]:
    """Return what the page of one item shows: the editor, and the file beside it."""
    review = draft.review
    numbers = list(review.live_drafts.values_list("item__number", flat=True))
    place = numbers.index(draft.item.number)
    return {
        **_common(review, missing_parts(review)),
        **panel(review, at=at, item=draft.item.number),
        "draft": draft,
        "saved_at": draft.saved_at if draft.is_begun else None,
        "item": draft.item,
        "sources": sources_read(draft.imro_guideline, on=legal_day(at)),
        "form": form,
        "before": numbers[place - 1] if place else None,
        "after": numbers[place + 1] if place + 1 < len(numbers) else None,
        "file": file_of(review.assignment.case, by=by, at=at),
    }


def summary_page(review: Review, form: SummaryForm, *, by: User, at: datetime) -> dict[str, Any]:
    """Return what the page of the summary shows."""
    return {
        **_common(review, missing_parts(review)),
        **panel(review, at=at),
        "saved_at": _summary_saved_at(review),
        "form": form,
        "file": file_of(review.assignment.case, by=by, at=at),
    }


def _summary_saved_at(review: Review) -> datetime | None:
    """Return when the reviewer last saved the summary; None if never: to save an item saves no word of it."""
    assignment = review.assignment
    saved = events_of(assignment.case.number).filter(
        verb="save_summary", at__gte=assignment.attested_at, person=str(assignment.reviewer.person.public_id)
    )
    latest = saved.order_by("-number").first()
    return latest.at if latest else None


def saved_part(review: Review, draft: ItemDraft | None, *, at: datetime) -> dict[str, Any]:
    """Return what tells that a draft was saved by itself: the part of an item, or the summary where ``draft`` is None."""
    told = _common(review, missing_parts(review))
    if draft is not None:
        draft.refresh_from_db()
        draft.review = review
        told |= {"draft": draft, "sources": sources_read(draft.imro_guideline, on=legal_day(at))}
    return told | panel(review, at=at, item=None if draft is None else draft.item.number)


def requests_page(case: Case, form: RecordsRequestForm | None, *, by: User, at: datetime) -> dict[str, Any]:
    """Return what the page of requests for records shows; ``form`` is None to one who may not ask."""
    found = case.records_requests.select_related("asked_of", "answer", "case")
    is_open = form is not None or case.state == "clinical_review"
    return {
        "form": form,
        "asked": [
            AskedRecords(
                request=each,
                may_answer=is_open and not hasattr(each, "answer") and may_answer(each, person=by, at=at),
            )
            for each in found
        ],
        "may_serve": may(by, Permission.SEND_NOTICE, at=at),
    }


def file_of(case: Case, *, by: User, at: datetime) -> list[FiledDocument]:
    """Return the documents of the file that a person may read, with their pages."""
    documents = list(readable_documents_of(case=case, person=by, at=at))
    readings = latest_readings(documents)
    return [FiledDocument(document=each, page_count=_pages(readings.get(each.pk))) for each in documents]


def _pages(reading: DocumentReading | None) -> int | None:
    return None if reading is None or reading.failure else reading.page_count


def _common(review: Review, missing: tuple[MissingPart, ...]) -> dict[str, Any]:
    return {
        "case": review.assignment.case,
        "review": review,
        "missing": missing_places(missing),
    }


def _of(missing: tuple[MissingPart, ...], item: int | None) -> list[str]:
    return [part.words for part in missing if part.item == item]
