"""The report of a folder of letters: a page with tables and pictures, and the same numbers as CSV."""

import csv
import io
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

import click

from openimr.checks.counting import ANY, DIMENSIONS, Rate, Tally
from openimr.cli.output_files import write_whole

COLUMNS = ("dimension", "value", "check", "unit", "count", "found", "share", "low", "high")
"""Columns of the CSV; ``low`` and ``high`` bound Wilson's 95 % interval of the share."""

_MOST_BARS = 20
_TITLES = {
    "check": "By check",
    "specialty": "By the reviewer's specialty",
    "month": "By month of the decision",
    "category": "By category of treatment",
    "guideline": "By guideline that the decision cites",
}


def write_report(path: Path, tally: Tally, *, checks: Sequence[str]) -> Path:
    """Write the page, and beside it the CSV of the same name.

    Args:
        path: Where the page goes; its ending is ``.html``.
        tally: What was counted.
        checks: Names of the checks, in their order.

    Returns:
        Where the CSV is.

    Raises:
        UnwritableFileError: The system refused; nothing half-written is left.
        click.UsageError: What draws and writes the page is not installed.
    """
    rates = list(tally.rates(checks))
    table = path.with_suffix(".csv")
    page = _page(tally, rates, table=table.name)
    write_whole(table, _csv(rates).encode())
    write_whole(path, page.encode())
    return table


def _page(tally: Tally, rates: Sequence[Rate], *, table: str) -> str:
    try:
        import jinja2

        from openimr.typeset.charts import bars
    except ImportError:
        raise click.UsageError("--report needs the extra 'figures': install openimr[figures].") from None
    template = resources.files("openimr.cli").joinpath("templates/report.html").read_text(encoding="utf-8")
    sections = []
    for dimension, unit in DIMENSIONS.items():
        shown = [one for one in rates if one.dimension == dimension and (one.check == ANY) != (dimension == "check")]
        drawn = [one for one in shown if one.count][:_MOST_BARS]
        sections.append(
            {
                "title": _TITLES[dimension],
                "unit": unit,
                "rates": shown,
                "label": "check" if dimension == "check" else "value",
                "left_out": len(shown) - len(drawn),
                "picture": bars(
                    drawn,
                    label="check" if dimension == "check" else "value",
                    caption=f"% of {unit}s with a finding",
                ),
            }
        )
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    return environment.from_string(template).render(tally=tally, sections=sections, table=table)


def _csv(rates: Sequence[Rate]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in rates:
        low, high = one.interval
        numbers = (f"{one.share:.4f}", f"{low:.4f}", f"{high:.4f}")
        writer.writerow((one.dimension, one.value, one.check, one.unit, one.count, one.found, *numbers))
    return out.getvalue()
