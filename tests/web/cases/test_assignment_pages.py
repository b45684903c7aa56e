"""The clerk's pages of the assignment notice, of those it did not reach, and of closing the records."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from openimr.law.days import day_in_words
from openimr.web import clock
from openimr.web.cases.models import Case, NoticeService
from openimr.web.cases.values import PartyKind
from openimr.web.people.models import User
from tests.web import walks
from tests.web.cases.acts import in_file
from tests.web.cases.posting import post, text_of
from tests.web.cases.test_assignment_notices import partly_served
from tests.web.cast import Cast, may_sign_in

pytestmark = pytest.mark.words

SignedIn = Callable[[User], Client]


@pytest.mark.parametrize(
    ("field", "party", "kind"),
    [
        ("employee_address", "Alma Reyes (employee)", "employee"),
        ("attorney_address", "Kofi Osei (employee’s attorney)", "attorney"),
        ("physician_address", "Dr Paul Tanaka (requesting physician)", "requesting_physician"),
        ("claims_administrator_address", "Golden Coast Claims (claims administrator)", "claims_administrator"),
    ],
)
def test_whom_the_notice_cannot_reach_is_said_with_the_way_to_enter_the_address_and_it_cannot_be_sent(
    cast: Cast, signed_in: SignedIn, field: str, party: str, kind: str
) -> None:
    case = walks.assigned(cast, at=clock.now(), **{field: ""})
    client, path = signed_in(cast.clerk), f"/cases/{case.number}/assignment-notice/?method=mail"

    answer = client.get(path)

    page, address = text_of(answer), f"/cases/{case.number}/address/{kind}/"
    assert "It cannot be sent yet" in page
    assert f"Enter the mailing address of {party}" in page
    assert f'href="{address}"' in answer.content.decode()
    assert "In no way yet" in page
    assert "Send the notice" not in page

    wrong = post(client, address, address=" ")
    assert "Mailing address: this is required." in text_of(wrong)
    kept = post(client, address, address="9 Court Street, Fresno")
    assert kept["Location"] == f"/cases/{case.number}/assignment-notice/"
    page = text_of(client.get(path))
    assert "It cannot be sent yet" not in page
    assert "Mail 9 Court Street, Fresno Correct it" in page
    assert "Send the notice" in page


def test_before_sending_the_clerk_reads_how_each_party_is_served(cast: Cast, signed_in: SignedIn) -> None:
    case = walks.assigned(cast, at=clock.now())

    page = text_of(signed_in(cast.clerk).get(f"/cases/{case.number}/assignment-notice/?method=mail"))

    assert "Alma Reyes Employee Mail 12 Elm Street, Fresno, CA 93701" in page
    assert "If it is sent now." in page
    assert "Sent today" not in page


@pytest.mark.parametrize("name", ["alma", "noor", "attorney", "lind", "quality", "division", "stranger"])
def test_an_address_is_entered_by_nobody_else(cast: Cast, signed_in: SignedIn, name: str) -> None:
    case = walks.assigned(cast)

    assert signed_in(getattr(cast, name)).get(f"/cases/{case.number}/address/employee/").status_code == 404


@pytest.mark.parametrize("kind", ["employer", "representative", "nobody"])
def test_a_party_that_the_notice_does_not_go_to_has_no_such_page(cast: Cast, signed_in: SignedIn, kind: str) -> None:
    case = walks.assigned(cast)

    assert signed_in(cast.clerk).get(f"/cases/{case.number}/address/{kind}/").status_code == 404


def test_a_notice_that_reaches_everyone_warns_of_nothing(cast: Cast, signed_in: SignedIn) -> None:
    may_sign_in(cast.attorney)
    case = walks.assigned(cast, at=clock.now(), attorney_address="")

    page = text_of(signed_in(cast.clerk).get(f"/cases/{case.number}/assignment-notice/?method=mail"))

    assert "It cannot be sent yet" not in page
    assert "Kofi Osei Employee’s attorney Electronic service" in page


def test_what_is_unverified_stands_beside_the_notice_and_not_in_it(cast: Cast, signed_in: SignedIn) -> None:
    """That a notice is received when it is sent electronically was not read in the law."""
    may_sign_in(cast.noor)
    case = walks.assigned(cast, at=clock.now(), **walks.EXPEDITED)

    page = text_of(signed_in(cast.clerk).get(f"/cases/{case.number}/assignment-notice/?method=electronic"))

    before, notice = page.split("The notice Test Review Organization will decide")
    assert "Unverified: this date rests on what we did not read in the law" in before
    assert "that a notice sent electronically is received when it is sent" in before
    assert "nverified" not in notice


def test_an_expedited_notice_by_mail_says_why_it_cannot_go(cast: Cast, signed_in: SignedIn) -> None:
    case = walks.assigned(cast, at=clock.now(), **walks.EXPEDITED)

    page = text_of(signed_in(cast.clerk).get(f"/cases/{case.number}/assignment-notice/?method=mail"))

    assert "It cannot be sent yet" in page
    assert "24 hours from receipt of the notice" in page
    assert "Send the notice" not in page


class TestTheOneItDidNotReach:
    def test_stands_under_notices_with_the_way_out_for_the_clerk_alone(self, cast: Cast, signed_in: SignedIn) -> None:
        case = partly_served(cast)
        path = f"/cases/{case.number}/notices/"

        clerks, almas = signed_in(cast.clerk).get(path), signed_in(cast.alma).get(path)

        assert "Not served yet" in text_of(clerks)
        assert "Kofi Osei (employee’s attorney): no address is known" in text_of(clerks)
        assert f"/cases/{case.number}/notices/{case.notices.get().pk}/serve/attorney/" in clerks.content.decode()
        assert "Not served yet" not in text_of(almas)
        assert "/serve/" not in almas.content.decode()

    def test_is_served_on_a_page_of_its_own(self, cast: Cast, signed_in: SignedIn) -> None:
        case = partly_served(cast)
        client, notice = signed_in(cast.clerk), case.notices.get()
        address = f"/cases/{case.number}/notices/{notice.pk}/serve/attorney/"

        wrong = post(client, address, having="address", method="mail")
        assert "Enter the address to which it goes." in text_of(wrong)

        typed = {"method": "mail", "address": "9 Court Street, Fresno", "once": str(uuid4())}
        answer = client.post(address, typed)
        assert answer["Location"] == f"/cases/{case.number}/notices/"
        assert NoticeService.objects.get(party__kind=PartyKind.ATTORNEY).address == "9 Court Street, Fresno"
        page = text_of(client.get(answer["Location"]))
        assert "Employee’s attorney, 9 Court Street, Fresno" in page
        assert "Not served yet" not in page
        assert client.get(address).status_code == 404

    @pytest.mark.parametrize("name", ["alma", "noor", "attorney", "lind", "quality", "division", "stranger"])
    def test_is_served_by_nobody_else(self, cast: Cast, signed_in: SignedIn, name: str) -> None:
        case = partly_served(cast)

        path = f"/cases/{case.number}/notices/{case.notices.get().pk}/serve/attorney/"

        assert signed_in(getattr(cast, name)).get(path).status_code == 404

    def test_of_another_case_is_not_there(self, cast: Cast, signed_in: SignedIn) -> None:
        case, other = partly_served(cast), partly_served(cast)

        path = f"/cases/{case.number}/notices/{other.notices.get().pk}/serve/attorney/"

        assert signed_in(cast.clerk).get(path).status_code == 404


class TestClosingTheRecords:
    """Lab. Code § 4610.6(d)(1): the time runs from receipt of the supporting documents."""

    def test_the_day_of_the_last_document_is_proposed(self, cast: Cast, signed_in: SignedIn) -> None:
        at = clock.now() - timedelta(days=5)
        case = walks.awaiting_records(cast, at=at)
        case.documents.create(name="a.pdf", sha256="0" * 64, size_bytes=1, uploaded_by=cast.clerk, received_at=at)
        client, address = signed_in(cast.clerk), f"/cases/{case.number}/close-records/"

        page = text_of(client.get(address))
        post(client, address)

        day = clock.legal_day(at)
        assert f"Last document received {day_in_words(day)}" in page
        assert Case.objects.get().clocks.get(stopped_at__isnull=True).starts == day

    def test_another_day_is_taken_and_an_impossible_one_is_told_beside_the_field(
        self, cast: Cast, signed_in: SignedIn
    ) -> None:
        case = in_file(cast)
        client, address = signed_in(cast.clerk), f"/cases/{case.number}/close-records/"
        march = {"received_on_month": "3", "received_on_year": "2025"}

        wrong = post(client, address, **march, received_on_day="3")
        assert "The first document of the file was received on Tue 4 Mar 2025" in text_of(wrong)

        post(client, address, **march, received_on_day="10")
        assert str(Case.objects.get().clocks.get(stopped_at__isnull=True).starts) == "2025-03-10"
