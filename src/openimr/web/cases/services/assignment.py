"""Tell the parties that a case is assigned, and close the time for records."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from openimr.law.clocks import limit_named
from openimr.law.days import legal_day
from openimr.law.deadlines import Deadline, last_day
from openimr.law.service import Recipient, served_with_assignment_notice
from openimr.notices.assignment import AssignmentFacts, assignment_notice
from openimr.web.audit.services import record
from openimr.web.cases.models import Case, Notice, NoticeService, Party
from openimr.web.cases.models.notices import NoticeKind
from openimr.web.cases.services.locking import change, lock_case, require_state, start_clock, stop_clocks
from openimr.web.cases.values import CaseState, ItemState, PartyKind, Priority, ServedBy
from openimr.web.errors import RefusedError
from openimr.web.people.access import require
from openimr.web.people.models import User
from openimr.web.people.values import Permission

PARTY_SERVED = {
    Recipient.EMPLOYER: PartyKind.CLAIMS_ADMINISTRATOR,
    Recipient.EMPLOYEE: PartyKind.EMPLOYEE,
    Recipient.EMPLOYEES_ATTORNEY: PartyKind.ATTORNEY,
    Recipient.REQUESTING_PHYSICIAN: PartyKind.REQUESTING_PHYSICIAN,
    Recipient.EMPLOYEES_PROVIDER: PartyKind.REQUESTING_PHYSICIAN,
}
"""Through which party of a case each recipient is served; the employer through the claims administrator."""

RECORDS_CLOCKS = ("records-mail", "records-electronic", "records-expedited", "records-statute")


@transaction.atomic
def send_assignment_notice(*, case: Case, version: int, method: ServedBy, by: User, at: datetime) -> Case:
    """Serve the assignment notice on every party, and start the time for records.

    Args:
        case: Assigned.
        version: The version the form was made from.
        method: How it is served; the time for records turns on it.
        by: Who sends it.
        at: The moment of mailing or sending, aware.

    Raises:
        NotAllowedError: ``by`` may not send notices.
        RefusedError: A party that must be served is not on the application.
        NoLawInForceError: No rule is in force on that day.
        StaleFormError: The case was changed in between.

    Writes:
        A Notice, a NoticeService a party, the clocks, the case's state, and one AuditEvent.

    Source: 8 CCR §§ 9792.10.4(b), 9792.10.5(a)(1); Lab. Code § 4610.5(l).
    """
    require(by, Permission.SEND_NOTICE, at=at)
    locked = lock_case(case, version=version)
    require_state(locked, CaseState.ASSIGNED)
    stop_clocks(locked, "assignment-notice", at=at)
    due = _start_records_clocks(locked, method=method, at=at)
    words = assignment_notice(notice_facts(locked, records_due=due))
    notice = Notice.objects.create(
        case=locked, kind=NoticeKind.ASSIGNMENT, paragraphs=list(words), sent_at=at, sent_by=by
    )
    for party in served_with_notice(locked, at=at):
        NoticeService.objects.create(notice=notice, party=party, method=method, at=at)
    facts = change(locked, state=CaseState.RECORDS_REQUESTED) | {
        "method": method.value,
        "records_due": str(due.due_day),
    }
    record(scope=locked.number, verb="send_assignment_notice", by=by, at=at, facts=facts)
    return locked


@transaction.atomic
def close_records(*, case: Case, version: int, by: User, at: datetime) -> Case:
    """Hold the records complete, or their time over, and start the clock of the determination.

    Raises:
        NotAllowedError: ``by`` does not send notices of the case, and so does not keep its file either.
        RefusedError: The file holds no document.
        StaleFormError: The case was changed in between.

    Writes:
        The clocks, the case's state, and one AuditEvent.

    Source: Lab. Code § 4610.6(d)(1); 8 CCR § 9792.10.6(b)(2).
    """
    require(by, Permission.SEND_NOTICE, at=at)
    locked = lock_case(case, version=version)
    require_state(locked, CaseState.RECORDS_REQUESTED)
    documents = locked.documents.count()
    if documents == 0:
        raise RefusedError(
            "The file holds no document. A review on utilization review’s information alone is not allowed."
        )
    stop_clocks(locked, *RECORDS_CLOCKS, at=at)
    due = start_clock(locked, _determination_clock(locked), starts=legal_day(at))
    facts = change(locked, state=CaseState.REVIEWER_SELECTION) | {"documents": documents, "due": str(due.due_day)}
    record(scope=locked.number, verb="close_records", by=by, at=at, facts=facts)
    return locked


def notice_facts(case: Case, *, records_due: Deadline) -> AssignmentFacts:
    """Return what the assignment notice of a case tells."""
    application = case.applications.get()
    items = list(case.items.all())
    return AssignmentFacts(
        organization=settings.OPENIMR_ORGANIZATION,
        case_number=case.number,
        is_expedited=case.priority == Priority.EXPEDITED,
        items=tuple(item.description for item in items if item.state == ItemState.DISPUTED),
        not_eligible=tuple(item.description for item in items if item.state != ItemState.DISPUTED),
        rfa_on=application.rfa_on,
        physician=application.physician_name,
        ur_decided_on=application.ur_decided_on,
        received_on=application.received_on,
        records_due=records_due,
    )


def records_deadline(case: Case, *, method: ServedBy, at: datetime) -> Deadline:
    """Return until when records would be due if the notice were served so at this moment; writes nothing.

    Raises:
        NoLawInForceError: No rule is in force on that day.
    """
    name = _records_clock(case, method)
    return last_day(limit_named(name, on=legal_day(at)), starts=at, mail=None)


def determination_deadline(case: Case, *, at: datetime) -> Deadline:
    """Return until when the determination would be due if the records were complete now; writes nothing.

    Raises:
        NoLawInForceError: No rule is in force on that day.
    """
    name = _determination_clock(case)
    return last_day(limit_named(name, on=legal_day(at)), starts=legal_day(at), mail=None)


def _start_records_clocks(case: Case, *, method: ServedBy, at: datetime) -> Deadline:
    """Start the regulation's clock and, where there is one, the statute's; return the regulation's, which binds."""
    name = _records_clock(case, method)
    if case.priority == Priority.EXPEDITED:
        return start_clock(case, name, starts=at)
    start_clock(case, "records-statute", starts=legal_day(at))
    return start_clock(case, name, starts=legal_day(at))


def _records_clock(case: Case, method: ServedBy) -> str:
    if case.priority == Priority.EXPEDITED:
        return "records-expedited"
    return "records-electronic" if method is ServedBy.ELECTRONIC else "records-mail"


def _determination_clock(case: Case) -> str:
    if case.priority == Priority.EXPEDITED:
        return "determination-expedited"
    is_formulary = bool(case.applications.get().is_formulary)
    return "determination-formulary" if is_formulary else "determination-regular"


def served_with_notice(case: Case, *, at: datetime) -> list[Party]:
    """Return the parties that the assignment notice goes to.

    Raises:
        RefusedError: One that must be served is not on the application.
        NoLawInForceError: No rule is in force on that day.

    Source: 8 CCR § 9792.10.4(b).
    """
    standing = {PartyKind(party.kind): party for party in case.parties.filter(until__isnull=True)}
    rules = served_with_assignment_notice(on=legal_day(at), is_represented=PartyKind.ATTORNEY in standing)
    missing = [rule.recipient.value for rule in rules if PARTY_SERVED[rule.recipient] not in standing]
    if missing:
        raise RefusedError(f"The notice goes to {' and to '.join(missing)} too; enter them on the application first.")
    return [standing[PARTY_SERVED[rule.recipient]] for rule in rules]
