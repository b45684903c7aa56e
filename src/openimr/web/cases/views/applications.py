"""An application: a new one, its steps, its answers and its corrections."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from openimr.web import clock
from openimr.web.cases.access import lacks_designation, may_enter
from openimr.web.cases.answers import answers_of, corrections_of
from openimr.web.cases.completeness import missing_parts
from openimr.web.cases.entering import new_application_form
from openimr.web.cases.entry_closed import entry_closed
from openimr.web.cases.models import Case
from openimr.web.cases.priorities import NOT_CERTIFIED, asked_in_vain
from openimr.web.cases.services.applications import receive_application
from openimr.web.cases.steps.names import STEPS, after, before, step_named
from openimr.web.cases.steps.pages import page_of
from openimr.web.cases.values import CaseState
from openimr.web.cases.views.opening import frame, opened
from openimr.web.errors import RefusedError
from openimr.web.forms import refuse
from openimr.web.once.services import counts_once
from openimr.web.people.access import is_at_home, may, require, signed_in
from openimr.web.people.values import Permission

SUBMITTED = "The application was submitted. Its eligibility is decided next."
SUBMITTED_TO_BE_REFUSED = (
    "The application was submitted without a part that it must have. No item can go to review unless the part comes. "
    "Its eligibility is decided next."
)
KEPT = "Your answers are saved. The application is not submitted yet: you can go on with it at any time."
CORRECTED = "Your answers are saved. Eligibility is decided with the answers as they stand now."


@login_required
@counts_once
def new(request: HttpRequest) -> HttpResponse:
    """The first step; it opens the case."""
    at, by = clock.now(), signed_in(request)
    require(by, Permission.ENTER_APPLICATION, at=at)
    form = new_application_form(request.POST if request.method == "POST" else None, by=by, at=at)
    if request.method == "POST" and form.is_valid() and form.may_file:
        try:
            case = receive_application(**form.facts(), by=by, at=at)
        except RefusedError as error:
            refuse(form, error)
        else:
            _tell_priority(request, case)
            return redirect("cases:application", number=case.number, step="injury")
    at_home = form.by is not None
    shown = {"form": form, "steps": STEPS, "step": STEPS[0], "at_home": at_home}
    return render(request, "cases/application/new.html", shown)


@login_required
@counts_once
def application(request: HttpRequest, number: str, step: str) -> HttpResponse:
    """One step of an application."""
    at, here = clock.now(), step_named(step)
    if here is None:
        raise Http404
    case = opened(request, number, at=at, page=f"application_{step}", permission=Permission.ENTER_APPLICATION)
    person, posted = signed_in(request), request.POST if request.method == "POST" else None
    if lacks_designation(case, person=person, at=at) or (posted is None and not may_enter(case, person=person, at=at)):
        return redirect("cases:answers", number=number)
    page = page_of(here, case, posted, on=clock.legal_day(at))
    if posted is not None and page.is_valid() and page.save(by=person, at=at):
        case.refresh_from_db()
        if step == "who":
            _tell_priority(request, case)
        return _next(request, case, step)
    missing = [(part, part.address(case)) for part in missing_parts(case)]
    may_correct = may(person, Permission.CORRECT_APPLICATION, at=at)
    done = {each.name for each in STEPS} - {part.step for part, _ in missing}
    ways = {
        "steps": STEPS,
        "step": here,
        "previous": before(here),
        "missing": missing,
        "done": done,
        "may_correct": may_correct,
    }
    around = frame(case, request, at=at, here="application")
    return render(request, page.template, around | ways | {"page": page, "form": page.form} | page.shown())


@login_required
def answers(request: HttpRequest, number: str) -> HttpResponse:
    """What the application holds, and what was corrected in it."""
    at = clock.now()
    case = opened(request, number, at=at, page="application")
    person = signed_in(request)
    shown = {
        "closed": entry_closed(case, person=person, at=at),
        "answers": answers_of(case),
        "corrections": corrections_of(case),
        "missing": [(part, part.address(case)) for part in missing_parts(case)],
        "may_enter": may_enter(case, person=person, at=at),
        "lacks_designation": lacks_designation(case, person=person, at=at),
    }
    around = frame(case, request, at=at, here="application")
    return render(request, "cases/application/answers.html", around | shown)


def _tell_priority(request: HttpRequest, case: Case) -> None:
    """Tell who asked for an expedited review and gets a regular one."""
    if asked_in_vain(case, case.applications.get()):
        messages.warning(request, NOT_CERTIFIED)


def _next(request: HttpRequest, case: Case, step: str) -> HttpResponse:
    """Lead from a step that was saved to where the person wants to go on, and say what was done."""
    here = step_named(step)
    following = after(here) if here else None
    go, is_submitted = request.POST.get("go"), case.state != CaseState.RECEIVED
    if go in {"submit", "submit-to-be-refused"}:
        messages.success(request, SUBMITTED if go == "submit" else SUBMITTED_TO_BE_REFUSED)
    elif go == "leave":
        messages.success(request, CORRECTED if is_submitted else KEPT)
    else:
        return redirect("cases:application", number=case.number, step=following.name if following else step)
    return redirect(_stand_of(request), number=case.number)


def _stand_of(request: HttpRequest) -> str:
    """Return the page on which a person reads where a case stands: in plain words for the people at home."""
    return "cases:my-case" if is_at_home(signed_in(request), at=clock.now()) else "cases:case"
