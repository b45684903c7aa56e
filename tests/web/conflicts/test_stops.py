"""An open assignment is screened again when anything changes, and stopped if something speaks against its reviewer."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from openimr.law.affiliations import Relation
from openimr.matching.attestations import CLEAN_ANSWERS
from openimr.web.audit.access import events_of
from openimr.web.cases.docket import Filters, docket_of
from openimr.web.cases.models import Case
from openimr.web.conflicts.models import Stop
from openimr.web.conflicts.services import end_involved, end_tie
from openimr.web.conflicts.services.stops import screen_open_assignments
from openimr.web.conflicts.values import Whom
from openimr.web.determinations.services import issue_determination
from openimr.web.errors import RefusedError
from openimr.web.people.services import designate_representative, grant_membership, rename_person, revoke_membership
from openimr.web.people.values import Role
from openimr.web.reviewers.models import AffiliationKind, Reviewer
from openimr.web.reviewers.services import attest, declare_affiliation, decline, end_affiliation
from openimr.web.reviews.services import sign_review
from tests.web.cast import UR_DECIDED, Cast
from tests.web.conflicts.ties import LATER, MAKER, SPOUSE, ruled, tie, two_steps, with_maker
from tests.web.review_walks import ATTESTED_AT, ISSUED_AT, chosen, in_review, issued, signed, written


def case_in_review(cast: Cast) -> Case:
    return in_review(cast).assignment.case


def stops() -> list[tuple[list[str], bool]]:
    return [(stop.codes, stop.until is None) for stop in Stop.objects.all()]


def by_a_tie(cast: Cast, _case: Case) -> None:
    tie(cast, Whom(person=cast.lind), Relation.PARTNER, Whom(organization=cast.practice), at=LATER)


def by_a_path(cast: Cast, case: Case) -> None:
    with_maker(case, cast, at=LATER)
    two_steps(cast, at=LATER)


def by_who_is_involved(cast: Cast, case: Case) -> None:
    tie(cast, Whom(person=cast.lind), Relation.EMPLOYEE, MAKER, at=LATER)
    with_maker(case, cast, at=LATER)


def by_a_declaration(cast: Cast, _case: Case) -> None:
    reviewer, kind = Reviewer.objects.get(person=cast.lind), AffiliationKind.FINANCIAL
    declare_affiliation(reviewer=reviewer, kind=kind, organization=cast.claims, by=cast.okafor, at=LATER)


def by_an_attorney_added(cast: Cast, _case: Case) -> None:
    tie(cast, Whom(person=cast.lind), Relation.SPOUSE, Whom(person=cast.attorney), at=LATER)
    designate_representative(
        employee=cast.alma,
        representative=cast.attorney,
        signed_on=UR_DECIDED,
        ur_decided_on=UR_DECIDED,
        by=cast.clerk,
        at=LATER,
    )


def by_an_adjuster_hired(cast: Cast, _case: Case) -> None:
    tie(cast, Whom(person=cast.lind), Relation.SIBLING, Whom(person=cast.division), at=LATER)
    role = Role.CLAIMS_ADMINISTRATOR
    grant_membership(person=cast.division, role=role, organization=cast.claims, by=cast.founder, at=LATER)


def by_a_name(cast: Cast, _case: Case) -> None:
    tie(cast, Whom(person=cast.lind), Relation.SPOUSE, SPOUSE, at=LATER)
    rename_person(person=cast.relative, name="Jonas Lind", version=cast.relative.version, by=cast.founder, at=LATER)


CHANGES = (
    by_a_tie,
    by_a_path,
    by_who_is_involved,
    by_a_declaration,
    by_an_attorney_added,
    by_an_adjuster_hired,
    by_a_name,
)


class TestAChangeWhileACaseIsOpen:
    @pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
    def test_it_stops_the_case_whose_reviewer_it_bars(self, cast: Cast, change: Callable[[Cast, Case], None]) -> None:
        case = case_in_review(cast)

        change(cast, case)

        assert [is_standing for _, is_standing in stops()] == [True]
        event = events_of(case.number).filter(verb="stop_assignment").get()
        assert (event.person, event.facts["reviewer"]) == ("", str(cast.lind.public_id))

    @pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
    def test_nothing_is_signed_after_it(self, cast: Cast, change: Callable[[Cast, Case], None]) -> None:
        review = written(cast)
        case = review.assignment.case
        change(cast, case)
        case.refresh_from_db()

        with pytest.raises(RefusedError, match="something speaks against the reviewer"):
            sign_review(case=case, version=review.version, by=cast.lind, at=LATER)

    @pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
    def test_nothing_is_issued_after_it(self, cast: Cast, change: Callable[[Cast, Case], None]) -> None:
        case = signed(cast).assignment.case
        change(cast, case)
        case.refresh_from_db()

        with pytest.raises(RefusedError, match="something speaks against the reviewer"):
            issue_determination(case=case, version=case.version, by=cast.okafor, at=ISSUED_AT + timedelta(days=1))

    def test_nothing_is_attested_after_it(self, cast: Cast) -> None:
        case = chosen(cast)
        by_a_path(cast, case)
        case.refresh_from_db()

        with pytest.raises(RefusedError, match="Something speaks against you in this case"):
            attest(case=case, version=case.version, answers=CLEAN_ANSWERS, by=cast.lind, at=ATTESTED_AT)
        assert stops() == [(["path"], True)]

    def test_what_is_far_from_the_reviewer_stops_nothing(self, cast: Cast) -> None:
        case = case_in_review(cast)
        tie(cast, SPOUSE, Relation.EMPLOYEE, MAKER, at=LATER)
        with_maker(case, cast, at=LATER)
        tie(cast, Whom(organization=cast.practice), Relation.OWNER, MAKER, at=LATER)

        assert stops() == []

    def test_an_issued_case_is_not_stopped(self, cast: Cast) -> None:
        case = issued(cast).case
        by_a_tie(cast, case)

        assert stops() == []


class TestItGoesOn:
    def test_when_the_path_is_cleared(self, cast: Cast) -> None:
        review = written(cast)
        case = review.assignment.case
        by_a_path(cast, case)

        ruled(case, review.assignment.reviewer, cast, at=LATER)

        assert stops() == [(["path"], False)]
        assert events_of(case.number).filter(verb="let_go_on").exists()
        assert sign_review(case=case, version=review.version, by=cast.lind, at=LATER).signed_at

    def test_when_the_tie_has_ended(self, cast: Cast) -> None:
        case = case_in_review(cast)
        edge = tie(cast, Whom(person=cast.lind), Relation.PARTNER, Whom(organization=cast.practice), at=LATER)

        end_tie(edge=edge, by=cast.conflict, at=LATER)

        assert stops() == [(["affiliation"], False)]
        assert not events_of(case.number).filter(verb="decline").exists()

    def test_when_the_declaration_the_role_or_the_involved_one_ends(self, cast: Cast) -> None:
        case = case_in_review(cast)
        by_a_declaration(cast, case)
        end_affiliation(affiliation=Reviewer.objects.get().affiliations.get(), by=cast.okafor, at=LATER)
        by_an_adjuster_hired(cast, case)
        later = LATER + timedelta(minutes=1)
        role = cast.division.memberships.get(role=Role.CLAIMS_ADMINISTRATOR)
        revoke_membership(membership=role, by=cast.founder, at=later)
        by_who_is_involved(cast, case)
        case.refresh_from_db()
        involved = case.involved.get()
        end_involved(case=case, version=case.version, involved=involved, by=cast.okafor, at=later)

        assert [is_standing for _, is_standing in stops()] == [False, False, False]

    def test_with_another_reviewer_once_the_first_declines(self, cast: Cast) -> None:
        case = case_in_review(cast)
        by_a_tie(cast, case)
        case.refresh_from_db()
        decline(case=case, version=case.version, because="A tie came up.", by=cast.lind, at=LATER)

        assert "Stopped" not in waits(cast.conflict)


def test_upheld_a_case_stays_stopped(cast: Cast) -> None:
    review = in_review(cast)
    case = review.assignment.case
    by_a_path(cast, case)

    ruled(case, review.assignment.reviewer, cast, is_cleared=False, at=LATER)

    assert stops() == [(["path"], True)]


def test_a_lapse_by_time_alone_is_found_when_all_are_screened(cast: Cast) -> None:
    case_in_review(cast)
    assert screen_open_assignments(at=LATER) == 0

    Reviewer.objects.get().licences.update(expires=date(2025, 3, 20))

    assert screen_open_assignments(at=LATER + timedelta(days=30)) == 1
    assert screen_open_assignments(at=LATER + timedelta(days=30)) == 0
    assert stops() == [(["licensed", "nonrestricted"], True)]


def waits(person: object) -> str:
    rows = docket_of(person, at=LATER, filters=Filters()).rows  # type: ignore[arg-type]
    return " ".join(wait.words for row in rows for wait in row.waits)


class TestTheDocket:
    @pytest.mark.parametrize("who", ["conflict", "okafor"])
    def test_a_stopped_case_is_the_first_thing_to_do(self, cast: Cast, who: str) -> None:
        case = case_in_review(cast)
        by_a_tie(cast, case)

        first = docket_of(getattr(cast, who), at=LATER, filters=Filters()).rows[0]

        assert first.number == case.number
        assert (first.waits[0].words[:8], first.waits[0].route) == ("Stopped:", "conflicts:case")

    @pytest.mark.parametrize("who", ["clerk", "lind", "quality", "noor", "alma", "physician", "attorney", "division"])
    def test_nobody_else_reads_of_it(self, cast: Cast, who: str) -> None:
        by_a_tie(cast, case_in_review(cast))

        assert "Stopped" not in waits(getattr(cast, who))
