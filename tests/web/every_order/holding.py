"""What must hold in a case after each act, whatever was done: the invariants of the state table and of the clocks."""

from datetime import date

from django.conf import settings

from openimr.law.clocks import limit_named
from openimr.law.deadlines import last_day
from openimr.web.cases.docket import Filters, docket_of
from openimr.web.cases.models import CaseClock
from openimr.web.cases.values import CaseState, ItemState
from openimr.web.conflicts.access import standing_stops
from openimr.web.conflicts.services import screen_open_assignments
from openimr.web.implementation.clocks import keep_clocks
from tests.web.every_order.scene import Scene, writes_counted
from tests.web.every_order.way import CARRY_OUT, DETERMINATION, ISSUED, MAY_RUN, MUST_RUN, SELECTED, WITH_A_REVIEWER

_S = CaseState
_DUE = frozenset({_S.ASSIGNED, _S.RECORDS_REQUESTED, _S.INSUFFICIENT_RECORDS, *SELECTED})
"""States whose next act the law gives a time."""


def hold(scene: Scene) -> None:
    """Hold a case against the law, as it now stands."""
    hold_reviewer(scene)
    hold_items(scene)
    hold_clocks(scene)


def hold_reviewer(scene: Scene) -> None:
    """A case has a reviewer from the choice to the end; one against whom something speaks is stopped, and no other is."""
    name = scene.mine
    assert (name is not None) == (scene.state in {*WITH_A_REVIEWER, *ISSUED})
    assert name not in scene.oracle.set_aside, "one whose determination was set aside has the case again"
    assert name is None or name in scene.oracle.had
    is_stopped = bool(standing_stops(scene.case))
    if scene.state in WITH_A_REVIEWER:
        assert is_stopped == scene.is_barred, f"{name}: {scene.oracle}"


def hold_items(scene: Scene) -> None:
    """An item is decided in the letter that stands, or in dispute while none does; one that ended is neither ever again."""
    found = {item.number: ItemState(item.state) for item in scene.case.items.all()}
    decided = {ItemState.UPHELD, ItemState.OVERTURNED} if scene.is_in_force else {ItemState.DISPUTED}
    assert {number for number, state in found.items() if state is ItemState.TERMINATED} == scene.ended
    assert all(found[number] in decided for number in scene.live), found
    assert scene.is_in_force == (scene.state in ISSUED)
    letters = list(scene.case.determinations.order_by("number").values_list("document", flat=True))
    assert len(letters) == scene.letters
    if scene.is_in_force:
        words = {item.description for item in scene.case.items.all() if item.number in scene.live}
        assert {item["description"] for item in letters[-1]["items"]} == words


def hold_clocks(scene: Scene) -> None:
    """Only the clocks of a state run, one of a name, each until the day that the law gives it."""
    running = list(scene.case.clocks.filter(stopped_at__isnull=True))
    names = {clock.name for clock in running}
    assert len(names) == len(running)
    assert names <= MAY_RUN.get(scene.state, frozenset()), (scene.state, names)
    assert names & MUST_RUN.get(scene.state, names) or not MUST_RUN.get(scene.state), (scene.state, names)
    assert not (scene.is_appealed and names & CARRY_OUT), "8 CCR § 9792.10.7(a): nothing is carried out under an appeal"
    for clock in running:
        assert clock.due_at or clock.due == due_by_law(clock), clock.because


def due_by_law(clock: CaseClock) -> date:
    """Return the last day of a clock of days, counted anew from its start."""
    days = clock.extension.days if hasattr(clock, "extension") else 0
    limit = limit_named(clock.name, on=clock.starts, assumptions=settings.OPENIMR_LAW)
    assert not days or clock.name in DETERMINATION
    return last_day(limit, starts=clock.starts, mail=None, extended=days).due_day


def hold_docket(scene: Scene) -> None:
    """The docket shows the case in its state, with what is next, by whom, and until when where the law says it."""
    (row,) = docket_of(scene.cast.clerk, at=scene.at, filters=Filters(search=scene.case.number)).rows
    has_ended = scene.state in {_S.TERMINATED, _S.REMANDED_ELSEWHERE, _S.CLOSED}
    assert (row.number, row.state) == (scene.case.number, scene.state)
    assert row.act
    assert (row.act == "Nothing") == has_ended == (not row.who)
    assert row.due is not None or scene.state not in _DUE


def hold_recomputed(scene: Scene) -> None:
    """What is computed from what is known was computed already: to do it once more changes nothing."""
    case = scene.fresh
    with writes_counted() as writes:
        assert screen_open_assignments(at=scene.at) == 0
        keep_clocks(case, at=scene.at)
    assert not writes
