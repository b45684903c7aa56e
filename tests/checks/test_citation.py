"""Whether what is cited exists, is in force, holds what is looked for, and is what the decision rests on."""

from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.checks.checking import check_determination
from openimr.checks.citation import CHECK
from openimr.domain.determinations import DecidedItem, ItemRole, LetterLayout
from openimr.domain.findings import Severity
from openimr.intake.files import file_text
from openimr.letters.reading import read_letter
from tests.checks.drafts import SUMMARY, determination, findings, item

PLAIN = "The worker has learned exercises. The request is not medically necessary."
OUTSIDE = "The Expert Reviewer based their decision on recommendation(s) outside of the MTUS Guidelines. Decision based on Non-MTUS Citation "
NONE = "The Claims Administrator did not cite any medical evidence for its decision."


def citing(words: str, *, rationale: str = PLAIN, heading: str = "MRI of the lumbar spine") -> DecidedItem:
    return item(heading=heading, imro_guideline=words, rationale=rationale, claims_administrator_guideline=NONE)


def statuses(cited: DecidedItem, **values: Any) -> list[str]:  # noqa: ANN401 - any value of it
    return [one.status for one in findings(CHECK, cited, **values) if one.severity is Severity.QUESTION]


class TestUnknownSources:
    @pytest.mark.parametrize(
        "words",
        [
            OUTSIDE + "Other Medical Treatment Guideline or Medical Evidence.",
            OUTSIDE + "Current peer reviewed literature.",
            OUTSIDE + "https://www.slideshare.net/someone/back-pain.",
            OUTSIDE + "https://en.wikipedia.org/wiki/Back_pain.",
            "Decision based on MTUS Hip Complaints 2004, Section(s): Initial Care.",
        ],
    )
    def test_a_citation_that_can_not_be_looked_up_is_shown(self, words: str) -> None:
        assert statuses(citing(words)) == ["unknown source"]

    @pytest.mark.parametrize(
        "words",
        [
            OUTSIDE + "Official Disability Guidelines (ODG) Low Back Chapter, MRIs.",
            OUTSIDE + "Chou R, et al. Ann Intern Med 2011;154:181-189.",
            OUTSIDE + "American College of Radiology, Appropriateness Criteria.",
            OUTSIDE + "https://www.cms.gov/medicare-coverage-database.",
            OUTSIDE + "https://health.example.edu/back-pain.",
            OUTSIDE
            + "Official Disability Guidelines (ODG) Low Back Chapter, MRIs, https://www.slideshare.net/someone/back.",
        ],
    )
    def test_a_guideline_a_study_and_an_authority_are_known(self, words: str) -> None:
        assert "unknown source" not in statuses(citing(words))


class TestEditions:
    CHRONIC_PAIN_2009 = (
        "Decision based on MTUS Chronic Pain Medical Treatment 2009, Section(s): Opioids, criteria for use."
    )

    @pytest.mark.parametrize(
        ("words", "decided", "severity"),
        [
            (CHRONIC_PAIN_2009, date(2016, 12, 29), Severity.QUESTION),
            (CHRONIC_PAIN_2009, date(2016, 7, 27), None),
            ("Decision based on MTUS Low Back Disorders 2016.", date(2017, 1, 20), Severity.QUESTION),
            ("Decision based on MTUS Low Back Disorders 2016.", date(2018, 1, 20), None),
            ("Decision based on MTUS Low Back Complaints 2011.", date(2017, 1, 20), Severity.QUESTION),
            ("Decision based on MTUS Low Back Complaints 2004.", date(2017, 1, 20), None),
        ],
    )
    def test_an_edition_is_in_force_on_the_day_of_the_decision(
        self, words: str, decided: date, severity: Severity | None
    ) -> None:
        cited = citing(words, heading="Norco 10/325mg #60")

        found = findings(CHECK, cited, decision_date=decided, ur_denial_date=decided)

        assert [one.severity for one in found] == ([severity] if severity else [])

    def test_one_that_was_in_force_at_utilization_review_is_only_shown(self) -> None:
        """Which edition holds depends on the day of the request, between which and the decision a new one came."""
        found = findings(
            CHECK,
            citing(self.CHRONIC_PAIN_2009, heading="Norco 10/325mg #60"),
            decision_date=date(2016, 8, 20),
            ur_denial_date=date(2016, 7, 10),
        )

        assert [(one.status, one.severity) for one in found] == [("edition", Severity.NOTE)]

    def test_without_a_day_of_decision_only_one_that_had_ended_before_is_shown(self) -> None:
        later = citing("Decision based on MTUS Chronic Pain Medical Treatment 2016.")

        assert statuses(later, decision_date=None, ur_denial_date=date(2016, 5, 1)) == []
        assert statuses(citing(self.CHRONIC_PAIN_2009), decision_date=None, ur_denial_date=date(2016, 9, 1)) == [
            "edition"
        ]

    def test_an_edition_named_in_the_rationale_counts_too(self) -> None:
        cited = citing(
            "Decision based on MTUS Acupuncture Treatment 2007.",
            rationale=f"The MTUS 2009 Acupuncture Guidelines allow six visits. {PLAIN}",
            heading="Acupuncture, 6 visits",
        )

        assert statuses(cited) == ["edition"]


