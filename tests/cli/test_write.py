import json
from pathlib import Path

import pytest

from tests.cli.commands import openimr, openimr_alone

SAMPLE = "ca1c-partial-approvals-pdfbox"


def read_back(path: Path) -> dict[str, object]:
    return json.loads(openimr("read", "--format", "jsonl", path).stdout)


@pytest.fixture
def determination(project: Path, tmp_path: Path) -> Path:
    path = tmp_path / "determination.json"
    path.write_text(openimr("read", "--format", "json", project / f"samples/letters/{SAMPLE}.txt").stdout)
    return path


@pytest.mark.parametrize("ending", ["txt", "pdf"])
def test_what_was_read_is_written_and_reads_back(determination: Path, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"letter.{ending}"

    run = openimr("write", determination, "--to", target, "--organization", "Sierra Review")
    [wanted] = json.loads(determination.read_text())
    found = read_back(target)

    assert (run.returncode, run.stderr) == (0, "")
    assert found["layout"] == "OI-1"
    assert found["organization"] == "Sierra Review"
    assert {key: found[key] for key in wanted if key not in {"source", "layout"}} == {
        key: value for key, value in wanted.items() if key not in {"source", "layout"}
    }


@pytest.mark.parametrize("ending", ["txt", "pdf", "docx"])
def test_the_same_data_gives_the_same_bytes_in_another_process(
    determination: Path, tmp_path: Path, ending: str
) -> None:
    first, second = tmp_path / f"one.{ending}", tmp_path / f"two.{ending}"

    openimr("write", determination, "--to", first)
    run = openimr_alone("write", determination, "--to", second)

    assert (run.returncode, run.stderr) == (0, "")
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize(
    ("text", "error", "code"),
    [
        ("no json", "InvalidDeterminationError", 10),
        ("[]", "InvalidDeterminationError", 10),
        ('{"layout": "CA-1c"}', "InvalidDeterminationError", 10),
        (None, "MissingDocumentError", 12),
    ],
)
def test_what_is_no_determination_is_refused_and_nothing_is_written(
    tmp_path: Path, text: str | None, error: str, code: int
) -> None:
    path, target = tmp_path / "determination.json", tmp_path / "letter.pdf"
    if text is not None:
        path.write_text(text)

    run = openimr("write", path, "--to", target)

    assert run.returncode == code
    assert json.loads(run.stderr)["error"] == error
    assert not target.exists()


def test_a_value_that_holds_a_label_is_refused_by_name_and_nothing_is_written(
    determination: Path, tmp_path: Path
) -> None:
    found = json.loads(determination.read_text())[0]
    found["items"][1]["rationale"] = "MARK. Decision rationale: none."
    determination.write_text(json.dumps(found))
    target = tmp_path / "letter.pdf"
    target.write_bytes(b"what stood there")

    run = openimr("write", determination, "--to", target)
    failure = json.loads(run.stderr)

    assert run.returncode == 10
    assert failure["error"] == "UnwritableValueError"
    assert failure["message"].startswith("/items/1/rationale, character 7:")
    assert "MARK" not in run.stderr
    assert target.read_bytes() == b"what stood there"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"%PDF-1.7", "expected JSON; found a PDF."),
        (b"PK\x03\x04", "expected JSON; found a Word document or another zipped file."),
        (b"", "expected JSON; found an empty file."),
        (b'{"MARK": \n x', "expected JSON; found other text at line 2, column 2."),
        (b"\x81\x8d", "expected JSON in UTF-8; found something else."),
        (b"[]", "expected one determination a file; found a list of 0."),
        (b'["MARK", 2]', "expected one determination a file; found a list of 2."),
        (b'"MARK"', "expected an object; found text of another form."),
        (b"{}", "expected program, layout, reviewer, summary, items; found none."),
        (None, "expected JSON; found a folder."),
    ],
)
def test_what_was_expected_and_what_was_found_is_said(tmp_path: Path, data: bytes | None, told: str) -> None:
    path = tmp_path / "determination.json"
    path.mkdir() if data is None else path.write_bytes(data)

    run = openimr("write", path, "--to", tmp_path / "letter.txt")

    assert run.returncode == 10
    assert json.loads(run.stderr)["message"].endswith(told)
    assert "MARK" not in run.stderr


def test_a_fault_of_the_json_has_its_line_and_column(tmp_path: Path) -> None:
    path = tmp_path / "determination.json"
    path.write_text('{"layout":\n  }')

    failure = json.loads(openimr("write", path, "--to", tmp_path / "letter.txt").stderr)

    assert (failure["line"], failure["column"]) == (2, 3)


def test_another_ending_is_a_fault_of_the_call(determination: Path, tmp_path: Path) -> None:
    run = openimr("write", determination, "--to", tmp_path / "letter.odt")

    assert run.returncode == 2
    assert ".pdf, .docx, .txt" in run.stderr


def test_a_full_disk_is_an_error_and_no_traceback(determination: Path, tmp_path: Path) -> None:
    full = tmp_path / "full.txt"
    full.symlink_to("/dev/full")

    run = openimr("write", determination, "--to", full)

    assert run.returncode == 12
    assert json.loads(run.stderr)["error"] == "UnwritableFileError"
