"""Who knows of a document, who reads its words, and what reading it leaves in the audit trail."""

import hashlib
from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection

from openimr.domain.errors import NotAllowedError
from openimr.web.audit.models import AuditEvent
from openimr.web.cases.models import Case
from openimr.web.cases.values import PartyKind
from openimr.web.documents.access import documents_of, must_attest, open_document, parties_of, readable_documents_of
from openimr.web.documents.models import Document, DocumentReading
from openimr.web.documents.pages import latest_reading
from openimr.web.people.models import Membership
from openimr.web.people.services import revoke_membership
from openimr.web.people.values import Role
from openimr.web.reviewers.models import Assignment
from tests.web.cast import Cast
from tests.web.documents.conftest import LATER

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(cast: Cast, case: Case) -> dict[str, Document]:
    """One document from the claims administrator, one from Alma, one of the organization's own; their rows alone."""

    def row(name: str, kind: PartyKind | None) -> Document:
        document: Document = Document.objects.create(
            case=case,
            name=f"{name}.pdf",
            sha256=hashlib.sha256(name.encode()).hexdigest(),
            size_bytes=1,
            sent_by=case.parties.get(kind=kind, until__isnull=True) if kind else None,
            uploaded_by=getattr(cast, name),
            received_at=LATER,
        )
        DocumentReading.objects.create(document=document, engine="x", page_count=2, at=LATER)
        return document

    return {
        "noor": row("noor", PartyKind.CLAIMS_ADMINISTRATOR),
        "alma": row("alma", PartyKind.EMPLOYEE),
        "clerk": row("clerk", None),
    }


def senders(documents: object, sent: dict[str, Document]) -> set[str]:
    assert hasattr(documents, "all")
    names = {document: name for name, document in sent.items()}
    return {names[document] for document in documents.all()}


EVERYTHING = {"noor", "alma", "clerk"}


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("clerk", (EVERYTHING, EVERYTHING)),
        ("okafor", (EVERYTHING, EVERYTHING)),
        ("quality", (EVERYTHING, EVERYTHING)),
        ("conflict", (EVERYTHING, set())),
        ("division", (EVERYTHING, set())),
        ("noor", (EVERYTHING, {"noor"})),
        ("alma", (EVERYTHING, {"alma"})),
        ("relative", (EVERYTHING, {"alma"})),
        ("attorney", (EVERYTHING, set())),
        ("physician", (EVERYTHING, set())),
        ("lind", (set(), set())),
        ("stranger", (set(), set())),
        ("auditor", (set(), set())),
        ("founder", (set(), set())),
    ],
)
def test_the_list_is_for_all_who_see_the_case_and_the_words_for_fewer(
    sent: dict[str, Document], cast: Cast, case: Case, who: str, expected: tuple[set[str], set[str]]
) -> None:
    person = getattr(cast, who)

    known = senders(documents_of(case=case, person=person, at=LATER), sent)
    readable = senders(readable_documents_of(case=case, person=person, at=LATER), sent)

    assert (known, readable) == expected


class TestTheReviewer:
    """Nothing of the file is visible before the reviewer has attested."""

    def test_sees_nothing_before_attesting(
        self, sent: dict[str, Document], assignment: Assignment, cast: Cast, case: Case
    ) -> None:
        assert sent
        assert must_attest(case=case, person=cast.lind)
        assert not documents_of(case=case, person=cast.lind, at=LATER).exists()
        assert assignment.attested_at is None

    def test_reads_all_after_attesting(
        self, sent: dict[str, Document], assignment: Assignment, cast: Cast, case: Case
    ) -> None:
        Assignment.objects.filter(pk=assignment.pk).update(attested_at=LATER)

        assert senders(readable_documents_of(case=case, person=cast.lind, at=LATER), sent) == EVERYTHING

    def test_reads_nothing_once_the_assignment_has_ended(
        self, sent: dict[str, Document], assignment: Assignment, cast: Cast, case: Case
    ) -> None:
        Assignment.objects.filter(pk=assignment.pk).update(attested_at=LATER, ended_at=LATER)

        assert sent
        assert not documents_of(case=case, person=cast.lind, at=LATER).exists()

    @pytest.mark.parametrize("role", [Role.DIVISION, Role.CONFLICT_OFFICER, Role.MEDICAL_DIRECTOR])
    def test_sees_nothing_before_attesting_in_another_role_either(
        self, sent: dict[str, Document], assignment: Assignment, cast: Cast, case: Case, role: Role
    ) -> None:
        Membership.objects.create(person=cast.lind, role=role, organization=cast.imro, since=LATER)

        assert sent
        assert assignment.ended_at is None
        assert not documents_of(case=case, person=cast.lind, at=LATER).exists()

    def test_of_another_case_reads_no_words_in_a_role_that_sees_every_case(
        self, sent: dict[str, Document], cast: Cast, case: Case
    ) -> None:
        Membership.objects.create(person=cast.lind, role=Role.DIVISION, organization=cast.imro, since=LATER)

        assert senders(documents_of(case=case, person=cast.lind, at=LATER), sent) == EVERYTHING
        assert not readable_documents_of(case=case, person=cast.lind, at=LATER).exists()


