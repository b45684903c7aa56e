"""``openimr read`` of what is no whole letter of a known layout."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.test_read import openimr
from tests.letters.other_programs.test_rows import APPEAL, dmhc_row


@pytest.fixture
def broken(project: Path, tmp_path: Path) -> Path:
    """A letter of twelve items, the second of which has no outcome."""
    text = (project / "samples/letters/ca1c-twelve-items-pdfminer.txt").read_text(encoding="utf-8")
    first = text.index("Upheld")
    second = text.index("Upheld", first + 1)
    path = tmp_path / "broken.txt"
    path.write_text(text[:second] + "Pending" + text[second + 6 :], encoding="utf-8")
    return path


def test_the_items_that_read_are_printed_with_the_errors(broken: Path) -> None:
    run = openimr("read", "--format", "jsonl", broken)
    [failure] = [json.loads(line) for line in run.stderr.splitlines()]
    [found] = [json.loads(line) for line in run.stdout.splitlines()]

    assert run.returncode == 10
    assert failure["error"] == "LetterSyntaxError"
    assert len(found["items"]) == 11
    assert [error["line"] for error in found["errors"]] == [failure["line"]]
    assert found["outcome"] is None
    assert found["case_number"]


def test_the_items_that_read_have_their_parts_with_their_places(broken: Path) -> None:
    [found] = [json.loads(line) for line in openimr("read", "--format", "jsonl", "--spans", broken).stdout.splitlines()]
    [bare] = [
        json.loads(line) for line in openimr("read", "--format", "jsonl", "--no-parts", broken).stdout.splitlines()
    ]
    rows = list(csv.DictReader(io.StringIO(openimr("read", "--format", "csv", broken).stdout)))
    text = broken.read_text(encoding="utf-8")

    assert all(item["category"] and item["citations"] for item in found["items"])
    for index, item in enumerate(found["items"]):
        start, end = found["spans"][f"/items/{index}/category"]
        assert " ".join(text[start:end].split()) == item["category"]["because"]
    assert {row["category"] for row in rows} == {item["category"]["path"] for item in found["items"]}
    assert not any("category" in item for item in bare["items"])


def test_the_csv_has_the_items_that_read_by_their_number(broken: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(openimr("read", "--format", "csv", broken).stdout)))

    assert len(rows) == 11
    assert len({row["item"] for row in rows} ^ {str(number) for number in range(1, 13)}) == 1
    assert {row["case_outcome"] for row in rows} == {""}


def test_the_table_has_the_items_that_read(broken: Path) -> None:
    run = openimr("read", broken)

    assert run.returncode == 10
    assert run.stdout.count("Upheld") + run.stdout.count("Overturned") == 11


def test_what_was_read_of_a_damaged_letter_is_not_written_as_a_whole_one(broken: Path, tmp_path: Path) -> None:
    data = tmp_path / "damaged.json"
    data.write_text(openimr("read", "--format", "json", broken).stdout, encoding="utf-8")
    run = openimr("write", data, "--to", tmp_path / "letter.txt")

    assert run.returncode == 10
    assert "no other property than" in json.loads(run.stderr)["message"]


def test_a_known_layout_without_a_reader_is_split_and_named(tmp_path: Path) -> None:
    path = tmp_path / "early.txt"
    path.write_text("MEDICAL PROFESSIONAL REVIEW\n\nISSUE AT DISPUTE:\nA brace.\nCASE SUMMARY:\nA fall.\n")
    run = openimr("read", "--format", "jsonl", path)
    failure, found = json.loads(run.stderr), json.loads(run.stdout)

    assert run.returncode == 10
    assert (failure["error"], failure["layout"]) == ("UnknownLayoutError", "CA-3")
    assert (found["layout"], found["status"]) == ("CA-3", "known layout, no verified reader")
    assert [section["heading"] for section in found["sections"]][1:] == ["ISSUE AT DISPUTE:", "CASE SUMMARY:"]
    assert "brace" not in run.stdout + run.stderr


@pytest.mark.parametrize("format_name", ["table", "csv"])
def test_a_known_layout_without_a_reader_has_no_rows(tmp_path: Path, format_name: str) -> None:
    path = tmp_path / "early.txt"
    path.write_text("MEDICAL PROFESSIONAL REVIEW\n\nISSUE AT DISPUTE:\nA brace.\n")
    run = openimr("read", "--format", format_name, path)

    assert len(run.stdout.splitlines()) <= 1
    assert run.returncode == 10


def test_rows_of_other_programmes_are_one_object_each(tmp_path: Path) -> None:
    rows, appeals = tmp_path / "rows.jsonl", tmp_path / "appeals.txt"
    rows.write_text("\n".join(json.dumps(row) for row in (dmhc_row(), dmhc_row(Findings=""), dmhc_row())))
    appeals.write_text(APPEAL.format(field="Upheld", verb="upheld"))
    run = openimr("read", "--format", "jsonl", rows, appeals)
    found = [json.loads(line) for line in run.stdout.splitlines()]

    assert [row["program"] for row in found] == ["ca-dmhc", "ca-dmhc", "ny-dfs"]
    assert all(row["outcomes_agree"] for row in found)
    assert run.returncode == 10
    assert "row 2" in json.loads(run.stderr)["message"]


@pytest.mark.parametrize("format_name", ["table", "csv"])
def test_rows_of_other_programmes_are_one_row_each(tmp_path: Path, format_name: str) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text("\n".join(json.dumps(dmhc_row()) for _ in range(3)))
    run = openimr("read", "--format", format_name, rows)

    assert run.returncode == 0
    assert run.stdout.count("MN25-99001") == 3


def test_two_letters_with_one_case_number_are_two_letters(project: Path, tmp_path: Path) -> None:
    text = (project / "samples/letters/ca1c-twelve-items-pdfminer.txt").read_text(encoding="utf-8")
    one, other = tmp_path / "one.txt", tmp_path / "other.txt"
    one.write_text(text, encoding="utf-8")
    other.write_text(text.replace("Upheld", "Overturned", 1), encoding="utf-8")
    run = openimr("read", "--format", "jsonl", one, other)
    found = [json.loads(line) for line in run.stdout.splitlines()]

    assert run.returncode == 0
    assert [letter["source"] for letter in found] == [str(one), str(other)]
    assert found[0]["case_number"] == found[1]["case_number"]
    assert [letter["items"][0]["outcome"] for letter in found] == ["Upheld", "Overturned"]


def test_a_letter_in_two_encodings_is_read(project: Path, tmp_path: Path) -> None:
    text = (project / "samples/letters/ca1c-twelve-items-pdfminer.txt").read_text(encoding="utf-8")
    first, second = (f"Decision rationale: Seen in a caf\u00e9 {number}.\n" for number in "12")
    pieces = text.split("Decision rationale:", 2)
    path = tmp_path / "mixed.txt"
    path.write_bytes((pieces[0] + first).encode() + pieces[1].encode() + second.encode("cp1252") + pieces[2].encode())
    run = openimr("read", "--format", "jsonl", path)
    [found] = [json.loads(line) for line in run.stdout.splitlines()]

    assert [item["rationale"][:17] for item in found["items"][:2]] == [
        "Seen in a caf\u00e9 1.",
        "Seen in a caf\u00e9 2.",
    ]
