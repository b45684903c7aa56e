"""A figure as CSV, number by number: of a share what was found, out of how many, and the bounds of its interval."""

import csv
import io

from openimr.checks.counting import Rate
from openimr.web.figures.tables import Table

RATE_COLUMNS = ("found", "n", "share", "low", "high")
"""What a share becomes; ``low`` and ``high`` bound Wilson's 95 % interval."""


def as_csv(table: Table) -> str:
    """Return a line for each row, below a head of the columns; the same numbers as on the page, not rounded to it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    heads = [name for name in table.columns if "(95" not in name]
    writer.writerow([*heads, *(RATE_COLUMNS if len(heads) < len(table.columns) else ())])
    for row in table.rows:
        writer.writerow([number for cell in row for number in _numbers(cell)])
    return out.getvalue()


def _numbers(cell: object) -> tuple[object, ...]:
    match cell:
        case Rate():
            low, high = cell.interval
            share = f"{cell.share:.4f}" if cell.count else ""
            return (cell.found, cell.count, share, f"{low:.4f}", f"{high:.4f}")
        case float():
            return (f"{cell:.2f}",)
        case _:
            return (cell,)
