"""What was read as a table, JSON, JSON lines or CSV."""

import csv
import io
import json
import os
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from rich.console import Console
from rich.table import Table

from openimr.intake.files import STANDARD_INPUT
from openimr.letters.item_rows import COLUMNS, item_rows, numbered_items
from openimr.letters.objects import JsonObject

_WIDTH_OF_A_FILE = 160
_FORMULA = ("=", "+", "-", "@")
"""What a spreadsheet takes for the beginning of a formula."""


def as_json(found: Iterable[JsonObject]) -> Iterator[str]:
    """Yield one JSON array, an object a letter, as pieces to be written one after the other."""
    lead = "[\n"
    for one in found:
        yield lead + json.dumps(one, ensure_ascii=False, indent=2)
        lead = ",\n"
    yield ("[" if lead == "[\n" else "\n") + "]\n"


def as_json_lines(found: Iterable[JsonObject]) -> Iterator[str]:
    """Yield one line of JSON a letter."""
    for one in found:
        yield json.dumps(one, ensure_ascii=False) + "\n"


def as_csv(found: Iterable[JsonObject]) -> Iterator[str]:
    """Yield the CSV of ``openimr.letters.item_rows``, one row an item, after its header.

    A cell holds the letter's words to the letter, also where they begin with a character that a spreadsheet takes for a
    formula (``=``, ``+``, ``-``, ``@``): the file is data, and a sign put before them would be read back as theirs. A path
    can be told in another way: see ``path_cell``.
    """
    rows = (row | {"source": path_cell(row["source"])} for one in found for row in item_rows(one))
    header = {name: name for name in COLUMNS}
    for row in chain([header], rows):
        line = io.StringIO()
        csv.DictWriter(line, COLUMNS, lineterminator="\n").writerow(row)
        yield line.getvalue()


def as_table(found: Iterable[JsonObject]) -> Iterator[str]:
    """Yield a table for a terminal, a row an item, or nothing without any.

    Characters that would steer the terminal are replaced.
    """
    table = Table(box=None, pad_edge=False)
    for name in ("case", "decided", "item", "outcome", "role"):
        table.add_column(name, no_wrap=True, min_width=len("2017-02-13") if name == "decided" else None)
    table.add_column("disputed", overflow="fold", ratio=1)
    for one in found:
        for number, item in numbered_items(one):
            table.add_row(
                harmless(str(one["case_number"] or one["source"])),
                str(one.get("decision_date") or ""),
                number,
                str(item["outcome"]),
                str(item.get("role", "")),
                harmless(str(item["description"] or "")),
            )
    if not table.rows:
        return
    console = Console(file=io.StringIO(), highlight=False, markup=False, width=table_width())
    console.print(table)
    assert isinstance(console.file, io.StringIO)  # noqa: S101
    yield console.file.getvalue()


FORMATS: dict[str, Callable[[Iterable[JsonObject]], Iterator[str]]] = {
    "table": as_table,
    "json": as_json,
    "jsonl": as_json_lines,
    "csv": as_csv,
}
"""What ``--format`` takes."""


OF_OBJECTS = ("json", "jsonl")
"""The formats that can hold spans and errors."""

OF_PARTS = (*OF_OBJECTS, "csv")
"""The formats that can hold parts."""


def path_cell(source: str) -> str:
    """Return a path as a cell of a CSV: one that a spreadsheet would take for a formula as the same file in this folder.

    >>> path_cell("=1+1.txt"), path_cell("letters/one.txt"), path_cell("-")
    ('./=1+1.txt', 'letters/one.txt', '-')
    """
    return f"./{source}" if source.startswith(_FORMULA) and source != str(STANDARD_INPUT) else source


def harmless(words: str) -> str:
    """Return words without the characters that would steer a terminal."""
    return "".join("\ufffd" if unicodedata.category(character) == "Cc" else character for character in words)


def table_width() -> int:
    """Return the width of the terminal, or that of ``COLUMNS``, or the one that a table has in a file."""
    terminal = Console()
    return terminal.width if terminal.is_terminal or "COLUMNS" in os.environ else _WIDTH_OF_A_FILE
