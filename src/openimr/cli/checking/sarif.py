"""Findings as one SARIF 2.1.0 log."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from openimr.checks.catalogue import CHECKS
from openimr.checks.objects import spans_of
from openimr.cli.checking.runs import CheckedFile, CheckRun
from openimr.domain.findings import Severity
from openimr.domain.text import place_at
from openimr.intake.files import STANDARD_INPUT
from openimr.letters.objects import JsonObject

_Sarif = dict[str, object]
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Mapping[str, str] = {
    Severity.BLOCKING.value: "error",
    Severity.QUESTION.value: "warning",
    Severity.NOTE.value: "note",
}


def as_sarif(run: CheckRun) -> Iterator[str]:
    """Yield one log, when all is checked.

    A location says as its message the words that are meant. In a text file it has a region: the lines, and where the text
    was read as it stands also columns, characters and the snippet. In a PDF it has none, since a region counts in the file
    and not in the text that was taken out of it. Standard input has no address. What could not be read is a notification.
    """
    results: list[_Sarif] = []
    notifications: list[_Sarif] = []
    for done in run:
        results += [_result(done, one) for one in done.objects]
        if done.error is not None:
            notifications.append(_notification(done))
    driver = {
        "name": "openimr",
        "version": version("openimr"),
        "rules": [{"id": check.name, "shortDescription": {"text": check.asks}} for check in CHECKS],
    }
    invocation = {
        "executionSuccessful": not notifications and not run.is_interrupted,
        "toolExecutionNotifications": notifications,
    }
    whole = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [invocation],
        "results": results,
    }
    yield json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [whole]}, ensure_ascii=False, indent=2) + "\n"


def _result(done: CheckedFile, one: JsonObject) -> _Sarif:
    whole_file = _physical(done, {})
    return {
        "ruleId": one["check"],
        "level": _LEVELS[str(one["severity"])],
        "message": {"text": str(one["message"])},
        "locations": [_location(done, span) for span in spans_of(one, "found")] or ([whole_file] if whole_file else []),
        "relatedLocations": _each_once(_location(done, span) for span in spans_of(one, "against")),
        "properties": {name: one[name] for name in ("item", "status", "provision", "resolved_by")},
    }


def _notification(done: CheckedFile) -> _Sarif:
    assert done.error is not None  # noqa: S101
    place = done.error.place
    location = _physical(done, {} if place is None else {"startLine": place.line, "startColumn": place.column})
    return {
        "level": "error",
        "descriptor": {"id": type(done.error).__name__},
        "message": {"text": str(done.error)},
        "locations": [location] if location else [],
    }


def _location(done: CheckedFile, span: Any) -> _Sarif:  # noqa: ANN401 - a JSON object
    region = {} if done.is_pdf or not span.get("letter") else _region(done, *span["letter"])
    return {
        **_physical(done, region),
        "logicalLocations": [{"fullyQualifiedName": span["part"]}],
        "message": {"text": span["words"]},
    }


def _physical(done: CheckedFile, region: _Sarif) -> _Sarif:
    """Return the file and the place in it; nothing for standard input, which nobody can open again."""
    if done.path == STANDARD_INPUT:
        return {}
    address = done.path.as_uri() if done.path.is_absolute() else quote(os.fsencode(done.path.as_posix()))
    return {"physicalLocation": {"artifactLocation": {"uri": address}} | ({"region": region} if region else {})}


def _region(done: CheckedFile, start: int, end: int) -> _Sarif:
    first, last = place_at(done.text, start), place_at(done.text, end)
    lines: _Sarif = {"startLine": first.line, "endLine": last.line}
    if not done.is_verbatim:
        return lines
    return lines | {
        "startColumn": first.column,
        "endColumn": last.column,
        "charOffset": start,
        "charLength": end - start,
        "snippet": {"text": done.text[start:end]},
    }


def _each_once(locations: Iterable[_Sarif]) -> list[_Sarif]:
    """Return locations without repetition, as the schema asks of those that are related."""
    return list({json.dumps(one): one for one in locations}.values())
