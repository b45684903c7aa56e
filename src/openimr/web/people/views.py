"""Pages about people and organizations, for those who manage them, and one's own account."""

from uuid import UUID

from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from openimr.web import clock
from openimr.web.errors import RefusedError
from openimr.web.forms import refuse
from openimr.web.once.services import counts_once
from openimr.web.people import access, services
from openimr.web.people.forms import MembershipForm, NameForm, OrganizationForm, PersonForm
from openimr.web.people.invitation_mail import mail_password_link
from openimr.web.people.models import Membership, Organization, User
from openimr.web.people.values import Permission


@login_required
@counts_once
def account(request: HttpRequest) -> HttpResponse:
    """My account: name, roles, password, second factor."""
    at, person = clock.now(), access.signed_in(request)
    form = NameForm(request.POST or None, initial={"name": person.name, "version": person.version})
    if request.method == "POST" and form.is_valid():
        services.rename_person(person=person, **form.cleaned_data, by=person, at=at)
        messages.success(request, "Your name was changed.")
        return redirect("people:account")
    memberships = access.memberships_of(person, at=at)
    shown = {"form": form, "memberships": memberships, "has_factor": is_mfa_enabled(person)}
    return render(request, "people/account.html", shown)


@login_required
def people(request: HttpRequest) -> HttpResponse:
    """Everyone who may sign in."""
    access.require(access.signed_in(request), Permission.MANAGE_PEOPLE, at=clock.now())
    listed = User.objects.prefetch_related("memberships__organization")
    return render(request, "people/people.html", {"people": listed})


@login_required
@counts_once
def add_person(request: HttpRequest) -> HttpResponse:
    """Add a person."""
    at, by = clock.now(), access.signed_in(request)
    access.require(by, Permission.MANAGE_PEOPLE, at=at)
    form = PersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            person = services.add_person(**form.cleaned_data, by=by, at=at)
        except RefusedError as error:
            refuse(form, error)
        else:
            mail_password_link(person=person, request=request, by=by, at=at)
            messages.success(request, f"{person.name} was added. Now give them a role.")
            return redirect("people:person", public_id=person.public_id)
    return render(request, "people/add_person.html", {"form": form})


@login_required
@counts_once
def person(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One person: roles held and ended; give another."""
    at, by = clock.now(), access.signed_in(request)
    shown = access.person_by(public_id=public_id, by=by, at=at)
    form = MembershipForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.grant_membership(person=shown, **form.cleaned_data, by=by, at=at)
        except RefusedError as error:
            refuse(form, error)
        else:
            messages.success(request, "The role was given.")
            return redirect("people:person", public_id=public_id)
    memberships = shown.memberships.select_related("organization")
    page = {"shown": shown, "form": form, "memberships": memberships, "has_factor": is_mfa_enabled(shown)}
    return render(request, "people/person.html", page)


@login_required
@counts_once
def reset_second_factor(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take a lost second factor away, after a page that says what that means."""
    at, by = clock.now(), access.signed_in(request)
    shown = access.person_by(public_id=public_id, by=by, at=at)
    if request.method == "POST":
        services.reset_second_factor(person=shown, by=by, at=at)
        messages.success(request, f"{shown.name} sets up a new second factor at the next sign-in.")
        return redirect("people:person", public_id=public_id)
    return render(request, "people/reset_second_factor.html", {"shown": shown})


@login_required
@counts_once
def revoke(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """End a role, after a page that says what that means."""
    at, by = clock.now(), access.signed_in(request)
    access.require(by, Permission.MANAGE_PEOPLE, at=at)
    membership = get_object_or_404(Membership.objects.select_related("person", "organization"), public_id=public_id)
    if request.method == "POST":
        services.revoke_membership(membership=membership, by=by, at=at)
        messages.success(request, "The role was ended.")
        return redirect("people:person", public_id=membership.person.public_id)
    return render(request, "people/revoke.html", {"membership": membership})


@login_required
@counts_once
def organizations(request: HttpRequest) -> HttpResponse:
    """Every organization; add one."""
    at, by = clock.now(), access.signed_in(request)
    access.require(by, Permission.MANAGE_PEOPLE, at=at)
    form = OrganizationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            added = services.create_organization(**form.cleaned_data, by=by, at=at)
        except RefusedError as error:
            refuse(form, error)
        else:
            messages.success(request, f"{added.name} was added.")
            return redirect("people:organizations")
    return render(request, "people/organizations.html", {"form": form, "organizations": Organization.objects.all()})
