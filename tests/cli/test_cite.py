import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from openimr.cli.cite import cite

SENTENCE = "Decision based on MTUS Chronic Pain Treatment Guidelines Fusion Page(s): 307. Decision based on Non-MTUS Citation ODG, Low Back."


def run(*arguments: str, piped: str | None = None) -> Result:
    return CliRunner().invoke(cite, arguments, input=piped, catch_exceptions=False)


def test_words_are_printed_with_each_citation_marked_in_its_place() -> None:
    printed = run(SENTENCE).output

    assert "MTUS [1| Chronic Pain Treatment Guidelines Fusion Page(s): 307 ]. Decision" in printed
    assert "Citation [2| ODG, Low Back ]." in printed
    assert "odg/low-back" in printed


def test_the_register_speaks_of_page_and_day() -> None:
    [first, second] = json.loads(run(SENTENCE, "--format", "json", "--on", "2014-05-01").output)

    assert first["register"]["belongs"]["holds"] is False
    assert first["register"]["in_force"]["holds"] is None
    assert (second["id"], second["recognised"], second["span"]) == ("odg/low-back", True, [114, 127])


def test_prose_is_searched_for_mentions(tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("The ODG Knee Chapter recommends ice. Guidelines agree.", encoding="utf-8")

    assert [each["id"] for each in json.loads(run(str(note), "--format", "json").output)] == ["odg/knee-and-leg"]


def test_a_letter_is_read_item_by_item(project: Path) -> None:
    letters = sorted((project / "samples/letters").glob("*.txt"))
    for path in letters:
        text = path.read_text(encoding="utf-8")
        found = json.loads(run(str(path), "--format", "json").output)

        assert found
        assert [each["span"] for each in found] == sorted(each["span"] for each in found)
        assert all(0 <= start < end <= len(text) for start, end in (each["span"] for each in found))


@pytest.mark.parametrize("words", ["-", SENTENCE])
def test_standard_input_is_read_too(words: str) -> None:
    assert "odg/low-back" in run(words, piped=SENTENCE).output


def test_words_without_a_citation_print_no_row() -> None:
    assert json.loads(run("The guidelines say no.", "--format", "json").output) == []
