"""The way in for an employee: by the code in the letter."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.core.internal.ratelimit import consume
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from openimr.web import clock, pages
from openimr.web.audit.services import record
from openimr.web.audit.values import SITE
from openimr.web.errors import RefusedError
from openimr.web.forms import refuse
from openimr.web.once.services import counts_once
from openimr.web.people.forms import InvitationForm, KeepSignInForm
from openimr.web.people.models import User
from openimr.web.people.services import WrongInvitationError, accept_invitation, keep_sign_in
from openimr.web.people.sign_in import caller

LIMITS = {"invitation": "20/10m/ip,5/15m/key"}
"""Tries of a code: by network address, and by case number whatever the address."""


@counts_once
def invitation(request: HttpRequest) -> HttpResponse:
    """Sign in with case number, date of birth and one-time code."""
    form = InvitationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not _may_try(request, form.cleaned_data["case_number"]):
            return pages.too_many(request)
        try:
            employee = accept_invitation(**form.cleaned_data, at=clock.now())
        except WrongInvitationError as error:
            _record_failure(request, verb="invitation_failed")
            refuse(form, error)
        else:
            return _sign_in(request, employee)
    return render(request, "people/invitation.html", {"form": form})


@login_required
@counts_once
def keep(request: HttpRequest) -> HttpResponse:
    """Choose an e-mail address and a password to come back with; may be skipped."""
    assert isinstance(request.user, User)  # noqa: S101 - login_required; for the type checker
    form = KeepSignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            person = keep_sign_in(employee=request.user, **form.cleaned_data, at=clock.now())
        except RefusedError as error:
            refuse(form, error)
        else:
            _stay_signed_in(request, person)
            messages.success(request, "From now on you can sign in with your e-mail address and password.")
            return redirect("home")
    return render(request, "people/keep_sign_in.html", {"form": form})


def signed_out(request: HttpRequest) -> HttpResponse:
    """Say that the person is signed out."""
    return render(request, "people/signed_out.html")


def _may_try(request: HttpRequest, case_number: str) -> bool:
    limits: dict[str, Any] = {"app": "openimr.people", "action": "invitation", "config": LIMITS}
    if consume(request, key=case_number.strip().upper(), **limits):
        return True
    _record_failure(request, verb="invitation_locked_out")
    return False


def _sign_in(request: HttpRequest, employee: User) -> HttpResponse:
    get_adapter(request).login(request, employee)
    return redirect("home" if employee.has_usable_password() else "people:keep-sign-in")


def _stay_signed_in(request: HttpRequest, person: User) -> None:
    from django.contrib.auth import update_session_auth_hash

    update_session_auth_hash(request, person)


def _record_failure(request: HttpRequest, *, verb: str) -> None:
    record(scope=SITE, verb=verb, by=None, at=clock.now(), facts={"address": caller(request)})
