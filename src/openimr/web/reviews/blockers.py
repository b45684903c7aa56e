"""What bars a complete review from being signed or issued."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from openimr.matching.answers import Effect, Reason
from openimr.web.cases.models import Case
from openimr.web.cases.values import PartyKind
from openimr.web.conflicts.screening import screened, stopping
from openimr.web.findings.drafts import DraftFinding
from openimr.web.reviews.models import Review


@dataclass(frozen=True, kw_only=True, slots=True)
class Blocker:
    """Something that bars the signature.

    Attributes:
        words: What it is, and what to do.
        item: Number of the item where it is mended; None if it is not mended in an item.
        is_summary: Whether it is mended in the summary.
    """

    words: str
    item: int | None = None
    is_summary: bool = False


def rule_blockers(review: Review, *, found: Iterable[DraftFinding], at: datetime) -> tuple[Blocker, ...]:
    """Return what the rules hold against signing this review; empty if nothing.

    What the law requires of every determination is what the check of it finds (``openimr.checks.required_content``).

    Args:
        review: As it is written now.
        found: What the checks find in it now.
        at: The moment, aware.

    Source: as ``standing_blockers``; Lab. Code § 4610.6(d) to (f) for the contents.
    """
    return (*standing_blockers(review, at=at), *_content_blockers(found))


def standing_blockers(review: Review, *, at: datetime) -> tuple[Blocker, ...]:
    """Return what the rules hold against who reviewed and on what file, whatever the words are; empty if nothing.

    The reviewer is screened again, since a conflict or a lapse may have come up after the attestation. At the issue nothing
    more is asked: the words are those that were signed.

    Source: Lab. Code § 139.5(c)(2), (d)(4), (d)(5); 8 CCR § 9792.10.6(b)(2) for the evidence.
    """
    found = list(reviewer_blockers(review, at=at))
    if not has_evidence_of_others(review.assignment.case):
        found.append(
            Blocker(
                words="The only evidence is utilization review’s; a determination may not rest on it alone (8 CCR § 9792.10.6(b)(2))."
            )
        )
    return tuple(found)


def reviewer_blockers(review: Review, *, at: datetime) -> tuple[Blocker, ...]:
    """Return what speaks against the reviewer now; empty if nothing.

    Source: Lab. Code § 139.5(c)(2), (d)(4), (d)(5).
    """
    assignment = review.assignment
    answer = screened(assignment.reviewer, assignment.case, at=at)
    return tuple(Blocker(words=_against(reason)) for reason in stopping(answer))


def _against(reason: Reason) -> str:
    to_be_ruled_on = reason.conflict is not None and reason.conflict.effect is Effect.TO_BE_CLEARED
    way_on = (
        "The conflict officer rules on it first."
        if to_be_ruled_on
        else "The reviewer declines the case, or the medical director takes it from them, so that another one is chosen."
    )
    return (
        f"Since the attestation, something speaks against the reviewer: {reason.sentence} ({reason.provision.source}) "
        f"{way_on}"
    )


def words_of(blockers: Iterable[Blocker]) -> str:
    """Return what blocks, sentence by sentence."""
    return " ".join(blocker.words for blocker in blockers)


def _content_blockers(found: Iterable[DraftFinding]) -> Iterator[Blocker]:
    for finding in found:
        if finding.is_blocking:
            where = "" if finding.item is None else f"Item {finding.item}: "
            words = f"{where}{finding.message} {finding.resolved_by} ({finding.provision})"
            yield Blocker(words=words, item=finding.item, is_summary=finding.item is None)


def has_evidence_of_others(case: Case) -> bool:
    """Return whether the file holds a document that did not come from the utilization review organization."""
    return case.documents.exclude(sent_by__kind=PartyKind.UR_ORGANIZATION).exists()
