from collections.abc import Callable
from datetime import date

import pytest

from openimr.domain.errors import NoLawInForceError
from openimr.law.reviewers import (
    CONFLICT_RULES,
    MATERIAL_FINANCIAL_SHARE,
    PUBLISHED_PRACTICE_RULE,
    REVIEWER_RULES,
    AffiliationKind,
    ConflictClass,
    ReviewerRequirement,
    ReviewerRule,
    conflict_rules,
    reviewer_rules,
)

IN_2024 = date(2024, 5, 1)


def classes(place: str) -> set[ConflictClass]:
    return {rule.conflict_class for rule in conflict_rules(on=IN_2024) if place in rule.provision.source}


def rule_of(requirement: ReviewerRequirement) -> ReviewerRule:
    return next(rule for rule in REVIEWER_RULES if rule.requirement is requirement)


class TestFirstListOfConflicts:
    """Lab. Code § 139.5(c)(2): "The independent review organization, any experts it designates to conduct a review, or
    any officer, director, or employee of the independent review organization shall not have any material professional,
    familial, or financial affiliation, as determined by the administrative director, with any of the following: (A) The
    employer, insurer or claims administrator, or utilization review organization. (B) Any officer, director, employee of
    the employer, or insurer or claims administrator. (C) A physician, the physician's medical group, the physician's
    independent practice association, or other provider involved in the medical treatment in dispute. (D) The facility
    or institution at which either the proposed health care service, or the alternative service, if any, recommended by
    the employer, would be provided. (E) The development or manufacture of the principal drug, device, procedure, or
    other therapy proposed by the employee whose treatment is under review, or the alternative therapy, if any,
    recommended by the employer. (F) The employee or the employee's immediate family, or the employee's attorney."
    """

    @pytest.mark.parametrize(
        ("place", "found"),
        [
            ("(c)(2)(A)", {"EMPLOYER", "INSURER", "CLAIMS_ADMINISTRATOR", "UTILIZATION_REVIEW_ORGANIZATION"}),
            ("(c)(2)(B)", {"OFFICER_OR_DIRECTOR", "STAFF"}),
            ("(c)(2)(C)", {"PHYSICIAN", "MEDICAL_GROUP", "PRACTICE_ASSOCIATION", "OTHER_PROVIDER"}),
            ("(c)(2)(D)", {"FACILITY", "ALTERNATIVE_FACILITY"}),
            ("(c)(2)(E)", {"MAKER", "ALTERNATIVE_MAKER"}),
            ("(c)(2)(F)", {"EMPLOYEE", "IMMEDIATE_FAMILY", "EMPLOYEES_ATTORNEY"}),
        ],
    )
    def test_each_letter_of_the_list_has_its_classes(self, place: str, found: set[str]) -> None:
        assert {each.name for each in classes(place)} == found


class TestSecondListOfConflicts:
    """Lab. Code § 139.5(d)(5): "Neither the expert reviewer, nor the independent review organization, shall have any
    material professional, material familial, or material financial affiliation with any of the following: (A) The
    employer, workers' compensation insurer or claims administrator, or a medical provider network of the insurer or
    claims administrator, except that an academic medical center [...] (B) Any officer, director, or management employee
    of the employer or workers' compensation insurer or claims administrator. (C) The physician, the physician's medical
    group, or the independent practice association proposing the treatment. (D) The institution at which the treatment
    would be provided. (E) The development or manufacture of the treatment proposed for the employee whose condition is
    under review. (F) The employee or the employee's immediate family."
    """

    @pytest.mark.parametrize(
        ("place", "found"),
        [
            ("(d)(5)(A)", {"EMPLOYER", "INSURER", "CLAIMS_ADMINISTRATOR", "MEDICAL_PROVIDER_NETWORK"}),
            ("(d)(5)(B)", {"OFFICER_OR_DIRECTOR", "STAFF"}),
            ("(d)(5)(C)", {"PHYSICIAN", "MEDICAL_GROUP", "PRACTICE_ASSOCIATION"}),
            ("(d)(5)(D)", {"FACILITY"}),
            ("(d)(5)(E)", {"MAKER"}),
            ("(d)(5)(F)", {"EMPLOYEE", "IMMEDIATE_FAMILY"}),
        ],
    )
    def test_each_letter_of_the_list_has_its_classes(self, place: str, found: set[str]) -> None:
        assert {each.name for each in classes(place)} == found

    def test_the_academic_medical_center_is_the_one_exception(self) -> None:
        excepted = [rule.conflict_class for rule in CONFLICT_RULES if rule.exception]

        assert excepted == [ConflictClass.MEDICAL_PROVIDER_NETWORK]


def test_the_union_of_both_lists_holds_every_class_once() -> None:
    assert len(CONFLICT_RULES) == len(ConflictClass)
    assert {rule.conflict_class for rule in CONFLICT_RULES} == set(ConflictClass)
    assert classes("(c)(2)") | classes("(d)(5)") == set(ConflictClass)


