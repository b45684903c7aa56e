"""Whether the summary holds the facts of the patient on which a rationale rests."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.checks.unsupported_fact import CHECK
from tests.checks.drafts import SUMMARY, findings, item

TOLD = (
    "The injured worker is a 44 year old female with an industrial injury on 3/2/2015. Treatment to date has included ibuprofen and "
    "six visits of acupuncture. An x-ray of the lumbar spine dated 10/3/2016 was normal. She has diabetes. On 11/14/2016 she reported "
    "low back pain. On 11/29/2016 utilization review denied the request for physical therapy, 8 visits."
)


def shown(rationale: str, summary: str = TOLD) -> list[tuple[str, str]]:
    found = findings(CHECK, item(rationale=f"{rationale} The request is not medically necessary."), summary=summary)
    return [(one.status, one.found[0].words) for one in found]


@pytest.mark.parametrize(
    ("rationale", "fact"),
    [
        ("An MRI of the lumbar spine showed a disc herniation.", ("study", "MRI")),
        ("The worker has received an epidural steroid injection.", ("treatment", "epidural steroid injection")),
        ("She has been taking gabapentin.", ("drug", "gabapentin")),
        ("The records indicate that the requested drug has been used since at least 6/4/2014.", ("date", "6/4/2014")),
        ("The pain was treated in 2013.", ("date", "was treated in 2013")),
        ("The worker has completed 24 acupuncture visits.", ("number of sessions", "24 acupuncture visits")),
        ("The worker has hypertension and sleeps badly.", ("condition", "hypertension")),
        ("The patient had previous physical therapy.", ("treatment", "physical therapy")),
    ],
)
def test_a_fact_that_stands_nowhere_else_is_shown(rationale: str, fact: tuple[str, str]) -> None:
    assert shown(rationale) == [fact]


@pytest.mark.parametrize(
    "rationale",
    [
        "An x-ray of the lumbar spine showed nothing amiss.",
        "She has been taking ibuprofen, and has completed six acupuncture visits.",
        "There is no record that she has received an epidural steroid injection.",
        "An MRI is indicated where an operation is considered.",
        "Patients who have had an epidural steroid injection should first report its effect.",
        "The guidelines allow 24 visits for those who have completed a trial.",
        "Should she have had an MRI, its report would be needed.",
        "The worker has diabetes.",
        "The physician requested an MRI and an epidural steroid injection.",
        "On 11/14/2016 she had pain.",
        "The x-ray of 10/13/2016 was normal.",
        "An ultrasound is useful to confirm what an examination has found.",
        "Often an ultrasound can show what was found late.",
        "Patient has shown one of these, including: a forged prescription, a suicide attempt, an arrest.",
    ],
)
def test_what_the_summary_holds_and_what_tells_no_fact_of_the_patient_is_not(rationale: str) -> None:
    assert shown(rationale) == []


def test_care_that_was_only_asked_for_was_not_had() -> None:
    assert shown("The worker has failed physical therapy.") == [("treatment", "physical therapy")]
    assert (
        shown("The worker has failed physical therapy.", TOLD.replace("for physical", "for additional physical")) == []
    )


def test_care_that_a_heading_tells_as_authorized_is_told() -> None:
    heading = "Massage 12 visits was the original request. Massage 6 visits was authorized. The rest, massage 6 visits"
    partly = {"heading": heading, "description": "massage 6 visits", "authorized": "Massage 6 visits"}
    rationale = "The worker was previously {} six massage visits. The request is not medically necessary."
    found = [
        findings(CHECK, item(rationale=rationale.format(verb), **partly), summary=TOLD)
        for verb in ("authorized", "given")
    ]

    assert [[one.status for one in each] for each in found] == [[], ["treatment"]]


def test_a_finding_shows_the_fact_and_its_sentence() -> None:
    [found] = findings(CHECK, item(rationale="An EMG was read as normal. An EMG showed a radiculopathy."), summary=TOLD)

    assert [one.words for one in found.found] == ["EMG", "An EMG showed a radiculopathy."]


@given(st.text(alphabet="MRI showed 1/2/2016 has had, .\n", max_size=200))
def test_no_words_stop_it(words: str) -> None:
    findings(CHECK, item(rationale=words), summary=SUMMARY + words)
