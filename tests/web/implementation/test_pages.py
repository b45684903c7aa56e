"""What the pages after a determination show, and to whom."""

import re
import uuid
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from openimr.web.cases.docket import Filters, Whose, docket_of
from openimr.web.cases.models import Case
from openimr.web.implementation.models import DeterminationReceipt, ImplementationStep, StepKind
from openimr.web.implementation.plain import plain_duties
from openimr.web.implementation.services import enter_determination_receipt, record_implementation
from openimr.web.people.models import User
from tests.web.cases.test_plain import HIGHEST_GRADE, fixed_words, grade
from tests.web.cast import Cast
from tests.web.review_walks import SERVED_AT, closed

pytestmark = pytest.mark.words

SignedIn = Callable[[User], Client]
LATER = SERVED_AT + timedelta(days=5)
RECEIVED_ON = date(2025, 3, 17)


def received_case(cast: Cast) -> Case:
    return with_receipt(Case.objects.get(pk=closed(cast).case_id), cast)


def with_receipt(case: Case, cast: Cast) -> Case:
    enter_determination_receipt(
        case=case, version=case.version, received_on=RECEIVED_ON, shown_by="Stamp", by=cast.noor, at=LATER
    )
    return Case.objects.get(pk=case.pk)


def words_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_the_claims_administrator_enters_the_receipt_then_what_was_done(cast: Cast, signed_in: SignedIn) -> None:
    case = closed(cast).case
    client, address = signed_in(cast.noor), f"/cases/{case.number}/implementation/"
    assert "no clock runs until the day is known" in words_of(client.get(address).content.decode())

    version = Case.objects.get(pk=case.pk).version
    day = {"received_on_month": "3", "received_on_day": "17", "received_on_year": "2025"}
    posted = {"once": str(uuid.uuid4()), "version": version, "shown_by": "Stamp", **day}
    assert client.post(f"{address}receipt/", posted).status_code == 302
    assert DeterminationReceipt.objects.get().received_on == RECEIVED_ON
    assert "Mon 24 Mar 2025" in client.get(address).content.decode()

    day = {"done_on_month": "3", "done_on_day": "20", "done_on_year": "2025"}
    posted = {"once": str(uuid.uuid4()), "version": version + 1, "kind": "authorized", "shown_by": "No. 12", **day}
    assert client.post(f"{address}items/3/", posted).status_code == 302
    assert ImplementationStep.objects.get().done_on == date(2025, 3, 20)
    assert "Authorized, Thu 20 Mar 2025" in words_of(client.get(address).content.decode())


def test_a_refusal_stands_beside_its_field(cast: Cast, signed_in: SignedIn) -> None:
    case = received_case(cast)
    day = {"done_on_month": "3", "done_on_day": "1", "done_on_year": "2025"}
    posted = {"once": str(uuid.uuid4()), "version": case.version, "kind": "authorized", "shown_by": "No. 12", **day}

    page = signed_in(cast.noor).post(f"/cases/{case.number}/implementation/items/3/", posted).content.decode()

    assert "There is a problem" in page
    assert "the day of issue, until today." in page
    assert 'id="id_step_3_done_on_error"' in page


@pytest.mark.parametrize("name", ["alma", "physician", "attorney", "division", "okafor"])
def test_everyone_else_reads_it_and_has_no_form(cast: Cast, signed_in: SignedIn, name: str) -> None:
    case = received_case(cast)

    page = signed_in(getattr(cast, name)).get(f"/cases/{case.number}/implementation/").content.decode()

    assert "Mon 24 Mar 2025" in page
    assert f"/cases/{case.number}/implementation/" not in re.findall(r'action="([^"#]*)', page)


def test_the_docket_of_the_claims_administrator_holds_it_until_it_is_done(cast: Cast) -> None:
    mine = Filters(whose=Whose.MINE)
    case = Case.objects.get(pk=closed(cast).case_id)
    row = docket_of(cast.noor, at=LATER, filters=mine).rows[0]
    assert [each.words for each in row.waits] == ["Enter when the determination was received"]

    case = with_receipt(case, cast)
    row = docket_of(cast.noor, at=LATER + timedelta(days=30), filters=mine).rows[0]
    assert [each.words for each in row.waits] == ["Carry out what was overturned"]
    assert (row.due, row.is_late) == (date(2025, 3, 24), True)
    assert docket_of(cast.physician, at=LATER, filters=mine).rows == ()

    record_implementation(
        case=case,
        version=case.version,
        number=3,
        kind=StepKind.AUTHORIZED,
        done_on=RECEIVED_ON,
        shown_by="Letter",
        by=cast.noor,
        at=LATER,
    )
    assert docket_of(cast.noor, at=LATER, filters=mine).rows == ()
    assert docket_of(cast.clerk, at=LATER, filters=Filters(whose=Whose.ENDED)).total == 1


def test_the_employee_is_told_in_plain_words_what_must_happen_by_when(cast: Cast, signed_in: SignedIn) -> None:
    case = received_case(cast)

    page = signed_in(cast.alma).get(f"/my-case/{case.number}/").content.decode()

    words = words_of(page)
    assert "The insurance company had to allow it by Mon 24 Mar 2025" in words
    assert "The time to appeal is over. The last day was Mon 14 Apr 2025" in words
    assert grade(fixed_words(page)) <= HIGHEST_GRADE


def test_until_the_day_is_over_the_employee_is_told_that_it_must_happen(cast: Cast) -> None:
    (duty,) = plain_duties(received_case(cast), today=date(2025, 3, 24))

    assert (duty.words, duty.until, duty.note) == ("The insurance company must allow it", date(2025, 3, 24), "")


def test_of_a_late_one_the_employee_is_told_whom_to_call(cast: Cast) -> None:
    (duty,) = plain_duties(received_case(cast), today=date(2025, 3, 25))

    assert duty.note.startswith("That day is over.")
