import pytest

from openimr.domain.text import Span
from openimr.letters.parts.persons import read_person


@pytest.mark.parametrize(
    ("summary", "age", "sex"),
    [
        ("The injured worker is a 57 year old female, who was hurt.", 57, "female"),
        ("This case involves a now 36-year-old male with a claim.", 36, "male"),
        ("The applicant is a 48 year-old right-hand dominant woman.", 48, "female"),
        ("This is a(n) 61 y/o man.", 61, "male"),
        ("The forty-two-year-old gentleman fell.", 42, "male"),
        ("A 33-year-\nold female fell.", 33, "female"),
        ("The patient, age 45, was lifting a box. She felt pain. Her back hurts.", 45, "female"),
        ("A lamp fell on him. He was stunned. His wife, her sister saw.", None, "male"),
        ("He has an 8-year-old son. The patient is a 50 year old male.", 50, "male"),
        ("A 27yo F with wrist pain; her M. deltoideus is sore.", 27, "female"),
        ("Nothing is told.", None, None),
        ("Pain of 7 years; 200 years old", None, None),
    ],
)
def test_age_and_sex_are_read_from_a_summary(summary: str, age: int | None, sex: str | None) -> None:
    person = read_person(summary, Span(0, len(summary)))

    assert (person.age, person.sex) == (age, sex)
    assert [name for name, _ in person.spans] == [name for name, value in (("age", age), ("sex", sex)) if value]
