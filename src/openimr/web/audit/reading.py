"""The events of one chain as an auditor reads them: filtered, paged, each looked at anew whether it holds."""

import math
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import CharField, Q, QuerySet, TextChoices, TextField
from django.db.models.functions import Cast
from django.utils import timezone

from openimr.web.audit.access import Chain, events_of, names_by_id
from openimr.web.audit.discretion import Discretion, ids_in
from openimr.web.audit.models import AuditEvent
from openimr.web.audit.values import NO_PREVIOUS, Event
from openimr.web.audit.verification import StoredRow, event_of, fault_of, moment_of
from openimr.web.audit.words import Telling, role_words, what_of
from openimr.web.people.models import Organization, User
from openimr.web.people.values import Role

ROWS_A_PAGE = 50
ROWS_A_BATCH = 500
NEAR = 5
"""Events shown before and after one that is asked for."""

THE_SITE = "The site"
BY_THE_SITE = "site"
"""What the filter of roles calls the site itself."""


class Order(TextChoices):
    """Which events stand first."""

    NEWEST = "newest", "Newest first"
    OLDEST = "oldest", "Oldest first"


@dataclass(frozen=True, kw_only=True, slots=True)
class Filters:
    """Which events of a chain are asked for; all of it stands in the page's address.

    Attributes:
        act: A verb.
        role: A role, or ``BY_THE_SITE``.
        person: Words of a name.
        since: First day, in California.
        until: Last day, in California.
        near: Number of an event to be shown among those around it; nothing else is looked at then.
        upto: Number of the last event that counts, so that pages do not move while the chain grows; None for the last.
        page: From 1.
    """

    act: str = ""
    role: str = ""
    person: str = ""
    since: date | None = None
    until: date | None = None
    order: Order = Order.NEWEST
    near: int | None = None
    upto: int | None = None
    page: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class EventRow:
    """One event as it is shown.

    Attributes:
        at: When; None if the moment cannot be read.
        who: The person, or what stands for them.
        role: In what capacity, in words; empty for the site itself, and where it would tell who reviews.
        what: What was done.
        more: Particulars; empty if there are none or they would tell who reviews.
        fault: What is wrong with it, in words; empty if it holds.
        event: As its digest sees it; None if that would tell who reviews, or cannot be read.
    """

    number: int
    at: datetime | None
    who: str
    role: str
    what: str
    more: str
    previous: str
    digest: str
    fault: str
    event: Event | None


@dataclass(frozen=True, kw_only=True, slots=True)
class EventPage:
    """A page of events.

    Attributes:
        total: How many events all pages have.
        pages: At least 1.
        upto: Number of the last event that counts.
    """

    rows: tuple[EventRow, ...]
    total: int
    page: int
    pages: int
    upto: int


def page_of(chain: Chain, filters: Filters, *, discretion: Discretion) -> EventPage:
    """Return a page of a chain's events, in a constant number of queries."""
    upto = min(filters.upto or chain.last, chain.last)
    found = _found(chain, filters, upto=upto, discretion=discretion)
    total = found.count()
    pages = max(1, math.ceil(total / ROWS_A_PAGE))
    page = min(max(filters.page, 1), pages)
    is_oldest_first = filters.order is Order.OLDEST or filters.near is not None
    ordered = found.order_by("number" if is_oldest_first else "-number")
    rows = rows_of(chain.scope, ordered[(page - 1) * ROWS_A_PAGE : page * ROWS_A_PAGE], discretion=discretion)
    return EventPage(rows=rows, total=total, page=page, pages=pages, upto=upto)


def events_in_order(chain: Chain, filters: Filters, *, discretion: Discretion) -> Iterator[EventRow]:
    """Yield every event asked for, the oldest first, without holding more than a batch."""
    upto = min(filters.upto or chain.last, chain.last)
    found = _found(chain, filters, upto=upto, discretion=discretion).order_by("number")
    last = 0
    while batch := rows_of(chain.scope, found.filter(number__gt=last)[:ROWS_A_BATCH], discretion=discretion):
        yield from batch
        last = batch[-1].number


def rows_of(scope: str, events: QuerySet[AuditEvent], *, discretion: Discretion) -> tuple[EventRow, ...]:
    """Return events of one chain as they are shown, in their order and in four queries; each is looked at whether it holds."""
    stored = _stored(events)
    digests = _digests_before(scope, stored)
    names = _names(stored)

    def name(key: str) -> str:
        return discretion.name(key, names, otherwise="")

    telling = Telling(scope=scope, name=name)
    return tuple(_row(row, names, telling, discretion, fault=_fault(row, digests)) for row in stored)


