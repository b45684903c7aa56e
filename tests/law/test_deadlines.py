from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.domain.errors import InvalidTimeLimitError, NoLawInForceError
from openimr.domain.time_limits import DayKind, Destination, MailDays, ServiceMethod, TimeLimit
from openimr.law.calendars import is_court_day, is_working_day
from openimr.law.clocks import MAIL_DAYS, limit_named, mail_days
from openimr.law.days import PACIFIC, day_in_words
from openimr.law.deadlines import Deadline, last_day
from openimr.law.limits import LIMITS

DAY_LIMITS = [limit for limit in LIMITS if limit.counted is not DayKind.HOURS]
CALENDAR_LIMITS = [limit for limit in LIMITS if limit.counted is DayKind.CALENDAR]
ROLLING = [limit for limit in DAY_LIMITS if limit.rolls]
STAYING = [limit for limit in DAY_LIMITS if not limit.rolls]
Count = tuple[TimeLimit, date, MailDays | None, int]
LAST_START = date(2027, 9, 30)


@st.composite
def counts(draw: st.DrawFn, limits: list[TimeLimit] = DAY_LIMITS) -> Count:
    """Draw a day clock, a day on which it is in force, and what may extend it."""
    limit = draw(st.sampled_from(limits))
    end = LAST_START if limit.until is None else min(LAST_START, limit.until - timedelta(days=1))
    starts = draw(st.dates(limit.in_force, end))
    rules = [rule for rule in MAIL_DAYS if rule.covers(starts)] if limit.takes_mail_days else []
    mail = draw(st.sampled_from([None, *rules]))
    return limit, starts, mail, draw(st.integers(0, limit.extendable))


def counted(name: str, starts: date, *, mail: MailDays | None = None, extended: int = 0) -> Deadline:
    return last_day(limit_named(name, on=starts), starts=starts, mail=mail, extended=extended)


class TestFirstDayOutLastDayIn:
    """Code Civ. Proc. § 12: "The time in which any act provided by law is to be done is computed by excluding the first
    day, and including the last, unless the last day is a holiday, and then it is also excluded."
    """

    def test_the_first_day_is_left_out_and_the_last_counts(self) -> None:
        deadline = counted("appeal", date(2024, 5, 1))

        assert deadline.due == date(2024, 5, 31)
        assert not deadline.is_missed_by(date(2024, 5, 31))
        assert deadline.is_missed_by(date(2024, 6, 1))

    @given(counts(CALENDAR_LIMITS))
    def test_a_calendar_limit_counts_its_length_from_the_day_after(self, drawn: Count) -> None:
        limit, starts, _, _ = drawn
        deadline = last_day(limit, starts=starts, mail=None)

        assert deadline.rolled_from or deadline.due == starts + timedelta(days=limit.length)
        assert deadline.rolled_from in {None, starts + timedelta(days=limit.length)}

    @pytest.mark.parametrize("hour", [0, 9, 23])
    def test_the_time_of_day_does_not_matter(self, hour: int) -> None:
        moment = datetime(2024, 5, 1, hour, 59, tzinfo=PACIFIC)

        assert last_day(limit_named("appeal", on=date(2024, 5, 1)), starts=moment, mail=None) == counted(
            "appeal", date(2024, 5, 1)
        )


class TestRolling:
    """Code Civ. Proc. § 12a(a): "If the last day for the performance of any act provided or required by law to be
    performed within a specified period of time is a holiday, then that period is hereby extended to and including the
    next day that is not a holiday. For purposes of this section, "holiday" means all day on Saturdays, all holidays
    specified in Section 135"
    """

    @given(counts(ROLLING))
    def test_a_rolled_deadline_is_never_on_a_day_that_is_closed(self, drawn: Count) -> None:
        limit, starts, mail, extended = drawn
        due = last_day(limit, starts=starts, mail=mail, extended=extended).due_day

        assert is_court_day(due)
        assert is_working_day(due)

    @given(counts(ROLLING))
    def test_it_rolls_over_closed_days_alone(self, drawn: Count) -> None:
        limit, starts, mail, extended = drawn
        deadline = last_day(limit, starts=starts, mail=mail, extended=extended)
        rolled_from = deadline.rolled_from or deadline.due_day

        assert rolled_from <= deadline.due_day
        assert not any(
            is_court_day(rolled_from + timedelta(days=n)) for n in range((deadline.due_day - rolled_from).days)
        )

    @given(counts(STAYING))
    def test_a_limit_that_does_not_roll_stays(self, drawn: Count) -> None:
        limit, starts, mail, extended = drawn

        assert last_day(limit, starts=starts, mail=mail, extended=extended).rolled_from is None

    def test_that_it_applies_to_this_review_is_unverified_only_where_it_matters(self) -> None:
        on_a_friday, on_a_saturday = counted("reimburse", date(2024, 5, 1)), counted("reimburse", date(2024, 5, 5))

        assert (on_a_friday.verified, on_a_saturday.verified) == (True, False)
        assert "whether a last day on which the courts are closed moves" in on_a_saturday.unverified[0]

    def test_a_limit_that_stays_on_a_closed_day_says_that_this_is_unverified(self) -> None:
        stays = counted("determination-expedited", date(2024, 5, 1))

        assert stays.due == date(2024, 5, 4)
        assert not stays.verified


