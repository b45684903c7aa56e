"""A member of a panel sees the file and their own draft: never another member's draft, name or vote."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from openimr.domain.errors import NotAllowedError
from openimr.web.audit.discretion import discretion_for
from openimr.web.audit.models import AuditEvent
from openimr.web.cases.docket import docket_of
from openimr.web.cases.docket.values import Filters, Whose
from openimr.web.cases.history import history_of, knows_reviewer
from openimr.web.cases.models import Case
from openimr.web.cases.plain import OUTCOMES_OF_SEVERAL, SEVERAL, SEVERAL_DECIDED, my_case
from openimr.web.cases.standing import standing_of
from openimr.web.cases.values import CaseState
from openimr.web.determinations.services import issue_determination
from openimr.web.errors import RefusedError, StaleFormError
from openimr.web.people.models import User
from openimr.web.people.services import grant_membership
from openimr.web.people.values import Role
from openimr.web.reviews.access import own_review
from openimr.web.reviews.services import request_records, save_summary
from openimr.web.roster.models import Proposal
from tests.web import panel_walks
from tests.web.cases.posting import text_of
from tests.web.cases.test_plain import HIGHEST_GRADE, grade
from tests.web.cast import Cast
from tests.web.panel_walks import ISSUED_AT, SIGNED_AT, fresh, person_of

SignedIn = Callable[[User], Client]

OF_THE_ORGANIZATION = ("reviewer", "panel", "reassign", "conflicts", "issue")
"""Pages that tell who reviews a case, or what they decided."""


def member_with(cast: Cast, role: Role) -> User:
    """Return the second member, who holds a further role in the organization."""
    grant_membership(person=person_of(1), role=role, organization=cast.imro, by=cast.founder, at=panel_walks.CHOSEN_AT)
    return person_of(1)


class TestDrafts:
    """Each member writes a draft of their own."""

    def test_each_opens_their_own(self, cast: Cast, signed_in: SignedIn) -> None:
        case = panel_walks.in_review(cast)
        panel_walks.write_as(case, 0, "UUO")

        for place in (0, 1):
            review = own_review(number=case.number, person=person_of(place), at=SIGNED_AT)
            assert review == panel_walks.review_of(case, place)
        client = signed_in(person_of(1))
        for path in ("review/", "review/summary/", "review/items/1/", "sign/", "history/", ""):
            page = text_of(client.get(f"/cases/{case.number}/{path}"))
            assert "reviewer 1" not in page
            assert "Lind" not in page

    def test_what_one_saves_changes_nothing_for_the_other(self, cast: Cast) -> None:
        case = panel_walks.in_review(cast)
        panel_walks.write_as(case, 0, "UUO")

        review = panel_walks.review_of(case, 1)
        save_summary(case=case, version=review.version, summary="Mine.", by=person_of(1), at=SIGNED_AT)
        with pytest.raises(StaleFormError) as stale:
            save_summary(case=case, version=review.version, summary="Again.", by=person_of(1), at=SIGNED_AT)

        assert [change.what for change in stale.value.changes] == ["Summary saved"]

    def test_who_signed_writes_no_more_while_another_does(self, cast: Cast, signed_in: SignedIn) -> None:
        case = panel_walks.in_review(cast)
        review = panel_walks.sign_as(case, 0, "UUO")

        with pytest.raises(RefusedError):
            save_summary(case=case, version=review.version, summary="Anew.", by=cast.lind, at=SIGNED_AT)
        asked = case.parties.get(kind="claims_administrator", until__isnull=True)
        with pytest.raises(RefusedError):
            request_records(case=case, asked_of=asked, words="The films.", by=cast.lind, at=SIGNED_AT)
        assert signed_in(cast.lind).get(f"/cases/{case.number}/review/").status_code == 302

    def test_any_member_asks_for_records_in_nobodys_name(self, cast: Cast) -> None:
        case = panel_walks.in_review(cast)
        asked = case.parties.get(kind="claims_administrator", until__isnull=True)

        request_records(case=case, asked_of=asked, words="The films.", by=person_of(1), at=SIGNED_AT)

        told = " ".join(case.notices.latest("pk").paragraphs)
        assert "expert reviewer" in told.lower()
        assert "Adeyemi" not in told


class TestNames:
    """Lab. Code § 4610.6(f): names are confidential; here also within the panel."""

    def test_nobody_knows_but_staff_who_are_no_members(self, cast: Cast) -> None:
        case = panel_walks.in_review(cast)
        member = member_with(cast, Role.MEDICAL_DIRECTOR)

        assert knows_reviewer(case, cast.okafor, at=SIGNED_AT)
        assert not knows_reviewer(case, cast.lind, at=SIGNED_AT)
        assert not knows_reviewer(case, member, at=SIGNED_AT)

    @pytest.mark.parametrize("role", [Role.MEDICAL_DIRECTOR, Role.CONFLICT_OFFICER, Role.QUALITY_REVIEWER])
    def test_a_member_of_the_staff_finds_no_page_that_tells(self, cast: Cast, signed_in: SignedIn, role: Role) -> None:
        case = panel_walks.signed(cast)
        client = signed_in(member_with(cast, role))

        home = client.get(f"/cases/{case.number}/").content.decode()
        for page in OF_THE_ORGANIZATION:
            assert client.get(f"/cases/{case.number}/{page}/").status_code == 404, page
            assert f'href="/cases/{case.number}/{page}/"' not in home
        history = text_of(client.get(f"/cases/{case.number}/history/?readings=yes"))
        assert "Lind" not in home
        assert "Lind" not in history

    def test_an_earlier_proposal_names_nobody_to_a_member_who_may_choose(self, cast: Cast, signed_in: SignedIn) -> None:
        case = panel_walks.signed(cast)
        proposal = Proposal.objects.create(seed="0" * 64, levers={}, reviewers=2, by=cast.okafor, at=SIGNED_AT)
        first = case.assignments.get(seat=1).reviewer
        proposal.cases.create(case=case, version=1, reviewer=first)
        member, address = (
            member_with(cast, Role.MEDICAL_DIRECTOR),
            reverse("roster:proposal", args=[proposal.public_id]),
        )

        told = {
            name: text_of(signed_in(who).get(address)) for name, who in (("member", member), ("okafor", cast.okafor))
        }

        assert (case.number in told["okafor"], "Lind" in told["okafor"]) == (True, True)
        assert (case.number in told["member"], "Lind" in told["member"]) == (False, False)

    def test_the_director_who_is_no_member_finds_them(self, cast: Cast, signed_in: SignedIn) -> None:
        case = panel_walks.signed(cast)
        client = signed_in(cast.okafor)

        for page in OF_THE_ORGANIZATION:
            assert client.get(f"/cases/{case.number}/{page}/").status_code == 200, page
        issue = text_of(client.get(f"/cases/{case.number}/issue/"))
        assert "The reviewers differ." in issue
        assert "Reviewer 2 of 2: Dr Olu Adeyemi" in issue
        record = text_of(client.get(f"/cases/{case.number}/findings/"))
        assert "Reviewer 2 of 2" in record

    def test_nobody_reads_one_analysis_before_all_have_signed(self, cast: Cast, signed_in: SignedIn) -> None:
        case = panel_walks.in_review(cast)
        panel_walks.sign_as(case, 0, "UUO")

        for person in (cast.okafor, cast.quality):
            client = signed_in(person)
            assert client.get(f"/cases/{case.number}/issue/").status_code == 404
            assert client.get(f"/cases/{case.number}/findings/").status_code == 404

    def test_an_auditor_who_is_a_member_reads_no_name_in_the_chain(self, cast: Cast) -> None:
        case = panel_walks.signed(cast)
        member = member_with(cast, Role.AUDITOR)

        hidden = discretion_for(member, scope=case.number, at=SIGNED_AT).hidden

        assert hidden is not None
        assert str(cast.lind.public_id) in hidden
        assert discretion_for(cast.auditor, scope=case.number, at=SIGNED_AT).hidden is None

    def test_the_history_of_a_member_holds_their_own_acts_and_no_name(self, cast: Cast) -> None:
        case = panel_walks.signed(cast)

        rows = history_of(case, person=cast.lind, at=ISSUED_AT, with_readings=True)

        names = {row.who for row in rows}
        assert "Dr Olu Adeyemi" not in names
        assert cast.lind.name in names
        saved = AuditEvent.objects.filter(scope=case.number, verb="save_item", person=str(cast.lind.public_id)).count()
        assert sum(row.verb == "save_item" for row in rows) == saved
        assert any(row.what == "Let several reviewers decide, as the Division approved" for row in rows)

    def test_a_party_reads_that_several_decide_and_no_name(self, cast: Cast) -> None:
        case = panel_walks.signed(cast)

        rows = history_of(case, person=cast.noor, at=ISSUED_AT)

        assert not {"Dr Maja Lind", "Dr Olu Adeyemi"} & {row.who for row in rows}
        assert any(row.more == "2 reviewers in all." for row in rows)

    def test_after_the_issue_a_member_reads_their_own_analysis_alone(self, cast: Cast, signed_in: SignedIn) -> None:
        issued = panel_walks.issued(cast)
        client = signed_in(person_of(1))

        page = text_of(client.get(f"/cases/{issued.case.number}/sign/"))

        assert "Analysis of reviewer 2 of 2" in page
        assert "reviewer 1 reads" not in page
        assert client.get(f"/cases/{issued.case.number}/letter/").status_code == 404


class TestWhoIsWaitedFor:
    """The docket and the case say who is waited for: to staff by number, to a member what is theirs to do."""

    def waits(self, case: Case, person: User) -> list[str]:
        return [each.words for each in standing_of(fresh(case), person=person, at=SIGNED_AT).waits]

    def test_staff_read_it_by_number(self, cast: Cast) -> None:
        case = panel_walks.seated(cast)
        panel_walks.attest_as(case, 0)

        assert self.waits(case, cast.okafor) == [
            "Reviewer 1 of 2 to decide each item and sign",
            "Reviewer 2 of 2 to attest or decline",
        ]
        assert self.waits(case, cast.noor) == []
        assert self.waits(case, cast.lind) == []

    def test_a_member_reads_their_own_next_act(self, cast: Cast) -> None:
        case = panel_walks.formed(cast)
        panel_walks.attest_as(case, 0)

        assert fresh(case).state == CaseState.REVIEWER_SELECTION
        assert standing_of(fresh(case), person=cast.lind, at=SIGNED_AT).act == "Decide each item and sign"
        assert self.mine(cast.lind) == [case.number]
        panel_walks.sign_as(case, 0, "UUO")
        assert self.mine(cast.lind) == []
        assert standing_of(fresh(case), person=cast.lind, at=SIGNED_AT).act == "Wait for the other reviewers to sign"

    def test_who_signed_has_nothing_to_do_while_another_writes(self, cast: Cast) -> None:
        case = panel_walks.in_review(cast)
        panel_walks.sign_as(case, 0, "UUO")

        assert (self.mine(cast.lind), self.mine(person_of(1))) == ([], [case.number])

    def mine(self, person: User) -> list[str]:
        docket = docket_of(person, at=SIGNED_AT, filters=Filters(whose=Whose.MINE))
        return [row.number for row in docket.rows]


class TestInPlainWords:
    """The employee reads that more than one doctor decides."""

    def test_while_they_do_and_after(self, cast: Cast) -> None:
        case = panel_walks.signed(cast)
        assert my_case(case, at=SIGNED_AT).note == SEVERAL

        issue_determination(case=case, version=case.version, by=cast.okafor, at=ISSUED_AT)
        found = my_case(fresh(case), at=ISSUED_AT)

        assert found.note == SEVERAL_DECIDED
        assert "At least half of the doctors" in found.items[0].outcome


def test_who_was_never_chosen_opens_nothing(cast: Cast) -> None:
    case = panel_walks.formed(cast)

    with pytest.raises(NotAllowedError):
        own_review(number=case.number, person=person_of(1), at=SIGNED_AT)


def test_what_an_employee_is_told_of_a_panel_reads_at_grade_8_or_below() -> None:
    told = "\n".join([SEVERAL, SEVERAL_DECIDED, *OUTCOMES_OF_SEVERAL.values()])

    assert grade(told) <= HIGHEST_GRADE
