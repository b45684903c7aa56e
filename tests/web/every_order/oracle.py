"""Who may not review the case: kept by the test beside the site, from what happened alone, and asked of nothing of it.

A small world: four reviewers, the parties of the walked case, and who may stand between them. Everyone has a short name.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

REVIEWERS = ("first", "second", "third", "fourth")


class Tie(NamedTuple):
    """That one is tied to another; the relation is read from the one to the other."""

    one: str
    relation: str
    other: str
    percent: int | None = None


class Target(NamedTuple):
    """Someone of a class of the statute, and the tie by which they are, where the case does not name them."""

    conflict_class: str
    who: str
    implied_by: Tie | None = None


class Conflict(NamedTuple):
    """What a ruling speaks of: the class, the other, and all ties of it."""

    conflict_class: str
    who: str
    is_path: bool
    ties: frozenset[Tie]


PARTIES = (
    ("EMPLOYEE", "alma"),
    ("IMMEDIATE_FAMILY", "relative"),
    ("EMPLOYEES_ATTORNEY", "attorney"),
    ("EMPLOYEES_ATTORNEY", "law_office"),
    ("EMPLOYER", "employer"),
    ("CLAIMS_ADMINISTRATOR", "claims"),
    ("STAFF", "noor"),
    ("PHYSICIAN", "physician"),
    ("MEDICAL_GROUP", "practice"),
)
"""Whom the application of a walked case names, and who acts for them. Source: Lab. Code § 139.5(c)(2), (d)(5)."""

BLOCKS, UNSETTLED, NOT_MATERIAL = "blocks", "unsettled", "not material"

_WEIGHT = {
    "SPOUSE": BLOCKS,
    "SIBLING": BLOCKS,
    "EMPLOYEE": BLOCKS,
    "PARTNER": BLOCKS,
    "MEMBER": UNSETTLED,
    "OWNER": UNSETTLED,  # whether of more than 5 percent is not known
    "PRIVILEGES": NOT_MATERIAL,
    "DECLARED": BLOCKS,
}
"""What Lab. Code § 139.5(d)(6) says of a relation of the family, of work, of staff privileges."""

_LONGEST = 3
"""Steps of a path that is looked at: a rule of the site."""


@dataclass
class Oracle:
    """What happened that bears on who may review.

    Attributes:
        declared: Reviewer, with whom, and of which kind.
        employed: Who acts for the claims administrator.
        involved: Class and who, beside the parties.
        designated: Whom else the employee chose.
        renamed: Whether the employee's relative bears the name of the reviewers' acquaintance now.
        rulings: Whether a reviewer's conflict was cleared; else it was upheld.
        evaluators: Reviewers who are appointed as qualified medical evaluators.
        gone: Reviewers who left the roster.
        given_up: Who declined the case, or from whom it was taken for good.
        had: Who had the case since its determination was last set aside.
        set_aside: Who had it before.
    """

    ties: set[Tie] = field(default_factory=set)
    declared: set[tuple[str, str, str]] = field(default_factory=set)
    employed: set[str] = field(default_factory=set)
    involved: set[tuple[str, str]] = field(default_factory=set)
    designated: set[str] = field(default_factory=set)
    renamed: bool = False
    rulings: dict[tuple[str, Conflict], bool] = field(default_factory=dict)
    evaluators: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    given_up: set[str] = field(default_factory=set)
    had: set[str] = field(default_factory=set)
    set_aside: set[str] = field(default_factory=set)

    def bars(self, reviewer: str) -> bool:
        """Whether something speaks against a reviewer who has the case or would have it."""
        if reviewer in self.evaluators | self.given_up | self.set_aside:
            return True
        if self.has_direct(reviewer):
            return True
        return any(not self.rulings.get((reviewer, each), False) for each in self.to_be_ruled_on(reviewer))

    def has_direct(self, reviewer: str) -> bool:
        """Whether a reviewer is one of those whom the statute names, or is materially tied to one."""
        ends = {self._same(target.who) for target in self._targets(reviewer)}
        direct = [self._other(tie, reviewer) for tie in self._ties_of(reviewer) if self._weight(tie) is BLOCKS]
        return reviewer in ends or bool(ends & set(direct))

    def to_be_ruled_on(self, reviewer: str) -> list[Conflict]:
        """Return the conflicts of a reviewer that only the conflict officer clears: not settled, or through others."""
        return [each for target in self._targets(reviewer) for each in self._with(reviewer, target)]

    def _with(self, reviewer: str, target: Target) -> Iterator[Conflict]:
        end, implied = self._same(target.who), frozenset(filter(None, [target.implied_by]))
        straight = [tie for tie in self._ties_of(reviewer) if self._other(tie, reviewer) == end]
        if any(self._weight(tie) is BLOCKS for tie in straight):
            return
        for tie in straight:
            if self._weight(tie) is UNSETTLED:
                yield Conflict(target.conflict_class, target.who, is_path=False, ties=implied | {tie})
        if path := self._through(reviewer, end):
            yield Conflict(target.conflict_class, target.who, is_path=True, ties=implied | path)

    def _through(self, reviewer: str, end: str) -> frozenset[Tie]:
        """Return all ties of the shortest paths through others, which are no parties, over no tie that is not material."""
        ends = {self._same(target.who) for target in self._targets(reviewer)}
        paths: list[tuple[tuple[str, ...], tuple[Tie, ...]]] = [((reviewer,), ())]
        for _ in range(_LONGEST):
            paths = [
                ((*names, to), (*ties, tie))
                for names, ties in paths
                for tie in self._ties_of(names[-1], of=reviewer)
                if (to := self._other(tie, names[-1])) not in names
                and self._weight(tie) is not NOT_MATERIAL
                and not (len(names) == 1 and to in ends)
            ]
            if found := [ties for names, ties in paths if names[-1] == end]:
                return frozenset(chain.from_iterable(found))
            paths = [(names, ties) for names, ties in paths if names[-1] not in ends]
        return frozenset()

    def _targets(self, reviewer: str) -> list[Target]:
        named = [Target(*party) for party in (*PARTIES, *sorted(self.involved))]
        named += [Target("IMMEDIATE_FAMILY", who) for who in sorted(self.designated)]
        named += [Target("STAFF", who) for who in sorted(self.employed)]
        known = {(each.conflict_class, each.who) for each in named}
        implied = [each for each in self._implied() if each[:2] not in known and self._same(each.who) != reviewer]
        return named + implied

    def _implied(self) -> Iterator[Target]:
        """Yield whom a tie makes one of a class: who works for the claims administrator, and the employee's family."""
        for tie in sorted(self.ties, key=str):
            if (tie.relation, tie.other) == ("EMPLOYEE", "claims"):
                yield Target("STAFF", tie.one, tie)
            if tie.relation in {"SPOUSE", "SIBLING"} and "alma" in {tie.one, tie.other}:
                yield Target("IMMEDIATE_FAMILY", self._other(tie, "alma"), tie)

    def _ties_of(self, who: str, *, of: str | None = None) -> list[Tie]:
        """Return the ties of someone; what a reviewer declared is a tie of theirs alone, when they are screened."""
        found = [tie for tie in self.ties if who in {self._same(tie.one), self._same(tie.other)}]
        if who == (of or who):
            found += [Tie(one, "DECLARED", other) for one, other, _ in self.declared if one == who]
            found += [Tie(one, "DECLARED", "claims") for one in self.employed if one == who]
        return found

    def _other(self, tie: Tie, who: str) -> str:
        one, other = self._same(tie.one), self._same(tie.other)
        return other if one == who else one

    def _same(self, who: str) -> str:
        """Return who someone is taken for: one known by the name alone is whoever bears that name."""
        return "relative" if who == "jonas" and self.renamed else who

    @staticmethod
    def _weight(tie: Tie) -> str:
        if tie.relation == "INTEREST":  # Lab. Code § 139.5(d)(6)(B)
            return BLOCKS if (tie.percent or 0) > 5 else NOT_MATERIAL
        return _WEIGHT[tie.relation]
