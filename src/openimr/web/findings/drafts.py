"""What the checks find in a review as it is written now."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from openimr.checks.catalogue import CHECKS
from openimr.checks.checking import check_determination
from openimr.domain.findings import Finding, Severity
from openimr.web.findings.places import Side, Sides
from openimr.web.findings.switches import checks_on, shown_of
from openimr.web.reviews.composition import draft_determination
from openimr.web.reviews.models import Review
from openimr.web.reviews.readiness import missing_parts

_OF_OUTCOMES = frozenset({"conclusion-outcome", "cascade"})
"""Checks that hold an outcome against words: there is nothing to hold before it is chosen."""

_OF_GUIDELINES = frozenset({"citation"})
"""Checks of which the findings stand before the rationale is written."""

_CONTENT = "required-content"

_STOCK = ("imro_guideline", "rationale")
"""Values of an item that follows another one: left empty, the letter says a stock sentence there."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftFinding:
    """A finding in a draft, in the words and numbers of the reviewer's pages.

    Attributes:
        key: Of ``finding_key``.
        item: Number of the disputed item; None where it is of the letter as a whole.
        sides: The places it shows.
    """

    key: str
    check: str
    status: str
    severity: Severity
    item: int | None
    message: str
    sides: tuple[Side, ...]
    provision: str
    resolved_by: str

    @property
    def is_blocking(self) -> bool:
        """Whether it bars the signature, and no answer helps."""
        return self.severity is Severity.BLOCKING

    @property
    def asks(self) -> bool:
        """Whether it is set right or answered before the signature."""
        return self.severity is Severity.QUESTION


def findings_of(review: Review, *, at: datetime) -> tuple[DraftFinding, ...]:
    """Return what the checks that are on find in a review as it is written, each once, in the order of the letter.

    Of an item that lacks its rationale or its outcome nothing is said that hangs on it: what is not written yet is told
    as missing (``openimr.web.reviews.readiness``), and not a second time here. Of a stock sentence nothing is said either.
    """
    return _found(review, at=at, only=checks_on(), shown=shown_of)


def is_switched_off(key: str, review: Review, *, at: datetime) -> bool:
    """Return whether a finding that is not shown is there all the same, since only its kind is off."""
    return any(each.key == key for each in _found(review, at=at, only=None, shown=iter))


def _found(
    review: Review,
    *,
    at: datetime,
    only: Collection[str] | None,
    shown: Callable[[Iterable[Finding]], Iterator[Finding]],
) -> tuple[DraftFinding, ...]:
    numbers = list(review.live_drafts.values_list("item__number", flat=True))
    if not numbers:
        return ()
    determination = draft_determination(review, at=at)
    found = shown(check_determination(determination, checks=CHECKS, only=only))
    sides = Sides(determination, lambda place: numbers[place - 1])
    unwritten = _Unwritten.of(review)
    drafts = [_draft_finding(finding, numbers, sides) for finding in found]
    return tuple({each.key: each for each in drafts if unwritten.lets_through(each)}.values())


def finding_key(finding: Finding, sides: Sequence[Side], *, item: int | None) -> str:
    """Return what identifies a finding as long as its words are the same: check, item, and the words of both places.

    Where the words stand in their value is no part of it, so an answer holds when something else is changed.
    """
    places = [[side.item, side.field, side.words, side.is_against] for side in sides]
    said = json.dumps([finding.check, finding.status, item, places], ensure_ascii=False)
    return sha256(said.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class _Unwritten:
    """What is still missing of a review, by the numbers of its items.

    Attributes:
        lacking: Items that lack something, None for the summary → what they lack.
        stock: Values, by item and name, in which the letter will say a stock sentence and nobody wrote anything.
    """

    lacking: Mapping[int | None, frozenset[str]]
    stock: frozenset[tuple[int | None, str]]

    @classmethod
    def of(cls, review: Review) -> "_Unwritten":
        lacking: dict[int | None, frozenset[str]] = {}
        for part in missing_parts(review):
            lacking[part.item] = lacking.get(part.item, frozenset()) | {part.words}
        followers = review.live_drafts.filter(follows__isnull=False).select_related("item")
        stock = {(each.item.number, name) for each in followers for name in _STOCK if not getattr(each, name).strip()}
        return cls(lacking, frozenset(stock))

    def lets_through(self, finding: DraftFinding) -> bool:
        found = [side for side in finding.sides if not side.is_against]
        if found and all((side.item, side.field) in self.stock for side in found):
            return False
        concerned = {finding.item, *(side.item for side in finding.sides)} - {None}
        if finding.check == _CONTENT:
            return finding.item not in self.lacking
        if finding.check in _OF_OUTCOMES and any("the outcome" in self._lacks(number) for number in concerned):
            return False
        return finding.check in _OF_GUIDELINES or not any("the rationale" in self._lacks(each) for each in concerned)

    def _lacks(self, number: int | None) -> frozenset[str]:
        return self.lacking.get(number, frozenset())


def _draft_finding(finding: Finding, numbers: Sequence[int], sides: Sides) -> DraftFinding:
    item = None if finding.item is None else numbers[finding.item - 1]
    shown = sides.of(finding)
    return DraftFinding(
        key=finding_key(finding, shown, item=item),
        check=finding.check,
        status=finding.status,
        severity=finding.severity,
        item=item,
        message=finding.message,
        sides=shown,
        provision=finding.provision,
        resolved_by=finding.resolved_by,
    )
