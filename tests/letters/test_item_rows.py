"""Letters as rows of a table."""

from pathlib import Path

import pytest

from openimr.intake.files import file_text
from openimr.letters.item_rows import COLUMNS, item_rows, quantity_words
from openimr.letters.letter_parts import read_letter_parts
from openimr.letters.objects import JsonObject, determination_object
from openimr.letters.parts_objects import with_parts
from openimr.letters.reading import read_letter

SAMPLES = sorted(Path(__file__).parents[2].joinpath("samples").glob("*/*.txt"))


def object_of(path: Path) -> JsonObject:
    text = file_text(path)
    determination = read_letter(text)
    return with_parts(determination_object(determination, source=path.name), read_letter_parts(text, determination))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_each_item_is_a_row_with_every_column_and_its_parts(path: Path) -> None:
    found = object_of(path)
    items = found["items"]
    assert isinstance(items, list)

    rows = list(item_rows(found))

    assert [row["item"] for row in rows] == [str(number) for number in range(1, len(items) + 1)]
    assert all(tuple(row) == COLUMNS for row in rows)
    for row, item in zip(rows, items, strict=True):
        assert isinstance(item, dict)
        category = item["category"]
        assert row["category"] == (category["path"] if isinstance(category, dict) else "")
        assert row["drug"] == (item["drug"] or "")
        assert row["rationale"] == item["rationale"]


def test_truth_numbers_and_lists_are_words() -> None:
    item: JsonObject = {
        "levels": ["L4-L5", "L5-S1"],
        "depends_on": 1,
        "sum_agrees": False,
        "quantities": [{"value": 6, "to": 8, "unit": "session", "of": "acupuncture"}],
        "conclusion": {"text": "so it is", "agrees": True},
        "citations": {"imro": [{"id": None, "source": "study", "basis": "outside"}]},
    }

    [row] = item_rows({"outcome": "Upheld", "items": [item]})

    assert row["levels"] == "L4-L5; L5-S1"
    assert (row["depends_on"], row["sum_agrees"], row["conclusion_agrees"]) == ("1", "no", "yes")
    assert row["quantities"] == "6 to 8 sessions of acupuncture"
    assert row["imro_citations"] == "study"
    assert row["mentions"] == row["category"] == row["summary"] == ""


def test_a_row_of_another_programme_is_one_row_without_a_number() -> None:
    [row] = item_rows({"source": "rows.jsonl", "treatment": "an implant", "outcome": "Overturned"})

    assert (row["item"], row["description"], row["case_outcome"]) == ("", "an implant", "Overturned")


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ({"value": 90, "to": None, "unit": "count", "of": "ibuprofen"}, "90 of ibuprofen"),
        ({"value": 2, "to": None, "unit": "per week", "of": None}, "2 per week"),
        ({"value": 1, "to": None, "unit": "session", "of": None}, "1 session"),
        ({"value": 0.5, "to": None, "unit": "gram", "of": None}, "0.5 grams"),
    ],
)
def test_an_amount_in_words(amount: dict[str, object], words: str) -> None:
    assert quantity_words(**amount) == words  # type: ignore[arg-type]
