"""Sentences that name guidelines of the schedule, in the three generations that letters have."""

import pytest

from openimr.citations.sentences import read_guideline_sentence
from openimr.domain.citations import Basis, Citation

MTUS = "Decision based on MTUS "


def facts(citation: Citation) -> tuple[object, ...]:
    return (citation.id, citation.chapter, citation.year, citation.sections, citation.pages)


EARLY_GENERATIONS = [
    ("ACOEM.", [("mtus/acoem", None, None, (), ())]),
    (
        "Chronic Pain Treatment Guidelines Trigger point injections Page(s): 122.",
        [("mtus/chronic-pain", "Chronic Pain Treatment", None, ("Trigger point injections",), ("122",))],
    ),
    (
        "ACOEM Chapter 13 Knee Complaints Page(s): 341-343, 350.",
        [("mtus/knee-complaints/2004", "Knee Complaints", None, (), ("341-343", "350"))],
    ),
    (
        "ACOEM Chapter 9 Shoulder Complaints Page(s): 207, Chronic Pain Treatment Guidelines Opioids, criteria for use Page(s): 76-80.",
        [
            ("mtus/shoulder-complaints/2004", "Shoulder Complaints", None, (), ("207",)),
            ("mtus/chronic-pain", "Chronic Pain Treatment", None, ("Opioids, criteria for use",), ("76-80",)),
        ],
    ),
    (
        "ACOEM Chapter 7 Independent Medical Examinations and Consultations Page(s): 127.",
        [
            (
                "acoem/independent-medical-examinations-and-consultations/second-edition",
                "Independent Medical Examinations and Consultations",
                None,
                (),
                ("127",),
            )
        ],
    ),
    (
        "ACOEM, Postsurgical Treatment Guidelines.",
        [("mtus/acoem", None, None, (), ()), ("mtus/postsurgical/2009", "Postsurgical Treatment", None, (), ())],
    ),
]

WITH_YEARS = [
    ("Knee Complaints 2004.", [("mtus/knee-complaints/2004", "Knee Complaints", 2004, (), ())]),
    (
        "Chronic Pain Medical Treatment 2016 Guidelines, Section(s): Office visits.",
        [("mtus/chronic-pain/2016", "Chronic Pain Medical Treatment", 2016, ("Office visits",), ())],
    ),
    (
        "Elbow Complaints 2007, Section(s): 412.",
        [("mtus/elbow-complaints/2007", "Elbow Complaints", 2007, ("412",), ())],
    ),
    (
        "Shoulder Complaints 2004, and Acupuncture Treatment 2007.",
        [
            ("mtus/shoulder-complaints/2004", "Shoulder Complaints", 2004, (), ()),
            ("mtus/acupuncture/2007", "Acupuncture Treatment", 2007, (), ()),
        ],
    ),
    (
        "Forearm, Wrist, and Hand Complaints 2004, Section(s): Special Studies, Summary.",
        [
            (
                "mtus/forearm-wrist-and-hand-complaints/2004",
                "Forearm, Wrist, and Hand Complaints",
                2004,
                ("Special Studies", "Summary"),
                (),
            )
        ],
    ),
    (
        "Stress-Related Conditions 2004.",
        [("mtus/stress-related-conditions/2004", "Stress-Related Conditions", 2004, (), ())],
    ),
]

AFTER_2017 = [
    (
        "Low Back Disorders Guideline (ACOEM February 13, 2020).",
        [("mtus/low-back-disorders/2020", "Low Back Disorders", 2020, (), ())],
    ),
    (
        "Low Back Disorders 2019, Section(s): Opioids.",
        [("mtus/low-back-disorders/2019", "Low Back Disorders", 2019, ("Opioids",), ())],
    ),
    ("2018 Knee Disorders.", [("mtus/knee-disorders/2018", "Knee Disorders", 2018, (), ())]),
    ("ACOEM Hip and Groin 2011.", [("mtus/hip-and-groin-disorders/2011", "Hip and Groin", 2011, (), ())]),
    (
        "Initial Approaches to Treatment 2017.",
        [("mtus/initial-approaches-to-treatment/2017", "Initial Approaches to Treatment", 2017, (), ())],
    ),
]


