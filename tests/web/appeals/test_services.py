"""Lab. Code § 4610.6(h), (i) (words not read in full): an appeal within 30 days of mailing, on five grounds; where the
determination is reversed, the dispute goes to a different organization, else to a different reviewer of the same one.
"""

from datetime import date, timedelta

import pytest

from openimr.domain.errors import NotAllowedError
from openimr.matching.attestations import CLEAN_ANSWERS
from openimr.web.appeals.barred import barred_by_remand
from openimr.web.appeals.clocks import appeal_deadline
from openimr.web.appeals.models import Appeal, AppealEnd, AppealGround, AppealOutcome, Remand
from openimr.web.appeals.services import end_appeal, enter_appeal, remand_case
from openimr.web.audit.models import AuditEvent
from openimr.web.audit.verification import verify_chains
from openimr.web.cases.access import cases_of
from openimr.web.cases.models import Case, CaseClock
from openimr.web.cases.models.reassignments import Reassignment
from openimr.web.cases.values import CaseState, PartyKind
from openimr.web.determinations.services import issue_determination
from openimr.web.documents.services import may_add
from openimr.web.errors import RefusedError, StaleFormError
from openimr.web.people.models import User
from openimr.web.reviewers.choices import choices_for
from openimr.web.reviewers.models import Reviewer
from openimr.web.reviewers.services import attest, choose_reviewer
from openimr.web.reviews.models import Review
from openimr.web.reviews.services import save_item, save_summary, sign_review
from openimr.web.samples.walks import answer_open_findings
from tests.web.appeals.walks import (
    APPEALED_AT,
    ENDED_AT,
    FILED_ON,
    NO_OTHER,
    ORDER_RECEIVED_ON,
    REMANDED_AT,
    appealed,
    ended,
    fresh,
    order_in,
    remanded_here,
    set_aside,
)
from tests.web.cast import Cast
from tests.web.review_walks import SERVED_AT, SUMMARY, WORDS, closed
from tests.web.reviewers.rosters import another_reviewer

pytestmark = pytest.mark.django_db


def choose(case: Case, reviewer: Reviewer, cast: Cast) -> Case:
    choose_reviewer(case=case, version=case.version, reviewer=reviewer, by=cast.okafor, at=REMANDED_AT)
    return fresh(case)


class TestTheTimeToAppeal:
    """30 days from the day of mailing to the party; the case keeps the time that ends last."""

    def test_it_runs_from_the_last_service_and_is_told_of_each_party(self, cast: Cast) -> None:
        issued = closed(cast)

        clock = CaseClock.objects.get(case=issued.case, name="appeal", stopped_at__isnull=True)
        deadlines = {appeal_deadline(each).due_day for each in issued.services.exclude(party=None)}

        assert (clock.starts, clock.due) == (date(2025, 3, 13), date(2025, 4, 14))  # the 30th day, Sat 12 Apr, rolls
        assert deadlines == {clock.due}


