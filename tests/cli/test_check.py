"""``openimr check``."""

import json
from pathlib import Path

import pytest

from openimr.cli.tables import table_width
from tests.cli.commands import openimr


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


def test_a_letter_as_pdf_and_as_text_is_printed_for_each_file_and_counted_once(written_twice: Path) -> None:
    run = openimr("check", "--notes", "--format", "jsonl", written_twice)

    lines = [json.loads(line) for line in run.stdout.splitlines()]
    of_pdf, of_text = (
        [{**one, "source": "", "spans": []} for one in lines if one["source"].endswith(ending)]
        for ending in ("pdf", "txt")
    )
    assert of_pdf == of_text != []
    assert "1 letter was met more than once (the same case number, the same words) and counted once" in run.stderr
    assert "1 letter checked" in run.stderr


def test_two_letters_of_one_case_number_that_differ_are_both_counted(letter: Path, project: Path) -> None:
    run = openimr("check", letter, project / "samples/letters/ca1c-prose-heading.txt")

    assert "2 letters checked" in run.stdout
    assert "1 case number stands on letters that differ, and each of them is counted: " in run.stderr
    assert "met more than once" not in run.stderr


def test_a_file_that_is_named_twice_is_checked_once(letter: Path) -> None:
    link = letter.with_name("link.txt")
    link.symlink_to(letter)
    once = openimr("check", "--format", "jsonl", letter)

    for again in (letter, letter.parent, letter.parent / "." / letter.name, link):
        run = openimr("check", "--format", "jsonl", letter, again)
        assert run.stdout == once.stdout
        assert "met more than once" not in run.stderr


ROWS = {
    "rows.txt": "case number: 2019-1\ntreatment: [Care]\nappeal decision: Overturned\n",
    "rows.jsonl": '{"ReferenceID": "EI25-1", "Findings": "None."}\n',
}


@pytest.mark.parametrize("name", ROWS)
def test_rows_of_other_programmes_are_refused_as_what_they_are(tmp_path: Path, name: str) -> None:
    rows = tmp_path / name
    rows.write_text(ROWS[name])

    run = openimr("check", rows)

    failure = json.loads(run.stderr)
    assert run.returncode == 10
    assert failure["error"] == "RowsNotALetterError"
    assert "published decisions as rows, not letters" in failure["message"]
    assert "`openimr read`" in failure["message"]


def test_a_folder_says_what_of_it_was_passed_over(letter: Path) -> None:
    folder = letter.parent
    for name in ("rows.jsonl", "notes.DOCX", ".hidden"):
        (folder / name).write_text("x")

    run = openimr("check", folder)

    assert run.stderr == "passed over in folders: 2 files that are neither PDF nor text (.docx 1, .jsonl 1)\n"
    assert openimr("check", letter).stderr == ""


@pytest.mark.parametrize("target", ["loop.txt", "x" * 300], ids=["circle", "long"])
def test_a_link_that_leads_nowhere_is_reported_and_the_others_are_checked(letter: Path, target: str) -> None:
    alone = openimr("check", "--format", "jsonl", letter)
    link = letter.with_name("loop.txt")
    link.symlink_to(target)

    run = openimr("check", "--format", "jsonl", letter.parent)

    failure = json.loads(run.stderr.splitlines()[0])
    assert (run.returncode, run.stdout) == (12, alone.stdout)
    assert (failure["error"], failure["source"]) == ("MissingDocumentError", str(link))


def test_a_path_that_is_too_long_is_reported_and_the_others_are_checked(letter: Path) -> None:
    long = letter.with_name(f"{'x' * 300}.txt")

    run = openimr("check", "--format", "jsonl", long, letter)

    assert run.returncode == 12
    assert json.loads(run.stderr.splitlines()[0])["source"] == str(long)
    assert run.stdout


def test_what_the_system_tells_nothing_of_is_not_counted_as_passed_over(letter: Path) -> None:
    letter.with_name("rows.jsonl").symlink_to("x" * 300)

    run = openimr("check", letter.parent)

    assert (run.returncode, run.stderr) == (0, "")


@pytest.mark.parametrize("columns", [60, 80, 160])
def test_a_block_fits_its_width_and_breaks_no_word(monkeypatch: pytest.MonkeyPatch, letter: Path, columns: int) -> None:
    arguments = ("check", "--only", "conclusion-outcome", letter)
    [found] = map(json.loads, openimr(*arguments, "--format", "jsonl").stdout.splitlines())
    monkeypatch.setenv("COLUMNS", str(columns))

    block = openimr(*arguments).stdout.split("\n\n")[0].splitlines()

    assert block[:2] == [f"{letter}: item 1", "  question  conclusion-outcome: says otherwise"]
    assert max(map(len, block[1:])) <= min(columns, 120)
    assert all(line == line.rstrip() for line in block)
    assert [line[2:11].strip() for line in block[1:] if line[2:11].strip()] == [
        "question",
        "words",
        "against",
        "to do",
        "law",
    ]
    told = " ".join(" ".join(line[11:] for line in block[1:]).split())
    for words in (
        found["message"],
        found["resolved_by"],
        found["provision"],
        *(each["words"] for each in found["spans"]),
    ):
        assert " ".join(words.split()) in told


def test_a_table_in_a_file_is_as_wide_as_columns_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert table_width() == 80

    monkeypatch.delenv("COLUMNS")
    assert table_width() == 160
