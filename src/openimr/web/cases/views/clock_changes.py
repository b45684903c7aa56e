"""A review becomes expedited, gets more time, or waits for records whose time is over."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from openimr.law.days import legal_day
from openimr.web import clock
from openimr.web.cases.docket import is_past
from openimr.web.cases.forms.clock_changes import ConversionForm, ExtensionForm, ShortfallForm
from openimr.web.cases.services.conversions import CONVERTIBLE, convert_to_expedited
from openimr.web.cases.services.extensions import determination_clock, extend_determination, most_days
from openimr.web.cases.services.shortfalls import hold_records_insufficient, records_clock
from openimr.web.cases.values import Priority
from openimr.web.cases.views.foreseeing import weighed
from openimr.web.cases.views.opening import frame, opened
from openimr.web.documents.access import readable_documents_of
from openimr.web.once.services import counts_once
from openimr.web.people.access import signed_in
from openimr.web.people.values import Permission


@login_required
@counts_once
def convert(request: HttpRequest, number: str) -> HttpResponse:
    """Is this review expedited from now on?"""
    at, by = clock.now(), signed_in(request)
    case = opened(request, number, at=at, page="convert", permission=Permission.SEND_NOTICE)
    documents = list(readable_documents_of(case=case, person=by, at=at))
    initial = {"version": case.version, "received_on": legal_day(at)}
    form = ConversionForm(request.POST or None, initial=initial, documents=documents)
    found = weighed(
        request,
        form,
        case,
        lambda: convert_to_expedited(case=case, version=form.cleaned_data["version"], facts=form.facts(), by=by, at=at),
    )
    if found.is_done:
        messages.success(request, "The review is expedited. Its shorter time runs.")
        return redirect("cases:case", number=number)
    is_open = case.state in CONVERTIBLE and case.priority != Priority.EXPEDITED
    shown = {"form": form, "foreseen": found.foreseen, "is_open": is_open, "documents": documents}
    return render(request, "cases/convert.html", frame(case, request, at=at, here="convert") | shown)


@login_required
@counts_once
def extend(request: HttpRequest, number: str) -> HttpResponse:
    """Did the Division approve more time?"""
    at, by = clock.now(), signed_in(request)
    case = opened(request, number, at=at, page="extend", permission=Permission.SEND_NOTICE)
    running = determination_clock(case)
    form = ExtensionForm(
        request.POST or None, initial={"version": case.version}, most=most_days(running) if running else 0
    )
    found = weighed(
        request,
        form,
        case,
        lambda: extend_determination(
            case=case, version=form.cleaned_data["version"], approval=form.approval(), by=by, at=at
        ),
    )
    if found.is_done:
        messages.success(request, "The time for the determination is extended.")
        return redirect("cases:case", number=number)
    shown = {
        "form": form,
        "foreseen": found.foreseen,
        "clock": running,
        "is_late": running is not None and is_past(running, at=at),
        "is_open": running is not None and not hasattr(running, "extension"),
        "extensions": case.extensions.select_related("clock", "extended"),
    }
    return render(request, "cases/extend.html", frame(case, request, at=at, here="extend") | shown)


@login_required
@counts_once
def insufficient(request: HttpRequest, number: str) -> HttpResponse:
    """Which records are missing though their time is over?"""
    at, by = clock.now(), signed_in(request)
    case = opened(request, number, at=at, page="insufficient_records", permission=Permission.SEND_NOTICE)
    form = ShortfallForm(request.POST or None, initial={"version": case.version})
    found = weighed(
        request, form, case, lambda: hold_records_insufficient(case=case, **form.cleaned_data, by=by, at=at)
    )
    if found.is_done:
        messages.success(request, "The records are held insufficient. Their clock runs on.")
        return redirect("cases:case", number=number)
    due = records_clock(case)
    shown = {
        "form": form,
        "foreseen": found.foreseen,
        "clock": due,
        "is_late": due is not None and is_past(due, at=at),
        "documents": case.documents.count(),
    }
    around = frame(case, request, at=at, here="insufficient_records")
    return render(request, "cases/insufficient_records.html", around | shown)
