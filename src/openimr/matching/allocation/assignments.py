"""Many cases assigned at once: who should review each, and why a case goes to nobody.

An assignment made here is offered to the person who assigns; each is screened again when it is made. Only the best
reviewers of each case are looked at first; where a case is left over, it looks further, and
at last those in its way.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import islice

import numpy as np

from openimr.matching.affiliations.rulings import ConflictRuling
from openimr.matching.allocation.flows import Pairs, least_flow
from openimr.matching.allocation.levers import Levers
from openimr.matching.allocation.points import Part, fit_parts, standing_parts
from openimr.matching.allocation.pools import Pool, Roster, Tally
from openimr.matching.candidates import Candidate
from openimr.matching.fits import fitting
from openimr.matching.needs import Need

WIDTH = 40
"""Reviewers looked at for a case at first."""

WIDER = 4
"""How many times as many a case looks at that is left over, or is in the way of one."""

_Row = tuple[int, int, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseToAssign:
    """A case that waits for its reviewer.

    Attributes:
        key: Its public id.
        need: What it asks.
        rulings: What the conflict officer ruled in this case; it holds in no other.
    """

    key: str
    need: Need
    rulings: tuple[ConflictRuling, ...] = ()


class Cause(Enum):
    """Why a case goes to nobody, in words that name no one."""

    NOBODY_MAY = "nobody on the roster may review it"
    TO_BE_CLEARED = "whoever else might review it has a path to a party that must be cleared or upheld in writing first"
    OTHER_FIELD = "those who may review it are of other fields of medicine; a person must choose"
    FULL = "those who may review it have as many open cases as they take"
    TAKEN = "the places of those who may review it go to other cases of this run"


@dataclass(frozen=True, kw_only=True, slots=True)
class Assigned:
    """A case with the reviewer it should go to.

    Attributes:
        case: Its key.
        reviewer: Who.
        points: Of the pair, without the load; the least sum over all cases was sought, not of each.
        parts: The points part by part, each in words.
        lot: That decided among equals.
    """

    case: str
    reviewer: Candidate
    points: int
    parts: tuple[Part, ...]
    lot: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Unassigned:
    """A case that goes to nobody.

    Attributes:
        case: Its key.
        cause: Why.
        tally: How many reviewers were found what.
    """

    case: str
    cause: Cause
    tally: Tally = field(compare=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Allocation:
    """The answer for one run; the same for the same cases, roster, levers and seed, in whatever order they come.

    Attributes:
        assigned: By the keys of the cases.
        unassigned: Likewise.
        points: The sum over all pairs and of the load; the least there is over the pairs looked at.
        seed: That the lots were drawn from; the caller keeps it.
        width: Reviewers found for one case at most.
        pairs: How many pairs were weighed.
    """

    assigned: tuple[Assigned, ...]
    unassigned: tuple[Unassigned, ...]
    points: int
    seed: str
    width: int
    pairs: int


@dataclass(slots=True)
class _Open:
    """A case in the run, with the reviewers found so far."""

    case: CaseToAssign
    tally: Tally
    more: Iterator[_Row]
    width: int
    rows: list[_Row] = field(default_factory=list)
    is_whole: bool = False
    """Whether every reviewer was looked at."""

    def look(self) -> None:
        self.rows.extend(islice(self.more, self.width - len(self.rows)))
        self.is_whole = len(self.rows) < self.width

    def drop(self, index: int) -> None:
        """Leave out a reviewer who may not review after all, and look for another."""
        self.rows = [row for row in self.rows if row[0] != index]
        self.tally.admitted -= 1
        self.tally.barred += 1
        self.look()


def assign_cases(
    cases: Sequence[CaseToAssign], roster: Roster, *, levers: Levers, seed: str, width: int = WIDTH
) -> Allocation:
    """Return who should review each case: as many cases as can be, at the least sum of points.

    Nobody is assigned who may not review, who has a path that is not cleared, or who takes no more cases.

    Args:
        cases: Their keys differ.
        roster: Who reviews.
        levers: What weighs how much.
        seed: Orders equals; drawn at random, and kept by the caller, so that it can be shown later.
        width: Reviewers looked at for a case at first; at least 1.

    Raises:
        ValueError: Two cases have one key, or two reviewers.
        NoLawInForceError: The rules are not known for the day of a case.

    Source: Lab. Code § 139.5(d)(2)(F), (d)(3)(C), (d)(4).
    """
    _expect_keys(cases, roster)
    pool = Pool(roster, levers, seed=seed)
    narrow = opened = [_opened(case, pool, width) for case in sorted(cases, key=lambda case: case.key)]
    while True:
        for each in narrow:
            each.look()
        chosen = _chosen(opened, pool)
        left = [each for each, index in zip(opened, chosen, strict=True) if index is None and not each.is_whole]
        narrow = left or [each for each in _stuck(opened, chosen) if not each.is_whole]
        if not narrow:
            return _allocation(opened, chosen, pool, levers, seed=seed)
        for each in narrow:
            each.width *= WIDER


def _chosen(opened: Sequence[_Open], pool: Pool) -> list[int | None]:
    """Return the least flow in which nobody is chosen who is named in the case's words: asked of the chosen alone."""
    steps = pool.steps()
    asked: set[tuple[int, int]] = set()
    while True:
        chosen = least_flow(_pairs(opened), cases=len(opened), steps=steps)
        fresh = {(number, index) for number, index in enumerate(chosen) if index is not None} - asked
        asked |= fresh
        named = [(number, index) for number, index in sorted(fresh) if pool.is_named(index, opened[number].case.need)]
        if not named:
            return chosen
        for number, index in named:
            opened[number].drop(index)


