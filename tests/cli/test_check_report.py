"""The report of ``openimr check``."""

import csv
import io
import json
import re
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

import pytest

from openimr.checks.catalogue import CHECKS
from openimr.checks.counting import ANY
from tests.cli.commands import openimr


def rows_of(table: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.read_text(encoding="utf-8"))))


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_a_report_has_a_page_with_pictures_and_the_same_numbers_as_csv(letter: Path, tmp_path: Path) -> None:
    page = tmp_path / "report.html"

    run = openimr("check", "--report", page, letter)

    html = page.read_text(encoding="utf-8")
    rows = rows_of(page.with_suffix(".csv"))
    assert run.returncode == 0
    assert html.count("<svg") == 5
    assert "By category of treatment" in html
    [row] = [one for one in rows if (one["dimension"], one["check"]) == ("check", "conclusion-outcome")]
    assert (row["count"], row["found"], row["share"]) == ("1", "1", "1.0000")
    assert {row["check"] for row in rows} == {ANY, *(check.name for check in CHECKS)}


def test_a_report_names_each_letter_with_its_findings(letter: Path, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    printed = openimr("check", "--format", "jsonl", letter).stdout.splitlines()

    openimr("check", "--report", page, letter)

    rows = rows_of(page.with_suffix(".findings.csv"))
    keys = ("check", "status", "severity")
    assert [tuple(row[key] for key in keys) for row in rows] == [
        tuple(json.loads(line)[key] for key in keys) for line in printed
    ]
    assert {row["file"] for row in rows} == {str(letter)}
    assert all(row["case_number"] for row in rows)
    assert page.read_text(encoding="utf-8").count(f'<th scope="row">{letter}</th>') == len(rows)


def test_a_report_says_when_and_by_what_it_was_made_and_how_right_each_check_was(letter: Path, tmp_path: Path) -> None:
    page = tmp_path / "report.html"

    openimr("check", "--report", page, "--made-on", "2024-02-09", letter)

    html = page.read_text(encoding="utf-8")
    assert f"Made on 9 February 2024 with OpenIMR {version('openimr')}." in html
    assert re.search(r'<th scope="row">date-conflict</th>.*>\d+ of \d+</td>', html)
    assert re.search(r'<th scope="row">negative-finding</th>.*>statements: .*; contradicted: .*; related: ', html)
    assert "docs/reference/accuracy.md" in html
    assert "A letter counts under each specialty of its reviewer" in html


def test_a_report_speaks_in_words_and_its_csv_keeps_the_codes(project: Path, tmp_path: Path) -> None:
    page = tmp_path / "report.html"

    openimr("check", "--report", page, project / "samples/letters")

    html = page.read_text(encoding="utf-8")
    rows = rows_of(page.with_suffix(".csv"))
    shown = {row["value"]: row["words"] for row in rows if row["dimension"] in {"category", "guideline"}}
    assert shown["diagnostic testing/imaging"] == "Diagnostic testing: imaging"
    assert shown["odg"] == "Official Disability Guidelines"
    for code, words in shown.items():
        assert f'<th scope="row">{words}</th>'.replace("'", "&#39;") in html
        assert "/" not in code or f">{code}<" not in html


def test_a_report_lists_what_could_not_be_read_without_its_words(letter: Path, tmp_path: Path) -> None:
    page, note = tmp_path / "report.html", tmp_path / "note.txt"
    note.write_text("MARK of a patient")

    run = openimr("check", "--report", page, letter, note)

    html = page.read_text(encoding="utf-8")
    assert run.returncode == 10
    assert "1 file could not be read" in html
    assert f"<li>{note}: Expected the text of a determination letter" in html
    assert "MARK" not in html


def test_a_report_counts_a_letter_once_and_says_so(written_twice: Path, tmp_path: Path) -> None:
    page = tmp_path / "report.html"

    openimr("check", "--report", page, written_twice)

    html = page.read_text(encoding="utf-8")
    assert "<h1>What the checks find in 1 letter</h1>" in html
    assert "1 letter was met more than once (the same case number, the same words) and counted once." in html
    assert {row["count"] for row in rows_of(page.with_suffix(".csv")) if row["dimension"] == "check"} == {"1"}


def test_a_report_needs_no_django(letter: Path, tmp_path: Path) -> None:
    code = "import sys; sys.modules['django'] = None; from openimr.cli.main import main; main()"

    run = subprocess.run(
        [sys.executable, "-c", code, "check", "--report", tmp_path / "report.html", letter], check=False
    )

    assert run.returncode == 0


@pytest.mark.parametrize(
    "names",
    [
        ["letter.txt"],
        ["letter.txt", "letter.txt"],
        ["report.pdf", "letter.txt"],
        ["report", "letter.txt"],
        ["letter.html", "letter.html"],
        ["link.html", "letter.html"],
        ["report.html", "letter.txt", "report.csv"],
        ["report.html", "letter.txt", "report.findings.csv"],
        ["theirs.html", "letter.txt"],
        ["alike.html", "letter.txt"],
        ["linked.html", "letter.txt"],
    ],
    ids=" ".join,
)
def test_a_report_that_would_destroy_a_file_is_refused(letter: Path, tmp_path: Path, names: list[str]) -> None:
    for name in ("letter.html", "report.csv", "report.findings.csv"):
        (tmp_path / name).write_bytes(letter.read_bytes())
    (tmp_path / "theirs.csv").write_text("year,sum\n2024,3\n")
    (tmp_path / "alike.csv").write_text("dimension,value,sum\nheight,2,3\n")
    (tmp_path / "link.html").symlink_to("letter.html")
    (tmp_path / "linked.csv").symlink_to("linked.html")
    before = files_of(tmp_path)
    page, *letters = (tmp_path / name for name in names)

    run = openimr("check", "--report", page, *letters)

    assert run.returncode == 2
    assert not run.stdout
    assert files_of(tmp_path) == before


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        (
            "letter.txt",
            "expected the name of the page, which ends in .html or .htm; found 'letter.txt'. Name the page first",
        ),
        ("theirs.html", "that of an earlier report; found another table. Move it away, or give the page another name."),
    ],
)
def test_a_refused_report_says_what_to_do(letter: Path, tmp_path: Path, page: str, sentence: str) -> None:
    (tmp_path / "theirs.csv").write_text("year,sum\n2024,3\n")

    assert sentence in openimr("check", "--report", tmp_path / page, letter).stderr


