"""Where several reviewers review one case: when there may be more than one, and whose word binds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from openimr.domain.determinations import ItemOutcome
from openimr.domain.errors import MissingVotesError, UnapprovedPanelError
from openimr.law.limits import SB_1160
from openimr.law.provisions import Provision

MORE_THAN_ONE = Provision(source="8 CCR § 9792.10.6(c)", read_since=None)
"""That more than one reviewer needs the Division's written approval, where condition and treatment are too complex for
one; words not read, paraphrased."""

MAJORITY = Provision(source="Lab. Code § 4610.6(e)", read_since=SB_1160)
"""That the majority prevails, and that an even split is in favor of providing the service."""

EACH_ANALYSIS = Provision(source="Lab. Code § 4610.6(f)", read_since=SB_1160)
"""That the analyses are delivered, each separately where the determinations differ."""

Item = TypeVar("Item")
Analysis = TypeVar("Analysis")


@dataclass(frozen=True, kw_only=True, slots=True)
class Panel:
    """Who reviews one case.

    Attributes:
        reviewers: Their keys, at least one, none twice.
        approval: By which id the Division approved more than one in writing; empty if it was not asked.

    Raises:
        UnapprovedPanelError: There are several and no approval is named.
        ValueError: There is none, or one stands twice.

    Source: 8 CCR § 9792.10.6(c), words not read.
    """

    reviewers: tuple[str, ...]
    approval: str = ""

    def __post_init__(self) -> None:
        if not self.reviewers or len(set(self.reviewers)) < len(self.reviewers):
            raise ValueError("reviewers: expected at least one, none twice")
        if len(self.reviewers) > 1 and not self.approval.strip():
            raise UnapprovedPanelError(reviewers=len(self.reviewers))


def prevailing_outcome(votes: Iterable[ItemOutcome | None]) -> ItemOutcome:
    """Return the outcome that binds for one item: that of the majority, of an even split that for the treatment.

    Args:
        votes: One for each reviewer of the panel; None of one who has not decided yet.

    Raises:
        MissingVotesError: Somebody has not decided, or there is nobody.

    Source: Lab. Code § 4610.6(e).

    >>> prevailing_outcome([ItemOutcome.UPHELD, ItemOutcome.OVERTURNED])
    <ItemOutcome.OVERTURNED: 'Overturned'>
    """
    cast = list(votes)
    if not cast or None in cast:
        raise MissingVotesError(missing=cast.count(None) or 1)
    for_treatment = cast.count(ItemOutcome.OVERTURNED)
    return ItemOutcome.OVERTURNED if 2 * for_treatment >= len(cast) else ItemOutcome.UPHELD


@dataclass(frozen=True, kw_only=True, slots=True)
class PanelOutcome(Generic[Item, Analysis]):
    """What a panel decided.

    Attributes:
        outcomes: The outcome that binds, of each item in the order of the first reviewer.
        analyses: Every reviewer's, in the order of the panel. None is ever dropped, and all are delivered: the statute
            speaks of "the analyses and determinations of the medical professionals reviewing the case".
        binding: The analyses of those who found as binds on every item, in the order of the panel; may be empty.
        is_differing: Whether they decided any item differently; each analysis is then delivered separately.
    """

    outcomes: Mapping[Item, ItemOutcome]
    analyses: tuple[Analysis, ...]
    binding: tuple[Analysis, ...]
    is_differing: bool


def panel_outcome(
    panel: Panel, decisions: Mapping[str, Mapping[Item, ItemOutcome | None]], analyses: Mapping[str, Analysis]
) -> PanelOutcome[Item, Analysis]:
    """Return what binds, item by item, and every analysis with whether they differ.

    Args:
        panel: Who reviews.
        decisions: By reviewer, the outcome of each item; None, or no entry, of one not decided yet.
        analyses: By reviewer, the analysis; of any type.

    Raises:
        MissingVotesError: Somebody has not decided an item, or has no analysis.

    Source: Lab. Code § 4610.6(e), (f).
    """
    missing = sum(reviewer not in analyses for reviewer in panel.reviewers)
    if missing:
        raise MissingVotesError(missing=missing)
    votes: Sequence[Mapping[Item, ItemOutcome | None]] = [decisions.get(key, {}) for key in panel.reviewers]
    items = list(dict.fromkeys(item for vote in votes for item in vote))
    outcomes = {item: prevailing_outcome(vote.get(item) for vote in votes) for item in items}
    if not items:
        raise MissingVotesError(missing=len(panel.reviewers))
    kept = tuple(analyses[key] for key in panel.reviewers)
    return PanelOutcome(
        outcomes=outcomes,
        analyses=kept,
        binding=tuple(one for one, vote in zip(kept, votes, strict=True) if vote == outcomes),
        is_differing=any(vote != votes[0] for vote in votes),
    )
