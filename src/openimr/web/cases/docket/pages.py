"""A page of the docket, in a constant number of queries."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from django.db.models import BooleanField, Count, Exists, ExpressionWrapper, OuterRef, Q, QuerySet

from openimr.law.days import legal_day
from openimr.web.cases.access import cases_of
from openimr.web.cases.docket.acts import CLOSE_RECORDS, is_declared
from openimr.web.cases.docket.following import is_followed, is_to_carry_out
from openimr.web.cases.docket.queries import found_cases, sorted_cases
from openimr.web.cases.docket.rows import KNOW_THE_EMPLOYEE, row_of
from openimr.web.cases.docket.stopped import SETTLE_STOPS, is_stopped
from openimr.web.cases.docket.told import ANSWER_ENDINGS, is_told
from openimr.web.cases.docket.unserved import is_unserved
from openimr.web.cases.docket.values import ENDED, Docket, Filters, StateCount, Whose, part_of
from openimr.web.cases.docket.waits import TAKES_UP, Reader, is_deferred_in_part, owes_an_answer
from openimr.web.cases.models import Case, Party
from openimr.web.cases.values import ALL_CASES_ROLES, NEXT_ACTS, CaseState, PartyKind
from openimr.web.people.models import Organization, User
from openimr.web.people.values import ROLE_PERMISSIONS, STAFF_ROLES, Permission, Role

ROWS_A_PAGE = 50

_OF_NO_PARTY = STAFF_ROLES | {Role.DIVISION}
"""Roles in which nobody acts for a party of a case."""


def docket_of(person: User, *, at: datetime, filters: Filters) -> Docket:
    """Return a page of the docket as a person may see it, in a constant number of queries."""
    reader = Reader.of(person, at=at)
    roles = reader.roles
    may_search = any(Permission.SEARCH_CASES in ROLE_PERMISSIONS[role] for role in roles)
    visible = cases_of(person, at=at)
    states_of = _states_of(roles)
    conditions = _conditions(reader, states_of)
    counts = _counted(visible, conditions)
    whose = _whose(filters, states_of, counts)
    found = found_cases(visible, filters, part=conditions.of(whose), may_search=may_search, on=legal_day(at))
    total = found.count() if filters.narrow else sum(counted[whose] for counted in counts.values())
    pages = max(1, -(-total // ROWS_A_PAGE))
    page = min(max(filters.page, 1), pages)
    have_ended = whose is Whose.ENDED and not filters.search
    settles_stops = bool(roles & set(SETTLE_STOPS))
    ordered = sorted_cases(found, have_ended=have_ended, settles_stops=settles_stops)
    shown = ordered[(page - 1) * ROWS_A_PAGE : page * ROWS_A_PAGE]
    knows = bool(roles & KNOW_THE_EMPLOYEE)
    return Docket(
        rows=tuple(row_of(case, reader, knows_employee=knows, at=at) for case in shown),
        whose=whose,
        parts={part: sum(counted[part] for counted in counts.values()) for part in Whose},
        states=_bars(counts, whose),
        organizations=tuple(_administrators(visible, sees_all=bool(roles & ALL_CASES_ROLES))),
        total=total,
        page=page,
        pages=pages,
        may_search=may_search,
        shows_employee=knows,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Conditions:
    """What tells the part of a case.

    Attributes:
        mine: Matches what is for the person to do.
        is_over: Matches the cases in a state in which nothing is to be done.
        waiting: Matches those that wait for something, whatever their state.
    """

    mine: Q
    is_over: Q
    waiting: Q

    def of(self, part: Whose) -> Q:
        """Return what matches the cases of a part."""
        match part:
            case Whose.MINE:
                return self.mine
            case Whose.OPEN:
                return ~self.is_over | self.waiting
            case Whose.ENDED:
                return self.is_over & ~self.waiting


def _conditions(reader: Reader, states_of: Mapping[Whose, frozenset[CaseState]]) -> _Conditions:
    """Return what tells the part of a case.

    A case of which an item is still deferred has not ended, whatever its state; and it is for whoever takes items up. A case
    is also for the party of whom it waits for an answer, and no longer for one who said that all records are sent. For those
    who send notices it has not ended either while one of them is not served on everyone.
    """
    mine, waiting = Q(state__in=states_of[Whose.MINE]), is_deferred_in_part() | is_followed()
    if not reader.roles & set(CLOSE_RECORDS.roles):
        mine &= ~is_declared()
    if not reader.roles <= _OF_NO_PARTY:
        mine |= owes_an_answer(reader) | is_to_carry_out(Party.objects.filter(reader.acts_for.parties()))
    if reader.roles & set(ANSWER_ENDINGS):
        mine |= is_told()
    if reader.roles & set(TAKES_UP):
        mine |= is_deferred_in_part()
    if reader.roles & set(SETTLE_STOPS):
        mine |= is_stopped()
    if reader.sends_notices:
        mine |= is_unserved()
        waiting |= is_unserved()
    return _Conditions(mine=mine, is_over=Q(state__in=states_of[Whose.ENDED]), waiting=waiting)


_Counts: TypeAlias = Mapping[CaseState, Mapping[Whose, int]]


def _counted(visible: QuerySet[Case], conditions: _Conditions) -> _Counts:
    """Return how many cases of each state are in each part, in one query; of states that have any.

    Each condition is asked once of a case: the cases are grouped by its answers.
    """
    asked = {"is_mine": conditions.mine, "is_open": conditions.of(Whose.OPEN)}
    answered = visible.order_by().annotate(
        **{name: ExpressionWrapper(condition, BooleanField()) for name, condition in asked.items()}
    )
    found: dict[CaseState, dict[Whose, int]] = {}
    for state, is_mine, is_open, count in answered.values_list("state", *asked).annotate(count=Count("pk")):
        counted = found.setdefault(CaseState(state), dict.fromkeys(Whose, 0))
        counted[Whose.OPEN if is_open else Whose.ENDED] += count
        counted[Whose.MINE] += count if is_mine else 0
    return {state: found[state] for state in CaseState if state in found}


def _whose(filters: Filters, states_of: Mapping[Whose, frozenset[CaseState]], counts: _Counts) -> Whose:
    """Return the part shown: the one asked for, unless a state is asked for that has no case in it."""
    whose = filters.whose or (Whose.MINE if states_of[Whose.MINE] else Whose.OPEN)
    if filters.state is None or filters.state in states_of[whose] or counts.get(filters.state, {}).get(whose):
        return whose
    return part_of(filters.state)


def _states_of(roles: frozenset[Role]) -> dict[Whose, frozenset[CaseState]]:
    mine = frozenset(state for state, act in NEXT_ACTS.items() if roles & set(act.roles))
    return {Whose.MINE: mine, Whose.OPEN: frozenset(CaseState) - ENDED, Whose.ENDED: ENDED}


def _bars(counts: _Counts, part: Whose) -> tuple[StateCount, ...]:
    """Return the states that have cases in a part, in the order of the way of a case."""
    found = {state: counted[part] for state, counted in counts.items() if counted[part]}
    total = sum(found.values())
    return tuple(
        StateCount(state=state, count=count, percent=max(1, round(100 * count / total)))
        for state, count in found.items()
    )


def _administrators(visible: QuerySet[Case], *, sees_all: bool) -> QuerySet[Organization]:
    """Return the claims administrators of the cases; to one who sees all, the first case of each suffices."""
    if sees_all:
        parties = Party.objects.filter(kind=PartyKind.CLAIMS_ADMINISTRATOR, until__isnull=True)
        return Organization.objects.filter(Exists(parties.filter(organization=OuterRef("pk"))))
    joined = visible.filter(
        parties__kind=PartyKind.CLAIMS_ADMINISTRATOR,
        parties__until__isnull=True,
        parties__organization__isnull=False,
    )
    return Organization.objects.filter(pk__in=joined.values("parties__organization"))
