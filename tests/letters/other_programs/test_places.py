"""Each value of a row lies where its span says, however the row is spelt."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.domain.errors import LetterSyntaxError
from openimr.domain.text import Span, folded
from openimr.letters.other_programs.objects import other_object
from openimr.letters.other_programs.places import row_spans
from openimr.letters.other_programs.reading import placed_rows
from tests.letters.other_programs.test_rows import APPEAL, PROSE, dmhc_row


def only_row(text: str) -> tuple[Mapping[str, object], Mapping[str, Span]]:
    [(row, found)] = placed_rows(text)
    assert not isinstance(found, LetterSyntaxError)
    return other_object(found, source=""), row_spans(text, row, found)


def unescaped(text: str, span: Span) -> str:
    return folded(str(json.loads(f'"{span.of(text)}"')))


@pytest.mark.parametrize("ensure_ascii", [True, False])
def test_the_values_of_a_json_row_lie_in_its_line(ensure_ascii: bool) -> None:  # noqa: FBT001
    prose = 'A "quoted" 🦽 word.\r\nAnd ' + PROSE.format(verb="overturned")
    text = json.dumps(dmhc_row(Findings=prose, DaysToReview=7), ensure_ascii=ensure_ascii)
    found, spans = only_row(text)

    assert unescaped(text, spans["/summary"]) == 'A "quoted" 🦽 word. And'
    assert unescaped(text, spans["/result"]) == found["result"]
    assert spans["/stated_outcome"].of(text) == "denial should be overturned"
    assert spans["/votes"].of(text) == "Two of the three reviewers found"
    assert spans["/case_number"].of(text) == found["case_number"]
    assert spans["/days_to_review"].of(text) == "7"
    assert spans["/credentials/1"].of(text).startswith("Reviewer 2 is board certified")


def test_a_name_that_stands_there_twice_places_nothing_wrongly() -> None:
    row = json.dumps(dmhc_row())
    nested = row[:-1] + ', "Note": {"Findings": "short"}}'
    _, spans = only_row(nested)

    assert "/stated_outcome" not in spans


def test_the_values_of_an_appeal_lie_in_their_fields() -> None:
    text = APPEAL.format(field="Upheld", verb="upheld")
    found, spans = only_row(text)

    assert spans["/outcome"].of(text) == found["outcome"]
    assert spans["/treatment"].of(text) == "[Physical Therapy], [Durable Medical Equipment]"
    assert spans["/reviewers/0/stated_outcome"].of(text) == "denial was upheld"
    assert spans["/reviewers/0/references/1"].of(text).startswith("The Official Disability Guidelines")


@given(st.text(max_size=30), st.booleans())
def test_whatever_characters_stand_before_a_value_it_is_found(words: str, ensure_ascii: bool) -> None:  # noqa: FBT001
    text = json.dumps(dmhc_row(Findings=words + " " + PROSE.format(verb="upheld")), ensure_ascii=ensure_ascii)
    for row, found in placed_rows(text):
        if not isinstance(found, LetterSyntaxError):
            spans = row_spans(text, row, found)
            assert spans["/votes"].of(text) == "Two of the three reviewers found"


def test_the_values_of_the_published_rows_lie_in_their_files(shared: Path) -> None:
    for name in ("dmhc.jsonl", "nydfs.txt"):
        text = (shared / "letters/other" / name).read_text(encoding="utf-8")
        for row, found in placed_rows(text):
            assert not isinstance(found, LetterSyntaxError)
            spans = row_spans(text, row, found)
            assert spans["/case_number"].of(text) == other_object(found, source="")["case_number"]
            assert all(row.start <= span.start < span.end <= row.end for span in spans.values())
