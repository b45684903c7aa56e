import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.matching.subjects import Subject, folded_name, folded_specialty

subjects = st.builds(
    Subject,
    name=st.sampled_from(["Sierra Mutual", "SIERRA MUTUAL, INC.", "Ana Hart", "Dr. Ana Hart", "The Company", ""]),
    key=st.sampled_from(["", "1", "2"]),
    is_person=st.booleans(),
)


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        (Subject(name="Sierra Mutual", key="1"), Subject(name="Renamed", key="1"), True),
        (Subject(name="Sierra Mutual", key="1"), Subject(name="Sierra Mutual", key="2"), True),
        (Subject(name="Sierra Mutual", key="1"), Subject(name="Sierra Mutual Insurance", key="2"), False),
        (Subject(name="Ana Hart", key="1", is_person=True), Subject(name="Ana Hart", key="2", is_person=True), False),
        (Subject(name="Ana Hart", key="1", is_person=True), Subject(name="Hart, Ana", is_person=True), False),
        (Subject(name="Ana Hart", key="1", is_person=True), Subject(name="Dr. Ana Hart, D.O.", is_person=True), True),
        (Subject(name=""), Subject(name=""), False),
    ],
    ids=["id", "house-known-twice", "another-house", "namesakes", "turned-name", "title-and-degree", "no-name"],
)
def test_two_are_the_same(one: Subject, other: Subject, *, is_same: bool) -> None:
    assert one.is_same(other) == is_same


@given(subjects, subjects)
def test_sameness_does_not_depend_on_the_side(one: Subject, other: Subject) -> None:
    assert one.is_same(other) == other.is_same(one)


@given(st.text())
def test_folding_twice_folds_no_more(name: str) -> None:
    assert folded_specialty(folded_specialty(name)) == folded_specialty(name)


def test_a_name_of_nothing_but_a_legal_form_stays() -> None:
    assert folded_name("The Company") == "the company"
