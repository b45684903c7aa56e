"""Check the audit trail from outside: plain SQL, no model, any process that can open the database.

It needs no lock and no transaction: the heads are read before the events and once more after them, so that an event added
in between is no fault.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeAlias

from django.db import connection

from openimr.web.audit.values import NO_PREVIOUS, Event

Heads = Mapping[str, tuple[int, str]]
"""For each scope, how far its chain had come and the digest there."""

StoredRow: TypeAlias = tuple[str, int, str | datetime, str, str, str, Any, str, str]
"""An event as the database holds it, unread: scope, number, at, person, role, verb, facts, previous, digest."""

_EVENTS = """
    SELECT scope, number, at, person, role, verb, facts, previous, digest
    FROM audit_auditevent ORDER BY scope, number
"""
_HEADS = "SELECT scope, number, digest FROM audit_audithead"


@dataclass(frozen=True, kw_only=True, slots=True)
class Broken:
    """The first event of a chain that does not hold.

    Attributes:
        scope: The chain: a case number, or ``site``.
        number: Number of the first event that is changed, missing or out of place.
        reason: What is wrong, in words.
    """

    scope: str
    number: int
    reason: str

    def __str__(self) -> str:
        return f"{self.scope}: event {self.number}: {self.reason}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """What a verification found.

    Attributes:
        chains: How many chains were checked.
        events: How many events were checked.
        broken: The first broken event of each broken chain; empty if all hold.
        heads: How far each chain has come; kept elsewhere, it witnesses the next verification.
    """

    chains: int
    events: int
    broken: tuple[Broken, ...]
    heads: Heads


def verify_chains(*, witnessed: Heads | None = None) -> Verdict:
    """Read every chain and recompute every digest.

    A changed, missing or reordered event breaks its chain there. An end cut off is found against the
    heads in the database, and, where someone cut those too, against heads kept elsewhere.

    Args:
        witnessed: Heads of an earlier verification, kept outside the database.
    """
    before = _heads()
    found: dict[str, tuple[int, str]] = {}
    broken: dict[str, Broken] = {}
    events = 0
    expected = dict(witnessed or {})
    with connection.chunked_cursor() as cursor:
        cursor.execute(_EVENTS)
        for scope, rows in groupby(_rows(cursor), key=itemgetter(0)):
            walk = _Walk(scope=scope, witnessed=expected.get(scope))
            events += sum(1 for _ in map(walk.step, rows))
            found[scope] = (walk.number, walk.digest)
            if walk.broken:
                broken[scope] = walk.broken
    against_heads = _ends_elsewhere(found=found, before=before, after=_heads())
    for scope, fault in (
        *against_heads,
        *_cut_short(found=found, heads=before),
        *_cut_short(found=found, heads=expected),
    ):
        broken.setdefault(scope, fault)
    ordered = tuple(broken[scope] for scope in sorted(broken))
    return Verdict(chains=len(found.keys() | before.keys()), events=events, broken=ordered, heads=found)


def fault_of(row: StoredRow, *, after: tuple[int, str]) -> str:
    """Return what is wrong with one event, in words; empty if nothing is.

    Args:
        row: The event.
        after: Number and digest of the event before it; 0 and ``NO_PREVIOUS`` before the first.
    """
    _scope, number, _at, _person, _role, _verb, _facts, previous, digest = row
    if number != after[0] + 1:
        return f"missing; the next one found is {number}"
    if previous != after[1]:
        return "does not follow from the event before it"
    try:
        is_same = event_of(row).digest() == digest
    except ValueError:  # also of what stands for no character, which has no bytes
        return "its moment or its facts cannot be read"
    return "" if is_same else "was changed after it was written"


def event_of(row: StoredRow) -> Event:
    """Return an event as its digest sees it.

    Raises:
        ValueError: Its moment or its facts cannot be read.
    """
    scope, number, at, person, role, verb, facts, previous, _digest = row
    try:
        read, moment = _json(facts), moment_of(at).astimezone(UTC)
    except (OverflowError, RecursionError) as error:
        raise ValueError("a moment or facts that nobody wrote here") from error
    return Event(
        scope=scope, number=number, at=moment, person=person, role=role, verb=verb, facts=read, previous=previous
    )


class _Walk:
    """One pass along one chain; remembers the first fault."""

    def __init__(self, *, scope: str, witnessed: tuple[int, str] | None) -> None:
        self.scope = scope
        self.number = 0
        self.digest = NO_PREVIOUS
        self.broken: Broken | None = None
        self._witnessed = witnessed

    def step(self, row: StoredRow) -> None:
        """Check one row against the one before."""
        number, digest = row[1], row[8]
        reason = fault_of(row, after=(self.number, self.digest))
        if not reason and self._witnessed is not None and self._witnessed[0] == number and self._witnessed[1] != digest:
            reason = "is not the event that was witnessed"
        if reason and self.broken is None:
            self.broken = Broken(scope=self.scope, number=self.number + 1, reason=reason)
        self.number, self.digest = number, digest


def _ends_elsewhere(*, found: Heads, before: Heads, after: Heads) -> Iterator[tuple[str, Broken]]:
    """Yield the chains whose last event is not the one their head names, before or after the events were read."""
    for scope, (number, digest) in found.items():
        named = [heads[scope] for heads in (before, after) if scope in heads]
        if not named:
            yield scope, Broken(scope=scope, number=number, reason="the head of its chain is missing")
        elif (furthest := max(head[0] for head in named)) < number:
            yield scope, Broken(scope=scope, number=furthest + 1, reason="lies beyond the head of its chain")
        elif any(head[0] == number and head[1] != digest for head in named):
            yield scope, Broken(scope=scope, number=number, reason="is not the event its chain's head names")


def _cut_short(*, found: Heads, heads: Heads) -> Iterator[tuple[str, Broken]]:
    """Yield the chains that end before the place to which they had come."""
    for scope, (number, _digest) in heads.items():
        last = found.get(scope, (0, ""))[0]
        if last < number:
            yield scope, Broken(scope=scope, number=last + 1, reason=f"missing; the chain had come to {number}")


def _rows(cursor: Any) -> Iterator[StoredRow]:
    while rows := cursor.fetchmany(2000):
        yield from rows


def _heads() -> dict[str, tuple[int, str]]:
    with connection.cursor() as cursor:
        cursor.execute(_HEADS)
        return {scope: (number, digest) for scope, number, digest in cursor.fetchall()}


def moment_of(stored: str | datetime) -> datetime:
    """Return a moment as the database holds it; one without a zone is in UTC.

    Raises:
        ValueError: It is none.
    """
    moment = datetime.fromisoformat(stored) if isinstance(stored, str) else stored
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _json(stored: Any) -> Any:
    return json.loads(stored) if isinstance(stored, str) else stored