def _found(chain: Chain, filters: Filters, *, upto: int, discretion: Discretion) -> QuerySet[AuditEvent]:
    counted = events_of(chain.scope).filter(number__lte=upto)
    if filters.near is not None:
        return counted.filter(number__range=(filters.near - NEAR, filters.near + NEAR))
    asked = Q()
    if filters.act:
        asked &= Q(verb=filters.act)
    if filters.since:
        asked &= Q(at__gte=_midnight(filters.since))
    if filters.until and filters.until < date.max:  # no day comes after the last of all calendars
        asked &= Q(at__lt=_midnight(filters.until + timedelta(days=1)))
    return counted.filter(asked, _in_role(filters.role, discretion), _by(filters.person, discretion))


def _in_role(role: str, discretion: Discretion) -> Q:
    """Match by role; an act whose actor is not named is found as a reviewer's alone, else its other role would tell."""
    if not role:
        return Q()
    if role == BY_THE_SITE:
        return Q(person="")
    if role == Role.EXPERT_REVIEWER:
        return _holds(role) | discretion.acts_of_reviewers()
    return _holds(role) & ~discretion.acts_of_reviewers()


def _holds(role: str) -> Q:
    return Q(role=role) | Q(role__startswith=f"{role},") | Q(role__endswith=f",{role}") | Q(role__contains=f",{role},")


def _by(words: str, discretion: Discretion) -> Q:
    """Match by words of a name; nobody is found by a name that is not shown."""
    if not words:
        return Q()
    named = Q()
    for word in words.split():
        named &= Q(name__icontains=word)
    persons = User.objects.filter(named).order_by().values_list("public_id", flat=True)
    return Q(person__in=[str(person) for person in persons]) & ~discretion.acts_of_reviewers()


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=timezone.get_default_timezone())


def _stored(events: QuerySet[AuditEvent]) -> Sequence[StoredRow]:
    """Return events as the database holds them, unread: one that was tampered with must not end the page."""
    as_text = events.annotate(at_text=Cast("at", CharField()), facts_text=Cast("facts", TextField()))
    columns = ("scope", "number", "at_text", "person", "role", "verb", "facts_text", "previous", "digest")
    return list(as_text.values_list(*columns))


def _row(row: StoredRow, names: dict[str, str], telling: Telling, discretion: Discretion, *, fault: str) -> EventRow:
    _scope, number, at, person, role, verb, _facts, previous, digest = row
    event = _event(row)
    is_hidden = discretion.hides(person=person, role=role)
    is_withheld = event is None or discretion.withholds(event)
    known = discretion.name(person, names, otherwise="Someone unknown") if person else THE_SITE
    return EventRow(
        number=number,
        at=read_moment(at),
        who=discretion.instead if is_hidden else known,
        role="" if is_hidden else role_words(role),
        what=what_of(verb),
        more="" if event is None or is_withheld else telling.more_of(verb, event.facts),
        previous=previous,
        digest=digest,
        fault=fault,
        event=None if is_withheld else event,
    )


def _event(row: StoredRow) -> Event | None:
    with suppress(ValueError):
        return event_of(row)
    return None


def read_moment(stored: str | datetime | None) -> datetime | None:
    """Return a moment as the database holds it; None if there is none, or it cannot be shown."""
    with suppress(ValueError, OverflowError):  # the first day of all calendars cannot be
        return timezone.localtime(moment_of(stored)) if stored else None
    return None


def _digests_before(scope: str, stored: Sequence[StoredRow]) -> dict[int, str]:
    wanted = [row[1] - 1 for row in stored]
    found = events_of(scope).filter(number__in=wanted).order_by()
    return {0: NO_PREVIOUS, **dict(found.values_list("number", "digest"))}


def _fault(row: StoredRow, digests: dict[int, str]) -> str:
    before = digests.get(row[1] - 1)
    if before is None:
        return f"the event before it, number {row[1] - 1}, is missing"
    return fault_of(row, after=(row[1] - 1, before))


def _names(stored: Iterable[StoredRow]) -> dict[str, str]:
    """Return what each public id in events is called: of people, and of organizations."""
    ids = {key for row in stored for key in ids_in(f"{row[3]} {row[6]}")}
    organizations = Organization.objects.filter(public_id__in=ids).order_by()
    return {str(each.public_id): each.name for each in organizations} | names_by_id(ids)
