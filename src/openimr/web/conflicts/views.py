"""Pages of the conflicts of a case: what was found, rule on it, and whom the case involves."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from openimr.domain.errors import NotAllowedError
from openimr.web import clock
from openimr.web.cases.views.opening import attempted, frame, opened
from openimr.web.conflicts import services
from openimr.web.conflicts.access import involved_in
from openimr.web.conflicts.forms import InvolvedForm, RulingForm
from openimr.web.conflicts.pages import conflicts_page, ruling_page
from openimr.web.forms import VersionedForm
from openimr.web.once.services import counts_once
from openimr.web.people.access import may, signed_in
from openimr.web.people.values import Permission
from openimr.web.reviewers.access import reviewer_to_choose


@login_required
def conflicts(request: HttpRequest, number: str) -> HttpResponse:
    """What ties reviewers to a case: what waits for a ruling, what was ruled, what bars by law."""
    at, by = clock.now(), signed_in(request)
    case = opened(request, number, at=at, page="conflicts", permission=Permission.CHOOSE_REVIEWER)
    around = frame(case, request, at=at, here="conflicts")
    shown = {
        "may_rule": may(by, Permission.RULE_ON_CONFLICTS, at=at),
        "may_reassign": may(by, Permission.REASSIGN, at=at),
    }
    return render(request, "conflicts/case.html", around | conflicts_page(case, at=at) | shown)


@login_required
@counts_once
def rule(request: HttpRequest, number: str, public_id: UUID, mark: str) -> HttpResponse:
    """Clear or uphold one conflict in writing."""
    at, by = clock.now(), signed_in(request)
    case = opened(request, number, at=at, page="conflict", permission=Permission.RULE_ON_CONFLICTS)
    reviewer = reviewer_to_choose(public_id=public_id, person=by, at=at)
    shown = ruling_page(case, reviewer, mark, at=at)
    if shown is None:
        messages.warning(request, "This conflict has changed or is gone. Look again here.")
        return redirect("conflicts:case", number=number)
    form = RulingForm(request.POST or None, initial={"version": case.version})
    if form.is_valid() and attempted(
        form,
        lambda: services.rule_on_conflict(
            case=case, reviewer=reviewer, mark=mark, **form.cleaned_data, by=by, at=clock.now()
        ),
    ):
        messages.success(request, "Your ruling is kept.")
        return redirect("conflicts:case", number=number)
    around = frame(case, request, at=at, here="conflicts")
    return render(request, "conflicts/rule.html", around | shown | {"form": form})


@login_required
@counts_once
def involve(request: HttpRequest, number: str) -> HttpResponse:
    """Enter whom the case involves beside its parties."""
    at, by = clock.now(), signed_in(request)
    case = opened(request, number, at=at, page="involved", permission=Permission.CHOOSE_REVIEWER)
    form = InvolvedForm(request.POST or None, initial={"version": case.version})
    if form.is_valid() and attempted(form, lambda: services.involve(case=case, **form.facts(), by=by, at=clock.now())):
        messages.success(request, "Reviewers are screened against them from now on.")
        return redirect("conflicts:case", number=number)
    around = frame(case, request, at=at, here="conflicts")
    return render(request, "conflicts/involve.html", around | {"form": form})


@login_required
@counts_once
def end_involved(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Take back that the case involves someone, after a page that says what that means."""
    at, by = clock.now(), signed_in(request)
    case = opened(request, number, at=at, page="involved", permission=Permission.CHOOSE_REVIEWER)
    involved = involved_in(case).filter(pk=pk).first()
    if involved is None:
        raise NotAllowedError("no such person or organization")
    form = VersionedForm(request.POST or None, initial={"version": case.version})
    if form.is_valid() and attempted(
        form,
        lambda: services.end_involved(case=case, **form.cleaned_data, involved=involved, by=by, at=clock.now()),
    ):
        messages.success(request, "Reviewers are not screened against them any more.")
        return redirect("conflicts:case", number=number)
    around = frame(case, request, at=at, here="conflicts")
    return render(request, "conflicts/end_involved.html", around | {"involved": involved, "form": form})
