from datetime import date

import pytest

from openimr.domain.errors import NoLawInForceError
from openimr.law.evidence import EvidenceDuty, evidence_provision


class TestSearchSequence:
    """8 CCR § 9792.21.1(a), words not read beside the project: search the current schedule first; only where it does not
    address the condition, or where its presumption of correctness is challenged, go on to other sources, in their order.
    """

    def test_it_orders_the_evidence_since_it_was_adopted(self) -> None:
        assert evidence_provision(EvidenceDuty.ORDER, on=date(2015, 4, 20)).source == "8 CCR § 9792.21.1(a)(2)"
        assert evidence_provision(EvidenceDuty.ORDER, on=date(2024, 10, 1)).is_verified(on=date(2024, 10, 1))

    def test_before_the_standards_of_the_labor_code_did(self) -> None:
        found = evidence_provision(EvidenceDuty.ORDER, on=date(2015, 4, 19))

        assert found.source == "Lab. Code § 4610.5(c)(2)"
        assert not found.is_verified(on=date(2015, 4, 19))


@pytest.mark.parametrize(
    ("day", "source"), [(date(2013, 1, 1), "Lab. Code § 4610.6(e)"), (date(2017, 1, 20), "8 CCR § 9792.21.1(d)")]
)
def test_a_citation_is_asked_for_on_every_day(day: date, source: str) -> None:
    assert evidence_provision(EvidenceDuty.CITATION, on=day).source == source


def test_before_independent_medical_review_there_is_no_law_of_it() -> None:
    with pytest.raises(NoLawInForceError):
        evidence_provision(EvidenceDuty.ORDER, on=date(2012, 12, 31))
