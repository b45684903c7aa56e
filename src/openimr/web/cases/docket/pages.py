"""A page of the docket, in a constant number of queries."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from openimr.law.days import legal_day
from openimr.web.cases.access import cases_of, cases_walked_of
from openimr.web.cases.docket.parts import Counts, Parts
from openimr.web.cases.docket.places import keep_places
from openimr.web.cases.docket.queries import Slice, found_cases
from openimr.web.cases.docket.rows import KNOW_THE_EMPLOYEE, row_of
from openimr.web.cases.docket.stopped import SETTLE_STOPS
from openimr.web.cases.docket.values import Docket, Filters, StateCount, Whose, part_of
from openimr.web.cases.docket.waits import Reader
from openimr.web.cases.models import Party
from openimr.web.cases.values import ALL_CASES_ROLES, NEXT_ACTS, CaseState, PartyKind
from openimr.web.people.models import Organization, User
from openimr.web.people.values import ROLE_PERMISSIONS, Permission, Role

ROWS_A_PAGE = 50


def docket_of(person: User, *, at: datetime, filters: Filters) -> Docket:
    """Return a page of the docket as a person may see it, in a constant number of queries."""
    keep_places()
    reader = Reader.of(person, at=at)
    roles = reader.roles
    may_search = any(Permission.SEARCH_CASES in ROLE_PERMISSIONS[role] for role in roles)
    visible = cases_of(person, at=at)
    counts = Counts.of(visible, Parts(reader=reader))
    whose = _whose(filters, roles, counts)
    found, walked = (
        found_cases(cases, filters, part=counts.condition(whose, filters), may_search=may_search, on=legal_day(at))
        for cases in (visible, cases_walked_of(person, at=at))
    )
    total = counts.total(whose, filters) if filters.is_counted else found.count()
    pages = max(1, -(-total // ROWS_A_PAGE))
    page = min(max(filters.page, 1), pages)
    rows = Slice(
        cases=found,
        walked=walked,
        total=total,
        have_ended=whose is Whose.ENDED and not filters.search,
        stopped=counts.stopped if roles & set(SETTLE_STOPS) else None,
    )
    shown = rows.between((page - 1) * ROWS_A_PAGE, page * ROWS_A_PAGE)
    knows = bool(roles & KNOW_THE_EMPLOYEE)
    return Docket(
        rows=tuple(row_of(case, reader, knows_employee=knows, at=at) for case in shown),
        whose=whose,
        parts={part: counts.total(part) for part in Whose},
        states=_bars(counts.by_state(whose)),
        organizations=tuple(_administrators(counts, sees_all=bool(roles & ALL_CASES_ROLES))),
        total=total,
        page=page,
        pages=pages,
        may_search=may_search,
        shows_employee=knows,
    )


def _whose(filters: Filters, roles: frozenset[Role], counts: Counts) -> Whose:
    """Return the part shown: the one asked for, unless a state is asked for that has no case in it."""
    mine = {state for state, act in NEXT_ACTS.items() if roles & set(act.roles)}
    whose = filters.whose or (Whose.MINE if mine else Whose.OPEN)
    if filters.state is None or counts.by_state(whose).get(filters.state):
        return whose
    is_of_part = filters.state in mine if whose is Whose.MINE else part_of(filters.state) is whose
    return whose if is_of_part else part_of(filters.state)


def _bars(counted: Mapping[CaseState, int]) -> tuple[StateCount, ...]:
    """Return the states that have cases in a part, in the order of the way of a case."""
    total = sum(counted.values())
    return tuple(
        StateCount(state=state, count=count, percent=max(1, round(100 * count / total)))
        for state, count in counted.items()
    )


def _administrators(counts: Counts, *, sees_all: bool) -> QuerySet[Organization]:
    """Return the claims administrators of the cases; to one who sees all, the first case of each suffices."""
    if not sees_all:
        return Organization.objects.filter(pk__in=counts.offices)
    parties = Party.objects.filter(kind=PartyKind.CLAIMS_ADMINISTRATOR, until__isnull=True)
    return Organization.objects.filter(Exists(parties.filter(organization=OuterRef("pk"))))
