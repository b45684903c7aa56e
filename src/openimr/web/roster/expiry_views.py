"""The page of what ends soon, and its file."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from openimr.web import clock
from openimr.web.people.access import signed_in
from openimr.web.roster.expiries import as_csv, counts, expiries


@login_required
def ending(request: HttpRequest) -> HttpResponse:
    """Licences and certificates that end soon or have ended."""
    at = clock.now()
    found = expiries(person=signed_in(request), at=at)
    return render(request, "roster/ending.html", {"found": found, "counts": counts(at=at)})


@login_required
def ending_csv(request: HttpRequest) -> HttpResponse:
    """Save the same as a file."""
    found = expiries(person=signed_in(request), at=clock.now())
    saved = HttpResponse("\ufeff" + "".join(as_csv(found)), content_type="text/csv; charset=utf-8")
    saved["Content-Disposition"] = 'attachment; filename="ending-licences-and-certificates.csv"'
    return saved
