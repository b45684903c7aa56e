"""What must be done next?"""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from openimr.domain.errors import NotAllowedError
from openimr.web import clock
from openimr.web.cases.docket import docket_of
from openimr.web.cases.forms.filters import DocketFilterForm, ways_on
from openimr.web.people.access import roles_of, signed_in
from openimr.web.people.values import PERSONAL_ROLES, ROLE_PERMISSIONS, Permission


@login_required
def docket(request: HttpRequest) -> HttpResponse:
    """What must be done next, by whom, until when; the people at home have their own page."""
    at, person = clock.now(), signed_in(request)
    roles = roles_of(person, at=at)
    held = frozenset().union(*(ROLE_PERMISSIONS[role] for role in roles))
    if Permission.READ_CASE not in held:
        raise NotAllowedError("may read no case")
    if roles <= PERSONAL_ROLES:
        return redirect("cases:mine")
    form = DocketFilterForm(request.GET)
    shown = docket_of(person, at=at, filters=form.filters())
    form.offer(shown.organizations, may_search=shown.may_search)
    around = {"docket": shown, "form": form, "may_enter": Permission.ENTER_APPLICATION in held}
    return render(request, "cases/docket.html", around | ways_on(shown, form))
