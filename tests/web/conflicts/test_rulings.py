"""A conflict through others: it bars until the officer cleared it in writing, and the ruling speaks of this path alone."""

from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction

from openimr.domain.errors import NotAllowedError
from openimr.law.affiliations import Relation
from openimr.matching.affiliations.graphs import NodeKind
from openimr.matching.answers import Effect
from openimr.web.audit.access import events_of
from openimr.web.conflicts.models import Ruling
from openimr.web.conflicts.screening import screened
from openimr.web.conflicts.services import end_tie, rule_on_conflict
from openimr.web.conflicts.values import Whom
from openimr.web.errors import RefusedError, StaleFormError
from openimr.web.people.services import grant_membership
from openimr.web.people.values import Role
from openimr.web.reviewers.services import choose_reviewer
from tests.web.cast import Cast
from tests.web.conflicts.ties import BEFORE, LATER, MAKER, SPOUSE, WHY, mark_of, ruled, tie, to_be_chosen_for, two_steps
from tests.web.conflicts.ties import with_maker as case_with_maker
from tests.web.review_walks import CHOSEN_AT


def choose(case: object, reviewer: object, cast: Cast) -> object:
    case.refresh_from_db()  # type: ignore[attr-defined]
    version = case.version  # type: ignore[attr-defined]
    return choose_reviewer(case=case, version=version, reviewer=reviewer, by=cast.okafor, at=CHOSEN_AT)  # type: ignore[arg-type]


class TestAPathThroughOthers:
    """Lab. Code § 139.5(d)(3)(E), paraphrased: adequate screening for conflicts of interest; how far is our rule."""

    def test_it_bars_until_it_is_cleared_in_writing(self, cast: Cast) -> None:
        case, reviewer = to_be_chosen_for(cast)
        case_with_maker(case, cast)
        two_steps(cast)

        with pytest.raises(RefusedError, match="must be cleared or upheld in writing before assignment"):
            choose(case, reviewer, cast)
        ruled(case, reviewer, cast)

        assert choose(case, reviewer, cast)

    def test_upheld_it_bars_and_a_later_ruling_counts_instead(self, cast: Cast) -> None:
        case, reviewer = to_be_chosen_for(cast)
        case_with_maker(case, cast)
        two_steps(cast)
        ruled(case, reviewer, cast, is_cleared=False)

        with pytest.raises(RefusedError, match="was upheld in writing"):
            choose(case, reviewer, cast)
        ruled(case, reviewer, cast, is_cleared=True, at=CHOSEN_AT)

        assert choose(case, reviewer, cast)
        assert Ruling.objects.count() == 2

    def test_each_step_says_what_the_law_says_of_it(self, cast: Cast) -> None:
        case, reviewer = to_be_chosen_for(cast)
        case_with_maker(case, cast)
        two_steps(cast)

        (conflict,) = screened(reviewer, case, at=BEFORE).to_be_cleared

        (path,) = conflict.steps
        assert [(step.words, step.provision.source) for step in path] == [
            ("Dr Maja Lind is the spouse of Jonas Lind", "Lab. Code § 139.5(d)(6)(A)"),
            ("Jonas Lind is employed by Halden Devices", "Lab. Code § 139.5(d)(6)(C)"),
        ]

    def test_a_ruling_no_longer_counts_when_the_path_changes(self, cast: Cast) -> None:
        case, reviewer = to_be_chosen_for(cast)
        case_with_maker(case, cast)
        _, second = two_steps(cast)
        ruled(case, reviewer, cast)
        end_tie(edge=second, by=cast.conflict, at=BEFORE)
        tie(cast, SPOUSE, Relation.OFFICER, MAKER)

        with pytest.raises(RefusedError, match="must be cleared or upheld"):
            choose(case, reviewer, cast)

    def test_a_ruling_counts_in_its_case_alone(self, cast: Cast) -> None:
        case, reviewer = to_be_chosen_for(cast)
        case_with_maker(case, cast)
        two_steps(cast)
        ruled(case, reviewer, cast)
        assert not Ruling.objects.exclude(case=case).exists()
        (conflict,) = (each.conflict for each in screened(reviewer, case, at=BEFORE).reasons if each.conflict)
        assert conflict.effect is Effect.CLEARED


