"""Pages of findings: answer one, read the pre-signature record, see which checks are on."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from openimr.domain.errors import NotAllowedError
from openimr.web import clock
from openimr.web.cases.values import CaseState
from openimr.web.cases.views.opening import frame
from openimr.web.errors import RefusedError
from openimr.web.findings import access, pages
from openimr.web.findings.drafts import DraftFinding, findings_of, is_switched_off
from openimr.web.findings.forms import AnswerForm, answer_form
from openimr.web.findings.recording import answers_of, record_of
from openimr.web.findings.services import answer_finding
from openimr.web.forms import refuse
from openimr.web.letters.access import open_to_readers
from openimr.web.once.services import counts_once
from openimr.web.people.access import signed_in
from openimr.web.reviewers.panels import own_state
from openimr.web.reviews.access import open_own_review, own_review
from openimr.web.reviews.models import Review

_KEPT = "Your answer is kept."
_GONE = "These words have changed, so there is nothing to answer any more."
_OFF = "This is no longer checked on this site, so there is nothing to answer any more."


@login_required
@counts_once
def answer(request: HttpRequest, number: str, key: str) -> HttpResponse:
    """One finding with both its places, and the line that answers it; beside the editor only that part of its page."""
    at, by = clock.now(), signed_in(request)
    review = (
        own_review(number=number, person=by, at=at)
        if request.method == "POST"
        else open_own_review(number=number, person=by, at=at, page="finding")
    )
    if own_state(review.assignment) is not CaseState.CLINICAL_REVIEW:
        return _led(request, reverse("determinations:sign", args=[number]))
    on = request.POST.get("on", "") or request.GET.get("on", "")
    form = answer_form(key, request.POST) if request.method == "POST" else None
    if form is not None and form.is_valid() and _answered(review, key, form, request):
        if is_beside(request) and on != pages.SIGN:
            return _panel(request, review, on, pages.Told(words=_KEPT, kept=key))
        messages.success(request, _KEPT)
        return redirect(_back(number, on))
    found = next((each for each in findings_of(review, at=clock.now()) if each.key == key), None)
    if form is not None and is_beside(request) and on != pages.SIGN:
        return _panel(request, review, on, _refused(key, form) if found else pages.Told(words=_why_gone(review, key)))
    if found is None:
        messages.info(request, _why_gone(review, key))
        return redirect(_back(number, on))
    return _asked(request, review, found, form, on=on)


@login_required
def record(request: HttpRequest, number: str) -> HttpResponse:
    """The pre-signature record: every finding by the ground on which it bears, its evidence, what became of it."""
    at = clock.now()
    reviews = access.open_record(number=number, person=signed_in(request), at=at)
    around = frame(reviews[0].assignment.case, request, at=at, here="findings")
    shown = {"records": [record_of(review) for review in reviews]}
    return render(request, "findings/record.html", around | shown)


@open_to_readers
def checks(request: HttpRequest) -> HttpResponse:
    """Which checks are on, and how often each was right; for whoever may read a letter, since its findings are shown there."""
    return render(request, "findings/checks.html", pages.checks_page())


def is_beside(request: HttpRequest) -> bool:
    """Return whether only the part of a page is asked for that stands beside the editor."""
    return bool(getattr(request, "htmx", False))


def _led(request: HttpRequest, address: str) -> HttpResponse:
    """Lead to another page as a whole, also where only a part of one was asked for."""
    return HttpResponseClientRedirect(address) if is_beside(request) else redirect(address)


def _answered(review: Review, key: str, form: AnswerForm, request: HttpRequest) -> bool:
    try:
        answer_finding(
            case=review.assignment.case,
            key=key,
            words=form.cleaned_data["words"],
            by=signed_in(request),
            at=clock.now(),
        )
    except RefusedError as error:
        refuse(form, error)
    return form.is_valid()


def _asked(
    request: HttpRequest, review: Review, found: DraftFinding, form: AnswerForm | None, *, on: str
) -> HttpResponse:
    given = answers_of(review).get(found.key)
    card = pages.card_of(found, given, form)
    case = review.assignment.case
    around = frame(case, request, at=clock.now(), here="review")
    told = {"card": card, "form": card.form, "findings_on": on, "back": _back(case.number, on)}
    return render(request, "findings/answer.html", around | told)


def _panel(request: HttpRequest, review: Review, on: str, told: pages.Told) -> HttpResponse:
    shown = pages.panel(review, at=clock.now(), item=_item(on), told=told)
    around = {"case": review.assignment.case, "review": review, "findings_is_fault": not told.kept}
    return render(request, "findings/panel.html", around | shown)


def _refused(key: str, form: AnswerForm) -> pages.Told:
    """Return what is told of an answer that was not taken: its fault stands beside its field, where the keyboard is led."""
    form.fields["words"].widget.attrs["autofocus"] = True
    return pages.Told(words=" ".join(map(str, form.non_field_errors())), refused={key: form})


def _why_gone(review: Review, key: str) -> str:
    return _OFF if is_switched_off(key, review, at=clock.now()) else _GONE


def _item(on: str) -> int | None:
    """Return the number of the item whose editor is meant; None for the summary."""
    number = on.removeprefix("item-")
    if on == pages.SUMMARY:
        return None
    if not number.isdecimal():
        raise NotAllowedError("no such page")
    return int(number)


def _back(number: str, on: str) -> str:
    """Return the address of the page from which a finding was answered."""
    if on.startswith("item-") and on[5:].isdecimal():
        return reverse("reviews:item", args=[number, int(on[5:])]) + "#findings"
    if on == pages.SUMMARY:
        return reverse("reviews:summary", args=[number]) + "#findings"
    return reverse("determinations:sign", args=[number])