class TestExtension:
    """Lab. Code § 4610.6(d)(2): "Subject to the approval of the administrative director, the deadlines for analyses and
    determinations involving both regular and expedited reviews may be extended for up to three days in extraordinary
    circumstances or for good cause."
    """

    @given(counts())
    def test_extensions_never_shorten(self, drawn: Count) -> None:
        limit, starts, mail, extended = drawn
        bare = last_day(limit, starts=starts, mail=None)
        more = last_day(limit, starts=starts, mail=mail, extended=extended)

        assert bare.due_day <= more.due_day

    @given(counts())
    def test_each_day_of_extension_comes_no_earlier_than_the_day_before(self, drawn: Count) -> None:
        limit, starts, _, _ = drawn
        dues = [last_day(limit, starts=starts, mail=None, extended=n).due_day for n in range(limit.extendable + 1)]

        assert dues == sorted(dues)

    def test_it_is_added_to_the_unrolled_last_day(self) -> None:
        """Thirty days from 2 May 2024 end on Saturday 1 June; one more is Sunday, not Tuesday."""
        deadline = counted("determination-regular", date(2024, 5, 2), extended=1)

        assert (deadline.rolled_from, deadline.due) == (date(2024, 6, 2), date(2024, 6, 3))

    @pytest.mark.parametrize("extended", [-1, 4, 30])
    def test_more_than_three_days_are_refused(self, extended: int) -> None:
        with pytest.raises(InvalidTimeLimitError, match=r"§ 4610\.6\(d\)\(1\)\(B\): expected an extension of 0 to 3"):
            counted("determination-regular", date(2024, 5, 1), extended=extended)

    def test_no_other_clock_is_extended(self) -> None:
        with pytest.raises(InvalidTimeLimitError, match="appeal cannot be extended; found an extension of 1 days"):
            counted("appeal", date(2024, 5, 1), extended=1)


class TestHours:
    """8 CCR § 9792.10.5(a)(1), words not read beside the project: for an expedited review the records are due within
    twenty-four hours of receipt of the notification. Hours never roll and pass where the clocks change.
    """

    @pytest.mark.parametrize(
        ("starts", "due"),
        [
            (datetime(2024, 5, 1, 16, 0, tzinfo=PACIFIC), datetime(2024, 5, 2, 16, 0, tzinfo=PACIFIC)),
            (datetime(2024, 5, 3, 16, 0, tzinfo=PACIFIC), datetime(2024, 5, 4, 16, 0, tzinfo=PACIFIC)),
            (datetime(2024, 11, 2, 16, 0, tzinfo=PACIFIC), datetime(2024, 11, 3, 15, 0, tzinfo=PACIFIC)),
            (datetime(2024, 3, 9, 16, 0, tzinfo=PACIFIC), datetime(2024, 3, 10, 17, 0, tzinfo=PACIFIC)),
            (datetime(2024, 5, 1, 23, 0, tzinfo=UTC), datetime(2024, 5, 2, 16, 0, tzinfo=PACIFIC)),
        ],
        ids=["plain", "into-a-saturday", "clocks-go-back", "clocks-go-forward", "received-in-utc"],
    )
    def test_twenty_four_hours_pass(self, starts: datetime, due: datetime) -> None:
        limit = limit_named("records-expedited", on=starts.date())

        deadline = last_day(limit, starts=starts, mail=None)

        assert deadline.due == due
        assert deadline.rolled_from is None

    def test_a_moment_later_is_too_late_and_the_moment_itself_is_not(self) -> None:
        starts = datetime(2024, 5, 1, 16, 0, tzinfo=PACIFIC)
        deadline = last_day(limit_named("records-expedited", on=starts.date()), starts=starts, mail=None)

        assert not deadline.is_missed_by(datetime(2024, 5, 2, 23, 0, tzinfo=UTC))
        assert deadline.is_missed_by(datetime(2024, 5, 2, 23, 0, 1, tzinfo=UTC))
        assert not deadline.is_missed_by(date(2024, 5, 2))
        assert deadline.is_missed_by(date(2024, 5, 3))

    def test_a_day_without_its_hour_is_refused(self) -> None:
        with pytest.raises(InvalidTimeLimitError, match="records-expedited counts hours; expected a moment"):
            counted("records-expedited", date(2024, 5, 1))


