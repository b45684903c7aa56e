from dataclasses import replace
from datetime import date

import pytest

from openimr.domain.time_limits import DayKind
from openimr.law.clocks import limit_named
from openimr.law.deadlines import last_day
from openimr.notices.assignment import AssignmentFacts, assignment_notice

NOTICE_DAY = date(2024, 4, 3)
FACTS = AssignmentFacts(
    organization="Sierra Review",
    case_number="IM24-0000007",
    is_expedited=False,
    items=("MRI of the left knee", "Knee brace"),
    not_eligible=("Gym membership",),
    rfa_on=date(2024, 3, 1),
    physician="Dr. Samuel Reyes",
    ur_decided_on=date(2024, 3, 8),
    received_on=date(2024, 4, 1),
    records_due=last_day(limit_named("records-mail", on=NOTICE_DAY), starts=NOTICE_DAY, mail=None),
)


class TestNoticeOfAssignment:
    """8 CCR § 9792.10.4(b), words not read: the notice names the organization, the disputed treatment, the day of the
    request for authorization if available, the requesting physician, the day of the utilization review decision and the
    day the application was received."""

    @pytest.mark.parametrize(
        "words",
        [
            "Sierra Review",
            "IM24-0000007",
            "Disputed treatment 1: MRI of the left knee",
            "Disputed treatment 2: Knee brace",
            "Not part of this review: Gym membership",
            "Dr. Samuel Reyes on Fri 1 Mar 2024",
            "Utilization review decided on Fri 8 Mar 2024",
            "received on Mon 1 Apr 2024",
            "The last day is Thu 18 Apr 2024: the law gives 15 calendar days from the mailing of the assignment notice on Wed 3 Apr 2024",
            "8 CCR § 9792.10.5(a)(1)",
        ],
    )
    def test_the_notice_holds(self, words: str) -> None:
        assert words in " ".join(assignment_notice(FACTS))

    def test_what_is_not_known_is_not_said(self) -> None:
        words = " ".join(assignment_notice(replace(FACTS, rfa_on=None, ur_decided_on=None, physician="")))

        assert "None" not in words
        assert "A treatment was asked for. Utilization review did not allow all of it." in words

    def test_an_expedited_review_says_so(self) -> None:
        assert "an expedited independent medical review" in assignment_notice(replace(FACTS, is_expedited=True))[0]

    def test_no_reviewer_is_named_or_to_be_reached(self) -> None:
        assert "Who decides the case is not told to anyone." in " ".join(assignment_notice(FACTS))


def test_the_time_for_records_is_counted_in_calendar_days() -> None:
    assert FACTS.records_due.counted is DayKind.CALENDAR


def test_a_date_that_rests_on_an_unverified_rule_is_not_marked_in_a_partys_letter() -> None:
    """The clerk’s page says so in words; since 2026-04-01 the regulation's words are carried over, unread."""
    day = date(2026, 5, 4)
    due = last_day(limit_named("records-mail", on=day), starts=day, mail=None)
    assert due.unverified

    words = " ".join(assignment_notice(replace(FACTS, records_due=due)))

    assert due.reason in words
    assert "unverified" not in words
