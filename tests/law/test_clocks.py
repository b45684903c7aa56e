from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.domain.errors import NoLawInForceError
from openimr.domain.time_limits import DayKind, Destination, ServiceMethod, TimeLimit
from openimr.law.clocks import CLOCKS, MAIL_DAYS, limit_named, mail_days
from openimr.law.limits import LIMITS

SINCE_2017 = date(2017, 1, 1)
IN_2024 = date(2024, 5, 1)
BEFORE_2017 = date(2016, 12, 31)


def terms(name: str, *, on: date = IN_2024) -> tuple[int, DayKind, str]:
    limit = limit_named(name, on=on)
    return limit.length, limit.counted, limit.source


class TestTimeToApply:
    """Lab. Code § 4610.5(h)(1): "The request shall be made no later than as follows: (A) For formulary disputes, 10
    days after the service of the utilization review decision to the employee. (B) For all other medical treatment
    disputes, 30 days after the service of the utilization review decision to the employee."
    """

    def test_thirty_calendar_days(self) -> None:
        assert terms("application") == (30, DayKind.CALENDAR, "Lab. Code § 4610.5(h)(1)(B)")

    def test_ten_calendar_days_for_a_formulary_dispute(self) -> None:
        assert terms("application-formulary") == (10, DayKind.CALENDAR, "Lab. Code § 4610.5(h)(1)(A)")

    def test_both_take_mail_days(self) -> None:
        takers = {name for name, limits in CLOCKS.items() if any(limit.takes_mail_days for limit in limits)}

        assert takers == {"application", "application-formulary", "application-liability"}


class TestFormularyDisputes:
    """Lab. Code § 4610.5(a)(3): "Any dispute occurring on or after January 1, 2018, over medication prescribed pursuant
    to the drug formulary adopted pursuant to Section 5307.27."
    """

    @pytest.mark.parametrize("name", ["application-formulary", "determination-formulary"])
    def test_no_formulary_limit_is_in_force_before(self, name: str) -> None:
        with pytest.raises(NoLawInForceError, match=rf"clock {name}: .* on 2017-12-31; known is from 2018-01-01 on"):
            limit_named(name, on=date(2017, 12, 31))

        assert limit_named(name, on=date(2018, 1, 1)).verified


class TestTimeAfterLiabilityIsResolved:
    """Lab. Code § 4610.5(h)(2): "the time for the employee to submit a request for independent medical review to the
    administrative director or administrative director's designee is extended to 30 days after service of a notice to
    the employee showing that the other dispute of liability has been resolved."
    """

    def test_thirty_calendar_days_from_the_notice(self) -> None:
        assert terms("application-liability") == (30, DayKind.CALENDAR, "Lab. Code § 4610.5(h)(2)")


class TestNoticeOfAuthorizationSettlementOrWithdrawal:
    """Lab. Code § 4610.5(g): "Notice of the authorization, any settlement or award that may resolve the medical
    treatment dispute, or the requesting physician withdrawing the request for treatment, shall be communicated to the
    independent medical review organization by the employer within five days."
    """

    def test_five_calendar_days(self) -> None:
        assert terms("withdrawal-notice") == (5, DayKind.CALENDAR, "Lab. Code § 4610.5(g)")


class TestRecordsUnderTheStatute:
    """Lab. Code § 4610.5(l): "the employer shall electronically provide to the independent medical review organization
    under rules adopted by the administrative director a copy and list of all of the following documents within 10 days
    of notice of assignment"
    """

    def test_ten_calendar_days(self) -> None:
        assert terms("records-statute") == (10, DayKind.CALENDAR, "Lab. Code § 4610.5(l)")


class TestRecordsUnderTheRegulation:
    """8 CCR § 9792.10.5(a)(1), words not read beside the project: the organization shall receive the records within
    fifteen days of the mailing of the notification, twelve if it was sent electronically, or for an expedited review
    within twenty-four hours of its receipt.
    """

    @pytest.mark.parametrize(
        ("name", "length", "counted"),
        [
            ("records-mail", 15, DayKind.CALENDAR),
            ("records-electronic", 12, DayKind.CALENDAR),
            ("records-expedited", 24, DayKind.HOURS),
        ],
    )
    def test_fifteen_or_twelve_days_or_twenty_four_hours(self, name: str, length: int, counted: DayKind) -> None:
        assert terms(name) == (length, counted, "8 CCR § 9792.10.5(a)(1)")


