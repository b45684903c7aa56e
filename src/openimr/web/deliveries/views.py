"""Did each mail go out? One of which nobody knows is sent again only if a person says so."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from openimr.domain.errors import NotAllowedError
from openimr.web import clock
from openimr.web.cases.views.opening import attempted, frame, opened
from openimr.web.deliveries.forms import SendAgainForm
from openimr.web.deliveries.pages import mail_of_all, mail_of_case
from openimr.web.deliveries.services import send_again
from openimr.web.once.services import counts_once
from openimr.web.people.access import require, signed_in
from openimr.web.people.values import Permission


@login_required
def all_cases(request: HttpRequest) -> HttpResponse:
    """Which mails of all cases must somebody look at?"""
    at, person = clock.now(), signed_in(request)
    require(person, Permission.SEND_NOTICE, at=at)
    return render(request, "deliveries/all.html", {"mail": mail_of_all(at=at)})


@login_required
def mail(request: HttpRequest, number: str) -> HttpResponse:
    """Did each mail of this case go out?"""
    at = clock.now()
    case = opened(request, number, at=at, page="mail", permission=Permission.SEND_NOTICE)
    around = frame(case, request, at=at, here="mail")
    return render(request, "deliveries/mail.html", around | {"mails": mail_of_case(case, at=at)})


@login_required
@counts_once
def again(request: HttpRequest, number: str, delivery: int) -> HttpResponse:
    """Send this mail again, though it may come twice?"""
    at, by = clock.now(), signed_in(request)
    case = opened(request, number, at=at, page="mail", permission=Permission.SEND_NOTICE)
    found = next((each for each in mail_of_case(case, at=at) if each.delivery.pk == delivery), None)
    if found is None:
        raise NotAllowedError("no such mail")
    form = SendAgainForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and attempted(form, lambda: send_again(delivery=found.delivery, by=by, at=at))
    ):
        return redirect("deliveries:mail", number=number)
    around = frame(case, request, at=at, here="mail")
    return render(request, "deliveries/again.html", around | {"mail": found, "form": form})
