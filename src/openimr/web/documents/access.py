"""Who may know of a document, and who may read its words. Whoever opens one comes through here.

The list of a case's documents (name, what it is, from whom, when, how long) is for all who see the case: the letter
that every party is served names the documents reviewed. A reviewer's name in it is left out for those who may not know who
reviews (``openimr.web.reviews.anonymity``). The words are for fewer:

* staff of the review organization whose role reads documents: all of them;
* the assigned reviewer: all of them, once attested; before that not even the list;
* a party: what that party itself sent. Nothing in the file says that a document was served on a party, so nothing is
  read as if it had been; notices and letters are served, and have pages of their own;
* anyone else who sees the case, as the Division does: the list alone.
"""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from openimr.domain.errors import NotAllowedError
from openimr.web.audit.services import record
from openimr.web.cases.access import case_for, cases_of
from openimr.web.cases.acting import ActsFor
from openimr.web.cases.models import Case, Party
from openimr.web.cases.values import ALL_CASES_ROLES
from openimr.web.documents.models import Document
from openimr.web.documents.pages import latest_reading
from openimr.web.people.access import memberships_of, roles_of
from openimr.web.people.models import User
from openimr.web.people.values import ROLE_PERMISSIONS, Permission
from openimr.web.reviewers.access import assignment_of, may_open_file


def acts_as_staff(person: User, permission: Permission, *, at: datetime) -> bool:
    """Return whether the person may do the act in a role whose need to know reaches every case."""
    return any(permission in ROLE_PERMISSIONS[role] for role in roles_of(person, at=at) & ALL_CASES_ROLES)


def parties_of(*, case: Case, person: User, at: datetime) -> QuerySet[Party]:
    """Return the parties of a case that a person acts for, also those that have ceased to be parties.

    Who acts for whom, ``openimr.web.cases.acting`` says.
    """
    acts_for = ActsFor.of(person, memberships=memberships_of(person, at=at), at=at)
    return case.parties.filter(acts_for.parties())


def must_attest(*, case: Case, person: User) -> bool:
    """Return whether the person was chosen to review the case and has not attested; nothing of the file is seen before."""
    return not may_open_file(case=case, person=person)


def documents_of(*, case: Case, person: User, at: datetime) -> QuerySet[Document]:
    """Return the documents of a case that a person may know of, in the order received; opens none of them."""
    if not cases_of(person, at=at).filter(pk=case.pk).exists() or must_attest(case=case, person=person):
        return Document.objects.none()
    return Document.objects.filter(case=case).select_related("sent_by")


def readable_documents_of(*, case: Case, person: User, at: datetime) -> QuerySet[Document]:
    """Return the documents of a case whose words a person may read; opens none of them."""
    known = documents_of(case=case, person=person, at=at)
    if reads_all(case=case, person=person, at=at):
        return known
    return known.filter(sent_by__in=parties_of(case=case, person=person, at=at))


def reads_all(*, case: Case, person: User, at: datetime) -> bool:
    """Return whether the person, who sees the case, may read every document of it: staff by role, or the reviewer."""
    own = assignment_of(case=case, person=person)
    is_reviewer = own is not None and own.attested_at is not None
    return is_reviewer or acts_as_staff(person, Permission.READ_DOCUMENTS, at=at)


def document_for(*, number: str, public_id: UUID, person: User, at: datetime) -> Document:
    """Return one document to a person who may read it; the caller records the act.

    Args:
        number: The case.
        public_id: The document.
        person: Who reads.
        at: The moment, aware.

    Raises:
        NotAllowedError: There is no such document, or the person may not read it; never says which.
    """
    case = case_for(number=number, person=person, at=at)
    document = readable_documents_of(case=case, person=person, at=at).filter(public_id=public_id).first()
    if document is None:
        raise NotAllowedError("no such document")
    return document


def open_document(*, number: str, public_id: UUID, person: User, at: datetime, page: int | None) -> Document:
    """Return one document to a person who reads it now, and record the reading before anything is shown.

    Args:
        number: The case.
        public_id: The document.
        person: Who reads.
        at: The moment, aware.
        page: Which page, from 1; None for the file as it was received.

    Raises:
        NotAllowedError: As ``document_for``; also where the document was read and has no such page.

    Writes:
        One AuditEvent of the case; if it cannot be written, nothing is shown.
    """
    document = document_for(number=number, public_id=public_id, person=person, at=at)
    reading = latest_reading(document)
    if page is not None and (page < 1 or (reading and not reading.failure and page > reading.page_count)):
        raise NotAllowedError("no such page")
    record(
        scope=document.case.number,
        verb="read_document",
        by=person,
        at=at,
        facts={"document": str(document.public_id), "page": page},
    )
    return document
