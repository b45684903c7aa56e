"""The same story and the same statement in other frames: who says so, what is asked for besides, what follows from it."""

import re
from collections.abc import Callable

import pytest

from tests.checks.absences.test_probes import PROBES, is_told
from tests.checks.test_negative_finding import statuses

_SENTENCE = re.compile(r"(?<=[.!?]) (?=[A-Z])")
_THIRD = slice(None, None, 3)
_MOST_LOST = 0.03
"""Of what is told in the plain frame; where two sentences run into one, a few stories change."""

Frame = Callable[[str], str]


def _small(words: str) -> str:
    return words[0].lower() + words[1:] if words[1:2].islower() else words


def _each(frame: Frame) -> Frame:
    return lambda summary: " ".join(frame(sentence) for sentence in _SENTENCE.split(summary))


TOLD_SO: dict[str, Frame] = {
    "the provider states": _each(lambda said: f"The provider states that {_small(said)}"),
    "a note": _each(lambda said: f"According to the progress note dated 8/1/2016, {_small(said)}"),
    "an appeal letter": _each(lambda said: f"Per the appeal letter, {_small(said)}"),
    "on a day": _each(lambda said: f"On 8/1/2016 {_small(said)}"),
    "refused": lambda summary: f"{summary} The utilization review denied the request on 9/1/2016.",
}
CONCLUDED_SO: dict[str, Frame] = {
    "as": lambda said: f"The request cannot be supported as {_small(said)}",
    "since": lambda said: f"Since {_small(said.rstrip('.'))}, the request is not medically necessary.",
    "therefore": lambda said: f"{said.rstrip('.')}, therefore medical necessity has not been established.",
    "while": lambda said: f"While the patient has ongoing pain, {_small(said)}",
}


@pytest.mark.parametrize("name", TOLD_SO)
def test_a_story_is_told_in_whatever_frame(name: str) -> None:
    told = [each for each in PROBES[_THIRD] if is_told(each)]
    lost = [each for each in told if not is_told(each | {"summary": TOLD_SO[name](each["summary"])})]
    assert len(lost) <= _MOST_LOST * len(told)


@pytest.mark.parametrize("name", TOLD_SO)
def test_what_is_not_told_is_told_in_no_frame(name: str) -> None:
    others = [each for each in PROBES[_THIRD] if not is_told(each)]
    told = [each for each in others if is_told(each | {"summary": TOLD_SO[name](each["summary"])})]
    assert len(told) <= _MOST_LOST * len(others)


@pytest.mark.parametrize("name", CONCLUDED_SO)
def test_a_statement_is_read_whatever_follows_from_it(name: str) -> None:
    told = [each for each in PROBES[_THIRD] if is_told(each)]
    lost = [each for each in told if not is_told(each | {"rationale": CONCLUDED_SO[name](each["rationale"])})]
    assert len(lost) <= _MOST_LOST * len(told)


@pytest.mark.parametrize(
    "told",
    [
        "He failed twelve visits of therapy and surgery was requested.",
        "The surgeon writes that twelve visits of therapy failed, and asks for surgery.",
        "In the appeal the physician writes that twelve visits of therapy failed.",
        "In an appeal letter of 12/1/2014 the surgeon noted that he has failed physical therapy.",
        "He has failed physical therapy and is requesting surgery.",
        "Utilization review noted that he had failed physical therapy.",
        "The treating physician's appeal of 6/1/2014 states physical therapy has failed.",
        "The report notes physical therapy has failed, and requests authorization.",
        "The progress report requesting surgery notes that he failed physical therapy.",
    ],
)
def test_what_is_asked_for_besides_makes_no_plan_of_what_was_had(told: str) -> None:
    assert "contradicted" in statuses("Lumbar surgery", told, "There is no documentation of failed physical therapy.")


@pytest.mark.parametrize(
    ("heading", "told", "absent"),
    [
        ("Acupuncture", "On 8/1/2016 the doctor discussed acupuncture.", "There was no previous acupuncture."),
        ("Chiropractic care", "On 8/1/2016 his wife saw a chiropractor.", "There was no chiropractic care."),
        ("Ultrasound of the legs", "On 8/1/2016 the pulses are strong and equal.", "There are no weak pulses."),
        ("Surgery", "Therapy and a brace were requested.", "There is no documentation of physical therapy."),
        ("Knee arthroscopy", "MRI of 2/3/2016: a tear.", "The new MRI shows a tear that was not present on the first."),
        ("EMG", "UR noted that EMG studies may help identify nerve lesions.", "No EMG study is on file."),
        ("Fusion L5-S1", "UR set out criteria of instability and a screen.", "There is no instability at L5-S1."),
        ("PT", "She had 12 office visits.", "There is no documentation of the number of therapy visits completed."),
        (
            "Chiropractic care",
            "An MRI was asked for, and the appeal states chiropractic care is to begin.",
            "There was no chiropractic care.",
        ),
        ("Ibuprofen", "Ibuprofen, diarrhea improved.", "There is no documentation of failure of ibuprofen."),
        ("Fusion C5-6", "The neck hurts.", "The C6-7 level is solid and is not included in the request."),
    ],
)
def test_what_a_day_or_a_request_stands_with_was_not_had_by_that(heading: str, told: str, absent: str) -> None:
    assert "contradicted" not in statuses(heading, told, absent)


def test_a_word_between_commas_parts_no_statement() -> None:
    absent = "There is no documentation, however, that the patient has stopped smoking."
    assert "contradicted" in statuses("Fusion L4-5", "He smoked until May, when he quit.", absent)


def test_the_region_of_a_thing_is_the_thing() -> None:
    absent = "Tenderness over the facet region was not noted."
    assert "contradicted" in statuses("Facet blocks L4-5", "There was tenderness over the facets.", absent)
