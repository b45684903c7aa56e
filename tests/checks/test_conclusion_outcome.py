"""Whether the conclusion of each rationale says what the outcome says."""

import pytest

from openimr.checks.conclusion_outcome import CHECK
from openimr.domain.determinations import ItemOutcome
from tests.checks.drafts import findings, found_words, item

NECESSARY = "The exam supports it. Therefore the request is medically necessary."
NOT_NECESSARY = "The exam does not support it. Therefore the request is not medically necessary."


def test_a_conclusion_other_than_the_outcome_is_shown_beside_it() -> None:
    [found] = findings(CHECK, item(), item(outcome=ItemOutcome.OVERTURNED, rationale=NOT_NECESSARY))

    assert found_words([found]) == [
        (2, "says otherwise", ["Therefore the request is not medically necessary."]),
    ]
    assert [(one.pointer, one.words) for one in found.against] == [("/items/1/outcome", "Overturned")]


def test_an_upheld_item_that_is_called_necessary() -> None:
    assert len(findings(CHECK, item(rationale=NECESSARY))) == 1


@pytest.mark.parametrize(
    ("outcome", "rationale"),
    [
        (ItemOutcome.UPHELD, NOT_NECESSARY),
        (ItemOutcome.OVERTURNED, NECESSARY),
        (ItemOutcome.OVERTURNED, "An MRI of the knee without contrast is medically necessary."),
        (ItemOutcome.OVERTURNED, "A course without sedation is supported by the chapter and is medically necessary."),
        (ItemOutcome.UPHELD, "The request is without support and is not certified."),
        (ItemOutcome.UPHELD, "Nothing is concluded here"),
    ],
)
def test_what_agrees_and_what_concludes_nothing_is_not_shown(outcome: ItemOutcome, rationale: str) -> None:
    assert findings(CHECK, item(outcome=outcome, rationale=rationale)) == ()
