"""Which words of a text are denied, planned or supposed."""

import pytest

from tests.checks.story.marks import marked


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("There is no weakness, numbness, or tingling.", "weakness numbness or tingling"),
        ("No effusion or laxity, tenderness to palpation.", "effusion or laxity"),
        (
            "She denied pain, numbness, tingling or weakness of the arms.",
            "pain numbness tingling or weakness of the arm",
        ),
        ("No fracture, pain with flexion or extension.", "fracture"),
        ("There is no weakness and the reflexes were lost.", "weakness"),
        (
            "Deep tendon reflexes, motor strength, and sensation were intact.",
            "deep tendon reflex motor strength and sensation were",
        ),
        ("Swelling was not noted; tenderness was.", "swelling was noted"),
        ("There was a negative Neer test, and Hawkins was positive.", "neer test"),
        ("Spurling's test was negative, with tenderness.", "spurling test was"),
        ("Range of motion was within normal limits.", "range of motion was within"),
        ("Pain is 8/10 without medication and 4/10 with it.", "medication"),
        ("There was no relief from physical therapy.", "relief"),
        ("He is unable to walk.", "to walk"),
        ("There is tenderness, swelling and warmth.", ""),
        ("He can walk no more than ten feet with a walker.", ""),
        ("Not only the back is tender.", ""),
        ("No instability, but the knee is swollen.", "instability"),
    ],
)
def test_what_is_denied(text: str, denied: str) -> None:
    assert marked(text, "denied") == denied


def test_a_normal_result_is_no_missing_test() -> None:
    assert marked("An EMG was normal. No MRI was done.", "undone") == "mri was done"


@pytest.mark.parametrize(
    ("text", "planned"),
    [
        ("She had therapy. The plan is acupuncture.", "plan is acupuncture"),
        ("Acupuncture and a brace were ordered.", "acupuncture and a brace were ordered"),
        ("Therapy was requested, but she has had six visits.", "therapy was requested"),
        ("An MRI was ordered, which was performed in May.", ""),
        ("X-rays were ordered; they showed a fracture.", ""),
        ("Therapy was requested, approved and completed.", ""),
        ("The requested MRI of the knee was performed.", ""),
        ("The splint that was recommended has been worn.", ""),
        ("Therapy was requested; he attended 8 visits.", ""),
        ("An MRI was ordered and showed a tear; surgery is planned.", "surgery is planned"),
        ("Therapy was denied.", "therapy was denied"),
        ("An MRI was ordered, but was never performed.", "an mri was ordered"),
        ("Surgery is planned once therapy has been completed.", "surgery is planned once therapy has been completed"),
        ("It is recommended that therapy be completed.", "it is recommended that therapy be completed"),
        ("An MRI was ordered, and an x-ray which was done showed a tear.", "an mri was ordered"),
        ("She had therapy. MRI pending.", "mri pending"),
        ("Eight sessions of therapy requested.", "eight session of therapy requested"),
        ("She exercised as ordered.", "ordered"),
        ("The physician requested surgery and performed an injection.", "requested surgery and performed an injection"),
    ],
)
def test_what_is_planned(text: str, planned: str) -> None:
    assert marked(text, "planned") == planned


def test_what_is_supposed() -> None:
    assert marked("There is possible weakness; reflexes are lost.", "guessed") == "weakness"


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("She denies numbness and has tingling.", "numbness"),
        ("No weakness and reports numbness.", "weakness"),
        ("He denied nausea, takes naproxen.", "nausea"),
        ("He never had surgery and had acupuncture.", "had surgery"),
        ("No swelling and he limps.", "swelling"),
        ("She has no swelling and tenderness.", "swelling and tenderness"),
        ("She could not bend and lift.", "bend and lift"),
        ("She walks without a cane with a limp.", "a cane"),
        ("No tenderness with mild swelling.", "tenderness"),
        ("No swelling with decreased motion.", "swelling"),
        ("No pain with mild exertion.", "pain with mild exertion"),
        ("No pain with full flexion.", "pain with full flexion"),
        ("Negative Tinel and positive Phalen.", "tinel"),
        ("Denies fever; chills; weight loss; or cough.", "fever chill weight loss or cough"),
        ("Denies numbness; tingling.", "numbness tingling"),
        ("Denies fever; tender medially.", "fever"),
        ("It is not clear why he limps.", "it is clear"),
    ],
)
def test_where_a_denial_ends(text: str, denied: str) -> None:
    assert marked(text, "denied") == denied


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Spurling negative, Kemp positive.", "spurling"),
        ("Lachman negative on the right, drawer 2+.", "lachman"),
        ("Spurling positive, Tinel neg.", "tinel"),
        ("Sensation intact, grip weak.", "sensation"),
        ("Enzymes twice normal.", ""),
        ("Numbness has not resolved.", "resolved"),
        ("Sensation is not normal.", "normal"),
        ("His sciatica resolved.", "his sciatica"),
        ("Heartburn, settled by Protonix.", ""),
        ("His hobby is unknown.", "his hobby is"),
        ("Smoking status unknown.", "smoking status"),
        ("He has weakness of unknown cause.", ""),
        ("The date of surgery was not stated.", "the date stated"),
        ("The cause of the weakness is unknown.", "the cause"),
        ("He failed to attend therapy.", "therapy"),
    ],
)
def test_what_is_denied_behind(text: str, denied: str) -> None:
    assert marked(text, "denied") == denied


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("Gout runs in the family.", "gout run in the family"),
        ("There is gout in both parents.", "gout in both parent"),
        ("His father has gout and he has asthma.", "father has gout"),
        ("He has asthma and lives with his mother.", ""),
    ],
)
def test_what_is_of_others(text: str, others: str) -> None:
    assert marked(text, "of_others") == others
