import pytest

from openimr.domain.errors import CaseError
from openimr.law.clocks import CLOCKS
from openimr.web.cases.models import Case
from openimr.web.cases.services.locking import change
from openimr.web.cases.values import MOVES, NEXT_ACTS, CaseState
from tests.web import walks
from tests.web.cast import Cast

MOVES_ALLOWED = [(start, end) for start in CaseState for end in CaseState if end in MOVES[start]]
MOVES_REFUSED = [(start, end) for start in CaseState for end in set(CaseState) - MOVES[start] - {start}]


def test_every_state_has_its_moves_and_its_next_act() -> None:
    assert set(MOVES) == set(NEXT_ACTS) == set(CaseState)


def test_every_state_is_reached_from_the_first() -> None:
    reached, frontier = {CaseState.RECEIVED}, [CaseState.RECEIVED]
    while frontier:
        new = MOVES[frontier.pop()] - reached
        reached |= new
        frontier += new

    assert reached == set(CaseState)


def test_nothing_is_to_be_done_exactly_where_no_state_follows_but_for_an_appeal_or_a_corrected_letter() -> None:
    assert {state for state in CaseState if not NEXT_ACTS[state].roles} == {
        CaseState.CLOSED,
        *(state for state in CaseState if not MOVES[state]),
    }
    assert MOVES[CaseState.CLOSED] == {CaseState.FDL_ISSUED, CaseState.REMANDED}


def test_every_clock_of_an_act_is_a_clock_of_the_law() -> None:
    assert {clock for act in NEXT_ACTS.values() for clock in act.clocks} <= set(CLOCKS)


@pytest.mark.parametrize(("start", "end"), MOVES_ALLOWED)
def test_a_case_moves_where_the_table_says(cast: Cast, start: CaseState, end: CaseState) -> None:
    case = walks.received(cast)
    case.state = start

    assert change(case, state=end) == {"version": case.version, "state": end}
    assert Case.objects.get(pk=case.pk).state == end


def test_a_case_moves_nowhere_else(cast: Cast) -> None:
    case = walks.received(cast)
    for start, end in MOVES_REFUSED:
        case.state = start

        with pytest.raises(CaseError, match=f"no move from {start.value} to {end.value}"):
            change(case, state=end)

    assert Case.objects.get(pk=case.pk).version == case.version
