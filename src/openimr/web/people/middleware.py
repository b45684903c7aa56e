"""Signed in, but for how long, and with what; and what is held, read once."""

from collections.abc import Callable
from datetime import datetime, timedelta

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import resolve, reverse

from openimr.web import clock, pages
from openimr.web.audit.services import record
from openimr.web.audit.values import SITE
from openimr.web.people.access import needs_second_factor
from openimr.web.people.remembering import roles_remembered

Answer = Callable[[HttpRequest], HttpResponse]

_SEEN = "seen_at"
_GRAIN = timedelta(seconds=30)

OPEN_UNTIL_SET_UP = frozenset(
    {
        "mfa_activate_totp",
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
        "account_reauthenticate",
        "account_logout",
        "people:signed-out",
    }
)
"""Routes that are open before the second factor is set up."""


class SignedOutMiddleware:
    """Keeps the words of one who is signed out: where Django leads to the sign-in page and drops them, they are answered for."""

    def __init__(self, get_response: Answer) -> None:
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on, and look where its answer leads."""
        response = self._answer(request)
        return (pages.signed_out(request) or response) if _leads_to_sign_in(response) else response


class IdleTimeOutMiddleware:
    """Signs out a person who made no request for longer than ``OPENIMR_IDLE``."""

    def __init__(self, get_response: Answer) -> None:
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Check the session's age, then pass the request on, as that of nobody if it is too old."""
        if request.user.is_authenticated:
            at = clock.now()
            seen = request.session.get(_SEEN)
            since = at - datetime.fromisoformat(seen) if seen else timedelta()
            if since > settings.OPENIMR_IDLE:
                _time_out(request, at=at)
            elif not seen or since > _GRAIN:  # not at every request: a session is a row
                request.session[_SEEN] = at.isoformat()
        return self._answer(request)


class AnotherPersonMiddleware:
    """Refuses a page a part of itself, and the token of its forms, where not the person it was made for is signed in now.

    Two people may share a browser: without this, what one typed would be saved as the words of the other. A page says in the
    header ``X-Page-Of`` for whom it was made, and one that does not say so was made for nobody.
    """

    def __init__(self, get_response: Answer) -> None:
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Hold the page's person against the one signed in, then pass the request on."""
        user, made_for = request.user, request.headers.get("X-Page-Of")
        if pages.is_part(request) and user.is_authenticated and made_for != str(user.public_id):
            return pages.another_person(request)
        return self._answer(request)


class SecondFactorMiddleware:
    """Leads everyone who must have a second factor to its set-up, whatever page was asked for."""

    def __init__(self, get_response: Answer) -> None:
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Check once per session, then pass the request on."""
        if request.user.is_authenticated and not is_mfa_enabled(request.user):
            route = resolve(request.path_info).view_name
            if needs_second_factor(request.user, at=clock.now()) and route not in OPEN_UNTIL_SET_UP:
                return redirect("mfa_activate_totp")
        return self._answer(request)


class RolesReadOnceMiddleware:
    """Answers a request that changes nothing with each person's roles read once; any other reads them at every question."""

    def __init__(self, get_response: Answer) -> None:
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        if request.method not in {"GET", "HEAD"}:
            return self._answer(request)
        with roles_remembered():
            return self._answer(request)


def _leads_to_sign_in(response: HttpResponse) -> bool:
    """Return whether a page was asked for that is shown only to who is signed in."""
    led = f"{reverse('account_login')}?{REDIRECT_FIELD_NAME}="
    return isinstance(response, HttpResponseRedirect) and response.url.startswith(led)


def _time_out(request: HttpRequest, *, at: datetime) -> None:
    assert request.user.is_authenticated  # noqa: S101 - for the type checker
    record(scope=SITE, verb="time_out", by=request.user, at=at)
    logout(request)
    minutes = int(settings.OPENIMR_IDLE.total_seconds() // 60)
    messages.info(request, f"You were signed out after {minutes} minutes without activity. Sign in to go on.")
