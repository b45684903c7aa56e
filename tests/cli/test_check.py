"""``openimr check``."""

import csv
import io
import json
from pathlib import Path

import pytest

from openimr.checks.catalogue import CHECKS
from openimr.checks.counting import ANY
from tests.cli.test_read import openimr


@pytest.fixture
def letter(project: Path, tmp_path: Path) -> Path:
    """A sample whose first outcome word is turned round, so that its conclusion says otherwise."""
    text = project.joinpath("samples/letters/ca1c-prose-heading.txt").read_text(encoding="utf-8")
    turned = (
        text.replace(": Upheld", ": Overturned", 1)
        if ": Upheld" in text
        else text.replace(": Overturned", ": Upheld", 1)
    )
    assert turned != text
    path = tmp_path / "letter.txt"
    path.write_text(turned, encoding="utf-8")
    return path


def test_a_finding_is_one_json_line_with_both_places(letter: Path) -> None:
    run = openimr("check", "--only", "conclusion-outcome", "--format", "jsonl", letter)

    [found] = [json.loads(line) for line in run.stdout.splitlines()]
    assert run.returncode == 0
    assert list(found) == [
        "source",
        "check",
        "severity",
        "item",
        "status",
        "message",
        "spans",
        "provision",
        "resolved_by",
    ]
    assert (found["source"], found["check"], found["item"]) == (str(letter), "conclusion-outcome", 1)
    [conclusion, outcome] = found["spans"]
    start, end = conclusion["letter"]
    text = letter.read_text(encoding="utf-8")
    assert "".join(text[start:end].split()) == "".join(conclusion["words"].split())
    assert (outcome["side"], outcome["part"]) == ("against", "/items/0/outcome")
    assert text[slice(*outcome["letter"])] == outcome["words"]
    assert outcome["words"] in {"Upheld", "Overturned"}


def test_the_table_shows_the_words_and_a_summary(letter: Path) -> None:
    run = openimr("check", "--only", "conclusion-outcome", letter)

    assert "says otherwise" in run.stdout
    assert "1 letter checked" in run.stdout
    assert not run.stderr


def test_sarif_has_a_rule_for_each_check_and_a_region_for_each_place(letter: Path) -> None:
    run = openimr("check", "--only", "conclusion-outcome", "--format", "sarif", letter)

    log = json.loads(run.stdout)
    assert log["version"] == "2.1.0"
    [only] = log["runs"]
    assert [rule["id"] for rule in only["tool"]["driver"]["rules"]] == [check.name for check in CHECKS]
    [result] = only["results"]
    assert (result["ruleId"], result["level"]) == ("conclusion-outcome", "warning")
    assert result["locations"][0]["physicalLocation"]["region"]["charLength"] > 0
    assert result["relatedLocations"]


def test_what_cannot_be_read_is_reported_and_the_others_are_checked(letter: Path, tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("MARK of a patient")

    run = openimr("check", "--only", "conclusion-outcome", "--format", "jsonl", note, letter)

    assert run.returncode == 10
    assert len(run.stdout.splitlines()) == 1
    assert json.loads(run.stderr.splitlines()[0])["source"] == str(note)
    assert "MARK" not in run.stderr


def test_strict_ends_with_one_only_where_something_blocks(letter: Path, tmp_path: Path) -> None:
    assert openimr("check", "--strict", "--only", "conclusion-outcome", letter).returncode == 0

    bare = tmp_path / "bare.txt"
    text = letter.read_text(encoding="utf-8")
    start = text.index("Decision rationale:") + len("Decision rationale:")
    bare.write_text(text[:start] + " None.\n", encoding="utf-8")
    run = openimr("check", "--strict", "--format", "jsonl", bare)

    assert run.returncode == 1
    assert '"blocking"' in run.stdout
    assert openimr("check", bare).returncode == 0


def test_an_unknown_check_is_refused_by_name(letter: Path) -> None:
    run = openimr("check", "--only", "spelling", letter)

    assert run.returncode == 2
    assert "conclusion-outcome" in run.stderr


def test_a_report_has_a_page_with_pictures_and_the_same_numbers_as_csv(letter: Path, tmp_path: Path) -> None:
    page = tmp_path / "report.html"

    run = openimr("check", "--report", page, letter)

    html = page.read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(page.with_suffix(".csv").read_text(encoding="utf-8"))))
    assert run.returncode == 0
    assert html.count("<svg") == html.count("<table") == 5
    assert "By category of treatment" in html
    [row] = [one for one in rows if (one["dimension"], one["check"]) == ("check", "conclusion-outcome")]
    assert (row["count"], row["found"], row["share"]) == ("1", "1", "1.0000")
    assert {row["check"] for row in rows} == {ANY, *(check.name for check in CHECKS)}


def test_a_report_of_all_the_samples_is_drawn(project: Path, tmp_path: Path) -> None:
    assert openimr("check", "--report", tmp_path / "report.html", project / "samples/letters").returncode == 0


def test_a_report_that_cannot_be_written_leaves_nothing(letter: Path, tmp_path: Path) -> None:
    run = openimr("check", "--report", tmp_path / "absent" / "report.html", letter)

    assert run.returncode != 0
    assert not list(tmp_path.glob("**/*.html"))
    assert not list(tmp_path.glob("**/*.csv"))
