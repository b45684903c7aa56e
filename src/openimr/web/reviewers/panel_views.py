"""Do several reviewers decide this case? For who chooses reviewers."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from openimr.web import clock
from openimr.web.cases.models import Case
from openimr.web.cases.values import CaseState
from openimr.web.cases.views.opening import attempted, frame, opened
from openimr.web.once.services import counts_once
from openimr.web.people.access import signed_in
from openimr.web.people.values import Permission
from openimr.web.reviewers.panel_forms import LeaveEmptyForm, PanelForm
from openimr.web.reviewers.panels import is_panel, own_state, standing_assignments
from openimr.web.reviewers.services.panels import (
    MAY_BECOME_A_PANEL,
    MOST_REVIEWERS,
    form_panel,
    leave_seats_empty,
    lost_a_signed_review,
)


@login_required
@counts_once
def panel(request: HttpRequest, number: str) -> HttpResponse:
    """Let several reviewers decide, as the Division approved; and who of them stands where."""
    at, by = clock.now(), signed_in(request)
    case = opened(request, number, at=at, page="panel", permission=Permission.CHOOSE_REVIEWER)
    form = PanelForm(request.POST or None, seats=case.seats, initial={"version": case.version})
    if form.is_valid() and attempted(
        form,
        lambda: form_panel(
            case=case, version=form.cleaned_data["version"], approval=form.approval(), by=by, at=clock.now()
        ),
    ):
        messages.success(request, "The approval is kept. Choose the further reviewers.")
        return redirect("reviewers:choose", number=number)
    around = frame(case, request, at=at, here="panel")
    return render(request, "reviewers/panel.html", around | _shown(case) | {"form": form})


@login_required
@require_POST
@counts_once
def leave_empty(request: HttpRequest, number: str) -> HttpResponse:
    """Go on with the reviewers there are."""
    at, by = clock.now(), signed_in(request)
    case = opened(request, number, at=at, page="panel", permission=Permission.CHOOSE_REVIEWER)
    form = LeaveEmptyForm(request.POST)
    if form.is_valid() and attempted(
        form, lambda: leave_seats_empty(case=case, **form.cleaned_data, by=by, at=clock.now())
    ):
        messages.success(request, "The case goes on with the reviewers there are.")
        return redirect("reviewers:panel", number=number)
    around = frame(case, request, at=at, here="panel")
    return render(request, "reviewers/panel.html", around | _shown(case) | {"leave_form": form})


def _shown(case: Case) -> dict[str, Any]:
    standing = standing_assignments(case)
    initial = {"version": case.version}
    has_empty = case.state == CaseState.REVIEWER_SELECTION and is_panel(case)
    return {
        "approvals": case.panel_approvals.select_related("by"),
        "left_empty": case.seats_left_empty.select_related("by"),
        "members": [(place, each, own_state(each)) for place, each in enumerate(standing, start=1)],
        "empty": range(len(standing) + 1, case.seats + 1) if is_panel(case) else (),
        "is_open": case.state in MAY_BECOME_A_PANEL and case.seats < MOST_REVIEWERS,
        "may_leave_empty": has_empty and not lost_a_signed_review(case),
        "goes_on_with": max(1, len(standing)),
        "form": PanelForm(seats=case.seats, initial=initial),
        "leave_form": LeaveEmptyForm(initial=initial, auto_id="id_leave_%s"),
    }
