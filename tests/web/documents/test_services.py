"""What adding and reading a document writes, and what each refusal leaves: nothing."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.db import DatabaseError, connection, transaction
from pytest_django.fixtures import Settings

from openimr.domain.errors import (
    DocumentError,
    EmptyDocumentError,
    EncryptedDocumentError,
    NotAllowedError,
    NotAPdfError,
    TooLargeError,
    UnreadableDocumentError,
    UnwritableFileError,
)
from openimr.web.audit.models import AuditEvent
from openimr.web.cases.models import Case, Party
from openimr.web.cases.values import CaseState, PartyKind
from openimr.web.documents.models import Document, DocumentReading, Page
from openimr.web.documents.services import OPEN_STATES, AddedDocument, add_document, read_document
from openimr.web.errors import RefusedError
from openimr.web.files import open_file, path_of
from tests.web.cast import Cast
from tests.web.documents.conftest import LATER, Add
from tests.web.documents.files_of_tests import NOTES, no_more_than, pdf

pytestmark = pytest.mark.django_db
ENCRYPTED = pdf("x", encryption=pikepdf.Encryption(owner="o", user="u"))


@pytest.fixture
def send(cast: Cast, case: Case) -> Callable[..., AddedDocument]:
    """Let Noor send the notes, with changes."""

    def sent(**changed: object) -> AddedDocument:
        known: dict[str, Any] = {
            "case": case,
            "upload_name": "C:\\Noor\\Progress notes.pdf",
            "about": "  Progress notes,\nJanuary ",
            "chunks": [NOTES[:100], NOTES[100:]],
            "sent_by": case.parties.get(kind=PartyKind.CLAIMS_ADMINISTRATOR, until__isnull=True),
            "by": cast.noor,
            "at": LATER,
        }
        return add_document(**known | changed)

    return sent


@pytest.fixture
def nothing_changes(case: Case) -> Callable[[], None]:
    """Note what there is, and return a check that it is still so."""

    def there() -> tuple[object, ...]:
        version = Case.objects.get(pk=case.pk).version
        return version, Document.objects.count(), DocumentReading.objects.count(), AuditEvent.objects.count()

    before = there()

    def check() -> None:
        assert there() == before

    return check


def refusing_audit() -> AbstractContextManager[None]:
    """The database refuses to write an audit event."""

    def execute(run: Callable[..., object], sql: str, params: object, many: object, context: object) -> object:
        if sql.startswith('INSERT INTO "audit_auditevent"'):
            raise DatabaseError
        return run(sql, params, many, context)

    return connection.execute_wrapper(execute)


def test_a_document_is_kept_as_it_was_sent(send: Callable[..., AddedDocument], cast: Cast, case: Case) -> None:
    added = send()

    document = Document.objects.get()
    assert added == AddedDocument(document=document, is_new=True)
    assert (document.name, document.about) == ("Progress notes.pdf", "Progress notes, January")
    assert (document.sha256, document.size_bytes) == (hashlib.sha256(NOTES).hexdigest(), len(NOTES))
    assert (document.sent_by, document.uploaded_by, document.received_at) == (
        case.parties.get(kind=PartyKind.CLAIMS_ADMINISTRATOR, until__isnull=True),
        cast.noor,
        LATER,
    )
    with open_file(document.sha256) as file:
        assert file.read() == NOTES


def test_adding_a_document_is_recorded_and_raises_the_version_of_the_case(
    send: Callable[..., AddedDocument], cast: Cast, case: Case
) -> None:
    document = send().document

    event = AuditEvent.objects.filter(scope=case.number).last()
    assert event is not None
    assert (event.verb, event.person, event.at) == ("add_document", str(cast.noor.public_id), LATER)
    assert event.facts == {
        "document": str(document.public_id),
        "sha256": document.sha256,
        "size_bytes": len(NOTES),
        "sent_by": "claims_administrator",
        "version": case.version + 1,
    }
    assert Case.objects.get(pk=case.pk).version == case.version + 1


def test_the_same_file_twice_in_a_case_is_one_document(
    send: Callable[..., AddedDocument], cast: Cast, case: Case
) -> None:
    first = send()
    events = AuditEvent.objects.count()

    second = send(by=cast.alma, sent_by=case.parties.get(kind=PartyKind.EMPLOYEE, until__isnull=True), about="Mine")

    assert second == AddedDocument(document=first.document, is_new=False)
    assert Document.objects.get().about == "Progress notes, January"
    assert AuditEvent.objects.count() == events


@pytest.mark.parametrize("state", OPEN_STATES)
def test_documents_are_taken_until_the_review_is_signed(
    send: Callable[..., AddedDocument], case: Case, state: CaseState
) -> None:
    Case.objects.filter(pk=case.pk).update(state=state)

    assert send().is_new


@pytest.mark.parametrize("state", [state for state in CaseState if state not in OPEN_STATES])
def test_no_document_is_taken_after(
    send: Callable[..., AddedDocument], nothing_changes: Callable[[], None], case: Case, state: CaseState
) -> None:
    Case.objects.filter(pk=case.pk).update(state=state)

    with pytest.raises(RefusedError, match="No more documents are taken in this case; it is now: "):
        send()

    nothing_changes()


@pytest.mark.parametrize(
    ("sent", "refusal"),
    [
        (b"", EmptyDocumentError),
        (b"PK\x03\x04 a Word file", NotAPdfError),
        (pdf("x")[:200], NotAPdfError),
        (pdf(), EmptyDocumentError),
        (ENCRYPTED, EncryptedDocumentError),
    ],
    ids=["0-bytes", "not-a-pdf", "truncated", "0-pages", "password"],
)
def test_what_is_no_readable_pdf_leaves_nothing(
    send: Callable[..., AddedDocument],
    nothing_changes: Callable[[], None],
    data: Path,
    sent: bytes,
    refusal: type[DocumentError],
) -> None:
    with pytest.raises(refusal):
        send(chunks=[sent])

    nothing_changes()
    assert [path for path in (data / "files").rglob("*") if path.is_file()] == []


def test_a_file_above_the_limit_leaves_nothing(
    send: Callable[..., AddedDocument], nothing_changes: Callable[[], None], settings: Settings
) -> None:
    settings.OPENIMR_UPLOAD_LIMIT = len(NOTES) - 1

    with pytest.raises(TooLargeError):
        send()

    nothing_changes()


def test_a_full_disk_leaves_nothing(send: Callable[..., AddedDocument], nothing_changes: Callable[[], None]) -> None:
    with no_more_than(200), pytest.raises(UnwritableFileError):
        send()

    nothing_changes()


def test_a_word_too_many_about_it_is_refused_beside_its_field(
    send: Callable[..., AddedDocument], nothing_changes: Callable[[], None]
) -> None:
    with pytest.raises(RefusedError) as refusal:
        send(about="x" * 201)

    assert refusal.value.field == "about"
    nothing_changes()


def test_no_document_without_its_audit_event(
    send: Callable[..., AddedDocument], nothing_changes: Callable[[], None]
) -> None:
    with refusing_audit(), pytest.raises(DatabaseError):
        send()

    nothing_changes()


@pytest.mark.parametrize("who", ["stranger", "auditor", "founder", "okafor", "quality", "conflict", "division", "lind"])
def test_who_may_not_add_a_document(
    send: Callable[..., AddedDocument], nothing_changes: Callable[[], None], cast: Cast, who: str
) -> None:
    with pytest.raises(NotAllowedError):
        send(by=getattr(cast, who))

    nothing_changes()


@pytest.mark.parametrize(
    ("who", "kind"),
    [
        ("alma", PartyKind.EMPLOYEE),
        ("relative", PartyKind.EMPLOYEE),
        ("attorney", PartyKind.ATTORNEY),
        ("physician", PartyKind.REQUESTING_PHYSICIAN),
        ("noor", PartyKind.CLAIMS_ADMINISTRATOR),
        ("clerk", PartyKind.REQUESTING_PHYSICIAN),
        ("clerk", None),
    ],
)
def test_each_party_adds_what_is_its_own_and_a_clerk_for_anyone(
    send: Callable[..., AddedDocument], cast: Cast, case: Case, who: str, kind: PartyKind | None
) -> None:
    party = None if kind is None else case.parties.get(kind=kind, until__isnull=True)

    assert send(by=getattr(cast, who), sent_by=party).document.sent_by == party


@pytest.mark.parametrize(
    ("who", "kind"),
    [("noor", None), ("noor", PartyKind.EMPLOYEE), ("alma", PartyKind.ATTORNEY), ("physician", PartyKind.EMPLOYEE)],
)
def test_no_party_adds_in_the_name_of_another(
    send: Callable[..., AddedDocument], cast: Cast, case: Case, who: str, kind: PartyKind | None
) -> None:
    party = None if kind is None else case.parties.get(kind=kind, until__isnull=True)

    with pytest.raises(NotAllowedError):
        send(by=getattr(cast, who), sent_by=party)

    assert not Document.objects.exists()


def test_a_party_that_has_ended_sends_nothing(
    send: Callable[..., AddedDocument], nothing_changes: Callable[[], None], cast: Cast, case: Case
) -> None:
    Party.objects.filter(case=case, kind=PartyKind.EMPLOYER).update(until=LATER)

    with pytest.raises(NotAllowedError):
        send(by=cast.clerk, sent_by=case.parties.filter(kind=PartyKind.EMPLOYER).latest("pk"))

    nothing_changes()


def test_adding_inside_another_transaction_is_a_fault_of_ours(send: Callable[..., AddedDocument]) -> None:
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        send()

    assert not Document.objects.exists()


def test_the_pages_of_a_document_are_read(send: Callable[..., AddedDocument], cast: Cast, case: Case) -> None:
    document = send().document

    reading = read_document(document=document, by=cast.noor, at=LATER)

    assert (reading.page_count, reading.failure) == (2, "")
    assert reading.engine.startswith("pypdfium2 5.")
    assert [(page.number, page.text) for page in reading.pages.all()] == [
        (1, "SAMPLE - not a real case\nProgress note, lumbar spine"),
        (2, "SAMPLE - not a real case\nNorco 10 mg, therapy"),
    ]
    event = AuditEvent.objects.filter(scope=case.number).last()
    assert event is not None
    assert (event.verb, event.facts["pages"], event.facts["failure"]) == ("read_text_of_document", 2, "")


def test_a_document_that_cannot_be_read_keeps_the_reason(send: Callable[..., AddedDocument], cast: Cast) -> None:
    def give_up(_path: Path) -> Iterator[str]:
        yield "a page before the fault"
        raise UnreadableDocumentError(reason="took longer than 1 seconds")

    reading = read_document(document=send().document, by=cast.clerk, at=LATER, read=give_up)

    assert (reading.page_count, reading.failure) == (0, "UnreadableDocumentError")
    assert not Page.objects.exists()


def test_a_document_whose_file_is_gone_says_so(send: Callable[..., AddedDocument], cast: Cast) -> None:
    document = send().document
    path_of(document.sha256).unlink()

    assert read_document(document=document, by=cast.clerk, at=LATER).failure == "MissingDocumentError"


def test_a_document_may_be_read_again(send: Callable[..., AddedDocument], cast: Cast) -> None:
    document = send().document

    read_document(document=document, by=cast.clerk, at=LATER)
    read_document(document=document, by=cast.clerk, at=LATER)

    assert [reading.page_count for reading in document.readings.all()] == [2, 2]


def test_no_reading_without_its_audit_event(add: Add, cast: Cast) -> None:
    document = add()
    events, readings = AuditEvent.objects.count(), DocumentReading.objects.count()

    with refusing_audit(), pytest.raises(DatabaseError):
        read_document(document=document, by=cast.clerk, at=LATER)

    assert (AuditEvent.objects.count(), DocumentReading.objects.count()) == (events, readings)


@pytest.mark.parametrize("who", ["stranger", "alma", "attorney", "division", "conflict", "auditor", "lind"])
def test_who_may_not_have_a_document_read(add: Add, cast: Cast, who: str) -> None:
    document = add()

    with pytest.raises(NotAllowedError):
        read_document(document=document, by=getattr(cast, who), at=LATER)

    assert document.readings.count() == 1


def test_no_transaction_is_open_while_the_child_reads(send: Callable[..., AddedDocument], cast: Cast) -> None:
    outside = len(connection.atomic_blocks)
    seen: list[int] = []

    def read(_path: Path) -> Iterator[str]:
        seen.append(len(connection.atomic_blocks))
        yield "one page"

    read_document(document=send().document, by=cast.noor, at=LATER, read=read)

    assert seen == [outside]
