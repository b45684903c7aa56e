"""Pages that belong to no app: home, and one for each way a request can fail."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.http import reselect, reswap, retarget

from openimr.domain.errors import OpenImrError
from openimr.web import clock
from openimr.web.errors import StaleFormError
from openimr.web.navigation import entries_for
from openimr.web.people.access import is_at_home, permissions_of, signed_in
from openimr.web.people.values import Permission
from openimr.web.typed import typed_into


def site(request: HttpRequest) -> dict[str, Any]:
    """Give every template the organization's name, the navigation of the person signed in, and what is open to whom."""
    return {
        "organization_name": settings.OPENIMR_ORGANIZATION,
        "navigation": entries_for(request),
        "at_home": SimpleLazyObject(lambda: _is_at_home(request)),
        "public_reading": settings.OPENIMR_PUBLIC_READING,
    }


def _is_at_home(request: HttpRequest) -> bool:
    user = getattr(request, "user", None)
    return user is not None and user.is_authenticated and is_at_home(user, at=clock.now())


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Lead to the first page of the person signed in: the docket for who may read cases, the audit, else the own account."""
    held = permissions_of(signed_in(request), at=clock.now())
    first = {Permission.READ_CASE: "cases:docket", Permission.READ_AUDIT: "audit:trail"}
    return redirect(next((page for permission, page in first.items() if permission in held), "people:account"))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer 404: there is no such page, or not for this person; the two look the same."""
    return render(request, "404.html", status=404)


def refused(request: HttpRequest, error: OpenImrError, *, status: int) -> HttpResponse:
    """Answer a step that a rule forbids, with the rule's sentence and what was typed."""
    return render(request, f"{status}.html", {"sentence": str(error), "typed": typed_into(request)}, status=status)


def stale(request: HttpRequest, error: StaleFormError) -> HttpResponse:
    """Answer a form made from an old version: what changed in between, and what was typed, ready to send again."""
    shown = {"sentence": str(error), "stale": error, "typed": typed_into(request)}
    return render(request, "409.html", shown, status=409)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer 400: the browser sent what no page of ours sends."""
    return render(request, "400.html", status=400)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer 403: the form did not come from our page, or the person signed in again after opening it.

    A part of a page gets a new token for its forms; a page shows what was typed. Both only if the browser vouches that the
    form is of this site, so that nobody else's words are shown as the person's own.
    """
    if request.headers.get("Sec-Fetch-Site") != "same-origin":
        return render(request, "403.html", status=403)
    if is_part(request):
        return _told(request, "components/signed_in_again.html")
    typed = typed_into(request) if request.user.is_authenticated else ()
    return render(request, "403.html", {"typed": typed}, status=403)


def signed_out(request: HttpRequest) -> HttpResponse | None:
    """Answer one who is signed out and sent words, or asked for a part of a page; None where the sign-in page loses nothing.

    A part of a page says so where the page has a place for it, and the words stay in their form. Else a page shows them.
    """
    if is_part(request):
        return _told(request, "components/signed_out.html")
    typed = typed_into(request)
    shown = {"typed": typed, "is_signed_out": True, "page_of_form": _page_of_form(request)}
    return render(request, "403.html", shown, status=403) if typed else None


def _page_of_form(request: HttpRequest) -> str:
    """Return the address of the page of ours that a form was sent from, else of home: what takes a form need not be a page."""
    sent_from = request.headers.get("Referer", "")
    hosts, is_secure = {request.get_host()}, request.is_secure()
    is_ours = url_has_allowed_host_and_scheme(sent_from, allowed_hosts=hosts, require_https=is_secure)
    return urlsplit(sent_from).path if is_ours else reverse("home")


def another_person(request: HttpRequest) -> HttpResponse:
    """Answer a page that asks for a part of itself, but was made for another person: its words are not saved as those of this one."""
    return _told(request, "components/another_person.html")


def is_part(request: HttpRequest) -> bool:
    """Return whether only a part of a page is asked for."""
    return bool(getattr(request, "htmx", False))


def _told(request: HttpRequest, template: str) -> HttpResponse:
    """Answer in words a request for a part of a page: where the page tells of saving, else at its head."""
    is_of_saving = request.headers.get("HX-Target") == "saved"
    response = render(request, template, {"is_of_saving": is_of_saving})
    if is_of_saving:
        return response
    return reselect(reswap(retarget(response, "#told"), "innerHTML"), "#told-words")


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer as 404 does."""
    return not_found(request)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500, from a template that needs nothing that may be broken."""
    return render(None, "500.html", {"path": request.path}, status=500)  # no context processor may fail


def too_many(request: HttpRequest) -> HttpResponse:
    """Answer 429: too many tries in a short time."""
    return render(request, "429.html", status=429)
