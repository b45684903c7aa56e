"""Pages of ties: all of them, for those who keep the roster; their own, for reviewers."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from openimr.web import clock
from openimr.web.cases.views.opening import attempted
from openimr.web.conflicts import access, services
from openimr.web.conflicts.forms import OwnTieForm, TieForm
from openimr.web.conflicts.pages import tie_row
from openimr.web.once.services import counts_once
from openimr.web.people.access import require, signed_in
from openimr.web.people.values import Permission

ROWS_A_PAGE = 100


@login_required
def ties(request: HttpRequest) -> HttpResponse:
    """Who is tied to whom, with what the law says of it and from where it is known."""
    at, name = clock.now(), request.GET.get("name", "").strip()
    found = access.ties_for(person=signed_in(request), at=at, name=name)
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page"))
    rows = [tie_row(edge, at=at) for edge in page]
    context = {"page": page, "name": name, "standing": [row for row in rows if row.edge.until is None]}
    return render(request, "conflicts/ties.html", context | {"ended": [row for row in rows if row.edge.until]})


@login_required
@counts_once
def enter(request: HttpRequest) -> HttpResponse:
    """Enter that one is tied to another."""
    at, by = clock.now(), signed_in(request)
    require(by, Permission.MANAGE_ROSTER, at=at)
    form = TieForm(request.POST or None)
    before = access.stopped_cases(person=by, at=at)
    if form.is_valid() and attempted(form, lambda: services.enter_tie(**form.facts(), by=by, at=at)):
        messages.success(request, "The tie was entered. Open cases near it were screened again.")
        stopped = sorted(access.stopped_cases(person=by, at=at) - before)
        if stopped:
            told = f"Stopped by this tie: {', '.join(stopped)}. Open it from the docket and settle what speaks against the reviewer."
            messages.warning(request, told)
        return redirect("conflicts:ties")
    return render(request, "conflicts/enter.html", {"form": form})


@login_required
@counts_once
def end(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """End a tie, after a page that says what that means."""
    at, by = clock.now(), signed_in(request)
    edge = access.tie_for(public_id=public_id, person=by, at=at)
    if request.method == "POST":
        services.end_tie(edge=edge, by=by, at=at)
        messages.success(request, "The tie was ended.")
        return redirect("conflicts:ties")
    return render(request, "conflicts/end.html", {"row": tie_row(edge, at=at)})


@login_required
@counts_once
def own(request: HttpRequest) -> HttpResponse:
    """To whom a reviewer is tied, as they declared it; declare one more."""
    at, by = clock.now(), signed_in(request)
    rows = [tie_row(edge, at=at) for edge in access.own_ties(person=by, at=at)]
    form = OwnTieForm(request.POST or None, circle=access.own_circle(person=by, at=at))
    if form.is_valid() and attempted(form, lambda: services.declare_own_tie(**form.facts(), by=by, at=at)):
        messages.success(request, "Your tie was declared. Your open cases were screened again.")
        return redirect("conflicts:own")
    return render(request, "conflicts/own.html", {"rows": rows, "form": form})
