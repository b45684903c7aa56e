from datetime import date

import pytest

from openimr.domain.errors import NoLawInForceError
from openimr.law.contents import ELEMENT_RULES, RequiredElement, Scope, required_elements

IN_2024 = date(2024, 5, 1)


def required(subdivision: str) -> list[tuple[RequiredElement, Scope]]:
    source = f"Lab. Code § 4610.6{subdivision}"
    return [(rule.element, rule.scope) for rule in required_elements(on=IN_2024) if rule.provision.source == source]


class TestFormOfTheDetermination:
    """Lab. Code § 4610.6(d)(1): "The organization shall complete its review and make its determination in writing, and
    in layperson's terms to the maximum extent practicable, and the determination shall be issued, as follows:"
    """

    def test_it_is_in_writing_and_in_laypersons_terms(self) -> None:
        assert required("(d)(1)") == [
            (RequiredElement.WRITING, Scope.DETERMINATION),
            (RequiredElement.LAYPERSONS_TERMS, Scope.DETERMINATION),
        ]


class TestAnalyses:
    """Lab. Code § 4610.6(e): "The medical professionals' analyses and determinations shall state whether the disputed
    health care service is medically necessary. Each analysis shall cite the employee's medical condition, the relevant
    documents in the record, and the relevant findings associated with the provisions of subdivision (c) to support the
    determination."
    """

    def test_they_state_necessity_and_cite_condition_documents_and_findings(self) -> None:
        assert required("(e)") == [
            (RequiredElement.NECESSITY, Scope.ITEM),
            (RequiredElement.CONDITION, Scope.DETERMINATION),
            (RequiredElement.DOCUMENTS, Scope.DETERMINATION),
            (RequiredElement.FINDINGS, Scope.ITEM),
        ]


class TestWhatIsProvided:
    """Lab. Code § 4610.6(f): "with the analyses and determinations of the medical professionals reviewing the case, and
    a description of the qualifications of the medical professionals. The independent medical review organization shall
    keep the names of the reviewers confidential in all communications with entities or individuals outside the
    independent medical review organization. If more than one medical professional reviewed the case and the result was
    differing determinations, the independent medical review organization shall provide each of the separate reviewer's
    analyses and determinations."
    """

    def test_it_describes_qualifications_keeps_names_and_gives_each_differing_analysis(self) -> None:
        assert required("(f)") == [
            (RequiredElement.QUALIFICATIONS, Scope.DETERMINATION),
            (RequiredElement.SEPARATE_ANALYSES, Scope.DIFFERING_PANEL),
            (RequiredElement.CONFIDENTIAL_NAMES, Scope.DETERMINATION),
        ]


class TestDates:
    """History note of Lab. Code § 4610.6: "Amended by Stats. 2016, Ch. 868, Sec. 6." "Effective January 1, 2017." """

    @pytest.mark.parametrize(("on", "is_verified"), [(date(2016, 12, 31), False), (date(2017, 1, 1), True)])
    def test_the_words_are_carried_back_unverified(self, on: date, *, is_verified: bool) -> None:
        assert {rule.provision.is_verified(on=on) for rule in required_elements(on=on)} == {is_verified}

    def test_nothing_is_required_before_2013(self) -> None:
        with pytest.raises(NoLawInForceError, match="required contents of a determination"):
            required_elements(on=date(2012, 12, 31))


def test_every_element_has_one_rule() -> None:
    assert {rule.element for rule in ELEMENT_RULES} == set(RequiredElement)
    assert len(ELEMENT_RULES) == len(RequiredElement)
