"""Ask a party for information, or remind of records: each notice is read before it goes out."""

from datetime import datetime

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from openimr.web import clock
from openimr.web.cases.forms.writing import InformationForm, ReminderForm
from openimr.web.cases.mailings import Copies, copies_of, reminder_of
from openimr.web.cases.models import Case
from openimr.web.cases.models.notices import NoticeKind
from openimr.web.cases.services.reminders import information_words, remind_of_records, request_information
from openimr.web.cases.views.opening import attempted, frame, opened
from openimr.web.once.services import counts_once
from openimr.web.people.access import signed_in
from openimr.web.people.values import Permission


@login_required
@counts_once
def ask(request: HttpRequest, number: str) -> HttpResponse:
    """What do we ask of a party, before eligibility is decided? Shown first, then sent."""
    at, by = clock.now(), signed_in(request)
    case = opened(request, number, at=at, page="ask_for_information", permission=Permission.DECIDE_ELIGIBILITY)
    form = InformationForm(request.POST or None, initial={"version": case.version})
    form.offer(case)
    preview: list[Copies] = []
    if request.method == "POST" and form.is_valid():
        is_sent = "send" in request.POST and attempted(
            form, lambda: request_information(case=case, **form.cleaned_data, by=by, at=at)
        )
        if is_sent:
            messages.success(request, "The request was sent. Those who sign in here have it now.")
            return redirect("cases:notices", number=number)
        attempted(form, lambda: preview.append(_copies(case, form, at=at)))
    around = frame(case, request, at=at, here="ask_for_information")
    shown = {"form": form, "preview": preview[0] if preview and form.is_valid() else None}
    return render(request, "cases/ask_for_information.html", around | shown)


@login_required
@counts_once
def remind(request: HttpRequest, number: str) -> HttpResponse:
    """Shall we remind of the records?"""
    at, by = clock.now(), signed_in(request)
    case = opened(request, number, at=at, page="remind_of_records", permission=Permission.SEND_NOTICE)
    form = ReminderForm(request.POST or None, initial={"version": case.version})
    if (
        request.method == "POST"
        and form.is_valid()
        and attempted(form, lambda: remind_of_records(case=case, **form.cleaned_data, by=by, at=at))
    ):
        messages.success(request, "The reminder was sent. Those who sign in here have it now.")
        return redirect("cases:notices", number=number)
    around = frame(case, request, at=at, here="remind_of_records")
    return render(request, "cases/remind_of_records.html", around | {"form": form, "preview": reminder_of(case, at=at)})


def _copies(case: Case, form: InformationForm, *, at: datetime) -> Copies:
    asked_of, words = form.cleaned_data["asked_of"], form.cleaned_data["words"]
    told = information_words(case, asked_of=asked_of, words=words, at=at)
    return copies_of(case, kind=NoticeKind.INFORMATION_REQUEST, words=told, at=at)
