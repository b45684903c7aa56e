"""Words that may tell of something else are left out of their class where they do."""

import pytest

from openimr.checks.story.stated import Stated
from openimr.domain.text import Span


def told(text: str, name: str) -> list[str]:
    stated = Stated(text, [Span(0, len(text))], [])
    return [text[stated.words[first].start : stated.words[last - 1].end] for first, last in stated.runs(name)]


@pytest.mark.parametrize(
    ("text", "guesses"),
    [
        ("He may return to modified work.", []),
        ("She may not stand more than two hours.", []),
        ("The worker may drive and may lift ten pounds.", []),
        ("He may do light housework.", []),
        ("He may have weakness.", ["may"]),
        ("The worker may need surgery.", ["may"]),
        ("He may do better.", ["may"]),
        ("She may return to the clinic.", ["may"]),
        ("The pain may work its way down.", ["may"]),
        ("She might work again.", ["might"]),
    ],
)
def test_may_of_a_permission_is_no_guess(text: str, guesses: list[str]) -> None:
    assert told(text, "$unsure") == guesses


@pytest.mark.parametrize(
    ("text", "relief"),
    [
        ("A box fell on his foot.", []),
        ("She dropped a pan.", []),
        ("He fell to the floor.", []),
        ("Pain fell by half.", ["fell"]),
        ("The score has dropped since May.", ["dropped"]),
        ("It dropped to 4.", ["dropped"]),
    ],
)
def test_what_falls_is_no_relief_unless_it_is_a_pain(text: str, relief: list[str]) -> None:
    assert told(text, "$relief") == relief


@pytest.mark.parametrize(
    ("text", "pain"),
    [
        ("He was hurt at the mill.", []),
        ("She hurt her back.", []),
        ("The knee hurts.", ["hurts"]),
        ("The shoulder still hurt.", ["hurt"]),
    ],
)
def test_an_injury_is_no_pain(text: str, pain: list[str]) -> None:
    assert told(text, "$pain") == pain


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("She was counseled on good sleep habits.", []),
        ("He was educated on home exercise.", []),
        ("He was counseled on the danger of falls.", ["counseled on"]),
        ("He was counseled on constipation.", ["counseled on"]),
        ("She was educated about signs of infection.", ["educated about"]),
    ],
)
def test_advice_is_of_what_may_come_where_it_is_of_a_risk(text: str, others: list[str]) -> None:
    assert told(text, "$other") == others
