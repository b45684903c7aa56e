"""Is another reviewer needed? For the medical director."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from openimr.web import clock
from openimr.web.cases.views.foreseeing import weighed
from openimr.web.cases.views.opening import frame, opened
from openimr.web.once.services import counts_once
from openimr.web.people.access import signed_in
from openimr.web.people.values import Permission
from openimr.web.reviewers.access import standing_assignment
from openimr.web.reviewers.reassignment_forms import ReassignForm
from openimr.web.reviewers.services.reassignments import REASSIGNABLE, reassign


@login_required
@counts_once
def reassign_page(request: HttpRequest, number: str) -> HttpResponse:
    """Take the case from its reviewer, so that another one is chosen."""
    at, by = clock.now(), signed_in(request)
    case = opened(request, number, at=at, page="reassign", permission=Permission.REASSIGN)
    form = ReassignForm(request.POST or None, initial={"version": case.version})
    found = weighed(request, form, case, lambda: reassign(case=case, **form.cleaned_data, by=by, at=at))
    if found.is_done:
        messages.success(request, "The case was taken from its reviewer. Choose another one.")
        return redirect("reviewers:choose", number=number)
    shown = {
        "form": form,
        "foreseen": found.foreseen,
        "assignment": standing_assignment(case) if case.state in REASSIGNABLE else None,
        "due": case.clocks.filter(name__startswith="determination", stopped_at__isnull=True).order_by("due").first(),
    }
    return render(request, "reviewers/reassign.html", frame(case, request, at=at, here="reassign") | shown)
