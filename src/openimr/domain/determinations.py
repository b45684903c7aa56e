"""A determination: what an expert reviewer decided, item by item, and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from types import MappingProxyType

from openimr.domain.text import Span

Spans = Mapping[str, Span]
"""Where each value was read: JSON pointer (RFC 6901) into the determination → span of the letter's text."""


class LetterLayout(Enum):
    """A layout of published determination letters for which there is a reader."""

    CA_1A = "CA-1a"
    CA_1B = "CA-1b"
    CA_1C = "CA-1c"
    OI_1 = "OI-1"


class Program(Enum):
    """A review programme whose letters we read."""

    CA_DWC = "ca-dwc"


class ItemOutcome(Enum):
    """What was decided of one disputed item; it speaks of the utilization review decision.

    ``UPHELD``: the treatment is not medically necessary and the refusal stands. ``OVERTURNED``: it is
    medically necessary.

    Source: Lab. Code § 4610.6(e) ("medically necessary" or not); the two words are the letters'.
    """

    UPHELD = "Upheld"
    OVERTURNED = "Overturned"


class CaseOutcome(Enum):
    """What was decided of a case, taken over its items; never stated, always computed."""

    UPHELD = "Upheld"
    OVERTURNED = "Overturned"
    PARTIALLY_OVERTURNED = "Partially Overturned"


class ItemRole(Enum):
    """Whether an item stands by itself or is a service that goes with another item."""

    PRIMARY = "primary"
    ASSOCIATED = "associated"


class StockAssertion(Enum):
    """A sentence about the reviewer that a letter prints only where roster and attestation hold it.

    ``NO_AFFILIATION``, ``FAMILIAR_WITH_LAW``: from the reviewer's attestation in this case.
    ``ACTIVE_PRACTICE``: more than five years, at least 24 hours a week: a rule of the contract, not of
    Lab. Code § 139.5 [unverified]; from the roster. ``SAME_SPECIALTY``: clinical experience in the same or
    similar specialties, Lab. Code § 139.5(d)(4)(A); from the assignment.
    """

    NO_AFFILIATION = "no affiliation"
    ACTIVE_PRACTICE = "active practice"
    SAME_SPECIALTY = "same or similar specialty"
    FAMILIAR_WITH_LAW = "familiar with governing laws"


@dataclass(frozen=True, kw_only=True, slots=True)
class ReviewerCredentials:
    """What a letter may say of its reviewer: never the name (Lab. Code § 4610.6(f)).

    Attributes:
        licensure: States of licensure, as spelt in the letter, in its order; may be empty.
        specialties: Certifications and specialties, as spelt in the letter, in its order; may be empty.
    """

    licensure: tuple[str, ...] = ()
    specialties: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class DecidedItem:
    """One disputed item with its decision. All texts have their white space folded.

    Attributes:
        heading: All before the last colon of the item's heading; a partial approval's closing " is" dropped.
        description: The heading without an ``Associated …:`` prefix; of a partial approval the disputed
            portion alone.
        requested: What was originally requested; None unless partly approved.
        authorized: What the claims administrator authorized of it; None unless partly approved.
        role: Whether the item goes with another one.
        outcome: The decision.
        claims_administrator_guideline: What the claims administrator based its decision on, in the letter's words.
        imro_guideline: What the expert reviewer based the decision on, in the letter's words.
        rationale: Why; the whole text after its label.
    """

    heading: str
    description: str
    requested: str | None = None
    authorized: str | None = None
    role: ItemRole = ItemRole.PRIMARY
    outcome: ItemOutcome
    claims_administrator_guideline: str
    imro_guideline: str
    rationale: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Determination:
    """A final determination: the data of one letter.

    A date is None where the letter does not state it; it is never taken from the prose.

    Attributes:
        program: The review programme.
        layout: The layout it was read from, or is to be written in.
        case_number: The programme's number of the case; None where the letter states none.
        date_assigned: Day the case was assigned to the review organization.
        date_of_injury: Day of injury as the header states it.
        decision_date: Day of the determination.
        ur_denial_date: Day of the utilization review decision in dispute.
        application_received: Day the application was received.
        priority: The letter's word, "Standard" or "Expedited"; None where it states none.
        reviewer: The reviewer's credentials.
        summary: The clinical case summary, white space folded.
        items: The decided items, in the letter's order; at least one.
        organization: Name of the issuing review organization; None where the layout does not carry it as a value.
        sample: Whether the letter is marked as a sample, not a real case.
        assertions: The stock assertions printed about the reviewer; empty where none is kept as a value.
        documents: The documents reviewed, one text each; empty where the letter lists none.
        what_happens_next: What the parties must or may do now, one text a paragraph; may be empty.
        spans: Where each value was read; no part of equality.

    Raises:
        ValueError: There is no item.
    """

    program: Program = Program.CA_DWC
    layout: LetterLayout
    case_number: str | None = None
    date_assigned: date | None = None
    date_of_injury: date | None = None
    decision_date: date | None = None
    ur_denial_date: date | None = None
    application_received: date | None = None
    priority: str | None = None
    reviewer: ReviewerCredentials
    summary: str
    items: tuple[DecidedItem, ...]
    organization: str | None = None
    sample: bool = False
    assertions: frozenset[StockAssertion] = frozenset()
    documents: tuple[str, ...] = ()
    what_happens_next: tuple[str, ...] = ()
    spans: Spans = field(default_factory=lambda: MappingProxyType({}), compare=False, repr=False)

    def __post_init__(self) -> None:
        if not self.items:
            raise ValueError("a determination decides at least one item")

    @property
    def outcome(self) -> CaseOutcome:
        """The outcome of the case, from its items."""
        return case_outcome(item.outcome for item in self.items)


def case_outcome(outcomes: Iterable[ItemOutcome]) -> CaseOutcome:
    """Return the outcome of a case whose items were decided so.

    All upheld is upheld, all overturned is overturned, anything mixed is partially overturned.

    Args:
        outcomes: One per item; at least one.

    Raises:
        ValueError: There is no outcome.

    Source: the outcome values of the Division's public search form; the mapping is inferred [unverified].
    """
    found = set(outcomes)
    if not found:
        raise ValueError("a case outcome needs at least one item outcome")
    if found == {ItemOutcome.UPHELD}:
        return CaseOutcome.UPHELD
    if found == {ItemOutcome.OVERTURNED}:
        return CaseOutcome.OVERTURNED
    return CaseOutcome.PARTIALLY_OVERTURNED
