from pathlib import Path

import pytest

from openimr.law.clocks import CLOCKS
from openimr.law.reviewers import PUBLISHED_PRACTICE_RULE
from tests.law.manual import PAGES, rendered_clocks, rendered_law


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_manual_shows_the_law_as_it_is(page: Path) -> None:
    assert page.read_text(encoding="utf-8") == PAGES[page](), "run: python -m tests.law.manual"


def test_every_clock_stands_in_the_manual_with_an_example() -> None:
    page = rendered_clocks()

    assert [name for name in CLOCKS if page.count(f"| `{name}` |") < 2] == []


def test_years_and_hours_of_practice_are_shown_as_a_rule_of_the_contract() -> None:
    assert (PUBLISHED_PRACTICE_RULE.more_than_years, PUBLISHED_PRACTICE_RULE.least_hours_a_week) == (5, 24)
    assert (
        "**A rule of the contract, not of the statute**: active clinical practice for more than 5 years"
        in rendered_law()
    )
