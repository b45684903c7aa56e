"""The parts of a letter, put together and as JSON."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from openimr.intake.files import file_text
from openimr.letters.credential_names import listed_specialties, postal_codes
from openimr.letters.letter_parts import read_letter_parts
from openimr.letters.objects import JsonObject, determination_from_object, determination_object, determination_schema
from openimr.letters.parts_objects import part_spans, with_parts
from openimr.letters.reading import read_letter

SAMPLES = sorted(Path(__file__).parents[2].joinpath("samples").glob("*/*.txt"))


def whole_object(text: str) -> JsonObject:
    determination = read_letter(text)
    found = determination_object(determination, source="letter.txt", with_spans=True)
    return with_parts(found, read_letter_parts(text, determination))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_parts_are_as_the_published_schema_says(path: Path) -> None:
    found = whole_object(file_text(path))

    Draft202012Validator(determination_schema()).validate(json.loads(json.dumps(found)))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_what_is_derived_is_not_taken_over_when_a_letter_is_written(path: Path) -> None:
    text = file_text(path)

    assert determination_from_object(whole_object(text)) == read_letter(text)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_each_span_of_a_part_lies_in_the_part_of_the_letter_it_was_read_from(path: Path) -> None:
    text = file_text(path)
    determination = read_letter(text)
    parts = read_letter_parts(text, determination)
    zones = {
        "conclusion": "rationale",
        "mentions": "rationale",
        "claims_administrator": "claims_administrator_guideline",
    }
    zones |= {"imro": "imro_guideline"}
    seen = 0
    for pointer, span in part_spans(parts):
        assert span.end <= len(text)
        steps = pointer.split("/")
        zone = next((zones[step] for step in steps if step in zones), None)
        if zone is not None:
            within = determination.spans["/".join([*steps[:3], zone])]
            assert within.start <= span.start <= span.end <= within.end
            seen += 1

    assert seen >= len(determination.items)


def test_a_conclusion_and_a_citation_are_slices_of_the_letter() -> None:
    text = file_text(SAMPLES[0])
    parts = read_letter_parts(text, read_letter(text))
    item = parts.items[0]

    assert item.conclusion is not None
    assert " ".join(item.conclusion.span.of(text).split()) == item.conclusion.text
    assert all(citation.span.of(text).strip() for citation in item.imro_citations)


def test_states_are_postal_codes() -> None:
    assert postal_codes(("California", "new  york", "D.C.", "Washington, D.C.", "Atlantis")) == ("CA", "NY", "DC", "DC")


def test_a_misspelt_specialty_is_corrected_and_told() -> None:
    names, corrected = listed_specialties(
        ("Orthopaedic Surgery", "Public Health and General Preventive Medicine", "Zoology")
    )

    assert names == ("Orthopedic Surgery", "Public Health & General Preventive Medicine", "Zoology")
    assert corrected == (("Orthopaedic Surgery", "Orthopedic Surgery"),)


def test_another_name_of_a_specialty_is_no_misspelling() -> None:
    assert listed_specialties(("Family Medicine", "Doctor of Chiropractic")) == (
        ("Family Practice", "Chiropractic"),
        (),
    )


def test_a_misspelt_state_has_its_code() -> None:
    assert postal_codes(("Californai", "Conneticut", "North Carlina", "Dakota")) == ("CA", "CT", "NC")


def test_names_of_the_list_that_are_alike_are_not_taken_for_each_other() -> None:
    for name in ("Neurology", "Urology", "Oncology", "Psychology", "Psychologist", "Chiropractic", "Chiropractor"):
        assert listed_specialties((name,)) == ((name,), ())


def test_the_parts_of_each_published_letter_are_as_the_schema_says(shared: Path) -> None:
    validator = Draft202012Validator(determination_schema())
    for path in [*(shared / "letters/dwc").glob("*.txt"), *(shared / "letters/seeds").glob("*.txt")]:
        found = whole_object(file_text(path))
        assert next(validator.iter_errors(json.loads(json.dumps(found))), None) is None, path.stem
        assert found["leftovers"] == []
        assert found["states"]
