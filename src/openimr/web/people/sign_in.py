"""How the site uses the sign-in library: no self sign-up, every failure and lock-out recorded."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest

from openimr.web import clock
from openimr.web.audit.services import record
from openimr.web.audit.values import SITE, Facts
from openimr.web.people.models import User


class SignInAdapter(DefaultAccountAdapter):  # type: ignore[misc] # the library has no types
    """The library's hooks that the site changes."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "The e-mail address and the password do not fit together. Check both.",
        "too_many_login_attempts": (
            "Too many tries that failed. This sign-in is locked for 15 minutes; then try again, or set a new password."
        ),
        "enter_current_password": "This is not your present password.",
        "incorrect_password": "This is not your present password.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - the library's signature
        """Return no: people are added by an administrator or come by invitation."""
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Return whether to ask for the password once more; not while a second factor is first set up after sign-in."""
        required = bool(super().is_reauthentication_required(app=app, **kwargs))
        return required and not (is_setting_up(self.request.user) and _signed_in_just_now(self.request))

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Refuse and record a try beyond the limit."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            record_failure(request, verb="sign_in_locked_out", email=credentials.get("email"))
            raise

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Record a failed try."""
        record_failure(request, verb="sign_in_failed", email=credentials.get("email"))


def is_setting_up(person: User) -> bool:
    """Return whether the person's second factor is not set up yet, down to having seen the recovery codes."""
    codes = Authenticator.objects.filter(user=person, type=Authenticator.Type.RECOVERY_CODES).first()
    return codes is None or not codes.wrap().did_view


def _signed_in_just_now(request: HttpRequest) -> bool:
    moments = [record["at"] for record in get_authentication_records(request, request.user)]
    return bool(moments) and clock.now().timestamp() - moments[-1] < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT


def record_failure(request: HttpRequest, *, verb: str, email: str | None) -> None:
    """Leave the event of a failed or refused sign-in; an address nobody has is not kept.

    Writes:
        One AuditEvent of the site.
    """
    known = User.objects.filter(email=(email or "").strip().lower()).first() if email else None
    facts: Facts = {"person": str(known.public_id) if known else None, "address": caller(request)}
    record(scope=SITE, verb=verb, by=None, at=clock.now(), facts=facts)


def record_factor_failure(request: HttpRequest, *, verb: str, person: User) -> None:
    """Leave the event of a code of the second factor that failed or was not tried any more.

    Writes:
        One AuditEvent of the site.
    """
    facts: Facts = {"person": str(person.public_id), "address": caller(request)}
    record(scope=SITE, verb=verb, by=None, at=clock.now(), facts=facts)


def caller(request: HttpRequest) -> str:
    """Return the network address of the caller, as far as our own proxies vouch for it; empty if there is none."""
    try:
        return str(SignInAdapter(request).get_client_ip(request))
    except PermissionDenied:
        return ""
