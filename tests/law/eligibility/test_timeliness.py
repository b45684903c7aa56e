from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.domain.errors import NoLawInForceError
from openimr.domain.time_limits import Destination, ServiceMethod
from openimr.law.eligibility import (
    ApplicationFacts,
    EligibilityFacts,
    ItemFacts,
    LiabilityDispute,
    TimelinessAnswer,
    UrFacts,
    timeliness_of,
)

SERVED = date(2024, 4, 3)
BY_MAIL = UrFacts(
    decided=SERVED,
    served=SERVED,
    method=ServiceMethod.MAIL,
    destination=Destination.CALIFORNIA,
    was_form_sent=True,
    liability=LiabilityDispute.NONE,
)
IN_PERSON = replace(BY_MAIL, method=ServiceMethod.PERSONAL, destination=None)
IN_TIME, LATE = TimelinessAnswer.IN_TIME, TimelinessAnswer.LATE
NOT_KNOWN, NOT_RUNNING = TimelinessAnswer.NOT_KNOWN, TimelinessAnswer.NOT_RUNNING


def answer(review: UrFacts, received: date | None, *, is_formulary: bool | None = False) -> TimelinessAnswer:
    facts = EligibilityFacts(
        review=review, application=ApplicationFacts(received=received), item=ItemFacts(is_formulary=is_formulary)
    )
    return timeliness_of(facts).answer


class TestTimeToApply:
    """Lab. Code § 4610.5(h)(1): "The request shall be made no later than as follows: (A) For formulary disputes, 10
    days after the service of the utilization review decision to the employee. (B) For all other medical treatment
    disputes, 30 days after the service of the utilization review decision to the employee."
    """

    @pytest.mark.parametrize(
        ("review", "is_formulary", "last"),
        [
            (IN_PERSON, False, date(2024, 5, 3)),
            (IN_PERSON, True, date(2024, 4, 15)),
            (BY_MAIL, False, date(2024, 5, 8)),
            (BY_MAIL, True, date(2024, 4, 18)),
        ],
        ids=["in-person", "formulary-to-a-saturday", "by-mail", "formulary-by-mail"],
    )
    def test_the_last_day_is_in_time_and_the_day_after_is_late(
        self, review: UrFacts, last: date, *, is_formulary: bool
    ) -> None:
        assert answer(review, last, is_formulary=is_formulary) is IN_TIME
        assert answer(review, last + timedelta(days=1), is_formulary=is_formulary) is LATE

    @pytest.mark.parametrize(
        ("served", "received", "expected"),
        [
            (date(2016, 12, 22), date(2017, 1, 26), IN_TIME),
            (date(2016, 12, 5), date(2017, 1, 10), LATE),
            (date(2016, 12, 7), date(2017, 1, 13), LATE),
            (date(2016, 10, 28), date(2016, 11, 28), IN_TIME),
        ],
        ids=["35-days", "36-days", "37-days", "31-days"],
    )
    def test_the_intervals_of_published_letters(self, served: date, received: date, expected: TimelinessAnswer) -> None:
        """Of 105 letters these are the four that took longer than thirty days to be received."""
        review = UrFacts(decided=served, served=served, method=ServiceMethod.MAIL, destination=Destination.CALIFORNIA)

        assert answer(review, received, is_formulary=None) is expected

    def test_a_formulary_dispute_had_no_time_of_its_own_before_2018(self) -> None:
        review = replace(IN_PERSON, decided=date(2017, 5, 1), served=date(2017, 5, 1))

        assert answer(review, date(2017, 5, 31), is_formulary=True) is IN_TIME

    def test_the_answer_carries_the_deadline_it_rests_on(self) -> None:
        facts = EligibilityFacts(
            review=BY_MAIL, application=ApplicationFacts(received=date(2024, 5, 9)), item=ItemFacts(is_formulary=False)
        )
        deadline = timeliness_of(facts).deadline

        assert deadline is not None
        assert (deadline.clock, deadline.due) == ("application", date(2024, 5, 8))


class TestAnotherDisputeOfLiability:
    """Lab. Code § 4610.5(h)(2): "If at the time of a utilization review decision the employer is also disputing
    liability for the treatment for any reason besides medical necessity, the time for the employee to submit a request
    for independent medical review to the administrative director or administrative director's designee is extended to
    30 days after service of a notice to the employee showing that the other dispute of liability has been resolved."
    """

    @pytest.mark.parametrize("liability", [LiabilityDispute.OPEN, LiabilityDispute.AGREED])
    def test_while_it_is_open_no_time_runs(self, liability: LiabilityDispute) -> None:
        assert answer(replace(IN_PERSON, liability=liability), date(2025, 1, 2)) is NOT_RUNNING

    @pytest.mark.parametrize("is_formulary", [False, True])
    def test_thirty_days_run_from_the_notice_for_a_formulary_dispute_too(self, *, is_formulary: bool) -> None:
        review = replace(IN_PERSON, liability=LiabilityDispute.RESOLVED, resolution_served=date(2024, 9, 3))

        assert answer(review, date(2024, 10, 3), is_formulary=is_formulary) is IN_TIME
        assert answer(review, date(2024, 10, 24), is_formulary=is_formulary) is LATE

    def test_how_the_notice_was_served_is_not_known_and_may_add_days(self) -> None:
        by_hand = replace(IN_PERSON, liability=LiabilityDispute.RESOLVED, resolution_served=date(2024, 9, 3))

        assert answer(by_hand, date(2024, 10, 4)) is NOT_KNOWN
        assert answer(by_hand, date(2024, 10, 23)) is NOT_KNOWN

    def test_an_application_before_the_notice_is_in_time(self) -> None:
        review = replace(IN_PERSON, liability=LiabilityDispute.RESOLVED, resolution_served=date(2024, 9, 3))

        assert answer(review, date(2024, 6, 3)) is IN_TIME

    def test_a_notice_of_an_unknown_day_makes_nothing_late(self) -> None:
        review = replace(IN_PERSON, liability=LiabilityDispute.RESOLVED)

        assert answer(review, date(2027, 6, 1)) is NOT_KNOWN


