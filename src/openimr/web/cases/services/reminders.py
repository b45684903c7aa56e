"""Write to the parties while a case waits for them: ask for information, remind of records."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from openimr.law.clocks import limit_named
from openimr.law.days import legal_day
from openimr.notices.information import information_request
from openimr.notices.records import records_reminder
from openimr.web.audit.services import record
from openimr.web.cases.docket import is_past
from openimr.web.cases.models import Case, Notice, Party
from openimr.web.cases.models.notices import NoticeKind
from openimr.web.cases.services.locking import change, lock_case, require_state
from openimr.web.cases.services.notices import send_to_parties
from openimr.web.cases.services.shortfalls import records_clock
from openimr.web.cases.values import RECORDS_AWAITED, CaseState, PartyKind
from openimr.web.errors import RefusedError
from openimr.web.people.access import require
from openimr.web.people.models import User
from openimr.web.people.values import Permission
from openimr.web.written import written_in_one_line

LONGEST_WORDS = 4000
"""Characters of what is asked for."""


@transaction.atomic
def request_information(  # noqa: PLR0913 - of whom, what, by whom and when
    *, case: Case, version: int, asked_of: PartyKind, words: str, by: User, at: datetime
) -> Notice:
    """Ask a party for information on which eligibility turns; every party gets a copy.

    A copy is served at once on each party for whom someone can sign in; a clerk serves the others
    (``openimr.web.cases.services.notices.serve_notice``). No clock of the case starts: the time to answer runs from
    receipt, which is not known of mail; the notice names it.

    Args:
        case: In eligibility review.
        version: The version the form was made from.
        asked_of: A party of the case.
        words: What is asked.
        by: Who decides eligibility.
        at: The moment, aware.

    Raises:
        NotAllowedError: ``by`` may not decide eligibility.
        RefusedError: The case is in another state, no such party stands, or no words are given or too many.
        NoLawInForceError: No rule is in force on that day.
        StaleFormError: The case was changed in between.

    Writes:
        A Notice with a NoticeService for each party served, the case's version, and one AuditEvent.

    Source: 8 CCR § 9792.10.3(c).
    """
    require(by, Permission.DECIDE_ELIGIBILITY, at=at)
    locked = lock_case(case, version=version)
    require_state(locked, CaseState.ELIGIBILITY_REVIEW)
    told = information_words(locked, asked_of=asked_of, words=words, at=at)
    notice = send_to_parties(locked, kind=NoticeKind.INFORMATION_REQUEST, words=told, by=by, at=at)
    facts = change(locked) | {"asked_of": asked_of.value}
    record(scope=locked.number, verb="request_information", by=by, at=at, facts=facts)
    return notice


@transaction.atomic
def remind_of_records(*, case: Case, version: int, by: User, at: datetime) -> Notice:
    """Remind the claims administrator, with a copy to those who were told of the assignment, of records that are due.

    Args:
        case: Whose records are awaited, or of which some are missing though their time is over.
        version: The version the form was made from.
        by: Who sends notices.
        at: The moment, aware.

    Raises:
        NotAllowedError: ``by`` may not send notices.
        RefusedError: The case is in another state, or no clock of its records runs.
        StaleFormError: The case was changed in between.

    Writes:
        A Notice with a NoticeService for each party served, the case's version, and one AuditEvent.
    """
    require(by, Permission.SEND_NOTICE, at=at)
    locked = lock_case(case, version=version)
    require_state(locked, *RECORDS_AWAITED)
    notice = send_to_parties(
        locked, kind=NoticeKind.RECORDS_REMINDER, words=reminder_words(locked, at=at), by=by, at=at
    )
    record(scope=locked.number, verb="remind_of_records", by=by, at=at, facts=change(locked))
    return notice


def information_words(case: Case, *, asked_of: PartyKind, words: str, at: datetime) -> tuple[str, ...]:
    """Return the words of a request for information as it would go out now; writes nothing.

    Raises:
        RefusedError: No such party stands, or no words are given or too many.
        NoLawInForceError: No rule is in force on that day.
    """
    party = case.parties.filter(kind=asked_of, until__isnull=True).first()
    if party is None:
        raise RefusedError("Choose one of the parties of this case.", field="asked_of")
    kept = written_in_one_line(words, longest=LONGEST_WORDS, field="words", if_none="Say what you need to know.")
    return information_request(
        organization=settings.OPENIMR_ORGANIZATION,
        case_number=case.number,
        asked_of=party.name,
        words=kept,
        limit=limit_named("information-reply", on=legal_day(at), assumptions=settings.OPENIMR_LAW),
    )


def reminder_words(case: Case, *, at: datetime) -> tuple[str, ...]:
    """Return the words of a reminder of records as it would go out now; writes nothing.

    Raises:
        RefusedError: No clock of the records runs.
    """
    clock = records_clock(case)
    if clock is None:
        raise RefusedError("No time for records runs in this case, so there is nothing to remind of.")
    party: Party = case.parties.get(kind=PartyKind.CLAIMS_ADMINISTRATOR, until__isnull=True)
    return records_reminder(
        organization=settings.OPENIMR_ORGANIZATION,
        case_number=case.number,
        asked_of=party.name,
        due=clock.due_at or clock.due,
        provision=clock.provision,
        is_late=is_past(clock, at=at),
        sent=case.documents.count(),
    )
