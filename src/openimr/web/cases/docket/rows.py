"""One row of the docket: what is next in a case, by whom, until when and why."""

from collections.abc import Iterable
from datetime import datetime

from openimr.law.days import legal_day
from openimr.web.cases.act_clocks import act_clocks
from openimr.web.cases.clock_names import CLOCK_NAMES
from openimr.web.cases.docket.acts import next_act_of, words_for
from openimr.web.cases.docket.panels import SIGNED, member_act
from openimr.web.cases.docket.values import DocketRow
from openimr.web.cases.docket.waits import Reader, waits_of
from openimr.web.cases.models import Application, Case, CaseClock, DisputedItem
from openimr.web.cases.values import CaseState, ItemState, Priority
from openimr.web.people.values import Role

KNOW_THE_EMPLOYEE = frozenset(Role) - {Role.EXPERT_REVIEWER, Role.CONFLICT_OFFICER}
"""Roles that need to tell employees apart on a list; a reviewer and a conflict officer go by case number."""


def row_of(case: Case, reader: Reader, *, knows_employee: bool, at: datetime) -> DocketRow:
    """Return the row of a case that ``sorted_cases`` fetched."""
    state, roles = CaseState(case.state), reader.roles
    own = member_act(case, reader.acts_for.person)
    act = own or next_act_of(case)
    acting = roles - {Role.EXPERT_REVIEWER} if own is SIGNED else roles
    clock = due_clock(case, case.running)  # type: ignore[attr-defined] # prefetched by sorted_cases
    return DocketRow(
        number=case.number,
        employee=_initials(case.forms) if knows_employee else "",  # type: ignore[attr-defined] # the same
        items=_items(case.listed),  # type: ignore[attr-defined] # the same
        state=state,
        is_expedited=case.priority == Priority.EXPEDITED,
        is_sample=case.is_sample,
        act=words_for(act, roles),
        who=_who(act.roles, acting),
        is_mine=bool(acting & set(act.roles)),
        due=(clock.due_at or clock.due) if clock else None,
        because=clock.because if clock else "",
        clock_name=CLOCK_NAMES[clock.name] if clock else "",
        is_verified=clock.is_verified if clock else True,
        is_late=clock is not None and is_past(clock, at=at),
        waits=waits_of(case, reader=reader),
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
    told = {
        ItemState.INELIGIBLE: "not eligible",
        ItemState.DEFERRED: "deferred",
        ItemState.TAKEN_UP: "in another case",
        ItemState.TERMINATED: "ended",
    }
    counts = {said: sum(item.state == state for item in items) for state, said in told.items()}
    return ", ".join([words, *(f"{count} {said}" for said, count in counts.items() if count)])


def due_clock(case: Case, clocks: Iterable[CaseClock]) -> CaseClock | None:
    """Return the clock that says until when a case's next act is due; None if none of them runs.

    Args:
        case: The case.
        clocks: Its running clocks.
    """
    names = act_clocks(CaseState(case.state))
    return min((clock for clock in clocks if clock.name in names), key=lambda clock: clock.due, default=None)
