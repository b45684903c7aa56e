"""Pages of reading a letter. What is posted is answered, and nothing of it is stored or written to a log."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST

from openimr.domain.errors import LetterError
from openimr.letters.objects import determination_from_object
from openimr.letters.writing import write_letter
from openimr.web import clock
from openimr.web.determinations.access import open_letter
from openimr.web.letters.downloads import as_csv, as_json
from openimr.web.letters.forms import LetterForm
from openimr.web.letters.readings import LetterRead, read_text
from openimr.web.letters.shown import letter_shown
from openimr.web.people.access import signed_in

_KINDS = {"json": ("application/json", as_json), "csv": ("text/csv; charset=utf-8", as_csv)}


@sensitive_post_parameters()
@sensitive_variables()
@login_required
def read(request: HttpRequest) -> HttpResponse:
    """What does this letter say? Paste or upload it; then its text beside its data."""
    form = LetterForm(request.POST, request.FILES) if request.method == "POST" else LetterForm()
    letter = _read(form) if form.is_bound else None
    if letter is None:
        return render(request, "letters/read.html", {"form": form})
    return render(request, "letters/letter.html", _page(letter))


@sensitive_post_parameters()
@sensitive_variables()
@login_required
@require_POST
def data(request: HttpRequest, kind: str) -> HttpResponse:
    """The data of the letter that is posted, as a file."""
    if kind not in _KINDS:
        raise Http404
    form = LetterForm(request.POST)
    letter = _read(form)
    if letter is None:
        return render(request, "letters/read.html", {"form": form})
    content_type, written = _KINDS[kind]
    response = HttpResponse(written(letter), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="letter.{kind}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@login_required
def issued(request: HttpRequest, number: str) -> HttpResponse:
    """An issued determination in the same view, behind the same door as the letter's page."""
    found = open_letter(number=number, person=signed_in(request), at=clock.now())
    letter = read_text(write_letter(determination_from_object(found.document)))
    return render(request, "letters/letter.html", {**_page(letter), "case": found.case})


def _read(form: LetterForm) -> LetterRead | None:
    """Return the letter of a form; None with the reason beside the field."""
    if not form.is_valid():
        return None
    try:
        return read_text(form.cleaned_data["text"])
    except LetterError as error:
        form.add_error("file" if form.cleaned_data.get("file") else "text", str(error))
    return None


def _page(letter: LetterRead) -> dict[str, Any]:
    return {**letter_shown(letter), "again": LetterForm(initial={"text": letter.text})}
