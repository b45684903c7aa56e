"""Who reviews the case, one reviewer or several: kept by the test beside the site, with where each stands and what each found."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from openimr.web.cases.values import CaseState, ItemState

OUTCOMES = {"U": ItemState.UPHELD, "O": ItemState.OVERTURNED}
"""How a vote on an item is written, and what it is for."""


class Stage(IntEnum):
    """Where one reviewer stands, by themselves."""

    CHOSEN = 1
    IN_REVIEW = 2
    SIGNED = 3


STANDS = {
    Stage.CHOSEN: CaseState.ATTESTATION,
    Stage.IN_REVIEW: CaseState.CLINICAL_REVIEW,
    Stage.SIGNED: CaseState.QUALITY_CHECK,
}
"""Where a case under review stands of which the last reviewer stands there."""


@dataclass
class Member:
    """One who reviews the case.

    Attributes:
        votes: What they last wrote of the items 1, 2 and 3; empty before.
        has_spoken: Whether they ever signed since they were chosen.
    """

    stage: Stage = Stage.CHOSEN
    votes: str = ""
    has_spoken: bool = False


@dataclass
class Sitting:
    """Who reviews the case, by name.

    Attributes:
        seats: How many are to review it.
        is_approved: Whether the Division approved several since a determination was last set aside.
        has_lost: Whether one of those several left who had signed: then no seat is left empty, so that no vote is dropped.
    """

    members: dict[str, Member] = field(default_factory=dict)
    seats: int = 1
    is_approved: bool = False
    has_lost: bool = False

    @property
    def is_panel(self) -> bool:
        """Whether several are to review it."""
        return self.seats > 1

    @property
    def state(self) -> CaseState:
        """Where a case under review stands: where the last of its reviewers does."""
        if len(self.members) < self.seats:
            return CaseState.REVIEWER_SELECTION
        return STANDS[min(each.stage for each in self.members.values())]

    @property
    def stages(self) -> tuple[Stage, ...]:
        """Where they stand, whoever they are."""
        return tuple(sorted(each.stage for each in self.members.values()))

    def at(self, *stages: Stage) -> list[str]:
        """Return who stands there, in the order in which they were chosen."""
        return [name for name, each in self.members.items() if each.stage in stages]

    def approve(self, seats: int) -> None:
        """Keep that the Division approved so many."""
        self.seats, self.is_approved = seats, True

    def attest(self, name: str) -> None:
        """Keep that one attested."""
        assert name in self.at(Stage.CHOSEN), f"{name} attested: {self}"
        self.members[name].stage = Stage.IN_REVIEW

    def write(self, name: str, votes: str) -> None:
        """Keep what one found."""
        assert name in self.at(Stage.IN_REVIEW), f"{name} wrote: {self}"
        self.members[name].votes = votes

    def sign(self, name: str) -> None:
        """Keep that one signed."""
        assert name in self.at(Stage.IN_REVIEW), f"{name} signed: {self}"
        member = self.members[name]
        assert member.votes, f"{name} signed what was never written"
        member.stage, member.has_spoken = Stage.SIGNED, True

    def strike(self, names: Iterable[str]) -> None:
        """Keep that these, if they signed, sign again."""
        for name in set(names) & set(self.at(Stage.SIGNED)):
            self.members[name].stage = Stage.IN_REVIEW

    def leave(self, name: str) -> None:
        """Keep that one has the case no longer."""
        self.has_lost |= self.members.pop(name).has_spoken and self.is_approved

    def leave_empty(self) -> None:
        """Keep that nobody more is chosen; one reviewer is needed in any case."""
        self.seats = max(1, len(self.members))

    def fall(self) -> None:
        """Keep that the determination was set aside: nobody has the case, and one reviewer is to have it."""
        self.members, self.seats, self.is_approved, self.has_lost = {}, 1, False, False

    def found(self, numbers: Iterable[int]) -> Mapping[int, ItemState]:
        """Return what binds of each item: what the majority found, of an even split what is for the treatment.

        Source: Lab. Code § 4610.6(e).
        """
        votes = {number: [each.votes[number - 1] for each in self.members.values()] for number in numbers}
        return {number: OUTCOMES["U" if 2 * each.count("U") > len(each) else "O"] for number, each in votes.items()}
