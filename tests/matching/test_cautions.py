"""What may keep a reviewer from a review though no rule does."""

from dataclasses import replace
from datetime import date

import pytest

from openimr.matching.candidates import Absence, Candidate, Certificate, Licence
from openimr.matching.cautions import cautions_of
from openimr.matching.screening import may_review
from tests.matching.cast import DAY, LIND, NEED

DUE = date(2024, 5, 31)
ASKED = replace(NEED, due=DUE)


def licensed(*ends: date) -> Candidate:
    states = ("California", "Ohio")
    licences = (Licence(state=state, expires=end) for state, end in zip(states, ends, strict=False))
    return replace(LIND, licences=tuple(licences))


@pytest.mark.parametrize(
    ("candidate", "sentence"),
    [
        (
            licensed(date(2024, 5, 30)),
            "The last nonrestricted licence ends Thu 30 May 2024, before the determination is due on Fri 31 May 2024.",
        ),
        (
            replace(LIND, certificates=(Certificate(specialty="Surgery", expires=DAY),)),
            "The last board certificate ends Wed 1 May 2024, before the determination is due on Fri 31 May 2024.",
        ),
        (
            replace(LIND, away=Absence(first=DUE, last=date(2024, 6, 5))),
            "Is away from Fri 31 May 2024 to Wed 5 Jun 2024.",
        ),
        (replace(LIND, most_cases=2), "Has 2 open cases and takes at most 2."),
    ],
    ids=["licence", "certificate", "away", "full"],
)
def test_it_is_said_and_does_not_bar(candidate: Candidate, sentence: str) -> None:
    assert cautions_of(candidate, ASKED, load=2) == (sentence,)
    assert may_review(candidate, ASKED).may_review


@pytest.mark.parametrize(
    "candidate",
    [
        LIND,
        licensed(DUE),
        licensed(date(2024, 5, 30), date(2024, 6, 1)),
        replace(LIND, certificates=(Certificate(specialty="Surgery"), Certificate(specialty="Urology", expires=DAY))),
        replace(LIND, away=Absence(first=date(2024, 6, 1), last=date(2024, 6, 5))),
        replace(LIND, away=Absence(first=date(2024, 4, 1), last=date(2024, 4, 30))),
        replace(LIND, most_cases=3),
    ],
    ids=["nothing", "on-the-day", "another-licence", "an-endless-one", "away-after", "away-before", "room-for-one"],
)
def test_nothing_is_said_where_nothing_stands_in_the_way(candidate: Candidate) -> None:
    assert cautions_of(candidate, ASKED, load=2) == ()


def test_without_a_clock_the_day_of_choosing_counts() -> None:
    away = replace(LIND, away=Absence(first=DAY, last=DAY))

    assert cautions_of(away, NEED, load=0) == ("Is away from Wed 1 May 2024 to Wed 1 May 2024.",)
    assert cautions_of(licensed(DAY), NEED, load=0) == ()


def test_an_absence_does_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="last"):
        Absence(first=DUE, last=DAY)
