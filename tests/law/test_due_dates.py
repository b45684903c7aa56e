from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.domain.errors import InvalidTimeLimitError, NoLawInForceError
from openimr.domain.time_limits import DayKind, Destination, ServiceMethod
from openimr.law.calendars import COURT_DAYS, is_court_day, is_working_day
from openimr.law.clocks import CLOCKS, limit_named
from openimr.law.days import PACIFIC, day_in_words
from openimr.law.deadlines import Deadline
from openimr.law.due_dates import due
from openimr.law.explanations import explained

FIRST, LAST = date(2018, 1, 1), date(2027, 9, 30)


class Asked(NamedTuple):
    clock: str
    starts: date | datetime
    served: ServiceMethod | None
    to: Destination | None
    extended: int

    def answer(self) -> Deadline:
        return due(self.clock, starts=self.starts, served=self.served, to=self.to, extended=self.extended)


@st.composite
def questions(draw: st.DrawFn) -> Asked:
    """Draw a question that the law answers."""
    clock = draw(st.sampled_from(sorted(CLOCKS)))
    starts: date | datetime = draw(st.dates(FIRST, LAST))
    limit = limit_named(clock, on=starts)
    if limit.counted is DayKind.HOURS or draw(st.booleans()):
        starts = datetime.combine(starts, draw(st.times()), tzinfo=PACIFIC)
    served = draw(st.sampled_from([None, *ServiceMethod])) if limit.takes_mail_days else None
    places = [Destination.CALIFORNIA, Destination.US, Destination.ABROAD]
    to = draw(st.sampled_from(places)) if served is ServiceMethod.MAIL else None
    return Asked(clock, starts, served, to, draw(st.integers(0, limit.extendable)))


@given(questions())
def test_a_rolled_clock_is_never_due_on_a_day_that_is_closed(asked: Asked) -> None:
    found = asked.answer()

    if found.rolled_from is not None or limit_named(asked.clock, on=date(2020, 1, 1)).rolls:
        assert is_court_day(found.due_day)
        assert is_working_day(found.due_day)


@given(questions())
def test_what_extends_a_clock_never_shortens_it(asked: Asked) -> None:
    bare = asked._replace(served=None, to=None, extended=0)

    assert bare.answer().due_day <= asked.answer().due_day


@given(questions())
def test_recomputing_changes_nothing_twice(asked: Asked) -> None:
    """Computed again, or again from the start that the answer itself holds, a deadline is the same."""
    first = asked.answer()

    assert asked.answer() == first
    assert asked._replace(starts=first.starts).answer() == first


@given(questions())
def test_a_due_day_that_is_open_is_not_moved_by_rolling_again(asked: Asked) -> None:
    found = asked.answer()

    if found.rolled_from is not None:
        assert COURT_DAYS.open_day_from(found.due_day) == found.due_day


@given(questions(), st.times())
def test_the_time_of_day_moves_no_clock_of_days(asked: Asked, at: time) -> None:
    if limit_named(asked.clock, on=FIRST).counted is DayKind.HOURS:
        return
    day = asked.starts.date() if isinstance(asked.starts, datetime) else asked.starts
    moment = datetime.combine(day, at, tzinfo=PACIFIC)

    assert asked._replace(starts=moment).answer() == asked._replace(starts=day).answer()


@given(questions())
def test_a_clock_of_days_counts_at_least_its_length_and_one_of_hours_exactly(asked: Asked) -> None:
    found = asked.answer()

    if isinstance(found.due, datetime) and isinstance(found.starts, datetime):
        assert found.due.timestamp() - found.starts.timestamp() == found.length * 3600
    else:
        assert found.due_day >= asked.answer().starts + timedelta(days=found.length)


@given(questions())
def test_the_explanation_names_each_day_it_passes_and_what_is_unverified(asked: Asked) -> None:
    found = asked.answer()
    sentence = explained(found)

    days = [found.starts, found.due, found.ends, found.rolled_from, *(each.ends for each in found.extensions)]
    assert [day for day in days if day is not None and day_in_words(day) not in sentence] == []
    assert found.provision in sentence
    assert all(each.source in sentence for each in found.extensions)
    assert all(doubt in sentence for doubt in found.unverified)
    assert ("[unverified: " in sentence) == (not found.verified)


