"""How often the checks find something."""

from hypothesis import given
from hypothesis import strategies as st

from openimr.checks.checking import check_letter
from openimr.checks.conclusion_outcome import CHECK
from openimr.checks.counting import ANY, Tally
from openimr.checks.letters import Letter
from openimr.domain.determinations import ItemOutcome
from openimr.domain.intervals import wilson
from tests.checks.drafts import determination, item


def tally_of(*outcomes: ItemOutcome) -> Tally:
    letter = Letter(determination(*(item(outcome=outcome) for outcome in outcomes)))
    tally = Tally()
    tally.add(letter, check_letter(letter, checks=[CHECK]))
    return tally


def test_items_with_a_finding_are_counted_by_category_and_guideline() -> None:
    tally = tally_of(ItemOutcome.UPHELD, ItemOutcome.OVERTURNED, ItemOutcome.UPHELD)

    rates = {(one.dimension, one.value, one.check): (one.found, one.count) for one in tally.rates([CHECK.name])}

    assert rates["category", "rehabilitation/physical and occupational therapy", ANY] == (1, 3)
    assert rates["guideline", "mtus/chronic-pain", CHECK.name] == (1, 3)
    assert rates["month", "2017-01", ANY] == (1, 1)
    assert rates["specialty", "Orthopedic Surgery", ANY] == (1, 1)
    assert (tally.letters, tally.items, tally.findings) == (1, 3, 1)


def test_a_letter_without_a_finding_counts_below_the_line_alone() -> None:
    tally = tally_of(ItemOutcome.UPHELD)

    assert {one.found for one in tally.rates([CHECK.name])} == {0}


@given(st.integers(0, 500), st.integers(0, 500))
def test_the_interval_holds_the_share_and_stays_within_one(right: int, wrong: int) -> None:
    count = right + wrong
    low, high = wilson(right, count)

    assert 0.0 <= low <= high <= 1.0
    assert not count or (low <= right / count + 1e-12 and right / count - 1e-12 <= high)
