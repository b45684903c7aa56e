"""Determinations for the tests of the checks: sound ones, of which a test changes what it is about."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from openimr.checks.checking import Check, check_determination
from openimr.domain.determinations import (
    DecidedItem,
    Determination,
    ItemOutcome,
    LetterLayout,
    ReviewerCredentials,
)
from openimr.domain.findings import Finding

SUMMARY = (
    "The injured worker is a 44 year old female with an industrial injury on 3/2/2015 after a fall from a ladder. Diagnoses "
    "include lumbar radiculopathy. On 11/14/2016 she reported low back pain rated 6/10 with numbness of the left foot. An MRI "
    "of the lumbar spine dated 10/3/2016 showed a disc herniation at L4-L5. On 11/29/2016 utilization review denied the "
    "request for physical therapy."
)


def item(**values: Any) -> DecidedItem:  # noqa: ANN401 - any value of the item
    """Return an upheld request for therapy, with other values where they are given."""
    found: dict[str, Any] = {
        "heading": "Physical therapy for the low back, 6 visits",
        "outcome": ItemOutcome.UPHELD,
        "claims_administrator_guideline": "Decision based on MTUS Low Back Complaints 2004.",
        "imro_guideline": "Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Physical Medicine.",
        "rationale": (
            "The guideline favours an active program at home once it has been learned. The worker has completed such a course. "
            "Physical therapy for the low back, 6 visits is not medically necessary."
        ),
    }
    found |= values
    return DecidedItem(**{"description": found["heading"], **found})


def determination(*items: DecidedItem, **values: Any) -> Determination:  # noqa: ANN401 - any value of it
    """Return a determination of these items, else of one request for therapy."""
    found: dict[str, Any] = {
        "layout": LetterLayout.CA_1C,
        "case_number": "CM17-0000001",
        "date_of_injury": date(2015, 3, 2),
        "decision_date": date(2017, 1, 20),
        "ur_denial_date": date(2016, 11, 29),
        "reviewer": ReviewerCredentials(licensure=("California",), specialties=("Orthopedic Surgery",)),
        "summary": SUMMARY,
        "items": items or (item(),),
    }
    return Determination(**(found | values))


def findings(check: Check, *items: DecidedItem, **values: Any) -> tuple[Finding, ...]:  # noqa: ANN401 - any value of it
    """Return what one check finds in such a determination."""
    return check_determination(determination(*items, **values), checks=[check])


def found_words(found: Sequence[Finding]) -> list[tuple[int | None, str, list[str]]]:
    """Return item, status and the words found of each finding."""
    return [(one.item, one.status, [passage.words for passage in one.found]) for one in found]
