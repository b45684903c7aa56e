from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from openimr.domain.errors import NotAllowedError
from openimr.matching.answers import ReasonCode
from openimr.matching.attestations import CLEAN_ANSWERS, QUESTIONS
from openimr.matching.candidates import Certificate, Licence
from openimr.web.audit.access import events_of
from openimr.web.audit.models import AuditEvent
from openimr.web.cases.models import Case
from openimr.web.cases.values import CaseState, ItemState
from openimr.web.errors import RefusedError, StaleFormError
from openimr.web.people.services import grant_membership
from openimr.web.people.values import Role
from openimr.web.reviewers.access import loads, may_open_file
from openimr.web.reviewers.choices import choices_for
from openimr.web.reviewers.models import AffiliationKind, Assignment, Reviewer
from openimr.web.reviewers.panels import standing_assignments
from openimr.web.reviewers.services import (
    attest,
    change_reviewer,
    choose_reviewer,
    declare_affiliation,
    decline,
    leave_roster,
    screen_assignment,
)
from openimr.web.reviews.models import Review
from tests.web.cast import AT, Cast
from tests.web.reviewers.rosters import (
    ENTRY,
    LATER,
    another_reviewer,
    attested,
    chosen,
    everything,
    on_roster,
    refuse,
    to_be_chosen,
)
from tests.web.walks import awaiting_records

ENDED = (Licence(state="California", expires=date(2025, 3, 1)),)


def last_event(case: Case) -> AuditEvent:
    found: AuditEvent = events_of(case.number).last()
    return found


def affiliate(cast: Cast, reviewer: Reviewer) -> None:
    """Give a reviewer a share in the claims administrator."""
    declare_affiliation(
        reviewer=reviewer, kind=AffiliationKind.FINANCIAL, organization=cast.claims, by=cast.conflict, at=AT
    )