class TestReplyToARequestForInformation:
    """8 CCR § 9792.10.3(c), words not read beside the project: the parties answer a reasonable request within five
    business days of its receipt; the emergency text of 2013 said fifteen days.
    """

    def test_five_working_days(self) -> None:
        assert terms("information-reply") == (5, DayKind.WORKING, "8 CCR § 9792.10.3(c)")

    def test_fifteen_calendar_days_in_2013_unverified(self) -> None:
        limit = limit_named("information-reply", on=date(2013, 6, 3))

        assert (limit.length, limit.counted, limit.verified) == (15, DayKind.CALENDAR, False)


class TestAssignmentNotice:
    """8 CCR § 9792.10.4(b), words not read beside the project: within one business day of the finding that the
    treatment is eligible, the organization notifies the parties in writing.
    """

    def test_one_working_day(self) -> None:
        assert terms("assignment-notice") == (1, DayKind.WORKING, "8 CCR § 9792.10.4(b)")


class TestTimeToDecide:
    """Lab. Code § 4610.6(d)(1): "(A) For a dispute over medication prescribed pursuant to the drug formulary submitted
    under subdivision (h) of Section 4610.5, within five working days from the date of receipt of the request for review
    and supporting documentation" "(B) For all other medical treatment disputes submitted for review under subdivision
    (h) of Section 4610.5, within 30 days of receipt of the request for review and supporting documentation" (C) "the
    analyses and determinations of the reviewers shall be expedited and rendered within three days of the receipt of the
    information."
    """

    @pytest.mark.parametrize(
        ("name", "length", "counted", "paragraph"),
        [
            ("determination-formulary", 5, DayKind.WORKING, "A"),
            ("determination-regular", 30, DayKind.CALENDAR, "B"),
            ("determination-expedited", 3, DayKind.CALENDAR, "C"),
        ],
    )
    def test_each_priority_has_its_time(self, name: str, length: int, counted: DayKind, paragraph: str) -> None:
        assert terms(name) == (length, counted, f"Lab. Code § 4610.6(d)(1)({paragraph})")

    def test_these_alone_are_extendable_by_three_days(self) -> None:
        extendable = {name: limit.extendable for name, limits in CLOCKS.items() for limit in limits if limit.extendable}

        assert extendable == dict.fromkeys(
            ["determination-regular", "determination-formulary", "determination-expedited"], 3
        )


class TestTimeToAppeal:
    """Lab. Code § 4610.6(h): "filed with the appeals board for hearing pursuant to Chapter 3 (commencing with Section
    5500) of Part 4 and served on all interested parties within 30 days of the date of mailing of the determination to
    the aggrieved employee or the aggrieved employer."
    """

    def test_thirty_calendar_days_from_mailing_and_no_mail_days_unverified(self) -> None:
        limit = limit_named("appeal", on=IN_2024)

        assert terms("appeal") == (30, DayKind.CALENDAR, "Lab. Code § 4610.6(h)")
        assert (limit.starts_with, limit.takes_mail_days) == ("mailing of the determination", False)
        assert limit.unverified == (
            "whether mailing adds days to a limit that runs from the mailing itself (setting mail-extends-appeal)",
        )


class TestTimeToImplement:
    """Lab. Code § 4610.6(j): "In the case of reimbursement for services already rendered, the employer shall reimburse
    the provider or employee, whichever applies, within 20 days" "In the case of services not yet rendered, the employer
    shall authorize the services within five working days of receipt of the written determination"
    """

    @pytest.mark.parametrize(
        ("name", "length", "counted"), [("authorize", 5, DayKind.WORKING), ("reimburse", 20, DayKind.CALENDAR)]
    )
    def test_five_working_days_to_authorize_and_twenty_days_to_reimburse(
        self, name: str, length: int, counted: DayKind
    ) -> None:
        assert terms(name) == (length, counted, "Lab. Code § 4610.6(j)")


