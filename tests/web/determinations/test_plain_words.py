"""What a determination means for the employee: right, dated where it can be, and read at grade 8 or below."""

from dataclasses import replace
from datetime import date

import pytest

from openimr.domain.determinations import Determination, ItemOutcome
from openimr.letters.objects import determination_from_object
from openimr.web.determinations.plain_words import plain_items, plain_steps
from tests.web.cases.test_plain import HIGHEST_GRADE, grade
from tests.web.cast import Cast
from tests.web.review_walks import issued

ON = date(2025, 3, 13)


@pytest.fixture
def determination(cast: Cast) -> Determination:
    return determination_from_object(issued(cast).document)


def all_decided(determination: Determination, outcome: ItemOutcome) -> Determination:
    return replace(determination, items=tuple(replace(item, outcome=outcome) for item in determination.items))


def test_each_item_is_told_in_plain_words(determination: Determination) -> None:
    told = [(item.treatment, item.verdict) for item in plain_items(determination)]

    assert told == [
        ("Lumbar fusion L4-S1", "Not approved"),
        ("Lumbar brace", "Not approved"),
        ("6 visits of physical therapy", "Approved"),
    ]


def test_a_refusal_takes_nothing_away_of_what_was_approved_before(determination: Determination) -> None:
    """Lab. Code § 4610.5(c)(3): what utilization review approved is not in dispute."""
    first, second, third = determination.items
    items = (first, second, replace(third, outcome=ItemOutcome.UPHELD, authorized="6 visits."))

    told = [item.meaning for item in plain_items(replace(determination, items=items))]

    assert told[2] == f"{told[0]} What was approved before stays approved: 6 visits."
    assert "before" not in told[0] + told[1]
    assert grade("\n".join(told)) <= HIGHEST_GRADE


def test_what_happens_next_is_told_only_of_what_was_decided(determination: Determination) -> None:
    upheld = plain_steps(all_decided(determination, ItemOutcome.UPHELD), issued_on=ON, mailed_on=None)
    overturned = plain_steps(all_decided(determination, ItemOutcome.OVERTURNED), issued_on=ON, mailed_on=None)

    assert not any("must allow" in step.what for step in upheld)
    assert any("Mon 10 Feb 2025" in step.because for step in upheld)
    assert any("5 working days" in step.what for step in overturned)
    assert not any("stays refused" in step.what for step in overturned)


@pytest.mark.parametrize(
    ("mailed_on", "until"),
    [(None, None), (date(2025, 3, 13), date(2025, 4, 14)), (date(2025, 3, 14), date(2025, 4, 14))],
)
def test_the_last_day_to_appeal_runs_from_the_mailing(
    determination: Determination, mailed_on: date | None, until: date | None
) -> None:
    """30 days on, 12 and 13 April 2025, are a Saturday and a Sunday: the next court day counts."""
    assert plain_steps(determination, issued_on=ON, mailed_on=mailed_on)[-1].until == until


def test_it_reads_at_grade_8_or_below(determination: Determination) -> None:
    told = [item.meaning for item in plain_items(determination)]
    told += [step.what for step in plain_steps(determination, issued_on=ON, mailed_on=ON)]

    assert grade("\n".join(told)) <= HIGHEST_GRADE