class TestAnAppeal:
    """Lab. Code § 4610.6(h)."""

    def test_it_is_kept_with_its_day_its_grounds_and_by_whom(self, cast: Cast) -> None:
        appeal = appealed(cast)

        assert (appeal.filed_by.kind, appeal.filed_on) == (PartyKind.EMPLOYEE, FILED_ON)
        assert appeal.grounds == ["conflict", "mistake"]
        event = AuditEvent.objects.get(verb="enter_appeal")
        assert event.facts["filed_on"] == "2025-03-20"
        assert event.facts["version"] == fresh(appeal.determination.case).version

    @pytest.mark.parametrize(
        ("changed", "words"),
        [
            ({"grounds": []}, "at least one"),
            ({"filed_on": date(2025, 1, 2)}, "Expected a day from"),
            ({"filed_on": date(2026, 1, 2)}, "Expected a day from"),
            ({"number": "ADJ 1, Dr Maja Lind"}, "go to every party"),
        ],
    )
    def test_what_contradicts_itself_is_refused(self, cast: Cast, changed: dict[str, object], words: str) -> None:
        case = fresh(closed(cast).case)
        facts: dict[str, object] = {"filed_on": FILED_ON, "grounds": [AppealGround.FRAUD]} | changed

        with pytest.raises(RefusedError, match=words):
            enter_appeal(
                case=case,
                version=case.version,
                filed_by=case.parties.get(kind=PartyKind.EMPLOYEE),
                by=cast.clerk,
                at=APPEALED_AT,
                **facts,  # type: ignore[arg-type] # a table of examples
            )

        assert not Appeal.objects.exists()

    @pytest.mark.parametrize("name", ["lind", "alma", "noor", "attorney", "division", "quality", "conflict"])
    def test_it_is_entered_by_staff_alone(self, cast: Cast, name: str) -> None:
        case = fresh(closed(cast).case)

        with pytest.raises(NotAllowedError):
            enter_appeal(
                case=case,
                version=case.version,
                filed_by=case.parties.get(kind=PartyKind.EMPLOYEE),
                filed_on=FILED_ON,
                grounds=[AppealGround.FRAUD],
                by=getattr(cast, name),
                at=APPEALED_AT,
            )

    def test_the_number_of_the_order_names_no_reviewer(self, cast: Cast) -> None:
        appeal = appealed(cast)
        case = fresh(appeal.determination.case)

        with pytest.raises(RefusedError, match="go to every party") as refused:
            end_appeal(
                case=case,
                version=case.version,
                appeal=appeal,
                outcome=AppealOutcome.DENIED,
                ordered_on=ORDER_RECEIVED_ON,
                order_number="Order on Dr Maja Lind",
                received_on=ORDER_RECEIVED_ON,
                by=cast.clerk,
                at=ENDED_AT,
            )

        assert refused.value.field == "order_number"

    def test_one_that_is_denied_leaves_the_determination_as_it_stands(self, cast: Cast) -> None:
        appeal = appealed(cast)

        case = ended(appeal, cast, AppealOutcome.DENIED, None)

        assert case.state == CaseState.CLOSED
        assert sorted(case.items.values_list("state", flat=True)) == ["overturned", "upheld", "upheld"]
        assert case.assignments.get().ended_at is None
        with pytest.raises(RefusedError, match="ended already"):
            ended(appeal, cast)

    @pytest.mark.parametrize(
        ("outcome", "ground"),
        [(AppealOutcome.SET_ASIDE, None), (AppealOutcome.DENIED, AppealGround.BIAS)],
    )
    def test_a_ground_is_given_exactly_where_it_was_set_aside(
        self, cast: Cast, outcome: AppealOutcome, ground: AppealGround | None
    ) -> None:
        with pytest.raises(RefusedError):
            ended(appealed(cast), cast, outcome, ground)

        assert not AppealEnd.objects.exists()


class TestADeterminationThatWasSetAside:
    """Lab. Code § 4610.6(h), (i)."""

    def test_every_item_is_in_dispute_again_and_no_clock_of_it_runs(self, cast: Cast) -> None:
        case = set_aside(cast)

        assert case.state == CaseState.REMANDED
        assert set(case.items.values_list("state", flat=True)) == {"disputed"}
        assert not case.clocks.filter(stopped_at__isnull=True).exists()
        assert case.determinations.count() == 1
        assert verify_chains().broken == ()

    def test_its_reviewer_has_the_case_no_longer(self, cast: Cast) -> None:
        case = set_aside(cast)

        assert not cases_of(cast.lind, at=ENDED_AT).filter(pk=case.pk).exists()

    def test_papers_may_be_added_again(self, cast: Cast) -> None:
        case = set_aside(cast)

        assert may_add(case=case, person=cast.clerk, at=ENDED_AT)
        assert may_add(case=case, person=cast.alma, at=ENDED_AT)