class TestPlaces:
    @pytest.mark.parametrize(
        ("words", "rationale"),
        [
            ("Decision based on MTUS Elbow Complaints 2007, Section(s): 326.", PLAIN),
            ("Decision based on MTUS ACOEM Chapter 8 Neck and Upper Back Complaints Page(s): 303-305.", PLAIN),
            ("Decision based on MTUS Opioid Treatment 2016, Section(s): Topical analgesics.", PLAIN),
            (
                "Decision based on MTUS Acupuncture Treatment 2007, Section(s): Epidural steroid injections (ESIs).",
                PLAIN,
            ),
            ("Decision based on MTUS Low Back Complaints 2004.", f"So says ACOEM Chapter 12, page 181. {PLAIN}"),
            ("Decision based on MTUS Low Back Complaints 2004.", f"So says ACOEM Chapter 12, Table 8-8. {PLAIN}"),
        ],
    )
    def test_a_page_or_section_of_another_chapter_is_shown(self, words: str, rationale: str) -> None:
        assert "place of another chapter" in statuses(citing(words, rationale=rationale))

    @pytest.mark.parametrize(
        ("words", "rationale"),
        [
            ("Decision based on MTUS Low Back Complaints 2004, Section(s): Special Studies, Summary.", PLAIN),
            ("Decision based on MTUS ACOEM Chapter 12 Low Back Complaints Page(s): 305-307.", PLAIN),
            (
                "Decision based on MTUS Low Back Complaints 2004.",
                f"So says ACOEM Chapter 10, Table 2, page 13. {PLAIN}",
            ),
            ("Decision based on MTUS Low Back Complaints 2004.", f"So says ACOEM Chapter 12, Table 12-8. {PLAIN}"),
            ("Decision based on MTUS Opioid Treatment 2016, Section(s): 3.3.3 Urine Drug Testing.", PLAIN),
            ("Decision based on MTUS Low Back Complaints 2004, Section(s): Exercise.", PLAIN),
            (
                "Decision based on MTUS General Approaches 2004, Section(s): Cornerstones of Disability Prevention and Management.",
                PLAIN,
            ),
        ],
    )
    def test_one_of_its_own_and_one_that_is_not_known_are_not(self, words: str, rationale: str) -> None:
        assert "place of another chapter" not in statuses(citing(words, rationale=rationale))

    @pytest.mark.parametrize("reviewed", ["06/13/2014", None])
    def test_in_the_older_layouts_a_page_belongs_to_the_guideline_of_that_time(self, reviewed: str | None) -> None:
        told = "" if reviewed is None else f" The utilization review dated {reviewed} denied the request."
        [found] = findings(
            CHECK,
            citing("Decision based on MTUS Chronic Pain Treatment Guidelines Spinal Fusion Page(s): 307."),
            layout=LetterLayout.CA_1A,
            decision_date=None,
            ur_denial_date=None,
            summary=f"The patient is a 41 year old male with low back pain.{told}",
        )

        assert (found.status, found.severity) == ("place of another chapter", Severity.QUESTION)
        assert "chapter 12, Low Back Complaints" in found.message
        assert [one.words for one in found.found] == ["Chronic Pain Treatment Guidelines Spinal Fusion Page(s): 307"]


