"""Signing in as a person does: password, then the code that the app shows."""

from dataclasses import dataclass, field

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from openimr.web.audit.models import AuditEvent
from openimr.web.people.models import User
from tests.web.cast import PASSWORD

ADDRESS = "192.0.2.7"
"""Of the caller."""


def code_of(secret: str) -> str:
    """Return the code that an authenticator app shows now."""
    counters = list(yield_hotp_counters_from_time())
    return format_hotp_value(hotp_value(secret, counters[len(counters) // 2]))


def with_password(person: User) -> User:
    """Give a person a password and no second factor."""
    person.set_password(PASSWORD)
    person.save(update_fields=["password"])
    return person


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """Someone with a password and an authenticator app, and their browser."""

    user: User
    secret: str = field(default_factory=generate_totp_secret)
    client: Client = field(default_factory=lambda: Client(REMOTE_ADDR=ADDRESS))

    def types_password(self, password: str = PASSWORD) -> HttpResponse:
        """Post the sign-in page."""
        return self.client.post(reverse("account_login"), {"login": self.user.email, "password": password})

    def types_code(self, code: str | None = None) -> HttpResponse:
        """Post the page of the second factor."""
        return self.client.post(reverse("mfa_authenticate"), {"code": code or code_of(self.secret)})

    def is_signed_in(self) -> bool:
        """Return whether My account opens."""
        return self.client.get(reverse("people:account")).status_code == 200


def person_with_app(user: User) -> Person:
    """Return a person of the cast with password, app and recovery codes."""
    person = Person(user=with_password(user))
    TOTP.activate(user, person.secret)
    RecoveryCodes.activate(user).mark_as_viewed()
    return person


def events_since(count: int) -> list[AuditEvent]:
    """Return the events after the first so many, oldest first."""
    return list(AuditEvent.objects.order_by("id")[count:])


def verbs_since(count: int) -> list[str]:
    """Return the verbs of the events after the first so many."""
    return [event.verb for event in events_since(count)]
