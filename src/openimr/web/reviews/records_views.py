"""Requests for records and their answers, which every party has a copy of."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from openimr.domain.errors import NotAllowedError
from openimr.web import clock
from openimr.web.cases.models import Case
from openimr.web.cases.values import CaseState
from openimr.web.cases.views.opening import frame
from openimr.web.errors import RefusedError
from openimr.web.forms import refuse
from openimr.web.once.services import counts_once
from openimr.web.people.access import may, signed_in
from openimr.web.people.models import User
from openimr.web.people.values import Permission
from openimr.web.reviews import access, pages, services
from openimr.web.reviews.forms import RecordsAnswerForm, RecordsRequestForm
from openimr.web.reviews.models import RecordsRequest


@login_required
@counts_once
def requests(request: HttpRequest, number: str) -> HttpResponse:
    """What was asked for and answered; the reviewer and staff ask here."""
    at, by = clock.now(), signed_in(request)
    page = "" if request.method == "POST" else "records_requests"
    case = access.case_of_requests(number=number, person=by, at=at, page=page)
    asks = may(by, Permission.REQUEST_RECORDS, at=at) and case.state == CaseState.CLINICAL_REVIEW
    form = RecordsRequestForm(request.POST or None, case=case) if asks or request.POST else None
    if form and form.is_valid() and _asked(case, form, by=by):
        messages.success(request, "The request was sent. Every party gets a copy.")
        return redirect("reviews:requests", number=number)
    around = frame(case, request, at=at, here="requests")
    return render(request, "reviews/requests.html", around | pages.requests_page(case, form, by=by, at=at))


@login_required
@counts_once
def answer(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Answer a request for records: the party that was asked, or a clerk to whom it answered."""
    at, by = clock.now(), signed_in(request)
    page = "" if request.method == "POST" else "answer_records"
    found = access.request_for(case=access.case_of_requests(number=number, person=by, at=at, page=page), pk=pk)
    if not services.may_answer(found, person=by, at=at):
        raise NotAllowedError("another party was asked")
    form = RecordsAnswerForm(request.POST or None)
    if form.is_valid() and _answered(found, form, by=by):
        messages.success(request, "The answer was sent. Every party gets a copy.")
        return redirect("reviews:requests", number=number)
    around = frame(found.case, request, at=at, here="requests")
    return render(request, "reviews/answer.html", around | {"asked": found, "form": form})


def _asked(case: Case, form: RecordsRequestForm, *, by: User) -> bool:
    try:
        services.request_records(case=case, **form.cleaned_data, by=by, at=clock.now())
    except RefusedError as error:
        refuse(form, error)
    return form.is_valid()


def _answered(found: RecordsRequest, form: RecordsAnswerForm, *, by: User) -> bool:
    try:
        services.answer_records(request=found, **form.cleaned_data, by=by, at=clock.now())
    except RefusedError as error:
        refuse(form, error)
    return form.is_valid()
