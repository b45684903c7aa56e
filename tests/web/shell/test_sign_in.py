"""Signing in and out: what opens, what stays shut, and the event each try leaves."""

import re
import time
from datetime import timedelta
from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core import mail
from django.test import Client
from django.urls import reverse

from openimr.web import clock
from openimr.web.audit.models import AuditEvent
from openimr.web.people.services import revoke_membership, set_password
from tests.web.cast import AT, PASSWORD, Cast
from tests.web.shell.signing_in import (
    ADDRESS,
    code_of,
    events_since,
    person_with_app,
    verbs_since,
    with_password,
)

STAFF = ["founder", "clerk", "okafor", "lind", "quality", "conflict", "noor", "physician", "attorney", "division"]
PAGES = ["home", "people:account", "people:list", "people:organizations", "cases:docket", "account_change_password"]


def count() -> int:
    return AuditEvent.objects.count()


@pytest.mark.parametrize("who", STAFF)
def test_password_and_code_open_the_site(cast: Cast, who: str) -> None:
    person = person_with_app(getattr(cast, who))
    before = count()

    assert person.types_password()["Location"] == reverse("mfa_authenticate")
    assert not person.is_signed_in()
    assert verbs_since(before) == []

    assert person.types_code()["Location"] == reverse("home")
    assert person.is_signed_in()
    assert sorted(verbs_since(before)) == ["sign_in", "use_second_factor"]
    sign_in = AuditEvent.objects.get(verb="sign_in")
    assert (sign_in.person, sign_in.facts) == (str(person.user.public_id), {"address": ADDRESS})


@pytest.mark.parametrize(
    ("login", "password", "opens"),
    [
        ("haddad@people.test", PASSWORD, True),
        (" HADDAD@people.test ", PASSWORD, True),
        ("haddad@people.test", "four other words", False),
        ("nobody@people.test", PASSWORD, False),
    ],
)
def test_a_wrong_password_and_an_unknown_address_get_one_answer(
    cast: Cast, login: str, password: str, *, opens: bool
) -> None:
    person = person_with_app(cast.noor)
    before = count()

    answer = person.client.post(reverse("account_login"), {"login": login, "password": password})

    assert (answer.status_code == 302) is opens
    if not opens:
        assert "do not fit together" in answer.content.decode()
        (event,) = events_since(before)
        known = str(cast.noor.public_id) if login.startswith("haddad") else None
        assert (event.verb, event.person) == ("sign_in_failed", "")
        assert event.facts == {"person": known, "address": ADDRESS}
        assert "nobody" not in str(event.facts)


def test_a_wrong_code_does_not_open(cast: Cast) -> None:
    person = person_with_app(cast.noor)
    person.types_password()
    before = count()

    answer = person.types_code("000000")

    assert "This code does not fit" in answer.content.decode()
    assert not person.is_signed_in()
    (event,) = events_since(before)
    assert (event.verb, event.facts["person"]) == ("second_factor_failed", str(cast.noor.public_id))


@pytest.mark.parametrize("is_later", [False, True])
def test_a_code_works_once_as_long_as_it_fits(cast: Cast, monkeypatch: pytest.MonkeyPatch, *, is_later: bool) -> None:
    person = person_with_app(cast.noor)
    person.types_password()
    code, used_at = code_of(person.secret), time.time()
    person.types_code(code)
    person.client.logout()
    person.types_password()
    if is_later:  # the library alone would take it
        monkeypatch.setattr(time, "time", lambda: used_at + 30)
    before = count()

    again = person.types_code(code)

    assert "This code was already used. Wait for the next one" in again.content.decode()
    assert not person.is_signed_in()
    assert verbs_since(before) == ["second_factor_failed"]


