"""Choose a reviewer for a case; the reviewer attests, or declines."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from openimr.domain.errors import CaseError
from openimr.matching.answers import Answer
from openimr.matching.attestations import QUESTIONS, faults_of
from openimr.web.audit.services import record
from openimr.web.audit.values import Fact
from openimr.web.cases.models import Case
from openimr.web.cases.services.locking import change, lock_case, require_state
from openimr.web.cases.values import CaseState
from openimr.web.conflicts.screening import screened
from openimr.web.errors import RefusedError
from openimr.web.people.access import require
from openimr.web.people.models import User
from openimr.web.people.values import Permission
from openimr.web.reviewers.access import own_assignment, serving
from openimr.web.reviewers.choices import seed_of
from openimr.web.reviewers.models import Assignment, Reviewer
from openimr.web.reviewers.panels import (
    free_seat,
    refuse_members,
    require_own_state,
    standing_assignments,
    state_by_reviewers,
)
from openimr.web.reviewers.services.locking import key_of, lock_reviewer
from openimr.web.reviews.services import open_review
from openimr.web.written import written

LONGEST_REASON = 300
"""Characters of a reason for declining."""


@transaction.atomic
def choose_reviewer(*, case: Case, version: int, reviewer: Reviewer, by: User, at: datetime) -> Assignment:
    """Assign a case to a reviewer who may review it, and ask for the attestation; of a panel, one seat of it.

    The reviewer is screened again here, with the roster locked.

    Args:
        case: Whose reviewer is to be chosen.
        version: The version of the case that the form was made from.
        reviewer: On the roster.
        by: Who chooses.
        at: The moment, aware.

    Raises:
        NotAllowedError: ``by`` may not choose reviewers, or is a member of the panel.
        RefusedError: The case is in another state, the reviewer is not serving, is on the panel already, or may not review
            it: the sentence says why.
        NoLawInForceError: The rules are not known for that day.
        StaleFormError: The case was changed in between.

    Writes:
        One Assignment, the case's state, and one AuditEvent with the reasons and the seed that ordered the list.

    Source: Lab. Code § 139.5(c)(2), (d)(4), (d)(5).
    """
    require(by, Permission.CHOOSE_REVIEWER, at=at)
    locked = lock_case(case, version=version)
    require_state(locked, CaseState.REVIEWER_SELECTION)
    refuse_members(locked, by)
    held, seat = lock_reviewer(reviewer), free_seat(locked)
    if seat is None:
        raise CaseError(f"no seat is free in {locked.number}, though a reviewer is to be chosen")
    if not serving(at=at).filter(pk=held.pk).exists():
        raise RefusedError("This reviewer is no longer on the roster, or no longer holds the role.")
    if any(each.reviewer_id == held.pk for each in standing_assignments(locked)):
        raise RefusedError("This reviewer was chosen for this case already; nobody has two seats of a panel.")
    answer = screened(held, locked, at=at)
    _refuse_if_blocked(answer, what="This reviewer may not review this case.")
    assignment = Assignment.objects.create(
        case=locked, reviewer=held, seat=seat, chosen_by=by, chosen_at=at, reasons=_codes(answer)
    )
    seed = seed_of(locked)
    facts = change(locked, state=state_by_reviewers(locked)) | {
        "reviewer": key_of(held),
        "reasons": _codes(answer),
        "seed": seed,
    }
    record(scope=locked.number, verb="choose_reviewer", by=by, at=at, facts=facts)
    return assignment


@transaction.atomic
def attest(*, case: Case, version: int, answers: Mapping[str, bool], by: User, at: datetime) -> Assignment:
    """Attest to having no conflict in a case, and open its review.

    The reviewer is screened again here, with the roster locked.

    Args:
        case: Assigned to ``by``.
        version: The version of the case that the form was made from.
        answers: By code of each of ``openimr.matching.attestations.QUESTIONS``.
        by: The reviewer.
        at: The moment, aware.

    Raises:
        NotAllowedError: ``by`` is not the reviewer of the case.
        RefusedError: A question is open, an answer tells of an affiliation, a statement is not made, or the roster now
            holds a reason against.
        NoLawInForceError: The rules are not known for that day.
        StaleFormError: The case was changed in between.

    Writes:
        The Assignment's attestation, the Review with its drafts, the case's state, and one AuditEvent with the answers.

    Source: Lab. Code § 139.5(c)(2), (d)(4), (d)(5).
    """
    require(by, Permission.ATTEST, at=at)
    own_assignment(case=case, person=by)
    locked = lock_case(case, version=version)
    assignment = own_assignment(case=locked, person=by)
    require_own_state(assignment, CaseState.ATTESTATION)
    _refuse_faults(answers)
    _refuse_if_blocked(
        screen_assignment(assignment=assignment, at=at),
        what="Something speaks against you in this case. Decline it below, so that another reviewer is chosen.",
    )
    assignment.attested_at = at
    assignment.attestation = {question.code: answers[question.code] for question in QUESTIONS}
    assignment.save(update_fields=["attested_at", "attestation"])
    open_review(assignment=assignment, at=at)
    facts = change(locked, state=state_by_reviewers(locked)) | {"answers": assignment.attestation}
    record(scope=locked.number, verb="attest", by=by, at=at, facts=facts)
    return assignment


@transaction.atomic
def decline(*, case: Case, version: int, because: str, by: User, at: datetime) -> Assignment:
    """Give a case back, before attesting or once a conflict is seen in the file; another reviewer is chosen.

    Of a panel the seat becomes free; what the other members wrote or signed stands.

    Args:
        case: Assigned to ``by``.
        version: The version of the case that the form was made from.
        because: Why, in words; at most ``LONGEST_REASON`` characters.
        by: The reviewer.
        at: The moment, aware.

    Raises:
        NotAllowedError: ``by`` is not the reviewer of the case.
        RefusedError: No reason is given, or the case is past the review.
        StaleFormError: The case was changed in between.

    Writes:
        The Assignment's end and reason, the case's state, and one AuditEvent without the reason's words.
    """
    require(by, Permission.ATTEST, at=at)
    own_assignment(case=case, person=by)
    locked = lock_case(case, version=version)
    assignment = own_assignment(case=locked, person=by)
    require_own_state(assignment, CaseState.ATTESTATION, CaseState.CLINICAL_REVIEW)
    assignment.declined_because = written(
        because, longest=LONGEST_REASON, field="because", if_none="Say why you decline."
    )
    assignment.ended_at = at
    assignment.save(update_fields=["declined_because", "ended_at"])
    facts = change(locked, state=state_by_reviewers(locked)) | {"reviewer": key_of(assignment.reviewer)}
    record(scope=locked.number, verb="decline", by=by, at=at, facts=facts)
    return assignment


def screen_assignment(*, assignment: Assignment, at: datetime) -> Answer:
    """Return whether the reviewer of an assignment may still review the case, at a later moment.

    For the steps that must not pass a conflict: attesting, signing, issuing. Locks the reviewer, so call it inside the
    transaction of the step; then nobody changes the roster in between.

    Raises:
        NoLawInForceError: The rules are not known for that day.

    Source: Lab. Code § 139.5(c)(2), (d)(4), (d)(5).
    """
    return screened(lock_reviewer(assignment.reviewer), assignment.case, at=at)


def _refuse_if_blocked(answer: Answer, *, what: str) -> None:
    if not answer.may_review:
        why = " ".join(f"{reason.sentence} ({reason.provision.source})" for reason in answer.blocking)
        raise RefusedError(f"{what} {why}")


def _refuse_faults(answers: Mapping[str, bool]) -> None:
    faults = faults_of(answers)
    if faults.affiliated:
        raise RefusedError(
            "You told of an affiliation, so you may not review this case. Decline it below.", field=faults.affiliated[0]
        )
    if faults.unmet:
        raise RefusedError(
            "A reviewer must be able to say this. If you cannot, decline the case below.", field=faults.unmet[0]
        )
    if faults.unanswered:
        raise RefusedError("Answer every question.", field=faults.unanswered[0])


def _codes(answer: Answer) -> list[Fact]:
    return [{"code": reason.code.value, "bearing": reason.bearing.value} for reason in answer.reasons]
