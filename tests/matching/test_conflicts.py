from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.law.reviewers import AffiliationKind, ConflictClass, conflict_rules
from openimr.matching.answers import Bearing, ReasonCode
from openimr.matching.candidates import Affiliation, Candidate
from openimr.matching.needs import Need, ScreenedParty
from openimr.matching.screening import may_review
from openimr.matching.subjects import Subject
from tests.matching.cast import ALMA, DAY, LIND, NEED, SIERRA, affiliated, blocking_codes, reason

ACME = Subject(name="Acme Orchards, Inc.", key="acme")
SUBJECTS = (ALMA, SIERRA, ACME, Subject(name="Sierra Mutual"), Subject(name="Dr. A. Hart", is_person=True))

affiliations = st.builds(Affiliation, kind=st.sampled_from(AffiliationKind), subject=st.sampled_from(SUBJECTS))
parties = st.builds(ScreenedParty, conflict_class=st.sampled_from(ConflictClass), subject=st.sampled_from(SUBJECTS))
candidates = st.builds(
    replace,
    st.just(LIND),
    affiliations=st.lists(affiliations, max_size=3).map(tuple),
    has_discipline=st.sampled_from([None, False, False, True]),
    is_qme=st.sampled_from([None, False, False, True]),
)
needs = st.builds(replace, st.just(NEED), parties=st.lists(parties, max_size=5).map(tuple))


def with_affiliation(candidate: Candidate, affiliation: Affiliation) -> Candidate:
    return replace(candidate, affiliations=(*candidate.affiliations, affiliation))


class TestConflictClasses:
    """Lab. Code § 139.5(c)(2): "The independent review organization, any experts it designates to conduct a review, or
    any officer, director, or employee of the independent review organization shall not have any material professional,
    familial, or financial affiliation, as determined by the administrative director, with any of the following: [...]"
    (d)(5): "Neither the expert reviewer, nor the independent review organization, shall have any material professional,
    material familial, or material financial affiliation with any of the following: [...]"
    """

    @pytest.mark.parametrize("kind", AffiliationKind)
    @pytest.mark.parametrize("conflict_class", ConflictClass)
    def test_a_direct_affiliation_of_any_kind_with_any_class_blocks_by_its_provision(
        self, conflict_class: ConflictClass, kind: AffiliationKind
    ) -> None:
        need = replace(NEED, parties=(ScreenedParty(conflict_class=conflict_class, subject=ACME),))
        answer = may_review(with_affiliation(LIND, affiliated(kind, ACME)), need)
        rule = next(rule for rule in conflict_rules(on=DAY) if rule.conflict_class is conflict_class)

        (found,) = answer.blocking

        assert found.conflict is not None
        assert (found.conflict.conflict_class, found.conflict.kind) == (conflict_class, kind)
        assert found.provision == rule.provision
        assert kind.value in found.sentence
        assert conflict_class.value in found.sentence

    def test_an_affiliation_with_someone_else_does_not(self) -> None:
        answer = may_review(with_affiliation(LIND, affiliated(AffiliationKind.FINANCIAL, ACME)), NEED)

        assert answer.may_review
        assert reason(ReasonCode.AFFILIATION).bearing is Bearing.FOR

    def test_a_party_of_two_classes_is_two_reasons(self) -> None:
        parties = (
            ScreenedParty(conflict_class=ConflictClass.EMPLOYER, subject=SIERRA),
            ScreenedParty(conflict_class=ConflictClass.CLAIMS_ADMINISTRATOR, subject=SIERRA),
        )
        answer = may_review(
            with_affiliation(LIND, affiliated(AffiliationKind.PROFESSIONAL, SIERRA)), replace(NEED, parties=parties)
        )

        assert len(answer.blocking) == 2

    def test_a_sentence_names_no_party(self) -> None:
        answer = may_review(with_affiliation(LIND, affiliated(AffiliationKind.FAMILIAL, ALMA)), NEED)

        assert not [each for each in answer.reasons if "Alma" in each.sentence or "Sierra" in each.sentence]

    def test_the_classes_in_which_the_case_names_nobody_are_said(self) -> None:
        found = reason(ReasonCode.UNSCREENED)

        assert (found.bearing, found.blocks) == (Bearing.NOT_KNOWN, False)
        assert ConflictClass.MAKER.value in found.sentence
        assert ConflictClass.EMPLOYEE.value + ";" not in found.sentence


