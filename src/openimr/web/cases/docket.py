"""What must be done next, by whom, until when and why: the rows of the docket."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, TypeAlias, TypedDict
from uuid import UUID

from django.db.models import Count, F, OuterRef, Prefetch, Q, QuerySet, Subquery, TextChoices

from openimr.law.days import legal_day
from openimr.terms.dates import find_dates
from openimr.web.cases.access import cases_of
from openimr.web.cases.models import Application, Case, CaseClock, DisputedItem, Party
from openimr.web.cases.values import NEXT_ACTS, CaseState, ItemState, PartyKind, Priority
from openimr.web.people.access import roles_of
from openimr.web.people.models import Organization, User
from openimr.web.people.values import ROLE_PERMISSIONS, Permission, Role

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

ROWS_A_PAGE = 50
SOON = timedelta(days=3)
"""What counts as due soon."""

ACT_CLOCKS = frozenset(clock for act in NEXT_ACTS.values() for clock in act.clocks)
"""The clocks that say until when an act is due."""

ENDED = frozenset(state for state, act in NEXT_ACTS.items() if not act.roles)
"""States in which nothing is to be done."""

KNOW_THE_EMPLOYEE = frozenset(Role) - {Role.EXPERT_REVIEWER, Role.CONFLICT_OFFICER}
"""Roles that need to tell employees apart on a list; a reviewer and a conflict officer go by case number."""


class Whose(TextChoices):
    """Which part of the docket is shown."""

    MINE = "mine", "For me to do"
    OPEN = "open", "All open"
    ENDED = "ended", "Ended"


class Due(TextChoices):
    """When the next act is due."""

    LATE = "late", "Past the last day"
    SOON = "soon", "Within 3 days"
    LATER = "later", "Later than that"
    NONE = "none", "No clock runs"


@dataclass(frozen=True, kw_only=True, slots=True)
class Filters:
    """What of the docket is asked for; all of it stands in the page's address.

    Attributes:
        whose: Which part; None takes what there is to do for the person, else all open cases.
        organization: Public id of a claims administrator.
        search: A case number; to those who may search also a name, a claim number or a date of birth.
        page: From 1.
    """

    whose: Whose | None = None
    state: CaseState | None = None
    due: Due | None = None
    priority: Priority | None = None
    organization: UUID | None = None
    search: str = ""
    page: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class DocketRow:
    """One case on the docket.

    Attributes:
        employee: Initials and year of birth; empty to those who need less.
        items: How many items are disputed, in words.
        act: What must be done next.
        who: Who does it.
        is_mine: Whether that is a role of the person who reads.
        due: Until when: a moment for a clock of hours, else a day; None if no clock runs.
        because: Why then, with the provision; empty if no clock runs.
        is_late: Whether it is past.
    """

    number: str
    employee: str
    items: str
    state: CaseState
    is_expedited: bool
    is_sample: bool
    act: str
    who: str
    is_mine: bool
    due: date | datetime | None
    because: str
    is_verified: bool
    is_late: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class StateCount:
    """How many cases a person may see are in one state, and how that compares to the fullest."""

    state: CaseState
    count: int
    percent: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Docket:
    """One page of the docket.

    Attributes:
        rows: What breaks first stands first.
        whose: The part shown.
        parts: How many cases are in each part.
        states: How many cases are in each state that has any.
        organizations: The claims administrators of the cases.
        total: How many rows all pages have.
        pages: How many pages there are; at least 1.
        may_search: Whether names, claims and dates of birth are searched too.
    """

    rows: tuple[DocketRow, ...]
    whose: Whose
    parts: Mapping[Whose, int]
    states: tuple[StateCount, ...]
    organizations: tuple[Organization, ...]
    total: int
    page: int
    pages: int
    may_search: bool
    shows_employee: bool


class _WithDue(TypedDict):
    """What ``_with_due`` adds to each row."""

    due: date | None
    due_at: datetime | None


_Dated: TypeAlias = "QuerySet[WithAnnotations[Case, _WithDue]]"


def docket_of(person: User, *, at: datetime, filters: Filters) -> Docket:
    """Return a page of the docket as a person may see it, in a constant number of queries."""
    roles = roles_of(person, at=at)
    may_search = any(Permission.SEARCH_CASES in ROLE_PERMISSIONS[role] for role in roles)
    visible = cases_of(person, at=at)
    counts = {CaseState(state): count for state, count in visible.order_by().values_list("state").annotate(Count("pk"))}
    states_of = _states_of(roles)
    parts = {part: sum(counts.get(state, 0) for state in states) for part, states in states_of.items()}
    whose = filters.whose or (Whose.MINE if states_of[Whose.MINE] else Whose.OPEN)
    found = _found(visible, filters, states=states_of[whose], may_search=may_search, on=legal_day(at))
    total = found.count()
    pages = max(1, -(-total // ROWS_A_PAGE))
    page = min(max(filters.page, 1), pages)
    shown = _sorted(found)[(page - 1) * ROWS_A_PAGE : page * ROWS_A_PAGE]
    knows = bool(roles & KNOW_THE_EMPLOYEE)
    return Docket(
        rows=tuple(_row(case, roles, knows_employee=knows, at=at) for case in shown),
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


def due_clock(case: Case, clocks: Iterable[CaseClock]) -> CaseClock | None:
    """Return the clock that says until when a case's next act is due; None if none of them runs.

    Args:
        case: The case.
        clocks: Its running clocks.
    """
    names = NEXT_ACTS[CaseState(case.state)].clocks
    return min((clock for clock in clocks if clock.name in names), key=lambda clock: clock.due, default=None)


def _states_of(roles: frozenset[Role]) -> dict[Whose, frozenset[CaseState]]:
    mine = frozenset(state for state, act in NEXT_ACTS.items() if roles & set(act.roles))
    return {Whose.MINE: mine, Whose.OPEN: frozenset(CaseState) - ENDED, Whose.ENDED: ENDED}


def _found(
    visible: QuerySet[Case], filters: Filters, *, states: frozenset[CaseState], may_search: bool, on: date
) -> _Dated:
    """Return the cases asked for; a search looks in every part."""
    found = visible.filter(_searched(filters.search, may_search=may_search)) if filters.search else visible
    if filters.state is not None:
        found = found.filter(state=filters.state)
    elif not filters.search:
        found = found.filter(state__in=states)
    if filters.priority is not None:
        found = found.filter(priority=filters.priority)
    if filters.organization is not None:
        parties = Party.objects.filter(organization__public_id=filters.organization, until__isnull=True)
        found = found.filter(pk__in=parties.values("case"))
    return _due(_with_due(found), filters.due, on=on)


def _with_due(cases: QuerySet[Case]) -> _Dated:
    running = CaseClock.objects.filter(case=OuterRef("pk"), stopped_at__isnull=True, name__in=ACT_CLOCKS)
    first = running.order_by("due", "pk")[:1]
    return cases.annotate(due=Subquery(first.values("due")), due_at=Subquery(first.values("due_at")))


def _due(cases: _Dated, due: Due | None, *, on: date) -> _Dated:
    match due:
        case None:
            return cases
        case Due.LATE:
            return cases.filter(due__lt=on)
        case Due.SOON:
            return cases.filter(due__gte=on, due__lte=on + SOON)
        case Due.LATER:
            return cases.filter(due__gt=on + SOON)
        case Due.NONE:
            return cases.filter(due__isnull=True)


def _searched(words: str, *, may_search: bool) -> Q:
    by_number = Q(number__iexact=words) | Q(reference__iexact=words)
    if words.isdecimal():
        by_number |= Q(number__endswith=f"-{int(words):07d}")
    if not may_search:
        return by_number
    matching = Application.objects.filter(Q(claim_number__iexact=words) | _born(words) | _named(words))
    return by_number | Q(pk__in=matching.values("case"))


def _born(words: str) -> Q:
    days = [day for _, day in find_dates(words)]
    with suppress(ValueError):
        days.append(date.fromisoformat(words))
    return Q(employee_date_of_birth__in=days)


def _named(words: str) -> Q:
    """Every word begins one of the employee's names."""
    named = Q()
    for word in words.replace(",", " ").split():
        named &= (
            Q(employee_first_name__istartswith=word)
            | Q(employee_middle_name__istartswith=word)
            | Q(employee_last_name__istartswith=word)
        )
    return named or Q(pk__in=[])


