"""What the pages of notices and of closing the records show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpRequest

from openimr.domain.errors import LawError
from openimr.law.days import legal_day
from openimr.law.deadlines import Deadline
from openimr.law.service import Recipient
from openimr.notices.assignment import assignment_notice
from openimr.web.cases.act_clocks import act_clocks
from openimr.web.cases.docket import is_past
from openimr.web.cases.models import Case, CaseClock, Notice, Party
from openimr.web.cases.models.notices import NoticeKind
from openimr.web.cases.services.assignment import (
    assignment_ways,
    day_received,
    determination_deadline,
    notice_facts,
    records_deadline,
    way_of_records,
)
from openimr.web.cases.services.notices import ways_of_copies
from openimr.web.cases.services.reminders import reminder_words
from openimr.web.cases.serving import PARTY_SERVED, Way, waiting_parties
from openimr.web.cases.values import RECORDS_AWAITED, CaseState, ServedBy
from openimr.web.errors import RefusedError
from openimr.web.people.access import may
from openimr.web.people.models import User
from openimr.web.people.values import Permission


@dataclass(frozen=True, kw_only=True, slots=True)
class Mailing:
    """The assignment notice as it would go out now.

    Attributes:
        method: How it is asked to be served.
        due: Until when records would be due, and why; None if it cannot be said.
        words: The notice.
        ways: How each party would be served.
        problem: Why it cannot be sent, beside a party that is reached in no way; empty if nothing else is in the way.
    """

    method: ServedBy
    due: Deadline | None
    words: tuple[str, ...]
    ways: tuple[Way, ...]
    problem: str

    @property
    def not_reached(self) -> tuple[Party, ...]:
        """The parties that it could not be served on: until an address is entered, or they can sign in, it is not sent."""
        return tuple(way.party for way in self.ways if way.method is None)

    @property
    def can_be_sent(self) -> bool:
        """Whether nothing is in the way."""
        return not self.problem and not self.not_reached


@dataclass(frozen=True, kw_only=True, slots=True)
class Closing:
    """What closing the records rests on and does.

    Attributes:
        documents: How many the file holds.
        clock: Until when records may come; None if no such clock runs.
        is_over: Whether that is past.
        received_on: Day on which the last document was received; None if there is none.
        due: Until when the determination will be due if the records are closed now; None if it cannot be said.
        is_due_past: Whether that day is past already.
    """

    documents: int
    clock: CaseClock | None
    is_over: bool
    received_on: date | None
    due: Deadline | None
    is_due_past: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class SentNotice:
    """A notice that went out.

    Attributes:
        waiting: The parties it was not served on yet; None to one who does not send notices.
    """

    notice: Notice
    waiting: tuple[Party, ...] | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Copies:
    """A notice as it would go out now to every party it goes to.

    Attributes:
        words: The notice, one text a paragraph.
        ways: How each party is served now; one without a way is served afterwards, by who mails it.
        problem: Why it cannot be sent; empty if nothing is in the way.
    """

    words: tuple[str, ...] = ()
    ways: tuple[Way, ...] = ()
    problem: str = ""


def copies_of(case: Case, *, kind: NoticeKind, words: Iterable[str], at: datetime) -> Copies:
    """Return a notice as ``send_to_parties`` would send it now."""
    return Copies(words=tuple(words), ways=ways_of_copies(case, kind=kind, at=at))


def reminder_of(case: Case, *, at: datetime) -> Copies:
    """Return the reminder of records as it would go out now."""
    if case.state not in RECORDS_AWAITED:
        return Copies(problem="The records of this case are not awaited.")
    try:
        words = reminder_words(case, at=at)
    except RefusedError as error:
        return Copies(problem=error.reason)
    return copies_of(case, kind=NoticeKind.RECORDS_REMINDER, words=words, at=at)


def method_asked(request: HttpRequest) -> ServedBy:
    """Return the way of service that a page's address or form names; mail if none."""
    asked = request.POST.get("method") or request.GET.get("method", "")
    return ServedBy(asked) if asked in ServedBy.values else ServedBy.MAIL


def mailing_of(case: Case, *, method: ServedBy, at: datetime) -> Mailing:
    """Return the assignment notice of a case as it would go out now."""
    problem = ""
    ways: tuple[Way, ...] = ()
    due: Deadline | None = None
    try:
        ways = assignment_ways(case, method=method, at=at)
        if _is_administrator_reached(ways):
            due = records_deadline(case, method=way_of_records(case, ways), at=at)
    except (RefusedError, LawError) as error:
        problem = str(error)
    if case.state != CaseState.ASSIGNED:
        problem = "The notice of this case was sent already, or the case is not assigned yet."
    words = assignment_notice(notice_facts(case, records_due=due)) if due else ()
    return Mailing(method=method, due=due, words=words, ways=ways, problem=problem)


def _is_administrator_reached(ways: Iterable[Way]) -> bool:
    return all(way.method for way in ways if way.party.kind == PARTY_SERVED[Recipient.EMPLOYER])


def closing_of(case: Case, *, at: datetime) -> Closing:
    """Return what closing the records of a case rests on and does."""
    clocks = case.clocks.filter(name__in=act_clocks(CaseState.RECORDS_REQUESTED), stopped_at__isnull=True)
    clock = clocks.first()
    received_on, due = None, None
    try:
        received_on = day_received(case, None, at=at)
        due = determination_deadline(case, at=at)
    except (RefusedError, LawError):
        pass
    return Closing(
        documents=case.documents.count(),
        clock=clock,
        is_over=clock is not None and is_past(clock, at=at),
        received_on=received_on,
        due=due,
        is_due_past=due is not None and due.due_day < legal_day(at),
    )


def sent_notices(case: Case, *, person: User, at: datetime) -> list[SentNotice]:
    """Return the notices of a case, the latest first; to one who sends them, with those they have not reached."""
    sends = may(person, Permission.SEND_NOTICE, at=at)
    notices = case.notices.prefetch_related("services__party").select_related("case").order_by("-sent_at", "-pk")
    return [SentNotice(notice=notice, waiting=waiting_parties(notice) if sends else None) for notice in notices]
