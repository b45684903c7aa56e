"""Which specialties stand first for which treatment, and that the reason says no more than is known."""

from dataclasses import replace

import pytest

from openimr.matching.candidates import Candidate, Certificate
from openimr.matching.fields import CATEGORY_FIELDS, PLACE_FIELDS, WORD_FIELDS, Field
from openimr.matching.fits import Fit, asked_of, fitting
from openimr.matching.needs import Need
from openimr.matching.specialties import WORK, Level, work_of
from openimr.matching.treatments import read_condition, read_treatment
from openimr.terms.categories import CATEGORIES
from openimr.terms.regions import REGIONS
from openimr.terms.specialties import SPECIALTIES
from tests.matching.cast import LIND, NEED


def of(*specialties: str) -> Candidate:
    return replace(LIND, certificates=tuple(Certificate(specialty=each) for each in specialties))


def case(*treatments: str, diagnosis: str = "", icd_code: str = "") -> Need:
    condition = read_condition(diagnosis, icd_code)
    read = (read_treatment(number, words).within(condition) for number, words in enumerate(treatments, start=1))
    return replace(NEED, treatments=tuple(read), condition=condition)


def rank(specialty: str, need: Need) -> int:
    return list(Fit).index(fitting(of(specialty), need).fit)


@pytest.mark.parametrize(
    ("need", "before", "after"),
    [
        (
            case("Wound care, weekly", icd_code="S81.801A"),
            ["Plastic Surgery", "Surgery", "Physical Medicine & Rehabilitation", "Family Practice"],
            ["Psychiatry", "Urology", "Diagnostic Radiology"],
        ),
        (
            case("Individual psychotherapy x 12", icd_code="M54.5"),
            ["Psychiatry", "Psychologist"],
            ["Family Practice", "Orthopedic Surgery", "Physical Medicine & Rehabilitation"],
        ),
        (
            case("L4-5 and L5-S1 lumbar fusion", diagnosis="Low back pain"),
            ["Orthopedic Surgery", "Neurological Surgery"],
            ["Physical Medicine & Rehabilitation", "Pain Management", "Family Practice", "Psychiatry"],
        ),
        (
            case("Lumbar fusion"),
            ["Physical Medicine & Rehabilitation", "Neurology", "Family Practice"],
            ["Psychiatry", "Plastic Surgery"],
        ),
        (
            case("Right shoulder arthroscopy with rotator cuff repair"),
            ["Orthopedic Surgery"],
            ["Physical Medicine & Rehabilitation", "Psychiatry", "Neurological Surgery"],
        ),
        (
            case("Physical therapy 2x6 for the low back"),
            ["Physical Medicine & Rehabilitation", "Orthopedic Surgery", "Occupational Medicine"],
            ["Psychiatry", "Ophthalmology"],
        ),
        (
            case("Norco 10/325mg #60"),
            ["Pain Management", "Physical Medicine & Rehabilitation", "Occupational Medicine"],
            ["Psychiatry", "Orthopedic Surgery"],
        ),
        (case("Sertraline 50mg", icd_code="F32.1"), ["Psychiatry"], ["Pain Management"]),
        (case("Duloxetine 60mg", icd_code="G89.4"), ["Pain Management"], ["Psychiatry"]),
        (case("Carpal tunnel release, right"), ["Hand Surgery", "Plastic Surgery"], ["Podiatrist", "Psychiatry"]),
        (case("Psychiatric consultation"), ["Psychiatry"], ["Orthopedic Surgery"]),
        (case("Root canal of tooth 14"), ["Dentist"], ["Psychiatry", "Family Practice"]),
        (case("Inguinal hernia repair"), ["Surgery"], ["Psychiatry"]),
    ],
    ids=lambda each: "+".join(each) if isinstance(each, list) else "",
)
def test_the_treatment_tells_which_specialty_stands_first(need: Need, before: list[str], after: list[str]) -> None:
    assert max(rank(each, need) for each in before) < min(rank(each, need) for each in after)


