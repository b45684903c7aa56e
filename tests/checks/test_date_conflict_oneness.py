"""One thing known by its words, times told as gone by, effects told too early, months without a day."""

import pytest

from tests.checks.test_date_conflict import shown
from tests.checks.test_date_conflict_courses import found_without_header


def statuses(summary: str, rationale: str = "") -> list[str]:
    return [status for _, status, _ in shown(found_without_header(summary, rationale))]


class TestTheOnlyOne:
    """What is called the only one, or the single one, has one day, however far two of them lie apart."""

    @pytest.mark.parametrize(
        ("summary", "rationale"),
        [
            ("She got a single C6-7 epidural on 2-3-15.", "Her one previous cervical epidural, in May 2015, helped."),
            ("A bursal injection was given on 4/4/2016.", "The injection of 9/12/2016 was the only injection."),
            ("The MRI of the neck from 2011 was clean.", "The sole MRI of the neck was made in 2015."),
            ("A wrist CT on 8/8/2016 showed union.", "A CT of the wrist was done in 2014, and no other CT."),
            (
                "One urine drug screen is on file, collected 1/5/2016.",
                "The single urine drug screen, of 6/9/2016, was clean.",
            ),
        ],
    )
    def test_with_two_days_is_found(self, summary: str, rationale: str) -> None:
        assert statuses(summary, rationale) == ["two dates"]

    def test_is_found_within_one_text(self) -> None:
        summary = (
            "A left cuff repair was done on 3-4-15. Surgical history is limited to the left cuff repair of 4-4-15."
        )

        assert statuses(summary) == ["two dates"]

    @pytest.mark.parametrize(
        ("summary", "rationale"),
        [
            ("Blocks were given on 1/5/2016 and 3/8/2016.", "The only block that helped was that of 3/8/2016."),
            ("A left knee injection was given 4/4/2016.", "The only injection of the right knee was on 9/12/2016."),
            ("The single MBB at L3-4 was on 1/5/2016.", "The MBB at C4-5 was done on 6/9/2016."),
        ],
    )
    def test_of_another_place_or_several_is_passed_over(self, summary: str, rationale: str) -> None:
        assert statuses(summary, rationale) == []

    def test_examination_of_one_evaluator(self) -> None:
        rationale = "The AME saw her on 5/6/14. The AME's one examination took place on 9/8/14."

        assert statuses("She was evaluated by an AME.", rationale) == ["two dates"]


class TestTheSameTurn:
    """The first, or the repeat one, is one thing; a second mention of it has the same day."""

    def test_with_two_days_is_found(self) -> None:
        summary = "A repeat knee MRI was made on 2/9/2015. The surgeon held the repeat knee MRI of 5/20/2015 against the first."

        assert statuses(summary) == ["two dates"]

    @pytest.mark.parametrize(
        "summary",
        [
            "The first left hip injection was on 2/9/2015. The first right hip injection was on 5/20/2015.",
            "The repeat UDS of 2/9/2015 was clean, as was the repeat UDS of 5/20/2015.",
            "The first epidural was on 2/9/2015. The second epidural was on 5/20/2015.",
        ],
    )
    def test_of_another_thing_is_passed_over(self, summary: str) -> None:
        assert statuses(summary) == []


class TestIntervals:
    """A time told as gone by is that between the days, or at least no longer than the letter's last day allows."""

    @pytest.mark.parametrize(
        ("summary", "rationale"),
        [
            ("A bunion osteotomy was done 2/1/2016. On 3/1/2016, three months after the osteotomy, it was red.", ""),
            ("ACL reconstruction was on 2/1/2016.", "At the check on 3/31/2016, ten days out, the knee was warm."),
            ("He was hurt on 5/5/2016. Seen 7/7/2016.", "Over two years had gone by since the injury."),
            ("Date of injury: 5/5/2010. Seen on 7/7/2014.", "On 7/7/2014 he was under a year from the injury."),
        ],
    )
    def test_that_do_not_fit_are_found(self, summary: str, rationale: str) -> None:
        assert statuses(summary, rationale) == ["order"]

    @pytest.mark.parametrize(
        ("summary", "rationale"),
        [
            ("A bunion osteotomy was done 2/1/2016. On 5/1/2016, three months after the osteotomy, it was red.", ""),
            ("Surgery was on 2/1/2012 and 2/1/2016. On 3/1/2016, four weeks after surgery, it was red.", ""),
            ("Hurt 5/5/2012, and again by an injury on 4/4/2016. On 5/5/2016, a month after the injury, he limps.", ""),
            ("Surgery was on 2/1/2016. Seen 3/1/2016.", "The guideline allows therapy for six months after surgery."),
            ("Injury by repetitive work on 5/5/2016. Seen 7/7/2016.", "Three years have passed since the injury."),
        ],
    )
    def test_that_fit_or_may_be_of_something_else_are_passed_over(self, summary: str, rationale: str) -> None:
        assert statuses(summary, rationale) == []


