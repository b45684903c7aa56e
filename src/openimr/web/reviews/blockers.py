"""What bars a complete review from being signed or issued."""

from datetime import datetime

from openimr.matching.answers import ReasonCode
from openimr.matching.screening import may_review
from openimr.web.cases.models import Case
from openimr.web.cases.values import PartyKind
from openimr.web.reviewers.values import candidate_of, need_of
from openimr.web.reviews.models import Review


def rule_blockers(review: Review, *, at: datetime) -> tuple[str, ...]:
    """Return what the rules hold against a determination of this review, a sentence each; empty if nothing.

    The reviewer is screened again, since a conflict or a lapse may have come up after the attestation.

    Source: Lab. Code § 139.5(c)(2), (d)(4), (d)(5); 8 CCR § 9792.10.6(b)(2) for the evidence.
    """
    assignment = review.assignment
    answer = may_review(candidate_of(assignment.reviewer, at=at), need_of(assignment.case, at=at))
    found = [
        f"Since the attestation, something speaks against the reviewer: {reason.sentence} ({reason.provision.source}) "
        "The reviewer declines the case, so that another one is chosen."
        for reason in answer.blocking
        if reason.code
        is not ReasonCode.NAMED  # else a party could bar whoever reviews by naming everyone; it is hidden instead
    ]
    if not has_evidence_of_others(assignment.case):
        found.append(
            "The only evidence is utilization review’s; a determination may not rest on it alone (8 CCR § 9792.10.6(b)(2))."
        )
    return tuple(found)


def has_evidence_of_others(case: Case) -> bool:
    """Return whether the file holds a document that did not come from the utilization review organization."""
    return case.documents.exclude(sent_by__kind=PartyKind.UR_ORGANIZATION).exists()
