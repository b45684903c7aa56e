"""The employee's own page, in plain words."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from openimr.web import clock
from openimr.web.appeals.plain import plain_appeal
from openimr.web.cases.access import cases_of
from openimr.web.cases.links import next_act_of
from openimr.web.cases.plain import PLAIN, my_case
from openimr.web.cases.values import CaseState
from openimr.web.cases.views.opening import opened
from openimr.web.documents.lists import rows_of
from openimr.web.implementation.plain import plain_duties
from openimr.web.people.access import require, signed_in
from openimr.web.people.values import Permission


@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """The person's cases; if there is one, its page."""
    at, person = clock.now(), signed_in(request)
    require(person, Permission.READ_CASE, at=at)
    cases = list(cases_of(person, at=at).select_related("employee").order_by("-received_at")[:100])
    if len(cases) == 1:
        return redirect("cases:my-case", number=cases[0].number)
    rows = [(case, PLAIN[CaseState(case.state)].where) for case in cases]
    return render(request, "cases/my_cases.html", {"rows": rows, "person": person})


@login_required
def my_case_page(request: HttpRequest, number: str) -> HttpResponse:
    """Where is my case, what happens next and by when?"""
    at, person = clock.now(), signed_in(request)
    case = opened(request, number, at=at, page="my_case")
    act = next_act_of(case, person=person, at=at) if case.state == CaseState.RECEIVED else None
    sent_in = rows_of(case=case, person=person, at=at)
    shown = {"case": case, "mine": my_case(case, at=at), "act": act, "sent_in": sent_in}
    today = clock.legal_day(at)
    shown |= {"duties": plain_duties(case, today=today), "appeal": plain_appeal(case, today=today)}
    return render(request, "cases/my_case.html", shown | {"is_employee": case.employee == person})
