"""What the register answers: days, pages, sections, parts of the body."""

from datetime import date

import pytest

from openimr.citations.sentences import read_guideline_sentence
from openimr.citations.standing import belongs, in_force, is_about
from openimr.domain.citations import Citation


def cited(words: str) -> Citation:
    [found] = read_guideline_sentence(f"Decision based on {words}")
    return found


DAYS = [
    ("MTUS Low Back Complaints 2004.", date(2017, 11, 30), True),
    ("MTUS Low Back Complaints 2004.", date(2017, 12, 1), False),
    ("MTUS ACOEM Chapter 12 Low Back Complaints Page(s): 300.", date(2014, 5, 1), True),
    ("MTUS Chronic Pain Medical Treatment 2009.", date(2016, 7, 27), True),
    ("MTUS Chronic Pain Medical Treatment 2009.", date(2017, 1, 4), False),
    ("MTUS Chronic Pain Medical Treatment 2016.", date(2016, 7, 28), True),
    ("MTUS Chronic Pain 2017.", date(2018, 3, 1), True),
    ("MTUS Low Back Disorders 2016.", date(2019, 8, 10), True),
    ("MTUS Low Back Disorders 2016.", date(2019, 8, 11), False),
    ("MTUS Low Back Disorders 2020.", date(2022, 1, 1), True),
    ("MTUS Chronic Pain Treatment Guidelines Page(s): 20.", date(2014, 5, 1), None),
    ("MTUS Chronic Pain Medical Treatment 2012.", date(2014, 5, 1), None),
    ("MTUS Cannabis 2025.", date(2026, 1, 1), None),
    ("MTUS ACOEM.", date(2014, 5, 1), None),
    ("Non-MTUS Citation ODG, Pain.", date(2014, 5, 1), None),
    ("Non-MTUS Citation Other Medical Treatment Guidelines.", date(2014, 5, 1), None),
]


@pytest.mark.parametrize(("words", "day", "holds"), DAYS, ids=str)
def test_an_edition_is_in_force_on_its_days(words: str, day: date, *, holds: bool | None) -> None:
    answer = in_force(cited(words), on=day)

    assert answer.holds is holds
    assert answer.because


def test_an_edition_out_of_force_names_the_one_in_force() -> None:
    assert (
        "Low Back Disorders Guideline (ACOEM, February 24, 2016)"
        in in_force(cited("MTUS Low Back Complaints 2004."), on=date(2018, 1, 1)).because
    )


def test_what_was_not_verified_says_so() -> None:
    assert "(not verified)" in in_force(cited("MTUS Acupuncture Treatment 2007."), on=date(2016, 1, 1)).because
    assert "(not verified)" not in in_force(cited("MTUS Low Back Complaints 2004."), on=date(2016, 1, 1)).because


def test_an_edition_is_carried_on_unverified_after_the_register_was_read() -> None:
    cited_edition = cited("MTUS Low Back Disorders 2020.")

    assert "not verified after" not in in_force(cited_edition, on=date(2021, 11, 23)).because
    assert "not verified after" in in_force(cited_edition, on=date(2024, 1, 1)).because


PLACES = [
    ("MTUS ACOEM Chapter 12 Low Back Complaints Page(s): 305-307.", True),
    ("MTUS Chronic Pain Treatment Guidelines Fusion Page(s): 307.", False),
    ("MTUS Elbow Complaints 2007, Section(s): 326.", False),
    ("MTUS Knee Complaints 2004, Section(s): Special Studies, Summary.", True),
    ("MTUS Chronic Pain Medical Treatment 2016, Section(s): Special Studies.", False),
    ("MTUS Low Back Complaints 2004, Section(s): NSAIDs, GI symptoms & cardiovascular risk.", False),
    (
        "MTUS Opioid Treatment 2016, Section(s): 3.3.6 Opioids for Chronic Pain and Chronic Opioid Treatment: Use of Urine Drug Testing.",
        True,
    ),
    ("MTUS Opioid Treatment 2016, Section(s): 3.3.3 Urine Drug Testing.", None),
    ("MTUS Opioid Treatment 2016, Section(s): Topical analgesics.", False),
    ("MTUS Acupuncture Treatment 2007, Section(s): Epidural steroid injections (ESIs).", False),
    ("MTUS Elbow Complaints Page(s): 13.", True),
    ("MTUS Elbow Complaints Page(s): 326.", False),
    ("MTUS Shoulder Complaints 2004, Page(s): 227.", None),
    ("Non-MTUS Citation ACOEM Guidelines, Chapter 10, page 33.", True),
    ("MTUS Chronic Pain Medical Treatment 2016, Section(s): Something new.", None),
    ("MTUS Low Back Disorders 2016, Section(s): Something.", None),
    ("MTUS Low Back Complaints 2004.", None),
    ("Non-MTUS Citation ACOEM Guidelines, Chapter 7, page 137.", True),
    ("Non-MTUS Citation ACOEM Guidelines, Chapter 7, page 300.", False),
    ("Non-MTUS Citation Other Medical Treatment Guidelines.", None),
]


@pytest.mark.parametrize(("words", "holds"), PLACES, ids=str)
def test_a_page_or_section_belongs_to_its_chapter(words: str, *, holds: bool | None) -> None:
    answer = belongs(cited(words))

    assert answer.holds is holds
    assert answer.because


def test_a_page_of_another_chapter_is_traced_to_it() -> None:
    assert (
        "chapter 12, Low Back Complaints,"
        in belongs(cited("MTUS Chronic Pain Treatment Guidelines Fusion Page(s): 307.")).because
    )


REGIONS = [
    ("MTUS Low Back Complaints 2004.", "low back", True),
    ("MTUS Low Back Complaints 2004.", "spine", True),
    ("MTUS Low Back Complaints 2004.", "knee", False),
    ("MTUS Shoulder Complaints 2004.", "upper extremity", True),
    ("MTUS Knee Disorders 2019.", "knee", True),
    ("MTUS Chronic Pain Medical Treatment 2016.", "knee", None),
    ("Non-MTUS Citation ODG, Hips & Pelvis.", "hip", True),
    ("Non-MTUS Citation ODG, Knee & Leg.", "neck", False),
    ("Non-MTUS Citation ODG, Pain.", "neck", None),
    ("Non-MTUS Citation Peer review.", "neck", None),
]


@pytest.mark.parametrize(("words", "region", "expected"), REGIONS, ids=str)
def test_a_chapter_is_about_its_part_of_the_body(words: str, region: str, *, expected: bool | None) -> None:
    assert is_about(cited(words), region) is expected
