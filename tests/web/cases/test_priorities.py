"""Lab. Code § 4610.6(d)(1)(C): an expedited review takes a certification; without one it is regular, and that is said."""

from collections.abc import Callable

import pytest
from django.test import Client

from openimr.web.audit.models import AuditEvent
from openimr.web.cases.completeness import missing_parts
from openimr.web.cases.history import history_of
from openimr.web.cases.models import Case
from openimr.web.cases.plain import NOT_EXPEDITED
from openimr.web.cases.priorities import NOT_CERTIFIED
from openimr.web.cases.services.applications import correct_application, receive_application
from openimr.web.cases.values import Priority
from openimr.web.people.models import User
from tests.web import walks
from tests.web.cases.acts import LATER
from tests.web.cases.posting import post, text_of
from tests.web.cases.test_plain import HIGHEST_GRADE, grade
from tests.web.cast import AT, Cast

SignedIn = Callable[[User], Client]

ASKED = {"is_expedited": True}


@pytest.mark.parametrize(
    ("changed", "given"),
    [
        ({}, Priority.STANDARD),
        (ASKED, Priority.STANDARD),
        (ASKED | {"is_expedited_certified": False}, Priority.STANDARD),
        (ASKED | {"is_expedited_certified": True, "expedited_certified_by": "other"}, Priority.STANDARD),
        (ASKED | {"is_expedited_certified": True, "expedited_certified_by": "provider"}, Priority.EXPEDITED),
        (ASKED | {"is_expedited_certified": True}, Priority.EXPEDITED),
    ],
    ids=["not asked", "not said", "not certified", "by someone else", "by a physician", "by whom is not known"],
)
def test_what_was_asked_and_what_is_given_are_both_in_the_record(
    cast: Cast, changed: dict[str, object], given: Priority
) -> None:
    fields = walks.application_fields(**changed)

    case = receive_application(fields=fields, employee=cast.alma, by=cast.alma, at=AT)

    asked = Priority.EXPEDITED if changed else Priority.STANDARD
    facts = AuditEvent.objects.get(scope=case.number).facts
    assert case.priority == given
    assert case.applications.get().is_expedited is bool(changed)
    assert (facts["priority_asked"], facts["priority"]) == (asked.value, given.value)


def test_a_certification_that_comes_later_makes_it_expedited_and_one_taken_back_regular(cast: Cast) -> None:
    """8 CCR § 9792.10.4(c)."""
    case = walks.submitted(cast, is_expedited=True)

    given = []
    for is_certified in (True, None):
        fields = {"is_expedited_certified": is_certified}
        case = correct_application(case=case, version=case.version, fields=fields, by=cast.clerk, at=LATER)
        given.append(Case.objects.get(pk=case.pk).priority)

    assert given == [Priority.EXPEDITED, Priority.STANDARD]


def test_who_asks_in_vain_is_told_so_until_the_certification_is_there(cast: Cast, signed_in: SignedIn) -> None:
    client = signed_in(cast.alma)

    post(client, "/applications/new/", having="employee_last_name", is_expedited="True")
    case = Case.objects.get()
    address = f"/cases/{case.number}/application/who/"
    told = text_of(client.get(address))
    standing = text_of(client.get(f"/cases/{case.number}/"))
    assert "So it goes on as a regular review." in told
    assert "A physician’s certification; without it the review is regular" in told
    assert "Review Regular Expedited was asked for; no certification came" in standing

    certified = {"is_expedited_certified": "True", "expedited_certified_by": "provider"}
    post(client, address, **certified, go="next")
    told = text_of(client.get(address))
    assert Case.objects.get().priority == Priority.EXPEDITED
    assert "regular review" not in told
    assert "A physician’s certification" not in told


def test_the_employees_own_page_says_it_in_plain_words(cast: Cast, signed_in: SignedIn) -> None:
    regular, expedited = walks.submitted(cast, is_expedited=True), walks.submitted(cast, **walks.EXPEDITED)
    client = signed_in(cast.alma)

    pages = [text_of(client.get(f"/my-case/{case.number}/")) for case in (regular, expedited)]

    assert [NOT_EXPEDITED in page for page in pages] == [True, False]
    assert grade(NOT_EXPEDITED) <= HIGHEST_GRADE
    assert grade(NOT_CERTIFIED.partition(" (Lab.")[0]) <= HIGHEST_GRADE


def test_the_history_says_that_an_expedited_review_was_asked_for(cast: Cast) -> None:
    case = receive_application(
        fields=walks.application_fields(is_expedited=True), employee=cast.alma, by=cast.clerk, at=AT
    )

    row = history_of(case, person=cast.clerk, at=LATER)[0]

    assert row.more == "An expedited review was asked for; without a certification it is regular."


def test_a_regular_application_lacks_no_certification(cast: Cast) -> None:
    assert missing_parts(walks.received(cast)) == ()
