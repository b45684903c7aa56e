"""May it be appealed, was it, how did that end, and who decides anew?"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from openimr.domain.errors import NotAllowedError
from openimr.web import clock
from openimr.web.appeals import services
from openimr.web.appeals.forms import AppealEndForm, AppealForm, RemandForm
from openimr.web.appeals.models import Appeal
from openimr.web.appeals.pages import appeals_page, remand_page
from openimr.web.cases.models import Case
from openimr.web.cases.values import CaseState
from openimr.web.cases.views.opening import attempted, frame, opened
from openimr.web.once.services import counts_once
from openimr.web.people.access import signed_in
from openimr.web.people.values import Permission


@login_required
def page(request: HttpRequest, number: str) -> HttpResponse:
    """Until when each party may appeal; every appeal and its end."""
    case = opened(request, number, at=clock.now(), page="appeals", permission=Permission.READ_LETTER)
    return _shown(request, case)


@login_required
@require_POST
@counts_once
def enter(request: HttpRequest, number: str) -> HttpResponse:
    """Keep an appeal."""
    at, by = clock.now(), signed_in(request)
    case = opened(request, number, at=at, page="appeals", permission=Permission.RECORD_APPEAL)
    form = AppealForm(request.POST, parties=case.parties.filter(until__isnull=True), auto_id="id_appeal_%s")
    if form.is_valid() and attempted(form, lambda: services.enter_appeal(case=case, **form.cleaned_data, by=by, at=at)):
        messages.success(request, "The appeal was kept. Until it ends, nothing need be carried out.")
        return redirect("appeals:page", number=number)
    return _shown(request, case, entering=form)


@login_required
@require_POST
@counts_once
def end(request: HttpRequest, number: str, appeal: int) -> HttpResponse:
    """Keep how an appeal ended."""
    at, by = clock.now(), signed_in(request)
    case = opened(request, number, at=at, page="appeals", permission=Permission.RECORD_APPEAL)
    found = Appeal.objects.filter(determination__case=case, pk=appeal).first()
    if found is None:
        raise NotAllowedError("no such appeal")
    form = AppealEndForm(request.POST, auto_id=f"id_end_{appeal}_%s")
    if form.is_valid() and attempted(
        form, lambda: services.end_appeal(case=case, appeal=found, **form.cleaned_data, by=by, at=at)
    ):
        messages.success(
            request,
            f"It was kept: {form.cleaned_data['outcome'].label[0].lower()}{form.cleaned_data['outcome'].label[1:]}.",
        )
        return redirect("appeals:page", number=number)
    return _shown(request, case, ending=(appeal, form))


@login_required
@counts_once
def remand(request: HttpRequest, number: str) -> HttpResponse:
    """Send a dispute that was remanded to another organization, or to another reviewer of this one."""
    at, by = clock.now(), signed_in(request)
    case = opened(request, number, at=at, page="remand", permission=Permission.REMAND)
    if case.state != CaseState.REMANDED:
        return redirect("cases:case", number=number)
    form = RemandForm(request.POST or None, documents=case.documents.all(), initial={"version": case.version})
    if form.is_valid() and attempted(form, lambda: services.remand_case(case=case, **form.cleaned_data, by=by, at=at)):
        is_here = not form.cleaned_data["organization"]
        said = "Now choose another reviewer." if is_here else "The case goes to the other organization, and ends here."
        messages.success(request, said)
        return redirect("reviewers:choose" if is_here else "cases:case", number=number)
    around = frame(case, request, at=at, here="remand")
    return render(request, "appeals/remand.html", around | remand_page(case, form=form))


def _shown(
    request: HttpRequest,
    case: Case,
    *,
    entering: AppealForm | None = None,
    ending: tuple[int, AppealEndForm] | None = None,
) -> HttpResponse:
    at = clock.now()
    if not case.determinations.exists():
        raise NotAllowedError("nothing is issued")
    shown = appeals_page(case, by=signed_in(request), at=at, entering=entering, ending=ending)
    return render(request, "appeals/appeals.html", frame(case, request, at=at, here="appeals") | shown)
