"""What was read as a table, JSON, JSON lines or CSV."""

import csv
import io
import json
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from rich.console import Console
from rich.table import Table

from openimr.letters.layouts import LABELS_OF_DATES
from openimr.letters.objects import JsonObject, JsonValue

_WIDTH_OF_A_FILE = 160

_LETTER_COLUMNS = ("source", "program", "layout", "case_number", *LABELS_OF_DATES, "priority")
_REVIEWER_COLUMNS = ("licensure", "specialties")
_ITEM_COLUMNS = (
    "heading",
    "description",
    "requested",
    "authorized",
    "role",
    "outcome",
    "claims_administrator_guideline",
    "imro_guideline",
    "rationale",
)
CSV_COLUMNS = (*_LETTER_COLUMNS, *_REVIEWER_COLUMNS, "summary", "case_outcome", "item", *_ITEM_COLUMNS)
"""Columns of the CSV: one row an item; ``item`` counts from 1, lists are joined by ``"; "``, null is empty.

Names and values are those of the JSON; ``case_outcome`` is its ``outcome`` of the letter. A cell holds the letter's words
to the letter, also where they begin with a character that a spreadsheet takes for a formula (``=``, ``+``, ``-``, ``@``):
the file is data, and a sign put before them would be read back as theirs. Import it as text. A row of another programme
has no items: it is one row, its treatment is the ``description``, the field's outcome is the ``case_outcome``. Of a
damaged letter there are the items that read.
"""


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
    """Yield the CSV, one row an item, after its header."""
    rows = chain.from_iterable(_rows(one) for one in found)
    header: dict[str, object] = {name: name for name in CSV_COLUMNS}
    for row in chain([header], rows):
        line = io.StringIO()
        csv.DictWriter(line, CSV_COLUMNS, lineterminator="\n").writerow(row)
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
        for number, item in _items(one):
            table.add_row(
                _harmless(str(one["case_number"] or one["source"])),
                str(one.get("decision_date") or ""),
                number,
                str(item["outcome"]),
                str(item.get("role", "")),
                _harmless(str(item["description"] or "")),
            )
    if not table.rows:
        return
    console = Console(file=io.StringIO(), highlight=False, markup=False, width=_table_width())
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
"""The formats that can hold spans, parts and errors."""


def _harmless(words: str) -> str:
    return "".join("\ufffd" if unicodedata.category(character) == "Cc" else character for character in words)


def _table_width() -> int:
    terminal = Console()
    return terminal.width if terminal.is_terminal else _WIDTH_OF_A_FILE


def _items(one: JsonObject) -> Iterator[tuple[str, JsonObject]]:
    """Yield each item with its number; of a row of another programme its treatment, without a number."""
    items = one.get("items")
    if not isinstance(items, list):
        if "treatment" in one:
            yield "", {"description": one["treatment"], "outcome": one["outcome"]}
        return
    for number, item in enumerate(items, start=1):
        assert isinstance(item, dict)  # noqa: S101
        yield str(item.get("number", number)), item


def _rows(one: JsonObject) -> Iterator[dict[str, object]]:
    reviewer = one.get("reviewer")
    lists = reviewer if isinstance(reviewer, dict) else {}
    whole: dict[str, object] = {name: one.get(name) for name in _LETTER_COLUMNS}
    whole |= {name: _joined(lists.get(name)) for name in _REVIEWER_COLUMNS}
    whole |= {"summary": one.get("summary"), "case_outcome": one.get("outcome")}
    for number, item in _items(one):
        yield whole | {"item": number} | {name: item.get(name) for name in _ITEM_COLUMNS if name in item}


def _joined(names: JsonValue) -> str:
    return "; ".join(map(str, names)) if isinstance(names, list) else ""
