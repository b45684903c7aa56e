"""The page of the languages that a reviewer speaks."""

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
from openimr.web.reviewers.access import reviewer_for
from openimr.web.roster import services
from openimr.web.roster.forms import LanguagesForm
from openimr.web.roster.plans import languages_of


@login_required
@counts_once
def languages(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Which languages a reviewer speaks."""
    at, by = clock.now(), signed_in(request)
    shown = reviewer_for(public_id=public_id, person=by, at=at)
    held = {"version": shown.version, "languages": "; ".join(languages_of(shown))}
    form = LanguagesForm(request.POST or None, initial=held)
    if request.method == "POST" and form.is_valid():
        try:
            services.keep_languages(reviewer=shown, **form.cleaned_data, by=by, at=at)
        except RefusedError as error:
            refuse(form, error)
        else:
            messages.success(request, "The roster was changed.")
            return redirect("reviewers:reviewer", public_id=public_id)
    return render(request, "roster/languages.html", {"form": form, "shown": shown})
