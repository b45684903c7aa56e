"""The page by which the roster is taken in from a file: choose it, see what it would change, take it in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from openimr.web import clock
from openimr.web.errors import RefusedError
from openimr.web.forms import refuse
from openimr.web.once.services import counts_once
from openimr.web.people.access import may, require, signed_in
from openimr.web.people.models import User
from openimr.web.people.values import Permission
from openimr.web.roster import services
from openimr.web.roster.forms import THE_GOOD, RosterFileForm, TakeInForm
from openimr.web.roster.plans import plan_of
from openimr.web.roster.reading.columns import COLUMNS, NUMBERED, template
from openimr.web.roster.reading.faults import UnreadableRosterError
from openimr.web.roster.reading.rows import read_roster_text

MOST_SHOWN = 200
"""Rows of each table that the page shows; it counts all of them."""


@login_required
def choose_file(request: HttpRequest) -> HttpResponse:
    """Choose a roster file, and see what taking it in would change; changes nothing itself."""
    by = signed_in(request)
    require(by, Permission.MANAGE_ROSTER, at=clock.now())
    form = RosterFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        text: str = form.cleaned_data["file"]
        try:
            return _shown(request, text, by=by)
        except UnreadableRosterError as error:
            form.add_error("file", str(error))
    return render(request, "roster/choose_file.html", {"form": form, "columns": COLUMNS, "numbered": NUMBERED})


@login_required
@require_POST
@counts_once
def take_in(request: HttpRequest) -> HttpResponse:
    """Take in the file that was shown."""
    at, by = clock.now(), signed_in(request)
    form = TakeInForm(request.POST)
    if not form.is_valid():
        return redirect("roster:import")
    given = form.cleaned_data
    leave_out = given["take"] == THE_GOOD
    try:
        plan = services.import_roster(
            text=given["text"],
            leave_out=leave_out,
            expected=given["expected"],
            adding=_adding(by),
            by=by,
            at=at,
        )
    except RefusedError as error:
        refuse(form, error)
        return _shown(request, given["text"], by=by, form=form)
    messages.success(request, plan.words)
    return redirect("reviewers:list")


@login_required
def save_template(request: HttpRequest) -> HttpResponse:
    """Save the template of a roster file."""
    require(signed_in(request), Permission.MANAGE_ROSTER, at=clock.now())
    found = HttpResponse("\ufeff" + template(), content_type="text/csv; charset=utf-8")
    found["Content-Disposition"] = 'attachment; filename="roster-template.csv"'
    return found


def _shown(request: HttpRequest, text: str, *, by: User, form: TakeInForm | None = None) -> HttpResponse:
    plan = plan_of(read_roster_text(text), adding=_adding(by), at=clock.now())
    context = {
        "plan": plan,
        "text": text,
        "form": form,
        "moved": [*plan.added, *plan.changed][:MOST_SHOWN],
        "faults": plan.faults[:MOST_SHOWN],
        "most_shown": MOST_SHOWN,
    }
    return render(request, "roster/check_file.html", context)


def _adding(by: User) -> User | None:
    return by if may(by, Permission.MANAGE_PEOPLE, at=clock.now()) else None
