"""One thing whose day is told in other ways: before its clause, behind a relative clause, by who did it."""

import pytest

from openimr.checks.date_conflict import CHECK
from tests.checks.drafts import findings, item
from tests.checks.test_date_conflict_oneness import statuses


class TestTwoDaysOfOneThing:
    """A study, an operation, a visit or the accident told of two days is found however the day is brought in."""

    @pytest.mark.parametrize(
        ("summary", "rationale"),
        [
            (
                "On 5/6/2014, her hand surgeon performed a right trigger finger release.",
                "The release of 5/16/2014 helped.",
            ),
            (
                "On 5/6/2014, he gave a urine specimen that held no codeine.",
                "The drug screen of 5/16/2014 held no codeine.",
            ),
            ("On 5/6/2014, she was sent by her family doctor for a pelvic CT.", "A pelvic CT of 5/16/2014 is normal."),
            (
                "He went to the operating room on 5/6/2014 for a left hip replacement.",
                "The hip replacement of 5/16/2014 failed.",
            ),
            (
                "A caudal epidural injection was approved and then given on 5/6/2014.",
                "The caudal epidural of 5/12/2014 helped.",
            ),
            ("An L3-4 epidural injection of 5/6/2014 helped.", "The initial epidural injection at L3-4 was 5/9/2014."),
            ("An elbow MRI of 5/6/2014 is normal.", "The one MRI of the elbow in the file (5/16/2014) is normal."),
            (
                "A computed tomography (CT) scan of the hip of 5/6/2014 is normal.",
                "A CT of the hip of 5/16/2014 is normal.",
            ),
            ("The legs were tested electrodiagnostically on 5/6/2014.", "The EMG of the legs of 5/6/2013 is normal."),
            (
                "At the visit of 5/6/2014 six massages were asked for.",
                "The visit at which massage was sought took place on 5/16/2014.",
            ),
            ("Part of her labrum was trimmed on 5/6/2014.", "The labral debridement of 5/16/2014 helped."),
            ("On 5/6/2014, the left hip was injected with Celestone.", "The left hip injection of 5/16/2014 helped."),
            ("Kenalog was injected into the left hip on 5/6/2014.", "The left hip injection of 5/16/2014 helped."),
            ("He had the right wrist x-rayed on 5/6/2014.", "Radiography of the right wrist on 5/16/2014 is normal."),
            ("S/p left ankle HWR 5/6/2014.", "The left ankle hardware removal of 5/16/2014 helped."),
            (
                "The QME report of 5/6/2014 leaves care open.",
                "She reached MMI according to the qualified examiner on 5/16/2014.",
            ),
        ],
    )
    def test_are_found(self, summary: str, rationale: str) -> None:
        assert statuses(summary, rationale) == ["two dates"]

    @pytest.mark.parametrize(
        ("summary", "rationale"),
        [
            ("On 5/16/2014, the physiatrist reviewed the hip MRI.", "The hip MRI of 5/6/2014 is normal."),
            ("On 5/6/2014, her surgeon asked for a knee arthroscopy.", "The knee arthroscopy of 5/16/2014 helped."),
            (
                "An EMG of both of his arms was done on 5/6/2014.",
                "Repeat EMG testing of both of his arms was done on 7/8/2015.",
            ),
            ("A CT of the neck of 5/6/2014 is normal.", "A CT myelogram of the neck of 9/8/2014 shows a cut-off root."),
            (
                "An EMG of the arms of 5/6/2014 is normal.",
                "The electrodiagnostic laboratory wrote on 7/8/2014 of its norms.",
            ),
            (
                "An elbow MRI was made. An MRI of 5/6/2014 of the right side is normal.",
                "The left elbow MRI of 9/8/2015 is normal.",
            ),
            ("The pathway was blocked on 5/6/2014.", "A nerve block of the foot on 5/16/2014 helped."),
            ("The AME saw him on 5/6/2014.", "He reached MMI according to the qualified examiner on 5/16/2014."),
        ],
    )
    def test_of_two_things_are_passed_over(self, summary: str, rationale: str) -> None:
        assert statuses(summary, rationale) == []


class TestTheAccidentOfTwoDays:
    """The day of the injury is known from the words of the accident, in whatever order."""

    @pytest.mark.parametrize(
        "summary",
        [
            "She is a 38-year-old nurse, employed by a county home, who sustained an industrial injury to the neck on 5/6/2014.",
            "On 5/6/2014, a 38-year-old nurse hurt the neck at work.",
            "Her neck pain began with the work incident of 5/6/2014.",
        ],
    )
    @pytest.mark.parametrize(
        "rationale",
        [
            "The neck strain was sustained 5/6/2013.",
            "The neck has hurt since she lifted a resident on 5/6/2013.",
            "Years have gone by since the accident, which took place on 5/6/2013.",
            "It is long since her accident (5/6/2013).",
        ],
    )
    def test_is_found(self, summary: str, rationale: str) -> None:
        assert statuses(summary, rationale) == ["injury date"]

    @pytest.mark.parametrize(
        "rationale",
        [
            "Another accident took place on 5/6/2013.",
            "She has been seen since 5/6/2013.",
            "An old strain was sustained 5/6/2013.",
        ],
    )
    def test_of_another_accident_is_passed_over(self, rationale: str) -> None:
        assert statuses("The patient was hurt at work on 5/6/2014.", rationale) == []


class TestTwoRationales:
    """Two rationales that tell of one urine test give it one day; tests weeks apart are two."""

    @pytest.mark.parametrize(("day", "found"), [("5/21/2014", ["two dates"]), ("7/12/2014", [])])
    def test_with_two_days_of_a_drug_test(self, day: str, found: list[str]) -> None:
        norco = item(rationale="A urine specimen of 5/12/2014 held only what was prescribed. Norco is not necessary.")
        screen = item(rationale=f"He had a fitting drug screen, collected on {day}. Another is not necessary.")

        assert [each.status for each in findings(CHECK, norco, screen, summary="Norco is taken.")] == found
