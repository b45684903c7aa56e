"""A determination as the checks look at it."""

import dataclasses
from pathlib import Path

import pytest

from openimr.checks.letters import Letter, passage_of_value
from openimr.checks.places import Places
from openimr.domain.text import Span, folded
from openimr.intake.files import file_text
from openimr.letters.letter_parts import read_letter_parts
from openimr.letters.reading import read_letter
from openimr.terms.lexicons import words_in
from openimr.terms.sentences import sentences_of

SAMPLES = sorted(Path(__file__).parents[2].joinpath("samples").glob("*/*.txt"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_each_span_holds_its_value(path: Path) -> None:
    letter = Letter(read_letter(file_text(path)))

    assert letter.words(letter.summary) == letter.determination.summary
    for item in letter.items:
        assert letter.words(item.heading) == item.decided.heading
        assert letter.words(item.description) == item.decided.description
        assert letter.words(item.claims) == item.decided.claims_administrator_guideline
        assert letter.words(item.imro) == item.decided.imro_guideline
        assert letter.words(item.rationale) == item.decided.rationale


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_parts_are_those_of_the_letter_whatever_stands_around_the_values(path: Path) -> None:
    text = file_text(path)
    determination = read_letter(text)
    read = read_letter_parts(text, determination)

    laid = Letter(determination).parts

    assert (laid.age, laid.sex, laid.states, laid.specialties) == (read.age, read.sex, read.states, read.specialties)
    for mine, theirs in zip(laid.items, read.items, strict=True):
        assert (mine.category and mine.category.path) == (theirs.category and theirs.category.path)
        assert (mine.levels, mine.side, mine.drug, mine.depends_on) == (
            theirs.levels,
            theirs.side,
            theirs.drug,
            theirs.depends_on,
        )
        assert [each.id for each in mine.imro_citations] == [each.id for each in theirs.imro_citations]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_passage_is_found_again_in_the_letter(path: Path) -> None:
    text = file_text(path)
    determination = read_letter(text)
    letter, places = Letter(determination), Places(text, determination)
    for item in letter.items:
        for zone in (letter.summary, item.heading, item.rationale, item.imro):
            middle = Span(zone.start + (zone.end - zone.start) // 3, zone.end - (zone.end - zone.start) // 3)
            passage = letter.passage(middle)

            place = places.of(passage)

            assert passage.words == letter.words(middle)
            assert place is not None
            assert "".join(place.of(text).split()) == "".join(passage.words.split())


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_what_is_read_once_is_what_each_reading_would_give(path: Path) -> None:
    letter = Letter(read_letter(file_text(path)))
    zones = [letter.summary, *letter.sentences(letter.summary), *(item.rationale for item in letter.items)]

    assert all(letter.sentences(zone) == tuple(sentences_of(letter.text, zone)) for zone in zones)
    assert all(letter.words_in(zone) == words_in(letter.text, zone) for zone in zones)


def test_a_passage_of_two_values_is_refused() -> None:
    letter = Letter(read_letter(file_text(SAMPLES[0])))

    with pytest.raises(ValueError, match="no value"):
        letter.passage(Span(0, letter.items[0].heading.end))


def test_a_date_has_its_whole_place_and_what_the_letter_does_not_hold_none() -> None:
    text = file_text(SAMPLES[0])
    determination = dataclasses.replace(read_letter(text), spans={"/decision_date": Span(10, 20)})
    places = Places(text, determination)

    assert places.of(passage_of_value("/decision_date", "2016-12-20")) == Span(10, 20)
    assert places.of(passage_of_value("/priority", "Standard")) is None


def test_a_draft_whose_description_is_no_part_of_its_heading_is_laid_out_too() -> None:
    determination = read_letter(file_text(SAMPLES[0]))
    item = dataclasses.replace(determination.items[0], description="Another wording of it")
    letter = Letter(dataclasses.replace(determination, items=(item, *determination.items[1:])))

    assert letter.words(letter.items[0].description) == "Another wording of it"
    assert letter.passage(letter.items[0].description).pointer == "/items/0/description"
    assert folded(letter.text)
