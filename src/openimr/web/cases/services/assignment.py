"""Tell the parties that a case is assigned, and close the time for records."""

from collections.abc import Iterable
from datetime import date, datetime

from django.conf import settings
from django.db import transaction

from openimr.law.clocks import limit_named
from openimr.law.days import day_in_words, legal_day
from openimr.law.deadlines import Deadline, last_day
from openimr.law.service import Recipient, served_with_assignment_notice
from openimr.notices.assignment import AssignmentFacts, assignment_notice
from openimr.web.audit.services import record
from openimr.web.cases.act_clocks import act_clocks
from openimr.web.cases.facts import has_formulary_item
from openimr.web.cases.models import Case, Party
from openimr.web.cases.models.notices import NoticeKind
from openimr.web.cases.services.locking import (
    change,
    doubted,
    lock_case,
    require_state,
    start_clock,
    stop_clocks,
)
from openimr.web.cases.services.notices import send_notice
from openimr.web.cases.serving import AT_AN_ADDRESS, PARTY_SERVED, Way, ways_to
from openimr.web.cases.values import RECORDS_AWAITED, CaseState, ItemState, PartyKind, Priority, ServedBy
from openimr.web.errors import RefusedError
from openimr.web.people.access import require
from openimr.web.people.models import User
from openimr.web.people.values import Permission

RECORDS_CLOCKS = ("records-mail", "records-electronic", "records-expedited", "records-statute")

_AWAITED = CaseState.RECORDS_REQUESTED

RECEIVED_WHEN_SENT = "that a notice sent electronically is received when it is sent"
"""What the 24 hours of an expedited review rest on where they run from electronic service."""


@transaction.atomic
def send_assignment_notice(*, case: Case, version: int, method: ServedBy, by: User, at: datetime) -> Case:
    """Serve the assignment notice on every party it goes to, and start the time for records.

    Args:
        case: Assigned.
        version: The version the form was made from.
        method: How it is served, where that reaches a party; the time for records turns on how it reaches the claims
            administrator.
        by: Who sends it.
        at: The moment of mailing, sending or handing over, aware.

    Raises:
        NotAllowedError: ``by`` may not send notices.
        RefusedError: A party that must be served is not on the application, or can be reached in no way; or the claims
            administrator is not reached in an expedited review in a way of which the receipt is known.
        NoLawInForceError: No rule is in force on that day.
        StaleFormError: The case was changed in between.

    Writes:
        A Notice, a NoticeService for each party, the clocks, the case's state, and one AuditEvent.

    Source: 8 CCR §§ 9792.10.4(b), 9792.10.5(a)(1); Lab. Code § 4610.5(l).
    """
    require(by, Permission.SEND_NOTICE, at=at)
    locked = lock_case(case, version=version)
    require_state(locked, CaseState.ASSIGNED)
    ways = assignment_ways(locked, method=method, at=at)
    served = way_of_records(locked, ways)
    require_reached(ways)
    stop_clocks(locked, "assignment-notice", at=at)
    due = _start_records_clocks(locked, method=served, at=at)
    words = assignment_notice(notice_facts(locked, records_due=due))
    send_notice(locked, kind=NoticeKind.ASSIGNMENT, words=words, ways=ways, by=by, at=at)
    facts = change(locked, state=CaseState.RECORDS_REQUESTED) | {
        "method": served.value,
        "records_due": str(due.due_day),
    }
    record(scope=locked.number, verb="send_assignment_notice", by=by, at=at, facts=facts)
    return locked


@transaction.atomic
def close_records(*, case: Case, version: int, received_on: date | None = None, by: User, at: datetime) -> Case:
    """Hold the records complete, or their time over, and start the clock of the determination.

    Args:
        case: Whose records are awaited, or of which some are missing though their time is over.
        version: The version the form was made from.
        received_on: Day on which the last document was received, which may be before it was entered here; None for the
            day on which the last one was.
        by: Who closes them.
        at: The moment, aware.

    Raises:
        NotAllowedError: ``by`` does not send notices of the case, and so does not keep its file either.
        RefusedError: The file holds no document, or where records are missing none but of utilization review; or
            ``received_on`` is before the first one or still to come.
        NoLawInForceError: No rule is in force on the day the clock starts.
        StaleFormError: The case was changed in between.

    Writes:
        The clocks, the case's state, and one AuditEvent.

    Source: Lab. Code § 4610.6(d)(1) (receipt of the request and of the supporting documents); 8 CCR § 9792.10.6(b)(2).
    """
    require(by, Permission.SEND_NOTICE, at=at)
    locked = lock_case(case, version=version)
    require_state(locked, *RECORDS_AWAITED)
    if locked.state == CaseState.INSUFFICIENT_RECORDS:
        _require_evidence_of_others(locked)
    starts = day_received(locked, received_on, at=at)
    stop_clocks(locked, *RECORDS_CLOCKS, at=at)
    due = start_clock(locked, determination_clock(locked), starts=starts)
    facts = change(locked, state=CaseState.REVIEWER_SELECTION) | {
        "documents": locked.documents.count(),
        "received_on": str(starts),
        "due": str(due.due_day),
    }
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


def assignment_ways(case: Case, *, method: ServedBy, at: datetime) -> tuple[Way, ...]:
    """Return how each party that the assignment notice goes to would be served now; writes nothing.

    Raises:
        RefusedError: One that must be served is not on the application.
        NoLawInForceError: No rule is in force on that day.
    """
    return ways_to(served_with_notice(case, at=at), asked=method, at=at)


