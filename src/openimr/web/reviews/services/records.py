"""The reviewer asks a party for records, and the answer; every party gets a copy of both."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from openimr.domain.errors import NotAllowedError
from openimr.notices.records import records_answer, records_request
from openimr.web.audit.services import record
from openimr.web.cases.access import case_for
from openimr.web.cases.changes import EXPERT_REVIEWER
from openimr.web.cases.history import knows_reviewer
from openimr.web.cases.models import Case, Party
from openimr.web.cases.models.notices import NoticeKind
from openimr.web.cases.services.locking import lock_case, require_state
from openimr.web.cases.services.notices import send_to_parties
from openimr.web.cases.values import CaseState
from openimr.web.documents.access import acts_as_staff, parties_of
from openimr.web.errors import RefusedError
from openimr.web.people.models import User
from openimr.web.people.values import Permission
from openimr.web.reviewers.access import assignment_of, may_open_file
from openimr.web.reviewers.panels import require_own_state
from openimr.web.reviews.anonymity import refuse_words_for_parties
from openimr.web.reviews.models import RecordsAnswer, RecordsRequest


@transaction.atomic
def request_records(*, case: Case, asked_of: Party, words: str, by: User, at: datetime) -> RecordsRequest:
    """Ask a party for records; every party gets a copy, and none the reviewer's name.

    While a panel is being filled no records are asked for: once every member has attested. A copy is served at once on each party for whom someone can sign in; a clerk serves the others
    (``openimr.web.cases.services.notices.serve_notice``).

    Raises:
        NotAllowedError: ``by`` may not ask for records, or does not see the case.
        RefusedError: The case is not in review, ``by`` has signed, the party is not one of it, no words are given, or they name the reviewer.

    Writes:
        A RecordsRequest, a Notice with a NoticeService for each party served, and one AuditEvent.

    Source: Lab. Code § 4610.6(b), (f).
    """
    case_for(number=case.number, person=by, at=at, permission=Permission.REQUEST_RECORDS)
    own = assignment_of(case=case, person=by)
    if not may_open_file(case=case, person=by) or not (own or knows_reviewer(case, by, at=at)):
        raise NotAllowedError("neither staff nor the reviewer of this case, attested")
    locked = lock_case(case)
    require_state(locked, CaseState.CLINICAL_REVIEW)
    if own is not None:
        require_own_state(own, CaseState.CLINICAL_REVIEW)
    if asked_of not in locked.parties.filter(until__isnull=True):
        raise RefusedError("Choose one of the parties of this case.", field="asked_of")
    if not words.strip():
        raise RefusedError("Say which records are needed.", field="words")
    refuse_words_for_parties(words, locked, by=by, at=at, field="words")
    request = RecordsRequest.objects.create(
        case=locked, asked_of=asked_of, words=words.strip(), asked_by=by, asked_at=at
    )
    asker = EXPERT_REVIEWER if own else settings.OPENIMR_ORGANIZATION
    told = records_request(asker=asker, asked_of=asked_of.name, case_number=locked.number, words=words.strip())
    send_to_parties(locked, kind=NoticeKind.RECORDS_REQUEST, words=told, by=by, at=at)
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
    """Enter the answer to a request for records; every party gets a copy, as of the request.

    Args:
        request: Not answered yet.
        words: What was sent, or why nothing was.
        by: The party that was asked, or a clerk to whom it answered.
        at: The moment, aware.

    Raises:
        NotAllowedError: ``by`` may not add to the file, does not see the case, or is another party.
        RefusedError: The case is not in review, the request was answered already, no words are given, or they name a
            physician who may be the reviewer.

    Writes:
        A RecordsAnswer, a Notice with a NoticeService for each party served, and one AuditEvent.

    Source: Lab. Code § 4610.6(b), (f).
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
    refuse_words_for_parties(words, locked, by=by, at=at, field="words")
    answer = RecordsAnswer.objects.create(request=request, words=words.strip(), entered_by=by, answered_at=at)
    told = records_answer(asked_of=request.asked_of.name, case_number=locked.number, words=words.strip())
    send_to_parties(locked, kind=NoticeKind.RECORDS_ANSWER, words=told, by=by, at=at)
    record(scope=locked.number, verb="answer_records", by=by, at=at, facts={"request": request.pk})
    return answer


def may_answer(request: RecordsRequest, *, person: User, at: datetime) -> bool:
    """Return whether a person may answer a request: a clerk, or who acts for the party that was asked."""
    own = parties_of(case=request.case, person=person, at=at)
    return acts_as_staff(person, Permission.UPLOAD_DOCUMENT, at=at) or own.filter(pk=request.asked_of_id).exists()
