"""What a sentence wants and then says is not there, the reason of its verdict, and reserves that a figure meets; and what is like them."""

import pytest

from tests.checks.test_negative_finding import statuses

FOUND = [
    ("Polysomnogram", "Plain films of the neck were taken on 3/2/2016.", "Guidelines call for plain films of the neck, and as none was taken, imaging is premature."),
    ("Oxycodone 5 mg", "She signed a pain contract in May 2016.", "The MTUS requires an opioid contract, but none has been signed."),
    ("Lumbar fusion", "A psychological evaluation was completed on 4/1/2016.", "A psychological evaluation is recommended before fusion, and since none was done, surgery is premature."),
    ("Right knee MRI", "His right knee locks twice a week.", "MRI of the knee is reserved for mechanical symptoms, i.e. locking or giving way, and neither has been reported."),
    ("Right knee arthroscopy", "An MRI of the right knee was done on 5/5/2016.", "Arthroscopy should be preceded by an MRI, and no such study was obtained."),
    ("Physical therapy", "After 12 visits of physical therapy lumbar flexion rose from 20 to 50 degrees and he went back to full duty.", "The MTUS recommends more therapy only if it helps, and as no functional improvement with prior physical therapy was noted, the request is not medically necessary."),
    ("Norco 10/325", "The urine drug screen of 6/6/2016 was consistent with Norco.", "Opioids call for monitoring, and without evidence of a urine drug test in this chronic pain patient, the refill is not medically necessary."),
    ("Norco 10/325", "The urine drug screen of 6/6/2016 was consistent with Norco.", "The provider does not report a toxicology screen to detect diversion."),
    ("Norco 10/325", "The urine drug screen of 6/6/2016 was consistent with Norco.", "Adherence has not been verified by urine testing."),
    ("Zoloft 50 mg", "He is depressed and tearful.", "The request for Zoloft comes without evidence that the patient is depressed."),
    ("Right shoulder arthroscopy", "An MRI of the right shoulder on 2/2/2016 showed a tear.", "Surgery is asked for without evidence that the right shoulder was imaged with MRI."),
    ("Lumbar epidural steroid injection", "The lumbar epidural of 1/5/2016 gave 70% relief for ten weeks.", "Lasting relief from the previous lumbar epidural is not documented."),
    ("Lumbar epidural steroid injection", "The lumbar epidural of 1/5/2016 gave 70% relief for ten weeks.", "No meaningful relief from the previous lumbar epidural was described."),
    ("Norco 10/325", "With Norco pain falls from 8/10 to 4/10.", "There is no mention of Norco easing his pain."),
    ("Ambien 10 mg", "She has insomnia and wakes four times a night.", "Neither the subjective complaints nor the notes of the visits have made mention of the patient sleeping poorly."),
    ("Gym membership", "He does a home exercise program daily.", "The records do not show that he does exercise at home."),
    ("Physical therapy", "She attended 14 visits of physical therapy.", "There is no count of physical therapy sessions attended."),
    ("Lumbar MRI", "X-rays of the lumbar spine on 3/3/2016 showed narrowing.", "There is no documentation that lumbar x-rays were obtained before the MRI."),
]  # fmt: skip
QUIET = [
    ("Oxycodone 5 mg", "A pain contract will be signed at the next visit.", "The MTUS requires an opioid contract, but none has been signed."),
    ("Oxycodone 5 mg", "His wife signed a pain contract.", "The MTUS requires an opioid contract, but none has been signed."),
    ("Lumbar fusion", "A psychological evaluation was requested.", "A psychological evaluation is recommended before fusion, and since none was done, surgery is premature."),
    ("Right knee MRI", "He denies locking and giving way of the right knee.", "MRI of the knee is reserved for mechanical symptoms, i.e. locking or giving way, and neither has been reported."),
    ("Right knee arthroscopy", "X-rays of the right knee were taken on 5/5/2016.", "Arthroscopy should be preceded by an MRI, and no such study was obtained."),
    ("Right shoulder arthroscopy", "X-rays of the right shoulder on 2/2/2016 were normal.", "Surgery is asked for without evidence that the right shoulder was imaged with MRI."),
    ("Right carpal tunnel release", "Nerve conduction studies of 2/2/2016 were normal.", "Release requires that the diagnosis be supported by nerve conduction studies, and no such confirmation was submitted."),
    ("Norco 10/325", "He takes Norco.", "If a contract is required and none has been signed, opioids are not medically necessary."),
    ("Lumbar epidural steroid injection", "The cervical epidural of 1/5/2016 gave 70% relief for ten weeks.", "Lasting relief from the previous lumbar epidural is not documented."),
    ("Lumbar epidural steroid injection", "The lumbar epidural of 1/5/2016 gave 70% relief for two weeks.", "Lasting relief from the previous lumbar epidural is not documented."),
    ("Lumbar epidural steroid injection", "The lumbar epidural of 1/5/2016 gave 20% relief for ten weeks.", "No meaningful relief from the previous lumbar epidural was described."),
    ("Norco 10/325", "Gabapentin cut his pain from 8/10 to 4/10.", "Opioids require an analgesic response, and none was documented."),
    ("Physical therapy", "He is temporarily totally disabled.", "There is no documentation of an improved work status."),
    ("Ambien 10 mg", "She takes Ambien and sleeps well.", "Neither the subjective complaints nor the notes of the visits have made mention of the patient sleeping badly."),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "summary", "rationale"), FOUND)
def test_what_is_wanted_and_said_not_to_be_there_is_found(heading: str, summary: str, rationale: str) -> None:
    assert "contradicted" in statuses(heading, summary, rationale)


@pytest.mark.parametrize(("heading", "summary", "rationale"), QUIET)
def test_what_is_like_it_is_not_contradicted(heading: str, summary: str, rationale: str) -> None:
    assert "contradicted" not in statuses(heading, summary, rationale)
