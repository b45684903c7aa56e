"""Pages of a letter on its way: sign, issue, serve; and the letter itself."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from openimr.domain.errors import DocumentError, LawError, LetterError, MissingVotesError
from openimr.web import clock
from openimr.web.cases.models import Case
from openimr.web.cases.views.opening import frame
from openimr.web.determinations import access, pages, services
from openimr.web.determinations.cover import cover_pdf
from openimr.web.determinations.files import analysis_bytes, letter_bytes
from openimr.web.determinations.forms import ReturnForm, ServiceForm, SignForm, return_form
from openimr.web.determinations.models import FileKind, IssuedDetermination
from openimr.web.determinations.panel_pages import panel_page
from openimr.web.errors import RefusedError
from openimr.web.forms import VersionedForm, refuse
from openimr.web.once.services import counts_once
from openimr.web.people.access import may, require, signed_in
from openimr.web.people.models import User
from openimr.web.people.values import Permission
from openimr.web.reviews.access import open_own_review, open_signed_reviews, own_review, signed_reviews
from openimr.web.reviews.models import Review
from openimr.web.reviews.services import return_review, sign_review

CONTENT_TYPES = {
    FileKind.PDF: "application/pdf",
    FileKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileKind.JSON: "application/json",
}


@login_required
@counts_once
def sign(request: HttpRequest, number: str) -> HttpResponse:
    """Is it ready to sign? What blocks, the letter as it will be, the signature."""
    at, by = clock.now(), signed_in(request)
    if request.method == "POST":
        review = own_review(number=number, person=by, at=at, permission=Permission.SIGN)
        form = SignForm(request.POST)
        if form.is_valid() and _signed(review, form, by=by):
            messages.success(request, "You signed. The medical director issues the letter.")
            return redirect("determinations:sign", number=number)
    else:
        review = open_own_review(number=number, person=by, at=at, page="sign", permission=Permission.SIGN)
        form = None
    around = frame(review.assignment.case, request, at=at, here="sign")
    return render(request, "determinations/sign.html", around | pages.sign_page(review, at=at, form=form))


@login_required
@counts_once
def issue(request: HttpRequest, number: str) -> HttpResponse:
    """Is it ready to go out? The letter, what the seal covers; issue it."""
    at, by = clock.now(), signed_in(request)
    form = VersionedForm(request.POST) if request.method == "POST" else None
    if form is not None:
        require(by, Permission.ISSUE, at=at)
        reviews = signed_reviews(number=number, person=by, at=at)
        if form.is_valid() and _issued(reviews[0].assignment.case, form, by=by):
            messages.success(request, "The determination is issued and sealed. Now it is to be served.")
            return redirect("determinations:serve", number=number)
    else:
        reviews = open_signed_reviews(number=number, person=by, at=at, page="issue")
    around = frame(reviews[0].assignment.case, request, at=at, here="issue")
    return _issue_page(request, reviews, around, at=at, form=form)


@login_required
@require_POST
@counts_once
def send_back(request: HttpRequest, number: str) -> HttpResponse:
    """Return a signed review to its reviewer."""
    at, by = clock.now(), signed_in(request)
    reviews = signed_reviews(number=number, person=by, at=at)
    form = return_form(reviews, request.POST)
    if form.is_valid() and _returned(reviews[0].assignment.case, form, by=by):
        messages.success(request, f"Case {number} went back to its reviewer.")
        return redirect("home")
    around = frame(reviews[0].assignment.case, request, at=at, here="issue")
    return _issue_page(request, reviews, around, at=at, returned=form)


def _issue_page(  # noqa: PLR0913 - the page, and what was typed into it
    request: HttpRequest,
    reviews: Sequence[Review],
    around: Mapping[str, object],
    *,
    at: datetime,
    form: VersionedForm | None = None,
    returned: ReturnForm | None = None,
) -> HttpResponse:
    by = signed_in(request)
    if len(reviews) > 1:
        shown = panel_page(reviews, by=by, at=at, form=form, returned=returned)
        return render(request, "determinations/issue_panel.html", {**around, **shown})
    shown = pages.issue_page(reviews[0], by=by, at=at, form=form, returned=returned)
    return render(request, "determinations/issue.html", {**around, **shown})


@login_required
@counts_once
def serve(request: HttpRequest, number: str) -> HttpResponse:
    """On whom is it still to be served? How and when, one by one; the last one closes the case."""
    at, by = clock.now(), signed_in(request)
    form = ServiceForm(request.POST) if request.method == "POST" else None
    issued = access.issued_to_serve(number=number, person=by, at=at, is_read=form is None)
    if form is not None and form.is_valid() and _served(issued, form, by=by):
        messages.success(request, f"Service on {form.cleaned_data['recipient'].value} was recorded.")
        return redirect("determinations:serve", number=number)
    around = frame(issued.case, request, at=at, here="serve")
    may_read = {"may_read": may(by, Permission.READ_LETTER, at=at)}
    return render(request, "determinations/serve.html", around | may_read | pages.serve_page(issued, refused=form))


@login_required
def cover(request: HttpRequest, number: str) -> HttpResponse:
    """The cover letter as a file to print; with the proof of service if that is asked for."""
    issued = access.issued_to_serve(number=number, person=signed_in(request), at=clock.now(), is_read=True)
    data = cover_pdf(issued, with_proof="proof" in request.GET)
    response = HttpResponse(data, content_type=CONTENT_TYPES[FileKind.PDF])
    response["Content-Disposition"] = f'attachment; filename="cover-{issued.case.number}.pdf"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@login_required
def letter(request: HttpRequest, number: str, which: int | None = None) -> HttpResponse:
    """The letter as a page; for the employee in plain words first. The latest one, or an earlier one by its number."""
    at, by = clock.now(), signed_in(request)
    issued = access.open_letter(number=number, person=by, at=at, which=which)
    around = frame(issued.case, request, at=at, here="letter")
    return render(request, "determinations/letter.html", around | pages.letter_page(issued, by=by, at=at))


@login_required
def file(request: HttpRequest, number: str, kind: str, which: int | None = None) -> HttpResponse:
    """The letter as a file, to be saved and never shown by the browser as a page of ours."""
    found = access.open_letter_file(number=number, kind=kind, person=signed_in(request), at=clock.now(), which=which)
    name = f"determination-{_named(found.determination)}.{kind}"
    return _to_keep(letter_bytes(found), FileKind(found.kind), name)


@login_required
def analysis(request: HttpRequest, number: str, which: int, analysis: int) -> HttpResponse:
    """The analysis of one reviewer of a panel as a file, as the letter."""
    found = access.open_analysis(
        number=number, which=which, analysis=analysis, person=signed_in(request), at=clock.now()
    )
    name = f"determination-{_named(found.determination)}-analysis-{found.number}.pdf"
    return _to_keep(analysis_bytes(found), FileKind.PDF, name)


def _named(issued: IssuedDetermination) -> str:
    return issued.case.number if issued.number == 1 else f"{issued.case.number}-{issued.number}"


def _to_keep(data: bytes, kind: FileKind, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=CONTENT_TYPES[kind])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _signed(review: Review, form: SignForm, *, by: User) -> bool:
    try:
        sign_review(case=review.assignment.case, **form.cleaned_data, by=by, at=clock.now())
    except RefusedError as error:
        refuse(form, error)
    except (LetterError, LawError) as error:
        form.add_error(None, str(error))
    return form.is_valid()


def _issued(case: Case, form: VersionedForm, *, by: User) -> bool:
    try:
        services.issue_determination(case=case, **form.cleaned_data, by=by, at=clock.now())
    except RefusedError as error:
        refuse(form, error)
    except (LetterError, LawError, DocumentError, MissingVotesError) as error:
        form.add_error(None, str(error))
    return form.is_valid()


def _returned(case: Case, form: ReturnForm, *, by: User) -> bool:
    try:
        return_review(case=case, **form.cleaned_data, by=by, at=clock.now())
    except RefusedError as error:
        refuse(form, error)
    return form.is_valid()


def _served(issued: IssuedDetermination, form: ServiceForm, *, by: User) -> bool:
    try:
        services.serve_determination(case=issued.case, **form.cleaned_data, by=by, at=clock.now())
    except RefusedError as error:
        refuse(form, error)
    return form.is_valid()
