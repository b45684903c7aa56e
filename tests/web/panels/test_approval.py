"""More than one reviewer: asked for with the Division's approval, chosen by the same door, left to fewer for a reason."""

from datetime import date, timedelta

import pytest

from openimr.domain.errors import NotAllowedError
from openimr.matching.attestations import CLEAN_ANSWERS
from openimr.web.audit.models import AppendOnlyError, AuditEvent
from openimr.web.audit.verification import verify_chains
from openimr.web.cases.models import Case, PanelApproval
from openimr.web.cases.values import CaseState
from openimr.web.errors import RefusedError
from openimr.web.people.services import grant_membership
from openimr.web.people.values import Role
from openimr.web.reviewers.choices import choices_for
from openimr.web.reviewers.models import Affiliation, AffiliationKind, Reviewer
from openimr.web.reviewers.panels import own_state, standing_assignments, state_by_reviewers
from openimr.web.reviewers.services import (
    attest,
    choose_reviewer,
    decline,
    form_panel,
    leave_seats_empty,
    reassign,
)
from openimr.web.reviews.models import Review
from openimr.web.reviews.services import return_review
from tests.web import panel_walks, review_walks
from tests.web.appeals.walks import ORDERED_ON, REMANDED_AT, remanded_here
from tests.web.cast import Cast
from tests.web.panel_walks import ATTESTED_AT, CHOSEN_AT, approved, fresh, person_of
from tests.web.reviewers.rosters import everything


class TestApproval:
    """8 CCR § 9792.10.6(c), words not read: more than one reviewer needs the Division's written approval."""

    def test_with_it_the_further_reviewers_are_to_be_chosen(self, cast: Cast) -> None:
        case = review_walks.chosen(cast)

        kept = form_panel(case=case, version=case.version, approval=approved(3), by=cast.conflict, at=CHOSEN_AT)

        case = fresh(case)
        assert (case.seats, case.state) == (3, CaseState.REVIEWER_SELECTION)
        assert (kept.number, kept.approved_by, kept.approved_on) == (
            "DWC-2025-31",
            "M. Ito, for the Division",
            date(2025, 3, 10),
        )
        event = AuditEvent.objects.filter(scope=case.number).latest("number")
        assert (event.verb, event.facts["reviewers"]) == ("form_panel", 3)
        assert kept.number not in str(event.facts)
        assert "tumor" not in str(event.facts)
        assert not verify_chains().broken

    @pytest.mark.parametrize(
        ("changed", "field"),
        [
            ({"number": " "}, "number"),
            ({"approved_by": ""}, "approved_by"),
            ({"because": " "}, "because"),
            ({"because": "x" * 301}, "because"),
            ({"approved_on": date(2025, 3, 12)}, "approved_on"),
            ({"approved_on": date(2025, 3, 3)}, "approved_on"),
        ],
        ids=["number", "who", "why", "too-long", "to-come", "before-the-application"],
    )
    def test_without_it_nothing_is_changed(self, cast: Cast, changed: dict[str, object], field: str) -> None:
        case = review_walks.chosen(cast)
        before = everything()

        with pytest.raises(RefusedError) as refused:
            form_panel(case=case, version=case.version, approval=approved(**changed), by=cast.okafor, at=CHOSEN_AT)  # type: ignore[arg-type] # by name

        assert refused.value.field == field
        assert everything() == before

    def test_of_a_review_anew_it_is_given_anew(self, cast: Cast) -> None:
        case = remanded_here(cast)
        before = approved(approved_on=ORDERED_ON - timedelta(days=1))

        with pytest.raises(RefusedError, match="set aside after this day") as refused:
            form_panel(case=case, version=case.version, approval=before, by=cast.okafor, at=REMANDED_AT)
        assert refused.value.field == "approved_on"

        anew = approved(approved_on=ORDERED_ON)
        form_panel(case=case, version=case.version, approval=anew, by=cast.okafor, at=REMANDED_AT)

        assert fresh(case).seats == 2

    @pytest.mark.parametrize("reviewers", [0, 1, 10])
    def test_it_is_for_two_or_more(self, cast: Cast, reviewers: int) -> None:
        case = review_walks.chosen(cast)

        with pytest.raises(RefusedError, match="Expected more than 1"):
            form_panel(case=case, version=case.version, approval=approved(reviewers), by=cast.okafor, at=CHOSEN_AT)

    @pytest.mark.parametrize("name", ["clerk", "lind", "quality", "noor", "alma", "division"])
    def test_nobody_asks_but_who_chooses_reviewers(self, cast: Cast, name: str) -> None:
        case = review_walks.chosen(cast)

        with pytest.raises(NotAllowedError):
            form_panel(case=case, version=case.version, approval=approved(), by=getattr(cast, name), at=CHOSEN_AT)

    def test_who_reviews_does_not_ask_for_others(self, cast: Cast) -> None:
        case = review_walks.chosen(cast)
        grant_membership(
            person=cast.lind, role=Role.MEDICAL_DIRECTOR, organization=cast.imro, by=cast.founder, at=CHOSEN_AT
        )

        with pytest.raises(RefusedError, match="Who reviews a case"):
            form_panel(case=case, version=case.version, approval=approved(), by=cast.lind, at=CHOSEN_AT)

    def test_once_all_have_signed_none_is_added(self, cast: Cast) -> None:
        case = fresh(review_walks.signed(cast).assignment.case)

        with pytest.raises(RefusedError, match="Expected a case in the state"):
            form_panel(case=case, version=case.version, approval=approved(), by=cast.okafor, at=review_walks.ISSUED_AT)

    def test_its_row_is_never_changed(self, cast: Cast) -> None:
        panel_walks.formed(cast)
        kept = PanelApproval.objects.get()

        with pytest.raises(AppendOnlyError):
            kept.save()
        with pytest.raises(AppendOnlyError):
            PanelApproval.objects.update(reviewers=9)


