"""A page of the docket, in a constant number of queries."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from openimr.law.days import legal_day
from openimr.web.cases.access import cases_of
from openimr.web.cases.docket.queries import found_cases, sorted_cases
from openimr.web.cases.docket.rows import KNOW_THE_EMPLOYEE, row_of
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
    counts, parts = _counted(visible, matching)
    whose = _whose(filters, states_of)
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
        parts=parts,
        states=_bars(counts),
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
    is also for the party of whom it waits for an answer.
    """
    in_states = {part: Q(state__in=states) for part, states in states_of.items()}
    deferred = is_deferred_in_part()
    mine = in_states[Whose.MINE] | owes_an_answer(reader)
    return {
        Whose.MINE: mine | deferred if reader.roles & set(TAKES_UP) else mine,
        Whose.OPEN: in_states[Whose.OPEN] | deferred,
        Whose.ENDED: in_states[Whose.ENDED] & ~deferred,
    }


def _counted(visible: QuerySet[Case], parts: Mapping[Whose, Q]) -> tuple[dict[CaseState, int], dict[Whose, int]]:
    """Return how many cases are in each state and in each part, in one query."""
    of_states = {state.value: Count("pk", filter=Q(state=state)) for state in CaseState}
    of_parts = {part.value: Count("pk", filter=matching) for part, matching in parts.items()}
    found = visible.order_by().aggregate(**of_states, **of_parts)
    return {state: found[state.value] for state in CaseState}, {part: found[part.value] for part in parts}


def _whose(filters: Filters, states_of: Mapping[Whose, frozenset[CaseState]]) -> Whose:
    """Return the part shown: the one asked for, unless a state is asked for that is not in it."""
    whose = filters.whose or (Whose.MINE if states_of[Whose.MINE] else Whose.OPEN)
    if filters.state is None or filters.state in states_of[whose]:
        return whose
    return part_of(filters.state)


def _states_of(roles: frozenset[Role]) -> dict[Whose, frozenset[CaseState]]:
    mine = frozenset(state for state, act in NEXT_ACTS.items() if roles & set(act.roles))
    return {Whose.MINE: mine, Whose.OPEN: frozenset(CaseState) - ENDED, Whose.ENDED: ENDED}


def _bars(counts: Mapping[CaseState, int]) -> tuple[StateCount, ...]:
    """Return the states that have cases, open ones first; ended cases grow without end, so each part has its scale."""
    states = [state for state in CaseState if counts.get(state)]
    most = {part: max((counts[state] for state in states if part_of(state) is part), default=0) for part in Whose}
    return tuple(
        StateCount(state=state, count=counts[state], percent=max(1, round(100 * counts[state] / most[part_of(state)])))
        for state in sorted(states, key=lambda state: state in ENDED)
    )


def _administrators(visible: QuerySet[Case]) -> QuerySet[Organization]:
    parties = Party.objects.filter(
        kind=PartyKind.CLAIMS_ADMINISTRATOR, until__isnull=True, organization__isnull=False, case__in=visible
    )
    return Organization.objects.filter(pk__in=parties.values("organization"))
