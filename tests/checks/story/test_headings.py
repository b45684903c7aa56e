"""The headings of a chart are said of the list behind them."""

import pytest

from tests.checks.story.marks import marked, read


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("Plan: MRI; Meds: Norco, aspirin.", [("plan", "mri"), ("med", "norco aspirin")]),
        ("He has this: numbness.", [("he has this", "numbness")]),
        ("Tender, on exam: limp.", [("on exam", "limp")]),
        ("At the visit of the third week of June he said: it hurts.", []),
        ("He slept from 8:30 on.", []),
    ],
)
def test_a_heading_and_its_list(text: str, headings: list[tuple[str, str]]) -> None:
    stated = read(text)
    forms = [word.form for word in stated.words]
    found = [(" ".join(forms[a:b]), " ".join(forms[b:c])) for a, b, c in stated.clauses.headings]

    assert found == headings


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Denies: numbness, tingling; weakness.", "numbness tingling weakness"),
        ("He denies the following: fever; chills.", "the following fever chill"),
        ("Negative: Spurling, Tinel; Positive: Phalen.", "spurling tinel"),
        ("Not tried: acupuncture, TENS; Tried: massage.", "tried acupuncture ten"),
        ("Declined: injection; surgery.", "injection surgery"),
        ("Normal: gait, reflexes; Abnormal: sensation.", "gait reflex"),
        ("Denies: chest pain but has numbness.", "chest pain"),
        ("Weakness: absent; Spasm: present.", "weakness"),
        ("Prior surgery: none.", "prior surgery"),
        ("Reflexes: absent on the left.", ""),
        ("No surgery: the knee is swollen.", "surgery"),
    ],
)
def test_what_a_heading_denies(text: str, denied: str) -> None:
    assert marked(text, "denied") == denied


@pytest.mark.parametrize(
    ("text", "mark", "words"),
    [
        ("Family history: gout, ulcer; stroke.", "of_others", "family history gout ulcer stroke"),
        ("Family history: ulcer; Social: smokes.", "of_others", "family history ulcer"),
        ("Rule out: tear; stenosis.", "guessed", "tear stenosis"),
        ("Plan: MRI, brace; therapy.", "planned", "plan mri brace therapy"),
        ("Plan: MRI; Meds: Norco.", "planned", "plan mri"),
    ],
)
def test_what_else_a_heading_says_of_its_list(text: str, mark: str, words: str) -> None:
    assert marked(text, mark) == words


def test_a_heading_is_of_one_clause_with_all_of_its_list() -> None:
    stated = read("Failed: Lyrica; therapy. Meds: Norco; aspirin.")

    assert stated.are_of_one_clause(0, 2)
    assert stated.are_of_one_clause(5, 3)
    assert not stated.are_of_one_clause(1, 2)
    assert not stated.are_of_one_clause(0, 4)
