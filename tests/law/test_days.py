from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.domain.errors import InvalidTimeLimitError
from openimr.law.days import PACIFIC, day_in_words, legal_day, pacific, time_in_words


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2024, 1, 2, 7, 59, tzinfo=UTC), date(2024, 1, 1)),
        (datetime(2024, 1, 2, 8, 0, tzinfo=UTC), date(2024, 1, 2)),
        (datetime(2024, 7, 2, 6, 59, tzinfo=UTC), date(2024, 7, 1)),
        (datetime(2024, 7, 2, 7, 0, tzinfo=UTC), date(2024, 7, 2)),
        (datetime(2024, 7, 1, 23, 59, tzinfo=timezone(timedelta(hours=-4))), date(2024, 7, 1)),
    ],
    ids=["winter-before-midnight", "winter-midnight", "summer-before-midnight", "summer-midnight", "from-new-york"],
)
def test_the_legal_day_of_a_moment_is_its_day_in_los_angeles(moment: datetime, day: date) -> None:
    assert legal_day(moment) == day


@given(st.dates())
def test_the_legal_day_of_a_day_is_the_day(day: date) -> None:
    assert legal_day(day) == day


@pytest.mark.parametrize("use", [pacific, legal_day, day_in_words])
def test_a_moment_without_its_zone_is_refused(use: Callable[[datetime], object]) -> None:
    with pytest.raises(InvalidTimeLimitError, match="expected a moment with its time zone"):
        use(datetime(2024, 5, 1, 16, 0))


def test_a_day_is_written_with_its_weekday() -> None:
    assert day_in_words(date(2024, 2, 29)) == "Thu 29 Feb 2024"


def test_a_moment_is_written_with_the_hour_of_los_angeles() -> None:
    assert day_in_words(datetime(2024, 11, 3, 9, 30, tzinfo=UTC)) == "Sun 3 Nov 2024, 1:30 a.m. Pacific time (PST)"
    assert day_in_words(datetime(2024, 11, 3, 8, 30, tzinfo=UTC)) == "Sun 3 Nov 2024, 1:30 a.m. Pacific time (PDT)"
    assert pacific(datetime(2024, 11, 3, 9, 30, tzinfo=UTC)).tzinfo is PACIFIC


@pytest.mark.parametrize(
    ("hour", "words"), [(0, "12:05 a.m."), (1, "1:05 a.m."), (11, "11:05 a.m."), (12, "12:05 p.m."), (23, "11:05 p.m.")]
)
def test_a_time_names_whose_clock_it_is_and_ends_without_a_full_stop(hour: int, words: str) -> None:
    assert time_in_words(datetime(2024, 5, 1, hour, 5, tzinfo=PACIFIC)) == f"{words} Pacific time"