class TestARemand:
    """Lab. Code § 4610.6(i)."""

    def test_to_another_organization_the_case_ends_here(self, cast: Cast) -> None:
        case = set_aside(cast)

        remand = remand_case(
            case=case,
            version=case.version,
            order=order_in(case, cast),
            organization="Other Reviews, Inc.",
            by=cast.okafor,
            at=REMANDED_AT,
        )

        assert remand.organization == "Other Reviews, Inc."
        assert fresh(case).state == CaseState.REMANDED_ELSEWHERE
        assert not case.clocks.filter(stopped_at__isnull=True).exists()

    def test_here_the_time_of_the_review_counts_from_the_receipt_of_the_order_and_says_that_this_was_not_read(
        self, cast: Cast
    ) -> None:
        case = remanded_here(cast)

        clock = case.clocks.get(stopped_at__isnull=True)
        assert case.state == CaseState.REVIEWER_SELECTION
        assert (clock.name, clock.starts) == ("determination-regular", ORDER_RECEIVED_ON)
        assert "receipt of the order that remanded the dispute" in clock.because
        assert not clock.is_verified

    @pytest.mark.parametrize(("organization", "because"), [("", ""), ("Other Reviews", NO_OTHER)])
    def test_it_goes_to_one_of_the_two(self, cast: Cast, organization: str, because: str) -> None:
        case = set_aside(cast)

        with pytest.raises(RefusedError, match="Name the other organization"):
            remand_case(
                case=case,
                version=case.version,
                order=order_in(case, cast),
                organization=organization,
                because=because,
                by=cast.okafor,
                at=REMANDED_AT,
            )

        assert not Remand.objects.exists()

    @pytest.mark.parametrize("name", ["clerk", "lind", "noor", "alma", "division", "conflict"])
    def test_the_medical_director_alone_sends_it_on(self, cast: Cast, name: str) -> None:
        case = set_aside(cast)

        with pytest.raises(NotAllowedError):
            remand_case(
                case=case,
                version=case.version,
                order=order_in(case, cast),
                because=NO_OTHER,
                by=getattr(cast, name),
                at=REMANDED_AT,
            )

    def test_a_stale_form_is_refused(self, cast: Cast) -> None:
        case = set_aside(cast)

        with pytest.raises(StaleFormError):
            remand_case(
                case=case,
                version=case.version - 1,
                order=order_in(case, cast),
                because=NO_OTHER,
                by=cast.okafor,
                at=REMANDED_AT,
            )

    def test_the_earlier_reviewer_is_barred_on_the_list_and_by_the_service(self, cast: Cast) -> None:
        case = remanded_here(cast)
        another_reviewer(cast, "Dr Olu Adeyemi")

        found = choices_for(case, at=REMANDED_AT)

        lind = Reviewer.objects.get(person=cast.lind)
        assert [each.reviewer.person.name for each in found.offered] == ["Dr Olu Adeyemi"]
        assert [each.reviewer for each in found.barred] == [lind]
        with pytest.raises(RefusedError, match="may not review this case"):
            choose(case, lind, cast)

    def test_who_may_be_chosen_again_after_a_reassignment_may_not_after_a_remand(self, cast: Cast) -> None:
        case = remanded_here(cast)
        assignment = case.assignments.get()
        Reassignment.objects.create(
            case=case,
            assignment=assignment,
            because="Away.",
            may_be_chosen_again=True,
            by=cast.okafor,
            at=SERVED_AT,
        )

        assert case.assignments.filter(barred_by_remand()).get() == assignment
        with pytest.raises(RefusedError, match="may not review this case"):
            choose(case, assignment.reviewer, cast)

    def test_the_next_review_starts_empty_and_ends_in_a_second_letter_beside_the_first(self, cast: Cast) -> None:
        case = remanded_here(cast)
        first = case.determinations.get()
        reviewer = another_reviewer(cast, "Dr Olu Adeyemi")
        case = choose(case, reviewer, cast)

        review = attested(case, reviewer.person)
        assert review.summary == ""
        assert {draft.outcome + draft.rationale for draft in review.drafts.all()} == {""}

        written_and_signed(review, reviewer.person)
        case = fresh(case)
        second = issue_determination(
            case=case, version=case.version, by=cast.okafor, at=REMANDED_AT + timedelta(hours=9)
        )

        assert (second.number, second.review) == (2, review)
        assert "IMR 25-7" in second.superseded_because
        assert second.seal["signed"] == Review.objects.get(pk=review.pk).signed_digest
        assert second.seal_digest != first.seal_digest
        assert second.files.count() == first.files.count() == 3
        assert first.superseded_because == ""
        assert verify_chains().broken == ()


def attested(case: Case, person: User) -> Review:
    at = REMANDED_AT + timedelta(hours=1)
    assignment = attest(case=case, version=case.version, answers=CLEAN_ANSWERS, by=person, at=at)
    return Review.objects.get(assignment=assignment)


def written_and_signed(review: Review, person: User) -> None:
    case, at = review.assignment.case, REMANDED_AT + timedelta(hours=2)
    review = save_summary(case=case, version=review.version, summary=SUMMARY, by=person, at=at)
    for number, fields in WORDS.items():
        follows = 1 if number == 2 else None
        review = save_item(
            case=case, version=review.version, number=number, fields=fields, follows=follows, by=person, at=at
        )
    answer_open_findings(review, by=person, at=at)
    sign_review(case=case, version=review.version, by=person, at=at)
