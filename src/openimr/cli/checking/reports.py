"""The report of many letters: a page with tables and pictures, and the same numbers and findings as CSV."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib import resources
from importlib.metadata import version
from textwrap import shorten
from typing import NamedTuple

import click

from openimr.checks.counting import ANY, DIMENSIONS, Rate
from openimr.citations.source_names import source_name
from openimr.cli.checking.report_files import FINDING_COLUMNS, RATE_COLUMNS, ReportFiles
from openimr.cli.checking.runs import CheckRun, FoundIn
from openimr.cli.checking.told import copies_told
from openimr.cli.output_files import write_together
from openimr.cli.tables import path_cell
from openimr.terms.categories import CATEGORIES, category_words

_MOST_BARS = 20
_LONGEST_LABEL = 42
_OF_THE_SCHEDULE = "mtus/"
_MOST_FINDINGS = 2000
"""Rows of findings on the page; the CSV has all."""

_TITLES = {
    "check": "By check",
    "specialty": "By the reviewer's specialty",
    "month": "By month of the decision",
    "category": "By category of treatment",
    "guideline": "By guideline that the decision cites",
}
_ADD_UP = {
    "specialty": "A letter counts under each specialty of its reviewer, so the groups may add up to more than the letters.",
    "guideline": "An item counts under each guideline that its decision cites, so the groups may add up to more than the items.",
}
"""Why the groups of a dimension may add up to more than there is."""


class Draw(NamedTuple):
    """What draws a page; in the extra ``figures``."""

    bars: Callable[..., str]
    page: Callable[..., str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """The rates of one dimension, as the page shows them.

    Attributes:
        title: Of the section.
        unit: What is counted.
        rates: With values in words.
        label: The attribute of a rate that names it: ``check`` or ``value``.
        shown: How many of them the picture shows.
        picture: As SVG.
        note: What is to be said of the groups; may be empty.
    """

    title: str
    unit: str
    rates: Sequence[Rate]
    label: str
    shown: int
    picture: str
    note: str


def drawing() -> Draw:
    """Return what draws the page; asked for before the letters are checked.

    Raises:
        click.UsageError: It is not installed.
    """
    try:
        import jinja2

        from openimr.typeset.charts import bars
    except ImportError:
        raise click.UsageError("--report needs the extra 'figures': install openimr[figures].") from None
    template = resources.files("openimr.cli").joinpath("templates/report.html").read_text(encoding="utf-8")
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    return Draw(bars, environment.from_string(template).render)


def write_report(files: ReportFiles, run: CheckRun, *, checks: Sequence[str], made_on: date, draw: Draw) -> None:
    """Write the page and the tables beside it, all or none.

    Args:
        files: Where they go.
        run: What was found and counted.
        checks: Names of the checks that were asked, in their order.
        made_on: The day that stands on the page.
        draw: What draws it.

    Raises:
        UnwritableFileError: The system refused; what stood there before stands there still.
    """
    rates = list(run.tally.rates(checks))
    page = draw.page(
        run=run,
        files=files,
        sections=list(_sections(rates, draw)),
        told=list(copies_told(run.copies)),
        found=run.found[:_MOST_FINDINGS],
        right=_right(),
        made_on=f"{made_on.day} {made_on:%B %Y}",
        version=version("openimr"),
    )
    tables = {
        files.rates: _csv(RATE_COLUMNS, _rate_rows(rates)),
        files.findings: _csv(FINDING_COLUMNS, _rows(run.found)),
    }
    write_together({files.page: page.encode("utf-8", "replace"), **tables})


def _sections(rates: Sequence[Rate], draw: Draw) -> Iterator[Section]:
    for dimension, unit in DIMENSIONS.items():
        shown = [
            replace(one, value=_words(one))
            for one in rates
            if one.dimension == dimension and (one.check == ANY) != (dimension == "check")
        ]
        drawn, label = [one for one in shown if one.count][:_MOST_BARS], "check" if dimension == "check" else "value"
        yield Section(
            title=_TITLES[dimension],
            unit=unit,
            rates=shown,
            label=label,
            shown=len(drawn),
            picture=draw.bars(list(map(_short, drawn)), label=label, caption=f"% of {unit}s with a finding"),
            note=_ADD_UP.get(dimension, ""),
        )


def _words(rate: Rate) -> str:
    """Return the value of a rate as a person reads it; "not read", "none cited" and the like stand as they are."""
    if rate.dimension == "category" and rate.value in CATEGORIES:
        return category_words(rate.value)
    if rate.dimension != "guideline":
        return rate.value
    name = source_name(rate.value)
    return f"{name} (MTUS)" if rate.value.startswith(_OF_THE_SCHEDULE) and "MTUS" not in name else name


def _short(rate: Rate) -> Rate:
    """Return a rate with a value that leaves room for its bar; the table has the whole."""
    return replace(rate, value=shorten(rate.value, _LONGEST_LABEL, placeholder=" …"))


def _right() -> Mapping[str, str]:
    """Return of each check how often it was right in the published figures, on letters whose labels were not looked at.

    The table is the site's and needs no part of it.
    """
    from openimr.web.findings.measured import MEASURED

    found: dict[str, list[str]] = {}
    for name, measured in MEASURED.items():
        check, _, kind = name.partition(": ")
        words = f"{measured.right} of {measured.count}" if measured.count else "none met"
        found.setdefault(check, []).append(f"{kind}: {words}" if kind else words)
    return {check: "; ".join(words) for check, words in found.items()}


def _rate_rows(rates: Iterable[Rate]) -> Iterator[tuple[object, ...]]:
    for one in rates:
        numbers = (f"{number:.4f}" for number in (one.share, *one.interval))
        yield one.dimension, one.value, _words(one), one.check, one.unit, one.count, one.found, *numbers


def _rows(found: Iterable[FoundIn]) -> Iterator[tuple[object, ...]]:
    """Yield the findings as cells, the path as ``openimr.cli.tables.path_cell`` tells it."""
    for one in found:
        cells = replace(one, file=path_cell(one.file))
        yield tuple(getattr(cells, name) for name in FINDING_COLUMNS)


def _csv(columns: Sequence[str], rows: Iterable[tuple[object, ...]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([columns, *rows])
    return out.getvalue().encode()
