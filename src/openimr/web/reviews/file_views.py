"""A page of the file beside what is written of it."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from openimr.web import clock
from openimr.web.documents.access import open_document
from openimr.web.documents.pages import latest_reading
from openimr.web.people.access import signed_in
from openimr.web.reviews import access


@login_required
def file_page(request: HttpRequest, number: str, public_id: UUID, page: int) -> HttpResponse:
    """Return the text of one page, to stand beside the editor; asked for as a whole page, lead to the document's own."""
    if not request.headers.get("HX-Request"):
        return redirect("documents:page", number=number, public_id=public_id, page=page)
    at, by = clock.now(), signed_in(request)
    review = access.own_review(number=number, person=by, at=at)
    document = open_document(number=number, public_id=public_id, person=by, at=at, page=page)
    reading = latest_reading(document)
    row = reading.pages.filter(number=page).first() if reading else None
    last = reading.page_count if reading and not reading.failure else page
    shown = {
        "case": review.assignment.case,
        "document": document,
        "page": row,
        "number": page,
        "last": last,
        "previous": page - 1 if page > 1 else None,
        "next": page + 1 if page < last else None,
    }
    return render(request, "reviews/file_page.html", shown)