class TestTheReviewersOwnCase:
    """Lab. Code § 139.5(c)(2)(C), (F): no affiliation with "A physician [...] involved in the medical treatment in
    dispute" or "The employee"; words not read that one is no other than oneself, and none are needed.
    """

    @pytest.mark.parametrize(
        ("conflict_class", "subject", "may"),
        [
            (ConflictClass.EMPLOYEE, LIND.subject, False),
            (ConflictClass.PHYSICIAN, Subject(name="Ingrid Lind, M.D.", is_person=True), False),
            (ConflictClass.EMPLOYEE, Subject(name="Ingrid Lind", key="another", is_person=True), True),
        ],
        ids=["same-person", "same-name-of-one-unknown", "another-person-of-that-name"],
    )
    def test_nobody_reviews_a_case_of_their_own(
        self, conflict_class: ConflictClass, subject: Subject, *, may: bool
    ) -> None:
        need = replace(NEED, parties=(ScreenedParty(conflict_class=conflict_class, subject=subject),))

        assert may_review(LIND, need).may_review == may


class TestDifferentReviewer:
    """Lab. Code § 4610.6(i): "In the event that a different independent medical review organization is not available
    after remand, the administrative director shall submit the dispute to the original medical review organization for
    review by a different reviewer in the organization."
    """

    @pytest.mark.parametrize(("former", "may"), [({"lind"}, False), ({"hart"}, True), (set(), True)])
    def test_a_former_reviewer_of_the_case_does_not_come_back(self, former: set[str], *, may: bool) -> None:
        answer = may_review(LIND, replace(NEED, former_reviewers=frozenset(former)))

        assert answer.may_review == may
        assert blocking_codes(answer) == (set() if may else {ReasonCode.FORMER_REVIEWER})

    def test_beyond_a_remand_it_is_our_rule_and_says_unverified(self) -> None:
        found = reason(ReasonCode.FORMER_REVIEWER, need=replace(NEED, former_reviewers=frozenset({"lind"})))

        assert not found.is_verified


@given(candidates, needs, affiliations)
def test_adding_an_affiliation_never_turns_may_not_into_may(
    candidate: Candidate, need: Need, affiliation: Affiliation
) -> None:
    if not may_review(candidate, need).may_review:
        assert not may_review(with_affiliation(candidate, affiliation), need).may_review


@given(candidates, needs, parties)
def test_adding_a_party_never_turns_may_not_into_may(candidate: Candidate, need: Need, party: ScreenedParty) -> None:
    if not may_review(candidate, need).may_review:
        assert not may_review(candidate, replace(need, parties=(*need.parties, party))).may_review


@given(candidates, needs)
def test_the_order_of_parties_and_affiliations_does_not_matter(candidate: Candidate, need: Need) -> None:
    turned = replace(candidate, affiliations=candidate.affiliations[::-1])
    answer = may_review(turned, replace(need, parties=need.parties[::-1]))

    assert {each.sentence for each in answer.blocking} == {
        each.sentence for each in may_review(candidate, need).blocking
    }


@given(candidates, needs, st.dates(date(2013, 1, 1), date(2040, 1, 1)))
def test_every_reason_names_a_provision_in_force_and_no_reason_for_blocks(
    candidate: Candidate, need: Need, day: date
) -> None:
    reasons = may_review(candidate, replace(need, day=day)).reasons

    assert all(each.provision.source and each.provision.covers(day) for each in reasons)
    assert not [each for each in reasons if each.blocks and each.bearing is Bearing.FOR]
