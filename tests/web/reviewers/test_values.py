from datetime import date

import pytest
from django.conf import LazySettings

from openimr.law.reviewers import AffiliationKind as LawKind
from openimr.law.reviewers import ConflictClass
from openimr.web.cases.models import Case
from openimr.web.people.services import grant_membership
from openimr.web.people.values import Role
from openimr.web.reviewers.models import AffiliationKind
from openimr.web.reviewers.services import declare_affiliation, end_affiliation
from openimr.web.reviewers.values import candidate_of, need_of, subject_of_organization, subject_of_person
from tests.web.cast import AT, Cast
from tests.web.reviewers.rosters import LATER, chosen, on_roster, to_be_chosen
from tests.web.walks import awaiting_records


class TestCandidate:
    def test_it_holds_the_affiliations_that_stand(self, cast: Cast) -> None:
        reviewer = on_roster(cast)
        ended = declare_affiliation(
            reviewer=reviewer, kind=AffiliationKind.FAMILIAL, person=cast.noor, by=cast.conflict, at=AT
        )
        end_affiliation(affiliation=ended, by=cast.conflict, at=AT)
        declare_affiliation(
            reviewer=reviewer, kind=AffiliationKind.FINANCIAL, organization=cast.claims, by=cast.conflict, at=AT
        )

        (found,) = candidate_of(reviewer, at=LATER).affiliations

        assert (found.kind, found.subject) == (LawKind.FINANCIAL, subject_of_organization(cast.claims))

    def test_whom_a_reviewer_acts_for_on_the_site_counts_as_professional(self, cast: Cast) -> None:
        reviewer = on_roster(cast)
        grant_membership(
            person=cast.lind, role=Role.REQUESTING_PHYSICIAN, organization=cast.practice, by=cast.founder, at=AT
        )

        (found,) = candidate_of(reviewer, at=LATER).affiliations

        assert (found.kind, found.subject) == (LawKind.PROFESSIONAL, subject_of_organization(cast.practice))


def classes_of(case: Case, name: str) -> set[ConflictClass]:
    return {party.conflict_class for party in need_of(case, at=LATER).parties if party.subject.name == name}


class TestNeed:
    """Lab. Code § 139.5(c)(2), (d)(5): whom a reviewer may not be affiliated with."""

    @pytest.mark.parametrize(
        ("name", "conflict_class"),
        [
            ("Alma Reyes", ConflictClass.EMPLOYEE),
            ("Valley Orchards", ConflictClass.EMPLOYER),
            ("Golden Coast Claims", ConflictClass.CLAIMS_ADMINISTRATOR),
            ("Noor Haddad", ConflictClass.STAFF),
            ("Ana Adjuster", ConflictClass.STAFF),
            ("Dr Paul Tanaka", ConflictClass.PHYSICIAN),
            ("Bayside Spine Group", ConflictClass.MEDICAL_GROUP),
            ("Kofi Osei", ConflictClass.EMPLOYEES_ATTORNEY),
            ("Osei Law", ConflictClass.EMPLOYEES_ATTORNEY),
            ("Sierra Reviews", ConflictClass.UTILIZATION_REVIEW_ORGANIZATION),
            ("Rosa Reyes", ConflictClass.IMMEDIATE_FAMILY),
        ],
    )
    def test_everyone_the_case_names_is_screened(self, cast: Cast, name: str, conflict_class: ConflictClass) -> None:
        case = awaiting_records(cast, adjuster_name="Ana Adjuster", ur_organization="Sierra Reviews")

        assert classes_of(case, name) == {conflict_class}

    def test_a_practice_that_the_site_does_not_know_is_screened_by_its_name(self, cast: Cast) -> None:
        case = awaiting_records(cast, physician_practice="Unknown Spine Group")

        assert classes_of(case, "Unknown Spine Group") == {ConflictClass.MEDICAL_GROUP}

    def test_a_party_known_to_the_site_keeps_its_id(self, cast: Cast) -> None:
        parties = need_of(awaiting_records(cast), at=LATER).parties
        found = {party.subject for party in parties}

        assert {subject_of_person(cast.alma), subject_of_organization(cast.claims)} <= found

    def test_it_asks_for_the_requesting_physicians_specialty_on_the_legal_day(self, cast: Cast) -> None:
        need = need_of(awaiting_records(cast), at=AT.replace(hour=2))

        assert (need.day, need.requesting_specialty) == (date(2025, 3, 3), "Orthopaedic Surgery")

    def test_the_standing_reviewer_is_no_former_one(self, cast: Cast) -> None:
        assert need_of(chosen(cast).case, at=LATER).former_reviewers == frozenset()

    def test_a_site_sets_the_contracts_rule(self, cast: Cast, settings: LazySettings) -> None:
        settings.OPENIMR_PRACTICE_RULE = None

        assert need_of(to_be_chosen(cast), at=LATER).practice is None
