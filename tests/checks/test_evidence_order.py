"""Whether it is said why the schedule does not decide, where another source is used."""

from datetime import date
from pathlib import Path

import pytest

from openimr.checks.checking import check_determination
from openimr.checks.evidence_order import CHECK
from openimr.domain.determinations import DecidedItem
from openimr.domain.findings import Severity
from openimr.intake.files import file_text
from openimr.letters.reading import read_letter
from tests.checks.drafts import findings, item

ODG = "Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) Low Back Chapter, Massage."
OUTSIDE = f"The Expert Reviewer based their decision on recommendation(s) outside of the MTUS Guidelines. {ODG}"
BESIDE = f"Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Massage therapy. {ODG}"
END = "The request is not medically necessary."


def citing(words: str, rationale: str) -> DecidedItem:
    return item(imro_guideline=words, rationale=f"{rationale} {END}")


@pytest.mark.parametrize(
    "rationale",
    [
        "The Official Disability Guidelines allow six visits.",
        "The ODG recommend it only for strains. It does not state a number.",
        "The massage chapter of the ODG does not mention the neck.",
        "The worker has had six visits.",
        "The worker is advised to consult the MTUS Opioids Treatment Guidelines.",
    ],
)
def test_a_source_outside_without_a_word_on_the_schedule_is_shown(rationale: str) -> None:
    [found] = findings(CHECK, citing(OUTSIDE, rationale))

    assert (found.severity, found.provision) == (Severity.QUESTION, "8 CCR § 9792.21.1(a)(2)")
    assert [one.words for one in found.found] == ["Official Disability Guidelines (ODG) Low Back Chapter, Massage"]


@pytest.mark.parametrize(
    "rationale",
    [
        "The MTUS does not address massage of the neck. The ODG allow six visits.",
        "California MTUS/ACOEM do not speak of it, so the Official Disability Guidelines were used.",
        "Massage is not the subject of any chapter of the MTUS. The ODG allow six visits.",
        "The low back chapter is silent on the number. The ODG allow six visits.",
        "Since this chapter was written before the trials, the ODG were read.",
        "The MTUS deals with massage in general. The ODG allow six visits.",
    ],
)
def test_a_word_on_it_is_enough(rationale: str) -> None:
    assert findings(CHECK, citing(OUTSIDE, rationale)) == ()


@pytest.mark.parametrize(
    ("rationale", "severities"),
    [
        ("The guideline allows six visits.", [Severity.QUESTION]),
        ("The MTUS calls massage an option. The ODG allow six visits.", [Severity.NOTE]),
        ("The chronic pain chapter calls massage an option. The ODG allow six visits.", [Severity.NOTE]),
        ("The chronic pain chapter calls it an option; how many visits it does not say. The ODG allow six.", []),
        ("The MTUS is silent on the number. The ODG allow six visits.", []),
    ],
)
def test_beside_the_schedule_it_is_asked_only_where_the_schedule_is_not_named(
    rationale: str, severities: list[Severity]
) -> None:
    assert [one.severity for one in findings(CHECK, citing(BESIDE, rationale))] == severities


def test_the_third_edition_of_acoem_is_no_word_on_the_schedule() -> None:
    cited = "Decision based on Non-MTUS Citation ACOEM Guidelines, 3rd ed., Low Back Disorders, page 607."

    assert len(findings(CHECK, citing(cited, "ACOEM does not recommend it."))) == 1
    assert findings(CHECK, citing(cited, "The MTUS is silent; ACOEM does not recommend it.")) == ()


def test_what_rests_on_the_schedule_or_on_nothing_is_not_asked() -> None:
    nothing = "The Expert Reviewer did not cite any medical evidence for its decision."

    assert findings(CHECK, item(), citing(nothing, "It goes with the first.")) == ()


def test_before_the_search_sequence_the_order_of_the_labor_code_holds() -> None:
    [found] = findings(CHECK, citing(OUTSIDE, "The ODG allow six visits."), decision_date=date(2014, 9, 1))
    [draft] = findings(
        CHECK, citing(OUTSIDE, "The ODG allow six visits."), decision_date=None, ur_denial_date=None, summary="Pain."
    )

    assert found.provision == "Lab. Code § 4610.5(c)(2)"
    assert draft.provision == "8 CCR § 9792.21.1(a)(2)"


def test_a_letter_without_outside_sources_asks_nothing(shared: Path) -> None:
    [path] = shared.glob("letters/seeds/003_*.txt")

    assert check_determination(read_letter(file_text(path)), checks=[CHECK]) == ()
