"""Which hyphen a word has lost."""

import pytest

from openimr.terms.compounds import Suspect, hyphen_place, spellings_of

TEXT = spellings_of(
    "Seen on 11/02/2016 for an over-the-counter salve. The Quorl-Zemp sign was noted; a brace was denied."
)


def mended(token: str, *, is_certain: bool = True) -> str | None:
    found = hyphen_place([Suspect(token, range(1, len(token)))], spellings=TEXT, is_certain=is_certain)
    return None if found is None else f"{token[: found[1]]}-{token[found[1] :]}"


@pytest.mark.parametrize(
    "whole",
    [
        "10-30-2016,",
        "(11-17-2016)",
        "12-31-16",
        "1-9-17,",
        "2016.On:11-8-16",
        "L4-5",
        "T11-12,",
        "L5-S1",
        "7.5-325mg",
        "5-325",
        "8-12",
        "10-15%",
        "1-2",
        "non-MTUS",
        "Non-MTUS",
        "Lind-Okafor's",
        "H2-receptor",
        "30-day",
        "40.1-Definition",
        "x-rays",
        "anti-inflammatory",
        "Pre-operative",
        "electro-diagnostic",
        "evidence-based",
        "self-directed",
        "follow-up",
        "over-the-counter",
        "right-sided",
        "four-week",
        "diclofenac-misoprostol",
        "quorl-zemp",
    ],
)
@pytest.mark.parametrize("which", [0, -1], ids=["first", "last"])
def test_a_lost_hyphen_is_told(whole: str, which: int) -> None:
    places = [index for index, character in enumerate(whole) if character == "-"]
    at = places[which]

    assert mended(whole[:at] + whole[at + 1 :]) == whole


@pytest.mark.parametrize("token", ["", "a", "zqxwvy", "121-2018", "https://zq.wv/xk"])
def test_where_nothing_tells_it_no_hyphen_is_put(token: str) -> None:
    assert mended(token) is None


def test_of_two_dates_the_one_in_a_month_of_the_text_is_taken() -> None:
    assert mended("111-2016") == "11-1-2016"
    assert mended("121-2016") is None


def test_one_known_part_tells_nothing_of_a_token_that_may_be_whole() -> None:
    assert mended("bracezqxwv") == "brace-zqxwv"
    assert mended("bracezqxwv", is_certain=False) is None


def test_the_stronger_witness_goes_before_the_likelier_token() -> None:
    suspects = [Suspect("bracezqxwv", range(1, 10)), Suspect("10-302016", range(1, 9))]

    assert hyphen_place(suspects, spellings=TEXT) == (1, 5)


def test_only_the_places_that_come_into_question_are_taken() -> None:
    assert hyphen_place([Suspect("noncertified", range(1, 3))], spellings=TEXT) is None