class TestSeats:
    """Lab. Code § 139.5(c)(2), (d)(4), (d)(5): a further reviewer is chosen and attests as the first one."""

    def test_each_is_chosen_and_attests_by_themselves(self, cast: Cast) -> None:
        case = panel_walks.formed(cast, reviewers=3)

        states = [CaseState(case.state)]
        for name in panel_walks.NAMES[1:3]:
            reviewer, case = Reviewer.objects.get(person__name=name), fresh(case)
            choose_reviewer(case=case, version=case.version, reviewer=reviewer, by=cast.okafor, at=CHOSEN_AT)
            states.append(CaseState(fresh(case).state))
        for place in range(3):
            panel_walks.attest_as(case, place)
            states.append(CaseState(fresh(case).state))

        s = CaseState
        assert states == [s.REVIEWER_SELECTION] * 2 + [s.ATTESTATION] * 3 + [s.CLINICAL_REVIEW]
        assert [each.seat for each in standing_assignments(case)] == [1, 2, 3]
        assert Review.objects.filter(assignment__case=case).count() == 3

    def test_nobody_has_two_seats(self, cast: Cast) -> None:
        case = panel_walks.formed(cast)
        lind = Reviewer.objects.get(person=cast.lind)

        assert choices_for(case, at=CHOSEN_AT).of(lind) is None
        with pytest.raises(RefusedError, match="two seats"):
            choose_reviewer(case=case, version=case.version, reviewer=lind, by=cast.okafor, at=CHOSEN_AT)

    def test_nobody_barred_has_one(self, cast: Cast) -> None:
        case = panel_walks.formed(cast)
        other = Reviewer.objects.get(person=person_of(1))
        kind = AffiliationKind.FINANCIAL
        Affiliation.objects.create(reviewer=other, kind=kind, organization=cast.claims, since=CHOSEN_AT)

        with pytest.raises(RefusedError, match="may not review"):
            choose_reviewer(case=case, version=case.version, reviewer=other, by=cast.okafor, at=CHOSEN_AT)

    def test_a_member_may_write_while_another_is_still_to_be_chosen(self, cast: Cast) -> None:
        case = panel_walks.formed(cast)
        panel_walks.attest_as(case, 0)

        panel_walks.sign_as(case, 0, "UUO")

        assert fresh(case).state == CaseState.REVIEWER_SELECTION
        assert own_state(standing_assignments(fresh(case))[0]) is CaseState.QUALITY_CHECK

    def test_the_case_goes_on_when_all_have_signed(self, cast: Cast) -> None:
        case = panel_walks.in_review(cast, reviewers=2)

        panel_walks.sign_as(case, 1, "OOU")
        after_one = fresh(case).state
        panel_walks.sign_as(case, 0, "UUO")

        assert after_one == CaseState.CLINICAL_REVIEW
        assert fresh(case).state == CaseState.QUALITY_CHECK
        assert state_by_reviewers(fresh(case)) is CaseState.QUALITY_CHECK


