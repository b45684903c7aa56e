"""One injection, operation or study told of two days so near each other that no second one can be meant."""

import pytest

from openimr.checks.date_conflict import CHECK
from tests.checks.drafts import findings, item
from tests.checks.test_date_conflict_oneness import statuses

NEXT = "His pain is 7/10."


class TestOneInjection:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Blocks of the hardware were done on 4/30/2015.", "The hardware blocks of 4/20/2015 helped."),
            ("An L5-S1 ESI on 4/12/2015 helped.", "The epidural injection given 4/21/2015 lasted a month."),
            ("A facet block was done on 6/7/2015.", "Medial branch blocks on 6/8/2015 took the pain away."),
            ("He had a left SI joint injection on 6/7/2014.", "The SI joint injection of 6/7/2015 helped."),
            ("She had an injection into the left knee on 5/11/2015.", "The left knee injection on 5/10/2015 helped."),
            ("A left L5-S1 TFESI was given on 6/10/2015.", "After the first injection, of 6/16/2015, he worked."),
            ("A pedicle screw block on 2/18/2015 took it away.", "She had a screw head block 2/13/2015."),
            (
                "Injections about the implants on 3/8/2015 helped.",
                "He notes relief with the 3/9/2015 hardware injection.",
            ),
            ("HWB 2/18/2015, 80% relief.", "The hardware block of 2/13/2015 was positive."),
            ("A facet injection was given 3/6/2015.", "He had it only one time. He underwent those on 6/3/2015."),
        ],
    )
    def test_has_one_day(self, one: str, other: str) -> None:
        assert statuses(f"{one} {NEXT} {other}") == ["two dates"]

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("An ESI was given on 4/12/2015.", "A second ESI was given on 4/21/2015."),
            ("An ESI was given on 4/12/2015.", "The ESI of 5/12/2015 helped."),
            ("A right L4-5 facet block was done on 6/7/2015.", "The left facet block of 6/8/2015 helped."),
            ("An L3-4 ESI was given on 4/12/2015.", "The ESI at L5-S1 of 4/21/2015 helped."),
            ("A facet block was done on 6/7/2015.", "The confirmatory facet block of 6/17/2015 helped."),
            ("Facet blocks at L4-5 on 3/2/2015 helped.", "Facet ablation at L4-5 on 3/9/2015 helped more."),
            ("A knee injection was given on 3/5/2014.", "A knee injection was given on 3/5/2015."),
            ("For his back an ESI was given 3/5/2015.", "For the neck an ESI was given 3/12/2015."),
            ("A stellate ganglion block on 9/20/2015 helped.", "A stellate block on 9/27/2015 helped again."),
            ("Synvisc was injected on 6/7/2015.", "The Synvisc injection of 6/17/2015 helped."),
            ("An SI joint injection was done on 6/7/2015.", "The ESI of 6/8/2015 helped."),
            ("A knee injection was done on 6/7/2015.", "The injection of 6/8/2015 helped."),
        ],
    )
    def test_of_a_series_or_another_place_is_another(self, one: str, other: str) -> None:
        assert statuses(f"{one} {NEXT} {other}") == []

    def test_named_twice_in_one_sentence_is_two(self) -> None:
        assert statuses("He had an ESI on 4/12/2015, and the ESI on 4/21/2015 helped more.") == []


