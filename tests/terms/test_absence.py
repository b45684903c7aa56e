import time

import pytest

from openimr.domain.text import Span
from openimr.terms.absence import AbsenceKind, find_absences

ABSENT, NOT_STATED = AbsenceKind.ABSENT, AbsenceKind.NOT_STATED
LACKING, INSUFFICIENT = AbsenceKind.LACKING, AbsenceKind.INSUFFICIENT

EXAMPLES = [
    ("There is no documentation of functional improvement.", NOT_STATED, "functional improvement"),
    ("There was no indication that the patient had tried a brace.", NOT_STATED, "patient had tried a brace"),
    ("There is a lack of documentation regarding failed therapy.", NOT_STATED, "failed therapy"),
    ("There is no evidence of red flags on examination.", NOT_STATED, "red flags on examination"),
    ("Without documentation of weakness, the study is not indicated.", NOT_STATED, "weakness"),
    ("There was no clear rationale for a second study.", NOT_STATED, "second study"),
    ("The notes do not document any muscle spasm.", NOT_STATED, "muscle spasm"),
    ("The provider failed to specify the duration.", NOT_STATED, "duration"),
    ("The request did not specify the body part.", NOT_STATED, "body part"),
    ("It is unclear whether therapy was completed.", NOT_STATED, "whether therapy was completed"),
    ("It was not clearly stated why a unit was ordered.", NOT_STATED, "why a unit was ordered"),
    ("The frequency was not provided.", NOT_STATED, "frequency"),
    ("Pain scores have not been documented.", NOT_STATED, "Pain scores"),
    ("Efficacy is not evidenced in the notes.", NOT_STATED, "Efficacy"),
    ("However, radiculopathy is not well documented.", INSUFFICIENT, "radiculopathy"),
    ("The MRI does not show instability.", ABSENT, "instability"),
    ("The exam did not reveal neurological deficits.", ABSENT, "neurological deficits"),
    ("There were no red flag conditions noted.", ABSENT, "red flag conditions"),
    ("There is no weakness, numbness, or atrophy.", ABSENT, "weakness, numbness, or atrophy"),
    ("The patient denies any prior surgery.", ABSENT, "prior surgery"),
    ("The screen was negative for opiates.", ABSENT, "opiates"),
    ("Instability is absent.", ABSENT, "Instability"),
    (
        "There was a lack of calf swelling noted on inspection.",
        LACKING,
        "calf swelling noted on inspection",
    ),
    ("The patient has not tried conservative treatment.", LACKING, "conservative treatment"),
    ("She has not yet completed the authorized sessions.", LACKING, "authorized sessions"),
    ("Conservative care has not been exhausted.", LACKING, "Conservative care"),
    ("A screening for risk was also not completed.", LACKING, "screening for risk"),
    ("The patient does not have gastrointestinal complaints.", LACKING, "gastrointestinal complaints"),
    ("There is insufficient documentation of a home program.", INSUFFICIENT, "home program"),
    ("There is limited evidence of a neurological deficit.", INSUFFICIENT, "neurological deficit"),
    ("There isn't any evidence. The patient hasn't received injections.", LACKING, "injections"),
    ("The patient was not noted to have radicular pain.", NOT_STATED, "radicular pain"),
    ("There is not mention of surgery.", NOT_STATED, "surgery"),
]
NONE = [
    "The request is not medically necessary.",
    "Medical necessity has not been established.",
    "The brace is not recommended.",
    "The request is not supported by the guidelines.",
    "MRI without contrast is requested.",
    "There is no doubt, and no longer any pain.",
    "In the absence of such documentation, the request is not medically necessary.",
    "Necessity is not limited to this, and not only to that.",
    "The criteria have not been met.",
    "Therapy helped.",
]
CONDITIONS = [
    "If there is no improvement after two weeks, therapy should end.",
    'The guideline states: "There is no evidence of benefit beyond NSAIDs."',
    "The guidelines recommend surgery when there is no instability.",
    "The MTUS guidelines do not address braces.",
    "In persons with a tear who have not healed, those without relief may need a repair if there is no arthritis.",
    "There is little evidence that ultrasound is more effective than placebo.",
]


@pytest.mark.parametrize(("text", "kind", "subject"), EXAMPLES)
def test_a_statement_of_absence_is_found_with_its_subject(text: str, kind: AbsenceKind, subject: str) -> None:
    found = [each for each in find_absences(text) if not each.is_condition]

    assert [(each.kind, each.subject.of(text)) for each in found] == [(kind, subject)]


@pytest.mark.parametrize("text", NONE)
def test_a_verdict_and_a_turn_of_phrase_are_none(text: str) -> None:
    assert [each.cue.of(text) for each in find_absences(text)] == []


@pytest.mark.parametrize("text", CONDITIONS)
def test_what_a_guideline_or_a_condition_says_is_marked(text: str) -> None:
    found = list(find_absences(text))

    assert found
    assert all(each.is_condition for each in found)


def test_a_statement_after_a_guideline_in_one_sentence_is_of_the_record() -> None:
    text = "The guidelines recommend a trial; however, there is no documentation of a trial."

    assert [each.is_condition for each in find_absences(text)] == [False]


def test_two_statements_of_a_sentence_are_two() -> None:
    text = (
        "There is no documentation of weakness, and instability was not noted, nor has there been a trial of a brace."
    )

    assert [each.subject.of(text) for each in find_absences(text)] == ["weakness", "instability", "trial of a brace"]


def test_a_statement_holds_cue_and_subject_of_a_wrapped_text() -> None:
    text = "Pain. There is no docu-\nmented relief. There \nis no \n\fdocumentation \nof relief of pain. It goes on."
    found = list(find_absences(text, Span(38, len(text))))

    assert [(each.cue.of(text), each.subject.of(text)) for each in found] == [
        ("no \n\fdocumentation", "relief of pain")
    ]
    assert all(each.span.start <= each.cue.start and each.subject.end <= each.span.end for each in found)


@pytest.mark.parametrize(
    "hostile",
    [
        "no " * 8_000,
        "not " * 20_000,
        "is not clearly " * 8_000,
        '"no evidence of ' * 5_000,
        "the " * 30_000 + "was not noted",
        "does not" + " " * 60_000,
    ],
)
def test_a_text_made_to_be_slow_takes_no_longer_than_its_length(hostile: str) -> None:
    start = time.process_time()

    list(find_absences(hostile))

    assert time.process_time() - start < 3.0
