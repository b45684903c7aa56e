"""Receive a letter as a file: no more of it than a letter may have, also from a stranger."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from openimr.web.documents.uploads import BoundedUploadHandler
from openimr.web.letters.texts import LARGEST_BYTES

_View = ParamSpec("_View")
_Page = Callable[Concatenate[HttpRequest, _View], HttpResponse]


class LetterUploadHandler(BoundedUploadHandler):
    """Writes a file of at most ``LARGEST_BYTES`` and a little; the rest is read and dropped, so that the form can answer."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write a piece, unless the file is larger than a letter already."""
        if start <= LARGEST_BYTES:
            super().receive_data_chunk(raw_data, start)


def takes_a_letter(page: _Page[_View]) -> _Page[_View]:
    """Receive the page's files by ``LetterUploadHandler``, then look for the form's token.

    The middleware looks for it before the page begins, and thereby receives the files as the site does elsewhere; so it
    is put off until here, not left out.
    """
    guarded = csrf_protect(page)

    @csrf_exempt
    @wraps(page)
    def receiving(request: HttpRequest, /, *args: _View.args, **kwargs: _View.kwargs) -> HttpResponse:
        request.upload_handlers = [LetterUploadHandler(request)]
        return guarded(request, *args, **kwargs)

    return receiving
