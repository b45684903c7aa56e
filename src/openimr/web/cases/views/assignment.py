"""Tell the parties that the case is assigned; close the time for records."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from openimr.web import clock
from openimr.web.cases.forms.decisions import MethodForm
from openimr.web.cases.mailings import closing_of, mailing_of, method_asked
from openimr.web.cases.services.assignment import close_records, send_assignment_notice
from openimr.web.cases.views.opening import attempted, frame, opened, signed_in
from openimr.web.forms import VersionedForm
from openimr.web.once.services import counts_once
from openimr.web.people.values import Permission


@login_required
@counts_once
def assignment_notice(request: HttpRequest, number: str) -> HttpResponse:
    """The notice as it will go out, to whom, and until when records will be due."""
    at, by = clock.now(), signed_in(request)
    case = opened(request, number, at=at, page="assignment_notice", permission=Permission.SEND_NOTICE)
    method = method_asked(request)
    form = MethodForm(request.POST or None, initial={"version": case.version, "method": method})
    if (
        request.method == "POST"
        and form.is_valid()
        and attempted(form, lambda: send_assignment_notice(case=case, **form.cleaned_data, by=by, at=at))
    ):
        messages.success(request, "The notice was sent. The time for records runs.")
        return redirect("cases:notices", number=number)
    shown = {"form": form, "mailing": mailing_of(case, method=method, at=at)}
    around = frame(case, request, at=at, here="assignment_notice")
    return render(request, "cases/assignment_notice.html", around | shown)


@login_required
@counts_once
def close(request: HttpRequest, number: str) -> HttpResponse:
    """Hold the records complete; the clock of the determination starts."""
    at, by = clock.now(), signed_in(request)
    case = opened(request, number, at=at, page="close_records", permission=Permission.SEND_NOTICE)
    form = VersionedForm(request.POST or None, initial={"version": case.version})
    if (
        request.method == "POST"
        and form.is_valid()
        and attempted(form, lambda: close_records(case=case, **form.cleaned_data, by=by, at=at))
    ):
        messages.success(request, "The records are closed. Next a reviewer is chosen.")
        return redirect("cases:case", number=number)
    around = frame(case, request, at=at, here="close_records")
    return render(request, "cases/close_records.html", around | {"form": form, "closing": closing_of(case, at=at)})