class TestChooseReviewer:
    """Lab. Code § 139.5(c)(2): "[...] any experts it designates to conduct a review [...] shall not have any material
    professional, familial, or financial affiliation [...]"; (d)(4): "[...] who meet the following minimum requirements"
    """

    def test_it_assigns_the_case_and_asks_for_the_attestation(self, cast: Cast) -> None:
        case, reviewer = to_be_chosen(cast), on_roster(cast)

        assignment = choose_reviewer(case=case, version=case.version, reviewer=reviewer, by=cast.okafor, at=LATER)
        event = last_event(case)

        assert Case.objects.get().state == CaseState.ATTESTATION
        assert (assignment.reviewer, assignment.chosen_by, assignment.chosen_at) == (reviewer, cast.okafor, LATER)
        assert {"code": "nonrestricted", "bearing": "for"} in assignment.reasons
        assert (event.verb, event.facts["version"]) == ("choose_reviewer", case.version + 1)
        assert event.facts["reasons"] == assignment.reasons
        assert not Review.objects.exists()

    @pytest.mark.parametrize(
        ("changed", "provision"),
        [
            ({"licences": ENDED}, r"139\.5\(d\)\(4\)\(B\)"),
            ({"has_discipline": True}, r"139\.5\(d\)\(4\)\(C\)"),
            ({"has_discipline": None}, r"139\.5\(d\)\(4\)\(C\)"),
            ({"is_qme": True}, r"139\.5\(d\)\(4\)\(D\)"),
            ({"practice_hours": 10}, "a rule of the contract"),
        ],
        ids=["licence-ended", "disciplined", "discipline-not-known", "evaluator", "too-few-hours"],
    )
    def test_one_who_does_not_meet_a_requirement_is_refused_with_its_provision(
        self, cast: Cast, changed: dict[str, object], provision: str
    ) -> None:
        case, reviewer = to_be_chosen(cast), on_roster(cast, **changed)
        before = everything()

        with pytest.raises(RefusedError, match=provision):
            choose_reviewer(case=case, version=case.version, reviewer=reviewer, by=cast.okafor, at=LATER)

        assert everything() == before

    def test_one_with_an_affiliation_is_refused_with_class_kind_and_provision(self, cast: Cast) -> None:
        case, reviewer = to_be_chosen(cast), on_roster(cast)
        affiliate(cast, reviewer)
        before = everything()

        with pytest.raises(RefusedError) as error:
            choose_reviewer(case=case, version=case.version, reviewer=reviewer, by=cast.okafor, at=LATER)

        assert "material financial affiliation with the claims administrator" in error.value.reason
        assert "Lab. Code § 139.5(c)(2)(A), (d)(5)(A)" in error.value.reason
        assert "Golden Coast" not in error.value.reason
        assert everything() == before

    def test_one_who_left_the_roster_is_refused(self, cast: Cast) -> None:
        case, reviewer = to_be_chosen(cast), on_roster(cast)
        leave_roster(reviewer=reviewer, version=1, by=cast.okafor, at=AT)
        before = everything()

        with pytest.raises(RefusedError, match="no longer on the roster"):
            choose_reviewer(case=case, version=case.version, reviewer=reviewer, by=cast.okafor, at=LATER)

        assert everything() == before

    def test_a_case_in_another_state_is_refused(self, cast: Cast) -> None:
        case, reviewer = awaiting_records(cast), on_roster(cast)
        before = everything()

        with pytest.raises(RefusedError, match="Reviewer to be chosen"):
            choose_reviewer(case=case, version=case.version, reviewer=reviewer, by=cast.okafor, at=LATER)

        assert everything() == before

    def test_of_two_who_choose_at_once_the_second_is_told(self, cast: Cast) -> None:
        case, reviewer = to_be_chosen(cast), on_roster(cast)
        choose_reviewer(case=case, version=case.version, reviewer=reviewer, by=cast.okafor, at=LATER)
        before = everything()

        with pytest.raises(StaleFormError):
            choose_reviewer(case=case, version=case.version, reviewer=reviewer, by=cast.conflict, at=LATER)

        assert everything() == before

    @pytest.mark.parametrize("who", ["noor", "alma", "stranger", "lind", "clerk", "division", "attorney"])
    def test_only_those_who_may_choose_do(self, cast: Cast, who: str) -> None:
        case, reviewer = to_be_chosen(cast), on_roster(cast)
        before = everything()

        with pytest.raises(NotAllowedError):
            choose_reviewer(case=case, version=case.version, reviewer=reviewer, by=getattr(cast, who), at=LATER)

        assert everything() == before

    def test_no_assignment_without_its_audit_event(self, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
        case, reviewer = to_be_chosen(cast), on_roster(cast)
        before = everything()
        monkeypatch.setattr(AuditEvent.objects, "create", refuse)

        with pytest.raises(DatabaseError):
            choose_reviewer(case=case, version=case.version, reviewer=reviewer, by=cast.okafor, at=LATER)

        assert everything() == before


class TestAttest:
    """Lab. Code § 139.5(d)(5): "Neither the expert reviewer, nor the independent review organization, shall have any
    material professional, material familial, or material financial affiliation with any of the following [...]"
    """

    def test_it_keeps_the_answers_and_opens_the_review_of_each_item_in_dispute(self, cast: Cast) -> None:
        case = chosen(cast).case

        assignment = attest(case=case, version=case.version, answers=CLEAN_ANSWERS, by=cast.lind, at=LATER)
        review = Review.objects.get()

        assert Case.objects.get().state == CaseState.CLINICAL_REVIEW
        assert (assignment.attested_at, assignment.attestation) == (LATER, dict(CLEAN_ANSWERS))
        assert review.assignment == assignment
        assert [draft.item.number for draft in review.drafts.all()] == [
            item.number for item in case.items.filter(state=ItemState.DISPUTED)
        ]
        assert last_event(case).facts["answers"] == dict(CLEAN_ANSWERS)

    @pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.code)
    def test_any_other_answer_refuses_beside_its_question_and_asks_to_decline(
        self, cast: Cast, question: object
    ) -> None:
        case = chosen(cast).case
        before = everything()

        with pytest.raises(RefusedError, match=r"[Dd]ecline") as error:
            attest(
                case=case,
                version=case.version,
                answers={**CLEAN_ANSWERS, question.code: not question.attests},
                by=cast.lind,
                at=LATER,
            )

        assert error.value.field == question.code
        assert everything() == before

    def test_every_question_is_answered(self, cast: Cast) -> None:
        case = chosen(cast).case
        answers = {code: answer for code, answer in CLEAN_ANSWERS.items() if code != "maker"}
        before = everything()

        with pytest.raises(RefusedError, match="Answer every question") as error:
            attest(case=case, version=case.version, answers=answers, by=cast.lind, at=LATER)

        assert error.value.field == "maker"
        assert everything() == before

    def test_an_affiliation_declared_after_the_choice_is_found(self, cast: Cast) -> None:
        assignment = chosen(cast)
        affiliate(cast, assignment.reviewer)
        case, before = assignment.case, everything()

        with pytest.raises(RefusedError, match="Decline it below"):
            attest(case=case, version=case.version, answers=CLEAN_ANSWERS, by=cast.lind, at=LATER)

        assert everything() == before

    def test_another_reviewer_of_the_roster_may_not(self, cast: Cast) -> None:
        case, other = chosen(cast).case, another_reviewer(cast, "Dr Otto Hart")
        before = everything()

        with pytest.raises(NotAllowedError):
            attest(case=case, version=case.version, answers=CLEAN_ANSWERS, by=other.person, at=LATER)

        assert everything() == before

    @pytest.mark.parametrize("who", ["okafor", "noor", "alma", "stranger", "conflict"])
    def test_nobody_attests_for_the_reviewer(self, cast: Cast, who: str) -> None:
        case = chosen(cast).case
        before = everything()

        with pytest.raises(NotAllowedError):
            attest(case=case, version=case.version, answers=CLEAN_ANSWERS, by=getattr(cast, who), at=LATER)

        assert everything() == before

    def test_it_is_done_once(self, cast: Cast) -> None:
        case = Case.objects.get(pk=attested(cast).case_id)
        before = everything()

        with pytest.raises(RefusedError, match="Reviewer to attest"):
            attest(case=case, version=case.version, answers=CLEAN_ANSWERS, by=cast.lind, at=LATER)

        assert everything() == before

    def test_no_attestation_without_its_audit_event(self, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
        case = chosen(cast).case
        before = everything()
        monkeypatch.setattr(AuditEvent.objects, "create", refuse)

        with pytest.raises(DatabaseError):
            attest(case=case, version=case.version, answers=CLEAN_ANSWERS, by=cast.lind, at=LATER)

        assert everything() == before


class TestDecline:
    @pytest.mark.parametrize("setup", [chosen, attested], ids=["before-attesting", "once-the-file-was-read"])
    def test_it_ends_the_assignment_and_the_case_waits_for_another(self, cast: Cast, setup: object) -> None:
        case = Case.objects.get(pk=setup(cast).case_id)

        assignment = decline(case=case, version=case.version, because=" She is my patient. ", by=cast.lind, at=LATER)

        assert Case.objects.get().state == CaseState.REVIEWER_SELECTION
        assert (assignment.ended_at, assignment.declined_because) == (LATER, "She is my patient.")
        assert standing_assignments(case) == []
        assert "patient" not in str(last_event(case).facts)

    def test_who_declined_is_not_chosen_again(self, cast: Cast) -> None:
        assignment = chosen(cast)
        case = assignment.case
        decline(case=case, version=case.version, because="No time.", by=cast.lind, at=LATER)
        case.refresh_from_db()

        with pytest.raises(RefusedError, match="Was assigned to this case before"):
            choose_reviewer(case=case, version=case.version, reviewer=assignment.reviewer, by=cast.okafor, at=LATER)

    @pytest.mark.parametrize("because", ["", "  ", "x" * 301], ids=["empty", "blank", "too-long"])
    def test_a_reason_is_needed(self, cast: Cast, because: str) -> None:
        case = chosen(cast).case
        before = everything()

        with pytest.raises(RefusedError) as error:
            decline(case=case, version=case.version, because=because, by=cast.lind, at=LATER)

        assert error.value.field == "because"
        assert everything() == before

    @pytest.mark.parametrize("who", ["okafor", "noor", "alma", "stranger"])
    def test_nobody_declines_for_the_reviewer(self, cast: Cast, who: str) -> None:
        case = chosen(cast).case
        before = everything()

        with pytest.raises(NotAllowedError):
            decline(case=case, version=case.version, because="No.", by=getattr(cast, who), at=LATER)

        assert everything() == before

    def test_no_end_without_its_audit_event(self, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
        case = chosen(cast).case
        before = everything()
        monkeypatch.setattr(AuditEvent.objects, "create", refuse)

        with pytest.raises(DatabaseError):
            decline(case=case, version=case.version, because="No.", by=cast.lind, at=LATER)

        assert everything() == before


class TestScreenAssignment:
    """Process, section 12: "assigned reviewer must pass the §6 union matrix at assignment *and* at signature"."""

    def screen(self, assignment: Assignment, *, days: int = 0) -> set[ReasonCode]:
        with transaction.atomic():
            answer = screen_assignment(assignment=assignment, at=LATER + timedelta(days=days))
        return {reason.code for reason in answer.blocking}

    def test_nothing_new_blocks_nothing(self, cast: Cast) -> None:
        assert self.screen(attested(cast)) == set()

    def test_an_affiliation_declared_later_is_found(self, cast: Cast) -> None:
        assignment = attested(cast)
        affiliate(cast, assignment.reviewer)

        assert self.screen(assignment) == {ReasonCode.AFFILIATION}

    def test_a_role_taken_for_a_party_later_is_found(self, cast: Cast) -> None:
        assignment = attested(cast)
        grant_membership(
            person=cast.lind, role=Role.REQUESTING_PHYSICIAN, organization=cast.practice, by=cast.founder, at=LATER
        )

        assert self.screen(assignment) == {ReasonCode.AFFILIATION}

    def test_a_licence_that_ends_meanwhile_is_found(self, cast: Cast) -> None:
        assignment = attested(cast)
        soon = (replace(ENTRY["licences"][0], expires=LATER.date() + timedelta(days=5)),)
        change_reviewer(
            reviewer=assignment.reviewer, version=1, **(ENTRY | {"licences": soon}), by=cast.okafor, at=LATER
        )

        assert self.screen(assignment, days=3) == set()
        assert self.screen(assignment, days=10) == {ReasonCode.LICENSED, ReasonCode.NONRESTRICTED}


class TestChoices:
    def test_those_who_may_are_offered_and_those_who_may_not_are_kept_apart(self, cast: Cast) -> None:
        lind, hart = on_roster(cast), another_reviewer(cast, "Dr Otto Hart", has_discipline=True)
        found = choices_for(to_be_chosen(cast), at=LATER)

        assert [offered.reviewer for offered in found.offered] == [lind]
        assert [barred.reviewer for barred in found.barred] == [hart]

    def test_those_whose_work_the_treatment_is_come_first_whoever_asked_for_it(self, cast: Cast) -> None:
        for name, specialty in (
            ("Dr Ana One", "Psychiatry"),
            ("Dr Ben Two", "Plastic Surgery"),
            ("Dr Cy Six", "Urology"),
        ):
            another_reviewer(cast, name, certificates=(Certificate(specialty=specialty),))
        case = to_be_chosen(cast)
        case.items.update(description="Wound care twice a week for six weeks")
        case.applications.update(
            physician_specialty="Psychiatry", diagnosis="Open wound of the leg", icd_code="S81.801A"
        )
        found = choices_for(case, at=LATER)

        assert not found.is_unread
        assert [each.reviewer.person.name for each in found.offered] == ["Dr Ben Two", "Dr Ana One", "Dr Cy Six"]

    def test_where_nothing_is_read_they_stand_by_name(self, cast: Cast) -> None:
        for name in ("Dr Cy Three", "Dr Ana One", "Dr Ben Two"):
            another_reviewer(cast, name)
        case = to_be_chosen(cast)
        case.items.update(description="Transportation to visits")
        case.applications.update(physician_specialty="", diagnosis="", icd_code="")
        found = choices_for(case, at=LATER)

        assert found.is_unread
        assert [each.reviewer.person.name for each in found.offered] == ["Dr Ana One", "Dr Ben Two", "Dr Cy Three"]

    def test_a_licence_that_ends_before_the_determination_is_due_is_said(self, cast: Cast) -> None:
        ends = LATER.date() + timedelta(days=5)
        on_roster(cast, licences=(Licence(state="California", expires=ends),))
        offered = choices_for(to_be_chosen(cast), at=LATER).offered[0].offer

        assert ["before the determination is due" in each for each in offered.cautions] == [True]

    def test_equal_ones_keep_their_order_when_looked_at_again(self, cast: Cast) -> None:
        for name in ("Dr Ana One", "Dr Ben Two", "Dr Cy Three", "Dr Di Four"):
            another_reviewer(cast, name)
        case = to_be_chosen(cast)
        orders = [[each.reviewer.pk for each in choices_for(case, at=LATER).offered] for _ in range(3)]

        assert orders[0] == orders[1] == orders[2]
        assert len(orders[0]) == 4

    def test_the_seed_stands_in_the_trail(self, cast: Cast) -> None:
        assignment = chosen(cast)
        entered, event = events_of(assignment.case.number).filter(verb__in=["close_records", "choose_reviewer"])

        assert event.facts["seed"] == entered.digest

    def test_the_number_of_queries_does_not_grow_with_the_roster(self, cast: Cast) -> None:
        case = to_be_chosen(cast)
        counts = []
        for names in (("Dr Ana One",), ("Dr Ben Two", "Dr Cy Three", "Dr Di Four")):
            for name in names:
                affiliate(cast, another_reviewer(cast, name))
            with CaptureQueriesContext(connection) as queries:
                choices_for(case, at=LATER)
            counts.append(len(queries))

        assert counts[1] <= counts[0] <= 25

    def test_load_counts_the_cases_that_are_open(self, cast: Cast) -> None:
        assignment = chosen(cast)
        assert loads() == {str(cast.lind.public_id): 1}

        case = assignment.case
        decline(case=case, version=case.version, because="No time.", by=cast.lind, at=LATER)
        assert loads() == {}


class TestTheFileIsClosedBeforeTheAttestation:
    @pytest.mark.parametrize(("setup", "is_open"), [(chosen, False), (attested, True)], ids=["before", "after"])
    def test_to_the_reviewer(self, cast: Cast, setup: object, *, is_open: bool) -> None:
        case = setup(cast).case

        assert may_open_file(case=case, person=cast.lind) == is_open
        assert may_open_file(case=case, person=cast.clerk)
