"""Each way a page can fail has a page of its own, in plain words, that gives nothing away."""

import re
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from openimr.web.middleware import RefusalMiddleware
from openimr.web.people.models import User
from openimr.web.people.services import rename_person
from tests.web.cast import AT, Cast
from tests.web.shell.failing_urls import FAILURES

Sign = Callable[[User], Client]

ANSWERS = [
    ("not-found", 404, "This page is not here"),
    ("not-allowed", 404, "This page is not here"),
    ("permission-denied", 404, "This page is not here"),
    ("case", 409, "The case was withdrawn."),
    ("refused", 409, "The application was late."),
    ("letter", 422, "Item 2: expected an outcome."),
    ("bad-request", 400, "What was sent cannot be read"),
    ("unforeseen", 500, "/fails/unforeseen/"),
]


def without_token(page: bytes) -> bytes:
    """Take away what differs in every answer: the token of the form that signs out."""
    return re.sub(rb'name="csrfmiddlewaretoken" value="\w+"', b"", page)


@pytest.mark.urls("tests.web.shell.failing_urls")
@pytest.mark.parametrize(("name", "status", "words"), ANSWERS)
def test_each_failure_has_its_page(cast: Cast, signed_in: Sign, name: str, status: int, words: str) -> None:
    for client in (signed_in(cast.noor), Client()):
        client.raise_request_exception = False
        answer = client.get(f"/fails/{name}/")

        page = answer.content.decode()
        assert answer.status_code == status
        assert words in page
        assert page.count("<h1>") == 1
        assert 'lang="en"' in page
        for secret in ("IM25-0000001", "words of a record", "Traceback", "no such row"):
            assert secret not in page


@pytest.mark.urls("tests.web.shell.failing_urls")
def test_what_is_not_there_and_what_is_not_allowed_look_the_same(cast: Cast, signed_in: Sign) -> None:
    client = signed_in(cast.stranger)

    missing, forbidden = client.get("/fails/not-found/"), client.get("/fails/not-allowed/")

    assert without_token(missing.content) == without_token(forbidden.content)
    assert missing.headers.keys() == forbidden.headers.keys()


@pytest.mark.parametrize("name", ["letter", "refused"])
def test_a_step_that_is_refused_gives_back_what_was_typed(cast: Cast, signed_in: Sign, name: str) -> None:
    client, middleware = signed_in(cast.noor), RefusalMiddleware(lambda _: HttpResponse())
    typed = {"name": "Noor Khan-Haddad", "once": str(uuid4())}
    request = client.post(reverse("people:account"), typed).wsgi_request

    answer = middleware.process_exception(request, FAILURES[name])

    assert answer is not None
    assert b"<dd>Noor Khan-Haddad</dd>" in answer.content
    assert b"it is saved" not in answer.content


def test_an_unknown_address_is_not_here(cast: Cast, signed_in: Sign) -> None:
    for client in (signed_in(cast.noor), Client()):
        assert client.get("/no/such/page/").status_code == 404


def test_a_form_from_elsewhere_is_not_taken(cast: Cast, signed_in: Sign) -> None:
    client = Client(enforce_csrf_checks=True)

    answer = client.post(reverse("account_login"), {"login": "a@b.test", "password": "x"})

    assert answer.status_code == 403
    assert "The form was not taken" in answer.content.decode()


class TestStaleForm:
    @pytest.mark.parametrize("is_changed_in_between", [False, True])
    def test_it_is_refused_with_what_changed_and_what_was_typed(
        self, cast: Cast, signed_in: Sign, *, is_changed_in_between: bool
    ) -> None:
        client, page = signed_in(cast.noor), reverse("people:account")
        assert '<input type="hidden" name="version" value="1"' in client.get(page).content.decode()
        if is_changed_in_between:
            rename_person(person=cast.noor, name="N. Haddad", version=1, by=cast.founder, at=AT)
        typed = {"name": "Noor <b>Haddad</b>-Khan", "version": "1", "once": str(uuid4())}

        answer = client.post(page, typed)

        name = User.objects.get(pk=cast.noor.pk).name
        if not is_changed_in_between:
            assert (answer.status_code, name) == (302, typed["name"])
            return
        shown = answer.content.decode()
        assert (answer.status_code, name) == (409, "N. Haddad")
        assert "This changed while you worked on it" in shown
        assert "Rename person: name, by Ada Founder, Tue 4 Mar 2025, 9:00 a.m. Pacific time" in shown
        assert "Noor &lt;b&gt;Haddad&lt;/b&gt;-Khan" in shown
        assert typed["once"] not in shown
        assert f'href="{page}"' in shown

    def test_it_may_be_sent_again_from_the_page_as_it_is_now(self, cast: Cast, signed_in: Sign) -> None:
        client, page = signed_in(cast.noor), reverse("people:account")
        rename_person(person=cast.noor, name="N. Haddad", version=1, by=cast.founder, at=AT)
        key = str(uuid4())
        assert client.post(page, {"name": "Noor Khan", "version": "1", "once": key}).status_code == 409

        again = client.post(page, {"name": "Noor Khan", "version": "2", "once": key})

        assert again.status_code == 302
        assert User.objects.get(pk=cast.noor.pk).name == "Noor Khan"

    @pytest.mark.parametrize("version", ["", "0", "-1", "x"])
    def test_a_version_that_is_none_is_a_fault_of_the_form(self, cast: Cast, signed_in: Sign, version: str) -> None:
        client = signed_in(cast.noor)

        answer = client.post(reverse("people:account"), {"name": "X", "version": version, "once": str(uuid4())})

        assert answer.status_code == 200
        assert User.objects.get(pk=cast.noor.pk).version == 1
