"""Assigning many cases at once: how long it takes, what memory, and whether the sum is scipy's optimum.

``python -m bench.assignment`` measures and writes docs/reference/assignment.md with its curve.
"""

import multiprocessing
import resource
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import matplotlib as mpl
import numpy as np

from bench.assignment_instances import instance
from openimr.matching.allocation.assignments import WIDTH, CaseToAssign, assign_cases
from openimr.matching.allocation.flows import Pairs, least_flow
from openimr.matching.allocation.levers import Levers
from openimr.matching.allocation.pools import Pool, Roster, Tally

PROJECT = Path(__file__).resolve().parent.parent
PAGE = PROJECT / "docs/reference/assignment.md"
PICTURE = PROJECT / "docs/reference/assignment.svg"
SIZES = (500, 1_000, 2_000, 3_000, 4_000, 5_000)
REVIEWERS = 1_000
AFFILIATIONS = 5_000
WHOLE = 500
"""Cases of the run over every pair, beside the one over the best of each case."""
_ROUNDS = 1
_FORBIDDEN = 10.0**9
_SEED = "bench"


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """What one size took.

    Attributes:
        cases: How many waited.
        assigned: How many go to someone.
        pairs: Pairs weighed.
        seconds: Of all: who may, the points, the flow.
        megabytes: Peak memory of the process, the instance and the interpreter among it.
        solver_seconds: Of the flow alone, on the same pairs.
        points: Of the flow, on the same pairs.
        scipy_seconds: Of ``linear_sum_assignment``, a column for each place.
        scipy_points: Its least sum.
    """

    cases: int
    assigned: int
    pairs: int
    seconds: float
    megabytes: float
    solver_seconds: float
    points: int
    scipy_seconds: float
    scipy_points: int


def measure() -> list[Run]:
    """Measure every size, each in a process of its own."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=1, mp_context=context, max_tasks_per_child=1) as pool:
        runs = []
        for run in pool.map(_run, SIZES):
            print(run, flush=True)
            runs.append(run)
        return runs


def loss() -> tuple[int, int]:
    """Return the points of a run over the best pairs of each case, and of one over every pair."""
    cases, roster = instance(WHOLE, reviewers=REVIEWERS, affiliations=AFFILIATIONS)
    narrow, whole = (
        assign_cases(cases, roster, levers=Levers(), seed=_SEED, width=width).points for width in (WIDTH, REVIEWERS + 1)
    )
    return narrow, whole


def _run(size: int) -> Run:
    cases, roster = instance(size, reviewers=REVIEWERS, affiliations=AFFILIATIONS)
    seconds = []
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        found = assign_cases(cases, roster, levers=Levers(), seed=_SEED)
        seconds.append(time.perf_counter() - start)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    pairs, steps = _pairs(cases, roster)
    start = time.perf_counter()
    chosen = least_flow(pairs, cases=size, steps=steps)
    middle = time.perf_counter()
    scipy_points = _least_by_scipy(pairs, steps, cases=size, left=chosen.count(None))
    return Run(
        cases=size,
        assigned=len(found.assigned),
        pairs=found.pairs,
        seconds=sorted(seconds)[_ROUNDS // 2],
        megabytes=megabytes,
        solver_seconds=middle - start,
        points=_points(pairs, steps, chosen),
        scipy_seconds=time.perf_counter() - middle,
        scipy_points=scipy_points,
    )


def _pairs(cases: list[CaseToAssign], roster: Roster) -> tuple[Pairs, list[list[int]]]:
    pool = Pool(roster, Levers(), seed=_SEED)
    rows = [
        (number, *row)
        for number, case in enumerate(cases)
        for row in islice(pool.admitted(case.key, case.need, Tally()), WIDTH)
    ]
    columns = np.array(rows, dtype=np.int64).T
    return Pairs(columns[0], columns[1], columns[2], columns[3]), pool.steps()


def _points(pairs: Pairs, steps: list[list[int]], chosen: list[int | None]) -> int:
    weighed = zip(pairs.cases.tolist(), pairs.reviewers.tolist(), pairs.points.tolist(), strict=True)
    loads = Counter(index for index in chosen if index is not None)
    of_pairs = sum(points for case, reviewer, points in weighed if chosen[case] == reviewer)
    return of_pairs + sum(sum(steps[index][:count]) for index, count in loads.items())


def _least_by_scipy(pairs: Pairs, steps: list[list[int]], *, cases: int, left: int) -> int:
    """Return the least sum by scipy: a row for each case, a column for each place, and some for nobody."""
    from scipy.optimize import linear_sum_assignment

    firsts = np.cumsum([0, *(len(costs) for costs in steps)])
    matrix = np.full((cases, int(firsts[-1]) + left), _FORBIDDEN)
    matrix[:, int(firsts[-1]) :] = _FORBIDDEN / 100
    for case, reviewer, points in zip(pairs.cases, pairs.reviewers, pairs.points, strict=True):
        matrix[case, firsts[reviewer] : firsts[reviewer + 1]] = np.array(steps[reviewer]) + points
    rows, columns = linear_sum_assignment(matrix)
    costs = matrix[rows, columns]
    return int(costs[costs < _FORBIDDEN / 100].sum())


def report(runs: list[Run], losses: tuple[int, int]) -> None:
    """Draw the curve and write the page."""
    _draw(runs)
    narrow, whole = losses
    rows = [
        f"| {run.cases:,} | {run.assigned:,} | {run.pairs:,} | {run.seconds:.2f} | {run.megabytes:,.0f} | "
        f"{run.solver_seconds:.2f} | {run.points:,} | {run.scipy_seconds:.2f} | {run.scipy_points:,} |"
        for run in runs
    ]
    PAGE.write_text(_TOP + "\n".join(rows) + _BOTTOM.format(narrow=narrow, whole=whole, more=narrow / whole - 1))


def _draw(runs: list[Run]) -> None:
    mpl.use("svg")
    from matplotlib import pyplot as plt

    mpl.rcParams["svg.hashsalt"] = "openimr"
    figure, axes = plt.subplots(figsize=(7, 3.5), layout="constrained")
    sizes = [run.cases for run in runs]
    axes.plot(sizes, [run.seconds for run in runs], marker="o", label="all: who may, points, flow")
    axes.plot(sizes, [run.scipy_seconds for run in runs], marker="^", linestyle=":", label="scipy alone, same pairs")
    axes.plot(sizes, [run.solver_seconds for run in runs], marker="s", linestyle="--", label="the flow alone")
    axes.set(xlabel="cases", ylabel="seconds", xlim=(0, None), ylim=(0, None))
    axes.set_title(f"Assigning cases to {REVIEWERS:,} reviewers with {AFFILIATIONS:,} affiliations")
    axes.grid(visible=True, alpha=0.3)
    axes.legend()
    figure.savefig(PICTURE, metadata={"Date": None})
    plt.close(figure)


_TOP = f"""# Assigning many cases at once