class TestFormNotSent:
    """Lab. Code § 4610.5(h)(3): "If the employer fails to comply with subdivision (f) at the time of notification of its
    utilization review decision, the time limitations for the employee to submit a request for independent medical
    review shall not begin to run until the employer provides the required notice to the employee."
    """

    def test_the_time_does_not_run_before_the_form_is_given(self) -> None:
        assert answer(replace(IN_PERSON, was_form_sent=False), date(2025, 1, 2)) is NOT_RUNNING

    def test_it_runs_from_the_day_it_is_given(self) -> None:
        review = replace(IN_PERSON, was_form_sent=False, form_given=date(2024, 9, 3))

        assert answer(review, date(2024, 10, 3)) is IN_TIME
        assert answer(review, date(2024, 10, 4)) is LATE


class TestFactsNotKnown:
    """No provision: a fact that is not known makes nothing late; the exceptions are asked for, not presumed."""

    @pytest.mark.parametrize(
        ("review", "received", "expected"),
        [
            (replace(BY_MAIL, destination=None), date(2024, 5, 8), IN_TIME),
            (replace(BY_MAIL, destination=None), date(2024, 5, 9), NOT_KNOWN),
            (replace(BY_MAIL, destination=None), date(2024, 5, 23), NOT_KNOWN),
            (replace(BY_MAIL, destination=None), date(2024, 5, 24), LATE),
            (replace(BY_MAIL, method=None), date(2024, 5, 3), IN_TIME),
            (replace(BY_MAIL, method=None), date(2024, 5, 8), NOT_KNOWN),
            (replace(BY_MAIL, method=None), date(2024, 5, 24), LATE),
            (replace(IN_PERSON, served=None), date(2024, 5, 3), IN_TIME),
            (replace(IN_PERSON, served=None), date(2027, 5, 3), NOT_KNOWN),
            (UrFacts(), date(2024, 5, 3), NOT_KNOWN),
            (IN_PERSON, None, NOT_KNOWN),
        ],
        ids=[
            "place-unknown-and-in-time-anyway",
            "place-unknown",
            "place-unknown-and-in-time-from-abroad",
            "place-unknown-and-late-from-anywhere",
            "method-unknown-and-in-time-anyway",
            "method-unknown",
            "method-unknown-and-late-in-any",
            "service-unknown-and-in-time-from-the-decision",
            "service-unknown-and-perhaps-later",
            "nothing-known",
            "receipt-unknown",
        ],
    )
    def test_only_what_is_certain_is_answered(
        self, review: UrFacts, received: date | None, expected: TimelinessAnswer
    ) -> None:
        assert answer(review, received) is expected

    @pytest.mark.parametrize(
        ("received", "expected"),
        [(date(2024, 4, 15), IN_TIME), (date(2024, 4, 16), NOT_KNOWN), (date(2024, 5, 4), LATE)],
    )
    def test_whether_it_is_a_formulary_dispute_may_be_unknown(self, received: date, expected: TimelinessAnswer) -> None:
        assert answer(IN_PERSON, received, is_formulary=None) is expected

    def test_an_exception_that_is_not_known_does_not_stop_the_time(self) -> None:
        review = replace(IN_PERSON, liability=None, was_form_sent=None)

        assert answer(review, date(2024, 5, 4)) is LATE

    @given(
        st.dates(date(2013, 1, 1), date(2027, 6, 1)),
        st.integers(0, 120),
        st.sets(st.sampled_from(["served", "method", "destination", "liability", "was_form_sent"])),
    )
    def test_forgetting_a_fact_never_makes_a_timely_application_late(
        self, served: date, days: int, forgotten: set[str]
    ) -> None:
        known = replace(BY_MAIL, decided=served, served=served)
        less = replace(known, **dict.fromkeys(forgotten))
        received = served + timedelta(days=days)

        assert not (answer(known, received) is IN_TIME and answer(less, received) is LATE)


class TestDaysOutsideTheLaw:
    """No provision: no rule in force is an error, never a guess."""

    def test_a_decision_served_before_2013_is_an_error(self) -> None:
        with pytest.raises(NoLawInForceError, match="clock application: expected a rule in force on 2012-12-31"):
            answer(replace(IN_PERSON, served=date(2012, 12, 31)), date(2013, 1, 5))

    def test_a_last_day_after_the_known_holidays_is_an_error(self) -> None:
        with pytest.raises(NoLawInForceError, match="the table of court days"):
            answer(replace(IN_PERSON, served=date(2027, 12, 15)), date(2027, 12, 20))
