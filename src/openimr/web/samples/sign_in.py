"""How the sample people sign in: a password that is no secret, and a second factor whose secret is none either.

Only in development: a site with real cases has no sample people beside them.
"""

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db.models import QuerySet

from openimr.web.people.models import User
from openimr.web.samples.cast import PASSWORD, SAMPLE_DOMAIN


@dataclass(frozen=True, kw_only=True, slots=True)
class SampleAccount:
    """One sample person's sign-in."""

    email: str
    password: str
    role: str


def sample_accounts() -> Iterator[SampleAccount]:
    """Yield each sample account, with its second factor set up if it was not.

    Raises:
        ImproperlyConfigured: This is not a development site.
    """
    _require_development()
    for person in _sample_people().prefetch_related("memberships__organization"):
        _ensure_factor(person)
        role = ", ".join(str(membership) for membership in person.memberships.all())
        yield SampleAccount(email=str(person.email), password=PASSWORD, role=role)


def code_of(email: str) -> str | None:
    """Return the code that a sample person's second factor shows now, set up if it was not; None if nobody has the address.

    Args:
        email: Of the person, however it is capitalized.

    Raises:
        ImproperlyConfigured: This is not a development site.
    """
    _require_development()
    person = _sample_people().filter(email=email.strip().lower()).first()
    if person is None:
        return None
    _ensure_factor(person)
    counters = list(yield_hotp_counters_from_time())
    return str(format_hotp_value(hotp_value(_secret(str(person.email)), counters[len(counters) // 2])))


def _sample_people() -> QuerySet[User]:
    return User.objects.filter(email__endswith=SAMPLE_DOMAIN)


def _ensure_factor(person: User) -> None:
    if not Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).exists():
        TOTP.activate(person, _secret(str(person.email)))


def _secret(email: str) -> str:
    """Return a sample person's secret, made from the address, so that nobody has to keep it."""
    return base64.b32encode(sha256(f"sample {email}".encode()).digest()[:20]).decode()


def _require_development() -> None:
    if not settings.OPENIMR_DEVELOPMENT:
        raise ImproperlyConfigured("sample people sign in on a development site only; OPENIMR_DEVELOPMENT is not set")
