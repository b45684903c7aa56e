"""Has the dispute over an item ended? What came in, what the claims administrator tells, and the answer to it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from openimr.domain.errors import NotAllowedError
from openimr.law.days import legal_day
from openimr.web import clock
from openimr.web.cases.endings import employer_of, endings_waiting, live_items
from openimr.web.cases.forms.endings import AnswerEndingForm, EndItemsForm, TellEndingForm
from openimr.web.cases.models import Case, Ending
from openimr.web.cases.services.endings import answer_ending, end_items, tell_ending
from openimr.web.cases.values import PartyKind
from openimr.web.cases.views.foreseeing import weighed
from openimr.web.cases.views.opening import frame, opened
from openimr.web.documents.access import readable_documents_of
from openimr.web.once.services import counts_once
from openimr.web.people.access import signed_in
from openimr.web.people.values import Permission


@login_required
@counts_once
def ended(request: HttpRequest, number: str) -> HttpResponse:
    """What came in that ends the dispute over items; what waits for an answer, and what ended before."""
    at, by = clock.now(), signed_in(request)
    case = opened(request, number, at=at, page="ending", permission=Permission.SEND_NOTICE)
    form = EndItemsForm(
        request.POST or None,
        initial={"version": case.version, "received_on": legal_day(at)},
        items=live_items(case),
        documents=readable_documents_of(case=case, person=by, at=at),
        parties=case.parties.filter(until__isnull=True),
    )
    found = weighed(
        request,
        form,
        case,
        lambda: end_items(case=case, version=form.cleaned_data["version"], facts=form.facts(), by=by, at=at),
    )
    if found.is_done:
        return _done(request, case)
    shown = {"form": form, "foreseen": found.foreseen, "waiting": endings_waiting(case), "told": _told(case)}
    return render(request, "cases/ending.html", frame(case, request, at=at, here="ending") | shown)


@login_required
@counts_once
def answer(request: HttpRequest, number: str, ending: int) -> HttpResponse:
    """Does the paper show what the claims administrator told us?"""
    at, by = clock.now(), signed_in(request)
    case = opened(request, number, at=at, page="ending", permission=Permission.SEND_NOTICE)
    told = next((each for each in endings_waiting(case) if each.pk == ending), None)
    if told is None:
        raise NotAllowedError("nothing such waits for an answer")
    form = AnswerEndingForm(request.POST or None, initial={"version": case.version})
    found = weighed(request, form, case, lambda: answer_ending(case=case, ending=told.pk, **form.facts(), by=by, at=at))
    if found.is_done:
        return _done(request, case)
    shown = {"form": form, "foreseen": found.foreseen, "ending": told}
    return render(request, "cases/ending_answer.html", frame(case, request, at=at, here="ending") | shown)


@login_required
@counts_once
def tell(request: HttpRequest, number: str) -> HttpResponse:
    """The claims administrator tells us that the dispute over items has ended."""
    at, by = clock.now(), signed_in(request)
    case = opened(request, number, at=at, page="tell_ending", permission=Permission.UPLOAD_DOCUMENT)
    party = employer_of(case, person=by, at=at)
    if party is None:
        raise NotAllowedError("does not act for the employer")
    form = TellEndingForm(
        request.POST or None,
        initial={"version": case.version},
        items=live_items(case),
        documents=readable_documents_of(case=case, person=by, at=at),
    )
    told_by = {"told_by": PartyKind(party.kind), "received_on": legal_day(at)}
    found = weighed(
        request,
        form,
        case,
        lambda: tell_ending(case=case, version=form.cleaned_data["version"], facts=form.facts(**told_by), by=by, at=at),
    )
    if found.is_done:
        messages.success(request, "We have your notice. A clerk looks at the paper and answers.")
        return redirect("cases:tell-ending", number=number)
    shown = {"form": form, "foreseen": found.foreseen, "told": _told(case)}
    return render(request, "cases/tell_ending.html", frame(case, request, at=at, here="tell_ending") | shown)


def _told(case: Case) -> list[Ending]:
    return list(case.endings.select_related("answer", "paper").prefetch_related("ended_items__item"))


def _done(request: HttpRequest, case: Case) -> HttpResponse:
    case.refresh_from_db()
    messages.success(request, f"Recorded. The case is now: {case.get_state_display()}.")
    return redirect("cases:case", number=case.number)