class TestExplanation:
    """No provision: the reason for every date can be shown."""

    def test_the_sentence_tells_count_start_provision_mail_and_rolling(self) -> None:
        starts = date(2024, 4, 20)
        mail = mail_days(ServiceMethod.MAIL, to=Destination.CALIFORNIA, on=starts)

        assert counted("application", starts, mail=mail).reason == (
            "The last day is Tue 28 May 2024: the law gives 30 calendar days from the service of the utilization review "
            "decision on Sat 20 Apr 2024 (Lab. Code § 4610.5(h)(1)(B)). The law adds 5 calendar days for service by mail "
            "within California (Code Civ. Proc. § 1013(a)). That would have ended on Sat 25 May 2024, when the courts are "
            "closed; so it moves to the next day on which they are open (Code Civ. Proc. § 12a(a))."
        )

    def test_the_sentence_of_a_working_limit_names_the_holidays_it_leaves_out(self) -> None:
        assert counted("authorize", date(2024, 7, 1)).reason == (
            "The last day is Tue 9 Jul 2024: the law gives 5 working days from the receipt of the determination on Mon 1 "
            "Jul 2024 (Lab. Code § 4610.6(j)). Thu 4 Jul 2024 (Independence Day) does not count."
        )

    def test_the_sentence_of_an_hour_clock_tells_the_hour(self) -> None:
        starts = datetime(2024, 5, 1, 16, 0, tzinfo=PACIFIC)
        deadline = last_day(limit_named("records-expedited", on=starts.date()), starts=starts, mail=None)

        assert deadline.reason == (
            "The last moment is Thu 2 May 2024, 4:00 p.m. Pacific time: the law gives 24 hours from the receipt of the "
            "assignment notice on Wed 1 May 2024, 4:00 p.m. Pacific time (8 CCR § 9792.10.5(a)(1))."
        )

    def test_a_date_that_rests_on_nothing_unread_is_verified(self) -> None:
        deadline = counted("application", date(2024, 4, 3))

        assert deadline.verified

    @given(counts())
    def test_every_reason_is_whole_sentences_that_name_the_due_day_and_the_provision(self, drawn: Count) -> None:
        limit, starts, mail, extended = drawn
        deadline = last_day(limit, starts=starts, mail=mail, extended=extended)

        assert deadline.reason.startswith(("The last day is ", "The last moment is "))
        assert day_in_words(deadline.due) in deadline.reason
        assert limit.source in deadline.reason
        assert deadline.reason.endswith(".")
        assert ".." not in deadline.reason

    @given(counts())
    def test_no_reason_bears_a_mark_of_what_was_not_read(self, drawn: Count) -> None:
        """It stands in letters and on every party's pages; the staff's pages say in words what ``unverified`` holds."""
        limit, starts, mail, extended = drawn

        assert "nverified" not in last_day(limit, starts=starts, mail=mail, extended=extended).reason


class TestWhatDoesNotApply:
    """No provision: the law is never guessed."""

    def test_a_limit_is_not_counted_from_a_day_on_which_it_is_not_in_force(self) -> None:
        limit = limit_named("application", on=date(2017, 1, 1))

        with pytest.raises(NoLawInForceError, match="application: expected a rule in force on 2016-12-31"):
            last_day(limit, starts=date(2016, 12, 31), mail=None)

    def test_mail_days_are_not_added_on_a_day_on_which_they_are_not_in_force(self) -> None:
        mail = mail_days(ServiceMethod.MAIL, to=Destination.CALIFORNIA, on=date(2023, 1, 1))

        with pytest.raises(NoLawInForceError, match="mail days: expected a rule in force on 2022-12-31"):
            counted("application", date(2022, 12, 31), mail=mail)

    def test_a_limit_without_mail_days_refuses_them(self) -> None:
        starts = date(2024, 5, 1)
        mail = mail_days(ServiceMethod.MAIL, to=Destination.CALIFORNIA, on=starts)

        with pytest.raises(InvalidTimeLimitError, match="records-mail takes no mail days"):
            counted("records-mail", starts, mail=mail)

    @pytest.mark.parametrize("name", ["appeal", "authorize", "determination-expedited"])
    def test_a_count_that_leaves_the_known_years_is_an_error(self, name: str) -> None:
        with pytest.raises(NoLawInForceError, match="2013-01-01 to 2027-12-31"):
            counted(name, date(2027, 12, 30))
