"""Who may read a letter here: anyone signed in; where the site's setting says so everyone, some letters in a time."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from allauth.core.internal.ratelimit import RateLimitUsage, consume, get_ip
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

_View = ParamSpec("_View")
_Page = Callable[Concatenate[HttpRequest, _View], HttpResponse]

LIMITS = {"one": "60/10m/key", "all": "300/10m/key"}
"""Letters in ten minutes by who is not signed in: from one network address, and from all of them together.

The second holds the whole site up: reading 200,000 characters that are made to be slow takes a process some seconds.
"""


def open_to_readers(page: _Page[_View]) -> _Page[_View]:
    """Let everyone in, where the site's setting does not say that one signs in first."""

    @wraps(page)
    def opened(request: HttpRequest, /, *args: _View.args, **kwargs: _View.kwargs) -> HttpResponse:
        if settings.OPENIMR_PUBLIC_READING or request.user.is_authenticated:
            return page(request, *args, **kwargs)
        return redirect_to_login(request.get_full_path())

    return opened


def may_read_now(request: HttpRequest) -> bool:
    """Count a letter that is about to be read, and return whether it is still within the limits.

    What is kept for the count is a keyed digest of the network address, and when; nothing of the letter. Who is signed in
    is not counted. The limit of all is asked first, so that no more addresses are kept than it lets in; an address beyond
    its own limit takes nothing of it.
    """
    if request.user.is_authenticated:
        return True
    together = _consumed(request, "all", "everyone")
    if together is None:
        return False
    if _consumed(request, "one", _digest(request)) is not None:
        return True
    together.rollback()
    return False


def _consumed(request: HttpRequest, name: str, key: str) -> RateLimitUsage | None:
    limits: dict[str, Any] = {"app": "openimr.letters", "action": name, "config": LIMITS}
    usage: RateLimitUsage | None = consume(request, key=key, **limits)
    return usage


def _digest(request: HttpRequest) -> str:
    try:
        address = get_ip(request)
    except PermissionDenied:  # no proxy of ours vouches for one
        address = ""
    return salted_hmac("openimr.letters", address).hexdigest()
