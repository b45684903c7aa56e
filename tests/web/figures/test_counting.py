"""Worked by hand: what is counted of a few rows."""

from datetime import date

import pytest

from openimr.checks.counting import Rate
from openimr.domain.determinations import ItemOutcome
from openimr.web.figures import counting
from openimr.web.figures.reading import category_of
from openimr.web.figures.values import Decided, Mailed, Received

UPHELD, OVERTURNED = ItemOutcome.UPHELD, ItemOutcome.OVERTURNED


def row(case: int, on: date, **changed: object) -> Mailed:
    facts: dict[str, object] = {
        "assigned": None,
        "complete": None,
        "is_first": True,
        "is_last": True,
        "specialties": (),
    }
    return Mailed(case=case, on=on, **(facts | changed))  # type: ignore[arg-type]


ROWS = (
    row(1, date(2025, 3, 31), assigned=date(2025, 3, 1), complete=date(2025, 3, 11), specialties=("Neurology",)),
    row(2, date(2025, 3, 31), assigned=date(2025, 2, 28), complete=date(2025, 3, 28)),
    row(3, date(2025, 4, 1), assigned=date(2025, 2, 24), specialties=("Neurology", "Pain Medicine")),
    row(4, date(2025, 4, 2), complete=date(2025, 4, 2), is_last=False),
    row(4, date(2025, 9, 2), assigned=date(2025, 1, 1), complete=date(2025, 1, 1), is_first=False),
)
ITEMS = (
    Decided(case=1, outcome=UPHELD, category="surgery/spine"),
    Decided(case=1, outcome=OVERTURNED, category="dmepos/equipment"),
    Decided(case=2, outcome=UPHELD, category=""),
    Decided(case=3, outcome=OVERTURNED, category="surgery/spine"),
    Decided(case=4, outcome=UPHELD, category="surgery/spine"),
    Decided(case=9, outcome=OVERTURNED, category="surgery/spine"),
)


class TestAges:
    """Age from assigned date: calendar days from the mailing of the notice to the mailing of the determination; age from
    complete medical records: from receipt of all necessary records to the mailing (as the Division's reports define them).
    """

    def test_from_assignment(self) -> None:
        # 1 March to 31 March is 30 days, 28 February to 31 March 31; 24 February to 1 April is 36; case 4 has no notice
        months, without = counting.ages_of(ROWS, lambda each: each.assigned)

        assert [(each.label, list(each.days)) for each in months] == [
            ("2025-03", [30, 31]),
            ("2025-04", [36]),
            ("all", [30, 31, 36]),
        ]
        assert without == 1
        whole = months[-1]
        assert (whole.median, whole.most, whole.longest) == (31, 36, 36)
        assert whole.mean == pytest.approx(97 / 3)
        assert (whole.within.found, whole.within.count) == (1, 3)

    def test_from_complete_records(self) -> None:
        months, without = counting.ages_of(ROWS, lambda each: each.complete)

        assert [(each.label, list(each.days)) for each in months] == [
            ("2025-03", [3, 20]),
            ("2025-04", [0]),
            ("all", [0, 3, 20]),
        ]
        assert without == 1

    def test_nine_of_ten_do_not_pass(self) -> None:
        assert counting.Ages(label="all", days=range(1, 11)).most == 9
        assert counting.Ages(label="all", days=range(1, 12)).most == 10
        assert counting.Ages(label="all", days=[7]).most == 7

    def test_nothing_mailed_has_no_age(self) -> None:
        assert counting.ages_of((), lambda each: each.assigned) == ((), 0)


def shares(rates: tuple[Rate, ...]) -> list[tuple[str, int, int]]:
    return [(each.value, each.found, each.count) for each in rates]


def test_outcomes_by_month_count_treatments_under_the_last_mailing_of_their_case() -> None:
    found = counting.overturned(ROWS, ITEMS, by=counting.month_of, dimension="month")

    assert shares(found) == [("all", 2, 5), ("2025-03", 1, 3), ("2025-04", 1, 1), ("2025-09", 0, 1)]


def test_a_treatment_counts_in_no_year_but_that_of_the_last_mailing_of_its_case() -> None:
    first_alone = [each for each in ROWS if each.case == 4 and each.is_first]

    assert counting.overturned(first_alone, ITEMS, by=counting.month_of, dimension="month") == ()
    assert counting.case_outcomes(first_alone, ITEMS) == ()


def test_outcomes_by_specialty_count_a_treatment_under_each_specialty_of_its_letter() -> None:
    found = counting.overturned(ROWS, ITEMS, by=counting.specialties_of, dimension="specialty")

    assert shares(found) == [("all", 2, 5), ("Neurology", 2, 3), ("not stated", 0, 2), ("Pain Medicine", 1, 1)]


def test_outcomes_by_category_put_what_is_not_read_apart() -> None:
    found = counting.overturned(ROWS, ITEMS, by=counting.category_of_item, dimension="category")

    assert shares(found) == [("all", 2, 5), ("surgery/spine", 1, 3), ("dmepos/equipment", 1, 1), ("not read", 0, 1)]


def test_outcomes_of_cases_are_those_of_all_their_items() -> None:
    found = counting.case_outcomes(ROWS, ITEMS)

    assert shares(found) == [("Upheld", 2, 4), ("Partially Overturned", 1, 4), ("Overturned", 1, 4)]
    assert counting.case_outcomes((), ITEMS) == ()


def test_a_share_has_wilsons_interval() -> None:
    """Two of five: (0.4 + 0.384) / 1.768 ± 0.638 / 1.768, worked by hand with z = 1.96."""
    (whole, *_) = counting.overturned(ROWS, ITEMS, by=counting.month_of, dimension="month")

    assert [round(bound, 3) for bound in whole.interval] == [0.118, 0.769]


def test_of_unique_applications_that_are_decided_the_eligible_ones_are_a_share() -> None:
    month = Received(month=date(2025, 3, 1), total=10, duplicates=2, eligible=5, open=1)

    assert month.unique == 8
    assert (month.rate.found, month.rate.count) == (5, 7)


@pytest.mark.parametrize(
    ("words", "primary", "category"),
    [
        ("L4-S1 fusion with instrumentation", None, "surgery/spine"),
        ("Physical therapy twice a week for six weeks", None, "rehabilitation/physical and occupational therapy"),
        ("Assistant surgeon", "L4-S1 fusion with instrumentation", "surgery/adjunct"),
        ("Norco 10/325 mg #90", "L4-S1 fusion with instrumentation", "surgery/adjunct"),
        ("The thing we spoke of", None, ""),
    ],
)
def test_a_treatment_is_of_the_category_its_words_name(words: str, primary: str | None, category: str) -> None:
    assert category_of(words, primary=primary) == category
