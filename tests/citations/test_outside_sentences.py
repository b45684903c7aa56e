"""Sentences that name sources outside of the schedule."""

import pytest

from openimr.citations.sentences import read_guideline_sentence
from openimr.domain.citations import Basis, Citation

OUTSIDE = "Decision based on Non-MTUS Citation "


def facts(citation: Citation) -> tuple[object, ...]:
    return (citation.id, citation.chapter, citation.sections)


DISABILITY_GUIDELINES = [
    ("Official Disability Guidelines (ODG).", [("odg", None, ())]),
    (
        "Official Disability Guidelines (ODG), Knee and Leg Chapter, Braces.",
        [("odg/knee-and-leg", "Knee and Leg", ("Braces",))],
    ),
    ("ODG Hip & Pelvis", [("odg/hip-and-pelvis", "Hip & Pelvis", ())]),
    ("ODG Shoulder section, Physical therapy.", [("odg/shoulder", "Shoulder", ("Physical therapy",))]),
    (
        "Official Disability Guidelines: Low Back - Lumbar & Thoracic (Acute & Chronic) Chapter.",
        [("odg/low-back", "Low Back - Lumbar & Thoracic (Acute & Chronic)", ())],
    ),
    ("Official Disability Guidelines (ODG); Lumbar Spine", [("odg/low-back", "Lumbar Spine", ())]),
    ("ODG by MCG, Pain, Opioids, criteria for use.", [("odg/pain", "Pain", ("Opioids, criteria for use",))]),
    (
        "Official Disability Guidelines, Elbow/DME, Low Back Lumbar and Thoracic/Corset.",
        [("odg/elbow", "Elbow", ("DME",)), ("odg/low-back", "Low Back Lumbar and Thoracic", ("Corset",))],
    ),
    (
        "ODG, Shoulder Chapter, Hand Chapter, Massage.",
        [("odg/shoulder", "Shoulder", ()), ("odg/forearm-wrist-and-hand", "Hand", ("Massage",))],
    ),
    (
        "ODG Shoulder, Neck & Upper Back, and Low Back Chapters.",
        [
            ("odg/shoulder", "Shoulder", ()),
            ("odg/neck-and-upper-back", "Neck & Upper Back", ()),
            ("odg/low-back", "Low Back", ()),
        ],
    ),
    (
        "Official Disability Guidelines, Knee; ODG, Low Back.",
        [("odg/knee-and-leg", "Knee", ()), ("odg/low-back", "Low Back", ())],
    ),
    ("ODG Hand therapy.", [("odg", None, ("Hand therapy",))]),
    ("ODG Office visits, Elbow Chapter.", [("odg/elbow", "Elbow", ("Office visits",))]),
    (
        "ODG, Treatment in Workers' Comp, Mental Illness & Stress, Sleep aids.",
        [("odg/mental-illness-and-stress", "Mental Illness & Stress", ("Sleep aids",))],
    ),
    (
        "Official Disability Guidelines, Treatment Index, 11th Edition (web), 2013, Shoulder, Ice packs.",
        [("odg/shoulder", "Shoulder", ("Ice packs",))],
    ),
    (
        "Official Disability Guidelines Treatment in Workers Compensation (ODG-TWC), 2015 Web-based Edition, Neck and Upper Back (Acute & Chronic), Massage.",
        [("odg/neck-and-upper-back", "Neck and Upper Back (Acute & Chronic)", ("Massage",))],
    ),
    (
        "ODG-TWC, 11th Edition, Web, 2013, Pain Chapter, Massage.",
        [("odg/pain", "Pain", ("Massage",))],
    ),
    (
        "ODG Treatment Integrated Treatment/Disability Duration Guidelines, Low Back, MRIs.",
        [("odg/low-back", "Low Back", ("MRIs",))],
    ),
    ("Official Disability Guidelines: Workers' Compensation 2012 Elbow.", [("odg/elbow", "Elbow", ())]),
    ("(ODG); Lumbar Spine", [("odg/low-back", "Lumbar Spine", ())]),
    ("ODG Low back: Lumbar supports.", [("odg/low-back", "Low back", ("Lumbar supports",))]),
    ("ODG, Chapter: Elbow, Topic: Braces.", [("odg/elbow", "Elbow", ("Braces",))]),
    (
        "ODG, Elbow, Braces, http://www.odg-twc.com/index.html?odgtwc/elbow.htm",
        [("odg/elbow", "Elbow", ("Braces",))],
    ),
]

