"""What the Labor Code requires of a determination."""

from datetime import date

import pytest

from openimr.checks.required_content import CHECK
from openimr.domain.determinations import ReviewerCredentials
from openimr.domain.findings import Severity
from tests.checks.drafts import determination, findings, item


class TestLaborCode4610Dot6e:
    """Each analysis shall cite the employee's medical condition, the relevant documents in the record, and the relevant
    findings associated with the provisions of subdivision (c) to support the determination."""

    def test_a_determination_with_all_of_it_is_found_complete(self) -> None:
        assert findings(CHECK) == ()

    @pytest.mark.parametrize("summary", ["", "Back pain."])
    def test_without_the_condition_it_is_blocked(self, summary: str) -> None:
        found = findings(CHECK, summary=summary)

        assert [one.severity for one in found] == [Severity.BLOCKING] * len(found)
        assert "condition" in found[0].message

    def test_without_any_document_it_is_blocked(self) -> None:
        [found] = findings(CHECK, summary="The worker has had a sore back since her fall at work.")

        assert "document" in found.message
        assert (found.item, found.provision) == (None, "Lab. Code § 4610.6(e)")

    def test_a_list_of_documents_suffices(self) -> None:
        assert not findings(
            CHECK, summary="The worker has had a sore back since her fall at work.", documents=("Report, 3 pages",)
        )

    def test_an_item_without_a_rationale_is_blocked(self) -> None:
        [found] = findings(CHECK, item(), item(rationale=""))

        assert (found.item, found.severity) == (2, Severity.BLOCKING)


class TestLaborCode4610Dot6f:
    """The organization shall provide ... a description of the qualifications of the medical professionals."""

    def test_without_the_qualifications_it_is_blocked(self) -> None:
        [found] = findings(CHECK, reviewer=ReviewerCredentials())

        assert "qualifications" in found.message
        assert found.provision == "Lab. Code § 4610.6(f)"

    def test_a_licence_or_a_specialty_describes(self) -> None:
        assert not findings(CHECK, reviewer=ReviewerCredentials(specialties=("Neurology",)))


def test_a_draft_without_a_day_is_held_to_the_rules_of_today() -> None:
    assert len(findings(CHECK, decision_date=None, reviewer=ReviewerCredentials())) == 1


def test_before_the_law_nothing_is_required() -> None:
    assert findings(CHECK, decision_date=date(2012, 12, 31), reviewer=ReviewerCredentials()) == ()


def test_the_builder_is_sound() -> None:
    assert determination().decision_date == date(2017, 1, 20)
