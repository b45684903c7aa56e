"""A page of the docket, in a constant number of queries."""

from collections.abc import Mapping
from datetime import datetime
from typing import TypeAlias

from django.db.models import Count, Q, QuerySet

from openimr.law.days import legal_day
from openimr.web.cases.access import cases_of
from openimr.web.cases.docket.acts import CLOSE_RECORDS, is_declared
from openimr.web.cases.docket.queries import found_cases, sorted_cases
from openimr.web.cases.docket.rows import KNOW_THE_EMPLOYEE, row_of
from openimr.web.cases.docket.unserved import is_unserved
from openimr.web.cases.docket.values import ENDED, Docket, Filters, StateCount, Whose, part_of
from openimr.web.cases.docket.waits import TAKES_UP, Reader, is_deferred_in_part, owes_an_answer
from openimr.web.cases.models import Case, Party
from openimr.web.cases.values import NEXT_ACTS, CaseState, PartyKind
from openimr.web.people.models import Organization, User
from openimr.web.people.values import ROLE_PERMISSIONS, Permission, Role

ROWS_A_PAGE = 50


def docket_of(person: User, *, at: datetime, filters: Filters) -> Docket:
    """Return a page of the docket as a person may see it, in a constant number of queries."""
    reader = Reader.of(person, at=at)
    roles = reader.roles
    may_search = any(Permission.SEARCH_CASES in ROLE_PERMISSIONS[role] for role in roles)
    visible = cases_of(person, at=at)
    states_of = _states_of(roles)
    matching = _parts(reader, states_of)
    counts = _counted(visible, matching)
    whose = _whose(filters, states_of, counts)
    found = found_cases(visible, filters, part=matching[whose], may_search=may_search, on=legal_day(at))
    total = found.count()
    pages = max(1, -(-total // ROWS_A_PAGE))
    page = min(max(filters.page, 1), pages)
    have_ended = whose is Whose.ENDED and not filters.search
    shown = sorted_cases(found, have_ended=have_ended)[(page - 1) * ROWS_A_PAGE : page * ROWS_A_PAGE]
    knows = bool(roles & KNOW_THE_EMPLOYEE)
    return Docket(
        rows=tuple(row_of(case, reader, knows_employee=knows, at=at) for case in shown),
        whose=whose,
        parts={part: sum(counted[part] for counted in counts.values()) for part in Whose},
        states=_bars(counts, whose),
        organizations=tuple(_administrators(visible)),
        total=total,
        page=page,
        pages=pages,
        may_search=may_search,
        shows_employee=knows,
    )


def _parts(reader: Reader, states_of: Mapping[Whose, frozenset[CaseState]]) -> dict[Whose, Q]:
    """Return what matches the cases of each part.

    A case of which an item is still deferred has not ended, whatever its state; and it is for whoever takes items up. A case
    is also for the party of whom it waits for an answer, and no longer for one who said that all records are sent. For those
    who send notices it has not ended either while one of them is not served on everyone.
    """
    in_states = {part: Q(state__in=states) for part, states in states_of.items()}
    mine, waiting = in_states[Whose.MINE], is_deferred_in_part()
    if not reader.roles & set(CLOSE_RECORDS.roles):
        mine &= ~is_declared()
    mine |= owes_an_answer(reader)
    if reader.roles & set(TAKES_UP):
        mine |= is_deferred_in_part()
    if reader.sends_notices:
        mine |= is_unserved()
        waiting |= is_unserved()
    return {
        Whose.MINE: mine,
        Whose.OPEN: in_states[Whose.OPEN] | waiting,
        Whose.ENDED: in_states[Whose.ENDED] & ~waiting,
    }


_Counts: TypeAlias = Mapping[CaseState, Mapping[Whose, int]]


def _counted(visible: QuerySet[Case], parts: Mapping[Whose, Q]) -> _Counts:
    """Return how many cases of each state are in each part, in one query; of states that have any."""
    of_parts = {part.value: Count("pk", filter=matching) for part, matching in parts.items()}
    found = visible.order_by().values("state").annotate(**of_parts).values_list("state", *of_parts)
    counted = {CaseState(state): dict(zip(parts, numbers, strict=True)) for state, *numbers in found}
    return {state: counted[state] for state in CaseState if state in counted}


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


def _administrators(visible: QuerySet[Case]) -> QuerySet[Organization]:
    parties = Party.objects.filter(
        kind=PartyKind.CLAIMS_ADMINISTRATOR, until__isnull=True, organization__isnull=False, case__in=visible
    )
    return Organization.objects.filter(pk__in=parties.values("organization"))