class TestRegimes:
    """History notes of Lab. Code §§ 4610.5, 4610.6: "Amended by Stats. 2016, Ch. 868, Sec. 5." "Amended by Stats. 2016,
    Ch. 868, Sec. 6." "Effective January 1, 2017."
    """

    STATUTORY = (
        "application",
        "application-liability",
        "records-statute",
        "determination-regular",
        "determination-expedited",
        "authorize",
        "reimburse",
        "appeal",
        "withdrawal-notice",
    )
    REGULATORY = ("information-reply", "assignment-notice", "records-mail", "records-electronic", "records-expedited")

    @pytest.mark.parametrize("name", STATUTORY)
    def test_what_the_code_said_before_2017_is_carried_back_unverified(self, name: str) -> None:
        before, since = limit_named(name, on=BEFORE_2017), limit_named(name, on=SINCE_2017)

        assert "the Labor Code's words in force before 2017-01-01" in before.unverified
        assert (before.length, before.counted, before.rolls) == (since.length, since.counted, since.rolls)
        assert since.source.startswith(before.source)

    @pytest.mark.parametrize("name", REGULATORY)
    def test_what_the_regulations_say_since_april_2026_is_carried_over_unverified(self, name: str) -> None:
        before, since = limit_named(name, on=date(2026, 3, 31)), limit_named(name, on=date(2026, 4, 1))

        assert (before.verified, since.verified) == (True, False)
        assert (before.length, before.counted, before.rolls) == (since.length, since.counted, since.rolls)

    @pytest.mark.parametrize("name", [name for name in STATUTORY if name != "appeal"])
    def test_the_statute_was_read_as_in_force_in_april_2026(self, name: str) -> None:
        assert limit_named(name, on=date(2026, 4, 7)).verified

    @pytest.mark.parametrize("name", [*STATUTORY, *REGULATORY])
    def test_there_is_no_limit_before_2013(self, name: str) -> None:
        with pytest.raises(NoLawInForceError, match=f"clock {name}: expected a rule in force on 2012-12-31"):
            limit_named(name, on=date(2012, 12, 31))

    def test_every_clock_is_statutory_regulatory_or_of_the_formulary(self) -> None:
        formulary = {"application-formulary", "determination-formulary"}

        assert set(CLOCKS) == {*self.STATUTORY, *self.REGULATORY, *formulary}


class TestRegister:
    """No provision: every clock has one rule a day."""

    @given(st.sampled_from(sorted(CLOCKS)), st.dates(date(2013, 1, 1), date(2040, 1, 1)))
    def test_no_two_limits_of_a_clock_are_in_force_on_one_day(self, name: str, day: date) -> None:
        assert sum(limit.covers(day) for limit in CLOCKS[name]) <= 1

    @pytest.mark.parametrize("limits", CLOCKS.values(), ids=CLOCKS)
    def test_the_regimes_of_a_clock_follow_without_a_gap(self, limits: tuple[TimeLimit, ...]) -> None:
        assert [limit.until for limit in limits] == [*(limit.in_force for limit in limits[1:]), None]

    def test_every_limit_is_in_the_register(self) -> None:
        assert sum(len(limits) for limits in CLOCKS.values()) == len(LIMITS)

    def test_an_unknown_clock_is_an_error_that_lists_the_known_ones(self) -> None:
        with pytest.raises(
            NoLawInForceError, match=r"clock aplication: .* one of application, application-formulary, "
        ):
            limit_named("aplication", on=IN_2024)

    def test_no_limit_in_working_days_or_hours_rolls(self) -> None:
        rolling = {limit.counted for limit in LIMITS if limit.rolls}

        assert rolling == {DayKind.CALENDAR}


