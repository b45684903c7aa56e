from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from openimr.law.affiliations import Relation
from openimr.matching.affiliations.changes import Changes, OpenAssignment, to_screen_again
from openimr.matching.affiliations.graphs import AffiliationGraph, Edge
from tests.matching.affiliations.graph_cast import (
    ALMA,
    GROUP,
    HART,
    LIND,
    MAKER,
    OVE,
    PARTIES,
    SIERRA,
    UNA,
    conflicts,
    edge,
    person,
)

ONE = OpenAssignment(case="one", reviewer=LIND.subject, parties=PARTIES)
OTHER = OpenAssignment(case="other", reviewer=UNA.subject, parties=PARTIES[:1])
CHAIN = (LIND, OVE, person("Ada"), person("Bo"), GROUP, ALMA, SIERRA, HART, MAKER)


@st.composite
def edges(draw: st.DrawFn) -> Edge:
    one, other = draw(st.permutations(CHAIN))[:2]
    relations = [Relation.SPOUSE, Relation.EMPLOYEE, Relation.PRIVILEGES, Relation.MEMBER]
    return edge(one, draw(st.sampled_from(relations)), other)


def screened(changes: Changes, *ties: Edge) -> tuple[str, ...]:
    return tuple(each.case for each in to_screen_again(changes, [ONE, OTHER], AffiliationGraph(ties)))


def test_a_changed_case_or_reviewer_is_screened_and_no_other() -> None:
    assert screened(Changes(cases=frozenset({"one"}))) == ("one",)
    assert screened(Changes(reviewers=frozenset({"una"}))) == ("other",)
    assert screened(Changes()) == ()


def test_a_tie_between_strangers_asks_for_no_screening() -> None:
    assert screened(Changes(edges=(edge(person("Ada"), Relation.PARTNER, person("Bo")),))) == ()


def test_a_tie_that_closes_a_path_asks_for_it() -> None:
    closing = edge(OVE, Relation.EMPLOYEE, MAKER)

    assert screened(Changes(edges=(closing,)), edge(LIND, Relation.SPOUSE, OVE)) == ("one",)


@given(st.lists(edges(), max_size=10), edges())
def test_whoevers_conflicts_change_is_screened_again(ties: list[Edge], changed: Edge) -> None:
    before = [each for each in ties if each != changed]
    if conflicts(*before) != conflicts(*before, changed):
        again = to_screen_again(Changes(edges=(changed,)), [ONE], AffiliationGraph(tuple(before)))

        assert again == (ONE,)


@given(st.lists(edges(), min_size=1, max_size=10))
def test_whoevers_conflicts_change_as_a_share_is_amended_is_screened_again(ties: list[Edge]) -> None:
    amended = replace(ties[0], relation=Relation.INTEREST, share=0.5)
    if conflicts(*ties) != conflicts(amended, *ties[1:]):
        changes = Changes(edges=(ties[0], amended))

        assert to_screen_again(changes, [ONE], AffiliationGraph((amended, *ties[1:]))) == (ONE,)
