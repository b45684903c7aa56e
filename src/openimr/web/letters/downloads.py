"""The data of a letter as files: JSON as ``openimr read`` prints it, CSV with one row an item, and a report as PDF."""

import csv
import io
import json
from collections.abc import Mapping
from datetime import datetime

from openimr.letters.item_rows import COLUMNS, item_rows
from openimr.web.letters.pages import shown
from openimr.web.letters.readings import AnyRead, RowsRead
from openimr.web.letters.reports import report_pdf

CONTENT_TYPES: Mapping[str, str] = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "pdf": "application/pdf",
}
"""The kinds of file, by their ending."""

_COLUMNS = tuple(name for name in COLUMNS if name != "source")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def written(read: AnyRead, *, kind: str, at: datetime) -> bytes:
    """Return the file of a kind.

    Args:
        read: What a text was read as.
        kind: Of ``CONTENT_TYPES``.
        at: The aware moment at which it was read.
    """
    match kind:
        case "json":
            return as_json(read).encode()
        case "csv":
            return as_csv(read).encode()
        case _:
            return report_pdf(shown(read), at=at)


def as_json(read: AnyRead) -> str:
    """Return the data of a letter with the spans of its values; rows of another programme are a list."""
    found = read.as_objects()
    return json.dumps(found if isinstance(read, RowsRead) else found[0], ensure_ascii=False, indent=2) + "\n"


def as_csv(read: AnyRead) -> str:
    """Return one row an item, with the columns of ``openimr.letters.item_rows`` but the source.

    A cell that a spreadsheet would take for a formula has an apostrophe before it: this file is opened by a double
    click. The JSON has the words as they stand.
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, _COLUMNS, extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    for found in read.as_objects():
        for row in item_rows(found):
            writer.writerow({name: _harmless(cell) for name, cell in row.items()})
    return out.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
