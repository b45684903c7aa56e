"""Every write to the file of a case goes through a function of this module."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from openimr.domain.errors import DocumentError, NotAllowedError
from openimr.intake.child import ENGINE, count_pages, pages_of
from openimr.web.audit.services import record
from openimr.web.audit.values import Fact, Facts
from openimr.web.cases.access import case_for
from openimr.web.cases.models import Case, Party
from openimr.web.cases.services.locking import change, lock_case, require_state
from openimr.web.cases.values import CaseState, PartyKind
from openimr.web.documents.access import acts_as_staff, parties_of, readable_documents_of
from openimr.web.documents.models import Document, DocumentReading, Page, RecordsDeclaration
from openimr.web.documents.names import LONGEST_NAME, cleaned_name
from openimr.web.errors import RefusedError
from openimr.web.files import StoredFile, open_file, path_of, store_stream
from openimr.web.people.access import may
from openimr.web.people.models import User
from openimr.web.people.values import Permission
from openimr.web.reviews.services import strike_signatures

OPEN_STATES = (
    CaseState.RECEIVED,
    CaseState.ELIGIBILITY_REVIEW,
    CaseState.DEFERRED_LIABILITY,
    CaseState.ASSIGNED,
    CaseState.RECORDS_REQUESTED,
    CaseState.INSUFFICIENT_RECORDS,
    CaseState.REVIEWER_SELECTION,
    CaseState.ATTESTATION,
    CaseState.CLINICAL_REVIEW,
    CaseState.REMANDED,
)
"""States in which documents are taken: until the review is signed, of a panel every one of them, and again once its determination was set aside."""


CAME_LATER = "A document came after you signed. Read it, then sign again."
"""What a member of a panel is told who signed before another one did."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AddedDocument:
    """What became of a file that was sent.

    Attributes:
        document: The row of its bytes in this case.
        is_new: Whether it was added now; False if the same file was there already.
    """

    document: Document
    is_new: bool


def add_document(  # noqa: PLR0913 - what is known of a file that arrives
    *,
    case: Case,
    upload_name: str,
    about: str,
    chunks: Iterable[bytes],
    sent_by: Party | None,
    by: User,
    at: datetime,
) -> AddedDocument:
    """Add a PDF to the file of a case; the same bytes twice are one document, and the first one stays as it was.

    A member of a panel who signed while another one writes signs again, since each decides on the whole file. The bytes are
    kept first, the row is written after, in a transaction of its own: not to be called inside another. A process that ends
    in between leaves a file that no row names, which ``openimr.web.files.sweep_files`` removes.

    Args:
        case: A case of which ``by`` may know, its review not yet signed.
        upload_name: The file's name as sent; kept as ``cleaned_name`` makes it, so of a path its last part.
        about: What it is, in the sender's words; at most ``LONGEST_NAME`` characters; empty if not said.
        chunks: The bytes, read once.
        sent_by: The party it comes from; a party adds only what is its own. None if it is the review organization's,
            which its staff alone may say.
        by: Who adds it.
        at: The moment, aware.

    Raises:
        NotAllowedError: ``by`` may not add documents, not to this case, or not in that party's name.
        RefusedError: The review is signed, the case has ended, or ``about`` is too long.
        TooLargeError, UnwritableFileError: The file is above the site's limit; the disk is full, say.
        DocumentError: It is no PDF, is empty, asks for a password, or cannot be read within the limits.

    Writes:
        The file; then one Document, the case's version, of a panel a ReturnedReview for each who had signed, and one
        AuditEvent, or nothing.
    """
    about = " ".join(about.split())
    _require_addable(case, about=about, sent_by=sent_by, by=by, at=at)
    stored = store_stream(chunks, limit_bytes=settings.OPENIMR_UPLOAD_LIMIT, check=count_pages)
    with transaction.atomic(durable=True):
        locked = lock_case(case)
        _require_open(locked)
        same = Document.objects.filter(case=locked, sha256=stored.sha256).first()
        if same is not None:
            return AddedDocument(document=same, is_new=False)
        document = Document.objects.create(
            case=locked,
            name=cleaned_name(upload_name),
            about=about,
            sha256=stored.sha256,
            size_bytes=stored.size_bytes,
            sent_by=sent_by,
            uploaded_by=by,
            received_at=at,
        )
        strike_signatures(locked, because=CAME_LATER, by=by, at=at)
        change(locked)
        facts = _facts(document, stored) | {"version": locked.version}
        record(scope=locked.number, verb="add_document", by=by, at=at, facts=facts)
    return AddedDocument(document=document, is_new=True)


def may_add(*, case: Case, person: User, at: datetime) -> bool:
    """Return whether a person who sees a case may add a document to it now."""
    if case.state not in OPEN_STATES or not may(person, Permission.UPLOAD_DOCUMENT, at=at):
        return False
    if acts_as_staff(person, Permission.UPLOAD_DOCUMENT, at=at):
        return True
    return parties_of(case=case, person=person, at=at).filter(until__isnull=True).exists()


