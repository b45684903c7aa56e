"""Determinations as a table, JSON, JSON lines or CSV."""

import csv
import io
import json
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from rich.console import Console
from rich.table import Table

from openimr.domain.determinations import Determination
from openimr.letters.layouts import LABELS_OF_DATES
from openimr.letters.objects import JsonObject, determination_object


@dataclass(frozen=True, slots=True)
class ReadLetter:
    """A determination and the path it was read from."""

    source: str
    determination: Determination


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
the file is data, and a sign put before them would be read back as theirs. Import it as text.
"""


def as_json(letters: Iterable[ReadLetter], *, with_spans: bool) -> Iterator[str]:
    """Yield one JSON array, an object a letter, as pieces to be written one after the other."""
    lead = "[\n"
    for letter in letters:
        yield lead + json.dumps(_object(letter, with_spans=with_spans), ensure_ascii=False, indent=2)
        lead = ",\n"
    yield ("[" if lead == "[\n" else "\n") + "]\n"


def as_json_lines(letters: Iterable[ReadLetter], *, with_spans: bool) -> Iterator[str]:
    """Yield one line of JSON a letter."""
    for letter in letters:
        yield json.dumps(_object(letter, with_spans=with_spans), ensure_ascii=False) + "\n"


def as_csv(letters: Iterable[ReadLetter], *, with_spans: bool) -> Iterator[str]:  # noqa: ARG001 (one signature)
    """Yield the CSV, one row an item, after its header; ``with_spans`` changes nothing."""
    rows = chain.from_iterable(_rows(letter) for letter in letters)
    header: dict[str, object] = {name: name for name in CSV_COLUMNS}
    for row in chain([header], rows):
        line = io.StringIO()
        csv.DictWriter(line, CSV_COLUMNS, lineterminator="\n").writerow(row)
        yield line.getvalue()


def as_table(letters: Iterable[ReadLetter], *, with_spans: bool) -> Iterator[str]:  # noqa: ARG001 (one signature)
    """Yield a table for a terminal, a row an item, or nothing without any; ``with_spans`` changes nothing.

    Characters that would steer the terminal are replaced.
    """
    table = Table(box=None, pad_edge=False)
    for name in ("case", "decided", "item", "outcome", "role"):
        table.add_column(name, no_wrap=True, min_width=len("2017-02-13") if name == "decided" else None)
    table.add_column("disputed", overflow="fold", ratio=1)
    for letter in letters:
        decided = letter.determination.decision_date
        for number, item in enumerate(letter.determination.items, start=1):
            table.add_row(
                _harmless(letter.determination.case_number or letter.source),
                "" if decided is None else decided.isoformat(),
                str(number),
                item.outcome.value,
                item.role.value,
                _harmless(item.description),
            )
    if not table.rows:
        return
    console = Console(file=io.StringIO(), highlight=False, markup=False, width=_table_width())
    console.print(table)
    assert isinstance(console.file, io.StringIO)  # noqa: S101
    yield console.file.getvalue()


FORMATS: dict[str, Callable[..., Iterator[str]]] = {
    "table": as_table,
    "json": as_json,
    "jsonl": as_json_lines,
    "csv": as_csv,
}
"""What ``--format`` takes."""


WITH_SPANS = ("json", "jsonl")
"""The formats that can hold spans."""


def _harmless(words: str) -> str:
    return "".join("\ufffd" if unicodedata.category(character) == "Cc" else character for character in words)


def _table_width() -> int:
    terminal = Console()
    return terminal.width if terminal.is_terminal else _WIDTH_OF_A_FILE


def _object(letter: ReadLetter, *, with_spans: bool) -> JsonObject:
    return determination_object(letter.determination, source=letter.source, with_spans=with_spans)


def _rows(letter: ReadLetter) -> Iterator[dict[str, object]]:
    found = determination_object(letter.determination, source=letter.source)
    reviewer = letter.determination.reviewer
    whole: dict[str, object] = {name: found[name] for name in _LETTER_COLUMNS}
    whole |= {
        "licensure": "; ".join(reviewer.licensure),
        "specialties": "; ".join(reviewer.specialties),
        "summary": letter.determination.summary,
        "case_outcome": letter.determination.outcome.value,
    }
    items = found["items"]
    assert isinstance(items, list)  # noqa: S101
    for number, item in enumerate(items, start=1):
        assert isinstance(item, dict)  # noqa: S101
        yield whole | {"item": number} | item
