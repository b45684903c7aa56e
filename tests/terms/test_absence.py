import pytest

from openimr.domain.text import Span
from openimr.terms.absence import AbsenceKind, find_absences

ABSENT, NOT_STATED = AbsenceKind.ABSENT, AbsenceKind.NOT_STATED
LACKING, INSUFFICIENT = AbsenceKind.LACKING, AbsenceKind.INSUFFICIENT

EXAMPLES = [
    ("The exam does not support facet syndrome.", NOT_STATED, "facet syndrome"),
    ("The worker has not been febrile.", LACKING, "febrile"),
    ("She is not on high-dose opioids.", LACKING, "high-dose opioids"),
    ("Nothing is said about family support.", NOT_STATED, "family support"),
    ("The worker was not described as having radicular pain.", NOT_STATED, "radicular pain"),
    ("She has not complained of instability.", LACKING, "instability"),
    ("The exam omits muscle testing.", LACKING, "muscle testing"),
    ("The worker has not shown signs of infection.", NOT_STATED, "signs of infection"),
    ("He has failed to attempt home exercise.", LACKING, "home exercise"),
    ("Prior injections: none.", NOT_STATED, "Prior injections"),
    ("The worker never took an antidepressant.", LACKING, "antidepressant"),
    ("The worker has not been found to be at a plateau.", LACKING, "at a plateau"),
    ("The chart is lacking in any sensory findings.", LACKING, "sensory findings"),
    ("A gain in function was never evidenced.", NOT_STATED, "gain in function"),
    ("It has not been shown that the block helped.", NOT_STATED, "block helped"),
    ("Not documented is any return to work.", LACKING, "return to work"),
    ("He has not reduced his opioid intake.", LACKING, "his opioid intake"),
    ("In no note is a pain score recorded.", NOT_STATED, "pain score recorded"),
    ("The worker is yet to undergo an MRI.", LACKING, "MRI"),
    ("A scan is yet to be obtained.", LACKING, "scan"),
    ("The notes fall short of showing relief.", NOT_STATED, "relief"),
    ("The worker is not at risk for a bleed.", LACKING, "bleed"),
    ("There is little to suggest a root lesion.", NOT_STATED, "root lesion"),
    ("Braces have evidently not been tried.", LACKING, "Braces"),
    ("The exam did not bring forth any laxity.", NOT_STATED, "laxity"),
    ("Pain scores with and without the drug were not given.", NOT_STATED, "Pain scores with and without the drug"),
    ("Missing from the file is the operative report.", LACKING, "operative report"),
    ("The provider has yet to document a home program.", NOT_STATED, "home program"),
    ("The examiner did not test the reflexes.", LACKING, "reflexes"),
    ("A psychological screen is nowhere in the file.", NOT_STATED, "psychological screen"),
    ("The records are bare of any gain in function.", LACKING, "gain in function"),
    ("The worker has not been seen by a psychologist.", ABSENT, "psychologist"),
    ("Plain films, which come first, have not been obtained.", LACKING, "Plain films"),
    ("Night pain, a usual complaint, goes without mention.", NOT_STATED, "Night pain"),
    ("Radiculopathy, however, is not documented.", NOT_STATED, "Radiculopathy"),
    (
        "A habit of smoking or a metabolic disease that would slow healing is not reported.",
        NOT_STATED,
        "habit of smoking or a metabolic disease that would slow healing",
    ),
    ("The records show that weakness was not found.", ABSENT, "weakness"),
    ("She has pain and weakness was not found.", ABSENT, "weakness"),
    ("In this case, tingling and weakness were not described.", NOT_STATED, "tingling and weakness"),
    ("An injection of the knee has never been given.", LACKING, "injection of the knee"),
    ("The worker has never been given a brace.", LACKING, "brace"),
    ("Electrodiagnostic studies were not obtained.", LACKING, "Electrodiagnostic studies"),
    ("A brace has yet to be tried.", LACKING, "brace"),
    ("A trial at home has not taken place.", LACKING, "trial at home"),
    ("Spasm is not among the findings.", NOT_STATED, "Spasm"),
    ("Instability at L4-5 is not in evidence.", NOT_STATED, "Instability at L4-5"),
    ("A muscle relaxant does not appear in the file.", NOT_STATED, "muscle relaxant"),
    ("Ulcer disease not charted.", NOT_STATED, "Ulcer disease"),
    ("Aberrant behavior: none on record.", NOT_STATED, "Aberrant behavior"),
    ("Nerve root signs absent.", ABSENT, "Nerve root signs"),
    ("He works. Not on an anticoagulant.", LACKING, "anticoagulant"),
    ("It cannot be gathered from the notes that she is homebound.", NOT_STATED, "she is homebound"),
    ("Mood has not been measured with any scale.", LACKING, "scale"),
    ("Nowhere in the file is a trial of a brace mentioned.", NOT_STATED, "trial of a brace mentioned"),
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
    ("The notes are devoid of objective findings.", LACKING, "objective findings"),
    ("The documentation is lacking any mention of a home program.", NOT_STATED, "home program"),
    ("The patient has yet to complete the authorized therapy.", LACKING, "authorized therapy"),
    ("Documentation of conservative care is incomplete.", INSUFFICIENT, "Documentation of conservative care"),
    ("The work status note is illegible.", NOT_STATED, "work status note"),
    ("The records are silent as to the outcome of therapy.", NOT_STATED, "outcome of therapy"),
    ("Spurling's test was negative.", ABSENT, "Spurling's test"),
    ("There was a negative straight leg raise bilaterally.", ABSENT, "straight leg raise bilaterally"),
    ('The films were noted to be "negative."', ABSENT, "films"),
    ("Her pain has not improved with therapy.", LACKING, "Her pain"),
    ("The patient is not currently working.", LACKING, "working"),
    ("The patient is not a surgical candidate.", LACKING, "surgical candidate"),
    ("An x-ray of unknown date was listed.", NOT_STATED, "date"),
    ("The patient had an unknown number of sessions.", NOT_STATED, "number of sessions"),
    ("It cannot be determined whether therapy was completed.", NOT_STATED, "whether therapy was completed"),
    ("Whether he works is not stated.", NOT_STATED, "Whether he works"),
    ("How she responded to it is not reported.", NOT_STATED, "How she responded to it"),
    ("Function, which is not demonstrated here, is the point.", NOT_STATED, "Function"),
    ("A pain contract has not been signed.", LACKING, "pain contract"),
    ("The effect of the drug goes unmentioned.", NOT_STATED, "effect of the drug"),
    ("One looks in vain for a record of a home program.", NOT_STATED, "record of a home program"),
    ("The note says nothing of sleep.", NOT_STATED, "sleep"),
    ("The presence of arthritis has not been established.", NOT_STATED, "presence of arthritis"),
    ("The note does not address medical necessity for the chair.", NOT_STATED, "medical necessity for the chair"),
    ("Clear goals were neither stated nor written.", NOT_STATED, "Clear goals"),
    ("Neither the dose nor the date of the change is given.", ABSENT, "the dose nor the date of the change is given"),
    ("There was no effusion and no laxity.", ABSENT, "effusion and no laxity"),
    ("In the absence of such documentation, the request fails.", NOT_STATED, "such documentation"),
]
NONE = [
    "Cold therapy adds nothing to ice.",
    "The request is not medically necessary.",
    "Medical necessity has not been established.",
    "The brace is not recommended.",
    "The request is not supported by the guidelines.",
    "MRI without contrast is requested.",
    "There is no doubt, and no longer any pain.",
    "There is no need for a brace, and no indication for surgery.",
    "None of the associated services are medically necessary.",
    "The operation has not been found necessary.",
    "The need for eight more visits has not been shown.",
    "He has an absent ankle reflex.",
    "There is no risk to speak of.",
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
    "Tendinitis may be treated with no brace.",
    "The guideline limits visits. They do not see a gym as treatment.",
    "Taping is not addressed in the knee chapter of the MTUS.",
    "A scan alone carries a risk of diagnostic confusion, since a finding was there before and has no part in the pain.",
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


def test_a_subject_in_the_sentence_before_is_pointed_back_to() -> None:
    text = "Weakness was looked for. There is a lack of such findings. There is no rash."

    assert [each.points_back for each in find_absences(text)] == [True, False]


def test_what_is_told_of_whose_knee_is_a_statement_of_its_own() -> None:
    found = find_absences("A worker whose films are free of arthritis and whose knee has not undergone surgery.")

    text = "A worker whose films are free of arthritis and whose knee has not undergone surgery."
    assert [each.subject.of(text) for each in found] == ["arthritis", "surgery"]


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
    ("hostile", "subjects"),
    [
        ("no " * 8_000, 7_999),
        ("not " * 20_000, 0),
        ("is not clearly " * 8_000, 0),
        ('"no evidence of ' * 5_000, 5_000),
        ("the " * 30_000 + "was not noted", 1),
        ("does not" + " " * 60_000, 0),
    ],
)
def test_a_text_made_to_be_slow_has_the_statements_it_holds(hostile: str, subjects: int) -> None:
    found = list(find_absences(hostile))

    assert len(found) == subjects
    assert all(one.subject.start < one.subject.end <= len(hostile) for one in found)


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        ("As no splint has been worn, the release is premature.", "splint has been worn"),
        ("Since the wrist was not x-rayed, a scan is not supported.", "wrist"),
        (
            "Because there is no weakness, numbness or wasting, an operation is not needed.",
            "weakness, numbness or wasting",
        ),
        ("The left calf is not swollen.", "swollen"),
        ("Nobody examined the hip.", "hip"),
        ("I cannot find a report of the scan.", "report of the scan"),
        ("He was not given a sling.", "sling"),
        ("Splinting has not been shown to have been tried and failed.", "Splinting"),
        ("PT is not documented as having been completed.", "PT"),
        ("Bracing does not appear to have been tried.", "Bracing"),
        ("The patient is not documented to have failed bracing.", "bracing"),
        ("Shoulder motion is not restricted.", "Shoulder motion"),
        ("The provider did not run a database report.", "database report"),
        ("For lack of lasting relief the request is denied.", "lasting relief"),
    ],
)
def test_absences_in_clauses_of_every_order(words: str, subject: str) -> None:
    assert [each.subject.of(words) for each in find_absences(words)] == [subject]


@pytest.mark.parametrize(
    "words", ["The guideline is not limited to operations.", "The review is not restricted to papers."]
)
def test_a_rule_that_is_not_limited_is_no_absence(words: str) -> None:
    assert list(find_absences(words)) == []
