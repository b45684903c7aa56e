import dataclasses
import json
from pathlib import Path

import pytest
from hypothesis import assume, given

from openimr.domain.determinations import Determination, LetterLayout, ReviewerCredentials, StockAssertion
from openimr.domain.errors import InvalidDeterminationError, UnwritableValueError
from openimr.letters.objects import determination_from_object, determination_object
from openimr.letters.reading import read_letter
from openimr.letters.writing import write_letter
from tests.strategies import determinations

SAMPLES = sorted(Path(__file__).parents[2].joinpath("samples/letters").glob("*.txt"))
OWN_SAMPLES = sorted(Path(__file__).parents[2].joinpath("samples/own-layout").glob("*.txt"))


def own(path: Path) -> Determination:
    """Return a sample letter's determination as it would be issued by us."""
    return dataclasses.replace(
        read_letter(path.read_text(encoding="utf-8")),
        layout=LetterLayout.OI_1,
        organization="Sierra Review",
        sample=True,
        assertions=frozenset(StockAssertion),
        documents=("Progress notes, 4 pages", "Letter of the physician, 1 page"),
        what_happens_next=("The treatment may go on.",),
    )


@given(determinations)
def test_a_letter_that_is_written_reads_back(determination: Determination) -> None:
    try:
        text = write_letter(determination)
    except UnwritableValueError:
        assume(False)

    assert read_letter(text) == determination
    assert write_letter(read_letter(text)) == text


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_our_sample_letters_are_written_and_read_back(path: Path) -> None:
    assert read_letter(write_letter(own(path))) == own(path)


@pytest.mark.parametrize("path", OWN_SAMPLES, ids=lambda path: path.stem)
def test_a_text_that_we_wrote_is_written_again_to_the_letter(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))

    assert determination_object(read_letter(text)) == expected
    assert write_letter(determination_from_object(expected)) == text


@given(determinations)
def test_a_determination_survives_json(determination: Determination) -> None:
    found = json.loads(json.dumps(determination_object(determination, source="x.pdf", with_spans=True)))

    assert determination_from_object(found) == determination


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"layout": LetterLayout.CA_1C}, "/layout"),
        ({"organization": None}, "/organization"),
        ({"summary": "She said. Decision rationale: none."}, "/summary"),
        ({"summary": "two  blanks"}, "/summary"),
        ({"summary": "a\u200bb"}, "/summary"),
        ({"summary": "CLINICAL CASE SUMMARY"}, "/summary"),
        ({"documents": ("fine", "Document 3: not fine")}, "/documents/1"),
        ({"what_happens_next": ("The MRI: Upheld",)}, "/what_happens_next/0"),
        ({"reviewer": ReviewerCredentials(licensure=("Iowa, Ohio",))}, "/reviewer/licensure/0"),
        ({"reviewer": ReviewerCredentials(licensure=("Iowa", "Ohio and Utah"))}, "/reviewer/licensure/1"),
        ({"reviewer": ReviewerCredentials(specialties=("Neurology; Urology",))}, "/reviewer/specialties/0"),
        ({"case_number": ""}, "/case_number"),
    ],
)
def test_a_value_that_would_not_come_back_is_refused_by_name(change: dict[str, object], pointer: str) -> None:
    determination = dataclasses.replace(own(SAMPLES[0]), **change)

    with pytest.raises(UnwritableValueError) as refused:
        write_letter(determination)

    assert refused.value.pointer == pointer


@pytest.mark.parametrize(
    "reviewer",
    [
        ReviewerCredentials(licensure=("Washington, D.C.", "Ohio"), specialties=("Neurology",)),
        ReviewerCredentials(licensure=("CA", "NY"), specialties=("Endocrinology, Diabetes, and Metabolism", "Urology")),
        ReviewerCredentials(licensure=(), specialties=("Physical Medicine & Rehabilitation", "Neurology")),
        ReviewerCredentials(licensure=("Ohio",), specialties=()),
        ReviewerCredentials(),
    ],
)
def test_credentials_whose_names_hold_commas_are_written_and_read_back(reviewer: ReviewerCredentials) -> None:
    determination = dataclasses.replace(own(SAMPLES[0]), reviewer=reviewer)

    assert read_letter(write_letter(determination)) == determination


