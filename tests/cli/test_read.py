import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from jsonschema import Draft202012Validator

from openimr.letters.item_rows import COLUMNS
from openimr.letters.objects import determination_schema
from tests.cli.commands import openimr, openimr_alone

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


PART_KEYS = ["age", "sex", "ur", "states", "specialties", "corrected", "leftovers"]
ITEM_PART_KEYS = [
    "category",
    "body_region",
    "other_regions",
    "levels",
    "side",
    "quantities",
    "drug",
    "dose",
    "service_dates",
    "depends_on",
    "sum_agrees",
    "conclusion",
    "citations",
]


@pytest.fixture(scope="module")
def letters(project: Path) -> list[Path]:
    return sorted((project / "samples/letters").glob("*.txt"))


@pytest.mark.parametrize(
    ("flags", "keys", "item_keys"),
    [((), KEYS + PART_KEYS, ITEM_KEYS + ITEM_PART_KEYS), (("--no-parts",), KEYS, ITEM_KEYS)],
    ids=["parts", "no parts"],
)
def test_json_lines_hold_one_object_a_letter_with_the_published_keys(
    letters: list[Path], flags: tuple[str, ...], keys: list[str], item_keys: list[str]
) -> None:
    run = openimr_alone("read", "--format", "jsonl", *flags, *letters)
    rows = [json.loads(line) for line in run.stdout.splitlines()]

    assert run.returncode == 0
    assert [row["source"] for row in rows] == [str(path) for path in letters]
    assert all(list(row) == keys for row in rows)
    assert all(list(item) == item_keys for row in rows for item in row["items"])


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

    assert list(rows[0]) == list(COLUMNS)
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

    run = openimr_alone("read", "--format", "jsonl", letters[0], empty, note, tmp_path / "absent", letters[1])
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
        run = openimr_alone("read", "--format", "csv", *letters, stdout=full.fileno())

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


@pytest.mark.parametrize("format_name", ["table", "csv"])
def test_spans_are_refused_where_the_format_has_no_place_for_them(letters: list[Path], format_name: str) -> None:
    run = openimr("read", "--spans", "--format", format_name, letters[0])

    assert (run.returncode, run.stdout) == (2, "")
    assert f"--spans goes with --format json or jsonl, not with {format_name}." in run.stderr


def test_no_table_is_printed_where_nothing_was_read(tmp_path: Path) -> None:
    run = openimr("read", tmp_path / "absent")

    assert (run.returncode, run.stdout) == (12, "")


def test_standard_input_is_read(letters: list[Path]) -> None:
    run = openimr_alone("read", "--format", "jsonl", "-", letters[1], piped=letters[0].read_text(encoding="utf-8"))

    assert [json.loads(line)["source"] for line in run.stdout.splitlines()] == ["-", str(letters[1])]


def hostile_inputs(folder: Path) -> dict[str, tuple[Path, str, str]]:
    """Write one file of each kind that is no letter; by name: the path, the error, words of its message."""
    blank = pikepdf.new()
    blank.add_blank_page()
    blank.save(folder / "scan.pdf")
    blank.save(folder / "locked.pdf", encryption=pikepdf.Encryption(owner="o", user="u"))
    pikepdf.new().save(folder / "no-page.pdf")
    whole = (folder / "scan.pdf").read_bytes()
    (folder / "cut.pdf").write_bytes(whole[: len(whole) // 2])
    (folder / "word.docx").write_bytes(b"PK\x03\x04\0\0")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n")
    (folder / "bytes.txt").write_bytes(b"\x81\x8d" * 9)
    (folder / "empty.txt").touch()
    (folder / "blank.txt").write_text(" \n ")
    (folder / "long.txt").write_text("word " * 400_000)
    (folder / "nothing").mkdir()
    told = {
        "scan.pdf": ("EmptyDocumentError", "no text on any page. If it is a scan"),
        "locked.pdf": ("EncryptedDocumentError", "without a password"),
        "no-page.pdf": ("EmptyDocumentError", "found 0 pages. The file is a PDF without a page."),
        "cut.pdf": ("NotAPdfError", "may be cut off"),
        "word.docx": ("NotTextError", "found a Word document"),
        "picture.txt": ("NotTextError", "found a picture"),
        "bytes.txt": ("NotTextError", "found bytes that are neither"),
        "empty.txt": ("EmptyDocumentError", "found 0 bytes. The file is empty."),
        "blank.txt": ("EmptyDocumentError", "white space alone"),
        "long.txt": ("NotADeterminationError", "none of the headings"),
        "nothing": ("EmptyDocumentError", "no PDF or text file in the folder"),
        "absent.txt": ("MissingDocumentError", "that can be opened"),
        "blank.txt/x": ("MissingDocumentError", "that can be opened"),
    }
    return {name: (folder / name, error, words) for name, (error, words) in told.items()} | {
        "null": (Path("/dev/null"), "EmptyDocumentError", "found 0 bytes"),
        "zero": (Path("/dev/zero"), "TooLargeError", "of at most 500 MB"),
    }


def test_each_input_that_is_no_letter_is_one_clear_line_and_the_others_are_read(
    letters: list[Path], tmp_path: Path
) -> None:
    inputs = hostile_inputs(tmp_path)
    mixed = [path for hostile, _, _ in inputs.values() for path in (hostile, letters[0])]

    run = openimr("read", "--format", "jsonl", *mixed)
    failures = [json.loads(line) for line in run.stderr.splitlines()]

    assert run.returncode == 12
    assert len(run.stdout.splitlines()) == len(inputs)
    assert [(one["source"], one["error"]) for one in failures] == [
        (str(path), error) for path, error, _ in inputs.values()
    ]
    assert [
        words for one, (_, _, words) in zip(failures, inputs.values(), strict=True) if words not in one["message"]
    ] == []


def test_a_path_that_is_no_unicode_is_named_and_read(letters: list[Path], tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt"))
    path.write_bytes(letters[0].read_bytes())

    run = openimr_alone("read", "--format", "jsonl", path, Path(f"{path}x"))

    assert json.loads(run.stdout)["source"].endswith("\ufffd.txt")
    assert json.loads(run.stderr)["source"].endswith("\ufffd.txtx")


def test_no_path_in_the_csv_is_a_formula(monkeypatch: pytest.MonkeyPatch, letters: list[Path], tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    Path("=1+1.txt").write_bytes(letters[0].read_bytes())

    printed = openimr("read", "--format", "csv", "=1+1.txt").stdout

    assert {row["source"] for row in csv.DictReader(io.StringIO(printed))} == {"./=1+1.txt"}


def test_words_of_a_letter_steer_neither_the_terminal_nor_the_csv(letters: list[Path], tmp_path: Path) -> None:
    words = '=1+1, "x"; \x1b[2J\x07'
    [heading] = [item["heading"] for item in json.loads(letters[1].with_suffix(".json").read_text())["items"]][:1]
    path = tmp_path / "letter.txt"
    path.write_text(letters[1].read_text(encoding="utf-8").replace(f"{heading}:", f"{words}:"), encoding="utf-8")

    table = openimr("read", path).stdout
    [row, *_] = csv.DictReader(io.StringIO(openimr("read", "--format", "csv", path).stdout, newline=""))

    assert "\x1b" not in table
    assert "\x07" not in table
    assert row["heading"] == words
