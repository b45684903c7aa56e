from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.matching.candidates import Candidate, Certificate, Licence
from openimr.matching.fits import Fit, fitting
from openimr.matching.needs import Need
from openimr.matching.offers import is_unread, offers
from openimr.matching.screening import may_review
from openimr.matching.subjects import Subject
from openimr.matching.treatments import read_treatment
from tests.matching.cast import DAY, LIND, NEED

SPINE = replace(NEED, treatments=(read_treatment(1, "Lumbar fusion"),), requesting_specialty="Orthopaedic surgery")
UNREAD = replace(NEED, treatments=(read_treatment(1, "Transportation to visits"),))


def named(key: str, *, specialty: str = "Orthopedic Surgery", state: str = "California", **facts: object) -> Candidate:
    return replace(
        LIND,
        subject=Subject(name=key, key=key, is_person=True),
        certificates=(Certificate(specialty=specialty),),
        licences=(Licence(state=state, expires=date(2030, 1, 1)),),
        **facts,
    )


def order(
    *candidates: Candidate, need: Need = SPINE, loads: Mapping[str, int] | None = None, seed: str = "s"
) -> list[str]:
    answers = [may_review(candidate, need) for candidate in candidates]
    return [offer.answer.candidate.subject.key for offer in offers(answers, need=need, loads=loads or {}, seed=seed)]


class TestPreferenceForCalifornia:
    """Lab. Code § 139.5(d)(4)(B): "The independent medical review organization shall give preference to the use of a
    physician licensed in California as the reviewer."
    """

    def test_among_equal_specialties_california_comes_first_whatever_the_load(self) -> None:
        assert order(named("ohio", state="Ohio"), named("california"), loads={"california": 9}) == [
            "california",
            "ohio",
        ]

    def test_it_does_not_outweigh_the_specialty(self) -> None:
        assert order(named("urology", specialty="Urology"), named("ohio", state="Ohio")) == ["ohio", "urology"]


class TestFairSelection:
    """Lab. Code § 139.5(d)(3)(C): "Ensures that the method of selecting medical professionals for individual cases
    achieves a fair and impartial panel of medical professionals [...]"
    """

    EQUAL = tuple(named(key) for key in "abcdefgh")

    def test_the_same_seed_gives_the_same_order_however_they_are_listed(self) -> None:
        assert order(*self.EQUAL) == order(*self.EQUAL[::-1])

    def test_another_seed_gives_another(self) -> None:
        firsts = {order(*self.EQUAL, seed=str(seed))[0] for seed in range(100)}

        assert firsts == set("abcdefgh")

    def test_the_lesser_load_comes_first(self) -> None:
        assert order(named("busy"), named("free"), loads={"busy": 2}) == ["free", "busy"]


class TestFitOfTheTreatment:
    """Lab. Code § 139.5(d)(4)(A): "[...] knowledgeable in the treatment of the employee's medical condition,
    knowledgeable about the proposed treatment [...]"
    """

    def test_a_requesting_psychiatrist_does_not_lift_psychiatry_above_the_wound(self) -> None:
        need = replace(NEED, treatments=(read_treatment(1, "Wound care"),), requesting_specialty="Psychiatry")

        assert order(named("mind", specialty="Psychiatry"), named("skin", specialty="Plastic Surgery"), need=need) == [
            "skin",
            "mind",
        ]

    def test_of_equal_fit_the_same_specialty_comes_first(self) -> None:
        need = replace(SPINE, requesting_specialty="Neurological Surgery")

        assert order(named("bone"), named("nerve", specialty="Neurological Surgery"), need=need) == ["nerve", "bone"]

    def test_one_who_knows_the_condition_comes_before_one_of_another_field(self) -> None:
        listed = [named("mind", specialty="Psychiatry"), named("back", specialty="Physical Medicine & Rehabilitation")]

        assert order(*listed, named("bone")) == ["bone", "back", "mind"]


class TestNothingKnown:
    """Where the words of a case tell no field, the list claims no order: by name, after the licence the law prefers."""

    def test_it_goes_by_name_whatever_the_load_and_the_seed(self) -> None:
        orders = {tuple(order(*map(named, "cab"), need=UNREAD, loads={"a": 5}, seed=str(seed))) for seed in range(20)}

        assert is_unread(UNREAD)
        assert orders == {("a", "b", "c")}

    def test_california_is_still_preferred(self) -> None:
        assert order(named("a", state="Ohio"), named("b"), need=UNREAD) == ["b", "a"]

    def test_a_requesting_specialty_alone_is_something_known(self) -> None:
        need = replace(UNREAD, requesting_specialty="Urology")

        assert order(named("a"), named("b", specialty="Urology"), need=need) == ["b", "a"]

    def test_a_specialty_outside_our_table_stands_before_one_of_another_field(self) -> None:
        listed = [named("mind", specialty="Psychiatry"), named("nurse", specialty="Registered Nurse")]

        assert order(*listed) == ["nurse", "mind"]


def test_one_with_a_caution_comes_after_those_of_equal_fit() -> None:
    listed = [named("full", most_cases=1), named("free"), named("mind", specialty="Psychiatry")]

    assert order(*listed, loads={"full": 1, "free": 9}) == ["free", "full", "mind"]


@pytest.mark.parametrize(
    ("need", "specialty", "fit"),
    [
        (SPINE, "Orthopedic Surgery", Fit.MAIN),
        (replace(SPINE, specialties=frozenset({"Neurology"})), "Neurology", Fit.APPROPRIATE),
        (SPINE, "Neurology", Fit.CONDITION),
        (SPINE, "Urology", Fit.OTHER),
        (SPINE, "Registered Nurse", Fit.NOT_KNOWN),
        (replace(UNREAD, requesting_specialty="Neurology"), "Neurology", Fit.SAME),
        (UNREAD, "Neurology", Fit.UNREAD),
    ],
)
def test_how_a_specialty_fits(need: Need, specialty: str, fit: Fit) -> None:
    assert fitting(named("x", specialty=specialty), need).fit is fit


def test_a_certificate_that_has_ended_does_not_fit() -> None:
    ended = replace(LIND, certificates=(Certificate(specialty="Orthopedic Surgery", expires=date(2024, 4, 30)),))

    assert fitting(ended, replace(SPINE, day=DAY)).fit is Fit.NOT_KNOWN


@given(st.lists(st.booleans(), max_size=8), st.text(max_size=5))
def test_the_list_holds_those_who_may_and_nobody_else(disciplined: list[bool], seed: str) -> None:
    candidates = [named(str(index), has_discipline=each) for index, each in enumerate(disciplined)]

    assert sorted(order(*candidates, seed=seed)) == [str(index) for index, each in enumerate(disciplined) if not each]