def way_of_records(case: Case, ways: Iterable[Way]) -> ServedBy:
    """Return how the claims administrator is served, who owes the records: on that their time turns.

    The 24 hours of an expedited review run from receipt of the notice. Of mail and overnight delivery the receipt is
    not known here, and no presumption of it was read in the law; so neither serves.

    Raises:
        RefusedError: It is not served, or in an expedited review so that its receipt is not known.

    Source: 8 CCR § 9792.10.5(a)(1).
    """
    method = next(way.method for way in ways if way.party.kind == PARTY_SERVED[Recipient.EMPLOYER])
    if method is None:
        raise RefusedError(
            "The claims administrator is not reached: no address is known, and nobody can sign in for it. Enter its "
            "mailing address, serve it in person, or have a person of it added to this site.",
            field="method",
        )
    if case.priority == Priority.EXPEDITED and method in AT_AN_ADDRESS:
        raise RefusedError(
            "In an expedited review the claims administrator has 24 hours from receipt of the notice (8 CCR "
            "§ 9792.10.5(a)(1)); of mail the receipt is not known. Serve it in person, or electronically if somebody can "
            "sign in for it.",
            field="method",
        )
    return method


def require_reached(ways: Iterable[Way]) -> None:
    """Refuse a notice while one that must be served can be reached in no way.

    Raises:
        RefusedError: No address is known of a party, and nobody can sign in for it.

    Source: 8 CCR § 9792.10.4(b).
    """
    unreached = [f"the {PartyKind(way.party.kind).in_sentence}" for way in ways if way.method is None]
    if unreached:
        raise RefusedError(
            f"The notice must be served on {' and on '.join(unreached)} too: no address is known, and nobody can sign in. "
            "Enter the mailing address on the page of the assignment notice, then send it."
        )


def records_deadline(case: Case, *, method: ServedBy, at: datetime) -> Deadline:
    """Return until when records would be due if the claims administrator were served so now; writes nothing.

    Raises:
        NoLawInForceError: No rule is in force on that day.
    """
    limit = doubted(
        limit_named(_binding_clock(case, method), on=legal_day(at), assumptions=settings.OPENIMR_LAW),
        _doubts_of_receipt(case, method),
    )
    return last_day(limit, starts=at, mail=None)


def determination_deadline(case: Case, *, at: datetime) -> Deadline:
    """Return until when the determination would be due if the records were closed now; writes nothing.

    Raises:
        RefusedError: The file holds no document.
        NoLawInForceError: No rule is in force on that day.
    """
    starts = day_received(case, None, at=at)
    return last_day(
        limit_named(determination_clock(case), on=starts, assumptions=settings.OPENIMR_LAW), starts=starts, mail=None
    )


def day_received(case: Case, received_on: date | None, *, at: datetime) -> date:
    """Return the day on which both the request and the last document were there.

    Raises:
        RefusedError: As ``close_records``.
    """
    days = [legal_day(document.received_at) for document in case.documents.all()]
    if not days:
        raise RefusedError(
            "The file holds no document. A review on utilization review’s information alone is not allowed."
        )
    requested_on = case.applications.get().received_on
    found = received_on or max(days)
    if found > legal_day(at):
        raise RefusedError("This day is still to come. Enter the day on which it was received.", field="received_on")
    if found < min(days):
        raise RefusedError(
            f"The first document of the file was received on {day_in_words(min(days))}; the last one cannot have been "
            "received before.",
            field="received_on",
        )
    return max(found, requested_on)


def _require_evidence_of_others(case: Case) -> None:
    """Refuse to go on without the missing records while nobody but utilization review has sent any.

    Source: 8 CCR § 9792.10.6(b)(2).
    """
    if not case.documents.exclude(sent_by__kind=PartyKind.UR_ORGANIZATION).exists():
        raise RefusedError(
            "The file holds nothing but what utilization review sent, and a review may not rest on that alone (8 CCR "
            "§ 9792.10.6(b)(2)). Wait for a paper of the employee, the physician or the claims administrator."
        )


def _start_records_clocks(case: Case, *, method: ServedBy, at: datetime) -> Deadline:
    """Start the regulation's clock and, where there is one, the statute's; return the one that binds."""
    name = _records_clock(case, method)
    if case.priority == Priority.EXPEDITED:
        return start_clock(case, name, starts=at, doubts=_doubts_of_receipt(case, method))
    started = {each: start_clock(case, each, starts=legal_day(at)) for each in ("records-statute", name)}
    return started[_binding_clock(case, method)]


def _doubts_of_receipt(case: Case, method: ServedBy) -> tuple[str, ...]:
    is_presumed = case.priority == Priority.EXPEDITED and method is ServedBy.ELECTRONIC
    return (RECEIVED_WHEN_SENT,) if is_presumed else ()


def _records_clock(case: Case, method: ServedBy) -> str:
    if case.priority == Priority.EXPEDITED:
        return "records-expedited"
    return "records-electronic" if method is ServedBy.ELECTRONIC else "records-mail"


def _binding_clock(case: Case, method: ServedBy) -> str:
    """Return the clock of the records that binds the claims administrator, by the site's setting ``records-clock``."""
    return next(name for name in (_records_clock(case, method), "records-statute") if name in act_clocks(_AWAITED))


def determination_clock(case: Case) -> str:
    """Return the name of the clock by which the determination of a case is due.

    Source: Lab. Code § 4610.6(d)(1).
    """
    if case.priority == Priority.EXPEDITED:
        return "determination-expedited"
    return "determination-formulary" if has_formulary_item(case) else "determination-regular"


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
