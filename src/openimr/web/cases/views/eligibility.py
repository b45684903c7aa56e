"""May each item be reviewed?"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from openimr.web import clock
from openimr.web.cases.access import may_enter
from openimr.web.cases.changes import changes_since
from openimr.web.cases.forms.decisions import MethodForm, ResumeForm
from openimr.web.cases.models import Case
from openimr.web.cases.rulings import RulingPage
from openimr.web.cases.services.deferrals import items_waiting, resume_deferred
from openimr.web.cases.services.eligibility import decide_eligibility
from openimr.web.cases.views.opening import attempted, frame, opened
from openimr.web.errors import StaleFormError
from openimr.web.once.services import counts_once
from openimr.web.people.access import signed_in
from openimr.web.people.values import Permission


@login_required
@counts_once
def eligibility(request: HttpRequest, number: str) -> HttpResponse:
    """The questions and answers of each item; the decision, previewed before it is made."""
    at, posted = clock.now(), request.POST if request.method == "POST" else None
    case = opened(request, number, at=at, page="eligibility", permission=Permission.DECIDE_ELIGIBILITY)
    page, form = RulingPage(case, posted, at=at), MethodForm(posted, initial={"version": case.version})
    _require_current(case, form)
    are_valid = posted is not None and all([form.is_valid(), page.forms.is_valid()])
    preview = page.preview() if are_valid else None
    if are_valid and request.POST.get("go") == "decide" and _decide(request, page, form):
        return redirect("cases:case", number=number)
    waiting = items_waiting(case)
    resume = ResumeForm(initial={"version": case.version}, waiting=waiting) if waiting else None
    around = frame(case, request, at=at, here="eligibility")
    enters = may_enter(case, person=signed_in(request), at=at)
    shown = {"page": page, "form": form, "preview": preview, "resume": resume, "may_enter": enters}
    return render(request, "cases/eligibility.html", around | shown | page.told(form))


@login_required
@require_POST
@counts_once
def resume(request: HttpRequest, number: str) -> HttpResponse:
    """Take deferred items up again: with their case, or, where it went on, as a case of their own."""
    at = clock.now()
    case = opened(request, number, at=at, page="eligibility", permission=Permission.DECIDE_ELIGIBILITY)
    form = ResumeForm(request.POST, waiting=items_waiting(case))
    if form.is_valid() and (taken_up := _taken_up(request, case, form)):
        return redirect("cases:eligibility", number=taken_up)
    around = frame(case, request, at=at, here="eligibility")
    page = RulingPage(case, None, at=at)
    return render(request, "cases/eligibility.html", around | page.told(form) | {"form": form, "resume": form})


def _taken_up(request: HttpRequest, case: Case, form: ResumeForm) -> str:
    """Take up what was chosen and return the number of its case; empty if it was refused, which stands on the form."""
    cases: list[Case] = []
    by, at = signed_in(request), clock.now()
    if not attempted(form, lambda: cases.append(resume_deferred(case=case, **form.facts(), by=by, at=at))):
        return ""
    said = "The case is in eligibility review again."
    if cases[0].number != case.number:
        said = f"Case {cases[0].number} was opened for what waited in case {case.number}. Decide its eligibility."
    messages.success(request, said)
    return cases[0].number


def _require_current(case: Case, form: MethodForm) -> None:
    """Refuse a decision on what has changed since, before it is judged by what holds now.

    Raises:
        StaleFormError: The case was changed after the form was made.
    """
    posted = form.cleaned_data.get("version") if form.is_bound and not form.errors.get("version") else None
    if posted is not None and posted != case.version:
        raise StaleFormError(posted=posted, present=case.version, changes=changes_since(case, version=posted))


def _decide(request: HttpRequest, page: RulingPage, form: MethodForm) -> bool:
    """Make the decision that was posted; a refusal stands on the form."""
    facts = {"rulings": page.forms.rulings(), "by": signed_in(request), "at": clock.now(), **form.cleaned_data}
    rows = page.forms.by_item.values()
    is_decided = attempted(form, lambda: decide_eligibility(case=page.case, **facts), rows=rows)
    if is_decided:
        page.case.refresh_from_db()
        messages.success(request, f"Decided. The case is now: {page.case.get_state_display()}.")
    return is_decided