Who should review each of the cases that wait is found in one run: as many cases as can be go to someone, at the least sum of
points. The list is offered to the person who assigns, who decides; each assignment is screened again when it is made.

## How

1. **Who may.** Nobody is weighed who may not review, who has a path to a party that is not cleared in writing, or who takes no more
   cases. The answers are those of the page *Choose reviewer*. What is asked of a reviewer alone is asked once, and paths are looked for
   only where a reviewer is within reach of a party.
2. **Points.** Against each pair count: how the specialties stand to treatment and condition, no California licence, what may keep the
   reviewer from the review in time, the usual turnaround; against each case more of one reviewer, the cases open already. The
   weights are levers; every change of one is audited.
3. **Sparse.** Of each case the {WIDTH} reviewers with the fewest points are weighed. Where a case is left over, it looks further, and at last
   those in its way, until it is assigned or nobody is left.
4. **The least sum** is found as a minimum-cost flow (ortools). Among sums that are equal, lots decide, drawn from a random seed that is
   recorded: no party can foretell the reviewer, and the run can be shown again.
5. **Who goes to nobody** is listed, each case with its reason.

## Measured

Made-up cases with nine parties each, {REVIEWERS:,} reviewers, {AFFILIATIONS:,} affiliations; one run on a machine that had other work to do; the memory is the
peak of the whole process. `python -m bench.assignment` measures it anew. scipy's `linear_sum_assignment` is given the same pairs, a
column for each place of a reviewer: the two sums must be equal. The best {WIDTH} of each case are those of the two sums; where cases were left over, the run itself weighed more.

![Seconds against the number of cases](assignment.svg)

| cases | assigned | pairs | seconds | MB | flow alone, s | points, same pairs | scipy alone, s | scipy's points |
|---|---|---|---|---|---|---|---|---|
"""

_BOTTOM = f"""

The sum is the least over the pairs that are weighed. Over **every** pair of {WHOLE:,} cases it is {{whole:,}}; over the best {WIDTH} of each
case {{narrow:,}} ({{more:.1%}} more).
"""

if __name__ == "__main__":
    report(measure(), loss())
