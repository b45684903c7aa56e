"""The documents of a case that begins where another one left an item waiting."""

from datetime import datetime

from openimr.web.cases.models import Case, Party
from openimr.web.documents.models import Document, DocumentReading, Page
from openimr.web.documents.pages import latest_readings


def carry_documents(*, earlier: Case, new: Case, at: datetime) -> list[str]:
    """Let the documents of a case be documents of a new one too, whose items it left waiting; return their digests.

    The bytes are kept once, under their digest; what was read of them is copied, since the same bytes read the same. Each
    keeps its name and its sender, a party of the new case by the same name. It is received for the new case when it is taken
    up: the time to decide, which runs from the receipt of request and documents (Lab. Code § 4610.6(d)(1)), does not run while
    liability is disputed. That all of them go along, since both cases are of one application and one employee, is our choice
    [unverified]: which of them speak of which item, nothing in the file says.

    Part of the transaction of ``openimr.web.cases.services.deferrals.resume_deferred``, which writes the audit event.

    Args:
        earlier: Whose items are taken up; locked.
        new: Made of the same application, its parties set; its file is empty.
        at: The moment of taking up, aware.

    Writes:
        A Document for each, with its reading and pages; a Party, ended already, for a sender that is no party any more.
    """
    documents = list(earlier.documents.select_related("sent_by"))
    readings = latest_readings(documents)
    for document in documents:
        copy = Document.objects.create(
            case=new,
            name=document.name,
            about=document.about,
            sha256=document.sha256,
            size_bytes=document.size_bytes,
            sent_by=_same_party(document.sent_by, new, at=at) if document.sent_by else None,
            uploaded_by=document.uploaded_by,
            received_at=at,
        )
        if document.pk in readings:
            _copy_reading(readings[document.pk], copy)
    return [document.sha256 for document in documents]


def _same_party(party: Party, case: Case, *, at: datetime) -> Party:
    """Return who a party of another case is to this one; one that is none any more is kept as one that ended."""
    named = {"kind": party.kind, "name": party.name, "person": party.person, "organization": party.organization}
    found = case.parties.filter(**named).order_by("until").first()
    return found or Party.objects.create(case=case, **named, address=party.address, until=at)


def _copy_reading(reading: DocumentReading, document: Document) -> None:
    copy = DocumentReading.objects.create(
        document=document,
        engine=reading.engine,
        page_count=reading.page_count,
        failure=reading.failure,
        at=reading.at,
    )
    for page in reading.pages.all():
        Page.objects.create(reading=copy, number=page.number, text=page.text)
