"""The least sum of points, as a flow: each case goes to at most one reviewer, each reviewer takes only so many.

As many cases as can be are assigned; among all ways to do so one of the least sum is taken; among those of equal sum
the lots decide. The lots are less than the smallest difference of points, so they never buy a worse sum.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

Numbers = NDArray[np.int64]

LOTS = 2**16
"""Lots are drawn from 0 up to here, exclusive."""


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Which case may go to which reviewer, and at what points: one row a pair.

    Attributes:
        cases: Index of the case, 0 up.
        reviewers: Index of the reviewer, 0 up.
        points: At least 0.
        lots: 0 up to ``LOTS``, exclusive.
    """

    cases: Numbers
    reviewers: Numbers
    points: Numbers
    lots: Numbers


def least_flow(pairs: Pairs, *, cases: int, steps: Sequence[Sequence[int]]) -> list[int | None]:
    """Return the reviewer of each case, by index; None of a case that goes to nobody.

    Args:
        pairs: What may go together.
        cases: How many cases there are.
        steps: By reviewer, the points of the first case they take more, of the second, and so on; never falling. As
            many as they take.

    Raises:
        RuntimeError: The solver found no answer; there always is one.
    """
    scale = LOTS * (cases + 1)
    reviewer_of = [index for index, costs in enumerate(steps) for _ in costs]
    step_points = np.array([cost for costs in steps for cost in costs], dtype=np.int64)
    source, sink = cases + len(steps), cases + len(steps) + 1
    tails = np.concatenate([np.full(cases, source), pairs.cases, np.array(reviewer_of, dtype=np.int64) + cases])
    heads = np.concatenate([np.arange(cases), pairs.reviewers + cases, np.full(len(reviewer_of), sink)])
    costs = np.concatenate([np.zeros(cases, np.int64), pairs.points * scale + pairs.lots, step_points * scale])
    flow = SimpleMinCostFlow()
    flow.add_arcs_with_capacity_and_unit_cost(
        tails.astype(np.int32), heads.astype(np.int32), np.ones(len(tails), np.int64), costs
    )
    flow.set_node_supply(source, cases)
    flow.set_node_supply(sink, -cases)
    status = flow.solve_max_flow_with_min_cost()
    if status != flow.OPTIMAL:
        raise RuntimeError(f"expected an optimal flow, found {status}; report it with the sizes of the run")
    return _chosen(flow, pairs, cases)


def _chosen(flow: SimpleMinCostFlow, pairs: Pairs, cases: int) -> list[int | None]:
    taken = flow.flows(np.arange(cases, cases + len(pairs.cases), dtype=np.int32)) > 0
    found: list[int | None] = [None] * cases
    for case, reviewer in zip(pairs.cases[taken].tolist(), pairs.reviewers[taken].tolist(), strict=True):
        found[case] = reviewer
    return found