class TestExplanation:
    """No provision: the reason for every date can be shown to who answers for it."""

    def test_mail_days_and_every_closed_day_are_named(self) -> None:
        asked = Asked("application", date(2024, 4, 20), ServiceMethod.MAIL, Destination.CALIFORNIA, 0)

        assert explained(replace(asked.answer(), unverified=())) == (
            "due Tue 28 May 2024 because 30 calendar days from Sat 20 Apr 2024 (service of the utilization review decision), "
            "the day itself left out, end on Mon 20 May 2024 (Lab. Code § 4610.5(h)(1)(B); Code Civ. Proc. § 12); 5 calendar "
            "days more for service by mail within California end on Sat 25 May 2024 (Code Civ. Proc. § 1013(a)); that day "
            "rolls to the next on which the courts are open, past Saturday, Sunday, Memorial Day (Code Civ. Proc. § 12a(a))"
        )

    def test_court_days_name_the_holiday_they_leave_out(self) -> None:
        asked = Asked("application", date(2024, 3, 1), ServiceMethod.OVERNIGHT, None, 0)

        assert "end on Wed 3 Apr 2024, without Mon 1 Apr 2024 (Cesar Chavez Day (observed))" in explained(
            asked.answer()
        )

    def test_a_limit_that_stays_on_a_closed_day_says_so(self) -> None:
        found = explained(due("determination-expedited", starts=date(2024, 5, 1)))

        assert "it stays there, though the courts are closed (Saturday), since this limit does not roll" in found

    def test_hours_pass_on_every_day(self) -> None:
        found = due("records-expedited", starts=datetime(2024, 5, 3, 16, tzinfo=PACIFIC))

        assert explained(found) == (
            "due Sat 4 May 2024, 4:00 p.m. Pacific time because 24 hours pass from Fri 3 May 2024, 4:00 p.m. Pacific time "
            "(receipt of the assignment notice), weekends and holidays too (8 CCR § 9792.10.5(a)(1))"
        )


class TestWhatDoesNotApply:
    """No provision: what does not apply to a clock is refused or said to change nothing, never ignored."""

    @pytest.mark.parametrize("served", ServiceMethod)
    def test_a_way_of_service_of_a_clock_that_does_not_ask_for_it(self, served: ServiceMethod) -> None:
        to = Destination.ABROAD if served is ServiceMethod.MAIL else None
        found = due("records-mail", starts=date(2024, 5, 1), served=served, to=to)

        assert (found.due, found.extensions) == (date(2024, 5, 16), ())
        assert explained(found).endswith("adds nothing to it")

    @pytest.mark.parametrize(
        ("served", "to"),
        [(ServiceMethod.MAIL, None), (ServiceMethod.OVERNIGHT, Destination.US), (None, Destination.CALIFORNIA)],
    )
    def test_a_place_without_mail_and_mail_without_a_place(
        self, served: ServiceMethod | None, to: Destination | None
    ) -> None:
        with pytest.raises(InvalidTimeLimitError, match="expected where the paper was mailed to"):
            due("application", starts=date(2024, 5, 1), served=served, to=to)


class TestOutsideOfTheKnownYears:
    """No provision: no rule in force on a day is an error, never a default."""

    @pytest.mark.parametrize("clock", CLOCKS)
    @pytest.mark.parametrize(
        "starts",
        [
            datetime(2012, 12, 31, 23, 59, tzinfo=PACIFIC),
            datetime(2027, 12, 31, 23, 59, tzinfo=PACIFIC),
            datetime(2028, 1, 1, tzinfo=PACIFIC),
            datetime(9999, 12, 31, 23, 59, tzinfo=PACIFIC),
            datetime(1, 1, 1, tzinfo=PACIFIC),
        ],
        ids=["before-the-review", "ends-after-the-tables", "starts-after-the-tables", "the-last-day", "the-first-day"],
    )
    def test_every_clock_is_refused(self, clock: str, starts: datetime) -> None:
        with pytest.raises(NoLawInForceError):
            due(clock, starts=starts)
