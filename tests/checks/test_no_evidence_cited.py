"""Whether each item that stands by itself is decided on some evidence."""

import pytest

from openimr.checks.no_evidence_cited import CHECK
from openimr.domain.determinations import ItemRole
from tests.checks.drafts import findings, item

NOTHING = "The Expert Reviewer did not cite any medical evidence for its decision."


def test_an_item_without_any_citation_is_shown() -> None:
    [found] = findings(CHECK, item(), item(imro_guideline=NOTHING))

    assert (found.item, found.provision) == (2, "Lab. Code § 4610.6(e)")
    assert [one.words for one in found.found] == [NOTHING]


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"imro_guideline": NOTHING, "role": ItemRole.ASSOCIATED},
        {
            "imro_guideline": NOTHING,
            "rationale": "The ODG Low Back Chapter does not favour it. It is not medically necessary.",
        },
    ],
)
def test_a_citation_anywhere_in_the_item_or_an_associated_item_is_enough(values: dict[str, object]) -> None:
    assert findings(CHECK, item(**values)) == ()


INJECTION = item(heading="Cervical epidural steroid injection C6-7")


@pytest.mark.parametrize(
    "rationale",
    [
        "This was to accompany the epidural injection. The sedation is not medically necessary.",
        "The injection is not medically necessary; for that reason the sedation is not medically necessary.",
        "As item 1 is not medically necessary, the sedation is not medically necessary.",
        "Because the primary request is not certified, the sedation is not medically necessary.",
        "With the rhizotomy having been found not medically necessary, the sedation is not medically necessary.",
        "Without the injection there is nothing to sleep through. The sedation is not medically necessary.",
    ],
)
def test_an_item_that_another_decides_in_its_words_needs_none(rationale: str) -> None:
    sedation = item(heading="Conscious sedation", imro_guideline=NOTHING, rationale=rationale)

    assert findings(CHECK, INJECTION, sedation) == ()


@pytest.mark.parametrize(
    "rationale",
    [
        "Sedation is for the anxious. The sedation is not medically necessary.",
        "The request is not supported, and for that reason the sedation is not medically necessary.",
        "Since sedation was denied before, it is not medically necessary.",
    ],
)
def test_one_that_stands_by_itself_does(rationale: str) -> None:
    sedation = item(heading="Conscious sedation", imro_guideline=NOTHING, rationale=rationale)

    assert [one.item for one in findings(CHECK, INJECTION, sedation)] == [2]
