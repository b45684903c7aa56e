"""The reviewer asks a party for records, and the answer; every party gets a copy of both."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from openimr.domain.errors import NotAllowedError
from openimr.web.audit.services import record
from openimr.web.cases.access import case_for
from openimr.web.cases.history import knows_reviewer
from openimr.web.cases.models import Case, Notice, NoticeService, Party
from openimr.web.cases.models.notices import NoticeKind
from openimr.web.cases.services.locking import lock_case, require_state
from openimr.web.cases.values import CaseState, ServedBy
from openimr.web.documents.access import acts_as_staff, parties_of
from openimr.web.errors import RefusedError
from openimr.web.people.models import User
from openimr.web.people.values import Permission
from openimr.web.reviewers.access import may_open_file, standing_assignment
from openimr.web.reviews.anonymity import names_reviewer
from openimr.web.reviews.models import RecordsAnswer, RecordsRequest

_NAMED = (
    "These words go to every party. They hold the reviewer’s name or e-mail address, which is confidential "
    "(Lab. Code § 4610.6(f)); take it out."
)


@transaction.atomic
def request_records(*, case: Case, asked_of: Party, words: str, by: User, at: datetime) -> RecordsRequest:
    """Ask a party for records; every party gets a copy, and none the reviewer's name.

    Raises:
        NotAllowedError: ``by`` may not ask for records, or does not see the case.
        RefusedError: The case is not in review, the party is not one of it, no words are given, or they name the reviewer.

    Writes:
        A RecordsRequest, a Notice with a NoticeService a party, and one AuditEvent.

    Source: Lab. Code § 4610.6(b), (f).
    """
    case_for(number=case.number, person=by, at=at, permission=Permission.REQUEST_RECORDS)
    if not may_open_file(case=case, person=by) or not knows_reviewer(case, by, at=at):
        raise NotAllowedError("neither staff nor the reviewer of this case, attested")
    locked = lock_case(case)
    require_state(locked, CaseState.CLINICAL_REVIEW)
    parties = list(locked.parties.filter(until__isnull=True))
    if asked_of not in parties:
        raise RefusedError("Choose one of the parties of this case.", field="asked_of")
    if not words.strip():
        raise RefusedError("Say which records are needed.", field="words")
    assignment = standing_assignment(locked)
    is_reviewer = assignment is not None and assignment.reviewer.person_id == by.pk
    if assignment is not None and names_reviewer(words, assignment.reviewer):
        raise RefusedError(_NAMED, field="words")
    request = RecordsRequest.objects.create(
        case=locked, asked_of=asked_of, words=words.strip(), asked_by=by, asked_at=at
    )
    asker = "The expert reviewer" if is_reviewer else settings.OPENIMR_ORGANIZATION
    opening = f"{asker} asks {asked_of.name} for records in case {locked.number}."
    _copy_to_all(locked, parties, [opening, words.strip()], by=by, at=at)
    record(
        scope=locked.number,
        verb="request_records",
        by=by,
        at=at,
        facts={"request": request.pk, "asked_of": asked_of.kind},
    )
    return request


@transaction.atomic
def answer_records(*, request: RecordsRequest, words: str, by: User, at: datetime) -> RecordsAnswer:
    """Enter the answer to a request for records; every party gets a copy.

    Args:
        request: Not answered yet.
        words: What was sent, or why nothing was.
        by: The party that was asked, or a clerk to whom it answered.
        at: The moment, aware.

    Raises:
        NotAllowedError: ``by`` may not add to the file, does not see the case, or is another party.
        RefusedError: The case is not in review, the request was answered already, or no words are given.

    Writes:
        A RecordsAnswer, a Notice with a NoticeService a party, and one AuditEvent.

    Source: Lab. Code § 4610.6(b).
    """
    case_for(number=request.case.number, person=by, at=at, permission=Permission.UPLOAD_DOCUMENT)
    if not may_answer(request, person=by, at=at):
        raise NotAllowedError("another party was asked")
    locked = lock_case(request.case)
    require_state(locked, CaseState.CLINICAL_REVIEW)
    if RecordsAnswer.objects.filter(request=request).exists():
        raise RefusedError("This request was answered already.")
    if not words.strip():
        raise RefusedError("Say what was sent, or why nothing was.", field="words")
    answer = RecordsAnswer.objects.create(request=request, words=words.strip(), entered_by=by, answered_at=at)
    parties = list(locked.parties.filter(until__isnull=True))
    opening = f"{request.asked_of.name} answers the request for records in case {locked.number}."
    _copy_to_all(locked, parties, [opening, words.strip()], by=by, at=at)
    record(scope=locked.number, verb="answer_records", by=by, at=at, facts={"request": request.pk})
    return answer


def may_answer(request: RecordsRequest, *, person: User, at: datetime) -> bool:
    """Return whether a person may answer a request: a clerk, or who acts for the party that was asked."""
    own = parties_of(case=request.case, person=person, at=at)
    return acts_as_staff(person, Permission.UPLOAD_DOCUMENT, at=at) or own.filter(pk=request.asked_of_id).exists()


def _copy_to_all(case: Case, parties: list[Party], paragraphs: list[str], *, by: User, at: datetime) -> None:
    notice = Notice.objects.create(
        case=case, kind=NoticeKind.RECORDS_REQUEST, paragraphs=paragraphs, sent_at=at, sent_by=by
    )
    for party in parties:
        NoticeService.objects.create(notice=notice, party=party, method=ServedBy.ELECTRONIC, at=at)
