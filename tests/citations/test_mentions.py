"""Guidelines and studies mentioned in prose."""

import pytest

from openimr.citations.mentions import find_mentions

PROSE = [
    ("The California MTUS 2016 Chronic Pain Guidelines recommend it.", ["mtus/chronic-pain/2016"]),
    (
        "See page 44 of the MTUS Chronic Pain Medical Treatment Guidelines (July 28, 2016).",
        ["mtus/chronic-pain/2016"],
    ),
    (
        "The MTUS Guideline in ACOEM Chapter 8, Table 8-1, page 170 is clear.",
        ["mtus/neck-and-upper-back-complaints/2004"],
    ),
    ("The MTUS is silent; the Official Disability Guidelines are not.", ["mtus", "odg"]),
    ("CA MTUS/ACOEM Guidelines support it.", ["mtus/acoem"]),
    ("The MTUS and ODG do not address this.", ["mtus", "odg"]),
    (
        "Third Edition ACOEM Guidelines Knee Disorders Chapter states on page 512 that ice helps.",
        ["acoem/knee-disorders/third-edition"],
    ),
    ("ACOEM, Chapter 12, page 300.", ["acoem/low-back-complaints/second-edition"]),
    ("According to the ODG Knee & Leg Chapter, ice helps.", ["odg/knee-and-leg"]),
    ("It meets Medicare Guidelines and is FDA approved.", ["cms", "fda"]),
    ("The American Academy of Orthopaedic Surgeons (AAOS) advises against it.", ["society/aaos"]),
    ("See Lind et al. (2012) and (Okafor, 2007).", ["study/lind-2012", "study/okafor-2007"]),
    ("Read http://www.example.org/page.html, please.", ["web/example.org/page.html"]),
    ("Under 8 C.C.R. section 9792.24.4 it is so.", ["mtus/opioids"]),
    (
        "The postsurgical treatment guidelines apply; so do the Postsurgical Treatment Guidelines.",
        ["mtus/postsurgical/2009"],
    ),
    ("Under 8 CCR 9792.24.4 and 8 CCR § 9792.24.1 it is so.", ["mtus/opioids", "mtus/acupuncture"]),
    ("California Labor Code 4600(a), Labor Code section 4610.5 and Labor Code 4610 say so.", ["labor-code"] * 3),
    ("Aetna considers it experimental.", ["web/aetna.com"]),
    ("UpToDate states so.", ["uptodate"]),
    ("PMID: 12345678.", ["study/pmid-12345678"]),
    ("1. Lind R, Okafor S, Noor J, et al. Backs and work. Spine J 2017; 166:493.", ["study/lind-2017"]),
]


@pytest.mark.parametrize(("prose", "ids"), PROSE, ids=lambda each: str(each)[:40])
def test_prose_mentions_its_sources(prose: str, ids: list[str]) -> None:
    assert [each.id for each in find_mentions(prose)] == ids


@pytest.mark.parametrize(
    "prose",
    [
        "The guidelines recommend ten visits, and evidence-based guidelines agree.",
        "The patient has low back complaints and shoulder complaints since 2004.",
        "She has chronic pain and takes opioids; acupuncture helped.",
        "She was seen at the Mayo Clinic (May, 2016) and took 500 MCG.",
        "The claim is with Aetna. ASA class II.",
        "A prior section 12 applies.",
        "Her shots are up to date on every count.",
    ],
)
def test_what_names_no_source_is_no_citation(prose: str) -> None:
    assert list(find_mentions(prose)) == []


def test_a_mention_has_its_particulars_and_its_place() -> None:
    prose = "But the Third Edition ACOEM Guidelines\nKnee Disorders Chapter, page 512, is clear."

    [found] = find_mentions(prose)

    assert (found.edition, found.chapter, found.pages) == ("Third Edition", "Knee Disorders", ("512",))
    assert found.span.of(prose) == "Third Edition ACOEM Guidelines\nKnee Disorders Chapter, page 512"


def test_a_section_and_a_page_stand_with_their_chapter() -> None:
    [found] = find_mentions("the MTUS, ACOEM Chapter 9, Table 9-2, page 201 agrees")

    assert (found.chapter, found.sections, found.pages) == ("Chapter 9", ("Table 9-2",), ("201",))


@pytest.mark.parametrize("number", ["7", "17", "99"])
def test_a_chapter_that_the_schedule_does_not_have_is_one_of_acoem(number: str) -> None:
    found = list(find_mentions(f"as the MTUS Guideline in ACOEM Chapter {number}, page 181, says"))

    assert [(each.source, each.chapter, each.pages) for each in found] == [
        ("mtus", None, ()),
        ("acoem", f"Chapter {number}", ("181",)),
    ]
