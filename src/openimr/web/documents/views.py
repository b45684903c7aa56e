"""Pages of a case's documents: what is in the file."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from openimr.web import clock
from openimr.web.cases.access import case_for, open_case
from openimr.web.cases.views.opening import frame
from openimr.web.documents import access, services
from openimr.web.documents.lists import file_shown
from openimr.web.documents.page_views import kept, page_shown
from openimr.web.documents.searching import search_documents
from openimr.web.documents.sending import sent, told, upload_form
from openimr.web.errors import RefusedError
from openimr.web.files import open_file
from openimr.web.people.access import signed_in
from openimr.web.people.values import Permission


@login_required
def documents(request: HttpRequest, number: str) -> HttpResponse:
    """What is in this file?"""
    at, person = clock.now(), signed_in(request)
    case = open_case(number=number, person=person, at=at, page="documents")
    around = frame(case, request, at=at, here="documents")
    return render(request, "documents/documents.html", around | file_shown(case, person=person, at=at))


@login_required
def add(request: HttpRequest, number: str) -> HttpResponse:
    """Send a document. Sent twice it is one: its digest counts once, so that the form needs no key."""
    at, by = clock.now(), signed_in(request)
    case = open_case(number=number, person=by, at=at, page="add_document", permission=Permission.UPLOAD_DOCUMENT)
    form = upload_form(request, case, by=by, at=at)
    if request.method == "POST" and form.is_valid():
        message = sent(form, case, by=by, at=at)
        if message is not None:
            messages.add_message(request, *message)
            return redirect("documents:list", number=number)
    return render(request, "documents/add.html", frame(case, request, at=at, here="documents") | {"form": form})


@login_required
@require_POST
def complete(request: HttpRequest, number: str) -> HttpResponse:
    """Say that all records are sent. Said twice it is refused, so that the form needs no key."""
    at, by = clock.now(), signed_in(request)
    case = case_for(number=number, person=by, at=at, permission=Permission.UPLOAD_DOCUMENT)
    try:
        services.declare_records_complete(case=case, by=by, at=at)
        messages.success(request, "We have noted that all records are sent. The clerk checks them and closes the file.")
    except RefusedError as error:
        messages.error(request, error.reason)
    return redirect("documents:list", number=number)


@login_required
def search(request: HttpRequest, number: str) -> HttpResponse:
    """Where in the file do these words stand?"""
    at, person = clock.now(), signed_in(request)
    case = case_for(number=number, person=person, at=at)
    words = _words(request)
    if not words:
        return redirect("documents:list", number=number)
    found = search_documents(case=case, words=words, person=person, at=at)
    around = frame(case, request, at=at, here="documents")
    return render(request, "documents/search.html", around | {"words": words, "found": found})


@login_required
def document(request: HttpRequest, number: str, public_id: UUID) -> HttpResponse:
    """Lead to a page of a document: the one asked for, else the first."""
    asked = request.GET.get("page", "")
    page = int(asked) if asked.isdecimal() and len(asked) < 8 else 1  # noqa: PLR2004 - no file has ten million pages
    address = reverse("documents:page", kwargs={"number": number, "public_id": public_id, "page": page})
    return redirect(address + kept(words=_words(request), side=request.GET.get("side", "")))


@login_required
def page(request: HttpRequest, number: str, public_id: UUID, page: int) -> HttpResponse:
    """One page: its picture and its text, side by side."""
    at, person = clock.now(), signed_in(request)
    opened = access.open_document(number=number, public_id=public_id, person=person, at=at, page=page)
    around = frame(opened.case, request, at=at, here="documents")
    shown = page_shown(opened, number=page, words=_words(request), side=request.GET.get("side", ""))
    return render(request, "documents/page.html", around | shown)


@login_required
def original(request: HttpRequest, number: str, public_id: UUID) -> FileResponse:
    """The file as it was received, to be saved and never shown by the browser as a page of ours."""
    opened = access.open_document(
        number=number, public_id=public_id, person=signed_in(request), at=clock.now(), page=None
    )
    response = FileResponse(
        open_file(opened.sha256), as_attachment=True, filename=opened.name, content_type="application/pdf"
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@login_required
@require_POST
def read(request: HttpRequest, number: str, public_id: UUID) -> HttpResponse:
    """Read the text of a document that has none yet."""
    at, by = clock.now(), signed_in(request)
    unread = access.document_for(number=number, public_id=public_id, person=by, at=at)
    reading = services.read_document(document=unread, by=by, at=at)
    messages.add_message(
        request, *told(services.AddedDocument(document=unread, is_new=True), reading, person=by, at=at)
    )
    return redirect("documents:list", number=number)


def _words(request: HttpRequest) -> str:
    """Return what is searched for, as far as it is taken."""
    return request.GET.get("words", "").strip()[:200]