class TestEffects:
    """Relief since an injection, or what a study showed, is told after it."""

    @pytest.mark.parametrize(
        "summary",
        [
            "A left hip injection was given 7/7/2016. On 6/6/2016 she said that since the injection she slept well.",
            "On 4/4/2016 the surgeon went over the wrist MRI with her. The wrist MRI was made on 5/9/2016.",
        ],
    )
    def test_told_before_are_found(self, summary: str) -> None:
        assert "order" in statuses(summary)

    @pytest.mark.parametrize(
        "summary",
        [
            "Hip injections were given before 2016. A hip injection was given 7/7/2016. On 6/6/2016 the injection had helped.",
            "A knee injection was given 7/7/2016. On 6/6/2016 relief since the cervical injection was gone.",
            "On 4/4/2016 the MRI was requested. The wrist MRI was made on 5/9/2016.",
        ],
    )
    def test_of_an_earlier_or_other_thing_are_passed_over(self, summary: str) -> None:
        assert statuses(summary) == []


class TestMonths:
    """A thing called by its month, or told of a part of a year, was done then."""

    @pytest.mark.parametrize(
        ("summary", "rationale"),
        [
            ("A wrist MRI was done on 3/9/2016.", "The June MRI of the wrist showed a tear."),
            ("The sleep study of March 2014 showed apnea.", "The polysomnogram of July 2014 showed apnea."),
            (
                "A left knee arthroscopy was done in the spring of 2014.",
                "The left knee arthroscopy was in October 2014.",
            ),
            ("Baclofen has been taken since May 2011.", "Baclofen, in use since 2014, did not help."),
            ("She slipped on ice and was injured on 1/9/2014.", "She slipped on ice in August 2014."),
        ],
    )
    def test_that_differ_are_found(self, summary: str, rationale: str) -> None:
        assert len(statuses(summary, rationale)) == 1

    @pytest.mark.parametrize(
        ("summary", "rationale"),
        [
            ("A wrist MRI was done on 3/9/2016.", "The March MRI of the wrist showed a tear."),
            ("MRI of the wrist on 3/9/2016 and of the neck on 6/9/2016.", "The June MRI showed a bulge."),
            (
                "A left knee arthroscopy was done in the summer of 2014.",
                "The left knee arthroscopy was in August 2014.",
            ),
            ("She was injured on 1/9/2014 and fell at home in August 2014.", "She fell at home in August 2014."),
            ("Baclofen was taken from 2011; Dr. Lind has prescribed Baclofen since 2014.", "Baclofen is old."),
        ],
    )
    def test_that_agree_are_passed_over(self, summary: str, rationale: str) -> None:
        assert statuses(summary, rationale) == []


class TestCourseOrder:
    """A course alone of its kind does not end before it begins, and care for an injury not before the injury."""

    def test_end_before_the_beginning_is_found(self) -> None:
        rationale = "She finished her only course of acupuncture on 1/8/2015."

        assert statuses("Acupuncture was first begun on 2/20/2015.", rationale) == ["order"]

    def test_a_later_course_is_passed_over(self) -> None:
        assert statuses("Acupuncture was begun on 2/20/2015.", "Acupuncture was finished on 1/8/2015.") == []

    def test_care_for_the_injury_before_it_is_found(self) -> None:
        summary = "She was injured on 3/9/2015. She had massage for the injury from 1/6/2015."

        assert statuses(summary) == ["order"]

    def test_care_for_another_injury_is_passed_over(self) -> None:
        summary = "She was injured on 3/9/2015. After an earlier injury she had massage for that injury from 1/6/2015."

        assert statuses(summary) == []

    def test_the_last_visit_with_two_days_is_found(self) -> None:
        assert statuses("At the latest visit, 3/3/2016, she limped.", "The latest visit, 5/9/2016, notes a limp.") == [
            "two dates"
        ]


class TestWhatADayIsOf:
    """The day of what was planned is not that on which it was done; "that study" is the one told before."""

    def test_an_operation_planned_and_done_on_two_days_is_passed_over(self) -> None:
        assert statuses("Ankle fusion was planned for 7/7/2016. The ankle fusion was done on 7/21/2016.") == []

    def test_that_study_is_the_one_told_before(self) -> None:
        rationale = "Imaging is one neck MRI. That study, done on 9/19/2014, showed a bulge."

        assert statuses("A neck MRI of 7/7/2014 showed a bulge.", rationale) == ["two dates"]

    def test_last_visits_to_two_people_are_passed_over(self) -> None:
        assert statuses("PT: last visit 6/6/2016.", "At the last visit, 7/7/2016, with the surgeon he limped.") == []

    def test_the_accident_since_which_there_is_pain_on_another_day(self) -> None:
        found = statuses("The date of injury was May 8, 2015.", "It has hurt since the accident of August 5, 2015.")

        assert found == ["injury date"]
