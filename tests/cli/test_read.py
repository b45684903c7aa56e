import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from openimr.cli.tables import CSV_COLUMNS
from openimr.letters.objects import determination_schema

KEYS = [
    "source",
    "program",
    "layout",
    "case_number",
    "date_assigned",
    "date_of_injury",
    "decision_date",
    "ur_denial_date",
    "application_received",
    "priority",
    "reviewer",
    "summary",
    "outcome",
    "items",
]
ITEM_KEYS = [
    "heading",
    "description",
    "requested",
    "authorized",
    "role",
    "outcome",
    "claims_administrator_guideline",
    "imro_guideline",
    "rationale",
]


def openimr(*arguments: object, stdout: int = subprocess.PIPE) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from openimr.cli.main import main; main()", *map(str, arguments)],
        stdout=stdout,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def letters(project: Path) -> list[Path]:
    return sorted((project / "samples/letters").glob("*.txt"))


def test_json_lines_hold_one_object_a_letter_with_the_published_keys(letters: list[Path]) -> None:
    run = openimr("read", "--format", "jsonl", *letters)
    rows = [json.loads(line) for line in run.stdout.splitlines()]

    assert run.returncode == 0
    assert [row["source"] for row in rows] == [str(path) for path in letters]
    assert all(list(row) == KEYS for row in rows)
    assert all(list(item) == ITEM_KEYS for row in rows for item in row["items"])


@pytest.mark.parametrize("spans", [(), ("--spans",)])
def test_json_is_an_array_of_what_the_published_schema_describes(letters: list[Path], spans: tuple[str, ...]) -> None:
    found = json.loads(openimr("read", "--format", "json", *spans, *letters).stdout)

    assert len(found) == len(letters)
    for row in found:
        Draft202012Validator(determination_schema()).validate(row)
    assert all(("spans" in row) == bool(spans) for row in found)


def test_csv_has_one_row_an_item(letters: list[Path]) -> None:
    rows = list(csv.DictReader(io.StringIO(openimr("read", "--format", "csv", *letters).stdout)))
    readings = [json.loads(path.with_suffix(".json").read_text(encoding="utf-8")) for path in letters]

    assert list(rows[0]) == list(CSV_COLUMNS)
    assert [row["heading"] for row in rows] == [item["heading"] for one in readings for item in one["items"]]
    assert {row["case_outcome"] for row in rows} <= {"Upheld", "Overturned", "Partially Overturned"}


def test_the_table_names_each_item(letters: list[Path]) -> None:
    run = openimr("read", letters[0])
    expected = json.loads(letters[0].with_suffix(".json").read_text(encoding="utf-8"))

    assert run.stdout.count("Upheld") + run.stdout.count("Overturned") == len(expected["items"])


def test_a_folder_means_its_letters(project: Path, letters: list[Path]) -> None:
    run = openimr("read", "--format", "jsonl", project / "samples/letters")

    assert len(run.stdout.splitlines()) == len(letters)


def test_what_cannot_be_read_is_one_line_and_the_others_are_read(letters: list[Path], tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("MARK of a patient")
    empty = tmp_path / "empty.pdf"
    empty.touch()

    run = openimr("read", "--format", "jsonl", letters[0], empty, note, tmp_path / "absent", letters[1])
    failures = [json.loads(line) for line in run.stderr.splitlines()]

    assert len(run.stdout.splitlines()) == 2
    assert run.returncode == 12
    assert [(row["source"], row["error"]) for row in failures] == [
        (str(empty), "EmptyDocumentError"),
        (str(note), "NotADeterminationError"),
        (str(tmp_path / "absent"), "MissingDocumentError"),
    ]
    assert all(list(row) == ["source", "error", "line", "column", "message"] for row in failures)
    assert "MARK" not in run.stderr


def test_a_syntax_error_has_line_and_column(letters: list[Path], tmp_path: Path) -> None:
    broken = tmp_path / "broken.txt"
    broken.write_text(letters[2].read_text(encoding="utf-8").replace("Overturned", "Pending"), encoding="utf-8")

    run = openimr("read", broken)
    [failure] = [json.loads(line) for line in run.stderr.splitlines()]

    assert run.returncode == 10
    assert failure["error"] == "LetterSyntaxError"
    assert failure["line"] >= 1
    assert failure["column"] >= 1


def test_a_full_disk_is_an_error_and_no_traceback(letters: list[Path]) -> None:
    with Path("/dev/full").open("wb") as full:
        run = openimr("read", "--format", "csv", *letters, stdout=full.fileno())

    assert run.returncode == 12
    assert json.loads(run.stderr)["error"] == "UnwritableFileError"


def test_reading_a_letter_needs_no_django() -> None:
    code = "import sys; import openimr.cli.main; sys.exit(any(name.split('.')[0] == 'django' for name in sys.modules))"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_reading_a_letter_works_where_django_cannot_be_imported(letters: list[Path]) -> None:
    code = "import sys; sys.modules['django'] = None; from openimr.cli.main import main; main()"
    run = subprocess.run(
        [sys.executable, "-c", code, "read", str(letters[0])], capture_output=True, encoding="utf-8", check=False
    )

    assert run.returncode == 0
