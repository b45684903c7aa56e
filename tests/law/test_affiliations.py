from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.domain.errors import NoLawInForceError
from openimr.law.affiliations import (
    DECLARED_RELATIONS,
    RELATION_RULES,
    FinancialException,
    Materiality,
    Relation,
    Screened,
    is_defined_for,
    is_screened,
    weigh,
)
from openimr.law.reviewers import AffiliationKind, ConflictClass

DAY = date(2024, 5, 1)
MATERIAL, EXCEPTED, NOT_SETTLED = Materiality.MATERIAL, Materiality.EXCEPTED, Materiality.NOT_SETTLED


def materiality(
    relation: Relation,
    *,
    share: float | None = None,
    exception: FinancialException | None = None,
    of: Screened | None = Screened.EXPERT,
) -> Materiality:
    return weigh(relation, share=share, exception=exception, of=of, on=DAY).materiality


class TestFamilialAffiliation:
    """Lab. Code § 139.5(d)(6)(A): "“Material familial affiliation” means any relationship as a spouse, child, parent,
    sibling, spouse’s parent, or child’s spouse."
    """

    @pytest.mark.parametrize(
        ("relation", "expected"),
        [
            (Relation.SPOUSE, MATERIAL),
            (Relation.CHILD, MATERIAL),
            (Relation.PARENT, MATERIAL),
            (Relation.SIBLING, MATERIAL),
            (Relation.SPOUSES_PARENT, MATERIAL),
            (Relation.CHILDS_SPOUSE, MATERIAL),
            (Relation.OTHER_RELATIVE, NOT_SETTLED),
        ],
    )
    def test_the_six_relations_are_material_and_no_other(self, relation: Relation, expected: Materiality) -> None:
        found = weigh(relation, share=None, exception=None, of=Screened.EXPERT, on=DAY)

        assert (found.materiality, found.kind) == (expected, AffiliationKind.FAMILIAL)
        assert found.provision.source == "Lab. Code § 139.5(d)(6)(A)"


class TestFinancialAffiliation:
    """Lab. Code § 139.5(d)(6)(B): "“Material financial affiliation” means any financial interest of more than 5 percent
    of total annual revenue or total annual income of an independent review organization or individual to which this
    subdivision applies. “Material financial affiliation” does not include payment by the employer to the independent
    review organization for the services required by the administrative director’s contract with the independent review
    organization, nor does “material financial affiliation” include an expert’s participation as a contracting medical
    provider where the expert is affiliated with an academic medical center or a National Cancer Institute-designated
    clinical cancer research center."
    """

    @pytest.mark.parametrize("relation", [Relation.INTEREST, Relation.OWNER, Relation.CONTRACTOR])
    @pytest.mark.parametrize(
        ("share", "expected"),
        [(0.0, EXCEPTED), (0.05, EXCEPTED), (0.0501, MATERIAL), (1.0, MATERIAL), (None, NOT_SETTLED)],
        ids=["nothing", "five-percent", "a-little-more", "all", "not-known"],
    )
    def test_only_more_than_five_percent_is_material(
        self, relation: Relation, share: float | None, expected: Materiality
    ) -> None:
        assert materiality(relation, share=share) is expected

    @pytest.mark.parametrize(
        ("exception", "of", "expected"),
        [
            (FinancialException.REVIEW_FEES, Screened.ORGANIZATION, EXCEPTED),
            (FinancialException.REVIEW_FEES, Screened.EXPERT, MATERIAL),
            (FinancialException.ACADEMIC_CONTRACT, Screened.EXPERT, EXCEPTED),
            (FinancialException.ACADEMIC_CONTRACT, Screened.ORGANIZATION, MATERIAL),
            (FinancialException.ACADEMIC_CONTRACT, None, MATERIAL),
        ],
    )
    def test_an_exception_is_that_of_whom_the_statute_names_alone(
        self, exception: FinancialException, of: Screened | None, expected: Materiality
    ) -> None:
        assert materiality(Relation.CONTRACTOR, share=0.4, exception=exception, of=of) is expected

    @given(st.sampled_from(Relation), st.sampled_from(FinancialException), st.floats(0, 1))
    def test_an_exception_never_reaches_a_relation_that_turns_on_no_share(
        self, relation: Relation, exception: FinancialException, share: float
    ) -> None:
        rule = next(rule for rule in RELATION_RULES if rule.relation is relation)
        if not rule.is_by_share:
            assert materiality(relation, share=share, exception=exception) is materiality(relation)


class TestProfessionalAffiliation:
    """Lab. Code § 139.5(d)(6)(C): "“Material professional affiliation” means any physician-patient relationship, any
    partnership or employment relationship, a shareholder or similar ownership interest in a professional corporation, or
    any independent contractor arrangement that constitutes a material financial affiliation with any expert or any
    officer or director of the independent review organization. “Material professional affiliation” does not include
    affiliations that are limited to staff privileges at a health facility."
    """

    @pytest.mark.parametrize(
        ("relation", "expected"),
        [
            (Relation.PHYSICIAN, MATERIAL),
            (Relation.PARTNER, MATERIAL),
            (Relation.EMPLOYEE, MATERIAL),
            (Relation.SHAREHOLDER, MATERIAL),
            (Relation.PRIVILEGES, EXCEPTED),
            (Relation.MEMBER, NOT_SETTLED),
            (Relation.OFFICER, NOT_SETTLED),
            (Relation.ATTORNEY, NOT_SETTLED),
        ],
    )
    def test_what_the_definition_names_and_what_it_takes_out(self, relation: Relation, expected: Materiality) -> None:
        assert materiality(relation) is expected


class TestBothLists:
    """Lab. Code § 139.5(d)(6): "For purposes of this subdivision, the following terms shall have the following
    meanings:" and (c)(2): "as determined by the administrative director".
    """

    def test_the_definitions_are_carried_over_to_the_classes_of_the_first_list_alone(self) -> None:
        carried = {each for each in ConflictClass if not is_defined_for(each)}

        assert carried == {
            ConflictClass.UTILIZATION_REVIEW_ORGANIZATION,
            ConflictClass.OTHER_PROVIDER,
            ConflictClass.ALTERNATIVE_FACILITY,
            ConflictClass.ALTERNATIVE_MAKER,
            ConflictClass.EMPLOYEES_ATTORNEY,
        }

    def test_of_the_organizations_staff_only_the_first_list_speaks(self) -> None:
        not_screened = {each for each in ConflictClass if not is_screened(each, Screened.STAFF)}

        assert not_screened == {ConflictClass.MEDICAL_PROVIDER_NETWORK}
        assert all(is_screened(each, Screened.EXPERT) for each in ConflictClass)


def test_each_relation_has_one_rule_and_a_declared_one_is_material() -> None:
    assert [rule.relation for rule in RELATION_RULES] == list(Relation)
    assert {materiality(relation) for relation in DECLARED_RELATIONS} == {MATERIAL}


def test_before_the_reform_no_definition_is_known() -> None:
    with pytest.raises(NoLawInForceError):
        weigh(Relation.SPOUSE, share=None, exception=None, of=Screened.EXPERT, on=date(2012, 12, 31))
