"""The pages of mail: what of a case went out, what nobody knows of, and the one way to have it sent again."""

from collections.abc import Callable

import pytest
from django.test import Client

from openimr.web import clock
from openimr.web.cases.models import Case
from openimr.web.cases.values import ServedBy
from openimr.web.deliveries.models import Delivery, DeliveryState
from openimr.web.deliveries.services import begin_delivery, end_delivery
from openimr.web.people.models import User
from tests.web import walks
from tests.web.cases.posting import post, text_of
from tests.web.cast import AT, Cast, may_sign_in

pytestmark = pytest.mark.words

SignedIn = Callable[[User], Client]


def uncertain(cast: Cast) -> tuple[Case, Delivery]:
    may_sign_in(cast.noor)
    case = walks.awaiting_records(cast, method=ServedBy.ELECTRONIC)
    delivery = begin_delivery(delivery=Delivery.objects.get(), at=AT)
    assert delivery is not None
    return case, end_delivery(delivery=delivery, state=DeliveryState.UNCERTAIN, at=AT)


def test_what_is_uncertain_is_found_and_sent_again_by_a_clerk_alone(cast: Cast, signed_in: SignedIn) -> None:
    case, delivery = uncertain(cast)
    client = signed_in(cast.clerk)
    assert "1 e-mail needs a person" in text_of(client.get("/mail/"))
    page = text_of(client.get(f"/cases/{case.number}/mail/"))
    assert "Noor Haddad" in page
    assert "Uncertain" in page

    address = f"/cases/{case.number}/mail/{delivery.pk}/again/"
    assert "then it comes twice" in text_of(client.get(address))
    answer = post(client, address, having="csrfmiddlewaretoken")

    assert answer["Location"] == f"/cases/{case.number}/mail/"
    delivery.refresh_from_db()
    assert delivery.state == DeliveryState.WAITING
    assert "1 e-mail waits for the mail worker" in text_of(client.get("/mail/"))


@pytest.mark.parametrize("name", ["physician", "alma", "division", "quality"])
def test_others_do_not_find_it(cast: Cast, signed_in: SignedIn, name: str) -> None:
    case, _ = uncertain(cast)
    client = signed_in(getattr(cast, name))

    assert client.get("/mail/").status_code == 404
    assert client.get(f"/cases/{case.number}/mail/").status_code == 404


def test_the_list_of_all_cases_asks_no_more_for_more_mail(
    cast: Cast, signed_in: SignedIn, django_assert_max_num_queries: Callable[..., object]
) -> None:
    from openimr.web.deliveries.pages import mail_of_all

    uncertain(cast)

    with django_assert_max_num_queries(4):  # type: ignore[attr-defined]
        found = mail_of_all(at=clock.now())

    assert [each.party for each in found.to_look_at] == ["Golden Coast Claims (claims administrator)"]
