"""What must be done of what was overturned, by when, and what was done of it?"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from openimr.domain.errors import NotAllowedError
from openimr.web import clock
from openimr.web.cases.models import Case
from openimr.web.cases.views.opening import attempted, frame, opened
from openimr.web.implementation import services
from openimr.web.implementation.access import require_carrier
from openimr.web.implementation.duties import Implementation, implementation_of
from openimr.web.implementation.forms import CareForm, ReceiptForm, StepForm
from openimr.web.implementation.pages import implementation_page, offered_of
from openimr.web.once.services import counts_once
from openimr.web.people.access import signed_in
from openimr.web.people.values import Permission


@login_required
def page(request: HttpRequest, number: str) -> HttpResponse:
    """What must be done, by when, and what was done."""
    at = clock.now()
    case = opened(request, number, at=at, page="implementation", permission=Permission.READ_LETTER)
    return _shown(request, case)


@login_required
@require_POST
@counts_once
def receipt(request: HttpRequest, number: str) -> HttpResponse:
    """Keep when the determination was received."""
    at, by = clock.now(), signed_in(request)
    case, _ = _to_say(request, number)
    form = ReceiptForm(request.POST, auto_id="id_receipt_%s")
    if form.is_valid() and attempted(
        form,
        lambda: services.enter_determination_receipt(case=case, **form.cleaned_data, by=by, at=at),
    ):
        messages.success(request, "The day was kept. The time to carry it out runs from it.")
        return redirect("implementation:page", number=number)
    return _shown(request, case, receipt=form)


@login_required
@require_POST
@counts_once
def care(request: HttpRequest, number: str) -> HttpResponse:
    """Keep whether the treatments were given already."""
    at, by = clock.now(), signed_in(request)
    case, found = _to_say(request, number)
    items = [each for each in found.items if each.open_duties]
    form = CareForm(request.POST, items=items, auto_id="id_care_%s")
    if form.is_valid() and attempted(
        form,
        lambda: services.state_care_given(
            case=case, version=form.cleaned_data["version"], care=form.care(), by=by, at=at
        ),
    ):
        messages.success(request, "It was kept, and what must be done was worked out from it.")
        return redirect("implementation:page", number=number)
    return _shown(request, case, care=form)


@login_required
@require_POST
@counts_once
def step(request: HttpRequest, number: str, item: int) -> HttpResponse:
    """Keep what was done of one item."""
    at, by = clock.now(), signed_in(request)
    case, found = _to_say(request, number)
    each = next((each for each in found.items if each.item.number == item), None)
    if each is None:
        raise NotAllowedError("no such item was overturned")
    form = StepForm(request.POST, offered=offered_of(each), auto_id=f"id_step_{item}_%s")
    if form.is_valid() and attempted(
        form,
        lambda: services.record_implementation(case=case, number=item, **form.cleaned_data, by=by, at=at),
    ):
        messages.success(request, f"Item {item}: {form.cleaned_data['kind'].label.lower()}. It was kept.")
        return redirect("implementation:page", number=number)
    return _shown(request, case, step=(item, form))


def _to_say(request: HttpRequest, number: str) -> tuple[Case, Implementation]:
    """Return a case to one who may say how it is carried out, with what is to be done.

    Raises:
        NotAllowedError: They may not, or nothing is to be done in it.
    """
    at = clock.now()
    case = opened(request, number, at=at, page="implementation", permission=Permission.CARRY_OUT)
    require_carrier(case, person=signed_in(request), at=at)
    found = implementation_of(case)
    if found is None:
        raise NotAllowedError("nothing is to be carried out")
    return case, found


def _shown(
    request: HttpRequest,
    case: Case,
    *,
    receipt: ReceiptForm | None = None,
    care: CareForm | None = None,
    step: tuple[int, StepForm] | None = None,
) -> HttpResponse:
    at = clock.now()
    shown = implementation_page(case, by=signed_in(request), at=at, receipt=receipt, care=care, step=step)
    return render(
        request,
        "implementation/implementation.html",
        frame(case, request, at=at, here="implementation") | shown,
    )
