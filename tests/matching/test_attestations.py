import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.law.reviewers import CONFLICT_RULES
from openimr.matching.attestations import CLEAN_ANSWERS, DEFINITIONS, QUESTIONS, Question, faults_of

AFFILIATIONS = [question for question in QUESTIONS if question.is_of_affiliation]
STATEMENTS = [question for question in QUESTIONS if not question.is_of_affiliation]


def plain(words: str) -> str:
    """Fold white space, case and quotation marks, and what makes a statement of a rule."""
    words = re.sub(r"^I (am|hold|have|do not hold) ", "", words).replace(
        "if I hold an", "for physicians and surgeons holding an"
    )
    return re.sub(r"\s+", " ", words.replace("’", "'").casefold()).strip(" .")


@pytest.fixture(scope="module")
def statute(shared: Path) -> str:
    return plain((shared / "data/ca_labor_code_imr/LAB_139.5.txt").read_text(encoding="utf-8"))


class TestBothLists:
    """Lab. Code § 139.5(c)(2)(A) to (F), (d)(5)(A) to (F)."""

    @pytest.mark.parametrize("question", AFFILIATIONS, ids=lambda question: question.code)
    def test_an_affiliation_is_asked_in_the_words_of_the_statute(self, question: Question, statute: str) -> None:
        assert plain(question.words) in statute

    @pytest.mark.parametrize(("term", "words", "_source"), DEFINITIONS)
    def test_a_definition_has_the_words_of_the_statute(self, term: str, words: str, _source: str, statute: str) -> None:
        first, _, rest = words.partition(". It does not include ")

        assert plain(term) in statute
        assert plain(first) in statute
        assert plain(rest) in statute

    def test_every_class_of_the_law_is_asked_about(self) -> None:
        asked = {
            place
            for question in AFFILIATIONS
            for place in re.findall(r"\([cd]\)\(\d\)\(\w\)", question.provision.source)
        }
        ruled = {
            place for rule in CONFLICT_RULES for place in re.findall(r"\([cd]\)\(\d\)\(\w\)", rule.provision.source)
        }

        assert asked == ruled


class TestStatements:
    """Lab. Code § 139.5(d)(4)(A) to (D); the last one is of the published letters."""

    @pytest.mark.parametrize("question", STATEMENTS[:-1], ids=lambda question: question.code)
    def test_a_statement_has_the_words_of_the_statute(self, question: Question, statute: str) -> None:
        for part in plain(question.words).split(" and, "):
            assert part.removeprefix("for physicians and surgeons ") in statute

    def test_the_letters_statement_is_unverified(self) -> None:
        assert STATEMENTS[-1].provision.read_since is None


def test_codes_are_unique_and_fit_the_audit_trail() -> None:
    codes = [question.code for question in QUESTIONS]

    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", code) for code in codes)


def test_the_clean_answers_attest() -> None:
    assert not faults_of(CLEAN_ANSWERS)


@given(st.dictionaries(st.sampled_from(sorted(CLEAN_ANSWERS)), st.booleans()))
def test_nothing_but_the_clean_answers_attests(answers: dict[str, bool]) -> None:
    faults = faults_of(answers)

    assert bool(faults) == (answers != dict(CLEAN_ANSWERS))
    assert set(faults.unanswered) == set(CLEAN_ANSWERS) - set(answers)