def _expect_keys(cases: Sequence[CaseToAssign], roster: Roster) -> None:
    if len({case.key for case in cases}) < len(cases):
        raise ValueError("cases: expected keys that differ")
    if len({candidate.subject.key for candidate in roster.candidates}) < len(roster.candidates):
        raise ValueError("roster: expected keys that differ")


def _opened(case: CaseToAssign, pool: Pool, width: int) -> _Open:
    tally = Tally()
    return _Open(case, tally, pool.admitted(case.key, case.need, tally, case.rulings), width)


def _stuck(opened: Sequence[_Open], chosen: Sequence[int | None]) -> list[_Open]:
    """Return the cases left over, and those that hold a place which they or one another could take.

    Another case can be assigned only if one of these finds a reviewer it has not looked at yet (Hall, 1935).
    """
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for number, index in enumerate(chosen):
        if index is not None:
            holders[index].append(number)
    waiting = [number for number, index in enumerate(chosen) if index is None]
    found = set(waiting)
    while waiting:
        for row in opened[waiting.pop()].rows:
            fresh = [number for number in holders.pop(row[0], ()) if number not in found]
            found.update(fresh)
            waiting.extend(fresh)
    return [opened[number] for number in sorted(found)]


def _pairs(opened: Sequence[_Open]) -> Pairs:
    rows = np.array([row for each in opened for row in each.rows], dtype=np.int64).reshape(-1, 3)
    indices = np.repeat(np.arange(len(opened), dtype=np.int64), [len(each.rows) for each in opened])
    return Pairs(indices, rows[:, 0], rows[:, 1], rows[:, 2])


def _allocation(
    opened: Sequence[_Open], chosen: Sequence[int | None], pool: Pool, levers: Levers, *, seed: str
) -> Allocation:
    assigned, unassigned = [], []
    for each, index in zip(opened, chosen, strict=True):
        if index is None:
            for row in each.rows:
                if pool.is_named(row[0], each.case.need):
                    each.drop(row[0])
            unassigned.append(Unassigned(case=each.case.key, cause=_cause(each, pool), tally=each.tally))
        else:
            row = next(row for row in each.rows if row[0] == index)
            assigned.append(_assigned(each.case, row, pool, levers))
    taken = Counter(index for index in chosen if index is not None)
    steps = pool.steps()
    return Allocation(
        assigned=tuple(assigned),
        unassigned=tuple(unassigned),
        points=sum(each.points for each in assigned) + sum(sum(steps[index][:count]) for index, count in taken.items()),
        seed=seed,
        width=max((len(each.rows) for each in opened), default=0),
        pairs=sum(len(each.rows) for each in opened),
    )


def _assigned(case: CaseToAssign, row: _Row, pool: Pool, levers: Levers) -> Assigned:
    index, points, lot = row
    candidate = pool.candidates[index]
    parts = (
        *fit_parts(fitting(candidate, case.need), levers),
        *standing_parts(candidate, case.need, pool.standings[index], levers),
    )
    return Assigned(case=case.key, reviewer=candidate, points=points, parts=parts, lot=lot)


def _cause(each: _Open, pool: Pool) -> Cause:
    """Return why a case goes to nobody: the cause that is nearest to being overcome."""
    if each.tally.admitted:
        return Cause.TAKEN
    if pool.waits_for_clearing(each.case.need, each.case.rulings):
        return Cause.TO_BE_CLEARED
    if each.tally.full:
        return Cause.FULL
    return Cause.OTHER_FIELD if each.tally.other_field else Cause.NOBODY_MAY