def test_a_used_code_counts_as_a_try_and_clears_none(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    person = person_with_app(cast.noor)
    person.types_password()
    code, used_at = code_of(person.secret), time.time()
    person.types_code(code)
    person.client.logout()
    person.types_password()
    for _ in range(4):
        person.types_code("000000")
    monkeypatch.setattr(time, "time", lambda: used_at + 30)
    before = count()

    person.types_code(code)
    locked = person.types_code()

    assert verbs_since(before) == ["second_factor_failed", "second_factor_locked_out"]
    assert locked.status_code == 200
    assert not person.is_signed_in()


def test_who_has_not_given_the_password_learns_nothing_of_a_code(cast: Cast) -> None:
    person = person_with_app(cast.noor)
    person.types_password()
    code = code_of(person.secret)
    person.types_code(code)
    person.client.logout()

    assert person.types_code(code)["Location"] == reverse("account_login")


def test_a_person_who_was_closed_out_does_not_come_in(cast: Cast) -> None:
    person = person_with_app(cast.noor)
    person.user.is_active = False
    person.user.save()

    person.types_password()

    assert not person.is_signed_in()


class TestLockOut:
    def test_five_wrong_passwords_lock_the_sign_in(self, cast: Cast) -> None:
        person = person_with_app(cast.noor)
        before = count()

        answers = [person.types_password("four other words").content.decode() for _ in range(5)]
        locked = person.types_password()

        assert all("do not fit together" in answer for answer in answers)
        assert "locked for 15 minutes" in locked.content.decode()
        assert verbs_since(before) == ["sign_in_failed"] * 5 + ["sign_in_locked_out"]
        assert events_since(before)[-1].facts == {"person": str(cast.noor.public_id), "address": ADDRESS}

    def test_the_lock_ends_after_15_minutes(self, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
        person = person_with_app(cast.noor)
        locked_at = time.time()
        for _ in range(5):
            person.types_password("four other words")

        def answer_after(minutes: float) -> str:
            monkeypatch.setattr(time, "time", lambda: locked_at + 60 * minutes)
            return person.types_password().content.decode()

        assert "locked for 15 minutes" in answer_after(14)
        assert "locked for 15 minutes" not in answer_after(16)

    def test_it_locks_whatever_the_address_of_the_caller(self, cast: Cast) -> None:
        person = person_with_app(cast.noor)
        typed = {"login": person.user.email, "password": "four other words"}
        for last in range(5):
            Client(REMOTE_ADDR=f"192.0.2.{100 + last}").post(reverse("account_login"), typed)

        assert "locked for 15 minutes" in person.types_password().content.decode()

    def test_it_locks_nobody_else(self, cast: Cast) -> None:
        noor, lind = person_with_app(cast.noor), person_with_app(cast.lind)
        for _ in range(6):
            noor.types_password("four other words")

        assert lind.types_password().status_code == 302

    def test_four_wrong_passwords_do_not_lock(self, cast: Cast) -> None:
        person = person_with_app(cast.noor)
        for _ in range(4):
            person.types_password("four other words")

        assert person.types_password().status_code == 302

    def test_five_wrong_codes_lock_the_second_factor(self, cast: Cast) -> None:
        person = person_with_app(cast.noor)
        person.types_password()
        before = count()
        for _ in range(5):
            person.types_code("000000")

        locked = person.types_code()

        assert "locked for 15 minutes" in locked.content.decode()
        assert not person.is_signed_in()
        assert verbs_since(before) == ["second_factor_failed"] * 5 + ["second_factor_locked_out"]


class TestSecondFactor:
    @pytest.mark.parametrize("page", PAGES)
    def test_without_one_every_page_leads_to_its_set_up(self, cast: Cast, page: str) -> None:
        client = Client()
        client.force_login(with_password(cast.founder))

        assert client.get(reverse(page))["Location"] == reverse("mfa_activate_totp")
        assert client.post(reverse(page))["Location"] == reverse("mfa_activate_totp")

    @pytest.mark.parametrize(("who", "is_led_there"), [("alma", False), ("relative", False), ("noor", True)])
    def test_an_employee_and_their_representative_need_none(self, cast: Cast, who: str, *, is_led_there: bool) -> None:
        client = Client()
        client.force_login(with_password(getattr(cast, who)))

        assert (client.get(reverse("people:account")).status_code == 302) is is_led_there

    def test_a_person_sets_it_up_after_the_first_password(self, cast: Cast) -> None:
        client = Client()
        client.post(reverse("account_login"), {"login": with_password(cast.noor).email, "password": PASSWORD})
        set_up = reverse("mfa_activate_totp")
        before = count()

        page = client.get(set_up).content.decode()
        found = re.search(r'<code class="secret">([\w\s]+)</code>', page)
        assert found
        secret = "".join(found[1].split())
        assert "QR code" in page
        assert "This code does not fit" in client.post(set_up, {"code": "000000"}).content.decode()
        code = code_of(secret)
        done = client.post(set_up, {"code": code})

        assert done["Location"] == reverse("mfa_view_recovery_codes")
        assert set(verbs_since(before)) == {"add_second_factor"}
        codes = re.findall(r'<code class="font-mono-md">([^<]+)</code>', client.get(done["Location"]).content.decode())
        assert len(codes) == 10
        assert client.get(reverse("people:account")).status_code == 200

        client.post(reverse("account_logout"))
        client.post(reverse("account_login"), {"login": cast.noor.email, "password": PASSWORD})
        again = client.post(reverse("mfa_authenticate"), {"code": code})
        assert "This code was already used." in again.content.decode()
        client.post(reverse("mfa_authenticate"), {"code": codes[0]})
        assert client.get(reverse("people:account")).status_code == 200

    def test_its_secret_is_not_readable_in_the_database(self, cast: Cast) -> None:
        person = person_with_app(cast.noor)

        assert person.secret not in str(Authenticator.objects.get(type=Authenticator.Type.TOTP).data)

    @pytest.mark.parametrize(("who", "sets_up_another"), [("noor", True), ("alma", False)])
    def test_who_removes_it_confirms_by_password_and_staff_set_up_another_at_once(
        self, cast: Cast, who: str, *, sets_up_another: bool
    ) -> None:
        person = person_with_app(getattr(cast, who))
        person.types_password()
        person.types_code()
        page = reverse("mfa_deactivate_totp")

        confirm = person.client.post(page)["Location"]
        assert Authenticator.objects.exists()
        assert confirm.startswith(reverse("account_reauthenticate"))
        person.client.post(confirm, {"password": "four other words"})
        person.client.post(page)
        assert Authenticator.objects.exists()

        person.client.post(confirm, {"password": PASSWORD})
        person.client.post(page)

        assert not Authenticator.objects.exists()
        removed = AuditEvent.objects.filter(verb="remove_second_factor")
        assert {event.person for event in removed} == {str(person.user.public_id)}
        home = person.client.get(reverse("people:account"))
        assert (home.status_code == 302) is sets_up_another

    def test_an_administrator_resets_a_lost_one_under_the_own_name(self, cast: Cast) -> None:
        lind, founder = person_with_app(cast.lind), person_with_app(cast.founder)
        founder.client.force_login(cast.founder)
        before = count()
        page = reverse("people:reset-second-factor", args=[cast.lind.public_id])

        founder.client.post(page, {"once": str(uuid4())})

        events = events_since(before)
        assert {event.verb for event in events} == {"remove_second_factor", "reset_second_factor"}
        assert {event.person for event in events} == {str(cast.founder.public_id)}
        assert {event.facts["person"] for event in events} == {str(cast.lind.public_id)}
        lind.types_password()
        assert lind.client.get(reverse("people:account"))["Location"] == reverse("mfa_activate_totp")


class TestIdleTimeOut:
    @pytest.mark.parametrize(
        ("idle", "is_out"),
        [
            (timedelta(), False),
            (settings.OPENIMR_IDLE - timedelta(minutes=1), False),
            (settings.OPENIMR_IDLE + timedelta(seconds=1), True),
            (timedelta(days=30), True),
        ],
    )
    def test_a_person_is_signed_out_after_too_long_without_a_request(
        self, cast: Cast, idle: timedelta, *, is_out: bool
    ) -> None:
        person = person_with_app(cast.noor)
        person.client.force_login(person.user)
        assert person.is_signed_in()
        session = person.client.session
        session["seen_at"] = (clock.now() - idle).isoformat()
        session.save()
        before = count()

        answer = person.client.get(reverse("people:account"), follow=True)

        assert person.is_signed_in() is not is_out
        assert ("time_out" in verbs_since(before)) is is_out
        assert ("signed out after 30 minutes without activity" in answer.content.decode()) is is_out

    def test_a_request_begins_the_time_anew(self, cast: Cast) -> None:
        person = person_with_app(cast.noor)
        person.client.force_login(person.user)
        session = person.client.session
        session["seen_at"] = (clock.now() - timedelta(minutes=20)).isoformat()
        session.save()

        assert person.is_signed_in()

        seen = clock.now() - timedelta(seconds=20)
        assert person.client.session["seen_at"] > seen.isoformat()


class TestSigningOut:
    def test_it_ends_the_session_and_leaves_its_event(self, cast: Cast) -> None:
        person = person_with_app(cast.noor)
        person.client.force_login(person.user)
        before = count()

        answer = person.client.post(reverse("account_logout"), follow=True)

        assert "You are signed out" in answer.content.decode()
        assert not person.is_signed_in()
        (event,) = events_since(before)
        assert (event.verb, event.person) == ("sign_out", str(cast.noor.public_id))

    def test_a_link_alone_does_not_sign_out(self, cast: Cast) -> None:
        person = person_with_app(cast.noor)
        person.client.force_login(person.user)

        person.client.get(reverse("account_logout"))

        assert person.is_signed_in()

    def test_pages_are_kept_in_no_cache(self, cast: Cast) -> None:
        person = person_with_app(cast.noor)
        person.client.force_login(person.user)

        for page in ("people:account", "account_login", "people:signed-out"):
            assert person.client.get(reverse(page))["Cache-Control"] == "no-store"


class TestPasswords:
    def test_the_present_password_is_needed_for_a_new_one(self, cast: Cast) -> None:
        person = person_with_app(cast.noor)
        person.client.force_login(person.user)
        before = count()
        new = {"password1": "six other plain words", "password2": "six other plain words"}
        page = reverse("account_change_password")

        refused = person.client.post(page, {"oldpassword": "wrong", **new})
        assert "This is not your present password" in refused.content.decode()
        assert verbs_since(before) == []

        assert person.client.post(page, {"oldpassword": PASSWORD, **new}).status_code == 302
        assert verbs_since(before) == ["change_password"]
        assert person.is_signed_in()
        assert person.types_password("six other plain words").status_code == 302

    @pytest.mark.parametrize("password", ["short", "password1234", "haddad@people.test"])
    def test_a_short_or_common_password_is_refused(self, cast: Cast, password: str) -> None:
        person = person_with_app(cast.noor)
        person.client.force_login(person.user)
        typed = {"oldpassword": PASSWORD, "password1": password, "password2": password}

        assert person.client.post(reverse("account_change_password"), typed).status_code == 200
        person.user.refresh_from_db()
        assert person.user.check_password(PASSWORD)

    @pytest.mark.parametrize(("email", "mails"), [("haddad@people.test", 1), ("nobody@people.test", 0)])
    def test_a_forgotten_password_gets_one_answer_and_a_link_only_for_who_is_known(
        self, cast: Cast, email: str, mails: int
    ) -> None:
        with_password(cast.noor)

        answer = Client().post(reverse("account_reset_password"), {"email": email}, follow=True)

        assert "If there is an account with that address" in answer.content.decode()
        assert len([message for message in mail.outbox if "/password/new/" in message.body]) == mails

    def test_a_link_sets_a_password_once_and_needs_the_code_after_it(self, cast: Cast) -> None:
        person = person_with_app(cast.noor)
        client = person.client
        client.post(reverse("account_reset_password"), {"email": person.user.email})
        link = re.search(r"http://testserver(/sign-in/password/new/\S+)", mail.outbox[-1].body)
        assert link
        before = count()
        new = {"password1": "six other plain words", "password2": "six other plain words"}
        form = client.get(link[1])["Location"]
        assert client.post(form, new).status_code == 302

        assert verbs_since(before) == ["change_password"]
        assert not person.is_signed_in()
        assert person.types_password("six other plain words")["Location"] == reverse("mfa_authenticate")
        assert "works no more" in Client().get(link[1], follow=True).content.decode()


def test_a_password_that_another_sets_ends_every_session(cast: Cast) -> None:
    person = person_with_app(cast.noor)
    person.client.force_login(person.user)
    assert person.is_signed_in()

    set_password(person=cast.noor, password=f"{PASSWORD} again", by=cast.founder, at=AT)

    assert not person.is_signed_in()


def test_who_is_closed_out_is_out_at_once(cast: Cast) -> None:
    person = person_with_app(cast.noor)
    person.client.force_login(person.user)
    assert person.is_signed_in()

    person.user.is_active = False
    person.user.save()

    assert not person.is_signed_in()


def test_a_role_that_ended_shuts_its_pages_at_once(cast: Cast) -> None:
    person = person_with_app(cast.clerk)
    person.client.force_login(person.user)
    assert person.client.get(reverse("cases:docket")).status_code == 200

    revoke_membership(membership=cast.clerk.memberships.get(), by=cast.founder, at=AT)

    assert person.client.get(reverse("cases:docket")).status_code == 404


def test_nobody_signs_up_alone(cast: Cast) -> None:
    for path in ("/sign-in/signup/", "/accounts/signup/", "/signup/", "/admin/"):
        assert Client().get(path).status_code == 404
