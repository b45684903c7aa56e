"""Whether the days of the header keep the clocks of the law."""

from datetime import date

import pytest

from openimr.checks.timeliness import CHECK
from tests.checks.drafts import findings

REFUSED = date(2016, 11, 29)


def test_an_application_after_every_day_the_law_may_add_is_shown_beside_the_decision() -> None:
    [found] = findings(CHECK, ur_denial_date=REFUSED, application_received=date(2017, 1, 10))

    assert (found.item, found.status, found.provision) == (None, "application late", "Lab. Code § 4610.5(h)(1)")
    assert [one.words for one in (*found.found, *found.against)] == ["2017-01-10", "2016-11-29"]
    assert "The last day is Mon 9 Jan 2017" in found.message


@pytest.mark.parametrize(
    ("refused", "received"),
    [
        (REFUSED, date(2017, 1, 9)),
        (REFUSED, date(2016, 12, 1)),
        (None, date(2017, 6, 1)),
        (REFUSED, None),
        (date(1999, 1, 4), date(2017, 6, 1)),
    ],
)
def test_an_application_in_time_or_without_its_days_or_under_no_law_at_hand_is_not(
    refused: date | None, received: date | None
) -> None:
    assert findings(CHECK, ur_denial_date=refused, application_received=received) == ()
