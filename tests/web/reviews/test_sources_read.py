"""What is read in the reviewer's guideline sentence; 8 CCR § 9792.21.1 asks for the guideline and its edition."""

from datetime import date

import pytest

from openimr.web.reviews.sources_read import sources_read

ON = date(2026, 11, 20)


def test_an_edition_that_another_followed_is_doubtful() -> None:
    (source,) = sources_read("Decision based on MTUS Knee Disorders 2015, Section(s): Meniscal Tears.", on=ON)

    assert (source.words, source.basis, source.is_doubtful) == ("Knee Disorders, 2015", "Part of the MTUS", True)
    assert "until before 2020-09-21; in force that day: Knee Disorders Guideline" in source.answers[0]


def test_the_same_edition_was_in_force_before() -> None:
    (source,) = sources_read("Decision based on MTUS Knee Disorders 2015.", on=date(2019, 5, 1))

    assert not source.is_doubtful


def test_words_that_name_no_known_source_stand_as_they_are() -> None:
    (source,) = sources_read("What  I learned\nat school.", on=ON)

    assert (source.words, source.answers) == ("“What I learned at school”", ())
    assert source.basis == "Source not recognised"


@pytest.mark.parametrize("sentence", ["", "  \n "])
def test_nothing_is_read_in_nothing(sentence: str) -> None:
    assert sources_read(sentence, on=ON) == ()
