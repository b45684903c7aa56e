"""May each item be reviewed?"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from openimr.web import clock
from openimr.web.cases.forms.decisions import MethodForm, ResumeForm
from openimr.web.cases.rulings import RulingPage
from openimr.web.cases.services.eligibility import decide_eligibility, resume_deferred
from openimr.web.cases.values import CaseState
from openimr.web.cases.views.opening import attempted, frame, opened, signed_in
from openimr.web.once.services import counts_once
from openimr.web.people.values import Permission


@login_required
@counts_once
def eligibility(request: HttpRequest, number: str) -> HttpResponse:
    """The questions and answers of each item; the decision, previewed before it is made."""
    at, posted = clock.now(), request.POST if request.method == "POST" else None
    case = opened(request, number, at=at, page="eligibility", permission=Permission.DECIDE_ELIGIBILITY)
    page, form = RulingPage(case, posted), MethodForm(posted, initial={"version": case.version})
    are_valid = posted is not None and all([form.is_valid(), page.forms.is_valid()])
    if are_valid and request.POST.get("go") == "decide" and _decide(request, page, form):
        return redirect("cases:case", number=number)
    resume = ResumeForm(initial={"version": case.version}) if case.state == CaseState.DEFERRED_LIABILITY else None
    around = frame(case, request, at=at, here="eligibility")
    shown = {"page": page, "form": form, "preview": page.preview() if are_valid else None, "resume": resume}
    return render(request, "cases/eligibility.html", around | shown | page.told(form))


@login_required
@require_POST
@counts_once
def resume(request: HttpRequest, number: str) -> HttpResponse:
    """Take a deferred case up again."""
    at, by, form = clock.now(), signed_in(request), ResumeForm(request.POST)
    case = opened(request, number, at=at, page="eligibility", permission=Permission.DECIDE_ELIGIBILITY)
    if form.is_valid():
        resume_deferred(case=case, **form.cleaned_data, by=by, at=at)
        messages.success(request, "The case is in eligibility review again.")
        return redirect("cases:eligibility", number=number)
    around = frame(case, request, at=at, here="eligibility")
    page = RulingPage(case, None)
    return render(request, "cases/eligibility.html", around | page.told(form) | {"form": form, "resume": form})


def _decide(request: HttpRequest, page: RulingPage, form: MethodForm) -> bool:
    """Make the decision that was posted; a refusal stands on the form."""
    facts = {"rulings": page.forms.rulings(), "by": signed_in(request), "at": clock.now(), **form.cleaned_data}
    is_decided = attempted(form, lambda: decide_eligibility(case=page.case, **facts))
    if is_decided:
        page.case.refresh_from_db()
        messages.success(request, f"Decided. The case is now: {page.case.get_state_display()}.")
    return is_decided
