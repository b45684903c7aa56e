import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from openimr.matching.allocation.flows import LOTS, Pairs, least_flow

Instance = tuple[dict[tuple[int, int], tuple[int, int]], int, list[list[int]]]


@st.composite
def instances(draw: st.DrawFn) -> Instance:
    """Pairs with points and lots, the number of cases, and by reviewer the points of each case more."""
    cases, reviewers = draw(st.integers(1, 7)), draw(st.integers(1, 5))
    every = st.tuples(st.integers(0, cases - 1), st.integers(0, reviewers - 1))
    values = st.tuples(st.integers(0, 9), st.integers(0, LOTS - 1))
    pairs = draw(st.dictionaries(every, values, max_size=cases * reviewers))
    steps = [sorted(draw(st.lists(st.integers(0, 5), max_size=3))) for _ in range(reviewers)]
    return pairs, cases, steps


def solved(instance: Instance) -> list[int | None]:
    pairs, cases, steps = instance
    rows = np.array([(*pair, *value) for pair, value in pairs.items()], dtype=np.int64).reshape(-1, 4)
    return least_flow(Pairs(rows[:, 0], rows[:, 1], rows[:, 2], rows[:, 3]), cases=cases, steps=steps)


def sum_of(instance: Instance, found: list[int | None]) -> tuple[int, int, int]:
    """Return how many are assigned, their points with the load, and their lots."""
    pairs, _, steps = instance
    chosen = [(case, reviewer) for case, reviewer in enumerate(found) if reviewer is not None]
    load = sum(sum(costs[: found.count(reviewer)]) for reviewer, costs in enumerate(steps))
    return len(chosen), sum(pairs[each][0] for each in chosen) + load, sum(pairs[each][1] for each in chosen)


def optimum(instance: Instance) -> tuple[int, int, int]:
    """Return the same of scipy's optimum: a column for each place, and one for each case that goes to nobody."""
    pairs, cases, steps = instance
    places = [(reviewer, cost) for reviewer, costs in enumerate(steps) for cost in costs]
    forbidden, nobody = 10**12, 10**9
    costs = np.full((cases, len(places) + cases), forbidden, dtype=np.float64)
    np.fill_diagonal(costs[:, len(places) :], nobody)
    for (case, reviewer), (points, lot) in pairs.items():
        for column, (other, load) in enumerate(places):
            if other == reviewer:
                costs[case, column] = points + load + lot / (LOTS * (cases + 1))
    rows, columns = linear_sum_assignment(costs)
    taken = [(row, places[column]) for row, column in zip(rows, columns, strict=True) if column < len(places)]
    points = sum(pairs[row, place[0]][0] + place[1] for row, place in taken)
    return len(taken), points, sum(pairs[row, place[0]][1] for row, place in taken)


@given(instances())
def test_as_many_as_can_be_at_scipys_least_sum_and_then_at_the_least_lots(instance: Instance) -> None:
    assert sum_of(instance, solved(instance)) == optimum(instance)


@given(instances())
def test_only_pairs_that_were_given_and_never_more_than_a_reviewer_takes(instance: Instance) -> None:
    pairs, _, steps = instance
    found = solved(instance)

    assert all(reviewer is None or (case, reviewer) in pairs for case, reviewer in enumerate(found))
    assert all(found.count(reviewer) <= len(costs) for reviewer, costs in enumerate(steps))


@pytest.mark.parametrize(("cases", "reviewers"), [(0, 0), (0, 2), (3, 0), (2, 2)])
def test_nothing_to_pair_is_no_fault(cases: int, reviewers: int) -> None:
    assert solved(({}, cases, [[0]] * reviewers)) == [None] * cases
