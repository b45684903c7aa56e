"""The aims of a therapy, a twitch under the finger, a flare, bad dreams, a wrist splint, an earlier back operation: told in other words."""

import pytest

from tests.checks.test_negative_finding import statuses

_THERAPY, _NO_GOALS = (
    "Physical therapy for the cervical spine x 8",
    "Goals for the requested therapy are not documented.",
)
_NO_END = "The provider does not say what the additional visits are intended to achieve."
_TRIGGER = "Trigger point injections to the neck"
_NO_TWITCH = "There is no documentation of circumscribed trigger points with a twitch response upon palpation."
_RELAXANT, _NO_FLARE = "Tizanidine 4 mg #30", "There is no documentation of a recent flare-up of neck pain."
_NO_SUCH_FLARE = (
    "Muscle relaxants are recommended for brief treatment of acute flares, and no such flare was described."
)
_PRAZOSIN, _NO_STRESS = "Prazosin 1 mg #30", "The records show no intrusive memories or other symptoms of PTSD."
_RELEASE, _NO_SPLINT = "Left carpal tunnel release", "There is no evidence that a left wrist splint was tried."
_RULE_OF_SPLINT = "Surgery should follow conservative care, and a splint for the left wrist has not been tried."
_STIMULATOR, _NO_OPERATION = "Spinal cord stimulator trial", "There is no documentation of previous lumbar surgery."

TOLD = [
    (_THERAPY, "Eight PT visits for the neck are requested in order to let her drive for an hour.", _NO_GOALS),
    (_THERAPY, "The request for neck PT is aimed at 60 degrees of rotation and full duty.", _NO_END),
    (_THERAPY, "STG: turn head 50 degrees. LTG: RTW.", _NO_GOALS),
    (_TRIGGER, "Exam: trigger points in the splenius with a local twitch when palpated.", _NO_TWITCH),
    (_TRIGGER, "Trigger points of both traps, positive twitch.", _NO_TWITCH),
    (_TRIGGER, "Trigger points of the neck; LTR positive.", "No report documents a twitch response."),
    (_TRIGGER, "There was a twitch response at each trigger point of the neck.", "Guidelines call for trigger points with a twitch response, findings that are absent from the notes."),
    (_RELAXANT, "Neck pain was suddenly worse over the weekend, with spasm.", _NO_FLARE),
    (_RELAXANT, "He has an acute exacerbation of neck pain since 3 days ago.", _NO_SUCH_FLARE),
    (_RELAXANT, "Last Friday her neck locked up and she went to urgent care.", _NO_FLARE),
    (_PRAZOSIN, "He startles easily and has flashbacks of the fire.", _NO_STRESS),
    (_PRAZOSIN, "She meets criteria for PTSD after the hold-up.", _NO_STRESS),
    (_PRAZOSIN, "She has nightmares about the collision.", _NO_STRESS),
    (_RELEASE, "A wrist immobilizer was worn on the left for six weeks.", _NO_SPLINT),
    (_RELEASE, "She has used a left wrist brace at night since May.", _RULE_OF_SPLINT),
    (_STIMULATOR, "CT shows pedicle screws at L4 and L5.", _NO_OPERATION),
    (_STIMULATOR, "He had a laminectomy at L5-S1 in 2008.", "It is not shown that he has ever undergone back surgery."),
]  # fmt: skip
NOT_TOLD = [
    (_THERAPY, "PT for the neck is requested. The goal of Norco is to let him work.", _NO_GOALS),
    (_THERAPY, "PT for the neck was requested; the therapist will set goals at the first visit.", _NO_GOALS),
    (_THERAPY, "Eight PT visits are requested for neck pain.", _NO_END),
    (_THERAPY, "PT for the knee is requested in order to let her climb stairs.", _NO_GOALS),
    (_THERAPY, "Treatment plan: refill Norco, return in four weeks.", "There is no treatment plan with goals."),
    (_TRIGGER, "Trigger points with referred pain in the trapezius.", _NO_TWITCH),
    (_TRIGGER, "Trigger points of the trapezius, no twitch response.", _NO_TWITCH),
    (_TRIGGER, "The neck is tender.", "No examination in the file shows a twitch response."),
    (_RELAXANT, "Her knee locked up on 5/5/14. Neck pain is unchanged.", _NO_FLARE),
    (_RELAXANT, "Tizanidine is kept in case of a flare-up of neck pain.", _NO_SUCH_FLARE),
    (_PRAZOSIN, "His sister relives the war and has PTSD.", _NO_STRESS),
    (_PRAZOSIN, "Norco relives the pain; he has no flashbacks.", _NO_STRESS),
    (_PRAZOSIN, "He has nightmares from Ambien.", "There are no symptoms of post-traumatic stress."),
    (_RELEASE, "A left elbow strap was worn on the forearm for six weeks.", _NO_SPLINT),
    (_RELEASE, "A brace was worn on the right wrist.", _NO_SPLINT),
    (_RELEASE, "A left wrist splint was requested.", _RULE_OF_SPLINT),
    (_STIMULATOR, "He is s/p neck fusion at C4-5 and has low back pain.", _NO_OPERATION),
    (_STIMULATOR, "Pedicle screws are planned at L4-5 with a fusion.", _NO_OPERATION),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "summary", "rationale"), TOLD)
def test_what_is_told_in_other_words_is_told(heading: str, summary: str, rationale: str) -> None:
    assert "contradicted" in statuses(heading, summary, rationale)


@pytest.mark.parametrize(("heading", "summary", "rationale"), NOT_TOLD)
def test_what_only_stands_near_is_not_told(heading: str, summary: str, rationale: str) -> None:
    assert "contradicted" not in statuses(heading, summary, rationale)
