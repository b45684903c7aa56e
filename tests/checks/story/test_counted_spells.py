"""How often something comes is told from how often a drug is taken."""

import pytest

from openimr.checks.story.counted_spells import find_spells
from openimr.domain.text import Span


def spells(text: str) -> list[str]:
    return [span.of(text) for span in find_spells(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Attacks come 3-4 times a week.", "3-4 times a week"),
        ("HA 14x/mo.", "14x/mo"),
        ("It aches on 20 out of 30 days.", "20 out of 30 days"),
        ("Dec 9 episodes.", "Dec 9 episodes"),
        ("The number fell to six monthly.", "six monthly"),
    ],
)
def test_what_comes_is_counted(text: str, told: str) -> None:
    assert spells(text) == [told]


@pytest.mark.parametrize(
    "text",
    ["She takes Maxalt twice a week.", "Norco #9 per month.", "Seen 3 times a month.", "On 4/12 a month passed."],
)
def test_care_and_days_are_not_counted(text: str) -> None:
    assert spells(text) == []
