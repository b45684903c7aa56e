import pytest

from openimr.domain.determinations import (
    CaseOutcome,
    Determination,
    ItemOutcome,
    LetterLayout,
    ReviewerCredentials,
    case_outcome,
)

UPHELD, OVERTURNED = ItemOutcome.UPHELD, ItemOutcome.OVERTURNED


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        ([UPHELD], CaseOutcome.UPHELD),
        ([UPHELD, UPHELD], CaseOutcome.UPHELD),
        ([OVERTURNED, OVERTURNED], CaseOutcome.OVERTURNED),
        ([UPHELD, OVERTURNED], CaseOutcome.PARTIALLY_OVERTURNED),
    ],
)
def test_a_case_outcome_is_taken_over_its_items(outcomes: list[ItemOutcome], expected: CaseOutcome) -> None:
    assert case_outcome(outcomes) is expected


def test_a_case_outcome_of_no_items_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        case_outcome([])


def test_a_determination_decides_at_least_one_item() -> None:
    with pytest.raises(ValueError, match="at least one item"):
        Determination(layout=LetterLayout.CA_1C, reviewer=ReviewerCredentials(), summary="", items=())
