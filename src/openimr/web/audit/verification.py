"""Check the audit trail from outside: plain SQL, no model, any process that can open the database."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db import connection

from openimr.web.audit.values import NO_PREVIOUS, Event

Heads = Mapping[str, tuple[int, str]]
"""For each scope, how far its chain had come and the digest there."""

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
    heads = _heads()
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
    for scope, fault in _cut_short(found=found, heads=heads, witnessed=expected):
        broken.setdefault(scope, fault)
    ordered = tuple(broken[scope] for scope in sorted(broken))
    return Verdict(chains=len(found.keys() | heads.keys()), events=events, broken=ordered, heads=found)


class _Walk:
    """One pass along one chain; remembers the first fault."""

    def __init__(self, *, scope: str, witnessed: tuple[int, str] | None) -> None:
        self.scope = scope
        self.number = 0
        self.digest = NO_PREVIOUS
        self.broken: Broken | None = None
        self._witnessed = witnessed

    def step(self, row: tuple[Any, ...]) -> None:
        """Check one row against the one before."""
        reason = self._fault(row)
        if reason and self.broken is None:
            self.broken = Broken(scope=self.scope, number=self.number + 1, reason=reason)
        self.number, self.digest = row[1], row[8]

    def _fault(self, row: tuple[Any, ...]) -> str:
        _scope, number, at, person, role, verb, facts, previous, digest = row
        if number != self.number + 1:
            return f"missing; the next one found is {number}"
        if previous != self.digest:
            return "does not follow from the event before it"
        try:
            event = Event(
                scope=self.scope, number=number, at=_moment(at), person=person, role=role, verb=verb,
                facts=_json(facts), previous=previous,
            )  # fmt: skip
        except ValueError:
            return "its moment or its facts cannot be read"
        if event.digest() != digest:
            return "was changed after it was written"
        if self._witnessed is not None and self._witnessed[0] == number and self._witnessed[1] != digest:
            return "is not the event that was witnessed"
        return ""


def _cut_short(*, found: Heads, heads: Heads, witnessed: Heads) -> Iterator[tuple[str, Broken]]:
    for scope, (number, digest) in found.items():
        if scope not in heads:
            yield scope, Broken(scope=scope, number=number, reason="the head of its chain is missing")
        elif heads[scope][0] == number and heads[scope][1] != digest:
            yield scope, Broken(scope=scope, number=number, reason="is not the event its chain's head names")
        elif heads[scope][0] < number:
            yield scope, Broken(scope=scope, number=heads[scope][0] + 1, reason="lies beyond the head of its chain")
    for kept in (heads, witnessed):
        for scope, (number, _digest) in kept.items():
            last = found.get(scope, (0, ""))[0]
            if last < number:
                yield scope, Broken(scope=scope, number=last + 1, reason=f"missing; the chain had come to {number}")


def _rows(cursor: Any) -> Iterator[tuple[Any, ...]]:
    while rows := cursor.fetchmany(2000):
        yield from rows


def _heads() -> dict[str, tuple[int, str]]:
    with connection.cursor() as cursor:
        cursor.execute(_HEADS)
        return {scope: (number, digest) for scope, number, digest in cursor.fetchall()}


def _moment(stored: str | datetime) -> datetime:
    moment = datetime.fromisoformat(stored) if isinstance(stored, str) else stored
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _json(stored: Any) -> Any:
    return json.loads(stored) if isinstance(stored, str) else stored