@pytest.mark.parametrize(
    ("name", "value", "pointer"),
    [
        ("rationale", "Item 2: see there", "/items/0/rationale"),
        ("heading", "MRI: Upheld", "/items/0/heading"),
        ("description", "another thing", "/items/0/description"),
        ("heading", "", "/items/0/heading"),
    ],
)
def test_an_item_that_would_not_come_back_is_refused_by_name(name: str, value: str, pointer: str) -> None:
    determination = own(SAMPLES[0])
    item = dataclasses.replace(determination.items[0], **{name: value})
    changed = dataclasses.replace(determination, items=(item, *determination.items[1:]))

    with pytest.raises(UnwritableValueError) as refused:
        write_letter(changed)

    assert refused.value.pointer in {pointer, ""}
    assert "see there" not in str(refused.value)


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"items": []}, "/items"),
        ({"layout": "CA-9"}, "/layout"),
        ({"decision_date": "02/07/2017"}, "/decision_date"),
        ({"decision_date": "2017-02-30"}, "/decision_date"),
        ({"outcome": "Partially Overturned"}, "/outcome"),
        ({"patient": "x"}, ""),
        ({"reviewer": {"licensure": []}}, "/reviewer"),
        ({"case_number": 7}, "/case_number"),
        ({"items": [{}]}, "/items/0"),
        ({"summary": " padded "}, "/summary"),
    ],
)
def test_an_object_that_is_no_determination_is_refused_with_each_fault(change: dict[str, object], pointer: str) -> None:
    path = SAMPLES[0].with_suffix(".json")
    found = json.loads(path.read_text(encoding="utf-8")) | {"outcome": "Partially Overturned"} | change
    found["outcome"] = change.get("outcome", "Upheld")
    if "items" not in change:
        for item in found["items"]:
            item["outcome"] = "Upheld"

    with pytest.raises(InvalidDeterminationError) as refused:
        determination_from_object(found)

    assert pointer in {fault for fault, _ in refused.value.faults}
    assert "padded" not in str(refused.value)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"reviewer": {"licensure": []}}, "at /reviewer, expected specialties; found none."),
        ({"layout": "CA-9"}, "at /layout, expected one of CA-1a, CA-1b, CA-1c, OI-1."),
        ({"decision_date": 7}, "at /decision_date, expected a day as YYYY-MM-DD or null; found a number."),
        ({"decision_date": "2017-02-30"}, "at /decision_date, expected a day of the calendar as YYYY-MM-DD."),
        ({"items": []}, "at /items, expected at least 1; found 0."),
        ({"items": [7]}, "at /items/0, expected an object; found a number."),
        ({"sample": "yes"}, "at /sample, expected true or false; found text of another form."),
        (
            {"priority": ""},
            (
                "at /priority, expected null or words with single blanks between them and none at the ends; "
                "found empty text."
            ),
        ),
        ({"assertions": ["active practice", "active practice"]}, "at /assertions, expected each of them once."),
    ],
)
def test_a_fault_is_told_in_plain_words(change: dict[str, object], told: str) -> None:
    found = json.loads(SAMPLES[0].with_suffix(".json").read_text(encoding="utf-8")) | change

    with pytest.raises(InvalidDeterminationError) as refused:
        determination_from_object(found)

    assert str(refused.value).endswith(f"Faults: {told}")


def test_of_many_faults_ten_are_told_in_the_order_of_the_items() -> None:
    found = json.loads(SAMPLES[0].with_suffix(".json").read_text(encoding="utf-8")) | {"items": [0] * 12}

    with pytest.raises(InvalidDeterminationError) as refused:
        determination_from_object(found)

    assert [pointer for pointer, _ in refused.value.faults] == [f"/items/{number}" for number in range(12)]
    assert str(refused.value).endswith("at /items/9, expected an object; found a number; and 2 more.")