class TestOneStudyOrOperation:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("An MRI of 10/1/2015 shows a bulge.", "MRI of the lumbar spine, 10/2/2015: stenosis."),
            ("MRI LS 10/1/2015: stenosis.", "The lumbar MRI of 10/2/2015 showed stenosis."),
            ("CT of the lumbar spine of 3/4/2015 showed lysis.", "The CT of 3/14/2015 showed no lysis."),
            ("A discogram of 3/4/2015 was positive.", "Discography of 3/14/2015 agreed with the pain."),
            ("EMG of 3/4/2014 was normal.", "The electrodiagnostic study of 3/4/2015 was reviewed."),
            ("He had an L4-5 laminectomy on 3/4/2015.", "He is status post laminectomy 3/14/2015."),
            ("A rotator cuff repair was done on 2/11/2015.", "The shoulder surgery of 11/2/2015 went well."),
            ("MRI of the right knee, 10/5/2015: a tear.", "His scan (10/15/2015) is read as a tear."),
            ("EMG of both arms was made on 11/3/2015.", "The 12/3/2015 electrodiagnostic study was positive."),
            ("Urine toxicology of 9/8/2014 was clear.", "The last drug screen, that of 9/8/2015, was clear."),
            ("X-rays of 3/4/2015 show healing.", "The x-rays of 4/3/2015 show healing."),
            ("Films of the left hip of 3/30/2015 were clear.", "The hip x-rays of 3/20/2015 were clear."),
            ("A repeat MRI of the neck was made on 4/22/2015.", "The new MRI of 4/12/2015 shows more."),
            ("A repeat lumbar MRI dated 11/6/2015 is clear.", "He says that the lumbar MRI of 11/7/2015 is clear."),
            ("A new lumbar MRI was made 8/18/2015.", "He refers to the 8/19/2015 MRI as clear."),
            ("Note 3/4/2015: pain. MRI 4/8/2015: clear.", "His report cites the 4/9/2015 MRI as clear."),
            ("A new MRI of 11/19/2015 is clear at L4-5.", "The MRI of 11/9/2015 shows a bulge at L5-S1."),
            ("A second UDS of 8/14/2015 was clear.", "UR speaks of the UDS dated 8/24/2015."),
            ("MRI of the neck of 5/21/2015: no cord signal.", "The earlier MRI of 5/12/2015 shows no cord signal."),
            ("An MR arthrogram was made on 4/7/2015.", "The arthrogram of 7/4/2015 shows a tear."),
            ("He had a cuff repair on 7/8/2015.", "The reviewer speaks of surgery on 7/28/2015."),
            ("A fusion with pedicle screws was done on 9/18/2012.", "The denial has a fusion on 9/8/2012."),
            ("9/18/2012: CT of the neck, clear.", "On 9/8/2012, CT of the neck was normal."),
        ],
    )
    def test_has_one_day(self, one: str, other: str) -> None:
        assert statuses(f"{one} {NEXT} {other}") == ["two dates"]

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("A second EMG was done on 10/3/2015.", "The EMG of 10/8/2015 was of the right arm."),
            (
                "The repeat lumbar MRI of 10/3/2015 is clear.",
                "The lumbar MRI of 10/8/2015 shows a fracture after the fall.",
            ),
            (
                "A repeat right knee MRI was done 10/3/2015.",
                "The right knee MRI of 10/5/2015 with contrast shows a tear.",
            ),
            ("An MRI of 10/1/2015 shows a bulge.", "An MRI of 10/2/2015 shows none."),
            ("MRI of the neck on 10/1/2015. MRI of the back on 10/1/2015.", "The MRI of 10/2/2015 was clear."),
            ("CT of the lumbar spine of 3/4/2015 showed lysis.", "The CT of 6/14/2015 showed no lysis."),
            ("He had an L4-5 laminectomy on 3/4/2015.", "The laminectomy at L2-3 of 3/14/2015 helped."),
            ("X-rays of 3/4/2015 were clear.", "The x-rays of 3/14/2015 show healing."),
            ("MRI of the neck of 4/12/2015: a bulge.", "The repeat MRI of the neck of 4/22/2015: none."),
            ("X-rays of the wrist, 3/5/2015: a fracture.", "Wrist x-rays of 3/15/2015: good alignment."),
            ("A urine drug screen of 3/5/2015 was negative.", "The drug screen of 3/15/2015 was positive."),
            ("CT on 10/1/2015 showed a mass.", "PET CT on 10/8/2015 was negative."),
            ("Surgery on 9/20/2015 drained the wound.", "Surgery on 9/24/2015 closed it."),
            ("ORIF of the tibia was done on 9/20/2014.", "Hardware removal surgery was done on 9/20/2015."),
            ("A sleep study on 3/4/2015 showed apnea.", "A titration sleep study was made on 4/4/2015."),
            ("Lumbar MRI of 5/6/2012: a bulge.", "The lumbar MRI of 10/1/2015 showed a larger bulge."),
            (
                "Cuff repair on 7/8/2015. Manipulation under anesthesia on 8/30/2015.",
                "Surgery on 7/28/2015 is spoken of.",
            ),
        ],
    )
    def test_of_another_place_or_time_is_another(self, one: str, other: str) -> None:
        assert statuses(f"{one} {NEXT} {other}") == []


def test_levels_of_another_sentence_are_not_those_of_a_day() -> None:
    assert statuses("An ESI on 4/12/2015 helped. L3-4 is worn. The L5-S1 ESI of 4/21/2015 lasted.") == ["two dates"]


class TestTheDecisionOfUtilizationReview:
    @pytest.mark.parametrize(
        ("summary", "expected"),
        [
            (
                "Utilization review of 5/13/2015 refused it. The determination of 5/31/2015 cites MTUS.",
                ["review date"],
            ),
            ("Utilization review of 5/13/2015 refused it. The denial of 5/23/2015 cites MTUS.", ["review date"]),
            ("Utilization review of 5/13/2015 refused it. The denial of 5/23/2015 was upheld.", []),
            (
                "On 3/14/2016 utilization review denied an MRI. On 3/24/2016 utilization review denied therapy.",
                [],
            ),
            ("Utilization review of 1/14/2015 approved it. Utilization review of 1/14/2016 denied more.", []),
            ("Utilization review of 5/13/2015 refused it. A second denial of 5/23/2015 cites MTUS.", []),
            ("Utilization review of 5/13/2015 refused it. The denial of 6/13/2015 cites MTUS.", []),
        ],
    )
    def test_has_one_day(self, summary: str, expected: list[str]) -> None:
        assert statuses(summary) == expected

    def test_is_not_of_the_day_that_it_recites(self) -> None:
        summary = (
            "He had an MRI on 2/4/2014 and was seen on 3/5/2014 and 4/6/2014. Utilization review of 5/6/2014 refused it. "
            "The UR summary recites that he had a fusion on 9/8/2012 and non-certified it."
        )
        assert statuses(summary) == []


def test_what_comes_after_a_review_far_too_early_is_asked_about_once() -> None:
    days = "MRI on 2/4/2014. Seen on 3/5/2014. Seen on 4/6/2014. Seen on 5/7/2014."
    summary = f"{days} Utilization review of 5/9/2012 denied it."
    found = findings(CHECK, item(), summary=summary, decision_date=None, ur_denial_date=None, date_of_injury=None)
    assert [one.status for one in found] == ["order"]
