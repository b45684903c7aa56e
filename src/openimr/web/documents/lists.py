"""What the page of a case's documents lists: each document with what was read of it, and what each party was sent."""

from dataclasses import dataclass
from datetime import datetime

from openimr.web.cases.models import Case, NoticeService
from openimr.web.determinations.models import Service
from openimr.web.documents.access import documents_of, must_attest, readable_documents_of, reads_all
from openimr.web.documents.models import Document, DocumentReading
from openimr.web.documents.pages import latest_readings, pages_without_text
from openimr.web.documents.services import may_add, may_declare
from openimr.web.people.access import may
from openimr.web.people.models import User
from openimr.web.people.values import Permission
from openimr.web.reviews.anonymity import screen_for

_FAILURES = {
    "NotAPdfError": "a page is damaged",
    "MissingDocumentError": "the file is missing from the store; tell whoever runs this site",
    "UnreadableDocumentError": "it took more time, memory or text than is allowed",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One document of the list.

    Attributes:
        name: Of the file, as the person may read it.
        about: What it is, in its sender's words, as the person may read them.
        reading: What was read of it; None if it was never read.
        is_readable: Whether the person may read its words.
        without_text: How many of its pages hold no text, as a scan's do.
    """

    document: Document
    name: str
    about: str
    reading: DocumentReading | None
    is_readable: bool
    without_text: int

    @property
    def failure(self) -> str:
        """Why its text could not be read, in words; empty if it was, or was not tried."""
        return failure_words(self.reading)

    @property
    def pages(self) -> int | None:
        """How many pages were read; None if none were."""
        return None if self.reading is None or self.reading.failure else self.reading.page_count


def file_shown(case: Case, *, person: User, at: datetime) -> dict[str, object]:
    """Return what the page of a case's documents shows to a person who opened it."""
    rows = rows_of(case=case, person=person, at=at)
    sends = may(person, Permission.UPLOAD_DOCUMENT, at=at)
    may_read_all = reads_all(case=case, person=person, at=at)
    return {
        "rows": rows,
        "pages": sum(row.pages or 0 for row in rows),
        "may_read_all": may_read_all,
        "may_read_any": any(row.is_readable for row in rows),
        "must_attest": must_attest(case=case, person=person),
        "sends": sends,
        "may_add": may_add(case=case, person=person, at=at),
        "sent": sent_to_parties(case) if may_read_all else None,
        "declared": list(case.records_declarations.select_related("party")),
        "may_declare": sends and may_declare(case=case, person=person, at=at),
    }


def rows_of(*, case: Case, person: User, at: datetime) -> tuple[Row, ...]:
    """Return the documents of a case that a person may know of, in the order received; in a constant number of queries.

    Of a document that another sent, name and description stand without the reviewer's name.
    """
    documents = list(documents_of(case=case, person=person, at=at))
    readable = set(readable_documents_of(case=case, person=person, at=at).values_list("pk", flat=True))
    readings = latest_readings(documents)
    without_text = pages_without_text(readings.values())
    screen = screen_for(case, person=person, at=at)
    return tuple(
        Row(
            document=document,
            name=document.name if document.pk in readable else screen.shown(document.name),
            about=document.about if document.pk in readable else screen.shown(document.about),
            reading=(reading := readings.get(document.pk)),
            is_readable=document.pk in readable,
            without_text=without_text.get(reading.pk, 0) if reading else 0,
        )
        for document in documents
    )


def name_shown(document: Document, *, person: User, at: datetime) -> str:
    """Return the name of a document as a person who knows of it may read it: whole if its words are theirs to read."""
    if readable_documents_of(case=document.case, person=person, at=at).filter(pk=document.pk).exists():
        return document.name
    return screen_for(document.case, person=person, at=at).shown(document.name)


def failure_words(reading: DocumentReading | None) -> str:
    """Return why a reading failed, in words; empty if it did not."""
    return words_of_failure(reading.failure) if reading and reading.failure else ""


def words_of_failure(failure: str) -> str:
    """Return what an error of reading means, by the name of its class."""
    return _FAILURES.get(failure, "it is not a PDF that can be opened")


@dataclass(frozen=True, kw_only=True, slots=True)
class Sent:
    """One paper that was served on one party."""

    to: str
    name: str
    paper: str
    how: str
    at: datetime


def sent_to_parties(case: Case) -> tuple[Sent, ...]:
    """Return what each party of a case was served, notices and determinations, party by party, in the order served."""
    notices = NoticeService.objects.filter(notice__case=case).select_related("notice", "party")
    letters = Service.objects.filter(determination__case=case).select_related("party")
    sent = [
        Sent(
            to=service.party.get_kind_display(),
            name=service.party.name,
            paper=service.notice.get_kind_display(),
            how=service.get_method_display(),
            at=service.at,
        )
        for service in notices
    ]
    sent += [
        Sent(
            to=service.party.get_kind_display() if service.party else service.recipient.replace("_", " ").capitalize(),
            name=service.party.name if service.party else "",
            paper="Determination",
            how=service.get_method_display(),
            at=service.at,
        )
        for service in letters
    ]
    return tuple(sorted(sent, key=lambda each: (each.to, each.name, each.at)))