OTHERS = [
    ("http://www.guideline.gov/content.aspx?id=1 Care of backs.", [("ahrq", None, ())]),
    ("www.drugs.com, aspirin.", [("drug-reference/drugs.com", None, ())]),
    (
        "www.drugs.com, Official Disability Guidelines, Elbow.",
        [("drug-reference/drugs.com", None, ()), ("odg/elbow", "Elbow", ())],
    ),
    (
        "ACOEM-https://www.acoempracguides.org/Low Back; Table 2, Low Back Disorders.",
        [("acoem/low-back-disorders/third-edition", "Low Back", ("Table 2", "Low Back Disorders"))],
    ),
    ("Other Medical Treatment Guideline or Medical Evidence: FDA (Aspirin).", [("fda", None, ("Aspirin",))]),
    ("CDC Guideline for Handling Backs, 2016.", [("cdc", None, ("Guideline for Handling Backs",))]),
    ("Institute for Clinical Systems Improvement (ICSI).", [("icsi", None, ())]),
    ("Centers of Medicare and Medicaid Services (CMS).", [("cms", None, ())]),
    (
        "ACOEM Guidelines, 3rd ed., Knee Disorders, pg. 12.",
        [("acoem/knee-disorders/third-edition", "Knee Disorders", ())],
    ),
    (
        "ACOEM Guidelines, Chapter 7, page 137.",
        [("acoem/independent-medical-examinations-and-consultations/second-edition", "Chapter 7", ())],
    ),
    (
        "Harris J. Occupational medicine practice guidelines, 2nd edition (2004) p 310.",
        [("acoem/second-edition", None, ())],
    ),
    (
        "Ibuprofen: Drug information, accessed from UpToDate.com on 1/2/2017.",
        [("uptodate", None, ("Ibuprofen: Drug information",))],
    ),
    ("NCCN Guidelines Version 2.2019.", [("society/nccn", None, ())]),
    ("MCG Care Guidelines 25th edition; InterQual 2020.", [("mcg", None, ()), ("interqual", None, ())]),
    (
        "Physician's Desk Reference and www.rxlist.com/some-drug.htm.",
        [("pdr", None, ()), ("drug-reference/rxlist", None, ())],
    ),
    ("https://www.cms.gov/Regulations-and- Guidance/R1.pdf.", [("cms", None, ())]),
    (
        "http://www.example.org/a/first- page, https://two.example.org/b.html.",
        [("web/example.org/a/first-page", None, ()), ("web/two.example.org/b.html", None, ())],
    ),
    (
        "Green's Operative Hand Surgery, 6th ed Chapter 2: Nerves, Chapter 9: Tendons.",
        [("book/greens-operative-hand-surgery", "Nerves", ()), ("book/greens-operative-hand-surgery", "Tendons", ())],
    ),
    (
        "Lind A, Okafor B, et al. Backs and the American Pain Society. Spine J. 2011;12(3):44-9.",
        [("study/lind-2011", None, ())],
    ),
    (
        "What is a heart? National Heart, Lung, and Blood Institute. http://www.nhlbi.nih.gov/x, accessed 02/18/2017, Lind D, et al. Hearts. 2012.",
        [("nih", None, ("What is a heart?",)), ("study/lind-2012", None, ())],
    ),
    (
        "ODG Elbow/Ice and Other Medical Treatment Guidelines http://www.aetna.com/cpb/1.html.",
        [("odg/elbow", "Elbow", ("Ice",)), ("web/aetna.com/cpb/1.html", None, ())],
    ),
]


@pytest.mark.parametrize(("words", "expected"), [*DISABILITY_GUIDELINES, *OTHERS], ids=lambda each: str(each)[:50])
def test_a_sentence_names_its_sources(words: str, expected: list[tuple[object, ...]]) -> None:
    found = read_guideline_sentence(OUTSIDE + words)

    assert [facts(each) for each in found] == expected
    assert all(each.basis is Basis.OUTSIDE and each.recognised for each in found)