class TestWhy:
    def test_it_names_the_specialty_and_the_field(self) -> None:
        assert fitting(of("Psychiatry", "Plastic Surgery"), case("Wound care")).why == (
            "Plastic Surgery mainly treats wounds, burns and the skin.",
        )

    def test_where_items_differ_it_names_the_item(self) -> None:
        found = fitting(of("Orthopedic Surgery"), case("Lumbar fusion", "Psychotherapy", "Cervical fusion"))

        assert found.fit is Fit.PART
        assert found.why == (
            "Items 1 and 3: Orthopedic Surgery mainly treats operations on the spine.",
            "Item 2: not known to treat mental health.",
        )

    def test_it_says_that_the_condition_is_known_and_the_treatment_not(self) -> None:
        assert fitting(of("Neurology"), case("Lumbar fusion")).why == (
            "Not known to treat operations on the spine.",
            "Neurology also treats the neck and back, which is the condition.",
        )

    def test_a_specialty_that_is_not_in_the_table_is_said_to_be_so(self) -> None:
        assert fitting(of("Registered Nurse"), case("Lumbar fusion")).why == (
            "What the specialty treats is not in our table.",
        )

    def test_nothing_is_said_where_nothing_is_known(self) -> None:
        assert fitting(of("Psychiatry"), case("Transportation to visits")).why == ()


class TestReading:
    def test_a_treatment_whose_words_tell_nothing_is_of_the_condition(self) -> None:
        assert asked_of(case("Walker", icd_code="M54.5")) == {frozenset({Field.SPINE}): [1]}

    @pytest.mark.parametrize(
        ("code", "field"),
        [
            ("S93.402A", Field.FOOT),
            ("F32.1", Field.MIND),
            ("T23.201A", Field.SKIN),
            ("m54.12", Field.SPINE),
            ("S16.1XXA", Field.SPINE),
            ("S06.0X1A", Field.NERVES),
            ("S05.01XA", Field.EYE),
            ("S51.811A", Field.SKIN),
            ("S83.241A", Field.JOINTS),
            ("M75.121", Field.JOINTS),
            ("K40.90", Field.ABDOMEN_SURGERY),
        ],
    )
    def test_the_code_tells_the_condition(self, code: str, field: Field) -> None:
        assert field in read_condition("", code)

    @pytest.mark.parametrize("code", ["", "724.2", "not known", "V99", "R52"])
    def test_a_code_of_another_system_or_of_a_symptom_tells_nothing(self, code: str) -> None:
        assert read_condition("", code) == frozenset()


class TestTables:
    """What the tables name exists, so that no row is dead by a slip of the pen."""

    def test_every_category_and_place_is_one_of_the_terms(self) -> None:
        assert set(CATEGORY_FIELDS) <= set(CATEGORIES)
        assert set(PLACE_FIELDS) <= set(REGIONS)

    def test_every_field_that_a_case_may_be_of_is_some_specialtys_main_work(self) -> None:
        told = set().union(*CATEGORY_FIELDS.values(), *PLACE_FIELDS.values(), WORD_FIELDS)
        main = set().union(*(work.main for work in WORK.values()))

        assert told <= main

    def test_every_specialty_but_a_few_of_the_search_form_is_in_the_table(self) -> None:
        assert {name for name in SPECIALTIES if work_of(name) is None} == {
            "Allergy and Immunology",
            "Critical Care Medicine",
            "Medical Oncology",
            "Medical Toxicology",
            "Obstetrics and Gynecology",
            "Oncology",
            "Pediatric Rehabilitation Medicine",
            "Pediatrics",
            "Public Health & General Preventive Medicine",
            "Registered Nurse",
        }

    def test_nothing_is_main_and_also(self) -> None:
        assert [name for name, work in WORK.items() if work.main & work.also] == []
        assert Level.NONE < Level.ALSO < Level.MAIN
