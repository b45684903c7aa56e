"""A form counts once, however often it is posted."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from openimr.web import clock
from openimr.web.audit.models import AuditEvent
from openimr.web.once.models import OnceKey
from openimr.web.once.services import forget_keys
from openimr.web.people.models import Organization, User
from tests.web.cast import Cast
from tests.web.kill_points import Site, prepared_site

Sign = Callable[[User], Client]
NAME = "Bay Stone"


def form(**changes: str) -> dict[str, str]:
    return {"kind": "employer", "name": NAME, "once": str(uuid4())} | changes


@pytest.fixture
def window(cast: Cast, signed_in: Sign) -> Client:
    return signed_in(cast.founder)


def added() -> int:
    return Organization.objects.filter(name=NAME).count()


def test_a_form_posted_twice_gives_the_first_result(window: Client) -> None:
    page, typed = reverse("people:organizations"), form()
    events = AuditEvent.objects.count()

    first, second = window.post(page, typed), window.post(page, typed | {"name": "Another"})

    assert (first.status_code, first["Location"]) == (302, page)
    assert (second.status_code, second["Location"]) == (302, page)
    assert added() == 1
    assert not Organization.objects.filter(name="Another").exists()
    assert AuditEvent.objects.count() == events + 1


def test_a_form_shown_anew_counts_anew(window: Client) -> None:
    page = reverse("people:organizations")
    shown = [window.get(page).content.decode() for _ in range(2)]
    keys = [text.partition('name="once" value="')[2].partition('"')[0] for text in shown]

    for key, name in zip(keys, ("First", "Second"), strict=True):
        assert window.post(page, form(once=key, name=name)).status_code == 302

    assert Organization.objects.filter(name__in=["First", "Second"]).count() == 2


@pytest.mark.parametrize("wrong", [{"name": ""}, {"kind": "no kind"}, {"kind": "law_office", "name": "Osei Law"}])
def test_a_form_with_errors_does_not_use_its_key_up(window: Client, wrong: dict[str, str]) -> None:
    page, typed = reverse("people:organizations"), form()

    refused = window.post(page, typed | wrong)
    assert (refused.status_code, added(), OnceKey.objects.count()) == (200, 0, 0)
    assert "There is a problem" in refused.content.decode()

    mended = window.post(page, typed)
    assert (mended.status_code, added()) == (302, 1)


@pytest.mark.parametrize("key", [None, "", "no key", "1234"])
def test_a_form_without_its_key_is_not_taken(window: Client, key: str | None) -> None:
    typed = form() | ({"once": key} if key is not None else {})
    if key is None:
        del typed["once"]

    answer = window.post(reverse("people:organizations"), typed)

    assert (answer.status_code, added()) == (400, 0)
    assert "What was sent cannot be read" in answer.content.decode()


def test_a_key_of_one_person_is_none_of_another_s(cast: Cast, signed_in: Sign) -> None:
    key = str(uuid4())
    page = reverse("people:account")
    for person in (cast.founder, cast.noor):
        typed = {"name": f"New {person.name}", "version": "1", "once": key}
        assert signed_in(person).post(page, typed).status_code == 302

    assert User.objects.filter(name__startswith="New ").count() == 2


def test_a_key_used_for_one_page_is_not_taken_by_another(cast: Cast, window: Client) -> None:
    typed = form()
    assert window.post(reverse("people:organizations"), typed).status_code == 302

    answer = window.post(reverse("people:account"), {"name": "Ada F.", "version": "1", "once": typed["once"]})

    assert answer.status_code == 400
    assert "Location" not in answer
    assert User.objects.get(pk=cast.founder.pk).name == "Ada Founder"


def test_a_key_that_was_refused_by_one_page_is_free(window: Client) -> None:
    typed = form()
    assert window.post(reverse("people:account"), {"name": "", "once": typed["once"]}).status_code == 200

    assert window.post(reverse("people:organizations"), typed).status_code == 302


def test_a_step_that_a_rule_forbids_does_not_use_the_key_up(cast: Cast, window: Client) -> None:
    page = reverse("people:revoke", args=[cast.founder.memberships.get().public_id])

    answer = window.post(page, {"once": str(uuid4())})

    assert answer.status_code == 409
    assert not OnceKey.objects.exists()


def test_old_keys_are_forgotten(window: Client) -> None:
    window.post(reverse("people:organizations"), form())
    now = clock.now()

    assert forget_keys(before=now - timedelta(days=1)) == 0
    assert forget_keys(before=now + timedelta(seconds=1)) == 1


# Two posts at the same moment, in processes of their own

KEY = "0b6f3c1e-5c0f-4a4e-9d0e-0d6d4e0a7b11"


def prepare() -> None:
    from tests.web.cast import make_cast, may_sign_in

    may_sign_in(make_cast().founder)


def post() -> dict[str, object]:
    founder = User.objects.get(name="Ada Founder")
    window = Client(SERVER_NAME="localhost")
    window.force_login(founder)
    answer = window.post(reverse("people:organizations"), form(once=KEY))
    return {"status": answer.status_code, "location": answer.get("Location")}


def state() -> dict[str, object]:
    return {"organizations": added(), "events": AuditEvent.objects.filter(verb="create_organization").count()}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with prepared_site(prepare, folder=tmp_path_factory.mktemp("once")) as site:
        yield site


def test_two_posts_at_the_same_moment_count_once(site: Site) -> None:
    before = site.ask(state)
    with ThreadPoolExecutor() as pool:
        answers = [run.result() for run in [pool.submit(site.ask, post) for _ in range(3)]]

    assert answers == [{"status": 302, "location": "/people/organizations/"}] * 3
    assert site.ask(state) == {"organizations": 1, "events": before["events"] + 1}
