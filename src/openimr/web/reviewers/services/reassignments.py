"""Take a case from its reviewer, or from one of a panel, so that another one is chosen."""

from datetime import datetime

from django.db import transaction

from openimr.web.audit.services import record
from openimr.web.cases.models import Case, Reassignment
from openimr.web.cases.services.locking import change, lock_case, require_state
from openimr.web.cases.values import CaseState
from openimr.web.errors import RefusedError
from openimr.web.people.access import require
from openimr.web.people.models import User
from openimr.web.people.values import Permission
from openimr.web.reviewers.models import Assignment
from openimr.web.reviewers.panels import (
    UNDER_REVIEW,
    is_panel,
    refuse_members,
    standing_assignments,
    state_by_reviewers,
)
from openimr.web.reviewers.services.locking import key_of
from openimr.web.written import written

REASSIGNABLE = (CaseState.ATTESTATION, CaseState.CLINICAL_REVIEW, CaseState.QUALITY_CHECK)
"""States in which a case has a reviewer who has not been held to a determination; a panel may have one while it is filled."""

LONGEST_REASON = 300


@transaction.atomic
def reassign(  # noqa: PLR0913 - why, and for how long
    *,
    case: Case,
    version: int,
    because: str,
    may_be_chosen_again: bool = False,
    seat: int | None = None,
    by: User,
    at: datetime,
) -> Reassignment:
    """Take a case from its reviewer; what was written is kept and shown to no other reviewer.

    Of a panel from one member; what the others wrote or signed stands. The clock of the determination runs on: that a new
    reviewer gives more time, no provision that was read says.

    Args:
        case: With a reviewer, and not issued.
        version: The version the form was made from.
        because: Why, in words; at most ``LONGEST_REASON`` characters.
        may_be_chosen_again: Whether the same reviewer may be chosen for it again.
        seat: Of a panel, the seat of the member from whom it is taken; None where one reviewer reviews.
        by: The medical director.
        at: The moment, aware.

    Raises:
        NotAllowedError: ``by`` may not take cases from reviewers, or is a member of the panel.
        RefusedError: The case is in another state or has no such reviewer, ``by`` is its reviewer, or no reason is given.
        StaleFormError: The case was changed in between.

    Writes:
        A Reassignment, the Assignment’s end, the case’s state, and one AuditEvent without the reason’s words.

    Source: Lab. Code § 139.5(d)(3)(C) (a fair selection, with quality assurance).
    """
    require(by, Permission.REASSIGN, at=at)
    locked = lock_case(case, version=version)
    require_state(locked, *(UNDER_REVIEW if is_panel(locked) else REASSIGNABLE))
    refuse_members(locked, by)
    assignment = _of_seat(locked, seat)
    if assignment.reviewer.person_id == by.pk:
        raise RefusedError("Who reviews a case declines it; another medical director takes it from them.")
    why = written(because, longest=LONGEST_REASON, field="because", if_none="Say why another reviewer is needed.")
    assignment.ended_at = at
    assignment.save(update_fields=["ended_at"])
    reassignment = Reassignment.objects.create(
        case=locked,
        assignment=assignment,
        because=why,
        may_be_chosen_again=may_be_chosen_again,
        by=by,
        at=at,
    )
    facts = change(locked, state=state_by_reviewers(locked)) | {
        "reviewer": key_of(assignment.reviewer),
        "may_be_chosen_again": may_be_chosen_again,
    }
    record(scope=locked.number, verb="reassign", by=by, at=at, facts=facts)
    return reassignment


def _of_seat(case: Case, seat: int | None) -> Assignment:
    standing = standing_assignments(case)
    if not standing:
        raise RefusedError("This case has no reviewer; choose one.")
    if seat is None and not is_panel(case):
        return standing[0]
    found = next((each for each in standing if each.seat == seat), None)
    if found is None:
        raise RefusedError("Choose from which member of the panel it is taken.", field="seat")
    return found
