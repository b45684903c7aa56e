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
from openimr.web.reviewers.panels import UNDER_REVIEW, standing_assignments
from openimr.web.reviewers.reassignment_forms import reassign_form
from openimr.web.reviewers.services.reassignments import reassign


@login_required
@counts_once
def reassign_page(request: HttpRequest, number: str) -> HttpResponse:
    """Take the case from its reviewer, or from a member of its panel, so that another one is chosen."""
    at, by = clock.now(), signed_in(request)
    case = opened(request, number, at=at, page="reassign", permission=Permission.REASSIGN)
    assignments = standing_assignments(case) if case.state in UNDER_REVIEW else []
    form = reassign_form(case, assignments, request.POST or None)
    found = weighed(request, form, case, lambda: reassign(case=case, **form.cleaned_data, by=by, at=at))
    if found.is_done:
        messages.success(request, "The case was taken from its reviewer. Choose another one.")
        return redirect("reviewers:choose", number=number)
    shown = {
        "form": form,
        "foreseen": found.foreseen,
        "assignments": assignments,
        "due": case.clocks.filter(name__startswith="determination", stopped_at__isnull=True).order_by("due").first(),
    }
    return render(request, "reviewers/reassign.html", frame(case, request, at=at, here="reassign") | shown)
