"""Does the audit trail hold? The chains there are, and what the last verification found of each."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import NamedTuple

from django.db.models import CharField, Count, Exists, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Cast

from openimr.web.audit.access import events_of
from openimr.web.audit.discretion import Discretion
from openimr.web.audit.models import AuditEvent, AuditHead
from openimr.web.audit.reading import EventRow, read_moment, rows_of
from openimr.web.audit.values import SITE
from openimr.web.audit.verification import Broken
from openimr.web.cases.models import Case
from openimr.web.people.access import require
from openimr.web.people.models import User
from openimr.web.people.values import Permission

ROWS_A_PAGE = 50
PAST = 6
"""Verifications shown, the last among them."""


class _Ends(NamedTuple):
    """A chain's number by its head, or without one by its last event; keys and moments as the database holds them."""

    scope: str
    number: int
    first_row: int | None
    first_text: str | None
    last_row: int | None
    last_text: str | None
    furthest: int | None

    def are_there(self) -> bool:
        """Return whether the first event is there, and the last is the one the head names."""
        return self.first_row is not None and self.furthest == self.number


class Found(Enum):
    """What the last verification found of a chain; its value is the words for it."""

    HELD = "Held"
    GREW = "Held; grew since"
    BROKEN = "Does not hold"
    NEW = "Began after it"
    UNTOLD = "Not told: too many chains broke"
    NEVER = "Not verified yet"
    MAIMED = "Does not hold now; verify again"


