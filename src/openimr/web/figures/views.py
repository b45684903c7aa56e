"""The regulator's pages: one figure each, with its chart, its table and its CSV."""

import base64

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from openimr.web import clock
from openimr.web.figures.downloads import as_csv
from openimr.web.figures.forms import FiguresForm
from openimr.web.figures.reading import years_known
from openimr.web.figures.tables import FIGURES, Table
from openimr.web.figures.values import Asked, Name
from openimr.web.people.access import require, signed_in
from openimr.web.people.values import Permission


@login_required
def first(request: HttpRequest) -> HttpResponse:
    """The first figure."""
    return _page(request, next(iter(FIGURES)).value)


@login_required
def figure(request: HttpRequest, name: str) -> HttpResponse:
    """One figure: its chart and its table."""
    return _page(request, name)


def _page(request: HttpRequest, name: str) -> HttpResponse:
    named, form, table, asked = _shown(request, name)
    shown = {
        "figure": FIGURES[named],
        "here": named.value,
        "links": [(each.value, FIGURES[each].label) for each in FIGURES],
        "form": form,
        "table": table,
        "chart": base64.b64encode(table.chart.encode()).decode(),
        "asked": asked,
        "query": request.GET.urlencode(),
        "sample": asked.with_samples,
    }
    return render(request, "figures/figure.html", shown)


@login_required
def download(request: HttpRequest, name: str) -> HttpResponse:
    """The numbers of one figure as CSV."""
    named, _, table, asked = _shown(request, name)
    response = HttpResponse(as_csv(table), content_type="text/csv; charset=utf-8")
    of = f"-{asked.year}" if asked.year else ""
    samples = "-with-samples" if asked.with_samples else ""
    response["Content-Disposition"] = f'attachment; filename="{named.value}{of}{samples}.csv"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _shown(request: HttpRequest, name: str) -> tuple[Name, FiguresForm, Table, Asked]:
    _admit(request)
    if name not in set(Name):
        raise Http404
    form = FiguresForm(request.GET)
    form.offer(years_known(with_samples=bool(request.GET.get("samples"))))
    asked = form.asked()
    return Name(name), form, FIGURES[Name(name)].make(asked), asked


def _admit(request: HttpRequest) -> None:
    require(signed_in(request), Permission.READ_FIGURES, at=clock.now())
