from datetime import date

import pytest
from django.conf import LazySettings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from openimr.law.reviewers import AffiliationKind as LawKind
from openimr.law.reviewers import ConflictClass
from openimr.matching.candidates import Certificate, Licence
from openimr.matching.states import STATES
from openimr.terms.specialties import SPECIALTIES
from openimr.web.cases.models import Case
from openimr.web.people.services import grant_membership
from openimr.web.people.values import Role
from openimr.web.reviewers.models import AffiliationKind, Reviewer
from openimr.web.reviewers.services import change_reviewer, declare_affiliation, end_affiliation
from openimr.web.reviewers.values import candidate_of, need_of, subject_of_organization, subject_of_person
from tests.web.cast import AT, Cast, make_cast
from tests.web.reviewers.rosters import LATER, chosen, on_roster, to_be_chosen
from tests.web.walks import awaiting_records

days = st.none() | st.dates(date(1990, 1, 1), date(2060, 1, 1))
licences = st.lists(
    st.builds(
        Licence,
        state=st.sampled_from(STATES),
        number=st.text("A0123 ", max_size=6).map(str.strip),
        expires=days,
        is_restricted=st.booleans(),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda licence: licence.state,
).map(tuple)
certificates = st.lists(
    st.builds(Certificate, specialty=st.sampled_from(SPECIALTIES), is_board=st.booleans(), expires=days),
    max_size=4,
    unique_by=lambda certificate: certificate.specialty,
).map(tuple)
maybe = st.none() | st.booleans()


class TestRoundTrip(TestCase):
    """What is written to the roster is read from it."""

    @given(
        licences=licences,
        certificates=certificates,
        is_physician=st.booleans(),
        practice_since=st.none() | st.dates(date(1950, 1, 1), date(2025, 3, 1)),
        practice_hours=st.none() | st.integers(0, 168),
        has_discipline=maybe,
        is_qme=maybe,
    )
    @settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
    def test_a_candidate_survives_writing_and_reading(self, **facts: object) -> None:
        cast = make_cast()
        reviewer = on_roster(cast)

        change_reviewer(reviewer=reviewer, version=1, **facts, by=cast.okafor, at=LATER)
        candidate = candidate_of(Reviewer.objects.get(), at=LATER)

        assert {name: getattr(candidate, name) for name in facts} == facts


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
