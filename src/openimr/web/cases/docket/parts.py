"""In which part of the docket a case stands, counted and found by the state and the waits of its row."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import reduce
from operator import or_
from typing import NamedTuple

from django.db.models import BooleanField, Count, ExpressionWrapper, F, IntegerField, Q, QuerySet, Value, When
from django.db.models import Case as Choice

from openimr.web.cases.docket.acts import CLOSE_RECORDS
from openimr.web.cases.docket.following import is_of_own_administrator
from openimr.web.cases.docket.panels import is_done_by, is_left_to
from openimr.web.cases.docket.places import Wait, waits_with
from openimr.web.cases.docket.stopped import SETTLE_STOPS
from openimr.web.cases.docket.told import ANSWER_ENDINGS
from openimr.web.cases.docket.values import ENDED, Filters, Whose
from openimr.web.cases.docket.waits import TAKES_UP, Reader, owes_an_answer
from openimr.web.cases.models import Case, Party
from openimr.web.cases.values import ALL_CASES_ROLES, NEXT_ACTS, CaseState
from openimr.web.people.values import STAFF_ROLES, Role

_OF_NO_PARTY = STAFF_ROLES | {Role.DIVISION}
"""Roles in which nobody acts for a party of a case."""


class Own(IntEnum):
    """What a panel still asks of a person as one of its members."""

    NOTHING = 0
    LEFT = 1
    DONE = 2


class Group(NamedTuple):
    """What cases that are counted together have in common.

    Attributes:
        waits: For what they wait.
        is_owed: Whether they wait for that from a party for which the person acts.
        office: Key of the office of their claims administrator, where the person sees those of some alone; else None.
        own: What a panel still asks of the person as one of its members.
    """

    state: CaseState
    waits: Wait
    priority: str
    is_owed: bool
    office: int | None
    own: Own = Own.NOTHING


@dataclass(frozen=True, kw_only=True, slots=True)
class Parts:
    """What tells the part of a case to a person.

    A case of which an item is still deferred has not ended, whatever its state; and it is for whoever takes items up. A case
    is also for the party of whom it waits for an answer, and no longer for one who said that all records are sent. For those
    who send notices it has not ended either while one of them is not served on everyone.
    """

    reader: Reader

    def holds(self, part: Whose, group: Group) -> bool:
        """Return whether cases stand in a part."""
        if part is Whose.MINE:
            return self._is_mine(group)
        is_open = group.state not in ENDED or bool(group.waits & self._keep_open())
        return is_open is (part is Whose.OPEN)

    @property
    def owed(self) -> Q:
        """Match the cases that wait for something from a party for which the person acts; none of one without party."""
        if self.reader.roles <= _OF_NO_PARTY:
            return Q(pk__in=[])
        own = Party.objects.filter(self.reader.acts_for.parties())
        owes = Q(docket_waits__in=waits_with(Wait.ASKED)) & owes_an_answer(own)
        return owes | (
            Q(docket_waits__in=waits_with(Wait.TO_CARRY_OUT))
            & is_of_own_administrator(self.reader.acts_for.organizations)
        )

    @property
    def members(self) -> Mapping[Own, Q]:
        """Match the cases by what a panel asks of the person; empty of one who reviews nothing."""
        if Role.EXPERT_REVIEWER not in self.reader.roles:
            return {}
        person = self.reader.acts_for.person
        left, done = is_left_to(person), is_done_by(person)
        return {Own.LEFT: left, Own.DONE: done, Own.NOTHING: ~left & ~done}

    def _is_mine(self, group: Group) -> bool:
        roles = self.reader.roles
        is_next = bool(roles & set(NEXT_ACTS[group.state].roles)) and group.own is not Own.DONE
        is_left = bool(roles & set(CLOSE_RECORDS.roles)) or Wait.DECLARED not in group.waits
        seen_to = (
            (Wait.TOLD, bool(roles & set(ANSWER_ENDINGS))),
            (Wait.DEFERRED, bool(roles & set(TAKES_UP))),
            (Wait.STOPPED, bool(roles & set(SETTLE_STOPS))),
            (Wait.UNSERVED, self.reader.sends_notices),
        )
        is_next = (is_next and is_left) or group.own is Own.LEFT
        return is_next or group.is_owed or any(mine and wait in group.waits for wait, mine in seen_to)

    def _keep_open(self) -> Wait:
        waits = Wait.DEFERRED | Wait.FOLLOWED
        return waits | Wait.UNSERVED if self.reader.sends_notices else waits


@dataclass(frozen=True, kw_only=True, slots=True)
class Counts:
    """How many cases a person may see, by what they have in common.

    Attributes:
        parts: What tells the part of each.
        cases: How many, by what they have in common.
    """

    parts: Parts
    cases: Mapping[Group, int]

    @classmethod
    def of(cls, visible: QuerySet[Case], parts: Parts) -> "Counts":
        """Count the cases that a person may see, in one query."""
        no, owed = Value(value=False), ExpressionWrapper(parts.owed, BooleanField())
        is_owed = no if parts.reader.roles <= _OF_NO_PARTY else Choice(When(docket_waits=0, then=no), default=owed)
        is_of_all = bool(parts.reader.roles & ALL_CASES_ROLES)
        office = Value(None, IntegerField()) if is_of_all else F("docket_office")
        asked = [
            When(matching, then=Value(own.value)) for own, matching in parts.members.items() if own is not Own.NOTHING
        ]
        own = Choice(*asked, default=Value(Own.NOTHING.value), output_field=IntegerField())
        nothing = Value(Own.NOTHING.value, IntegerField())
        answered = visible.order_by().annotate(is_owed=is_owed, office=office, own=own if asked else nothing)
        rows = answered.values_list("state", "docket_waits", "priority", "is_owed", "office", "own").annotate(
            count=Count("*")
        )
        found = {
            Group(CaseState(state), Wait(waits), priority, bool(is_owed), office, Own(own_part)): count
            for state, waits, priority, is_owed, office, own_part, count in rows
        }
        return cls(parts=parts, cases=found)

    def total(self, part: Whose, filters: Filters | None = None) -> int:
        """Return how many cases stand in a part, of those of the state and the priority that are asked for."""
        return sum(self.cases[group] for group in self._within(part, filters or Filters()))

    def by_state(self, part: Whose) -> Mapping[CaseState, int]:
        """Return how many cases of each state stand in a part, of states that have any, in the order of the way of a case."""
        found = dict.fromkeys(CaseState, 0)
        for group in self._within(part, Filters()):
            found[group.state] += self.cases[group]
        return {state: count for state, count in found.items() if count}

    def condition(self, part: Whose, filters: Filters) -> Q:
        """Match the cases of a part, of the state and the priority that are asked for."""
        members, plain = self.parts.members, dict[tuple[Wait, bool, Own], set[CaseState]]()
        for group in self._within(part, filters):
            needs_owed = group.is_owed and not self.parts.holds(part, group._replace(is_owed=False))
            plain.setdefault((group.waits, needs_owed, group.own), set()).add(group.state)
        of_priority = Q(priority=filters.priority) if filters.priority else Q()
        terms = [
            Q(docket_waits=int(waits), state__in=sorted(states))
            & (self.parts.owed if needs_owed else Q())
            & members.get(own, Q())
            for (waits, needs_owed, own), states in sorted(plain.items())
        ]
        return reduce(or_, terms) & of_priority if terms else Q(pk__in=[])

    @property
    def offices(self) -> set[int]:
        """Keys of the offices of the claims administrators, where the person sees the cases of some alone."""
        return {group.office for group in self.cases if group.office is not None}

    @property
    def stopped(self) -> Q | None:
        """Match the cases that are stopped; None if none is."""
        waits = sorted({int(group.waits) for group in self.cases if Wait.STOPPED in group.waits})
        return Q(docket_waits__in=waits) if waits else None

    def _within(self, part: Whose, filters: Filters) -> Iterable[Group]:
        state, priority = filters.state, filters.priority
        for group in self.cases:
            is_asked = state in {None, group.state} and priority in {None, group.priority}
            if is_asked and self.parts.holds(part, group):
                yield group