class TestSubjects:
    @pytest.mark.parametrize(
        ("heading", "words", "status"),
        [
            ("MRI of the left knee", "MTUS Low Back Complaints 2004", "chapter of another part of the body"),
            ("EMG/NCS of the right arm", "MTUS Low Back Complaints 2004", "chapter of another part of the body"),
            ("Stellate ganglion block", "MTUS Stress-Related Conditions 2004", "chapter of another subject"),
            ("MRI of the lumbar spine", "MTUS Acupuncture Treatment 2007", "chapter of another subject"),
            ("Transportation to appointments", "MTUS Knee Complaints 2004", "chapter of another part of the body"),
            (
                "Famotidine 20mg #60",
                "MTUS Chronic Pain Medical Treatment 2016, Section(s): Proton Pump Inhibitors (PPIs)",
                "section of another subject",
            ),
            ("Physical therapy, 8 visits", "MTUS Postsurgical Treatment 2009", "chapter of another subject"),
        ],
    )
    def test_a_chapter_of_another_part_or_subject_is_shown(self, heading: str, words: str, status: str) -> None:
        assert statuses(citing(f"Decision based on {words}.", heading=heading)) == [status]

    @pytest.mark.parametrize(
        ("heading", "words"),
        [
            ("MRI of the lumbar spine", "MTUS Low Back Complaints 2004, Section(s): Special Studies"),
            ("CT of the thoracic spine", "MTUS Low Back Complaints 2004"),
            ("EMG/NCV of the lower extremities", "MTUS Low Back Complaints 2004"),
            ("EMG of the right hand", "MTUS Neck and Upper Back Complaints 2004"),
            ("Left sacroiliac joint injection", "Non-MTUS Citation ODG, Hip & Pelvis, Sacroiliac joint blocks"),
            ("Physical therapy, 8 visits", "MTUS Chronic Pain Medical Treatment 2016, Section(s): Physical medicine"),
            ("Tramadol 50mg #60", "MTUS Opioid Treatment 2016"),
            (
                "Omeprazole 20mg #30",
                "MTUS Chronic Pain Medical Treatment 2016, Section(s): NSAIDs, GI symptoms & cardiovascular risk",
            ),
            ("Trazodone 50mg #30", "MTUS Chronic Pain Medical Treatment 2016, Section(s): Insomnia treatment"),
            ("Psychotherapy, 6 visits", "MTUS Stress-Related Conditions 2004"),
            ("Orthopedic consultation", "MTUS General Approaches 2004"),
        ],
    )
    def test_one_that_deals_with_the_item_is_not(self, heading: str, words: str) -> None:
        assert statuses(citing(f"Decision based on {words}.", heading=heading)) == []

    def test_what_goes_with_an_operation_may_be_dealt_with_in_its_chapter(self) -> None:
        surgery = citing("Decision based on MTUS Knee Complaints 2004.", heading="Left knee arthroscopy")
        crutches, sling = (
            replace(citing(f"Decision based on MTUS {words} 2004.", heading=heading), role=ItemRole.ASSOCIATED)
            for heading, words in (("Crutches", "Knee Complaints"), ("Post-operative wrap", "Low Back Complaints"))
        )

        found = findings(CHECK, surgery, crutches, sling, summary="She was seen on 3/2/2016.")

        assert [(one.item, one.status) for one in found] == [(3, "chapter of another part of the body")]

    def test_a_second_chapter_may_be_of_another_part_that_the_summary_tells_of(self) -> None:
        words = "Decision based on MTUS Low Back Complaints 2004, and Knee Complaints 2004."

        assert statuses(citing(words)) == ["chapter of another part of the body"]
        assert statuses(citing(words), summary=f"{SUMMARY} She also has pain of the left knee.") == []


class TestSupport:
    CHRONIC_PAIN = "Decision based on MTUS Chronic Pain Medical Treatment 2016."

    @pytest.mark.parametrize(
        "rationale",
        [
            "According to the Official Disability Guidelines, ten visits are enough.",
            "The MTUS Opioid Treatment Guidelines ask for a trial. The MTUS is not met.",
            "As noted in ACOEM Chapter 12, page 308, it is optional.",
        ],
    )
    def test_a_rationale_that_rests_on_another_guideline_is_shown(self, rationale: str) -> None:
        assert statuses(citing(self.CHRONIC_PAIN, rationale=f"{rationale} {PLAIN}")) == ["rests on another guideline"]

    @pytest.mark.parametrize(
        "rationale",
        [
            "The guideline asks for a trial.",
            "The MTUS Chronic Pain Guidelines ask for a trial; the ODG ask for it too.",
            "The MTUS asks for a trial. The ODG agree.",
            "The ACOEM guidelines ask for a trial.",
            'The physician is advised to consult the MTUS Opioids Treatment Guidelines ("Tapering opioids").',
            "The Official Disability Guidelines do not address the matter.",
            "In trials it did no good (Chou, 2007).",
        ],
    )
    def test_one_that_may_rest_on_the_one_cited_is_not(self, rationale: str) -> None:
        assert statuses(citing(self.CHRONIC_PAIN, rationale=f"{rationale} {PLAIN}")) == []


