from collections.abc import Callable
from datetime import date

import pytest
from django.db import DatabaseError

from openimr.domain.errors import NotAllowedError
from openimr.matching.candidates import Certificate, Licence
from openimr.web.audit.models import AuditEvent
from openimr.web.errors import RefusedError, StaleFormError
from openimr.web.people.services import revoke_membership
from openimr.web.reviewers.access import serving
from openimr.web.reviewers.models import AffiliationKind, Reviewer
from openimr.web.reviewers.services import (
    add_reviewer,
    change_reviewer,
    declare_affiliation,
    end_affiliation,
    leave_roster,
    return_to_roster,
)
from openimr.web.reviewers.values import candidate_of
from tests.web.cast import AT, Cast
from tests.web.reviewers.rosters import ENTRY, LATER, everything, on_roster, refuse

OHIO = Licence(state="Ohio", expires=date(2026, 1, 1))
UROLOGY = Certificate(specialty="Urology")


def last_event() -> AuditEvent:
    found: AuditEvent = AuditEvent.objects.filter(scope="site").last()
    return found


class TestAddReviewer:
    def test_it_writes_the_entry_and_its_event(self, cast: Cast) -> None:
        reviewer = add_reviewer(person=cast.lind, **ENTRY, by=cast.okafor, at=AT)
        candidate = candidate_of(reviewer, at=AT)
        event = last_event()

        assert {name: getattr(candidate, name) for name in ENTRY} == ENTRY
        assert (event.verb, event.person, event.facts) == (
            "add_reviewer",
            str(cast.okafor.public_id),
            {"reviewer": str(cast.lind.public_id), "version": 1},
        )

    @pytest.mark.parametrize(
        ("changed", "field"),
        [
            ({"licences": ()}, "licences"),
            ({"licences": (OHIO, OHIO)}, "licences"),
            ({"certificates": (UROLOGY, UROLOGY)}, "certificates"),
            ({"practice_since": date(2025, 3, 5)}, "practice_since"),
            ({"practice_hours": 169}, "practice_hours"),
        ],
        ids=["no-licence", "a-state-twice", "a-specialty-twice", "practice-from-tomorrow", "more-than-a-week"],
    )
    def test_an_entry_that_cannot_be_is_refused_and_leaves_nothing(
        self, cast: Cast, changed: dict[str, object], field: str
    ) -> None:
        before = everything()

        with pytest.raises(RefusedError) as error:
            add_reviewer(person=cast.lind, **(ENTRY | changed), by=cast.okafor, at=AT)

        assert error.value.field == field
        assert everything() == before

    def test_nobody_is_on_the_roster_twice(self, cast: Cast) -> None:
        on_roster(cast)
        before = everything()

        with pytest.raises(RefusedError, match="already"):
            on_roster(cast)

        assert everything() == before

    def test_it_takes_the_role_of_expert_reviewer(self, cast: Cast) -> None:
        with pytest.raises(RefusedError, match="does not hold the role"):
            on_roster(cast, cast.quality)

        assert not Reviewer.objects.exists()

    @pytest.mark.parametrize("who", ["noor", "alma", "stranger", "lind", "clerk", "founder", "division"])
    def test_only_those_who_keep_the_roster_may(self, cast: Cast, who: str) -> None:
        before = everything()

        with pytest.raises(NotAllowedError):
            add_reviewer(person=cast.lind, **ENTRY, by=getattr(cast, who), at=AT)

        assert everything() == before

    def test_no_entry_without_its_audit_event(self, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
        before = everything()
        monkeypatch.setattr(AuditEvent.objects, "create", refuse)

        with pytest.raises(DatabaseError):
            on_roster(cast)

        assert everything() == before


class TestChangeReviewer:
    def test_it_writes_what_changed_and_the_event_keeps_what_was_before(self, cast: Cast) -> None:
        reviewer = on_roster(cast)
        facts = ENTRY | {"licences": (OHIO,), "practice_hours": None}

        change_reviewer(reviewer=reviewer, version=1, **facts, by=cast.conflict, at=LATER)
        candidate = candidate_of(Reviewer.objects.get(), at=LATER)

        assert {name: getattr(candidate, name) for name in facts} == facts
        assert last_event().facts == {
            "reviewer": str(cast.lind.public_id),
            "version": 2,
            "fields": ["practice_hours", "licences"],
            "before": {
                "practice_hours": 30,
                "licences": [
                    {"state": "California", "number": "A 1234", "expires": "2027-01-31", "is_restricted": False}
                ],
            },
        }

    def test_a_change_of_nothing_writes_nothing(self, cast: Cast) -> None:
        reviewer = on_roster(cast)
        before = everything()

        change_reviewer(reviewer=reviewer, version=1, **ENTRY, by=cast.okafor, at=LATER)

        assert everything() == before

    def test_a_stale_form_is_refused_with_what_was_done_in_between(self, cast: Cast) -> None:
        reviewer = on_roster(cast)
        change_reviewer(reviewer=reviewer, version=1, **(ENTRY | {"is_qme": True}), by=cast.conflict, at=LATER)
        before = everything()

        with pytest.raises(StaleFormError) as error:
            change_reviewer(reviewer=reviewer, version=1, **ENTRY, by=cast.okafor, at=LATER)

        assert [(change.what, change.who) for change in error.value.changes] == [
            ("Change reviewer: is qme", "Connie Conflict")
        ]
        assert everything() == before


class TestLeaveAndReturn:
    def test_who_left_serves_no_more_and_serves_again_on_return(self, cast: Cast) -> None:
        reviewer = on_roster(cast)

        leave_roster(reviewer=reviewer, version=1, by=cast.okafor, at=LATER)
        assert not serving(at=LATER).exists()

        return_to_roster(reviewer=reviewer, version=2, by=cast.okafor, at=LATER)
        assert serving(at=LATER).get() == reviewer
        assert last_event().verb == "return_to_roster"

    def test_who_lost_the_role_serves_no_more_and_cannot_return(self, cast: Cast) -> None:
        reviewer = on_roster(cast)
        leave_roster(reviewer=reviewer, version=1, by=cast.okafor, at=LATER)
        revoke_membership(membership=cast.lind.memberships.get(), by=cast.founder, at=LATER)
        before = everything()

        with pytest.raises(RefusedError, match="does not hold the role"):
            return_to_roster(reviewer=reviewer, version=2, by=cast.okafor, at=LATER)

        assert everything() == before

    def test_one_who_lost_the_role_is_not_offered(self, cast: Cast) -> None:
        on_roster(cast)
        revoke_membership(membership=cast.lind.memberships.get(), by=cast.founder, at=LATER)

        assert not serving(at=LATER).exists()

    @pytest.mark.parametrize(
        ("step", "is_on"), [(leave_roster, False), (return_to_roster, True)], ids=["left-already", "never-left"]
    )
    def test_a_step_that_was_taken_already_is_refused(
        self, cast: Cast, step: Callable[..., Reviewer], *, is_on: bool
    ) -> None:
        reviewer = on_roster(cast)
        if not is_on:
            reviewer = leave_roster(reviewer=reviewer, version=1, by=cast.okafor, at=AT)
        before = everything()

        with pytest.raises(RefusedError):
            step(reviewer=reviewer, version=reviewer.version, by=cast.okafor, at=LATER)

        assert everything() == before


class TestAffiliations:
    """Lab. Code § 139.5(d)(6): the three kinds of material affiliation."""

    @pytest.mark.parametrize("kind", AffiliationKind)
    def test_declaring_writes_it_and_an_event_without_the_note(self, cast: Cast, kind: AffiliationKind) -> None:
        affiliation = declare_affiliation(
            reviewer=on_roster(cast), kind=kind, person=cast.noor, note=" his sister ", by=cast.conflict, at=LATER
        )
        event = last_event()

        assert (affiliation.kind, affiliation.person, affiliation.note) == (kind, cast.noor, "his sister")
        assert (event.verb, event.facts["with"]) == ("declare_affiliation", str(cast.noor.public_id))
        assert "sister" not in str(event.facts)

    @pytest.mark.parametrize("case", ["both", "neither", "oneself", "twice"])
    def test_what_is_no_affiliation_is_refused_and_leaves_nothing(self, cast: Cast, case: str) -> None:
        reviewer = on_roster(cast)
        with_whom = {
            "both": {"person": cast.noor, "organization": cast.claims},
            "neither": {},
            "oneself": {"person": cast.lind},
            "twice": {"organization": cast.practice},
        }[case]
        declare_affiliation(
            reviewer=reviewer,
            kind=AffiliationKind.FINANCIAL,
            organization=cast.practice,
            by=cast.conflict,
            at=AT,
        )
        before = everything()

        with pytest.raises(RefusedError):
            declare_affiliation(
                reviewer=reviewer, kind=AffiliationKind.FINANCIAL, **with_whom, by=cast.conflict, at=LATER
            )

        assert everything() == before

    def test_an_ended_one_is_kept_and_ends_once(self, cast: Cast) -> None:
        affiliation = declare_affiliation(
            reviewer=on_roster(cast), kind=AffiliationKind.FAMILIAL, person=cast.noor, by=cast.conflict, at=AT
        )

        ended = end_affiliation(affiliation=affiliation, by=cast.conflict, at=LATER)
        before = everything()

        assert (ended.until, last_event().verb) == (LATER, "end_affiliation")
        with pytest.raises(RefusedError, match="ended already"):
            end_affiliation(affiliation=affiliation, by=cast.conflict, at=LATER)
        assert everything() == before

    @pytest.mark.parametrize("who", ["noor", "lind", "stranger", "clerk"])
    def test_only_those_who_keep_the_roster_may(self, cast: Cast, who: str) -> None:
        reviewer = on_roster(cast)
        before = everything()

        with pytest.raises(NotAllowedError):
            declare_affiliation(
                reviewer=reviewer, kind=AffiliationKind.FAMILIAL, person=cast.alma, by=getattr(cast, who), at=AT
            )

        assert everything() == before

    def test_no_affiliation_without_its_audit_event(self, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
        reviewer = on_roster(cast)
        before = everything()
        monkeypatch.setattr(AuditEvent.objects, "create", refuse)

        with pytest.raises(DatabaseError):
            declare_affiliation(
                reviewer=reviewer, kind=AffiliationKind.FAMILIAL, person=cast.noor, by=cast.conflict, at=AT
            )

        assert everything() == before