def _sorted(cases: _Dated) -> _Dated:
    """What breaks first, first: running clocks by their last day; then, without one, expedited cases and the oldest."""
    order = (F("due").asc(nulls_last=True), F("due_at").asc(nulls_last=True), "priority", "received_at", "pk")
    running = CaseClock.objects.filter(stopped_at__isnull=True)
    return cases.order_by(*order).prefetch_related(
        Prefetch("clocks", queryset=running, to_attr="running"),
        Prefetch("items", queryset=DisputedItem.objects.only("case_id", "state"), to_attr="listed"),
        Prefetch("applications", to_attr="forms"),
    )


def _row(case: Case, roles: frozenset[Role], *, knows_employee: bool, at: datetime) -> DocketRow:
    state = CaseState(case.state)
    act = NEXT_ACTS[state]
    clock = due_clock(case, case.running)  # type: ignore[attr-defined] # prefetched by _sorted
    return DocketRow(
        number=case.number,
        employee=_initials(case.forms) if knows_employee else "",  # type: ignore[attr-defined] # the same
        items=_items(case.listed),  # type: ignore[attr-defined] # the same
        state=state,
        is_expedited=case.priority == Priority.EXPEDITED,
        is_sample=case.is_sample,
        act=act.words,
        who=_who(act.roles, roles),
        is_mine=bool(roles & set(act.roles)),
        due=(clock.due_at or clock.due) if clock else None,
        because=clock.because if clock else "",
        is_verified=clock.is_verified if clock else True,
        is_late=clock is not None and is_past(clock, at=at),
    )


