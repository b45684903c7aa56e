"""Who may read what the checks found in a review, and what became of it.

The reviewer of the case, once attested; the medical director and a quality reviewer once it is signed, and after it is
issued. No party, no clerk, not the Division: it is the organization's own work. An auditor opens no page of a case, and
reads in the trail that a finding was answered, without a word of it.
"""

from datetime import datetime

from openimr.domain.errors import NotAllowedError
from openimr.web.cases.access import case_for, open_case
from openimr.web.cases.values import CaseState
from openimr.web.people.access import may
from openimr.web.people.models import User
from openimr.web.people.values import Permission
from openimr.web.reviewers.access import assignment_of
from openimr.web.reviewers.panels import UNDER_REVIEW, is_panel
from openimr.web.reviews.access import open_own_review
from openimr.web.reviews.models import Review

CHECKERS = (Permission.ISSUE, Permission.CHECK_QUALITY)
"""Who reads a signed review that is not theirs."""


def open_record(*, number: str, person: User, at: datetime) -> list[Review]:
    """Return the review of a case to one who reads its pre-signature record, and record the reading.

    Of a panel the reviews of all members, by seat, once all have signed; to a member their own alone.

    Raises:
        NotAllowedError: There is no such case, the person may not read its record, or nothing is signed in it yet.

    Writes:
        One AuditEvent.
    """
    case = case_for(number=number, person=person, at=at)
    if assignment_of(case=case, person=person) is not None:
        return [open_own_review(number=number, person=person, at=at, page="findings_record")]
    signed = Review.objects.filter(assignment__case=case, signed_at__isnull=False).select_related("assignment__case")
    if is_panel(case):
        is_whole = case.state not in UNDER_REVIEW or case.state == CaseState.QUALITY_CHECK
        standing = signed.filter(assignment__ended_at__isnull=True).order_by("assignment__seat")
        found = list(standing) if is_whole else []
    else:
        found = list(signed.order_by("-signed_at")[:1])
    if not found or not any(may(person, permission, at=at) for permission in CHECKERS):
        raise NotAllowedError("no record")
    open_case(number=number, person=person, at=at, page="findings_record")
    return found
