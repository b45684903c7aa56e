"""Refusals become pages; pages of people signed in are kept by no cache."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from openimr.domain.errors import CaseError, DocumentError, LetterError, NotAllowedError
from openimr.web import pages
from openimr.web.errors import StaleFormError

Answer = Callable[[HttpRequest], HttpResponse]


class RefusalMiddleware:
    """Answers an error raised on purpose by its page.

    ``NotAllowedError`` → 404, so that nobody learns that a case exists; ``StaleFormError`` → 409 with the typed
    text; other ``CaseError`` → 409; ``LetterError`` and ``DocumentError`` → 422.
    """

    def __init__(self, get_response: Answer) -> None:
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self._answer(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Return the page for an error of ours; None for any other."""
        match error:
            case NotAllowedError():
                return pages.not_found(request)
            case StaleFormError():
                return pages.stale(request, error)
            case CaseError():
                return pages.refused(request, error, status=409)
            case LetterError() | DocumentError():
                return pages.refused(request, error, status=422)
            case _:
                return None


class NoStoreMiddleware:
    """Keeps pages of people signed in, and of people signing in, out of every cache."""

    def __init__(self, get_response: Answer) -> None:
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Mark the answer."""
        response = self._answer(request)
        response["Cache-Control"] = "no-store"
        return response
