"""Who may read a review before it is issued.

* The reviewer, once attested: at any time.
* The medical director and a quality reviewer: only once it is signed. Before that it is the physician's own thinking,
  and nobody steers it.
* Nobody else, ever: parties, clerks and the Division see what is issued.

Requests for records and their answers are for all who see the case, since every party has a copy; who asked is not told.
"""

from datetime import datetime

from openimr.domain.errors import NotAllowedError
from openimr.web.cases.access import case_for, open_case
from openimr.web.cases.models import Case
from openimr.web.cases.values import CaseState
from openimr.web.people.access import may
from openimr.web.people.models import User
from openimr.web.people.values import Permission
from openimr.web.reviewers.access import may_open_file, own_assignment
from openimr.web.reviews.models import RecordsRequest, Review


def own_review(*, number: str, person: User, at: datetime, permission: Permission = Permission.DECIDE_ITEMS) -> Review:
    """Return the review of a case to its reviewer, for a step that records itself.

    Raises:
        NotAllowedError: There is no such case, the person is not its reviewer, may not do the act, or has not attested.
    """
    case = case_for(number=number, person=person, at=at, permission=permission)
    return _with_rows(own_assignment(case=case, person=person).pk)


def open_own_review(
    *, number: str, person: User, at: datetime, page: str, permission: Permission = Permission.DECIDE_ITEMS
) -> Review:
    """Return the review of a case to its reviewer, who reads a page of it, and record the reading.

    Raises:
        NotAllowedError: As ``own_review``.

    Writes:
        One AuditEvent.
    """
    review = own_review(number=number, person=person, at=at, permission=permission)
    open_case(number=number, person=person, at=at, page=page, permission=permission)
    return review


def signed_review(*, number: str, person: User, at: datetime) -> Review:
    """Return a signed review that is not issued yet to one who checks or issues it, for a step that records itself.

    Raises:
        NotAllowedError: There is no such case, it is not signed or is issued already, or the person may not read it.
    """
    case = case_for(number=number, person=person, at=at)
    checks = any(may(person, permission, at=at) for permission in (Permission.ISSUE, Permission.CHECK_QUALITY))
    found = Review.objects.filter(
        assignment__case=case, assignment__ended_at__isnull=True, signed_at__isnull=False
    ).first()
    if not checks or found is None or case.state != CaseState.QUALITY_CHECK:
        raise NotAllowedError("no signed review")
    return _with_rows(found.assignment_id)


def open_signed_review(*, number: str, person: User, at: datetime, page: str) -> Review:
    """Return a signed review that is not issued yet to one who reads it, and record the reading.

    Raises:
        NotAllowedError: As ``signed_review``.

    Writes:
        One AuditEvent.
    """
    review = signed_review(number=number, person=person, at=at)
    open_case(number=number, person=person, at=at, page=page)
    return review


def case_of_requests(*, number: str, person: User, at: datetime, page: str = "") -> Case:
    """Return a case to a person who may see its requests for records; record the reading if a page is shown.

    Raises:
        NotAllowedError: There is no such case, the person may not see it, or is its reviewer and has not attested.

    Writes:
        One AuditEvent, if ``page`` is given.
    """
    case = case_for(number=number, person=person, at=at)
    if not may_open_file(case=case, person=person):
        raise NotAllowedError("has not attested")
    return open_case(number=number, person=person, at=at, page=page) if page else case


def request_for(*, case: Case, pk: int) -> RecordsRequest:
    """Return one request for records of a case that the person may see.

    Raises:
        NotAllowedError: There is none.
    """
    found: RecordsRequest | None = case.records_requests.filter(pk=pk).select_related("asked_of", "case").first()
    if found is None:
        raise NotAllowedError("no such request")
    return found


def _with_rows(assignment: int) -> Review:
    review = Review.objects.select_related("assignment__case", "assignment__reviewer__person").filter(
        assignment=assignment
    )
    found = review.first()
    if found is None:
        raise NotAllowedError("has not attested")
    return found