def test_a_report_replaces_an_earlier_one(letter: Path, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    arguments = ("check", "--made-on", "2024-02-09", "--report", page, letter)
    openimr(*arguments)
    first = files_of(tmp_path)
    page.write_text("old")

    assert openimr(*arguments).returncode == 0
    assert files_of(tmp_path) == first


def test_a_report_replaces_one_made_before_it_told_values_in_words(letter: Path, tmp_path: Path) -> None:
    table = tmp_path / "report.csv"
    table.write_text("dimension,value,check,unit,count,found,share,low,high\n")

    assert openimr("check", "--report", table.with_suffix(".html"), letter).returncode == 0
    assert "words" in rows_of(table)[0]


def test_no_path_in_the_findings_is_a_formula(monkeypatch: pytest.MonkeyPatch, letter: Path, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    letter.rename("=1+1.txt")

    openimr("check", "--report", "report.html", "=1+1.txt")

    assert {row["file"] for row in rows_of(tmp_path / "report.findings.csv")} == {"./=1+1.txt"}


@pytest.mark.parametrize(
    "place",
    ["absent/report.html", "taken.html", "device.html", "loop.html", f"{'x' * 260}.html"],
    ids=["absent", "taken", "device", "circle", "long"],
)
def test_a_report_that_cannot_be_written_is_told_before_anything_is_checked(
    letter: Path, tmp_path: Path, place: str
) -> None:
    (tmp_path / "taken.findings.csv").mkdir()
    (tmp_path / "device.html").symlink_to("/dev/full")
    (tmp_path / "loop.html").symlink_to("loop.html")
    note = tmp_path / "note.txt"
    note.write_text("no letter")
    before = files_of(tmp_path)

    run = openimr("check", "--report", tmp_path / place, note, letter)

    failure = json.loads(run.stderr)
    assert (run.returncode, run.stdout) == (12, "")
    assert (failure["error"], failure["source"]) == ("UnwritableFileError", str(tmp_path / place))
    assert str(note) not in run.stderr
    assert files_of(tmp_path) == before


@contextmanager
def no_more_than(size_bytes: int) -> Iterator[None]:
    """Files of this process grow no further."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size_bytes, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_of_a_report_on_a_full_disk_nothing_is_left(letter: Path, tmp_path: Path) -> None:
    before = files_of(tmp_path)

    with no_more_than(20_000):
        run = openimr("check", "--report", tmp_path / "report.html", letter)

    assert run.returncode == 12
    assert json.loads(run.stderr.splitlines()[0])["source"] == str(tmp_path / "report.html")
    assert files_of(tmp_path) == before


def test_the_day_of_a_report_goes_with_a_report(letter: Path) -> None:
    run = openimr("check", "--made-on", "2024-02-09", letter)

    assert run.returncode == 2
    assert "add --report PAGE.html" in run.stderr
