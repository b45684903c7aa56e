"""Does the audit trail hold? The chains there are, and what the last verification found of each."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias, TypedDict

from django.db.models import CharField, OuterRef, Q, QuerySet, Subquery, Sum
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

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

ROWS_A_PAGE = 50
PAST = 6
"""Verifications shown, the last among them."""


class _Ends(TypedDict):
    """What ``_with_ends`` adds to each head."""

    first_row: int | None
    first_text: str | None
    last_row: int | None
    last_text: str | None


_Ended: TypeAlias = "QuerySet[WithAnnotations[AuditHead, _Ends]]"


class Found(Enum):
    """What the last verification found of a chain; its value is the words for it."""

    HELD = "Held"
    GREW = "Held; grew since"
    BROKEN = "Does not hold"
    NEW = "Began after it"
    UNTOLD = "Not told: too many chains broke"
    NEVER = "Not verified yet"


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
        events: How many it holds, by its head.
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
    heads = AuditHead.objects.exclude(scope=SITE).filter(_searched(wanted.search))
    if wanted.is_broken:
        heads = heads.filter(scope__in=last.places if last else ())
    total = heads.count()
    pages = max(1, math.ceil(total / ROWS_A_PAGE))
    page = min(max(wanted.page, 1), pages)
    rows = _rows(heads.order_by("-scope")[(page - 1) * ROWS_A_PAGE : page * ROWS_A_PAGE], last)
    site = _rows(AuditHead.objects.filter(scope=SITE), last)
    return Trail(
        site=next(iter(site), None),
        rows=rows,
        chains=AuditHead.objects.count(),
        events=AuditHead.objects.aggregate(events=Sum("number"))["events"] or 0,
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


def _rows(heads: QuerySet[AuditHead], last: Verified | None) -> tuple[ChainRow, ...]:
    shown = list(_with_ends(heads))
    scopes = [head.scope for head in shown]
    samples = set(Case.objects.filter(number__in=scopes, is_sample=True).values_list("number", flat=True))
    return tuple(_row(head, last, is_sample=head.scope in samples) for head in shown)


def _with_ends(heads: QuerySet[AuditHead]) -> _Ended:
    """Add the first and the last event of each chain: key, and moment as the database holds it."""
    first = AuditEvent.objects.filter(scope=OuterRef("scope"), number=1).annotate(text=Cast("at", CharField()))
    last = AuditEvent.objects.filter(scope=OuterRef("scope"), number=OuterRef("number")).annotate(
        text=Cast("at", CharField())
    )
    return heads.annotate(
        first_row=Subquery(first.values("pk")[:1]),
        first_text=Subquery(first.values("text")[:1]),
        last_row=Subquery(last.values("pk")[:1]),
        last_text=Subquery(last.values("text")[:1]),
    )


def _row(head: "WithAnnotations[AuditHead, _Ends]", last: Verified | None, *, is_sample: bool) -> ChainRow:
    return ChainRow(
        scope=head.scope,
        events=head.number,
        first=read_moment(head.first_text),
        last=read_moment(head.last_text),
        found=_found(head.scope, last, first_row=head.first_row, last_row=head.last_row),
        broken=last.places.get(head.scope) if last else None,
        is_sample=is_sample,
    )


def _found(scope: str, last: Verified | None, *, first_row: int | None, last_row: int | None) -> Found:
    if last is None:
        return Found.NEVER
    if scope in last.places:
        return Found.BROKEN
    if last.broken > len(last.places):
        return Found.UNTOLD
    if first_row is None or first_row > last.last_row:
        return Found.NEW
    return Found.GREW if last_row is None or last_row > last.last_row else Found.HELD
