"""Whether a page, a section or a number that is cited is one of what deals with the item."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.checks.citation import CHECK
from openimr.domain.determinations import DecidedItem, ItemRole, LetterLayout
from openimr.domain.findings import Severity
from tests.checks.drafts import findings, item

NONE = "The Claims Administrator did not cite any medical evidence for its decision."
PLAIN = "The worker has learned exercises. The request is not medically necessary."
SUMMARY = "The patient is a 52 year old male with low back pain. Utilization review dated 5/19/2014 denied the request."
PAIN = "MTUS Chronic Pain Treatment Guidelines"
LOW_BACK = "MTUS ACOEM Chapter 12 Low Back Complaints"
OF_2014: dict[str, Any] = {
    "layout": LetterLayout.CA_1A,
    "decision_date": None,
    "ur_denial_date": None,
    "date_of_injury": None,
    "summary": SUMMARY,
}


def citing(heading: str, words: str, *, rationale: str = "") -> DecidedItem:
    return item(
        heading=heading,
        imro_guideline=f"Decision based on {words}.",
        rationale=f"{rationale} {PLAIN}".strip(),
        claims_administrator_guideline=NONE,
    )


def statuses(*items: DecidedItem, **values: Any) -> list[str]:  # noqa: ANN401 - any value of the letter
    found = findings(CHECK, *items, **(OF_2014 | values))
    return [one.status for one in found if one.severity is Severity.QUESTION]


class TestPagesOfSections:
    @pytest.mark.parametrize(
        "cited",
        [
            "Trigger point injections Page(s): 46",
            "NSAIDs (non-steroidal anti-inflammatory drugs) Page(s): 63-65",
            "Zanaflex Page(s): 16-18",
            "TENS unit Page(s): 99",
            "Home health services Page(s): 98-99",
            "Acupuncture sessions Page(s): 60",
        ],
    )
    def test_a_page_of_another_section_is_shown(self, cited: str) -> None:
        heading = cited.partition(" Page")[0]

        assert statuses(citing(heading, f"{PAIN} {cited}")) == ["place of another chapter"]

    @pytest.mark.parametrize(
        ("heading", "cited"),
        [
            ("Soma 350mg #60", "Carisoprodol (Soma) Page(s): 29, 63-66"),
            ("Hydrocodone/APAP 10/325mg", "Hydrocodone/Acetaminophen Page(s): 91"),
            ("Omeprazole 20mg", "NSAIDs, GI symptoms & cardiovascular risk Page(s): 68-9"),
            ("Physical therapy, 8 visits", "Physical Medicine Page(s): 90-110"),
            ("Docusate 100mg #60", "Initiating therapy Page(s): 77"),
            ("Weaning from Norco", "Weaning of Medications Page(s): 124"),
            ("Pregabalin 75mg #60", "Anti-epilepsy drugs (AEDs) Page(s): 17, 99"),
        ],
    )
    def test_one_of_its_pages_is_not(self, heading: str, cited: str) -> None:
        assert statuses(citing(heading, f"{PAIN} {cited}")) == []

    def test_without_a_year_the_edition_that_is_cited_by_pages_is_meant(self) -> None:
        cited = citing("Flexeril 7.5mg #60", f"{PAIN} Cyclobenzaprine (Flexeril) Page(s): 98")

        assert statuses(cited, decision_date=date(2017, 1, 20), ur_denial_date=date(2016, 11, 3)) == [
            "place of another chapter"
        ]


def test_a_guideline_sentence_with_pages_means_the_edition_that_is_cited_by_them() -> None:
    later = {"decision_date": date(2017, 1, 20), "ur_denial_date": date(2016, 11, 3)}
    in_prose = "Page 178 of the MTUS Chronic Pain Medical Treatment Guidelines asks for an agreement."

    assert statuses(citing("Norco 10/325mg #90", f"{PAIN} Page(s): 178"), **later) == ["place of another chapter"]
    assert statuses(citing("Norco 10/325mg #90", PAIN, rationale=in_prose), **later) == []


@pytest.mark.parametrize(("pages", "expected"), [("178", ["place of another chapter"]), ("76", [])])
def test_where_no_day_is_told_the_edition_that_is_cited_by_pages_is_meant(pages: str, expected: list[str]) -> None:
    told = "The patient is a 52 year old male with low back pain."

    assert statuses(citing("Norco 10/325mg #90", f"{PAIN} Page(s): {pages}"), summary=told) == expected


class TestPagesAlone:
    @pytest.mark.parametrize(
        ("heading", "pages"),
        [
            ("Norco 10/325mg #90", "98-99"),
            ("Physical therapy, 8 visits", "78-80"),
            ("Gabapentin 600mg #90", "68"),
            ("TENS unit, purchase", "74-95"),
            ("Lidoderm patches #30", "58-59"),
            ("Lidoderm patches #30", "78 of 127"),
            ("Lumbar epidural steroid injection L5-S1", "98-99"),
        ],
    )
    def test_pages_on_another_treatment_are_shown(self, heading: str, pages: str) -> None:
        assert statuses(citing(heading, f"{PAIN} Page(s): {pages}")) == ["section of another subject"]

    @pytest.mark.parametrize(
        ("heading", "pages"),
        [
            ("Norco 10/325mg #90", "75-80"),
            ("Norco 10/325mg #90", "43, 76-78"),
            ("Urine drug screen", "94-95"),
            ("Docusate 100mg #60", "77"),
            ("Massage therapy, 6 sessions", "60"),
            ("Flexeril 7.5mg #60", "64"),
            ("Flurbiprofen/cyclobenzaprine cream", "111-113"),
            ("Lumbar epidural steroid injection L5-S1", "46"),
            ("Pain management consultation", "98-99"),
            ("Functional restoration program", "31"),
            ("Flexeril 7.5mg #60", "64 of 127"),
        ],
    )
    def test_those_on_its_own_and_for_what_no_section_deals_with_are_not(self, heading: str, pages: str) -> None:
        assert statuses(citing(heading, f"{PAIN} Page(s): {pages}")) == []

    def test_what_the_rationale_of_a_service_speaks_of_may_be_cited(self) -> None:
        told = citing(
            "Physical therapy, 8 visits", f"{PAIN} Page(s): 46", rationale="An epidural injection comes first."
        )

        assert statuses(told) == []

    def test_a_page_named_in_the_rationale_counts_in_the_edition_in_force(self) -> None:
        rationale = "As stated on page 122 of the MTUS Chronic Pain Medical Treatment Guidelines, testing is an option."
        told = citing("Urine drug screen", f"{PAIN}", rationale=rationale)
        spoken = citing(
            "Urine drug screen", f"{PAIN}", rationale=rationale.replace("testing", "a trigger point injection")
        )

        assert statuses(told) == ["section of another subject"]
        assert statuses(spoken) == []
        assert statuses(told, decision_date=date(2017, 1, 20), ur_denial_date=date(2016, 11, 3)) == []


class TestPagesWithoutChapter:
    @pytest.mark.parametrize(
        "rationale",
        [
            "As ACOEM says on page 208, plain films come first.",
            "Page 269 of the MTUS is against it.",
            "The guideline (p. 341) is against it.",
        ],
    )
    def test_a_page_of_a_chapter_on_another_part_of_the_body_is_shown(self, rationale: str) -> None:
        assert statuses(citing("MRI of the lumbar spine", LOW_BACK, rationale=rationale)) == [
            "place of another chapter"
        ]

    @pytest.mark.parametrize(
        "rationale",
        [
            "As ACOEM says on page 303, plain films come first.",
            "The guideline (p. 304) is against it.",
            "The third edition of ACOEM, page 208, is against it.",
            "Page 208 of the records holds an older film. The guideline is against it.",
            "In a trial (Oldham 2011, p. 208) films did no good.",
            "As ACOEM says on page 48, a prescription states its aims.",
        ],
    )
    def test_one_of_its_own_and_what_is_no_page_of_it_are_not(self, rationale: str) -> None:
        assert statuses(citing("MRI of the lumbar spine", LOW_BACK, rationale=rationale)) == []

    def test_in_a_guideline_sentence_the_chapter_is_told_by_the_pages(self) -> None:
        foreign, own = (
            citing("MRI of the lumbar spine", f"MTUS ACOEM Page(s): {pages}") for pages in ("207-208", "303")
        )

        assert statuses(foreign) == ["chapter of another part of the body"]
        assert statuses(own) == []

    @pytest.mark.parametrize(
        ("rationale", "expected"),
        [
            (
                "The MTUS Knee Complaints chapter and ACOEM Chapter 12 are against it.",
                ["chapter of another part of the body"],
            ),
            ("The MTUS Low Back Complaints chapter is against it.", []),
            ("The MTUS Knee Complaints chapter is against it.", ["rests on another guideline"]),
            ("ACOEM Chapter 12 and the MTUS Initial Approaches to Treatment chapter are against it.", []),
        ],
    )
    def test_a_chapter_named_in_the_rationale_is_about_a_part_that_the_letter_tells_of(
        self, rationale: str, expected: list[str]
    ) -> None:
        assert statuses(citing("MRI of the lumbar spine", LOW_BACK, rationale=rationale)) == expected


class TestNumbersOfChapters:
    @pytest.mark.parametrize(
        ("cited", "expected"),
        [
            ("MTUS ACOEM Chapter 13 Low Back Complaints Page(s): 303", ["place of another chapter"]),
            ("MTUS ACOEM Chapter 12 Low Back Complaints Page(s): 303", []),
            ("MTUS ACOEM Low Back Complaints Page(s): 303", []),
        ],
    )
    def test_a_number_that_is_not_that_of_the_title_is_shown(self, cited: str, expected: list[str]) -> None:
        assert statuses(citing("MRI of the lumbar spine", cited)) == expected

    def test_in_the_rationale_too(self) -> None:
        rationale = "So says the MTUS ACOEM Chapter 9, Low Back Complaints."

        assert statuses(citing("MRI of the lumbar spine", LOW_BACK, rationale=rationale)) == [
            "place of another chapter"
        ]


class TestSectionsAfterSurgery:
    SURGERY = citing("Right knee arthroscopy", "MTUS Knee Complaints 2004, Section(s): Surgical Considerations")

    @pytest.mark.parametrize(
        ("cited", "expected"),
        [
            ("Section(s): Shoulder", ["chapter of another part of the body"]),
            ("Page(s): 15-16", ["chapter of another part of the body"]),
            ("Section(s): Knee", []),
            ("Page(s): 24-25", []),
            ("Section(s): Introduction", []),
        ],
    )
    def test_a_section_on_another_part_than_was_operated_on_is_shown(self, cited: str, expected: list[str]) -> None:
        therapy = citing("Postoperative physical therapy, 12 visits", f"MTUS Postsurgical Treatment 2009, {cited}")
        told = f"{SUMMARY} He has right knee and left shoulder pain."

        assert statuses(self.SURGERY, replace(therapy, role=ItemRole.ASSOCIATED), summary=told) == expected


class TestOtherCare:
    @pytest.mark.parametrize(
        ("heading", "section"),
        [
            ("Naproxen 550mg #60", "Physical medicine"),
            ("Zolpidem 10mg #30", "Trigger point injections"),
            ("Lidocaine patch #30", "Muscle relaxants (for pain)"),
            ("Ibuprofen 800mg #90", "Lidoderm (lidocaine patch)"),
        ],
    )
    def test_a_section_on_no_drug_or_on_another_is_shown(self, heading: str, section: str) -> None:
        cited = citing(heading, f"MTUS Chronic Pain Medical Treatment 2009, Section(s): {section}")

        assert statuses(cited) == ["section of another subject"]

    @pytest.mark.parametrize(
        ("heading", "section"),
        [
            ("Norco 10/325mg #90", "Drug testing"),
            ("Norco 10/325mg #90", "Functional improvement measures"),
            ("Baclofen 2% cream", "Muscle relaxants (for pain)"),
            ("Liver and kidney function panel", "NSAIDs, specific drug list & adverse effects"),
            ("Urine drug screen", "Opioids, steps to avoid misuse/addiction"),
            ("Ketorolac 60mg intramuscular injection", "NSAIDs (non-steroidal anti-inflammatory drugs)"),
        ],
    )
    def test_one_by_which_it_is_decided_as_well_is_not(self, heading: str, section: str) -> None:
        cited = citing(heading, f"MTUS Chronic Pain Medical Treatment 2009, Section(s): {section}")

        assert statuses(cited) == []

    def test_for_care_of_the_mind_alone_a_chapter_about_the_body_is_shown(self) -> None:
        told = "The patient is a 30 year old female with anxiety after a robbery. Utilization review of 5/19/2014 denied it."

        assert statuses(citing("Psychotherapy, 6 visits", LOW_BACK), summary=told) == [
            "chapter of another part of the body"
        ]


@pytest.mark.parametrize(
    ("heading", "cited", "expected"),
    [
        ("MRI of the lumbar spine", "Low Back, Rotator cuff repair", ["place of another chapter"]),
        ("MRI of the lumbar spine", "Low Back, MRIs, thoracic", []),
        ("MRI of the lumbar spine", "Low Back, MRIs (magnetic resonance imaging)", []),
        ("Sacroiliac joint injection", "Hip & Pelvis, Sacroiliac joint blocks", []),
    ],
)
def test_a_section_on_another_part_than_its_chapter_is_shown(heading: str, cited: str, expected: list[str]) -> None:
    words = f"Non-MTUS Citation Official Disability Guidelines (ODG), {cited}"

    assert statuses(citing(heading, words)) == expected


@given(
    st.lists(st.text(alphabet="0123456789-, &pP.", max_size=12), max_size=4), st.sampled_from(["", "Opioids", "Knee"])
)
def test_no_pages_break_it(pages: list[str], section: str) -> None:
    told = f"MTUS Postsurgical Treatment Guidelines {section} Page(s): {', '.join(pages)}, and {PAIN} Page(s): {'; '.join(pages)}"

    for one in findings(CHECK, citing("TENS unit", told, rationale=f"See ACOEM page {' '.join(pages)}."), **OF_2014):
        assert one.message


def test_a_topic_that_its_source_keeps_in_one_chapter_may_be_cited_for_any_part() -> None:
    words = "Non-MTUS Citation Official Disability Guidelines (ODG), Low Back, {}"
    told = "The patient is a 52 year old male with right knee pain. Utilization review dated 5/19/2014 denied it."
    test, brace = (
        replace(citing(heading, words.format(topic)), role=ItemRole.ASSOCIATED)
        for heading, topic in (
            ("Preoperative EKG", "Preoperative electrocardiogram (ECG)"),
            ("Crutches", "Lumbar supports"),
        )
    )

    found = findings(CHECK, TestSectionsAfterSurgery.SURGERY, test, brace, **(OF_2014 | {"summary": told}))

    assert {one.item for one in found} == {3}


class TestSupport:
    @pytest.mark.parametrize(
        ("rationale", "expected"),
        [
            ("The MTUS asks for a trial first.", ["rests on another guideline"]),
            ("ACOEM asks for a trial first.", ["rests on another guideline"]),
            ("The MTUS does not address it. A trial comes first.", []),
            ("In the absence of a word in the MTUS a trial comes first.", []),
            ("Neither MTUS nor ACOEM addresses it. A trial comes first.", []),
            ("The MTUS and the ODG ask for a trial first.", []),
        ],
    )
    def test_the_schedule_is_another_guideline_where_none_of_it_is_cited(
        self, rationale: str, expected: list[str]
    ) -> None:
        cited = citing(
            "Mattress", "Non-MTUS Citation Official Disability Guidelines (ODG), Low Back", rationale=rationale
        )

        assert statuses(cited) == expected

    @pytest.mark.parametrize(
        "rationale",
        [
            "The requesting physician refers to the ODG. Films come first.",
            "Utilization review cited the Official Disability Guidelines. Films come first.",
        ],
    )
    def test_what_another_cites_is_not_rested_on(self, rationale: str) -> None:
        assert statuses(citing("MRI of the lumbar spine", LOW_BACK, rationale=rationale)) == []


class TestNeighboursOfASection:
    """A page that only touches a section, and the pages of one section of a pair that is easily mixed up."""

    @pytest.mark.parametrize(
        ("heading", "cited"),
        [
            ("Percocet 5/325mg #60", "Opioids Page(s): 63-66"),
            ("Chiropractic care, 10 visits", "Manual therapy & manipulation Page(s): 30-34"),
            ("Protonix 20mg #30", "NSAIDs, GI symptoms & cardiovascular risk Page(s): 111-113"),
            ("TENS unit, 30 days", "TENS, chronic pain Page(s): 121-122"),
            ("H-wave device", "H-wave stimulation (HWT) Page(s): 46"),
        ],
    )
    def test_the_run_of_an_unlike_section_is_shown(self, heading: str, cited: str) -> None:
        assert statuses(citing(heading, f"{PAIN} {cited}")) == ["place of another chapter"]

    @pytest.mark.parametrize(
        ("heading", "cited"),
        [
            ("Percocet 5/325mg #60", "Opioids Page(s): 78, 92"),
            ("TENS unit, 30 days", "TENS, chronic pain Page(s): 113-118"),
            ("Interferential unit", "Interferential Current Stimulation (ICS) Page(s): 114-116"),
            ("Skelaxin 800mg #30", "Metaxalone (Skelaxin) Page(s): 61"),
            ("Naproxen 500mg #60", "NSAIDs (non-steroidal anti-inflammatory drugs) Page(s): 111-113"),
        ],
    )
    def test_one_of_a_like_section_is_not(self, heading: str, cited: str) -> None:
        assert statuses(citing(heading, f"{PAIN} {cited}")) == []

    def test_pages_alone_that_are_just_those_of_an_unlike_section_are_its_own(self) -> None:
        assert statuses(citing("Gabapentin 300mg #90", f"{PAIN} Page(s): 67-68")) == ["section of another subject"]


class TestAnotherDrugOfTheClass:
    def test_a_section_on_one_drug_is_not_on_another(self) -> None:
        cited = citing("Cyclobenzaprine 7.5mg #60", f"{PAIN} Carisoprodol (Soma) Page(s): 29")

        assert statuses(cited) == ["section of another subject"]

    @pytest.mark.parametrize(
        ("words", "rationale"),
        [
            ("Carisoprodol (Soma), Muscle relaxants (for pain) Page(s): 29, 63-66", ""),
            ("Carisoprodol (Soma) Page(s): 29", "Like carisoprodol it is for short use."),
        ],
    )
    def test_unless_the_class_is_cited_or_the_rationale_speaks_of_it(self, words: str, rationale: str) -> None:
        assert statuses(citing("Cyclobenzaprine 7.5mg #60", f"{PAIN} {words}", rationale=rationale)) == []

    def test_an_operation_is_no_section_for_a_drug(self) -> None:
        cited = "Non-MTUS Citation Official Disability Guidelines (ODG) Low Back Chapter, Fusion (spinal)"

        assert statuses(citing("Lidocaine patch #30", cited)) == ["section of another subject"]


@pytest.mark.parametrize(("page", "expected"), [("78", []), ("114-116", ["section of another subject"])])
def test_a_provision_before_the_pages_is_no_section(page: str, expected: list[str]) -> None:
    words = f"{PAIN} 8 C.C.R. 9792.20 - 9792.26 MTUS (Effective July 18, 2009) Page(s): {page}"

    assert statuses(citing("Norco 5/325mg #60", words)) == expected


@pytest.mark.parametrize(
    ("reviewed", "expected"),
    [(date(2014, 5, 19), ["edition"]), (date(2015, 12, 1), [])],
    ids=["long before", "shortly"],
)
def test_an_edition_that_came_long_after_utilization_review_was_not_in_force(
    reviewed: date, expected: list[str]
) -> None:
    cited = citing("Norco 5/325mg #60", "MTUS Chronic Pain Medical Treatment 2016, Section(s): Opioids")
    summary = "The patient is a 52 year old male with low back pain."

    assert statuses(cited, summary=summary, ur_denial_date=reviewed) == expected


@pytest.mark.parametrize(
    ("summary", "expected"),
    [(SUMMARY, ["chapter of another subject"]), (f"{SUMMARY} He is anxious.", [])],
    ids=["of the body alone", "of the mind too"],
)
def test_the_chapter_on_stress_for_a_visit(summary: str, expected: list[str]) -> None:
    cited = citing(
        "Follow-up visit with the orthopedist", "MTUS ACOEM Chapter 15 Stress Related Conditions Page(s): 405"
    )

    assert statuses(cited, summary=summary) == expected


def test_clots_are_a_topic_of_one_chapter_for_an_operation_on_any_part() -> None:
    cited = "Non-MTUS Citation Official Disability Guidelines (ODG) Knee & Leg Chapter, Venous thrombosis"

    assert statuses(citing("Compression device after shoulder surgery", cited)) == []
