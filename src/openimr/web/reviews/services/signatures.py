"""The reviewer signs; a signed review that cannot go out as it is comes back."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from openimr.domain.errors import NotAllowedError
from openimr.domain.findings import Severity
from openimr.web.audit.services import record
from openimr.web.cases.models import Case
from openimr.web.cases.services.locking import change, lock_case, require_state
from openimr.web.cases.values import CaseState
from openimr.web.errors import RefusedError, StaleFormError
from openimr.web.findings.drafts import DraftFinding, findings_of
from openimr.web.findings.recording import keep, open_of
from openimr.web.people.access import may, require
from openimr.web.people.models import User
from openimr.web.people.values import Permission
from openimr.web.reviewers.models import Reviewer
from openimr.web.reviewers.panels import is_panel, refuse_members, standing_assignments, state_by_reviewers
from openimr.web.reviews.blockers import reviewer_blockers, rule_blockers, words_of
from openimr.web.reviews.models import ReturnedReview, Review
from openimr.web.reviews.readiness import what_is_missing
from openimr.web.reviews.services.locking import lock_review
from openimr.web.reviews.signing import signed_digest_of


@transaction.atomic
def sign_review(*, case: Case, version: int, seen: str = "", by: User, at: datetime) -> Review:
    """Sign a review: it is complete, and changes no more. The case goes on once every reviewer of it has signed.

    Args:
        case: In review.
        version: The review's version that the person saw.
        seen: Digest of the letter that the person saw, as ``signed_digest_of`` gives it; empty if no page was shown.
        by: The reviewer.
        at: The moment, aware.

    Raises:
        NotAllowedError: ``by`` may not sign, or is not the reviewer of the case.
        RefusedError: Something is missing, a conflict or a lapse was found since the attestation, the only evidence is
            utilization review's, an element that the law requires is not there, a finding of the checks is neither set
            right nor answered, or a stock assertion is not held; the sentence lists it.
        UnwritableValueError: A text cannot stand in a letter, or names the reviewer; the error names it.
        TypesettingError: A text holds what no page shows.
        StaleFormError: The review was saved in between, or what the letter takes from the file or the roster changed.

    Writes:
        The Review's signature, the rest of its pre-signature record, the case's state, and one AuditEvent with the digest
        of what was signed.

    Source: Lab. Code § 4610.6(d), (e); § 139.5(d) at the signature too.
    """
    locked, review = lock_review(case, version=version, by=by, at=at, permission=Permission.SIGN)
    missing = what_is_missing(review)
    if missing:
        raise RefusedError(f"Not ready to sign. Missing: {'; '.join(missing)}.")
    Reviewer.objects.select_for_update(of=("self",)).get(pk=review.assignment.reviewer_id)
    found = findings_of(review, at=at)
    blockers = rule_blockers(review, found=found, at=at)
    if blockers:
        raise RefusedError(f"Not ready to sign. {words_of(blockers)}")
    _refuse_unanswered(open_of(review, found))
    digest = signed_digest_of(review, at=at)
    if seen and seen != digest:
        raise StaleFormError(posted=version, present=review.version)
    review.signed_at, review.signed_digest = at, digest
    review.save(update_fields=["signed_at", "signed_digest"])
    keep(review, found, by=by, at=at, severities=frozenset(Severity))
    facts = change(locked, state=state_by_reviewers(locked)) | {"signed": digest}
    record(scope=locked.number, verb="sign_review", by=by, at=at, facts=facts)
    return review


def _refuse_unanswered(findings: Sequence[DraftFinding]) -> None:
    if findings:
        told = [f"{'the letter' if each.item is None else f'item {each.item}'} ({each.check})" for each in findings]
        raise RefusedError(
            "Not ready to sign. Expected each finding of the checks to be set right or answered in one line; still open: "
            f"{', '.join(dict.fromkeys(told))}. Change the words, or answer beside them."
        )


@transaction.atomic
def return_review(  # noqa: PLR0913 - whose review, and why
    *, case: Case, version: int, because: str, seat: int | None = None, by: User, at: datetime
) -> Review:
    """Return a signed review to its reviewer, who may change it and signs again.

    The way on when the file or the roster changed after the signature, or a quality reviewer has a remark. Of a panel one
    review is returned; the signatures of the other members stand, and none of them learns of it.

    Args:
        case: Signed, not issued.
        version: The case's version that the person saw.
        because: What must be looked at again, for the reviewer.
        seat: Of a panel, the seat of the member whose review it is; None where one reviewer reviews.
        by: The medical director or a quality reviewer.
        at: The moment, aware.

    Raises:
        NotAllowedError: ``by`` may neither issue nor check quality, or is a member of the panel.
        RefusedError: The case is not signed, no reason is given, of a panel no member is named, or something speaks against
            the reviewer by now: then the case goes to another one (``openimr.web.reviewers.services.reassign``).
        StaleFormError: The case was changed in between.

    Writes:
        A ReturnedReview, the Review without its signature, the case's state, and one AuditEvent.

    Source: Lab. Code § 139.5(c)(2), (d)(4), (d)(5) for the reviewer.
    """
    if not may(by, Permission.CHECK_QUALITY, at=at):
        require(by, Permission.ISSUE, at=at)
    locked = lock_case(case, version=version)
    require_state(locked, CaseState.QUALITY_CHECK)
    if not because.strip():
        raise RefusedError("Say what must be looked at again.", field="because")
    refuse_members(locked, by)
    if is_panel(locked) and seat not in {each.seat for each in standing_assignments(locked)}:
        raise RefusedError("Choose which review goes back.", field="seat")
    _refuse_if_barred(locked, seat=seat, at=at)
    struck = strike_signatures(locked, because=because.strip(), seat=seat, by=by, at=at)
    if not struck:
        raise NotAllowedError("no signed review")
    review = struck[0]
    facts = change(locked, state=state_by_reviewers(locked)) | {"review_version": review.version}
    record(scope=locked.number, verb="return_review", by=by, at=at, facts=facts)
    return review


def strike_signatures(
    case: Case, *, because: str, seat: int | None = None, by: User, at: datetime
) -> tuple[Review, ...]:
    """Let the signatures under a locked case’s reviews no longer stand, as part of a service that records why and moves the case.

    Args:
        case: Locked.
        because: What each reviewer is told.
        seat: Of the one member of a panel whom it is about; None for whoever reviews.
        by: Who acts.
        at: The moment, aware.

    Returns:
        The reviews, to be signed again; empty if none is signed.

    Writes:
        A ReturnedReview for each, and the Reviews without their signatures.
    """
    return tuple(_struck(review, because=because, by=by, at=at) for review in _signed(case, seat=seat))


def _struck(review: Review, *, because: str, by: User, at: datetime) -> Review:
    ReturnedReview.objects.create(
        review=review, because=because, signed_digest=review.signed_digest, returned_by=by, returned_at=at
    )
    review.signed_at, review.signed_digest = None, ""
    review.version += 1
    review.save(update_fields=["signed_at", "signed_digest", "version"])
    return review


def _refuse_if_barred(case: Case, *, seat: int | None, at: datetime) -> None:
    """Refuse to give a signed review back to one against whom something speaks since; the roster is locked meanwhile."""
    for review in _signed(case, seat=seat):
        Reviewer.objects.select_for_update(of=("self",)).get(pk=review.assignment.reviewer_id)
        if blockers := reviewer_blockers(review, at=at):
            raise RefusedError(f"It does not go back to this reviewer. {words_of(blockers)}")


def _signed(case: Case, *, seat: int | None) -> list[Review]:
    """Return the signed reviews of a locked case, locked, by seat; of one seat where it is named."""
    signed = Review.objects.select_for_update(of=("self",)).filter(
        assignment__case=case, assignment__ended_at__isnull=True, signed_at__isnull=False
    )
    of_seat = signed if seat is None else signed.filter(assignment__seat=seat)
    return list(of_seat.select_related("assignment__case", "assignment__reviewer__person").order_by("assignment__seat"))
