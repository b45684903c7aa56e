"""Which words of a text are denied, planned or supposed."""

import pytest

from openimr.checks.absences.stated import Stated
from openimr.domain.text import Span


def read(text: str) -> Stated:
    return Stated(text, [Span(0, len(text))], [])


def marked(text: str, marks: str) -> str:
    """Return the words of a text that have a mark."""
    stated = read(text)
    kept = getattr(stated.polarity, marks)
    return " ".join(word.form for word, mark in zip(stated.words, kept, strict=True) if mark)


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
        ("The physician requested surgery and performed an injection.", "requested surgery and performed an injection"),
    ],
)
def test_what_is_planned(text: str, planned: str) -> None:
    assert marked(text, "planned") == planned


def test_what_is_supposed() -> None:
    assert marked("There is possible weakness; reflexes are lost.", "guessed") == "weakness"