@pytest.mark.parametrize(
    ("words", "expected"), [*EARLY_GENERATIONS, *WITH_YEARS, *AFTER_2017], ids=lambda each: str(each)[:50]
)
def test_a_sentence_names_its_chapters(words: str, expected: list[tuple[object, ...]]) -> None:
    found = read_guideline_sentence(MTUS + words)

    assert [facts(each) for each in found] == expected
    assert all(each.basis is Basis.MTUS and each.recognised for each in found)


def test_five_chapters_stand_in_one_sentence() -> None:
    sentence = (
        "Decision based on MTUS Neck and Upper Back Complaints 2004, Section(s): Initial Care, and Low Back Complaints 2004, Section(s): "
        "Physical Methods, and Postsurgical Treatment 2009, Section(s): Hip, Pelvis and Thigh, and Chronic Pain Medical Treatment 2016, "
        "Section(s): TENS, chronic pain (transcutaneous electrical nerve stimulation), Ultrasound, therapeutic, and Opioid Treatment 2016."
    )

    found = read_guideline_sentence(sentence)

    assert [each.id for each in found] == [
        "mtus/neck-and-upper-back-complaints/2004",
        "mtus/low-back-complaints/2004",
        "mtus/postsurgical/2009",
        "mtus/chronic-pain/2016",
        "mtus/opioids/2016",
    ]
    assert found[2].sections == ("Hip, Pelvis and Thigh",)
    assert found[3].sections == (
        "TENS, chronic pain (transcutaneous electrical nerve stimulation)",
        "Ultrasound, therapeutic",
    )


def test_a_section_holds_its_number_with_colons_commas_and_full_stops() -> None:
    sentence = (
        "Decision based on MTUS Opioid Treatment 2016, Section(s): 2. Opioids for Subacute Pain, 3.3.1.2 Opioids for Chronic Pain: Screening, "
        "Prior to Treatment: Screening for Alcohol Use, 3.1 Opioids for Chronic Pain: Evaluation. Decision based on Non-MTUS Citation ODG, Pain."
    )

    opioids, pain = read_guideline_sentence(sentence)

    assert opioids.sections == (
        "2. Opioids for Subacute Pain",
        "3.3.1.2 Opioids for Chronic Pain: Screening, Prior to Treatment: Screening for Alcohol Use",
        "3.1 Opioids for Chronic Pain: Evaluation",
    )
    assert pain.id == "odg/pain"


def test_a_section_may_be_called_as_a_chapter_is() -> None:
    sentence = (
        "Decision based on MTUS General Approaches 2004, Section(s): Prevention, Initial Approaches to Treatment."
    )

    [found] = read_guideline_sentence(sentence)

    assert found.sections == ("Prevention", "Initial Approaches to Treatment")


def test_a_chapter_that_is_not_known_is_not_recognised_and_has_no_id() -> None:
    known, unknown = read_guideline_sentence(
        "Decision based on MTUS Knee Complaints 2004, and Tail Complaints 2004, Section(s): Care."
    )

    assert known.recognised
    assert (unknown.source, unknown.chapter, unknown.year, unknown.sections) == (
        "unrecognised",
        "Tail Complaints",
        2004,
        ("Care",),
    )
    assert (unknown.recognised, unknown.id) == (False, None)


@pytest.mark.parametrize(
    "spelling",
    [
        "ACOEM Chapter 12 Low Back Complaints Page(s): 300.",
        "Low Back Complaints 2004, Section(s): Initial Care.",
        "ACOEM Practice Guidelines, Chapter 12, Low Back Complaints.",
        "Low  Back\n\nComplaints 2004.",
        "ACOEM Chapter 12.",
    ],
)
def test_every_spelling_of_one_chapter_has_one_id(spelling: str) -> None:
    [found] = read_guideline_sentence(MTUS + spelling)

    assert found.id == "mtus/low-back-complaints/2004"


def test_the_schedule_alone_is_a_citation_of_it() -> None:
    [found] = read_guideline_sentence("Decision based on MTUS.")

    assert (found.source, found.id, found.recognised) == ("mtus", "mtus", True)
