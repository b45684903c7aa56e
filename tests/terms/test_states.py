import re

import pytest

from openimr.terms.states import POSTAL_CODES, STATE, STATES


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Ohio, N.Y. and Washington, D.C.", ["Ohio", "N.Y.", "Washington, D.C."]),
        ("West Virginia,Virginia", ["West Virginia", "Virginia"]),
        ("North \nCarolina; TX & Washington DC", ["North \nCarolina", "TX", "Washington DC"]),
        ("Washington, Oregon", ["Washington", "Oregon"]),
        ("U.S. Virgin Islands/Guam", ["U.S. Virgin Islands", "Guam"]),
    ],
)
def test_a_list_of_states_is_found_in_the_spellings_of_letters(text: str, states: list[str]) -> None:
    assert re.findall(STATE, text) == states
    assert re.fullmatch(STATES, text)


@pytest.mark.parametrize("text", ["in or me", "Neurology", "Ohioan", "ACT"])
def test_words_that_only_look_like_a_state_are_none(text: str) -> None:
    assert re.findall(STATE, text) == []


def test_each_state_has_its_own_code() -> None:
    assert len(set(POSTAL_CODES.values())) == len(POSTAL_CODES) == 56
