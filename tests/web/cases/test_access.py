import pytest
from django.db import IntegrityError

from openimr.domain.errors import NotAllowedError
from openimr.web.audit.models import AuditEvent, AuditHead
from openimr.web.cases.access import case_for, cases_of, open_case
from openimr.web.cases.services.applications import correct_application
from openimr.web.people.models import Designation
from openimr.web.people.values import Permission
from openimr.web.reviewers.models import Assignment, Reviewer
from tests.web import walks
from tests.web.cases.acts import LATER, everything
from tests.web.cast import AT, Cast

SEE_IT = ("clerk", "okafor", "quality", "conflict", "division", "alma", "relative", "noor", "physician", "attorney")
SEE_NOTHING = ("founder", "auditor", "lind", "stranger")


@pytest.mark.parametrize("name", SEE_IT)
def test_those_with_need_to_know_see_the_case(cast: Cast, name: str) -> None:
    case = walks.received(cast)

    assert case_for(number=case.number, person=getattr(cast, name), at=LATER) == case


@pytest.mark.parametrize("name", SEE_NOTHING)
def test_the_door_opens_to_nobody_else_and_never_says_whether_there_is_a_case(cast: Cast, name: str) -> None:
    case = walks.received(cast)
    person = getattr(cast, name)
    before = everything()

    for number in (case.number, "IM25-9999999"):
        with pytest.raises(NotAllowedError):
            open_case(number=number, person=person, at=LATER, page="case")

    assert not cases_of(person, at=LATER).exists()
    assert everything() == before


def test_a_reviewer_sees_a_case_while_assigned_to_it(cast: Cast) -> None:
    case = walks.received(cast)
    reviewer = Reviewer.objects.create(person=cast.lind, is_physician=True)
    assignment = Assignment.objects.create(case=case, reviewer=reviewer, chosen_by=cast.okafor, chosen_at=AT)
    assert list(cases_of(cast.lind, at=LATER)) == [case]

    Assignment.objects.filter(pk=assignment.pk).update(ended_at=LATER)

    assert not cases_of(cast.lind, at=LATER).exists()


def test_a_representative_sees_no_case_after_the_designation_ended(cast: Cast) -> None:
    walks.received(cast)
    Designation.objects.update(until=AT)

    assert not cases_of(cast.relative, at=LATER).exists()


def test_who_ceased_to_be_a_party_sees_the_case_no_longer(cast: Cast) -> None:
    case = walks.received(cast)
    fields = {"claims_administrator": "Distant Claims"}

    case = correct_application(case=case, version=case.version, fields=fields, by=cast.clerk, at=AT)

    assert not cases_of(cast.noor, at=LATER).exists()
    assert not cases_of(cast.stranger, at=LATER).exists()  # a typed name opens a case to nobody
    case = walks.confirmed(case, cast, at=AT)
    assert list(cases_of(cast.stranger, at=LATER)) == [case]


def test_who_may_read_a_case_may_not_do_every_act_on_it(cast: Cast) -> None:
    case = walks.received(cast)

    with pytest.raises(NotAllowedError):
        case_for(number=case.number, person=cast.noor, at=LATER, permission=Permission.DECIDE_ELIGIBILITY)


def test_a_case_is_listed_once_whatever_the_ways_to_it(cast: Cast) -> None:
    walks.received(cast)

    assert cases_of(cast.noor, at=LATER).count() == cases_of(cast.alma, at=LATER).count() == 1


def test_opening_a_page_leaves_one_reading_and_without_it_the_page_is_not_shown(cast: Cast) -> None:
    case = walks.received(cast)

    open_case(number=case.number, person=cast.noor, at=LATER, page="case")

    event = AuditEvent.objects.latest("pk")
    assert (event.scope, event.verb, event.facts) == (case.number, "read_case", {"page": "case"})
    head = AuditHead.objects.get(scope=case.number)
    AuditEvent.objects.create(scope=case.number, number=head.number + 1, at=AT, verb="taken", facts={})
    with pytest.raises(IntegrityError):
        open_case(number=case.number, person=cast.noor, at=LATER, page="case")