class TestWhatIsNotRuledOn:
    def test_a_direct_tie_with_a_class_of_the_statute_is_not_cleared(self, cast: Cast) -> None:
        """Lab. Code § 139.5(c)(2)(E), (d)(5)(E), paraphrased: no affiliation with the maker of the proposed device."""
        case, reviewer = to_be_chosen_for(cast)
        case_with_maker(case, cast)
        tie(cast, Whom(person=cast.lind), Relation.EMPLOYEE, MAKER)

        with pytest.raises(
            RefusedError, match=r"leaves no room to clear it \(Lab\. Code § 139\.5\(c\)\(2\)\(E\), \(d\)\(5\)\(E\)\)"
        ):
            ruled(case, reviewer, cast)
        with pytest.raises(
            RefusedError, match="Has a material professional affiliation with the development or manufacture"
        ):
            choose(case, reviewer, cast)

    def test_staff_privileges_alone_bar_nobody(self, cast: Cast) -> None:
        """Lab. Code § 139.5(d)(6)(C), paraphrased: affiliations limited to staff privileges do not count."""
        case, reviewer = to_be_chosen_for(cast)
        clinic = Whom(organization=cast.practice)
        tie(cast, Whom(person=cast.lind), Relation.PRIVILEGES, clinic)

        with pytest.raises(RefusedError, match="this tie bars nobody"):
            ruled(case, reviewer, cast)
        assert choose(case, reviewer, cast)

    def test_a_small_interest_bars_nobody_and_one_above_five_percent_does(self, cast: Cast) -> None:
        """Lab. Code § 139.5(d)(6)(B), paraphrased: more than 5 percent of total annual income."""
        case, reviewer = to_be_chosen_for(cast)
        case_with_maker(case, cast)
        small = tie(cast, Whom(person=cast.lind), Relation.INTEREST, MAKER, share=Decimal("0.05"))
        assert screened(reviewer, case, at=BEFORE).may_review

        end_tie(edge=small, by=cast.conflict, at=BEFORE)
        tie(cast, Whom(person=cast.lind), Relation.INTEREST, MAKER, share=Decimal("0.0501"))
        assert not screened(reviewer, case, at=BEFORE).may_review

    def test_one_who_bears_the_name_of_a_party_known_by_name_alone_does_not_slip_through(self, cast: Cast) -> None:
        case, reviewer = to_be_chosen_for(cast)
        tie(cast, Whom(person=cast.lind), Relation.SPOUSE, Whom(name="Alma Reyes", kind=NodeKind.PERSON))

        assert not screened(reviewer, case, at=BEFORE).may_review


class TestRefusals:
    @pytest.mark.parametrize("because", ["", "  \n"])
    def test_a_reason_is_needed(self, cast: Cast, because: str) -> None:
        case, reviewer = to_be_chosen_for(cast)
        case_with_maker(case, cast)
        two_steps(cast)
        arguments = {"mark": mark_of(case, reviewer), "is_cleared": True, "because": because, "at": BEFORE}

        with pytest.raises(RefusedError) as error:
            rule_on_conflict(case=case, version=case.version, reviewer=reviewer, **arguments, by=cast.conflict)
        assert error.value.field == "because"
        assert not Ruling.objects.exists()

    @pytest.mark.parametrize("who", ["okafor", "clerk", "lind", "quality", "noor", "alma", "division", "founder"])
    def test_only_the_conflict_officer_rules(self, cast: Cast, who: str) -> None:
        case, reviewer = to_be_chosen_for(cast)
        case_with_maker(case, cast)
        two_steps(cast)
        arguments = {"mark": mark_of(case, reviewer), "is_cleared": True, "because": WHY, "at": BEFORE}

        with pytest.raises(NotAllowedError):
            rule_on_conflict(case=case, version=case.version, reviewer=reviewer, **arguments, by=getattr(cast, who))

    def test_nobody_rules_on_a_conflict_of_their_own(self, cast: Cast) -> None:
        case, reviewer = to_be_chosen_for(cast)
        case_with_maker(case, cast)
        two_steps(cast)
        grant_membership(
            person=cast.lind, role=Role.CONFLICT_OFFICER, organization=cast.imro, by=cast.founder, at=BEFORE
        )
        arguments = {"mark": mark_of(case, reviewer), "is_cleared": True, "because": WHY, "at": LATER}

        with pytest.raises(RefusedError, match="of their own"):
            rule_on_conflict(case=case, version=case.version, reviewer=reviewer, **arguments, by=cast.lind)

    def test_a_conflict_that_is_gone_and_a_stale_form_are_refused(self, cast: Cast) -> None:
        case, reviewer = to_be_chosen_for(cast)
        case_with_maker(case, cast)
        two_steps(cast)
        arguments = {"is_cleared": True, "because": WHY, "by": cast.conflict, "at": LATER}

        with pytest.raises(RefusedError, match="changed or is gone"):
            rule_on_conflict(case=case, version=case.version, reviewer=reviewer, mark="0" * 64, **arguments)
        mark = mark_of(case, reviewer)
        with pytest.raises(StaleFormError):
            rule_on_conflict(case=case, version=case.version - 1, reviewer=reviewer, mark=mark, **arguments)


def test_a_ruling_leaves_its_event_without_its_words_and_can_never_be_changed(cast: Cast) -> None:
    case, reviewer = to_be_chosen_for(cast)
    case_with_maker(case, cast)
    two_steps(cast)
    ruling = ruled(case, reviewer, cast)

    event = events_of(case.number).last()
    assert event is not None
    assert (event.verb, event.facts["is_cleared"], event.facts["mark"]) == ("rule_on_conflict", True, ruling.mark)
    assert WHY not in str(event.facts)
    assert ruling.paths == [["Dr Maja Lind is the spouse of Jonas Lind", "Jonas Lind is employed by Halden Devices"]]
    for statement in ("UPDATE conflicts_ruling SET is_cleared = NOT is_cleared", "DELETE FROM conflicts_ruling"):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
