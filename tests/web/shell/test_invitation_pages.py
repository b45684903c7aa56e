"""The way in for an employee, as pages."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from allauth.account.models import EmailAddress
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from openimr.web import clock
from openimr.web.audit.access import events_of
from openimr.web.audit.models import AuditEvent
from openimr.web.people.models import User
from openimr.web.people.services import invite_employee
from tests.web.cast import Cast
from tests.web.shell.signing_in import ADDRESS, verbs_since, with_password

CASE = "IM25-0000001"
BORN = date(1971, 8, 2)
BIRTH = {"date_of_birth_month": "8", "date_of_birth_day": "2", "date_of_birth_year": "1971"}


@pytest.fixture
def guest(cast: Cast) -> User:
    EmailAddress.objects.filter(user=cast.alma).delete()
    cast.alma.email = None
    cast.alma.save()
    return cast.alma


@pytest.fixture
def code(cast: Cast, guest: User) -> str:
    at = clock.now()
    return invite_employee(employee=guest, case_number=CASE, date_of_birth=BORN, by=cast.clerk, at=at)


def typed(right: str, **changes: str) -> dict[str, str]:
    return {"case_number": CASE, **BIRTH, "code": right, "once": str(uuid4())} | changes


def tried(client: Client, form: dict[str, Any]) -> HttpResponse:
    return client.post(reverse("people:invitation"), form)


@pytest.mark.parametrize(
    ("changes", "opens"),
    [
        ({}, True),
        ({"code": "AAAA-AAAA-AAAA"}, False),
        ({"date_of_birth_year": "1972"}, False),
        ({"case_number": "IM25-9999999"}, False),
    ],
)
def test_the_three_together_open_and_anything_else_gets_one_answer(
    guest: User, code: str, changes: dict[str, str], *, opens: bool
) -> None:
    client, before = Client(REMOTE_ADDR=ADDRESS), AuditEvent.objects.count()

    answer = tried(client, typed(code, **changes))

    if opens:
        assert answer["Location"] == reverse("people:keep-sign-in")
        assert verbs_since(before) == ["accept_invitation", "sign_in"]
        assert client.get(reverse("people:account")).status_code == 200
    else:
        assert "do not fit together, or the code was used or is too old" in answer.content.decode()
        assert verbs_since(before) == ["invitation_failed"]
        assert client.get(reverse("people:account")).status_code == 302


def test_a_code_opens_once(guest: User, code: str) -> None:
    tried(Client(), typed(code))

    assert "do not fit together" in tried(Client(), typed(code)).content.decode()


@pytest.mark.parametrize("part", ["case_number", "date_of_birth_year", "code"])
def test_a_part_left_empty_is_named_and_costs_no_try(guest: User, code: str, part: str) -> None:
    before = AuditEvent.objects.count()

    answer = tried(Client(), typed(code, **{part: ""}))

    assert (answer.status_code, verbs_since(before)) == (200, [])
    assert "There is a problem" in answer.content.decode()


def test_five_wrong_codes_lock_the_case_from_every_address(guest: User, code: str) -> None:
    before = AuditEvent.objects.count()
    for last in range(5):
        tried(Client(REMOTE_ADDR=f"192.0.2.{100 + last}"), typed("AAAA-AAAA-AAAA"))

    locked = tried(Client(REMOTE_ADDR=ADDRESS), typed(code))

    assert locked.status_code == 429
    assert "Too many tries" in locked.content.decode()
    assert verbs_since(before) == ["invitation_failed"] * 5 + ["invitation_locked_out"]


@pytest.mark.parametrize(
    ("email", "password", "is_kept"),
    [
        ("alma@home.test", "four other plain words", True),
        ("alma@home.test", "short", False),
        ("lind@people.test", "four other plain words", False),
        ("no address", "four other plain words", False),
    ],
)
def test_an_employee_keeps_a_sign_in_to_come_back_with(
    guest: User, code: str, email: str, password: str, *, is_kept: bool
) -> None:
    client = Client()
    tried(client, typed(code))

    answer = client.post(reverse("people:keep-sign-in"), {"email": email, "password": password, "once": str(uuid4())})

    assert (answer.status_code == 302) is is_kept
    assert client.get(reverse("people:account")).status_code == 200
    back = Client().post(reverse("account_login"), {"login": email, "password": password})
    assert (back.status_code == 302) is is_kept


def test_who_has_a_password_does_not_change_it_by_this_page(cast: Cast) -> None:
    client = Client()
    client.force_login(with_password(cast.alma))
    typed = {"email": "thief@home.test", "password": "four other plain words", "once": str(uuid4())}

    assert client.post(reverse("people:keep-sign-in"), typed).status_code == 404
    assert User.objects.get(pk=cast.alma.pk).email == "alma@home.test"


def test_the_trail_of_the_case_says_who_came_in(guest: User, code: str) -> None:
    tried(Client(), typed(code))

    assert [(event.verb, event.person) for event in events_of(CASE)][-1] == ("accept_invitation", str(guest.public_id))