@pytest.mark.parametrize(
    "label",
    [
        "Decision based on Non-MTUS Citation ",
        "Decision based on Non-\n\nMTUS Citation ",
        "Decision based on Non- MTUS Citation ",
        "Decision based on NonMTUS Citation ",
        "Decision based on Non-MTUS ",
        "The Expert Reviewer did not base their decision on the MTUS.  Decision based on Non-MTUS Citation ",
        "The Claims Administrator based their decision on recommendation(s) outside of the MTUS Guidelines. Decision based on Non-MTUS Citation ",
    ],
)
def test_the_label_is_found_however_it_is_broken(label: str) -> None:
    [found] = read_guideline_sentence(label + "Official Disability Guidelines (ODG), Pain.")

    assert found.id == "odg/pain"


def test_a_chapter_without_a_source_is_one_of_the_disability_guidelines() -> None:
    [found] = read_guideline_sentence(OUTSIDE + "Low Back Lumbar & Thoracic: Fusion (spinal)")

    assert facts(found) == ("odg/low-back", "Low Back Lumbar & Thoracic", ("Fusion (spinal)",))


def test_edition_year_and_day_of_update_are_kept_as_written() -> None:
    found = read_guideline_sentence(
        OUTSIDE
        + "ODG Guidelines, 14th Edition, 2016, Knee Chapter; Official Disability Guidelines, Shoulder (updated 12/12/16); ODG, Web Version, Pain."
    )

    assert [(each.edition, each.year) for each in found] == [
        ("14th Edition", 2016),
        ("updated 12/12/16", None),
        ("Web Version", None),
    ]


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("CA MTUS 2009: 9792.24.2. Chronic Pain Medical Treatment Guidelines.", 2009),
        ("MTUS 1999, Chronic Pain Medical Treatment Guidelines.", None),
    ],
)
def test_the_year_before_the_title_of_a_guideline_of_the_schedule_is_its_year_if_it_has_such_an_edition(
    words: str, year: int | None
) -> None:
    [found] = read_guideline_sentence(OUTSIDE + words)

    assert (found.basis, found.year) == (Basis.MTUS, year)
    assert found.id == ("mtus/chronic-pain" if year is None else f"mtus/chronic-pain/{year}")


@pytest.mark.parametrize(
    "words", ["Other Medical Treatment Guidelines.", "Peer-reviewed medical literature.", "Standard of care."]
)
def test_a_catch_all_counts_as_not_recognised(words: str) -> None:
    [found] = read_guideline_sentence(OUTSIDE + words)

    assert (found.source, found.id, found.recognised) == ("unrecognised", None, False)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Claims Administrator did not cite any medical evidence for its decision.",
        "The Expert Reviewer did not cite any\n\nmedical evidence for its decision.",
    ],
)
def test_that_nothing_was_cited_is_the_whole_sentence(sentence: str) -> None:
    [found] = read_guideline_sentence(sentence)

    assert (found.basis, found.source, found.id) == (Basis.NONE, None, None)
    assert found.span.of(sentence) == sentence


def test_a_numbered_list_of_references_is_read_one_by_one() -> None:
    listed = "1) Lind R, Noor A, et al. Backs. JAMA 2015; 313:1143. 2) The Official Disability Guidelines (ODG) Online Version, Pain Chapter, Massage."

    assert [each.id for each in read_guideline_sentence(listed)] == ["study/lind-2015", "odg/pain"]


def test_each_citation_knows_where_it_stands() -> None:
    sentence = "Decision based on MTUS Knee Complaints 2004,\n\nSection(s): Summary. Decision based on Non-\nMTUS Citation Official\nDisability Guidelines, Knee."

    found = read_guideline_sentence(sentence)

    assert [each.span.of(sentence) for each in found] == [
        "Knee Complaints 2004,\n\nSection(s): Summary",
        "Official\nDisability Guidelines, Knee",
    ]


def test_a_sentence_in_words_of_its_own_is_read_as_prose() -> None:
    sentence = "The Claims Administrator based its decision on the MTUS Chronic Pain Medical Treatment Guidelines and on the ODG."

    assert [each.id for each in read_guideline_sentence(sentence)] == ["mtus/chronic-pain", "odg"]


def test_an_item_of_our_own_layout_that_follows_another_cites_nothing() -> None:
    (found,) = read_guideline_sentence("The decision follows that of item 12.")

    assert (found.basis, found.id, found.recognised) == (Basis.NONE, None, False)
