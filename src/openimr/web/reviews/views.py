"""Pages of the reviewer: the grid of items, one item beside the file, the summary; each saved as typed."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from openimr.web import clock
from openimr.web.cases.views.opening import frame
from openimr.web.errors import RefusedError, StaleFormError
from openimr.web.findings.services import keep_findings
from openimr.web.forms import refuse
from openimr.web.once.services import counts_once
from openimr.web.people.access import signed_in
from openimr.web.people.models import User
from openimr.web.reviews import access, pages, services
from openimr.web.reviews.closed import is_closed, require_open, why_closed
from openimr.web.reviews.forms import ItemForm, SummaryForm, item_form, summary_form
from openimr.web.reviews.models import ItemDraft, Review


@login_required
def review(request: HttpRequest, number: str) -> HttpResponse:
    """What is decided and why: every item, and what is missing."""
    at = clock.now()
    found = access.open_own_review(number=number, person=signed_in(request), at=at, page="review")
    if is_closed(found):
        return redirect("determinations:sign", number=number)
    around = frame(found.assignment.case, request, at=at, here="review")
    return render(request, "reviews/review.html", around | pages.grid_page(found, at=at))


@login_required
@counts_once
def item(request: HttpRequest, number: str, item: int) -> HttpResponse:
    """One item: outcome, what both decisions are based on, why; the file beside it."""
    at, by = clock.now(), signed_in(request)
    if request.method == "POST":
        draft = pages.draft_of(access.own_review(number=number, person=by, at=at), item)
        form = item_form(draft, request.POST)
        if form.is_valid() and _item_saved(draft, form, by=by):
            keep_findings(case=draft.review.assignment.case, by=by, at=clock.now())
            messages.success(request, f"Item {item} was saved.")
            return redirect("reviews:item", number=number, item=_next(request, item))
    else:
        draft = pages.draft_of(access.open_own_review(number=number, person=by, at=at, page="review_item"), item)
        form = item_form(draft)
    if is_closed(draft.review):
        return _led_away(request, draft.review)
    around = frame(draft.review.assignment.case, request, at=at, here="review")
    return render(request, "reviews/item.html", around | pages.item_page(draft, form, by=by, at=at))


@login_required
@counts_once
def summary(request: HttpRequest, number: str) -> HttpResponse:
    """The clinical case summary; the file beside it."""
    at, by = clock.now(), signed_in(request)
    if request.method == "POST":
        found = access.own_review(number=number, person=by, at=at)
        form = summary_form(found, request.POST)
        if form.is_valid() and _summary_saved(found, form, by=by):
            keep_findings(case=found.assignment.case, by=by, at=clock.now())
            messages.success(request, "The summary was saved.")
            return redirect("reviews:summary", number=number)
    else:
        found = access.open_own_review(number=number, person=by, at=at, page="review_summary")
        form = summary_form(found)
    if is_closed(found):
        return _led_away(request, found)
    around = frame(found.assignment.case, request, at=at, here="review")
    return render(request, "reviews/summary.html", around | pages.summary_page(found, form, by=by, at=at))


@login_required
@require_POST
def autosave_item(request: HttpRequest, number: str, item: int) -> HttpResponse:
    """Save an item while it is typed; the answer is the part of the page that says so."""
    at, by = clock.now(), signed_in(request)
    found = access.own_review(number=number, person=by, at=at)
    draft = pages.draft_of(found, item)
    form = item_form(draft, request.POST)
    try:
        is_saved = form.is_valid() and _item_saved(draft, form, by=by)
    except StaleFormError:
        is_saved = False
    return _autosaved(request, found, form, is_saved=is_saved, draft=draft)


@login_required
@require_POST
def autosave_summary(request: HttpRequest, number: str) -> HttpResponse:
    """Save the summary while it is typed; the answer is the part of the page that says so."""
    at, by = clock.now(), signed_in(request)
    found = access.own_review(number=number, person=by, at=at)
    form = summary_form(found, request.POST)
    try:
        is_saved = form.is_valid() and _summary_saved(found, form, by=by)
    except StaleFormError:
        is_saved = False
    return _autosaved(request, found, form, is_saved=is_saved)


@login_required
@require_GET
def savable(request: HttpRequest, number: str) -> HttpResponse:
    """Say whether a review takes words: asked before Save sends them, so that they never leave the page for nothing.

    The answer holds a new token for the forms of the page, since the one they have ends when the person signs in again.
    """
    found = access.own_review(number=number, person=signed_in(request), at=clock.now())
    return _not_saved(request, found, []) if is_closed(found) else render(request, "reviews/savable.html")


def _led_away(request: HttpRequest, found: Review) -> HttpResponse:
    """Lead a reader from a closed review to its letter; words sent to it are refused, and shown with the refusal."""
    if request.method == "POST":
        require_open(found)
    return redirect("determinations:sign", number=found.assignment.case.number)


def _autosaved(
    request: HttpRequest, found: Review, form: Form, *, is_saved: bool, draft: ItemDraft | None = None
) -> HttpResponse:
    if not is_saved:
        reasons = [str(sentence) for sentences in form.errors.values() for sentence in sentences]
        return _not_saved(request, found, reasons)
    found.refresh_from_db()
    return render(request, "reviews/saved.html", pages.saved_part(found, draft, at=clock.now()))


def _not_saved(request: HttpRequest, found: Review, reasons: list[str]) -> HttpResponse:
    shown = {"closed": why_closed(found) if is_closed(found) else "", "reasons": reasons}
    return render(request, "reviews/not_saved.html", shown)


def _item_saved(draft: ItemDraft, form: ItemForm, *, by: User) -> bool:
    version, follows = form.cleaned_data["version"], form.cleaned_data.get("follows")
    case, number = draft.review.assignment.case, draft.item.number
    try:
        services.save_item(
            case=case,
            version=version,
            number=number,
            fields=form.draft_fields(),
            follows=follows,
            by=by,
            at=clock.now(),
        )
    except RefusedError as error:
        refuse(form, error)
    return form.is_valid()


def _summary_saved(found: Review, form: SummaryForm, *, by: User) -> bool:
    try:
        services.save_summary(case=found.assignment.case, **form.cleaned_data, by=by, at=clock.now())
    except RefusedError as error:
        refuse(form, error)
    return form.is_valid()


def _next(request: HttpRequest, item: int) -> int:
    """Return the item to go to: the one that the button pressed names, else the same."""
    then = request.POST.get("then", "")
    return int(then) if then.isdecimal() else item