def _who(acting: tuple[Role, ...], held: frozenset[Role]) -> str:
    """Return who does an act, the person's own roles marked."""
    names = [f"{role.label} (you)" if role in held else role.label for role in acting]
    return " or ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def is_past(clock: CaseClock, *, at: datetime) -> bool:
    """Return whether a clock's last day, or moment, is over."""
    return at > clock.due_at if clock.due_at else legal_day(at) > clock.due


def _initials(forms: Iterable[Application]) -> str:
    for form in forms:
        names = (form.employee_first_name, form.employee_last_name)
        initials = " ".join(f"{name[0]}." for name in names if name)
        born = form.employee_date_of_birth
        return f"{initials or 'Name not known'}, {born.year}" if born else initials
    return ""


def _items(items: list[DisputedItem]) -> str:
    words = f"{len(items)} item" if len(items) == 1 else f"{len(items)} items"
    refused = sum(item.state == ItemState.INELIGIBLE for item in items)
    return f"{words}, {refused} not eligible" if refused else words


def _bars(counts: Mapping[CaseState, int]) -> tuple[StateCount, ...]:
    most = max(counts.values(), default=0)
    return tuple(
        StateCount(state=state, count=counts[state], percent=max(1, round(100 * counts[state] / most)))
        for state in CaseState
        if counts.get(state)
    )


def _administrators(visible: QuerySet[Case]) -> QuerySet[Organization]:
    parties = Party.objects.filter(
        kind=PartyKind.CLAIMS_ADMINISTRATOR, until__isnull=True, organization__isnull=False, case__in=visible
    )
    return Organization.objects.filter(pk__in=parties.values("organization"))