@dataclass(frozen=True, kw_only=True, slots=True)
class Verified:
    """A verification that was made from the page, as its event tells it.

    Attributes:
        number: Of its event in the site's chain.
        at: When; None if the event cannot be read.
        who: Who verified.
        chains: How many chains were read.
        events: How many events were read.
        broken: How many chains did not hold.
        places: Where they broke; the first ``openimr.web.audit.services.MOST_PLACES``.
        is_witnessed: Whether against a witness kept elsewhere.
        last_row: Key of the last event that was there when it began.
        fault: What is wrong with the event itself; empty if it holds.
    """

    number: int
    at: datetime | None
    who: str
    chains: int
    events: int
    broken: int
    places: Mapping[str, Broken]
    is_witnessed: bool
    last_row: int
    fault: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ChainRow:
    """One chain on the list.

    Attributes:
        events: How many it holds, by its head; where that is missing, by its last event.
        first: When its first event was; None if that is missing or cannot be read.
        last: The same of its last.
        broken: Where it broke at the last verification; None if it did not.
    """

    scope: str
    events: int
    first: datetime | None
    last: datetime | None
    found: Found
    broken: Broken | None
    is_sample: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Trail:
    """A page of the chains.

    Attributes:
        site: The site's own chain.
        rows: Cases, the newest first.
        chains: How many chains there are.
        events: How many events they hold.
        verified: The verifications made from the page, the last first; at most ``PAST``.
        total: How many rows all pages have.
        pages: At least 1.
    """

    site: ChainRow | None
    rows: tuple[ChainRow, ...]
    chains: int
    events: int
    verified: tuple[Verified, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """Which chains are asked for; all of it stands in the page's address.

    Attributes:
        search: A case number, or its beginning, or its count alone.
        is_broken: Whether only those that did not hold at the last verification.
        page: From 1.
    """

    search: str = ""
    is_broken: bool = False
    page: int = 1


def trail_for(person: User, wanted: Wanted, *, discretion: Discretion, at: datetime) -> Trail:
    """Return a page of the chains to an auditor, in a constant number of queries; opens none of them.

    Args:
        person: Who reads.
        wanted: Which chains.
        discretion: Of the site's chain.
        at: The moment, aware.

    Raises:
        NotAllowedError: The person is no auditor.
    """
    require(person, Permission.READ_AUDIT, at=at)
    verified = verifications(discretion=discretion)
    last = verified[0] if verified else None
    headless = _headless(list(last.places) if last else [])
    scopes = _scopes(wanted, last, headless=headless)
    total = scopes.count()
    pages = max(1, math.ceil(total / ROWS_A_PAGE))
    page = min(max(wanted.page, 1), pages)
    shown = scopes.order_by("-scope")[(page - 1) * ROWS_A_PAGE : page * ROWS_A_PAGE]
    chains, events = (sum(each) for each in zip(_sums(AuditHead.objects.all()), _sums(headless), strict=True))
    return Trail(
        site=next(iter(_rows([SITE], last)), None),
        rows=_rows([scope for (scope,) in shown], last),
        chains=chains,
        events=events,
        verified=verified,
        total=total,
        page=page,
        pages=pages,
    )


def verifications(*, discretion: Discretion, most: int = PAST) -> tuple[Verified, ...]:
    """Return the last verifications that were made from the page, the last first."""
    events = events_of(SITE).filter(verb="verify_trail").order_by("-number")[:most]
    return tuple(_verified(row) for row in rows_of(SITE, events, discretion=discretion))


def _verified(row: EventRow) -> Verified:
    facts: Mapping[str, object] = row.event.facts if row.event and isinstance(row.event.facts, Mapping) else {}
    places = facts.get("places")
    broken = [each for place in (places if isinstance(places, list) else []) if (each := _place(place))]
    return Verified(
        number=row.number,
        at=row.at,
        who=row.who,
        chains=_count(facts, "chains"),
        events=_count(facts, "events"),
        broken=_count(facts, "broken"),
        places={each.scope: each for each in broken},
        is_witnessed=facts.get("is_witnessed") is True,
        last_row=_count(facts, "last_row"),
        fault=row.fault,
    )


def _count(facts: Mapping[str, object], name: str) -> int:
    found = facts.get(name)
    return found if isinstance(found, int) else 0


def _place(place: object) -> Broken | None:
    match place:
        case {"scope": str(scope), "number": int(number), "reason": str(reason)}:
            return Broken(scope=scope, number=number, reason=reason)
        case _:
            return None


def _searched(words: str) -> Q:
    """Match a case number by its beginning, or by its count alone, as ``12`` for ``IM26-0000012``."""
    found = Q(scope__istartswith=words)
    return found | Q(scope__endswith=f"-{int(words):07d}") if words.isdecimal() else found


def _headless(scopes: Sequence[str]) -> QuerySet[AuditEvent]:
    """Return the last event of each of these chains whose head is missing, which stands for the head."""
    head = AuditHead.objects.filter(scope=OuterRef("scope"))
    later = AuditEvent.objects.filter(scope=OuterRef("scope"), number__gt=OuterRef("number"))
    return AuditEvent.objects.filter(~Exists(head), ~Exists(later), scope__in=scopes).order_by()


def _scopes(
    wanted: Wanted, last: Verified | None, *, headless: QuerySet[AuditEvent]
) -> QuerySet[AuditHead, tuple[str]]:
    """Return the scope of each case's chain that is asked for; one without a head is known from the verification."""
    asked = _searched(wanted.search) & ~Q(scope=SITE)
    heads = AuditHead.objects.filter(asked)
    if wanted.is_broken:
        heads = heads.filter(scope__in=last.places if last else ())
    return heads.values_list("scope").union(headless.filter(asked).values_list("scope"), all=True)


def _sums(chains: QuerySet[AuditHead] | QuerySet[AuditEvent]) -> tuple[int, int]:
    """Return how many chains there are, and how many events they hold."""
    found = chains.aggregate(chains=Count("pk"), events=Sum("number"))
    return found["chains"], found["events"] or 0


def _rows(scopes: Sequence[str], last: Verified | None) -> tuple[ChainRow, ...]:
    """Return chains as they are shown, in the order of their scopes; one that is not there has no row."""
    with_head = {ends.scope: ends for ends in _ends_of(AuditHead.objects.filter(scope__in=scopes))}
    headless = {ends.scope: ends for ends in _ends_of(_headless(scopes))}
    ends = headless | with_head
    samples = set(Case.objects.filter(number__in=scopes, is_sample=True).values_list("number", flat=True))
    return tuple(
        _row(
            ends[scope],
            last,
            is_whole=scope in with_head and ends[scope].are_there(),
            is_sample=scope in samples,
        )
        for scope in scopes
        if scope in ends
    )


def _ends_of(chains: QuerySet[AuditHead] | QuerySet[AuditEvent]) -> list[_Ends]:
    """Return the first and the last event of each chain, unread: one that was tampered with must not end the page."""
    events = AuditEvent.objects.filter(scope=OuterRef("scope")).annotate(text=Cast("at", CharField()))
    first, last = events.filter(number=1), events.filter(number=OuterRef("number"))
    found = chains.annotate(
        first_row=Subquery(first.values("pk")[:1]),
        first_text=Subquery(first.values("text")[:1]),
        last_row=Subquery(last.values("pk")[:1]),
        last_text=Subquery(last.values("text")[:1]),
        furthest=Subquery(events.order_by("-number").values("number")[:1]),
    )
    return [_Ends(*row) for row in found.values_list(*_Ends._fields)]


def _row(ends: _Ends, last: Verified | None, *, is_whole: bool, is_sample: bool) -> ChainRow:
    return ChainRow(
        scope=ends.scope,
        events=ends.number,
        first=read_moment(ends.first_text),
        last=read_moment(ends.last_text),
        found=_found(ends, last, is_whole=is_whole),
        broken=last.places.get(ends.scope) if last else None,
        is_sample=is_sample,
    )


def _found(ends: _Ends, last: Verified | None, *, is_whole: bool) -> Found:
    if last is None:
        return Found.NEVER
    if ends.scope in last.places:
        return Found.BROKEN
    if not is_whole or ends.first_row is None or ends.last_row is None:
        return Found.MAIMED
    if last.broken > len(last.places):
        return Found.UNTOLD
    if ends.first_row > last.last_row:
        return Found.NEW
    return Found.GREW if ends.last_row > last.last_row else Found.HELD
