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
