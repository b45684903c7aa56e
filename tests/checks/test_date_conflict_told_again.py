"""The accident told again, drugs begun after they were taken, what was done at or after something else."""

import pytest

from tests.checks.test_date_conflict_oneness import statuses


class TestTheSameAccident:
    """The one accident, named by what it was, has one day; a fall at home is another one."""

    @pytest.mark.parametrize(
        ("summary", "rationale"),
        [
            ("Date of injury of 3-3-2016, when a ladder slid. No pain prior to the ladder accident of 3-14-2016.", ""),
            ("He was hit by a cart on 8/4/2014. Since the cart accident of 4/8/2014 the hip hurts.", ""),
            ("DOI: 6/3/2013. There was no headache before the collision of 6/3/2014.", ""),
            ("He was injured on 6-3-2013 when a beam fell.", "It has hurt since the beam incident of 6-23-2013."),
        ],
    )
    def test_of_two_days_is_found(self, summary: str, rationale: str) -> None:
        assert statuses(summary, rationale) == ["injury date"]

    @pytest.mark.parametrize(
        "summary",
        [
            "He was hurt on 7/5/2010. He was hurt again on 7/5/2012 in a fall. Since the fall of 7/5/2012 he limps.",
            "He was hurt on 7/5/2010. Since the fall at home of 7/5/2012 he limps.",
            "DOI: 6/3/2013. Since the second accident of 6/3/2014 she has headaches.",
            "DOI: 6/3/2013. Since the rafting accident of 9/9/2014 she has headaches.",
        ],
    )
    def test_of_another_is_passed_over(self, summary: str) -> None:
        assert statuses(summary) == []


class TestFirstDoses:
    """A drug that a visit lists as taken was not begun later, unless it was stopped in between."""

    @pytest.mark.parametrize(
        ("summary", "rationale"),
        [
            ("The note of 2-4-16 lists Soma and Motrin.", "She has been taking Soma since 4-9-16."),
            ("At the 2/4/2016 visit she takes Lyrica daily.", "Lyrica was first prescribed on 5/4/2016."),
            ("Lyrica has been taken since 5/2016. The note of 2/4/2016 lists Lyrica.", "It helps."),
        ],
    )
    def test_later_than_a_visit_that_lists_it_are_found(self, summary: str, rationale: str) -> None:
        assert statuses(summary, rationale) == ["order"]

    @pytest.mark.parametrize(
        ("summary", "rationale"),
        [
            ("The note of 2-4-16 lists Soma.", "Soma was stopped in March. She has been taking Soma since 4-9-16."),
            ("The note of 2-4-16 lists Soma.", "Soma was restarted on 4-9-16."),
            ("On 2-4-16 a trial of Soma was recommended; she takes Motrin.", "Soma was started on 2-9-16."),
            ("The note of 2-4-16 lists Motrin.", "She has been taking Soma since 4-9-16."),
            ("The note of 5-4-16 lists Soma.", "She has been taking Soma since 4-9-16."),
        ],
    )
    def test_that_can_be_are_passed_over(self, summary: str, rationale: str) -> None:
        assert statuses(summary, rationale) == []


class TestOrder:
    """What is told of a day was done by then; what came after something is of a later day."""

    @pytest.mark.parametrize(
        "summary",
        [
            "On 3/6/2016 she stated that the knee injection of 3/16/2016 helped for two days.",
            "Left L4-5 blocks were given on 8/8/2016. RFA of the left L4-5 was done on 7/7/2016, after these blocks.",
            "Seen 3/6/2016: post left ankle arthroscopy of 4/7/2016, with swelling.",
            "The wrist CT was authorized on 6/8/2016 and performed on 5/9/2016.",
            "Injury date 2-6-14. He has been off work since 12-8-13 because of this injury.",
            "She was discharged from the FRP on 5/8/2016. She was admitted to the FRP on 5/29/2016.",
            "On 2/8/2016 EMG results were discussed with her. EMG of the arms was done on 2/19/2016.",
            "On 2/8/2016 he explained the results of the wrist MRI. The wrist MRI, her only one, was done 2/19/2016.",
        ],
    )
    def test_that_cannot_be_is_found(self, summary: str) -> None:
        assert "order" in statuses(summary)

    @pytest.mark.parametrize(
        "summary",
        [
            "On 3/6/2016 she stated that PT helped. The knee injection of 3/16/2016 helped for two days.",
            "Blocks were given on 3/3/2016 and 8/8/2016. Ablation was done on 7/7/2016, after the blocks.",
            "Seen 3/6/2016: left ankle arthroscopy is planned for 4/7/2016.",
            "The wrist CT was authorized on 5/9/2016 and performed on 6/8/2016.",
            "DOI 3/6/2011, s/p left ankle replacement on 4/7/2016.",
            "Seen 2/2/2016, after the first knee injection. A knee injection was given 3/3/2016.",
            "On 2/8/2016 she was asked to have an EMG. EMG of the arms was done on 2/19/2016.",
        ],
    )
    def test_that_can_be_is_passed_over(self, summary: str) -> None:
        assert statuses(summary) == []


