"""The notices of what happens on the way of a case: what each must hold, and that an employee can read it."""

from datetime import date, datetime

import pytest

from openimr.domain.determinations import ItemOutcome
from openimr.law.clocks import limit_named
from openimr.law.days import PACIFIC
from openimr.notices.clocks import Due, conversion_notice, extension_notice
from openimr.notices.determinations import correction_notice, cover_letter
from openimr.notices.endings import Ending, ending_notice
from openimr.notices.information import information_request
from openimr.notices.news import news
from openimr.notices.records import insufficient_records, records_reminder
from tests.notices.reading import grade

DAY = date(2024, 4, 3)
HOUSE = {"organization": "Sierra Review", "case_number": "IM24-0000007"}
HIGHEST_GRADE = 8.0

INFORMATION = information_request(
    **HOUSE,
    asked_of="Golden Coast Claims",
    words="Was the form sent with the refusal?",
    limit=limit_named("information-reply", on=DAY),
)
REMINDER = records_reminder(
    **HOUSE,
    asked_of="Golden Coast Claims",
    due=date(2024, 4, 18),
    provision="8 CCR § 9792.10.5(a)(1)",
    is_late=False,
    sent=1,
)
LATE = records_reminder(
    **HOUSE, asked_of="Golden Coast Claims", due=date(2024, 4, 18), provision="the rule", is_late=True, sent=0
)
INSUFFICIENT = insufficient_records(
    **HOUSE,
    asked_of="Golden Coast Claims",
    ended=date(2024, 4, 18),
    provision="8 CCR § 9792.10.5(a)(1)",
    missing="the notes of the last six months",
)
CONVERSION = conversion_notice(
    **HOUSE,
    certified_by="Dr. Samuel Reyes",
    certified_on=DAY,
    records_due=Due(when=datetime(2024, 4, 4, 9, 0, tzinfo=PACIFIC), provision="8 CCR § 9792.10.5(a)(1)"),
    determination_due=Due(when=date(2024, 4, 6), provision="Lab. Code § 4610.6(d)(1)(C)"),
)
EXTENDED = HOUSE | {
    "length": 2,
    "approved_on": DAY,
    "approval": "A-17",
    "because": "The films came late.",
    "before": date(2024, 5, 3),
}
EXTENSION = extension_notice(**EXTENDED, due=date(2024, 5, 6))
WITHDRAWN = ("Knee brace", Ending.PHYSICIAN_WITHDREW, DAY)
GOES_ON = ending_notice(**HOUSE, ended=(WITHDRAWN,), goes_on=("MRI of the left knee",))
ENDED = ending_notice(**HOUSE, ended=(WITHDRAWN, ("Cane", Ending.AUTHORIZED, DAY)), goes_on=())
DECIDED = HOUSE | {
    "decided_on": DAY,
    "items": (("Knee brace", ItemOutcome.UPHELD), ("MRI of the left knee", ItemOutcome.OVERTURNED)),
}
COVER = cover_letter(**DECIDED)
CORRECTED_COVER = cover_letter(**DECIDED, corrected_on=date(2024, 4, 10))
CORRECTION = correction_notice(**HOUSE, issued_on=DAY, corrected_on=date(2024, 4, 10), wrong="the claim number")

NOTICES = {
    "information": INFORMATION,
    "reminder": REMINDER,
    "late": LATE,
    "insufficient": INSUFFICIENT,
    "conversion": CONVERSION,
    "extension": EXTENSION,
    "goes-on": GOES_ON,
    "ended": ENDED,
    "cover": COVER,
    "corrected cover": CORRECTED_COVER,
    "correction": CORRECTION,
}


@pytest.mark.parametrize("name", NOTICES)
def test_it_names_who_writes_and_of_which_case(name: str) -> None:
    words = " ".join(NOTICES[name])

    assert "Sierra Review" in words
    assert "case IM24-0000007" in words.replace("Case", "case")


@pytest.mark.parametrize("name", NOTICES)
def test_it_reads_at_grade_8_or_below(name: str) -> None:
    assert grade(NOTICES[name]) <= HIGHEST_GRADE


@pytest.mark.parametrize("name", NOTICES)
def test_what_is_unverified_is_for_the_staff_and_not_for_the_parties(name: str) -> None:
    assert "unverified" not in " ".join(NOTICES[name])


class TestRequestForInformation:
    """8 CCR § 9792.10.3(c), words not read: the parties may be asked for information, and answer within five business
    days of receipt."""

    def test_it_says_what_is_asked_of_whom_and_until_when(self) -> None:
        words = " ".join(INFORMATION)

        assert "asks Golden Coast Claims for facts" in words
        assert "Was the form sent with the refusal?" in words
        assert "within 5 working days of getting this letter (8 CCR § 9792.10.3(c))" in words
        assert "Each side gets a copy" in words