class TestOneLeaves:
    """What one member does, or is done to one, leaves the others as they are."""

    def test_a_decline_frees_that_seat_alone(self, cast: Cast) -> None:
        case = panel_walks.in_review(cast, reviewers=2)
        panel_walks.sign_as(case, 0, "UUO")
        case = fresh(case)

        decline(case=case, version=case.version, because="A former patient.", by=person_of(1), at=ATTESTED_AT)

        case = fresh(case)
        assert case.state == CaseState.REVIEWER_SELECTION
        assert [each.reviewer.person_id for each in standing_assignments(case)] == [cast.lind.pk]
        assert panel_walks.review_of(case, 0).signed_at is not None

    def test_who_declined_is_not_chosen_again_and_another_takes_the_seat(self, cast: Cast) -> None:
        case = panel_walks.seated(cast)
        decline(case=case, version=case.version, because="Away.", by=cast.lind, at=CHOSEN_AT)
        third, case = panel_walks.further_reviewer(cast, panel_walks.NAMES[2]), fresh(case)

        lind = Reviewer.objects.get(person=cast.lind)
        with pytest.raises(RefusedError, match="may not review"):
            choose_reviewer(case=case, version=case.version, reviewer=lind, by=cast.okafor, at=CHOSEN_AT)
        assignment = choose_reviewer(case=case, version=case.version, reviewer=third, by=cast.okafor, at=CHOSEN_AT)

        assert assignment.seat == 1

    def test_it_is_taken_from_one_member_who_is_named(self, cast: Cast) -> None:
        case = panel_walks.signed(cast)

        with pytest.raises(RefusedError, match="Choose from which"):
            reassign(case=case, version=case.version, because="Ill.", by=cast.okafor, at=review_walks.ISSUED_AT)
        reassign(case=case, version=case.version, because="Ill.", seat=2, by=cast.okafor, at=review_walks.ISSUED_AT)

        assert fresh(case).state == CaseState.REVIEWER_SELECTION
        assert panel_walks.review_of(case, 0).signed_at is not None

    def test_seats_left_empty_for_a_reason_let_the_others_decide(self, cast: Cast) -> None:
        case = panel_walks.formed(cast)
        panel_walks.attest_as(case, 0)
        panel_walks.sign_as(case, 0, "UUO")
        case = fresh(case)

        kept = leave_seats_empty(
            case=case, version=case.version, because="Nobody else may review it.", by=cast.okafor, at=ATTESTED_AT
        )

        case = fresh(case)
        assert (case.seats, kept.reviewers, case.state) == (1, 1, CaseState.QUALITY_CHECK)
        assert AuditEvent.objects.filter(scope=case.number, verb="leave_seats_empty").exists()

    def test_a_seat_from_which_a_signed_review_was_taken_is_filled_again(self, cast: Cast) -> None:
        case = panel_walks.signed(cast)
        reassign(case=case, version=case.version, because="Ill.", seat=2, by=cast.okafor, at=review_walks.ISSUED_AT)
        case = fresh(case)

        with pytest.raises(RefusedError, match="signed review was taken"):
            leave_seats_empty(
                case=case, version=case.version, because="In haste.", by=cast.okafor, at=review_walks.ISSUED_AT
            )

    def test_who_declines_once_the_signed_review_came_back_leaves_a_seat_to_be_filled(self, cast: Cast) -> None:
        case, at = panel_walks.signed(cast), review_walks.ISSUED_AT
        return_review(case=case, version=case.version, because="Look again.", seat=2, by=cast.okafor, at=at)
        decline(case=case, version=fresh(case).version, because="Away.", by=person_of(1), at=at)
        case = fresh(case)

        with pytest.raises(RefusedError, match="signed review was taken"):
            leave_seats_empty(case=case, version=case.version, because="In haste.", by=cast.okafor, at=at)

    def test_a_later_approval_of_more_reviewers_lets_no_signed_review_be_dropped(self, cast: Cast) -> None:
        case, at = panel_walks.signed(cast), review_walks.ISSUED_AT
        reassign(case=case, version=case.version, because="Ill.", seat=2, by=cast.okafor, at=at)
        case, at = fresh(case), at + timedelta(hours=1)
        form_panel(case=case, version=case.version, approval=approved(3), by=cast.okafor, at=at)
        case = fresh(case)

        with pytest.raises(RefusedError, match="signed review was taken"):
            leave_seats_empty(case=case, version=case.version, because="In haste.", by=cast.okafor, at=at)

    def test_one_reviewer_leaves_no_seat_empty(self, cast: Cast) -> None:
        case = panel_walks.formed(cast)
        decline(case=case, version=case.version, because="Away.", by=cast.lind, at=CHOSEN_AT)
        case = fresh(case)
        leave_seats_empty(case=case, version=case.version, because="One is enough.", by=cast.okafor, at=CHOSEN_AT)
        case = fresh(case)

        assert (case.seats, case.state) == (1, CaseState.REVIEWER_SELECTION)
        with pytest.raises(RefusedError, match="One reviewer reviews"):
            leave_seats_empty(case=case, version=case.version, because="Again.", by=cast.okafor, at=CHOSEN_AT)


def test_a_member_attests_in_their_own_name_only(cast: Cast) -> None:
    case = panel_walks.formed(cast)

    with pytest.raises(NotAllowedError):
        attest(case=case, version=case.version, answers=CLEAN_ANSWERS, by=person_of(1), at=ATTESTED_AT)
    assert Case.objects.get(pk=case.pk).version == case.version
