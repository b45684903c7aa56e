"""The data of a letter as files: JSON as ``openimr read`` prints it, and CSV with one row an item."""

import csv
import io
import json

from openimr.letters.item_rows import COLUMNS, item_rows
from openimr.web.letters.readings import LetterRead

_COLUMNS = tuple(name for name in COLUMNS if name != "source")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_json(letter: LetterRead) -> str:
    """Return the data of a letter with the spans of its values."""
    return json.dumps(letter.as_object(), ensure_ascii=False, indent=2) + "\n"


def as_csv(letter: LetterRead) -> str:
    """Return one row an item, with the columns of ``openimr.letters.item_rows`` but the source.

    A cell that a spreadsheet would take for a formula has an apostrophe before it: this file is opened by a double
    click. The JSON has the words as they stand.
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, _COLUMNS, extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    for row in item_rows(letter.as_object()):
        writer.writerow({name: _harmless(cell) for name, cell in row.items()})
    return out.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
