"""Receive a letter as a file: one, and no more of it than a letter may have, also from a stranger."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from openimr.web.documents.uploads import BoundedUploadHandler
from openimr.web.letters.texts import LARGEST_BYTES

_View = ParamSpec("_View")
_Page = Callable[Concatenate[HttpRequest, _View], HttpResponse]


class LetterUploadHandler(BoundedUploadHandler):
    """Writes one file of at most ``LARGEST_BYTES`` and a little; the rest is read and dropped, so that the form can answer.

    Files under other names, and a second one, are passed over: nothing of them is written.
    """

    _has_begun = False
    _is_other = False

    def new_file(self, field_name: str, *args: Any, **kwargs: Any) -> None:
        """Begin the letter's file, or one that is passed over."""
        self._is_other = field_name != "file" or self._has_begun
        if not self._is_other:
            self._has_begun = True
            super().new_file(field_name, *args, **kwargs)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write a piece, unless the file is larger than a letter already or is passed over."""
        if not self._is_other and start <= LARGEST_BYTES:
            super().receive_data_chunk(raw_data, start)

    def file_complete(self, file_size: int) -> UploadedFile | None:  # type: ignore[type-arg,override] # none is kept; generic for the type checker alone
        """Return the letter's file as received; None of one that was passed over."""
        return None if self._is_other else super().file_complete(file_size)


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