@transaction.atomic
def declare_records_complete(*, case: Case, by: User, at: datetime) -> RecordsDeclaration:
    """Say, for the claims administrator, that all records of a case are sent; whether they are, the clerk decides.

    It neither closes the records nor stops their clock, and does not keep anyone from sending more: what is found later
    must still be sent (Lab. Code § 4610.5(m)).

    Args:
        case: Whose records are awaited.
        by: Who acts for its claims administrator.
        at: The moment, aware.

    Raises:
        NotAllowedError: ``by`` does not act for the claims administrator of the case.
        RefusedError: The records are not awaited, nothing was sent in the claims administrator's name, or it was said
            already.

    Writes:
        One RecordsDeclaration, the case's version and one AuditEvent.

    Source: 8 CCR § 9792.10.5(a)(1) says what the claims administrator must send and until when. No provision that was
        read asks for a declaration that it is all: that is ours, so that the clerk need not wait out the days.
    """
    case_for(number=case.number, person=by, at=at, permission=Permission.UPLOAD_DOCUMENT)
    party = _administrators(case=case, person=by, at=at).first()
    if party is None:
        raise NotAllowedError("does not act for the claims administrator")
    locked = lock_case(case)
    require_state(locked, CaseState.RECORDS_REQUESTED)
    sent = _sent_for_administrator(case=locked, person=by, at=at)
    if not sent.exists():
        raise RefusedError("Nothing was sent in the claims administrator’s name yet. Send the records first.")
    if RecordsDeclaration.objects.filter(party=party).exists():
        raise RefusedError("This was said already. Nothing more is to be done.")
    declared = RecordsDeclaration.objects.create(case=locked, party=party, by=by, at=at)
    change(locked)
    facts: Facts = {"documents": sent.count(), "version": locked.version}
    record(scope=locked.number, verb="declare_records_complete", by=by, at=at, facts=facts)
    return declared


def may_declare(*, case: Case, person: User, at: datetime) -> bool:
    """Return whether a person who may send documents may say now, for the claims administrator, that these are all."""
    if case.state != CaseState.RECORDS_REQUESTED:
        return False
    parties = _administrators(case=case, person=person, at=at)
    if not parties.exists() or RecordsDeclaration.objects.filter(party__in=parties).exists():
        return False
    return _sent_for_administrator(case=case, person=person, at=at).exists()


def read_document(
    *, document: Document, by: User, at: datetime, read: Callable[[Path], Iterator[str]] = pages_of
) -> DocumentReading:
    """Read the text of a document's pages and keep it, or keep why it could not be read; may be repeated.

    No transaction is open while the child process reads; so not to be called inside one.

    Args:
        document: Of a case that ``by`` sees, and whose words ``by`` may read: one's own, just after adding it, say.
        by: Who lets it be read.
        at: The moment, aware.
        read: What reads a file's pages; another only in tests.

    Raises:
        NotAllowedError: ``by`` may not.

    Writes:
        One DocumentReading, a Page for each page, and one AuditEvent; in one transaction.
    """
    if not readable_documents_of(case=document.case, person=by, at=at).filter(pk=document.pk).exists():
        raise NotAllowedError("no such document")
    texts, failure = _texts(document, read)
    with transaction.atomic(durable=True):
        reading = DocumentReading.objects.create(
            document=document, engine=ENGINE, page_count=len(texts), failure=failure, at=at
        )
        for number, text in enumerate(texts, start=1):
            Page.objects.create(reading=reading, number=number, text=text)
        facts: Facts = {"document": str(document.public_id), "pages": len(texts), "failure": failure, "engine": ENGINE}
        record(scope=document.case.number, verb="read_text_of_document", by=by, at=at, facts=facts)
    return reading


def _require_addable(case: Case, *, about: str, sent_by: Party | None, by: User, at: datetime) -> None:
    case_for(number=case.number, person=by, at=at, permission=Permission.UPLOAD_DOCUMENT)
    if sent_by is not None and (sent_by.case_id != case.pk or sent_by.until is not None):
        raise NotAllowedError("no such party")
    if not acts_as_staff(by, Permission.UPLOAD_DOCUMENT, at=at):
        own = parties_of(case=case, person=by, at=at)
        if sent_by is None or not own.filter(pk=sent_by.pk).exists():
            raise NotAllowedError("may not add a document in that party's name")
    _require_open(Case.objects.get(pk=case.pk))
    if len(about) > LONGEST_NAME:
        raise RefusedError(f"Use at most {LONGEST_NAME} characters to say what it is.", field="about")


def _administrators(*, case: Case, person: User, at: datetime) -> QuerySet[Party]:
    own = parties_of(case=case, person=person, at=at)
    return own.filter(kind=PartyKind.CLAIMS_ADMINISTRATOR, until__isnull=True)


def _sent_for_administrator(*, case: Case, person: User, at: datetime) -> QuerySet[Document]:
    """Return what was sent in the claims administrator's name, also before its name or address was corrected."""
    own = parties_of(case=case, person=person, at=at).filter(kind=PartyKind.CLAIMS_ADMINISTRATOR)
    return Document.objects.filter(case=case, sent_by__in=own)


def _require_open(case: Case) -> None:
    if case.state not in OPEN_STATES:
        state = case.get_state_display().lower()
        raise RefusedError(f"No more documents are taken in this case; it is now: {state}.")


def _texts(document: Document, read: Callable[[Path], Iterator[str]]) -> tuple[list[str], str]:
    """Return the pages' texts, or no text and the class of the error."""
    try:
        open_file(document.sha256).close()
        return list(read(path_of(document.sha256))), ""
    except DocumentError as error:
        return [], type(error).__name__


def _facts(document: Document, stored: StoredFile) -> dict[str, Fact]:
    return {
        "document": str(document.public_id),
        "sha256": stored.sha256,
        "size_bytes": stored.size_bytes,
        "sent_by": document.sent_by.kind if document.sent_by else None,
    }
