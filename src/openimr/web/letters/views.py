"""Pages of reading a letter. What is posted is answered, and nothing of it is stored or written to a log."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST

from openimr.domain.errors import LetterError
from openimr.letters.objects import determination_from_object
from openimr.letters.writing import write_letter
from openimr.web import clock
from openimr.web.cases.views.opening import frame
from openimr.web.determinations.access import open_letter
from openimr.web.letters.access import may_read_now, open_to_readers
from openimr.web.letters.downloads import CONTENT_TYPES, written
from openimr.web.letters.forms import LetterForm
from openimr.web.letters.pages import letter_page
from openimr.web.letters.readings import AnyRead, read_text
from openimr.web.letters.uploads import takes_a_letter
from openimr.web.people.access import signed_in


@sensitive_post_parameters()
@sensitive_variables()
@open_to_readers
@takes_a_letter
def read(request: HttpRequest) -> HttpResponse:
    """What does this letter say? Paste or upload it; then its text beside its data."""
    if request.method != "POST":
        return _asked(request, LetterForm())
    form = LetterForm(request.POST, request.FILES, may_read=lambda: may_read_now(request))
    found = _read(form)
    if found is None:
        return _asked(request, form)
    again = LetterForm(initial={"text": found.text})
    return render(request, "letters/letter.html", {**letter_page(found), "around": "base.html", "again": again})


@sensitive_post_parameters()
@sensitive_variables()
@require_POST
@open_to_readers
@takes_a_letter
def data(request: HttpRequest, kind: str) -> HttpResponse:
    """The data of the letter that is posted, as a file."""
    if kind not in CONTENT_TYPES:
        raise Http404
    form = LetterForm(request.POST, may_read=lambda: may_read_now(request))
    found = _read(form)
    if found is None:
        return _asked(request, form)
    response = HttpResponse(written(found, kind=kind, at=clock.now()), content_type=CONTENT_TYPES[kind])
    response["Content-Disposition"] = f'attachment; filename="letter.{kind}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@login_required
def issued(request: HttpRequest, number: str) -> HttpResponse:
    """An issued determination in the same view, behind the same door as the letter's page."""
    at = clock.now()
    found = open_letter(number=number, person=signed_in(request), at=at)
    letter = read_text(write_letter(determination_from_object(found.document)))
    around = {**frame(found.case, request, at=at, here="letter"), "around": "cases/wide.html"}
    return render(request, "letters/letter.html", {**around, **letter_page(letter)})


def _read(form: LetterForm) -> AnyRead | None:
    """Return what a form's letter was read as; None with the reason beside the field."""
    if not form.is_valid():
        return None
    try:
        return read_text(form.cleaned_data["text"])
    except LetterError as error:
        form.add_error("file" if form.cleaned_data.get("file") else "text", str(error))
    return None


def _asked(request: HttpRequest, form: LetterForm) -> HttpResponse:
    return render(request, "letters/read.html", {"form": form}, status=429 if form.is_put_off else 200)
