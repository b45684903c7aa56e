"""Where does this case stand? Its history, its notices."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from openimr.domain.errors import NotAllowedError
from openimr.web import clock
from openimr.web.cases.entry_closed import missing_of
from openimr.web.cases.folding import folded
from openimr.web.cases.history import history_of, knows_reviewer
from openimr.web.cases.links import next_act_of
from openimr.web.cases.mailings import sent_notices
from openimr.web.cases.notice_files import notice_pdf
from openimr.web.cases.standing import standing_of
from openimr.web.cases.views.opening import frame, opened
from openimr.web.people.access import may, signed_in
from openimr.web.people.values import Permission


@login_required
def case(request: HttpRequest, number: str) -> HttpResponse:
    """Where does this case stand?"""
    at, person = clock.now(), signed_in(request)
    shown = opened(request, number, at=at, page="case")
    standing = standing_of(shown, person=person, at=at)
    act = next_act_of(shown, person=person, at=at)
    around = frame(shown, request, at=at, here="case")
    to_serve = any(wait.route == "cases:notices" for wait in standing.waits)
    told = {"standing": standing, "act": act, "to_serve": to_serve, **missing_of(shown, person=person, at=at)}
    return render(request, "cases/case.html", around | told)


@login_required
def history(request: HttpRequest, number: str) -> HttpResponse:
    """Who did what, and when."""
    at, person = clock.now(), signed_in(request)
    shown = opened(request, number, at=at, page="history")
    is_inside = knows_reviewer(shown, person, at=at)
    with_readings = is_inside and "readings" in request.GET
    rows = history_of(shown, person=person, at=at, with_readings=with_readings)
    around = frame(shown, request, at=at, here="history")
    told = {"acts": folded(rows), "with_readings": with_readings, "may_see_readings": is_inside}
    return render(request, "cases/history.html", around | told)


@login_required
def notice_file(request: HttpRequest, number: str, notice: int) -> HttpResponse:
    """A notice as a file to print; with its proof of service if that is asked for."""
    at = clock.now()
    shown = opened(request, number, at=at, page="notice_file")
    found = shown.notices.filter(pk=notice).select_related("case").prefetch_related("services__party").first()
    if found is None:
        raise NotAllowedError("no such notice")
    data = notice_pdf(found, organization=settings.OPENIMR_ORGANIZATION, with_proof="proof" in request.GET)
    response = HttpResponse(data, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="notice-{shown.number}-{found.pk}.pdf"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@login_required
def notices(request: HttpRequest, number: str) -> HttpResponse:
    """What was sent, to whom, how and when."""
    at, person = clock.now(), signed_in(request)
    shown = opened(request, number, at=at, page="notices")
    sent = sent_notices(shown, person=person, at=at)
    may_invite = may(person, Permission.INVITE_EMPLOYEE, at=at)
    around = frame(shown, request, at=at, here="notices")
    return render(request, "cases/notices.html", around | {"notices": sent, "may_invite": may_invite})
