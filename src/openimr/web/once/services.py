"""Post a form twice, get its first result."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Concatenate, ParamSpec, cast
from uuid import UUID

from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from openimr.web import clock
from openimr.web.once.models import OnceKey

FIELD = "once"
"""Name of the hidden field; ``{% once_key %}`` writes it."""

LONGEST_PATH = 500
"""As much of an address as is kept."""

Parameters = ParamSpec("Parameters")
View = Callable[Concatenate[HttpRequest, Parameters], HttpResponse]


def counts_once(view: View[Parameters]) -> View[Parameters]:
    """Let each form of a view take effect once.

    The key, everything the view writes and the place it redirects to are one transaction. A second post of the
    key, also one that comes while the first is at work, redirects there without running the view. A post that
    is not answered by a redirect (a form with errors) does not use the key up. A key is that of one form: posted to
    another address it is not taken, since the result kept is none of that address.

    Raises:
        BadRequest: The key is missing, is none, or was used for another address.
    """

    @wraps(view)
    def once(request: HttpRequest, *args: Parameters.args, **kwargs: Parameters.kwargs) -> HttpResponse:
        if request.method != "POST":
            return view(request, *args, **kwargs)
        with transaction.atomic():
            row, is_first = _claim(request)
            if row.path != _path(request):
                raise BadRequest("the form came with the one-time key of another form")
            if not is_first:
                return HttpResponseRedirect(row.location)
            response = view(request, *args, **kwargs)
            _settle(row, response)
            return response

    return cast("View[Parameters]", once)


def forget_keys(*, before: datetime) -> int:
    """Remove keys of forms posted before a moment, and return how many; a day is plenty."""
    return OnceKey.objects.filter(posted_at__lt=before).delete()[0]


def _claim(request: HttpRequest) -> tuple[OnceKey, bool]:
    # The unique constraint makes a second post wait here until the first is through.
    person = str(request.user.public_id) if request.user.is_authenticated else ""
    return OnceKey.objects.get_or_create(
        key=_key(request), person=person, defaults={"path": _path(request), "posted_at": clock.now()}
    )


def _path(request: HttpRequest) -> str:
    return request.path[:LONGEST_PATH]


def _settle(row: OnceKey, response: HttpResponse) -> None:
    if isinstance(response, HttpResponseRedirect):
        row.location = response.url
        row.save(update_fields=["location"])
    else:
        row.delete()


def _key(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get(FIELD, ""))
    except ValueError as error:
        raise BadRequest("the form came without its one-time key") from error
