"""Findings as a table, JSON, JSON lines or SARIF."""

import io
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version
from typing import Any

from rich.console import Console
from rich.table import Table

from openimr.checks.catalogue import CHECKS
from openimr.cli.tables import as_json, as_json_lines, harmless, table_width
from openimr.domain.findings import Severity
from openimr.letters.objects import JsonObject

_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Mapping[str, str] = {
    Severity.BLOCKING.value: "error",
    Severity.QUESTION.value: "warning",
    Severity.NOTE.value: "note",
}
_LONGEST_WORDS = 160


def as_table(found: Iterable[JsonObject]) -> Iterator[str]:
    """Yield a row a finding, letter by letter, with the words on both sides; characters that would steer a terminal are replaced."""
    source: object = None
    rows: list[JsonObject] = []
    for one in found:
        if rows and one["source"] != source:
            yield _table(str(source), rows)
            rows = []
        source = one["source"]
        rows.append(one)
    if rows:
        yield _table(str(source), rows)


def as_sarif(found: Iterable[JsonObject]) -> Iterator[str]:
    """Yield one SARIF 2.1.0 log. A region counts the characters of the letter's text, as it was taken out of the file."""
    driver = {
        "name": "openimr",
        "version": version("openimr"),
        "rules": [{"id": check.name, "shortDescription": {"text": check.asks}} for check in CHECKS],
    }
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": [_result(one) for one in found]}
    yield json.dumps({"$schema": _SARIF, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


FORMATS: dict[str, Callable[[Iterable[JsonObject]], Iterator[str]]] = {
    "table": as_table,
    "json": as_json,
    "jsonl": as_json_lines,
    "sarif": as_sarif,
}
"""What ``--format`` takes."""


def summary_table(counted: Counter[tuple[str, str]], *, letters: int, checks: Sequence[str]) -> str:
    """Return how often each check found something.

    Args:
        counted: Findings by check and severity.
        letters: How many letters were checked.
        checks: The names of the checks, in their order.
    """
    table = Table(
        box=None, pad_edge=False, title=f"{letters} letter{'' if letters == 1 else 's'} checked", title_justify="left"
    )
    table.add_column("check")
    severities = [severity.value for severity in Severity]
    for severity in severities:
        table.add_column(severity, justify="right")
    for name in checks:
        if any(counted[name, severity] for severity in severities):
            table.add_row(name, *(str(counted[name, severity]) for severity in severities))
    return _printed(table)


def _table(source: str, rows: Sequence[JsonObject]) -> str:
    table = Table(box=None, pad_edge=False, title=harmless(source), title_justify="left")
    for name in ("item", "severity", "check", "status"):
        table.add_column(name, no_wrap=name in {"item", "severity"}, overflow="fold")
    for name in ("message", "words", "against"):
        table.add_column(name, overflow="fold", ratio=1)
    for one in rows:
        item = "all" if one["item"] is None else str(one["item"])
        table.add_row(
            item,
            *(str(one[name]) for name in ("severity", "check", "status", "message")),
            _words(one, "found"),
            _words(one, "against"),
        )
    return _printed(table) + "\n"


def _printed(table: Table) -> str:
    page = io.StringIO()
    Console(file=page, highlight=False, markup=False, width=table_width()).print(table)
    return page.getvalue()


def _spans(one: JsonObject, side: str) -> list[Any]:
    spans = one["spans"]
    assert isinstance(spans, list)  # noqa: S101
    return [span for span in spans if isinstance(span, dict) and span["side"] == side]


def _words(one: JsonObject, side: str) -> str:
    pieces = (str(span["words"]) for span in _spans(one, side))
    return harmless(" … ".join(f"{each[:_LONGEST_WORDS]}…" if len(each) > _LONGEST_WORDS else each for each in pieces))


def _result(one: JsonObject) -> dict[str, object]:
    return {
        "ruleId": one["check"],
        "level": _LEVELS[str(one["severity"])],
        "message": {"text": str(one["message"])},
        "locations": [_location(one, span) for span in _spans(one, "found")] or [_location(one, None)],
        "relatedLocations": [_location(one, span) for span in _spans(one, "against")],
        "properties": {name: one[name] for name in ("item", "status", "provision", "resolved_by")},
    }


def _location(one: JsonObject, span: Any | None) -> dict[str, object]:  # noqa: ANN401 - a JSON object
    place: dict[str, object] = {"artifactLocation": {"uri": one["source"]}}
    if span is not None and span.get("letter"):
        start, end = span["letter"]
        place["region"] = {"charOffset": start, "charLength": end - start}
    found: dict[str, object] = {"physicalLocation": place}
    return found if span is None else found | {"logicalLocations": [{"fullyQualifiedName": span["part"]}]}
