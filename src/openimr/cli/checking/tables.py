"""Findings for a reader: a block each, and a table that counts them."""

import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console
from rich.table import Table

from openimr.checks.objects import spans_of
from openimr.cli.checking.runs import CheckedFile
from openimr.cli.tables import harmless, table_width
from openimr.domain.findings import Severity
from openimr.letters.objects import JsonObject

_LONGEST_WORDS = 160
_ABBREVIATIONS = {"imro": "IMRO", "ur": "UR"}
_WIDEST = 120
"""Columns of a block at most: longer lines are hard to read."""


def as_table(files: Iterable[CheckedFile]) -> Iterator[str]:
    """Yield a block a finding, letter by letter, with the words on both sides and what resolves it.

    Characters that would steer a terminal are replaced.
    """
    for done in files:
        for one in done.objects:
            yield f"{_heading(done, one)}\n{_printed(_block(one))}\n"


def summary_table(counted: Counter[tuple[str, str]], *, letters: int, checks: Sequence[str]) -> str:
    """Return how often each check found something.

    Args:
        counted: Findings by check and severity.
        letters: How many letters were checked.
        checks: The names of the checks, in their order.
    """
    table = Table(
        box=None, pad_edge=False, title=f"{letters:,} letter{'' if letters == 1 else 's'} checked", title_justify="left"
    )
    table.add_column("check")
    severities = [severity.value for severity in Severity]
    for severity in severities:
        table.add_column(severity, justify="right")
    for name in checks:
        if any(counted[name, severity] for severity in severities):
            table.add_row(name, *(str(counted[name, severity]) for severity in severities))
    return _printed(table)


def _heading(done: CheckedFile, one: JsonObject) -> str:
    of = "the whole letter" if one["item"] is None else f"item {one['item']}"
    return f"{harmless(done.source)}: {of}"


def _block(one: JsonObject) -> Table:
    block = Table.grid(padding=(0, 2))
    block.add_column(no_wrap=True)
    block.add_column(overflow="fold", ratio=1)
    rows = (
        (one["severity"], f"{one['check']}: {one['status']}"),
        ("", one["message"]),
        *(("words", _words(span)) for span in spans_of(one, "found")),
        *(("against", _words(span)) for span in spans_of(one, "against")),
        ("to do", one["resolved_by"]),
        ("law", one["provision"]),
    )
    for label, words in rows:
        if words:
            block.add_row(f"  {label}", harmless(str(words)))
    return block


def _words(span: JsonObject) -> str:
    """Return the words of one side after the name of their value: its part of the letter, or of the item."""
    words = str(span["words"])
    shortened = f"{words[:_LONGEST_WORDS]}…" if len(words) > _LONGEST_WORDS else words
    part = str(span["part"]).rpartition("/")[2].split("_")
    return f"{' '.join(_ABBREVIATIONS.get(word, word) for word in part)}: {' '.join(shortened.split())}"


def _printed(table: Table) -> str:
    page = io.StringIO()
    Console(file=page, highlight=False, markup=False, width=min(table_width(), _WIDEST)).print(table)
    return "".join(f"{line.rstrip()}\n" for line in page.getvalue().splitlines())
