"""What the pages of the assignment notice and of closing the records show before anything is done."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest

from openimr.domain.errors import LawError
from openimr.law.deadlines import Deadline
from openimr.notices.assignment import assignment_notice
from openimr.web.cases.docket import is_past
from openimr.web.cases.models import Case, CaseClock, Party
from openimr.web.cases.services.assignment import (
    RECORDS_CLOCKS,
    determination_deadline,
    notice_facts,
    records_deadline,
    served_with_notice,
)
from openimr.web.cases.values import CaseState, ServedBy
from openimr.web.errors import RefusedError


@dataclass(frozen=True, kw_only=True, slots=True)
class Mailing:
    """The notice as it would go out now.

    Attributes:
        due: Until when records would be due, and why; None if it cannot be said.
        words: The notice.
        parties: On whom it is served.
        problem: Why it cannot be sent; empty if it can.
    """

    method: ServedBy
    due: Deadline | None
    words: tuple[str, ...]
    parties: tuple[Party, ...]
    problem: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Closing:
    """What closing the records rests on and does.

    Attributes:
        documents: How many the file holds.
        clock: Until when records may come; None if no such clock runs.
        is_over: Whether that is past.
        due: Until when the determination will be due if the records are closed now; None if it cannot be said.
    """

    documents: int
    clock: CaseClock | None
    is_over: bool
    due: Deadline | None


def method_asked(request: HttpRequest) -> ServedBy:
    """Return the way of service that a page's address or form names; mail if none."""
    asked = request.POST.get("method") or request.GET.get("method", "")
    return ServedBy(asked) if asked in ServedBy.values else ServedBy.MAIL


def mailing_of(case: Case, *, method: ServedBy, at: datetime) -> Mailing:
    """Return the assignment notice of a case as it would go out now."""
    problem = ""
    parties: tuple[Party, ...] = ()
    due: Deadline | None = None
    try:
        due = records_deadline(case, method=method, at=at)
        parties = tuple(served_with_notice(case, at=at))
    except (RefusedError, LawError) as error:
        problem = str(error)
    if case.state != CaseState.ASSIGNED:
        problem = "The notice of this case was sent already, or the case is not assigned yet."
    words = assignment_notice(notice_facts(case, records_due=due)) if due else ()
    return Mailing(method=method, due=due, words=words, parties=parties, problem=problem)


def closing_of(case: Case, *, at: datetime) -> Closing:
    """Return what closing the records of a case rests on and does."""
    clocks = case.clocks.filter(name__in=RECORDS_CLOCKS, stopped_at__isnull=True).exclude(name="records-statute")
    clock = clocks.first()
    try:
        due = determination_deadline(case, at=at)
    except LawError:
        due = None
    return Closing(
        documents=case.documents.count(),
        clock=clock,
        is_over=clock is not None and is_past(clock, at=at),
        due=due,
    )
