"""Which finding shows a defect of a letter of the founding kind."""

from typing import Any

import pytest

from bench.founding import KINDS, findings_of, letters, meets

LETTER: dict[str, Any] = {
    "summary": "The patient had a hardware block on 4/30/2014. He limps. The hardware block of 4/20/2014 helped. Therapy failed.",
    "items": [
        {
            "heading": "Fusion L4-5",
            "outcome": "Upheld",
            "claims": "The Claims Administrator did not cite any medical evidence for its decision.",
            "citation": "Decision based on MTUS ACOEM Chapter 9 Shoulder Complaints Page(s): 305-307.",
            "rationale": "There is no documentation of failed physical therapy. The request is not medically necessary.",
        }
    ],
}
DEFECTS = {
    "date": {"first": "hardware block on 4/30/2014", "second": "hardware block of 4/20/2014"},
    "absence": {"first": "no documentation of failed physical therapy", "second": "Therapy failed"},
    "citation": {"first": "Shoulder Complaints Page(s): 305-307", "second": ""},
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_finding_at_both_places_meets_a_defect(kind: str) -> None:
    found = findings_of(LETTER)
    assert any(meets(each, {"kind": kind, **DEFECTS[kind]}) for each in found)


@pytest.mark.parametrize("kind", KINDS)
def test_a_finding_elsewhere_does_not(kind: str) -> None:
    elsewhere = {"kind": kind, "first": "an MRI of 1/2/2011", "second": "the scan of 2/1/2011"}
    assert not any(meets(each, elsewhere) for each in findings_of(LETTER))


def test_every_defect_stands_in_its_letter() -> None:
    for letter in letters():
        items = (f"{item['citation']} {item['rationale']}" for item in letter["items"])
        words = " ".join((letter["summary"], *items))
        for defect in letter["defects"]:
            assert defect["first"] in words, letter["id"]
            assert defect["kind"] == "citation" or defect["second"] in words
