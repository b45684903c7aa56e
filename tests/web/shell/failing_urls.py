"""The site's addresses, and pages of tests that fail in every way a page can."""

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path

from openimr.domain.errors import CaseError, LetterError, NotAllowedError
from openimr.web import urls
from openimr.web.errors import RefusedError

handler400, handler403, handler404 = urls.handler400, urls.handler403, urls.handler404
handler429, handler500 = urls.handler429, urls.handler500

FAILURES: dict[str, Exception] = {
    "not-found": Http404("no such row"),
    "not-allowed": NotAllowedError("person 7 may not read case IM25-0000001"),
    "permission-denied": PermissionDenied("no"),
    "case": CaseError("The case was withdrawn."),
    "refused": RefusedError("The application was late."),
    "letter": LetterError("Item 2: expected an outcome."),
    "bad-request": BadRequest("no key"),
    "unforeseen": ZeroDivisionError("words of a record"),
}


def fail(request: HttpRequest, name: str) -> HttpResponse:
    """Raise the failure of this name."""
    raise FAILURES[name]


urlpatterns = [*urls.urlpatterns, path("fails/<name>/", fail)]
