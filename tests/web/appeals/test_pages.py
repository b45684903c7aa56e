"""What the pages of an appeal show, and what they keep."""

import re
import uuid
from collections.abc import Callable

import pytest
from django.test import Client

from openimr.web.appeals.models import Appeal
from openimr.web.cases.models import Case
from openimr.web.cases.values import CaseState
from openimr.web.people.models import User
from tests.web.appeals.walks import appealed, set_aside
from tests.web.cast import Cast
from tests.web.review_walks import closed

pytestmark = pytest.mark.words
SignedIn = Callable[[User], Client]


def day(name: str, month: int, of_month: int) -> dict[str, object]:
    return {f"{name}_month": month, f"{name}_day": of_month, f"{name}_year": 2025}


def test_a_clerk_enters_an_appeal_and_how_it_ended(cast: Cast, signed_in: SignedIn) -> None:
    case = closed(cast).case
    client, address = signed_in(cast.clerk), f"/cases/{case.number}/appeals/"
    version = Case.objects.get(pk=case.pk).version
    party = case.parties.get(kind="employee").pk
    posted = {"once": str(uuid.uuid4()), "version": version, "filed_by": party, **day("filed_on", 3, 20)}
    refused = client.post(f"{address}new/", posted).content.decode()
    assert 'id="id_appeal_grounds_error"' in refused

    posted |= {"once": str(uuid.uuid4()), "grounds": ["mistake"]}
    assert client.post(f"{address}new/", posted).status_code == 302
    appeal = Appeal.objects.get()
    assert "not yet" in client.get(address).content.decode().lower()
    assert "Filed late" not in client.get(address).content.decode()

    posted = {"once": str(uuid.uuid4()), "version": version + 1, "outcome": "set_aside", "order_number": "IMR 25-7"}
    posted |= day("ordered_on", 6, 2) | day("received_on", 6, 5)
    refused = client.post(f"{address}{appeal.pk}/end/", posted).content.decode()
    assert "Choose the ground on which it was set aside." in refused
    assert (
        client.post(f"{address}{appeal.pk}/end/", posted | {"ground": "mistake", "once": str(uuid.uuid4())}).status_code
        == 302
    )

    assert Case.objects.get(pk=case.pk).state == CaseState.REMANDED
    assert "Order IMR 25-7 of Mon 2 Jun 2025" in client.get(address).content.decode()


def test_an_appeal_that_was_filed_late_says_so_and_that_the_board_judges_it(cast: Cast, signed_in: SignedIn) -> None:
    case = closed(cast).case
    client, address = signed_in(cast.clerk), f"/cases/{case.number}/appeals/"
    version = Case.objects.get(pk=case.pk).version
    posted = {"version": version, "filed_by": case.parties.get(kind="employee").pk, "grounds": ["mistake"]}

    page = client.post(
        f"{address}new/", posted | day("filed_on", 9, 1) | {"once": str(uuid.uuid4())}, follow=True
    ).content.decode()

    assert "Filed late:" in page
    assert "Whether it counts is for the appeals board to say" in page


@pytest.mark.parametrize("name", ["alma", "noor", "physician", "attorney", "division"])
def test_the_parties_read_it_and_learn_no_name_of_a_reviewer(cast: Cast, signed_in: SignedIn, name: str) -> None:
    number = set_aside(cast).number

    client = signed_in(getattr(cast, name))
    pages = [client.get(f"/cases/{number}/{page}/").content.decode() for page in ("appeals", "letter", "history")]

    assert "The determination was set aside" in pages[0]
    assert "set it aside" in pages[1] or "This determination was set aside" in pages[1]
    assert not any("Lind" in page for page in pages)
    assert f"/cases/{number}/appeals/" not in re.findall(r'action="([^"#]*)', pages[0])
    assert client.get(f"/cases/{number}/remand/").status_code == 404


def test_the_employee_is_told_in_plain_words_that_the_decision_does_not_count(cast: Cast, signed_in: SignedIn) -> None:
    number = set_aside(cast).number

    page = signed_in(cast.alma).get(f"/my-case/{number}/").content.decode()

    assert "The decision was set aside" in page
    assert "It will not be the same doctor." in page


def test_while_it_has_not_ended_the_docket_waits_for_it(cast: Cast, signed_in: SignedIn) -> None:
    number = appealed(cast).determination.case.number

    page = signed_in(cast.clerk).get("/docket/?whose=open").content.decode()

    assert number in page
    assert "Wait for the end of the appeal" in page


def test_nothing_is_sent_on_of_a_determination_that_stands(cast: Cast, signed_in: SignedIn) -> None:
    number = closed(cast).case.number

    answer = signed_in(cast.okafor).post(f"/cases/{number}/remand/", {"once": str(uuid.uuid4())})

    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/cases/{number}/"