class TestRecords:
    """8 CCR § 9792.10.5(a)(1), in substance: 15 days, 12 if sent electronically, 24 hours if expedited; § 9792.10.6(b)(2), in
    substance: without the records, utilization review's summary and the papers of employee and physician, never
    utilization review's information alone. Lab. Code § 4610.5(i): an administrative penalty for delaying."""

    @pytest.mark.parametrize("notice", [REMINDER, INSUFFICIENT], ids=["reminder", "insufficient"])
    def test_it_names_the_last_day_what_follows_and_the_penalty(self, notice: tuple[str, ...]) -> None:
        words = " ".join(notice)

        assert "Thu 18 Apr 2024 (8 CCR § 9792.10.5(a)(1))" in words
        assert "never decides on the papers of utilization review alone (8 CCR § 9792.10.6(b)(2))" in words
        assert "penalty" in words
        assert "The employee and the physician can send papers too." in words

    def test_what_is_late_is_said_to_be(self) -> None:
        assert "had to send the records by Thu 18 Apr 2024 (the rule). They are late." in " ".join(LATE)
        assert "late" not in " ".join(REMINDER)

    def test_what_is_missing_is_said_where_it_is_known(self) -> None:
        assert "What is missing: the notes of the last six months" in INSUFFICIENT
        silent = insufficient_records(**HOUSE, asked_of="X", ended=DAY, provision="Y", missing="")
        assert "What is missing" not in " ".join(silent)


class TestConversion:
    """8 CCR § 9792.10.4(c), in substance: on the treating physician's written certification of an imminent and serious threat
    the review is expedited, and the parties are told at once."""

    def test_it_names_who_certified_and_both_new_times(self) -> None:
        words = " ".join(CONVERSION)

        assert "Dr. Samuel Reyes certified on Wed 3 Apr 2024" in words
        assert "send the records by Thu 4 Apr 2024, 9:00 a.m. Pacific time (8 CCR § 9792.10.5(a)(1))" in words
        assert "decide by Sat 6 Apr 2024 (Lab. Code § 4610.6(d)(1)(C))" in words

    def test_a_time_that_does_not_run_is_not_named(self) -> None:
        words = " ".join(
            conversion_notice(**HOUSE, certified_by="X", certified_on=DAY, records_due=None, determination_due=None)
        )

        assert "must send the records" not in words
        assert "must decide" not in words


class TestExtension:
    """Lab. Code § 4610.6(d)(2), in substance: up to three days, with the administrative director's approval, in extraordinary
    circumstances or for good cause."""

    def test_it_names_the_approval_the_reason_and_both_days(self) -> None:
        words = " ".join(EXTENSION)

        assert "has 2 more days" in words
        assert "approved this on Wed 3 Apr 2024 (approval A-17; Lab. Code § 4610.6(d)(2))" in words
        assert "The films came late." in words
        assert "We must decide by Mon 6 May 2024. Before, the last day was Fri 3 May 2024." in words

    def test_that_a_weekend_moved_the_day_is_said_only_where_the_days_do_not_add_up(self) -> None:
        moved = "falls on a weekend or a holiday"

        assert moved in " ".join(EXTENSION)
        assert moved not in " ".join(extension_notice(**EXTENDED, due=date(2024, 5, 5)))


class TestEnding:
    """Lab. Code § 4610.5(g), in substance: the review may end at any time on written authorization of the treatment."""

    def test_what_ended_and_why_and_what_goes_on(self) -> None:
        assert (
            "Knee brace. The physician took back the request for this treatment on Wed 3 Apr 2024. (Lab. Code § 4610.5(g))"
            in GOES_ON
        )
        assert GOES_ON[-1] == "MRI of the left knee"
        assert "The case ends" not in " ".join(GOES_ON)

    def test_with_the_last_treatment_the_case_ends(self) -> None:
        assert "Nothing is left to review. The case ends, and no doctor will decide it." in ENDED


class TestDetermination:
    """Lab. Code § 4610.6(f), in substance: delivered to the administrative director, the employer, the employee and the
    employee's provider, the names of the reviewers kept confidential; (g): deemed the administrative director's."""

    def test_the_cover_says_what_was_decided_in_both_words(self) -> None:
        assert "Treatment 1: Knee brace: not medically necessary. The refusal stands (Upheld)." in COVER
        assert (
            "Treatment 2: MRI of the left knee: medically necessary. The refusal does not stand (Overturned)." in COVER
        )
        assert "binds each side (Lab. Code § 4610.6(g))" in " ".join(COVER)
        assert "corrected" not in " ".join(COVER)
        assert CORRECTED_COVER[0].endswith(
            "It was made on Wed 3 Apr 2024. A slip in the first letter was corrected on Wed 10 Apr 2024. This letter takes its "
            "place. What was decided is the same."
        )

    def test_a_correction_says_what_was_wrong_and_that_no_outcome_changed(self) -> None:
        words = " ".join(CORRECTION)

        assert "What was wrong: the claim number" in words
        assert "takes the place of the one of Wed 3 Apr 2024" in words
        assert "has not changed" in words


def test_a_mail_says_that_there_is_news_and_where_and_no_more() -> None:
    words = news(organization="Sierra Review", address="https://review.test/")

    assert words.subject == "There is news for you at Sierra Review"
    assert "https://review.test/" in " ".join(words.paragraphs)
    assert grade(words.paragraphs) <= HIGHEST_GRADE
