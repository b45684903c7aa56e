"""The file beside what is written of it: one page of it, and where words stand in it."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from openimr.web import clock
from openimr.web.documents.access import open_document
from openimr.web.documents.models import Document
from openimr.web.documents.page_views import picture_of
from openimr.web.documents.pages import latest_reading
from openimr.web.documents.searching import marked, search_documents
from openimr.web.people.access import signed_in
from openimr.web.reviews import access

LONGEST_SEARCH = 200
"""Characters taken of what is searched for."""


@login_required
def file_page(request: HttpRequest, number: str, public_id: UUID, page: int) -> HttpResponse:
    """Return one page, to stand beside the editor: its text, or its picture; asked for as a whole page, lead to the document's own."""
    if not request.headers.get("HX-Request"):
        return redirect("documents:page", number=number, public_id=public_id, page=page)
    at, by = clock.now(), signed_in(request)
    review = access.own_review(number=number, person=by, at=at)
    document = open_document(number=number, public_id=public_id, person=by, at=at, page=page)
    shown = _page_shown(document, page, words=_words(request), as_picture="picture" in request.GET)
    return render(request, "reviews/file_page.html", {"case": review.assignment.case} | shown)


@login_required
def file_search(request: HttpRequest, number: str) -> HttpResponse:
    """Return where words stand in the file, to stand beside the editor; asked for as a whole page, lead to the search's own."""
    words = _words(request)
    if not request.headers.get("HX-Request"):
        address = reverse("documents:search", kwargs={"number": number})
        return redirect(f"{address}?{request.GET.urlencode()}")
    at, by = clock.now(), signed_in(request)
    case = access.own_review(number=number, person=by, at=at).assignment.case
    found = search_documents(case=case, words=words, person=by, at=at) if words else None
    return render(request, "reviews/file_found.html", {"case": case, "words": words, "found": found})


def _words(request: HttpRequest) -> str:
    return request.GET.get("words", "").strip()[:LONGEST_SEARCH]


def _page_shown(document: Document, number: int, *, words: str, as_picture: bool) -> dict[str, object]:
    """Return what is shown of a page: the text, with what was searched for marked; a page without any is shown as a picture."""
    reading = latest_reading(document)
    row = reading.pages.filter(number=number).first() if reading else None
    last = reading.page_count if reading and not reading.failure else number
    has_text = bool(row and row.text.strip())
    return {
        "document": document,
        "number": number,
        "last": last,
        "previous": number - 1 if number > 1 else None,
        "next": number + 1 if number < last else None,
        "words": words,
        "segments": marked(row.text, words) if row else (),
        "has_text": has_text,
        **(picture_of(document, number) if as_picture or not has_text else {}),
    }