class TestIntervals:
    """A time may be counted from a day in its own words, from one of several operations, or told before its visit."""

    @pytest.mark.parametrize(
        ("summary", "rationale"),
        [
            ("Six weeks after the 3/3/2016 wrist ORIF, on 9/15/2016, it was stiff.", ""),
            (
                "He had cuff repair with decompression on 8-19-16.",
                "At the 11-22-16 visit he was nine months from his repair.",
            ),
            ("TKA was on 4/1/2016.", "At the 5/13/2016 visit, twelve weeks after TKA, it bent to 90."),
            ("The DOI is 9-9-2015.", "Only two weeks had elapsed between the injury and the 10-21-2015 visit."),
            ("At his 3-month postoperative visit on 4/8/2016 he was well. Cuff repair was on 1/8/2015.", ""),
        ],
    )
    def test_that_do_not_fit_are_found(self, summary: str, rationale: str) -> None:
        assert statuses(summary, rationale) == ["order"]

    @pytest.mark.parametrize(
        ("summary", "rationale"),
        [
            ("Six weeks after the 3/3/2016 wrist ORIF, on 4/15/2016, it was stiff.", ""),
            ("Cuff repair was on 2-2-16. On 5-2-16 he is well.", "The treatment period is six months after surgery."),
            ("The DOI is 9-9-2015.", "Only two weeks had elapsed between the injury and the 9-23-2015 visit."),
        ],
    )
    def test_that_fit_are_passed_over(self, summary: str, rationale: str) -> None:
        assert statuses(summary, rationale) == []


class TestTwoDays:
    """One request, operation or study with two days."""

    @pytest.mark.parametrize(
        ("summary", "rationale"),
        [
            ("The sole RFA is dated 12-2-16.", "This reviews the RFA of 11-20-16."),
            ("He was seen in the ER on 2/14/2016, where head CT was normal.", "The head CT on 2/4/2016 was normal."),
            ("A left hip injection was given at the visit of 5/3/2016.", "The hip injection of 3/5/2016 failed."),
            ("The hand x-ray taken at the urgent care on 4/6/2016 was clear.", "The hand x-ray of 6/4/2016 was clear."),
            ("Left knee arthroscopy was done 3/18/2014.", "She had left knee arthroscopy on 8/13/2014."),
            ("The DFR of 1/12/2016 tells of a strain.", "The Doctor's First Report of 1/27/2016 tells of a strain."),
        ],
    )
    def test_is_found(self, summary: str, rationale: str) -> None:
        assert statuses(summary, rationale) == ["two dates"]

    @pytest.mark.parametrize(
        ("summary", "rationale"),
        [
            ("The RFA is dated 12-2-16.", "The earlier RFA of 11-20-16 was for PT."),
            ("He was seen in the ER on 2/14/2016, where CT was ordered.", "The head CT on 2/24/2016 was normal."),
            ("Left knee arthroscopy was done 3/18/2014.", "A second left knee arthroscopy on 8/13/2014 failed."),
            ("Neck MRI 3/5/2014, neck MRI 3/5/2016.", "The neck MRI of 3/5/2014 and the second of 3/5/2016 agree."),
        ],
    )
    def test_of_several_is_passed_over(self, summary: str, rationale: str) -> None:
        assert statuses(summary, rationale) == []
