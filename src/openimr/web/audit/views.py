"""The auditor's pages: does the trail hold, and who did what."""

from typing import TypeVar

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from openimr.web import clock
from openimr.web.audit.access import open_chain, open_heads
from openimr.web.audit.discretion import discretion_for
from openimr.web.audit.downloads import as_csv, as_json_lines, as_witness
from openimr.web.audit.forms import EventsForm, WitnessForm
from openimr.web.audit.pages import events_shown, trail_shown
from openimr.web.audit.reading import events_in_order
from openimr.web.audit.services import verify_trail
from openimr.web.people.access import require, signed_in
from openimr.web.people.values import Permission

Answer = TypeVar("Answer", bound=HttpResponseBase)

_KINDS = {"csv": ("text/csv; charset=utf-8", as_csv), "jsonl": ("application/jsonl; charset=utf-8", as_json_lines)}


@login_required
def trail(request: HttpRequest) -> HttpResponse:
    """Does the audit trail hold?"""
    shown = trail_shown(request.GET, person=signed_in(request), at=clock.now(), witness=WitnessForm())
    return render(request, "audit/trail.html", shown)


@login_required
@require_POST
def verify(request: HttpRequest) -> HttpResponse:
    """Verify every chain. Sent twice it is done twice, each with its event: a key would hold a transaction open meanwhile."""
    at, person = clock.now(), signed_in(request)
    require(person, Permission.READ_AUDIT, at=at)
    form = WitnessForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "audit/trail.html", trail_shown({}, person=person, at=at, witness=form))
    verify_trail(witnessed=form.cleaned_data["witness"], by=person, at=at)
    return redirect("audit:trail")


@login_required
def witness(request: HttpRequest) -> HttpResponse:
    """How far each chain has come, to be kept elsewhere."""
    at = clock.now()
    heads = open_heads(person=signed_in(request), at=at)
    return _as_file(
        HttpResponse(as_witness(heads), content_type="application/json"), f"witness-{clock.legal_day(at)}.json"
    )


@login_required
def chain(request: HttpRequest, number: str) -> HttpResponse:
    """Who did what, and when, in one chain."""
    at, person = clock.now(), signed_in(request)
    opened = open_chain(scope=number, person=person, at=at, page="audit_trail")
    form = EventsForm(request.GET, chain=opened)
    shown = events_shown(opened, form, discretion=discretion_for(person, scope=number, at=at))
    return render(request, "audit/chain.html", shown)


@login_required
def events(request: HttpRequest, number: str, kind: str) -> HttpResponseBase:
    """The events that are shown, all of them, as a file."""
    if kind not in _KINDS:
        raise Http404
    at, person = clock.now(), signed_in(request)
    opened = open_chain(scope=number, person=person, at=at, page="audit_trail_file")
    asked = EventsForm(request.GET, chain=opened).filters()
    content_type, written = _KINDS[kind]
    rows = events_in_order(opened, asked, discretion=discretion_for(person, scope=number, at=at))
    return _as_file(StreamingHttpResponse(written(rows), content_type=content_type), f"events-{opened.scope}.{kind}")


def _as_file(response: Answer, name: str) -> Answer:
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
