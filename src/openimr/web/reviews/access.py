"""Who may read a review before it is issued.

* The reviewer, once attested: at any time. A member of a panel their own, and never that of another member.
* The medical director and a quality reviewer: only once it is signed, of a panel once all have signed. Before that it is the
  physician's own thinking, and nobody steers it.
* Nobody else, ever: parties, clerks and the Division see what is issued.

Requests for records and their answers are for all who see the case, since every party has a copy; who asked is not told.
"""

from datetime import datetime

from django.db.models import QuerySet

from openimr.domain.errors import NotAllowedError
from openimr.web.cases.access import case_for, open_case
from openimr.web.cases.models import Case
from openimr.web.cases.values import CaseState
from openimr.web.people.access import may
from openimr.web.people.models import User
from openimr.web.people.values import Permission
from openimr.web.reviewers.access import may_open_file, own_assignment
from openimr.web.reviewers.panels import refuse_members
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


def signed_reviews(*, number: str, person: User, at: datetime) -> list[Review]:
    """Return the signed reviews of a case that is not issued yet to one who checks or issues it, for a step that records itself.

    One, or of a panel those of all members by seat: none is read before all have signed, and by no member.

    Raises:
        NotAllowedError: There is no such case, it is not signed or is issued already, or the person may not read it.
    """
    case = case_for(number=number, person=person, at=at)
    refuse_members(case, person)
    checks = any(may(person, permission, at=at) for permission in (Permission.ISSUE, Permission.CHECK_QUALITY))
    signed = Review.objects.filter(assignment__case=case, assignment__ended_at__isnull=True, signed_at__isnull=False)
    found = list(_joined(signed).order_by("assignment__seat"))
    if not checks or not found or case.state != CaseState.QUALITY_CHECK:
        raise NotAllowedError("no signed review")
    return found


def open_signed_reviews(*, number: str, person: User, at: datetime, page: str) -> list[Review]:
    """Return the signed reviews of a case that is not issued yet to one who reads them, and record the reading.

    Raises:
        NotAllowedError: As ``signed_reviews``.

    Writes:
        One AuditEvent.
    """
    reviews = signed_reviews(number=number, person=person, at=at)
    open_case(number=number, person=person, at=at, page=page)
    return reviews


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
    found = _joined(Review.objects.filter(assignment=assignment)).first()
    if found is None:
        raise NotAllowedError("has not attested")
    return found


def _joined(reviews: QuerySet[Review]) -> QuerySet[Review]:
    return reviews.select_related("assignment__case", "assignment__reviewer__person")
