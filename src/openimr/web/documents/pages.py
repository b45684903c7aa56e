"""What was read from documents: of each the reading that counts, and its pages."""

from collections.abc import Iterable

from django.db.models import Count, QuerySet

from openimr.web.documents.models import Document, DocumentReading, Page


def latest_readings(documents: Iterable[Document]) -> dict[int, DocumentReading]:
    """Return of each document the reading that counts, by the document's key; one never read is left out.

    The latest that succeeded counts, so that a later failure hides no words; where none did, the latest failure.
    """
    counts: dict[int, DocumentReading] = {}
    for reading in DocumentReading.objects.filter(document__in=[document.pk for document in documents]):
        kept = counts.get(reading.document_id)
        if kept is None or kept.failure or not reading.failure:
            counts[reading.document_id] = reading
    return counts


def latest_reading(document: Document) -> DocumentReading | None:
    """Return the reading of a document that counts; None if it was never read."""
    return latest_readings([document]).get(document.pk)


def pages_of_readings(readings: Iterable[DocumentReading]) -> QuerySet[Page]:
    """Return the pages of these readings, in the order of the documents."""
    pages: QuerySet[Page] = Page.objects.filter(reading__in=[reading.pk for reading in readings])
    return pages.order_by("reading__document__received_at", "reading__document_id", "number")


def pages_without_text(readings: Iterable[DocumentReading]) -> dict[int, int]:
    """Return how many pages of each reading hold no text, by the reading's key; a scan has none on any page."""
    empty = Page.objects.filter(reading__in=[reading.pk for reading in readings], text="").order_by()
    return dict(empty.values_list("reading").annotate(Count("pk")))