def test_the_claims_administrators_citation_is_only_shown() -> None:
    cited = item(claims_administrator_guideline="Decision based on MTUS Elbow Complaints 2007, Section(s): 326.")

    [found] = findings(CHECK, cited)

    assert (found.severity, found.status) == (Severity.NOTE, "place of another chapter")
    assert found.message.startswith("Of the claims administrator:")


def test_a_sound_letter_has_none_and_the_law_is_that_of_the_day() -> None:
    assert findings(CHECK) == ()

    cited = citing("Decision based on MTUS Elbow Complaints 2007, Section(s): 326.")
    assert {one.provision for one in findings(CHECK, cited)} == {"8 CCR § 9792.21.1(d)"}
    assert {one.provision for one in findings(CHECK, cited, decision_date=date(2014, 5, 1))} == {
        "Lab. Code § 4610.6(e)"
    }
    assert {one.provision for one in findings(CHECK, cited, decision_date=None)} == {"8 CCR § 9792.21.1(d)"}


def test_the_order_of_the_items_makes_no_difference() -> None:
    items = [
        citing("Decision based on MTUS Elbow Complaints 2007, Section(s): 326."),
        citing("Decision based on MTUS Low Back Complaints 2004.", heading="MRI of the left knee"),
        citing(OUTSIDE + "Other Medical Treatment Guidelines.", heading="Gym membership"),
    ]
    expected = sorted((items[one.item - 1].heading, one.status) for one in findings(CHECK, *items) if one.item)

    for order in permutations(items):
        found = [(order[one.item - 1].heading, one.status) for one in findings(CHECK, *order) if one.item]
        assert sorted(found) == expected


@given(
    st.text(alphabet="abMTUSODG ,.:;()-2016ChapterPage(s)Section", max_size=80),
    st.text(alphabet="ODGMTUSACOEM ,.:;()-12 isnotpage", max_size=120),
)
def test_no_words_break_it(cited: str, rationale: str) -> None:
    for one in findings(CHECK, citing(f"Decision based on MTUS {cited}", rationale=rationale)):
        assert one.message


@pytest.mark.parametrize("seed", ["000", "002", "003"])
def test_the_seeds_cite_what_they_may(seed: str, shared: Path) -> None:
    [path] = shared.glob(f"letters/seeds/{seed}_*.txt")

    assert check_determination(read_letter(file_text(path)), checks=[CHECK]) == ()


def test_determinations_of_the_drafts_are_sound() -> None:
    assert check_determination(determination(), checks=[CHECK]) == ()


@pytest.mark.parametrize(
    ("cited", "expected"),
    [
        ("MTUS Chronic Pain Treatment Guidelines Topical Analgesics Page(s): 111-113", []),
        ("MTUS Chronic Pain Treatment Guidelines Topical Analgesics Page(s): 56", ["place of another chapter"]),
        ("MTUS Chronic Pain Treatment Guidelines Muscle relaxants Page(s): 22", ["place of another chapter"]),
        ("MTUS Chronic Pain Treatment Guidelines Muscle relaxants Page(s): 64", []),
    ],
)
def test_a_page_is_that_of_the_section_cited_with_it(cited: str, expected: list[str]) -> None:
    decided = {
        "decision_date": date(2014, 11, 3),
        "ur_denial_date": date(2014, 6, 20),
        "date_of_injury": date(2013, 1, 17),
    }
    asked = citing(f"Decision based on {cited}.", heading="Terocin cream and cyclobenzaprine")

    assert statuses(asked, **decided) == expected


@pytest.mark.parametrize(
    ("rationale", "expected"),
    [
        (PLAIN, ["section of another subject"]),
        ("A TENS unit is tried first, as for an H-wave device. The request is not medically necessary.", []),
    ],
)
def test_a_section_on_a_treatment_of_which_the_item_does_not_speak_is_shown(
    rationale: str, expected: list[str]
) -> None:
    words = "Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): TENS, chronic pain (transcutaneous electrical nerve stimulation)."

    assert statuses(citing(words, rationale=rationale, heading="Massage, 6 sessions")) == expected
