"""Which letters are one letter."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from openimr.checks.copies import Copies
from openimr.domain.determinations import ItemOutcome
from tests.checks.drafts import determination, item

LETTER = replace(determination(item(rationale="The MRI is not supported.")), case_number="CM24-0000001")
WHITE_SPACE = st.text(" \n\t\f\r", min_size=1)


@given(WHITE_SPACE)
def test_a_letter_with_other_white_space_was_met_before(between: str) -> None:
    [decided] = LETTER.items
    other = replace(LETTER, items=(replace(decided, rationale=decided.rationale.replace(" ", between)),))
    copies = Copies()

    assert [copies.is_new(each) for each in (LETTER, other, LETTER)] == [True, False, False]
    assert (copies.met_again, copies.differing) == (1, ())


def test_a_letter_of_the_same_case_with_another_value_is_a_letter_of_its_own() -> None:
    [decided] = LETTER.items
    others = (
        replace(LETTER, items=(replace(decided, outcome=ItemOutcome.OVERTURNED),)),
        replace(LETTER, summary=f"{LETTER.summary} Amended."),
        replace(LETTER, decision_date=None),
    )
    copies = Copies()

    assert all(copies.is_new(each) for each in (LETTER, *others))
    assert (copies.met_again, copies.differing) == (0, ("CM24-0000001",))


def test_the_same_words_of_two_cases_are_two_letters() -> None:
    copies = Copies()

    assert all(copies.is_new(replace(LETTER, case_number=number)) for number in ("CM24-0000001", "CM24-0000002", None))
    assert (copies.met_again, copies.differing) == (0, ())