class TestServiceByMail:
    """Code Civ. Proc. § 1013(a): "shall be extended five calendar days, upon service by mail, if the place of address
    and the place of mailing is within the State of California, 10 calendar days if either the place of mailing or the
    place of address is outside the State of California but within the United States, 12 calendar days if the place of
    address is the Secretary of State's address confidentiality program [...], and 20 calendar days if either the place
    of mailing or the place of address is outside the United States"
    """

    @pytest.mark.parametrize(
        ("destination", "length"),
        [
            (Destination.CALIFORNIA, 5),
            (Destination.US, 10),
            (Destination.CONFIDENTIAL_ADDRESS, 12),
            (Destination.ABROAD, 20),
        ],
    )
    def test_the_days_turn_on_the_places(self, destination: Destination, length: int) -> None:
        rule = mail_days(ServiceMethod.MAIL, to=destination, on=IN_2024)

        assert rule is not None
        assert (rule.length, rule.counted, rule.source) == (length, DayKind.CALENDAR, "Code Civ. Proc. § 1013(a)")

    def test_mail_needs_a_destination(self) -> None:
        with pytest.raises(NoLawInForceError, match=r"service by mail, place not given.*known is for california, us"):
            mail_days(ServiceMethod.MAIL, to=None, on=IN_2024)

    def test_the_confidentiality_program_adds_days_since_2023_alone(self) -> None:
        with pytest.raises(NoLawInForceError, match=r"confidential address.*known is from 2023-01-01 on"):
            mail_days(ServiceMethod.MAIL, to=Destination.CONFIDENTIAL_ADDRESS, on=date(2022, 12, 31))


class TestOvernightDelivery:
    """Code Civ. Proc. § 1013(c): "served by Express Mail or other method of delivery providing for overnight delivery
    shall be extended by two court days."
    """

    @pytest.mark.parametrize("destination", [None, *Destination])
    def test_two_court_days_wherever_it_goes(self, destination: Destination | None) -> None:
        rule = mail_days(ServiceMethod.OVERNIGHT, to=destination, on=IN_2024)

        assert rule is not None
        assert (rule.length, rule.counted) == (2, DayKind.COURT)


class TestElectronicService:
    """Code Civ. Proc. § 1010.6(a): "A document may be served electronically in an action filed with the court" and
    (3)(B): "shall be extended after service by electronic means by two court days". No action is filed here, so no day
    is added [unverified].
    """

    def test_no_day_is_added_and_the_doubt_is_said(self) -> None:
        rule = mail_days(ServiceMethod.ELECTRONIC, to=None, on=IN_2024)

        assert rule is not None
        assert rule.length == 0
        assert "1010.6(a)(3)(B) adds two court days" in rule.unverified[0]


class TestMailDays:
    """No provision says that § 1013 extends the time for an application: every rule is unverified."""

    def test_personal_service_adds_nothing(self) -> None:
        assert mail_days(ServiceMethod.PERSONAL, to=None, on=IN_2024) is None

    def test_no_rule_is_verified(self) -> None:
        assert not any(rule.verified for rule in MAIL_DAYS)

    def test_the_words_before_2023_are_carried_back(self) -> None:
        before = mail_days(ServiceMethod.MAIL, to=Destination.CALIFORNIA, on=date(2016, 12, 5))

        assert before is not None
        assert before.length == 5
        assert "the words of Code Civ. Proc. § 1013 in force before 2023-01-01" in before.unverified

    @given(
        st.sampled_from([ServiceMethod.MAIL, ServiceMethod.OVERNIGHT, ServiceMethod.ELECTRONIC]),
        st.sampled_from([Destination.CALIFORNIA, Destination.US, Destination.ABROAD]),
        st.dates(date(2013, 1, 1), date(2030, 1, 1)),
    )
    def test_each_way_of_service_has_one_rule_a_day(self, method: ServiceMethod, to: Destination, on: date) -> None:
        rules = [
            rule for rule in MAIL_DAYS if rule.method is method and rule.destination in {None, to} and rule.covers(on)
        ]

        assert rules == [mail_days(method, to=to, on=on)]

    @pytest.mark.parametrize("method", [ServiceMethod.MAIL, ServiceMethod.OVERNIGHT, ServiceMethod.ELECTRONIC])
    def test_there_is_none_before_2013(self, method: ServiceMethod) -> None:
        with pytest.raises(NoLawInForceError, match=f"service by {method.value}"):
            mail_days(method, to=Destination.CALIFORNIA, on=date(2013, 1, 1) - timedelta(days=1))
