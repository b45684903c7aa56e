"""Signs of the neck, the facets and the sacroiliac joint, tobacco, and trials of a month: what contradicts that they are absent, and what does not."""

import pytest

from tests.checks.test_negative_finding import statuses

NECK, FACETS, SACROILIAC = (
    "Cervical epidural steroid injection C6-7",
    "Bilateral L4-5 medial branch blocks",
    "Left sacroiliac joint injection",
)
FUSION, TENS, NEEDLES = "Lumbar fusion L4-5", "Purchase of a TENS unit", "Acupuncture, 8 sessions, low back"

TOLD = [
    (NECK, "The left triceps reflex is diminished with decreased sensation in the C7 dermatome.", "Signs of a compressed cervical root are absent from the notes."),
    (NECK, "Spurling's test is positive on the left.", "There has been no confirmation, in the submitted notes, of cervical radiculopathy."),
    (NECK, "The right biceps reflex is diminished.", "Because the ODG asks for signs of the root, and no motor, sensory or reflex change has been documented, the injection is not medically necessary."),
    (FACETS, "The L4-5 facets are tender and Kemp's test is positive.", "Nothing seen on examination would suggest that the pain arises from the facets."),
    (FACETS, "Lumbar extension with rotation reproduced her back pain.", "No facet loading pain or other sign of facet disease was found by any examiner."),
    (FACETS, "The lumbar facet stress test is positive.", "There is no evidence of a zygapophyseal source of the pain."),
    (SACROILIAC, "Gaenslen's test and the thigh thrust were positive on the left.", "Not a single provocative maneuver of the sacroiliac joint was positive."),
    (SACROILIAC, "FABER and sacral thrust reproduced the left buttock pain.", "No stress maneuver of the sacroiliac joint is documented as positive."),
    (FUSION, "Social: denies tobacco.", "Whether the patient is a smoker, a former smoker or a nonsmoker is not stated."),
    (FUSION, "She is a nonsmoker.", "There is no discussion of cigarette use."),
    (TENS, "She used a rented TENS unit for six weeks and it took her pain from 7 to 4.", "There is no documentation of a 30-day trial of TENS with benefit."),
    (TENS, "He used TENS at home for five weeks and it eased his pain.", "There is no documentation of a one-month trial of TENS with benefit."),
    (NEEDLES, "With acupuncture his sitting tolerance rose from 10 to 30 minutes.", "No improvement with acupuncture is documented."),
    (NEEDLES, "Acupuncture gave 40% relief of his back pain.", "The physician requests more acupuncture without evidence that the first visits were of any help."),
]  # fmt: skip

QUIET = [
    (NECK, "Sensation is decreased in the median nerve distribution of the hand from carpal tunnel syndrome.", "There are no signs of cervical radiculopathy on examination."),
    (FACETS, "The lumbar paraspinal muscles are tender.", "There is no facet tenderness."),
    (FACETS, "Extension is full and facet loading is negative.", "Nothing seen on examination would suggest that the pain arises from the facets."),
    (SACROILIAC, "The left sacroiliac joint is tender; FABER and Gaenslen's are negative.", "There are no positive sacroiliac provocation tests."),
    (FUSION, "She is a nonsmoker.", "There is no tobacco use."),
    (FUSION, "She has never smoked.", "There is no documentation of tobacco use."),
    (FUSION, "He breathed in smoke at a fire at work.", "There is no discussion of cigarette use."),
    (FUSION, "He smokes a pack a day.", "There is no documentation that he has stopped smoking."),
    (TENS, "TENS was used in therapy on two visits and eased her pain for an hour.", "There is no documentation of a one-month trial of TENS with benefit."),
    (TENS, "A TENS unit was given on 5/1/14; on 5/9/14 he says it is helping.", "There is no documentation of a one-month trial of TENS with benefit."),
    (NEEDLES, "His wife had relief with acupuncture.", "The physician requests more acupuncture without evidence that the first visits were of any help."),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "summary", "absent"), TOLD)
def test_what_the_summary_tells_contradicts_its_absence(heading: str, summary: str, absent: str) -> None:
    """A sign, a habit or what came of a trial is told in the summary."""
    assert "contradicted" in statuses(heading, summary, absent)


@pytest.mark.parametrize(("heading", "summary", "absent"), QUIET)
def test_what_is_but_near_contradicts_nothing(heading: str, summary: str, absent: str) -> None:
    """Another sign, another nerve, another person, or too short a time is no contradiction."""
    assert "contradicted" not in statuses(heading, summary, absent)