class TestMaterialAffiliations:
    """Lab. Code § 139.5(d)(6)(B): "any financial interest of more than 5 percent of total annual revenue or total annual
    income of an independent review organization or individual to which this subdivision applies."
    """

    def test_a_share_above_five_hundredths_is_material(self) -> None:
        assert MATERIAL_FINANCIAL_SHARE == 0.05

    def test_there_are_three_kinds(self) -> None:
        assert [kind.value for kind in AffiliationKind] == [
            "material professional",
            "material familial",
            "material financial",
        ]


class TestQualifications:
    """Lab. Code § 139.5(d)(4): "Medical professionals selected by independent medical review organizations to review
    medical treatment decisions shall be licensed physicians, as defined by Section 3209.3, in good standing, who meet
    the following minimum requirements: (A) The physician shall be a clinician knowledgeable in the treatment of the
    employee's medical condition, knowledgeable about the proposed treatment, and familiar with guidelines and protocols
    in the area of treatment under review."
    """

    def test_the_requirements_stand_in_the_order_of_the_statute(self) -> None:
        places = [rule.provision.source.removeprefix("Lab. Code § 139.5") for rule in reviewer_rules(on=IN_2024)]

        assert places == sorted(places)
        assert {rule.requirement for rule in REVIEWER_RULES} == set(ReviewerRequirement)


class TestLicenceAndCertificate:
    """Lab. Code § 139.5(d)(4)(B): "Notwithstanding any other law, the physician shall hold a nonrestricted license in any
    state of the United States, and for physicians and surgeons holding an M.D. or D.O. degree, a current certification
    by a recognized American medical specialty board in the area or areas appropriate to the condition or treatment
    under review. The independent medical review organization shall give preference to the use of a physician licensed
    in California as the reviewer."
    """

    def test_a_certificate_is_asked_of_two_degrees_and_a_licence_of_all(self) -> None:
        assert rule_of(ReviewerRequirement.BOARD_CERTIFICATION).degrees == {"M.D.", "D.O."}
        assert rule_of(ReviewerRequirement.NONRESTRICTED_LICENSE).degrees == frozenset()

    def test_a_california_licence_is_the_one_preference(self) -> None:
        preferences = [rule.requirement for rule in REVIEWER_RULES if rule.is_preference]

        assert preferences == [ReviewerRequirement.CALIFORNIA_LICENSE]


class TestDiscipline:
    """Lab. Code § 139.5(d)(4)(C): "The physician shall have no history of disciplinary action or sanctions, including,
    but not limited to, loss of staff privileges or participation restrictions, taken or pending by any hospital,
    government, or regulatory body."
    """

    def test_it_is_asked_of_every_reviewer(self) -> None:
        rule = rule_of(ReviewerRequirement.NO_DISCIPLINE)

        assert (rule.degrees, rule.is_preference) == (frozenset(), False)
        assert rule.provision.source == "Lab. Code § 139.5(d)(4)(C)"


class TestQualifiedMedicalEvaluators:
    """Lab. Code § 139.5(d)(4)(D): "Commencing January 1, 2014, the physician shall not hold an appointment as a
    qualified medical evaluator pursuant to Section 139.2."
    """

    @pytest.mark.parametrize(("on", "is_asked"), [(date(2013, 12, 31), False), (date(2014, 1, 1), True)])
    def test_it_is_asked_since_2014(self, on: date, *, is_asked: bool) -> None:
        asked = {rule.requirement for rule in reviewer_rules(on=on)}

        assert (ReviewerRequirement.NO_QME_APPOINTMENT in asked) == is_asked


class TestPractice:
    """Words not read: that a reviewer has practised for more than five years and does so at least 24 hours a week is
    stated by every published letter and by no statute; a rule of the contract.
    """

    def test_it_is_a_contract_value_and_unverified(self) -> None:
        assert (PUBLISHED_PRACTICE_RULE.more_than_years, PUBLISHED_PRACTICE_RULE.least_hours_a_week) == (5, 24)
        assert not PUBLISHED_PRACTICE_RULE.provision.is_verified(on=IN_2024)
        assert "contract" in PUBLISHED_PRACTICE_RULE.provision.source


class TestDates:
    """History note of Lab. Code § 139.5: "Amended by Stats. 2014, Ch. 71, Sec. 107." "Effective January 1, 2015." """

    @pytest.mark.parametrize(("on", "is_verified"), [(date(2014, 12, 31), False), (date(2015, 1, 1), True)])
    def test_the_words_are_carried_back_unverified(self, on: date, *, is_verified: bool) -> None:
        rules = [*conflict_rules(on=on), *reviewer_rules(on=on)]

        assert {rule.provision.is_verified(on=on) for rule in rules} == {is_verified}

    @pytest.mark.parametrize(
        ("rules", "name"), [(conflict_rules, "conflict classes"), (reviewer_rules, "requirements of a reviewer")]
    )
    def test_there_is_none_before_2013(self, rules: Callable[..., object], name: str) -> None:
        with pytest.raises(NoLawInForceError, match=name):
            rules(on=date(2012, 12, 31))
