"""``openimr check --format sarif``: a log by OASIS SARIF 2.1.0."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from openimr.checks.catalogue import CHECKS
from tests.cli.commands import openimr


def run_of(*arguments: object, piped: str = "") -> dict[str, Any]:
    """Return the one run of the log."""
    log = json.loads(openimr("check", "--format", "sarif", *arguments, piped=piped).stdout)
    assert log["version"] == "2.1.0"
    [only] = log["runs"]
    assert isinstance(only, dict)
    return only


def locations_of(value: object) -> Iterator[dict[str, Any]]:
    """Yield every physical location of a log."""
    if isinstance(value, dict):
        yield from [value["physicalLocation"]] if "physicalLocation" in value else []
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from locations_of(each)


def test_sarif_has_a_rule_for_each_check_and_a_region_for_each_place(letter: Path) -> None:
    run = run_of("--only", "conclusion-outcome", letter)

    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [check.name for check in CHECKS]
    assert run["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]
    [result] = run["results"]
    assert (result["ruleId"], result["level"]) == ("conclusion-outcome", "warning")
    text = letter.read_text(encoding="utf-8")
    for one in (*result["locations"], *result["relatedLocations"]):
        region = one["physicalLocation"]["region"]
        start, end = region["charOffset"], region["charOffset"] + region["charLength"]
        assert region["snippet"]["text"] == text[start:end]
        assert one["message"]["text"].split() == text[start:end].split()
        lines = text.splitlines(keepends=True)
        before = sum(map(len, text.split("\n")[: region["startLine"] - 1])) + region["startLine"] - 1
        assert before + region["startColumn"] - 1 == start
        assert region["endLine"] <= len(lines)


def test_a_region_of_a_text_that_is_not_read_as_it_stands_has_lines_alone(letter: Path) -> None:
    letter.write_bytes(letter.read_bytes().replace(b"\n", b"\r\n"))

    regions = [location["region"] for location in locations_of(run_of(letter))]

    assert regions
    assert {tuple(region) for region in regions} == {("startLine", "endLine")}


def test_a_place_in_a_pdf_has_its_words_and_no_region(written_twice: Path) -> None:
    run = run_of("--notes", written_twice / "one.pdf")

    places = [one for result in run["results"] for one in (*result["locations"], *result["relatedLocations"])]
    assert places
    assert all(one["message"]["text"] for one in places)
    assert {tuple(one["physicalLocation"]) for one in places} == {("artifactLocation",)}


def test_an_address_is_a_reference_by_rfc_3986(monkeypatch: pytest.MonkeyPatch, letter: Path, tmp_path: Path) -> None:
    name = "50% of #1: a b?.txt"
    (tmp_path / "ä ö").mkdir()
    letter.rename(tmp_path / "ä ö" / name)
    monkeypatch.chdir(tmp_path)

    for given in (Path("ä ö") / name, tmp_path / "ä ö" / name):
        addresses = {location["artifactLocation"]["uri"] for location in locations_of(run_of(given))}
        [address] = addresses
        parts = urlsplit(address)
        assert address.isascii()
        assert " " not in address
        assert (parts.scheme, parts.query, parts.fragment) == ("file" if given.is_absolute() else "", "", "")
        assert unquote(parts.path) == str(given)


def test_standard_input_has_no_address(letter: Path) -> None:
    run = run_of("-", piped=letter.read_text(encoding="utf-8"))

    assert run["results"]
    assert not list(locations_of(run))
    assert all(one["message"]["text"] for result in run["results"] for one in result["locations"])


def test_what_could_not_be_read_is_a_notification(letter: Path, tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("MARK of a patient")

    run = run_of(note, letter)

    [invocation] = run["invocations"]
    [told] = invocation["toolExecutionNotifications"]
    assert not invocation["executionSuccessful"]
    assert (told["level"], told["descriptor"]["id"]) == ("error", "NotADeterminationError")
    assert told["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == note.as_uri()
    assert "MARK" not in json.dumps(run)
    assert run["results"]


def test_related_places_are_unique_as_the_schema_asks(project: Path) -> None:
    for result in run_of("--notes", project / "samples/letters")["results"]:
        places = [json.dumps(one) for one in result["relatedLocations"]]
        assert len(places) == len(set(places))
