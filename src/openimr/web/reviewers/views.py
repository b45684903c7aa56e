"""Pages of the roster, for those who keep it."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from openimr.web import clock
from openimr.web.errors import RefusedError
from openimr.web.forms import VersionedForm, refuse
from openimr.web.once.services import counts_once
from openimr.web.people.access import require, signed_in
from openimr.web.people.values import Permission
from openimr.web.reviewers import access, services
from openimr.web.reviewers.entries import entries_of, entry_of
from openimr.web.reviewers.forms import AffiliationForm, AvailabilityForm, EntryForms
from openimr.web.reviewers.names import in_roster_order
from openimr.web.reviewers.values import candidate_of


@login_required
def roster(request: HttpRequest) -> HttpResponse:
    """Who is on the roster, who may be given cases, and how many each has."""
    at = clock.now()
    listed = sorted(access.roster_for(person=signed_in(request), at=at), key=in_roster_order)
    entries = entries_of(listed, at=at)
    may_count = sum(entry.may_be_given_cases for entry in entries)
    return render(request, "reviewers/roster.html", {"entries": entries, "may_count": may_count})


@login_required
@counts_once
def add(request: HttpRequest) -> HttpResponse:
    """Put a person on the roster."""
    at, by = clock.now(), signed_in(request)
    require(by, Permission.MANAGE_ROSTER, at=at)
    entry = EntryForms(request.POST or None)
    if request.method == "POST" and entry.is_valid():
        try:
            reviewer = services.add_reviewer(**entry.facts(), by=by, at=at)
        except RefusedError as error:
            refuse(entry.form, error)
        else:
            messages.success(request, f"{reviewer.person.name} was added to the roster.")
            return redirect("reviewers:reviewer", public_id=reviewer.person.public_id)
    return render(request, "reviewers/add.html", {"entry": entry})


@login_required
@counts_once
def reviewer(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One reviewer: what is known, what stands against any case; declare an affiliation."""
    at, by = clock.now(), signed_in(request)
    shown = access.reviewer_for(public_id=public_id, person=by, at=at)
    form = AffiliationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.declare_affiliation(reviewer=shown, **form.cleaned_data, by=by, at=at)
        except RefusedError as error:
            refuse(form, error)
        else:
            messages.success(request, "The affiliation was declared.")
            return redirect("reviewers:reviewer", public_id=public_id)
    return render(request, "reviewers/reviewer.html", {"entry": entry_of(shown, at=at), "form": form})


@login_required
@counts_once
def edit(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Change what the roster holds of a reviewer."""
    at, by = clock.now(), signed_in(request)
    shown = access.reviewer_for(public_id=public_id, person=by, at=at)
    entry = EntryForms(request.POST or None, candidate=candidate_of(shown, at=at), version=shown.version)
    if request.method == "POST" and entry.is_valid():
        try:
            services.change_reviewer(reviewer=shown, **entry.facts(), by=by, at=at)
        except RefusedError as error:
            refuse(entry.form, error)
        else:
            messages.success(request, "The roster was changed.")
            return redirect("reviewers:reviewer", public_id=public_id)
    return render(request, "reviewers/edit.html", {"entry": entry, "shown": shown})


@login_required
@counts_once
def availability(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """When a reviewer is away, and how many cases they take at most."""
    at, by = clock.now(), signed_in(request)
    shown = access.reviewer_for(public_id=public_id, person=by, at=at)
    names = ("version", "away_from", "away_until", "most_cases")
    form = AvailabilityForm(request.POST or None, initial={name: getattr(shown, name) for name in names})
    if request.method == "POST" and form.is_valid():
        try:
            services.set_availability(reviewer=shown, **form.cleaned_data, by=by, at=at)
        except RefusedError as error:
            refuse(form, error)
        else:
            messages.success(request, "The roster was changed.")
            return redirect("reviewers:reviewer", public_id=public_id)
    return render(request, "reviewers/availability.html", {"form": form, "shown": shown})


@login_required
@require_POST
@counts_once
def leave(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take a reviewer off the roster, or put them on it again."""
    at, by = clock.now(), signed_in(request)
    shown = access.reviewer_for(public_id=public_id, person=by, at=at)
    form = VersionedForm(request.POST)
    if form.is_valid():
        step = services.leave_roster if shown.until is None else services.return_to_roster
        step(reviewer=shown, version=form.cleaned_data["version"], by=by, at=at)
        messages.success(request, "The roster was changed.")
    return redirect("reviewers:reviewer", public_id=public_id)


@login_required
@counts_once
def end_affiliation(request: HttpRequest, pk: int) -> HttpResponse:
    """End an affiliation, after a page that says what that means."""
    at, by = clock.now(), signed_in(request)
    affiliation = access.affiliation_for(pk=pk, person=by, at=at)
    if request.method == "POST":
        services.end_affiliation(affiliation=affiliation, by=by, at=at)
        messages.success(request, "The affiliation was ended.")
        return redirect("reviewers:reviewer", public_id=affiliation.reviewer.person.public_id)
    return render(request, "reviewers/end_affiliation.html", {"affiliation": affiliation})
