"""Tell the parties that the case is assigned, once each can be reached; serve a notice on one it did not reach; close the time for records."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from openimr.domain.errors import NotAllowedError
from openimr.web import clock
from openimr.web.cases.forms.decisions import MethodForm
from openimr.web.cases.forms.serving import AddressForm, CloseRecordsForm, ServeNoticeForm
from openimr.web.cases.mailings import closing_of, mailing_of, method_asked
from openimr.web.cases.models import Case, Notice, Party
from openimr.web.cases.services.addresses import ADDRESS_FIELDS, enter_address
from openimr.web.cases.services.assignment import close_records, send_assignment_notice
from openimr.web.cases.services.notices import serve_notice
from openimr.web.cases.serving import waiting_parties
from openimr.web.cases.values import PartyKind, ServedBy
from openimr.web.cases.views.opening import attempted, frame, opened
from openimr.web.once.services import counts_once
from openimr.web.people.access import signed_in
from openimr.web.people.values import Permission


@login_required
@counts_once
def assignment_notice(request: HttpRequest, number: str) -> HttpResponse:
    """The notice as it will go out, to whom, and until when records will be due."""
    at, by = clock.now(), signed_in(request)
    case = opened(request, number, at=at, page="assignment_notice", permission=Permission.SEND_NOTICE)
    method = method_asked(request)
    form = MethodForm(request.POST or None, initial={"version": case.version, "method": method})
    if (
        request.method == "POST"
        and form.is_valid()
        and attempted(form, lambda: send_assignment_notice(case=case, **form.cleaned_data, by=by, at=at))
    ):
        messages.success(request, "The notice was sent. The time for records runs.")
        return redirect("cases:notices", number=number)
    shown = {"form": form, "mailing": mailing_of(case, method=method, at=at)}
    around = frame(case, request, at=at, here="assignment_notice")
    return render(request, "cases/assignment_notice.html", around | shown)


@login_required
@counts_once
def address(request: HttpRequest, number: str, kind: str) -> HttpResponse:
    """Where is this party served?"""
    at, by = clock.now(), signed_in(request)
    case = opened(request, number, at=at, page="address", permission=Permission.SEND_NOTICE)
    party = case.parties.filter(kind=kind, until__isnull=True).first()
    if party is None or PartyKind(kind) not in ADDRESS_FIELDS:
        raise NotAllowedError("no such party")
    form = AddressForm(request.POST or None, initial={"version": case.version, "address": party.address})
    entered = PartyKind(kind)
    if form.is_valid() and attempted(
        form, lambda: enter_address(case=case, kind=entered, **form.cleaned_data, by=by, at=at)
    ):
        messages.success(request, f"The address of {party.name} was kept.")
        return redirect("cases:assignment-notice", number=number)
    around = frame(case, request, at=at, here="assignment_notice")
    return render(request, "cases/address.html", around | {"form": form, "party": party})


@login_required
@counts_once
def serve(request: HttpRequest, number: str, notice: int, kind: str) -> HttpResponse:
    """How is this notice served on a party that it did not reach?"""
    at, by = clock.now(), signed_in(request)
    case = opened(request, number, at=at, page="serve_notice", permission=Permission.SEND_NOTICE)
    found, party = _waiting(case, notice=notice, kind=kind)
    known = {"address": party.address, "method": ServedBy.MAIL if party.address else None}
    form = ServeNoticeForm(request.POST or None, initial=known)
    if form.is_valid() and attempted(
        form, lambda: serve_notice(notice=found, party=party, **form.cleaned_data, by=by, at=at)
    ):
        messages.success(request, f"Service on {party.name} was recorded.")
        return redirect("cases:notices", number=number)
    shown = {"form": form, "notice": found, "party": party}
    return render(request, "cases/serve_notice.html", frame(case, request, at=at, here="notices") | shown)


@login_required
@counts_once
def close(request: HttpRequest, number: str) -> HttpResponse:
    """Hold the records complete; the clock of the determination starts."""
    at, by = clock.now(), signed_in(request)
    case = opened(request, number, at=at, page="close_records", permission=Permission.SEND_NOTICE)
    closing = closing_of(case, at=at)
    form = CloseRecordsForm(request.POST or None, initial={"version": case.version, "received_on": closing.received_on})
    if (
        request.method == "POST"
        and form.is_valid()
        and attempted(form, lambda: close_records(case=case, **form.cleaned_data, by=by, at=at))
    ):
        messages.success(request, "The records are closed. Next a reviewer is chosen.")
        return redirect("cases:case", number=number)
    around = frame(case, request, at=at, here="close_records")
    return render(request, "cases/close_records.html", around | {"form": form, "closing": closing})


def _waiting(case: Case, *, notice: int, kind: str) -> tuple[Notice, Party]:
    """Return a notice of a case and a party that it has not reached.

    Raises:
        NotAllowedError: There is no such notice, or no such party that waits for it.
    """
    found = case.notices.filter(pk=notice).select_related("case").first()
    party = next((each for each in waiting_parties(found) if each.kind == kind), None) if found else None
    if found is None or party is None:
        raise NotAllowedError("no such notice waits for such a party")
    return found, party
