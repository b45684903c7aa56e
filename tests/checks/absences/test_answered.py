"""A summary that gives the figure, the result or the score that a rationale says is absent; and what is like it."""

import pytest

from tests.checks.absences.answered import (
    FIGURES,
    FIGURES_NOT,
    OTHERS,
    OTHERS_NOT,
    RESERVES,
    RESERVES_NOT,
    RESULTS,
    RESULTS_NOT,
    SCORES,
    SCORES_NOT,
)
from tests.checks.test_negative_finding import statuses


@pytest.mark.parametrize(("heading", "summary", "rationale"), FIGURES + RESULTS + RESERVES + SCORES + OTHERS)
def test_what_is_asked_is_answered(heading: str, summary: str, rationale: str) -> None:
    assert "contradicted" in statuses(heading, summary, rationale)


@pytest.mark.parametrize(
    ("heading", "summary", "rationale"), FIGURES_NOT + RESULTS_NOT + RESERVES_NOT + SCORES_NOT + OTHERS_NOT
)
def test_what_is_like_an_answer_is_none(heading: str, summary: str, rationale: str) -> None:
    assert "contradicted" not in statuses(heading, summary, rationale)
