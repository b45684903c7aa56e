"""Invite the employee: make the code with which they first sign in, and the letter that brings it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from openimr.web import clock
from openimr.web.cases.forms.serving import InviteForm
from openimr.web.cases.inviting import InvitationLetter, invited, inviting_of
from openimr.web.cases.views.opening import attempted, frame, opened
from openimr.web.once.services import counts_once
from openimr.web.people.access import signed_in
from openimr.web.people.values import Permission


@login_required
@counts_once
def invite(request: HttpRequest, number: str) -> HttpResponse:
    """Invite the employee; the answer to the form is the letter, which is never shown again."""
    at, by = clock.now(), signed_in(request)
    case = opened(request, number, at=at, page="invite", permission=Permission.INVITE_EMPLOYEE)
    inviting = inviting_of(case, at=at)
    form = InviteForm(request.POST or None)
    letters: list[InvitationLetter] = []
    born = inviting.born
    if born is not None and request.method == "POST" and form.is_valid():
        attempted(form, lambda: letters.append(invited(case, born=born, **form.cleaned_data, by=by, at=at)))
    around = frame(case, request, at=at, here="invite")
    if letters:
        address = request.build_absolute_uri(reverse("home"))
        return render(request, "cases/invitation_letter.html", around | {"letter": letters[0], "site_address": address})
    return render(request, "cases/invite.html", around | {"form": form, "inviting": inviting})
