"""What must hold in a case after each act, whatever was done: the invariants of the state table and of the clocks."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.conf import settings

from openimr.law.clocks import limit_named
from openimr.law.deadlines import last_day
from openimr.web.cases.docket import Filters, docket_of
from openimr.web.cases.models import CaseClock, DisputedItem
from openimr.web.cases.values import CaseState, ItemState
from openimr.web.conflicts.access import standing_stops
from openimr.web.conflicts.services import screen_open_assignments
from openimr.web.determinations.models import IssuedDetermination
from openimr.web.implementation.clocks import keep_clocks
from openimr.web.reviewers.models import Assignment
from tests.web.every_order.scene import Scene, writes_counted
from tests.web.every_order.sitting import OUTCOMES, Stage
from tests.web.every_order.way import CARRY_OUT, DETERMINATION, ISSUED, MAY_RUN, MUST_RUN, SELECTED

_S = CaseState
_DUE = frozenset({_S.ASSIGNED, _S.RECORDS_REQUESTED, _S.INSUFFICIENT_RECORDS, *SELECTED})
"""States whose next act the law gives a time."""


def hold(scene: Scene) -> None:
    """Hold a case against the law, as it now stands."""
    hold_reviewers(scene)
    hold_items(scene)
    hold_clocks(scene)


def hold_reviewers(scene: Scene) -> None:
    """Whoever was chosen has the case, each once; it stands where the last of them does; who is barred is stopped, no other is."""
    case, sitting = scene.fresh, scene.sitting
    standing = list(case.assignments.filter(ended_at__isnull=True).select_related("review").order_by("chosen_at"))
    names = [scene.names[each.reviewer_id] for each in standing]
    assert names == [*sitting.members], sitting
    assert len({each.seat for each in standing}) == len(standing) <= case.seats == sitting.seats
    assert not scene.oracle.set_aside & set(names), "one whose determination was set aside has the case again"
    assert scene.oracle.had >= set(names)
    assert [_stage(each) for each in standing] == [each.stage for each in sitting.members.values()], sitting
    if scene.state in ISSUED:
        assert sitting.members
        assert sitting.state is _S.QUALITY_CHECK
    elif scene.state in SELECTED:
        assert scene.state is sitting.state, f"{scene.state}: {sitting}"
        stopped = [scene.names[each.assignment.reviewer_id] for each in standing_stops(case)]
        assert sorted(stopped) == sorted(scene.barred), f"{stopped}: {scene.oracle}"
    else:
        assert not names


def _stage(assignment: Assignment) -> Stage:
    if assignment.attested_at is None:
        return Stage.CHOSEN
    return Stage.IN_REVIEW if assignment.review.signed_at is None else Stage.SIGNED


def hold_items(scene: Scene) -> None:
    """An item is decided in the letter that stands, or in dispute while none does; one that ended is neither ever again."""
    items = list(scene.case.items.all())
    decided = scene.sitting.found(scene.live) if scene.is_in_force else dict.fromkeys(scene.live, ItemState.DISPUTED)
    ended = dict.fromkeys(scene.ended, ItemState.TERMINATED)
    assert {item.number: ItemState(item.state) for item in items} == {**decided, **ended}, scene.sitting
    assert scene.is_in_force == (scene.state in ISSUED)
    letters = list(scene.case.determinations.order_by("number"))
    assert len(letters) == scene.letters
    if scene.is_in_force:
        told = {item.description: decided[item.number] for item in items if item.number in scene.live}
        assert outcomes_of(letters[-1].document) == told
        hold_analyses(scene, letters[-1], items)


def hold_analyses(scene: Scene, letter: IssuedDetermination, items: Sequence[DisputedItem]) -> None:
    """Of several reviewers each one's own analysis goes out with the letter, none is dropped. Lab. Code § 4610.6(f)."""
    found = {
        scene.names[each.review.assignment.reviewer_id]: outcomes_of(each.document)
        for each in letter.analyses.select_related("review__assignment")
    }
    members = scene.sitting.members if len(scene.sitting.members) > 1 else {}
    live = [item for item in items if item.number in scene.live]
    assert found == {
        name: {item.description: OUTCOMES[member.votes[item.number - 1]] for item in live}
        for name, member in members.items()
    }


def outcomes_of(document: Mapping[str, Any]) -> dict[str, ItemState]:
    """Return what a determination, as it is kept, says of each item, by its description."""
    return {item["description"]: ItemState(item["outcome"].lower()) for item in document["items"]}


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
