"""What ``--format`` takes, and how each prints what was checked."""

from collections.abc import Callable, Iterator
from itertools import chain

from openimr.cli.checking.runs import CheckRun
from openimr.cli.checking.sarif import as_sarif
from openimr.cli.checking.tables import as_table
from openimr.cli.tables import as_json, as_json_lines
from openimr.letters.objects import JsonObject


def _objects(run: CheckRun) -> Iterator[JsonObject]:
    return chain.from_iterable(done.objects for done in run)


FORMATS: dict[str, Callable[[CheckRun], Iterator[str]]] = {
    "table": as_table,
    "json": lambda run: as_json(_objects(run)),
    "jsonl": lambda run: as_json_lines(_objects(run)),
    "sarif": as_sarif,
}
"""Name → pieces to be written one after the other, while the letters are checked."""
