"""Whether a reviewer may review a case, with every reason for and against."""

from dataclasses import dataclass
from enum import Enum

from openimr.law.provisions import Provision
from openimr.law.reviewers import AffiliationKind, ConflictClass
from openimr.matching.candidates import Candidate
from openimr.matching.subjects import Subject


class Bearing(Enum):
    """What a reason says."""

    FOR = "for"
    AGAINST = "against"
    NOT_KNOWN = "not known"


class ReasonCode(Enum):
    """What a reason is about; the value is the code that is stored."""

    LICENSED = "licensed"
    KNOWLEDGEABLE = "knowledgeable"
    NONRESTRICTED = "nonrestricted"
    BOARD_CERTIFIED = "board_certified"
    CALIFORNIA = "california"
    DISCIPLINE = "discipline"
    QME = "qme"
    PRACTICE_YEARS = "practice_years"
    PRACTICE_HOURS = "practice_hours"
    AFFILIATION = "affiliation"
    PATH = "path"
    OWN_CASE = "own_case"
    UNSCREENED = "unscreened"
    FORMER_REVIEWER = "former_reviewer"
    NAMED = "named"


class Effect(Enum):
    """What a conflict means for an assignment."""

    BLOCKS = "blocks"
    TO_BE_CLEARED = "must be cleared or upheld in writing before assignment"
    UPHELD = "was upheld in writing"
    CLEARED = "was cleared in writing"
    TOLD = "is told only"

    @property
    def keeps_from_review(self) -> bool:
        """Whether a reviewer with such a conflict may not review."""
        return self not in {Effect.CLEARED, Effect.TOLD}


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One step of a path, or the reason why its end is of a class of the statute.

    Attributes:
        words: The tie, with both names; for the screen of one who keeps the roster, never for a message.
        because: What the definitions say of it; names nobody.
        provision: Where they say so.
    """

    words: str
    because: str
    provision: Provision


@dataclass(frozen=True, kw_only=True, slots=True)
class Conflict:
    """With whom a reviewer is affiliated, and how.

    Attributes:
        conflict_class: What the other is to the case.
        kind: Of the affiliation, of a path that of its first step; None if the reviewer is that person.
        subject: The other; a name for the screen of one who keeps the roster, never for a message.
        effect: What it means for an assignment.
        steps: How the two are tied, step by step, the shortest paths in order; a direct tie is one step. For the same
            screen as the name.
        has_more: Whether there are more such paths than are shown.
        because: Why it has this effect, in words; names nobody.
        provision: Where the rule stands.
        is_verified: Whether its words in force on the day were read.
        mark: Tells the conflict and all its ties from any other; a ruling speaks of it.
    """

    conflict_class: ConflictClass
    kind: AffiliationKind | None
    subject: Subject
    effect: Effect = Effect.BLOCKS
    steps: tuple[tuple[Step, ...], ...] = ()
    has_more: bool = False
    because: str = ""
    provision: Provision
    is_verified: bool
    mark: str = ""

    @property
    def paths(self) -> tuple[tuple[str, ...], ...]:
        """The words of the steps of each path."""
        return tuple(tuple(step.words for step in path) for path in self.steps)


@dataclass(frozen=True, kw_only=True, slots=True)
class Reason:
    """One reason for or against a reviewer.

    Attributes:
        code: What it is about.
        bearing: For, against, or not known.
        blocks: Whether by it alone the reviewer may not review; never of a reason for.
        sentence: In words; names no party.
        provision: Where the rule stands.
        is_verified: Whether its words in force on the day were read.
        conflict: The affiliation it speaks of; None for a reason of another kind.
    """

    code: ReasonCode
    bearing: Bearing
    blocks: bool = False
    sentence: str
    provision: Provision
    is_verified: bool
    conflict: Conflict | None = None

    def __post_init__(self) -> None:
        if self.blocks and self.bearing is Bearing.FOR:
            raise ValueError("a reason for does not block")


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """Whether a reviewer may review a case.

    Attributes:
        candidate: Of whom it speaks.
        reasons: All of them, in the order of the statute; conflicts after the requirements.
    """

    candidate: Candidate
    reasons: tuple[Reason, ...]

    @property
    def may_review(self) -> bool:
        """Whether nothing blocks."""
        return not self.blocking

    @property
    def blocking(self) -> tuple[Reason, ...]:
        """The reasons by which the reviewer may not review; empty if they may."""
        return tuple(reason for reason in self.reasons if reason.blocks)

    @property
    def to_be_cleared(self) -> tuple[Conflict, ...]:
        """The conflicts that the conflict officer must clear or uphold in writing; empty if none waits for it."""
        conflicts = (reason.conflict for reason in self.reasons if reason.conflict is not None)
        return tuple(conflict for conflict in conflicts if conflict.effect is Effect.TO_BE_CLEARED)

    @property
    def others(self) -> tuple[Reason, ...]:
        """The reasons that do not block."""
        return tuple(reason for reason in self.reasons if not reason.blocks)
