"""Pages of who should review: propose for all cases that wait, look, accept; and the levers."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from openimr.web import clock
from openimr.web.errors import RefusedError
from openimr.web.forms import refuse
from openimr.web.once.services import counts_once
from openimr.web.people.access import signed_in
from openimr.web.roster import access, services
from openimr.web.roster.lever_forms import LeversForm
from openimr.web.roster.proposal_pages import is_installed, proposal_page
from openimr.web.roster.services.proposals import NOT_INSTALLED
from openimr.web.roster.values import LEVERS

MOST_TOLD = 20
"""Cases that could not be assigned and that a message names; the page shows all."""

MOST_PROPOSALS = 10


@login_required
@counts_once
def who_should(request: HttpRequest) -> HttpResponse:
    """How many cases wait; propose a reviewer for each."""
    at, by = clock.now(), signed_in(request)
    waiting = access.waiting_cases(person=by, at=at)
    if request.method == "POST":
        try:
            proposal = services.propose_assignments(by=by, at=at)
        except RefusedError as error:
            messages.error(request, error.reason)
            return redirect("roster:who-should")
        return redirect("roster:proposal", public_id=proposal.public_id)
    context = {
        "waiting": waiting.count(),
        "is_installed": is_installed(),
        "not_installed": NOT_INSTALLED,
        "proposals": access.proposals_for(person=by, at=at)[:MOST_PROPOSALS],
    }
    return render(request, "roster/who_should.html", context)


@login_required
@counts_once
def proposal(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One proposal: each case with its reviewer and why, those without and why not; accept it whole or in part."""
    at, by = clock.now(), signed_in(request)
    shown = access.proposal_for(public_id=public_id, person=by, at=at)
    if request.method == "POST":
        keys = {int(key) for key in request.POST.getlist("case") if key.isdecimal()}
        try:
            done = services.accept_proposal(proposal=shown, keys=keys, by=by, at=at)
        except RefusedError as error:
            messages.error(request, error.reason)
            return redirect("roster:proposal", public_id=public_id)
        _tell(request, done)
        return redirect("roster:proposal", public_id=public_id)
    return render(request, "roster/proposal.html", proposal_page(shown, by=by))


@login_required
@counts_once
def levers(request: HttpRequest) -> HttpResponse:
    """The levers, their changes, and the form to change them."""
    at, by = clock.now(), signed_in(request)
    changes = access.lever_changes_for(person=by, at=at)
    present, version = access.levers_in_force()
    form = LeversForm(request.POST or None, levers=present, version=version)
    if form.is_valid():
        given = form.cleaned_data
        try:
            services.change_levers(
                levers=form.levers(), because=given["because"], version=given["version"], by=by, at=at
            )
        except RefusedError as error:
            refuse(form, error)
        else:
            messages.success(request, "The levers were changed. They hold from the next proposal on.")
            return redirect("roster:levers")
    return render(request, "roster/levers.html", {"form": form, "changes": changes, "numbers": LEVERS})


def _tell(request: HttpRequest, done: services.Accepted) -> None:
    if done.assigned:
        count = len(done.assigned)
        messages.success(
            request, f"{count} case{'' if count == 1 else 's'} assigned. The reviewers are asked to attest."
        )
    for number, why in done.refused[:MOST_TOLD]:
        messages.error(request, f"Case {number} was not assigned. {why}")
    if len(done.refused) > MOST_TOLD:
        messages.error(request, f"{len(done.refused) - MOST_TOLD} more cases were not assigned.")
