"""What must be done next?"""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from openimr.web import clock
from openimr.web.cases.docket import docket_of
from openimr.web.cases.forms.filters import DocketFilterForm, ways_on
from openimr.web.people.access import may, require, roles_of, signed_in
from openimr.web.people.values import PERSONAL_ROLES, Permission


@login_required
def docket(request: HttpRequest) -> HttpResponse:
    """What must be done next, by whom, until when; the people at home have their own page."""
    at, person = clock.now(), signed_in(request)
    require(person, Permission.READ_CASE, at=at)
    if roles_of(person, at=at) <= PERSONAL_ROLES:
        return redirect("cases:mine")
    form = DocketFilterForm(request.GET)
    shown = docket_of(person, at=at, filters=form.filters())
    form.offer(shown.organizations, may_search=shown.may_search)
    may_enter = may(person, Permission.ENTER_APPLICATION, at=at)
    around = {"docket": shown, "form": form, "may_enter": may_enter}
    return render(request, "cases/docket.html", around | ways_on(shown, form))
