from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.domain.errors import InvalidAssumptionError
from openimr.domain.time_limits import DayKind, Destination, ServiceMethod
from openimr.law.assumptions import AS_SHIPPED, Assumptions, RecordsClock, WorkingDays, assumptions_from
from openimr.law.clocks import CLOCKS, binds, limit_named, limits_named
from openimr.law.due_dates import due

SATURDAY = date(2024, 6, 1)


def set_to(**values: str) -> Assumptions:
    return assumptions_from({name.replace("_", "-"): value for name, value in values.items()})


def test_every_assumption_says_what_it_is_and_where_the_law_comes_closest() -> None:
    for each in AS_SHIPPED.described():
        assert each.says.endswith(".")
        assert "§" in each.near
        assert assumptions_from({each.name: each.value}) == AS_SHIPPED


@pytest.mark.parametrize("name", CLOCKS)
def test_as_shipped_every_limit_is_the_one_of_the_register(name: str) -> None:
    assert limits_named(name) == CLOCKS[name]


class TestWhetherALastDayRolls:
    """Code Civ. Proc. § 12a(b): "This section applies to Sections 659, 659a, and 921, and to all other provisions of law
    providing or requiring an act to be performed on a particular day or within a specified period of time, whether
    expressed in this or any other code or statute, ordinance, rule, or regulation." That the Division applies it to this
    review is not stated.
    """

    def test_without_it_the_last_day_stays(self) -> None:
        deadline = due("determination-regular", starts=date(2024, 5, 2), assumptions=set_to(last_day_rolls="no"))

        assert (deadline.due, deadline.rolled_from, deadline.verified) == (SATURDAY, None, False)

    def test_an_expedited_determination_has_a_setting_of_its_own(self) -> None:
        starts = date(2024, 5, 1)
        rolling = set_to(last_day_rolls="no", expedited_determination_rolls="yes")

        assert due("determination-expedited", starts=starts).due == date(2024, 5, 4)
        assert due("determination-expedited", starts=starts, assumptions=rolling).due == date(2024, 5, 6)

    @pytest.mark.parametrize(
        ("clock", "starts", "extended", "stays", "moved_to"),
        [
            ("determination-formulary", date(2024, 5, 3), 2, date(2024, 5, 12), date(2024, 5, 13)),
            ("information-reply", date(2024, 2, 5), 0, date(2024, 2, 12), date(2024, 2, 13)),
            ("authorize", date(2024, 6, 12), 0, date(2024, 6, 19), date(2024, 6, 20)),
        ],
        ids=["extended-onto-a-sunday", "lincoln-day", "juneteenth"],
    )
    def test_a_limit_in_working_days_has_a_setting_of_its_own_and_names_it(
        self, clock: str, starts: date, extended: int, stays: date, moved_to: date
    ) -> None:
        as_shipped = due(clock, starts=starts, extended=extended)
        rolling = set_to(last_day_rolls="no", working_day_limits_roll="yes")
        moved = due(clock, starts=starts, extended=extended, assumptions=rolling)

        assert (as_shipped.due, as_shipped.rolled_from) == (stays, None)
        assert (moved.due, moved.rolled_from) == (moved_to, stays)
        for found in (as_shipped, moved):
            assert any("setting working-day-limits-roll" in doubt for doubt in found.unverified)

    def test_a_limit_in_working_days_that_ends_on_a_court_day_does_not_rest_on_it(self) -> None:
        deadline = due("determination-formulary", starts=date(2024, 5, 6), extended=1)

        assert (deadline.due, deadline.verified) == (date(2024, 5, 14), True)


class TestWhetherMailAddsDays:
    """Code Civ. Proc. § 1013(a): "This extension applies in the absence of a specific exception provided for by this
    section or other statute or rule of court." That it applies to the time to apply for this review is not stated.
    """

    def test_without_it_the_way_of_service_adds_nothing(self) -> None:
        found = due(
            "application",
            starts=date(2024, 4, 3),
            served=ServiceMethod.MAIL,
            to=Destination.CALIFORNIA,
            assumptions=set_to(mail_extends_application="no"),
        )

        assert (found.due, found.extensions) == (date(2024, 5, 3), ())

    def test_mailing_may_extend_the_time_to_appeal(self) -> None:
        deadline = due(
            "appeal",
            starts=date(2024, 6, 4),
            served=ServiceMethod.MAIL,
            to=Destination.CALIFORNIA,
            assumptions=set_to(mail_extends_appeal="yes"),
        )

        assert deadline.due == date(2024, 7, 9)
        assert not deadline.verified


class TestElectronicService:
    """Code Civ. Proc. § 1010.6(a)(3)(B): "shall be extended after service by electronic means by two court days"."""

    @pytest.mark.parametrize(
        ("days", "last"), [("0", date(2024, 5, 3)), ("1", date(2024, 5, 6)), ("2", date(2024, 5, 7))]
    )
    def test_so_many_court_days_are_added(self, days: str, last: date) -> None:
        assumptions = set_to(electronic_service_court_days=days)
        starts = date(2024, 4, 3)

        deadline = due("application", starts=starts, served=ServiceMethod.ELECTRONIC, assumptions=assumptions)

        assert deadline.due == last
        assert not deadline.verified


