"""Pages of an assignment: choose a reviewer, for the one who chooses; attest or decline, for the reviewer alone."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from openimr.web import clock
from openimr.web.cases.access import open_case
from openimr.web.cases.models import Case
from openimr.web.cases.values import CaseState
from openimr.web.cases.views.opening import frame, opened
from openimr.web.errors import RefusedError
from openimr.web.forms import refuse
from openimr.web.once.services import counts_once
from openimr.web.people.access import signed_in
from openimr.web.people.models import User
from openimr.web.people.values import Permission
from openimr.web.reviewers import access, services
from openimr.web.reviewers.assignment_forms import AttestationForm, ChoiceForm, DeclineForm
from openimr.web.reviewers.assignment_pages import assigning_page, attestation_page, choice_page
from openimr.web.reviewers.models import Assignment, Reviewer


@login_required
def choose(request: HttpRequest, number: str) -> HttpResponse:
    """Choose a reviewer: those who may, best fit first, with reasons; those who may not, and why."""
    at, by = clock.now(), signed_in(request)
    case = open_case(number=number, person=by, at=at, page="choose_reviewer", permission=Permission.CHOOSE_REVIEWER)
    around = frame(case, request, at=at, here="reviewer")
    return render(request, "reviewers/choose.html", around | choice_page(case, at=at))


@login_required
@counts_once
def assign(request: HttpRequest, number: str, public_id: UUID) -> HttpResponse:
    """Assign the case to one reviewer, after a page that says to whom and what follows."""
    at, by = clock.now(), signed_in(request)
    case = opened(request, number, at=at, page="assign_reviewer", permission=Permission.CHOOSE_REVIEWER)
    reviewer = access.reviewer_to_choose(public_id=public_id, person=by, at=at)
    form = ChoiceForm(request.POST or None, initial={"version": case.version})
    if form.is_valid() and _chose(case, reviewer, form, by=by):
        messages.success(request, f"{reviewer.person.name} was chosen and is asked to attest.")
        return redirect("reviewers:choose", number=number)
    if request.method != "POST" and case.state != CaseState.REVIEWER_SELECTION:
        return redirect("reviewers:choose", number=number)
    around = frame(case, request, at=at, here="reviewer")
    return render(request, "reviewers/assign.html", around | assigning_page(case, reviewer, form=form, at=at))


@login_required
@counts_once
def attest(request: HttpRequest, number: str) -> HttpResponse:
    """Attest: the parties and organizations, and the questions in the statute's words."""
    at, by = clock.now(), signed_in(request)
    is_read = request.method != "POST"
    assignment = access.assignment_to_attest(number=number, person=by, at=at, is_read=is_read)
    form = AttestationForm(request.POST or None, initial={"version": assignment.case.version})
    if form.is_valid() and _attested(assignment, form, by=by):
        messages.success(request, "You attested. The file is open to you.")
        return redirect("reviews:review", number=number)
    around = frame(assignment.case, request, at=at, here="attest")
    return render(request, "reviewers/attest.html", around | attestation_page(assignment, form=form, at=at))


@login_required
@require_POST
@counts_once
def decline(request: HttpRequest, number: str) -> HttpResponse:
    """Decline a case with a reason."""
    at, by = clock.now(), signed_in(request)
    assignment = access.assignment_to_attest(number=number, person=by, at=at, is_read=False)
    form = DeclineForm(request.POST)
    if form.is_valid() and _declined(assignment, form, by=by):
        messages.success(request, f"You declined case {number}. Another reviewer will be chosen.")
        return redirect("home")
    around = frame(assignment.case, request, at=at, here="attest")
    return render(request, "reviewers/attest.html", around | attestation_page(assignment, decline_form=form, at=at))


def _chose(case: Case, reviewer: Reviewer, form: ChoiceForm, *, by: User) -> bool:
    version = form.cleaned_data["version"]
    try:
        services.choose_reviewer(case=case, version=version, reviewer=reviewer, by=by, at=clock.now())
    except RefusedError as error:
        refuse(form, error)
    return form.is_valid()


def _attested(assignment: Assignment, form: AttestationForm, *, by: User) -> bool:
    version, answers = form.cleaned_data["version"], form.answers()
    try:
        services.attest(case=assignment.case, version=version, answers=answers, by=by, at=clock.now())
    except RefusedError as error:
        refuse(form, error)
    return form.is_valid()


def _declined(assignment: Assignment, form: DeclineForm, *, by: User) -> bool:
    try:
        services.decline(case=assignment.case, **form.cleaned_data, by=by, at=clock.now())
    except RefusedError as error:
        refuse(form, error)
    return form.is_valid()
