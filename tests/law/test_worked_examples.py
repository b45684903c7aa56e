from datetime import date, datetime

import pytest

from openimr.domain.time_limits import Destination, ServiceMethod
from openimr.law.clocks import CLOCKS
from openimr.law.days import PACIFIC
from openimr.law.due_dates import due
from tests.law.worked_examples import ROWS, Row


def day_or_moment(words: str) -> date | datetime:
    return datetime.fromisoformat(words).replace(tzinfo=PACIFIC) if "T" in words else date.fromisoformat(words)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.clock}-{row.on}-{row.why.replace(' ', '-')}")
def test_the_last_day_is_the_one_worked_out_by_hand(row: Row) -> None:
    method, _, place = row.served.partition(" ")

    deadline = due(
        row.clock,
        starts=day_or_moment(row.on),
        served=ServiceMethod(method) if method else None,
        to=Destination(place) if place else None,
        extended=int(row.extended),
    )

    assert deadline.due == day_or_moment(row.due)
    assert deadline.rolled_from == (date.fromisoformat(row.rolled_from) if row.rolled_from else None)


def test_every_clock_has_an_example() -> None:
    assert {row.clock for row in ROWS} == set(CLOCKS)