def test_who_has_left_an_organization_reads_nothing_of_what_it_sent(
    sent: dict[str, Document], cast: Cast, case: Case
) -> None:
    revoke_membership(membership=cast.noor.memberships.get(), by=cast.founder, at=LATER)

    assert sent
    assert not documents_of(case=case, person=cast.noor, at=LATER).exists()


def test_what_a_party_sent_stays_its_own_when_its_name_is_corrected(
    sent: dict[str, Document], cast: Cast, case: Case
) -> None:
    old = case.parties.get(kind=PartyKind.CLAIMS_ADMINISTRATOR, until__isnull=True)
    old.until = LATER
    old.save()
    new = case.parties.create(kind=old.kind, name="Golden Coast Claims, Inc.", organization=old.organization)

    assert set(parties_of(case=case, person=cast.noor, at=LATER)) == {old, new}
    assert senders(readable_documents_of(case=case, person=cast.noor, at=LATER), sent) == {"noor"}


@pytest.mark.parametrize("page", [1, 2, None])
def test_opening_a_document_leaves_one_event_before_anything_is_shown(
    sent: dict[str, Document], cast: Cast, case: Case, page: int | None
) -> None:
    document, events = sent["noor"], AuditEvent.objects.count()

    opened = open_document(number=case.number, public_id=document.public_id, person=cast.okafor, at=LATER, page=page)

    assert opened == document
    assert AuditEvent.objects.count() == events + 1
    event = AuditEvent.objects.filter(scope=case.number).last()
    assert event is not None
    assert (event.verb, event.person) == ("read_document", str(cast.okafor.public_id))
    assert event.facts == {"document": str(document.public_id), "page": page}


@pytest.mark.parametrize(
    ("who", "page"), [("stranger", 1), ("alma", 1), ("division", 1), ("lind", 1), ("okafor", 0), ("okafor", 3)]
)
def test_what_may_not_be_opened_leaves_no_event(
    sent: dict[str, Document], cast: Cast, case: Case, who: str, page: int
) -> None:
    events = AuditEvent.objects.count()

    with pytest.raises(NotAllowedError):
        open_document(
            number=case.number,
            public_id=sent["noor"].public_id,
            person=getattr(cast, who),
            at=LATER,
            page=page,
        )

    assert AuditEvent.objects.count() == events


def test_a_document_that_is_not_there_is_refused_like_one_that_is_hidden(cast: Cast, case: Case) -> None:
    with pytest.raises(NotAllowedError, match="no such document"):
        open_document(number=case.number, public_id=uuid4(), person=cast.clerk, at=LATER, page=1)


def test_a_document_is_not_opened_if_the_event_cannot_be_written(
    sent: dict[str, Document], cast: Cast, case: Case
) -> None:
    def refuse(run: Callable[..., object], sql: str, params: object, many: object, context: object) -> object:
        if sql.startswith('INSERT INTO "audit_auditevent"'):
            raise DatabaseError
        return run(sql, params, many, context)

    with connection.execute_wrapper(refuse), pytest.raises(DatabaseError):
        open_document(number=case.number, public_id=sent["noor"].public_id, person=cast.clerk, at=LATER, page=1)


def test_the_latest_reading_counts_unless_it_failed_after_one_that_did_not(sent: dict[str, Document]) -> None:
    document = sent["noor"]
    good = DocumentReading.objects.create(document=document, engine="x", at=LATER + timedelta(hours=1))
    DocumentReading.objects.create(
        document=document, engine="x", failure="UnreadableDocumentError", at=LATER + timedelta(hours=2)
    )

    assert latest_reading(document) == good