class TestWorkingDays:
    """Lab. Code § 4600.4(b): "For purposes of this article, "normal business day" does not include Saturday, Sunday, or
    any day that is declared by the Governor to be an official state holiday or a holiday listed on the Department of
    Human Resources internet website." The working days of §§ 4610.5 and 4610.6 are not defined.
    """

    def test_they_may_be_counted_as_court_days(self) -> None:
        as_court_days = set_to(working_days="court-days")

        assert due("information-reply", starts=date(2024, 6, 14)).due == date(2024, 6, 21)
        deadline = due("information-reply", starts=date(2024, 6, 14), assumptions=as_court_days)
        assert (deadline.due, deadline.counted) == (date(2024, 6, 24), DayKind.COURT)

    def test_a_count_over_a_holiday_of_the_courts_alone_says_that_it_rests_on_this(self) -> None:
        deadline = due("information-reply", starts=date(2024, 6, 14))

        assert "Juneteenth, 2024-06-19, on which the courts alone are closed, is one" in deadline.unverified[0]

    def test_a_count_over_no_holiday_does_not(self) -> None:
        assert due("information-reply", starts=date(2024, 5, 1)).verified


class TestReplyToARequestForInformation:
    """8 CCR § 9792.10.3(c), words not read beside the project: fifteen days in the emergency text, five business days
    in the final one; the day between them was not read.
    """

    def test_the_day_between_the_two_texts_can_be_set(self) -> None:
        later = set_to(five_business_days_since="2014-07-01")

        assert limit_named("information-reply", on=date(2014, 6, 30)).length == 5
        assert limit_named("information-reply", on=date(2014, 6, 30), assumptions=later).length == 15
        assert limit_named("information-reply", on=date(2014, 7, 1), assumptions=later).length == 5
        assert limit_named("information-reply", on=date(2026, 4, 1), assumptions=later).length == 5


class TestWhichRecordsClockBinds:
    """Lab. Code § 4610.5(l): "within 10 days of notice of assignment"; 8 CCR § 9792.10.5(a)(1), words not read beside the
    project: fifteen days after mailing, twelve if sent electronically. Both are kept.
    """

    @pytest.mark.parametrize(
        ("setting", "binding"),
        [("regulation", {"records-mail", "records-electronic"}), ("statute", {"records-statute"})],
    )
    def test_the_setting_says_which(self, setting: str, binding: set[str]) -> None:
        assumptions = set_to(records_clock=setting)

        assert {name for name in CLOCKS if binds(name, assumptions=assumptions)} == binding

    def test_of_other_clocks_nothing_is_said(self) -> None:
        assert binds("records-expedited") is None
        assert binds("appeal") is None


@pytest.mark.parametrize(
    ("settings", "fault"),
    [
        ({"rolls": "no"}, "rolls: expected one of the names last-day-rolls, "),
        ({"last-day-rolls": "perhaps"}, "last-day-rolls: expected yes or no; found perhaps"),
        ({"last-day-rolls": "False"}, "expected yes or no"),
        ({"electronic-service-court-days": "3"}, "electronic-service-court-days: expected 0 to 2; found 3"),
        ({"electronic-service-court-days": "two"}, "expected 0 to 2; found two"),
        ({"working-days": "weekdays"}, "expected normal-business-days or court-days; found weekdays"),
        ({"five-business-days-since": "2014"}, "expected a day such as 2014-02-12; found 2014"),
        ({"five-business-days-since": "2026-04-01"}, "expected a day after 2013-01-01 and before 2026-04-01"),
        ({"records-clock": ""}, "expected regulation or statute; found "),
    ],
)
def test_a_setting_that_says_nothing_is_refused_by_name(settings: dict[str, str], fault: str) -> None:
    with pytest.raises(InvalidAssumptionError, match=fault):
        assumptions_from(settings)


@given(
    st.builds(
        Assumptions,
        last_day_rolls=st.booleans(),
        expedited_determination_rolls=st.booleans(),
        mail_extends_application=st.booleans(),
        mail_extends_appeal=st.booleans(),
        electronic_service_court_days=st.integers(0, 2),
        working_days=st.sampled_from(WorkingDays),
        five_business_days_since=st.dates(date(2013, 1, 2), date(2026, 3, 31)),
        records_clock=st.sampled_from(RecordsClock),
    )
)
def test_settings_written_read_back_and_leave_every_day_one_rule(assumptions: Assumptions) -> None:
    written = {each.name: each.value for each in assumptions.described()}

    assert assumptions_from(written) == assumptions
    for name in CLOCKS:
        limits = limits_named(name, assumptions=assumptions)
        assert [limit.until for limit in limits] == [*(limit.in_force for limit in limits[1:]), None]
