from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.matching.candidates import Candidate, Certificate, Licence
from openimr.matching.needs import Need
from openimr.matching.offers import Fit, fit_of, offers
from openimr.matching.screening import may_review
from openimr.matching.subjects import Subject
from tests.matching.cast import DAY, LIND, NEED

SPINE = replace(NEED, requesting_specialty="Orthopaedic surgery")


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


@pytest.mark.parametrize(
    ("need", "specialty", "fit"),
    [
        (SPINE, "Orthopedic Surgery", Fit.SAME),
        (replace(SPINE, specialties=frozenset({"Neurology"})), "Neurology", Fit.APPROPRIATE),
        (SPINE, "Neurology", Fit.OTHER),
        (NEED, "Neurology", Fit.NOT_KNOWN),
    ],
)
def test_how_a_specialty_fits(need: Need, specialty: str, fit: Fit) -> None:
    assert fit_of(named("x", specialty=specialty), need) is fit


def test_a_certificate_that_has_ended_does_not_fit() -> None:
    ended = replace(LIND, certificates=(Certificate(specialty="Orthopedic Surgery", expires=date(2024, 4, 30)),))

    assert fit_of(ended, replace(SPINE, day=DAY)) is Fit.OTHER


@given(st.lists(st.booleans(), max_size=8), st.text(max_size=5))
def test_the_list_holds_those_who_may_and_nobody_else(disciplined: list[bool], seed: str) -> None:
    candidates = [named(str(index), has_discipline=each) for index, each in enumerate(disciplined)]

    assert sorted(order(*candidates, seed=seed)) == [str(index) for index, each in enumerate(disciplined) if not each]
