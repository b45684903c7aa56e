"""Who should review: a proposal assigns nobody; what is accepted is screened again; levers change with a reason."""

import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime
from uuid import uuid4

import pytest
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse

from openimr.domain.errors import NotAllowedError
from openimr.matching.allocation.assignments import Cause
from openimr.matching.allocation.levers import Levers
from openimr.matching.allocation.pools import Tally
from openimr.matching.candidates import Certificate, Licence
from openimr.matching.fits import Fit
from openimr.web import clock
from openimr.web.audit.access import events_of
from openimr.web.audit.values import SITE
from openimr.web.cases.models import Case
from openimr.web.cases.values import CaseState
from openimr.web.errors import RefusedError, StaleFormError
from openimr.web.people.models import User
from openimr.web.reviewers.models import AffiliationKind, Assignment
from openimr.web.reviewers.services import choose_reviewer, declare_affiliation, leave_roster
from openimr.web.roster.access import levers_in_force
from openimr.web.roster.models import LeverChange, Proposal, ProposedCase
from openimr.web.roster.services import accept_proposal, change_levers, proposals, propose_assignments
from openimr.web.roster.values import CAUSES, FOUND, LEVERS, kept_of, levers_of
from tests.web.cast import AT, Cast
from tests.web.reviewers.rosters import LATER, another_reviewer, everything, on_roster, refuse, to_be_chosen

SignedIn = Callable[[User], Client]


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> Iterator[datetime]:
    monkeypatch.setattr(clock, "now", lambda: LATER)
    return LATER


def proposed(cast: Cast) -> Proposal:
    return propose_assignments(by=cast.okafor, at=LATER)


def accepted(cast: Cast, proposal: Proposal, *rows: ProposedCase) -> proposals.Accepted:
    return accept_proposal(proposal=proposal, keys=[row.pk for row in rows], by=cast.okafor, at=LATER)


class TestProposing:
    def test_every_case_that_waits_gets_a_reviewer_and_nobody_is_assigned(self, cast: Cast) -> None:
        first, second = to_be_chosen(cast), to_be_chosen(cast)
        lind = on_roster(cast)
        other = another_reviewer(cast, "Dr Ada Other", licences=(Licence(state="Nevada", expires=date(2030, 1, 31)),))
        rows = proposed(cast).cases.all()

        assert {row.case for row in rows} == {first, second}
        assert {row.reviewer for row in rows} <= {lind, other}
        assert not Assignment.objects.exists()
        assert [event.verb for event in events_of(SITE)][-1] == "propose_assignments"

    def test_the_reasons_are_kept_in_words(self, cast: Cast) -> None:
        to_be_chosen(cast)
        on_roster(cast)
        row = proposed(cast).cases.get()

        assert sum(points for _, points, _ in row.reasons) == row.points
        assert ["no_california", 0, "Licensed in California."] in row.reasons

    def test_a_licence_in_california_is_preferred(self, cast: Cast) -> None:
        to_be_chosen(cast)
        another_reviewer(cast, "Dr Ada Other", licences=(Licence(state="Nevada", expires=date(2030, 1, 31)),))
        lind = on_roster(cast)

        assert proposed(cast).cases.get().reviewer == lind

    def test_who_has_a_conflict_is_not_proposed(self, cast: Cast) -> None:
        to_be_chosen(cast)
        lind = on_roster(cast)
        kind = AffiliationKind.FINANCIAL
        declare_affiliation(reviewer=lind, kind=kind, organization=cast.claims, by=cast.okafor, at=LATER)
        row = proposed(cast).cases.get()

        assert (row.reviewer, row.cause, row.found["barred"]) == (None, "NOBODY_MAY", 1)

    def test_the_same_cases_draw_the_same_lot(self, cast: Cast) -> None:
        to_be_chosen(cast)
        for name in ("Dr Ada One", "Dr Bea Two", "Dr Cleo Three"):
            another_reviewer(cast, name)
        first, second = proposed(cast), proposed(cast)

        assert first.seed == second.seed
        assert first.cases.get().reviewer == second.cases.get().reviewer
        assert events_of(SITE).last().facts["seed"] == second.seed

    def test_the_levers_in_force_are_kept_with_it(self, cast: Cast) -> None:
        to_be_chosen(cast)
        change_levers(levers=Levers(late=7), because="Fewer.", version=0, by=cast.okafor, at=LATER)

        assert levers_of(proposed(cast).levers) == Levers(late=7)

    def test_without_a_case_none_is_made(self, cast: Cast) -> None:
        with pytest.raises(RefusedError, match="No case waits"):
            proposed(cast)

    @pytest.mark.parametrize("who", ["clerk", "noor", "lind", "alma", "division", "founder"])
    def test_others_propose_nothing(self, cast: Cast, who: str) -> None:
        with pytest.raises(NotAllowedError):
            propose_assignments(by=getattr(cast, who), at=LATER)

    def test_an_audit_trail_that_cannot_be_written_leaves_nothing(
        self, cast: Cast, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        to_be_chosen(cast)
        on_roster(cast)
        before = everything()
        monkeypatch.setattr(proposals, "record", refuse)

        with pytest.raises(DatabaseError):
            proposed(cast)
        assert everything() == before

    def test_without_the_extra_it_says_what_to_install(self, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
        to_be_chosen(cast)
        for name in ("assignments", "flows"):
            monkeypatch.delitem(sys.modules, f"openimr.matching.allocation.{name}", raising=False)
        monkeypatch.setitem(sys.modules, "ortools.graph.python.min_cost_flow", None)

        with pytest.raises(RefusedError, match="pip install openimr"):
            proposed(cast)


class TestAccepting:
    def test_each_case_is_assigned_as_by_choosing(self, cast: Cast) -> None:
        case, lind = to_be_chosen(cast), on_roster(cast)
        proposal = proposed(cast)
        done = accepted(cast, proposal, *proposal.cases.all())

        assert done == proposals.Accepted(assigned=(case.number,), refused=())
        assert (Assignment.objects.get().reviewer, Case.objects.get().state) == (lind, CaseState.ATTESTATION)
        assert events_of(case.number).last().verb == "choose_reviewer"
        assert events_of(SITE).last().facts["numbers"] == [case.number]

    def test_a_part_may_be_accepted(self, cast: Cast) -> None:
        to_be_chosen(cast), to_be_chosen(cast)
        on_roster(cast)
        proposal = proposed(cast)
        first = proposal.cases.first()
        accepted(cast, proposal, first)

        assert [each.case for each in Assignment.objects.all()] == [first.case]

    @pytest.mark.parametrize("what", ["conflict", "left", "changed", "chosen"])
    def test_what_happened_since_is_seen_and_the_others_go_on(self, cast: Cast, what: str) -> None:
        hit, fine = to_be_chosen(cast), to_be_chosen(cast, physician_name="Dr Other Physician")
        lind = on_roster(cast)
        proposal = proposed(cast)
        if what == "conflict":
            declare_affiliation(
                reviewer=lind, kind=AffiliationKind.FINANCIAL, organization=cast.claims, by=cast.okafor, at=LATER
            )
        elif what == "left":
            leave_roster(reviewer=lind, version=lind.version, by=cast.okafor, at=LATER)
        elif what == "chosen":
            choose_reviewer(case=hit, version=hit.version, reviewer=lind, by=cast.okafor, at=LATER)
        else:
            Case.objects.filter(pk=hit.pk).update(version=hit.version + 1)
        done = accepted(cast, proposal, *proposal.cases.all())

        both = {"conflict", "left"}
        assert {number for number, _ in done.refused} == ({hit.number, fine.number} if what in both else {hit.number})
        assert done.assigned == (() if what in both else (fine.number,))
        assert all(why for _, why in done.refused)

    def test_none_or_one_of_another_proposal_is_refused(self, cast: Cast) -> None:
        to_be_chosen(cast)
        on_roster(cast)
        first, second = proposed(cast), proposed(cast)

        with pytest.raises(RefusedError, match="at least one"):
            accepted(cast, first)
        with pytest.raises(RefusedError, match="at least one"):
            accepted(cast, first, second.cases.get())

    def test_one_without_a_reviewer_is_refused(self, cast: Cast) -> None:
        to_be_chosen(cast)
        proposal = proposed(cast)

        with pytest.raises(RefusedError, match="no reviewer"):
            accepted(cast, proposal, proposal.cases.get())

    @pytest.mark.parametrize("who", ["clerk", "noor", "lind", "division"])
    def test_others_accept_nothing(self, cast: Cast, who: str) -> None:
        to_be_chosen(cast)
        on_roster(cast)
        proposal = proposed(cast)

        with pytest.raises(NotAllowedError):
            accept_proposal(proposal=proposal, keys=[proposal.cases.get().pk], by=getattr(cast, who), at=LATER)
        assert not Assignment.objects.exists()


class TestLevers:
    def test_a_change_is_kept_with_its_reason_and_its_event(self, cast: Cast) -> None:
        change_levers(
            levers=Levers(no_california=0, late=7), because=" Few of them. ", version=0, by=cast.okafor, at=AT
        )
        change, event = LeverChange.objects.get(), events_of(SITE).last()

        assert levers_in_force() == (Levers(no_california=0, late=7), 1)
        assert (change.because, change.by) == ("Few of them.", cast.okafor)
        assert (event.verb, event.facts["fields"]) == ("change_levers", ["no_california", "late"])
        assert (event.facts["before"]["late"], event.facts["after"]["late"]) == (60, 7)
        assert "Few" not in str(event.facts)

    @pytest.mark.parametrize(
        ("changed", "error"),
        [
            ({"because": "  "}, RefusedError),
            ({"because": "x" * 301}, RefusedError),
            ({"levers": Levers()}, RefusedError),
            ({"version": 1}, StaleFormError),
            ({"by": "clerk"}, NotAllowedError),
        ],
        ids=["no-reason", "long", "nothing-changed", "stale", "who-may-not"],
    )
    def test_a_refusal_leaves_nothing(self, cast: Cast, changed: dict[str, object], error: type[Exception]) -> None:
        facts = {"levers": Levers(late=7), "because": "So.", "version": 0, "by": "okafor", "at": AT} | changed

        with pytest.raises(error):
            change_levers(**{**facts, "by": getattr(cast, facts["by"])})
        assert not LeverChange.objects.exists()
        assert events_of(SITE).last().verb != "change_levers"

    def test_a_lever_changes_who_is_proposed(self, cast: Cast) -> None:
        to_be_chosen(cast)
        lind = on_roster(cast, certificates=(Certificate(specialty="Dermatology"),))
        assert proposed(cast).cases.get().cause == "OTHER_FIELD"

        change_levers(levers=Levers(worst_fit=Fit.OTHER), because="Few.", version=0, by=cast.okafor, at=LATER)
        assert proposed(cast).cases.get().reviewer == lind

    def test_they_come_back_from_the_row_as_they_went(self) -> None:
        levers = Levers(fit={fit: 10 * place for place, fit in enumerate(Fit)}, worst_fit=Fit.PART, most_cases=3)

        assert levers_of(kept_of(levers)) == levers

    def test_every_cause_lever_and_finding_has_words(self) -> None:
        assert set(CAUSES) == {cause.name for cause in Cause}
        assert set(FOUND) == set(Tally.__slots__)
        assert set(LEVERS) == set(Levers.__slots__) - {"fit", "worst_fit"}


class TestPages:
    def test_a_proposal_is_made_looked_at_and_accepted(self, cast: Cast, signed_in: SignedIn) -> None:
        case, _ = to_be_chosen(cast), on_roster(cast)
        client = signed_in(cast.okafor)
        assert "<strong>1 case</strong> waits" in client.get(reverse("roster:who-should")).content.decode()

        shown = client.post(reverse("roster:who-should"), {"once": uuid4()}, follow=True)
        page = shown.content.decode()
        assert "1 case with a reviewer" in page
        assert "Licensed in California." in page

        row = ProposedCase.objects.get()
        address = reverse("roster:proposal", args=[row.proposal.public_id])
        page = client.post(address, {"once": uuid4(), "case": [str(row.pk)]}, follow=True).content.decode()
        assert "1 case assigned" in page
        assert "Now with Dr Maja Lind." in page
        assert Case.objects.get(pk=case.pk).state == CaseState.ATTESTATION

    def test_a_case_without_a_reviewer_says_why(self, cast: Cast, signed_in: SignedIn) -> None:
        to_be_chosen(cast)
        on_roster(cast, has_discipline=True)
        page = (
            signed_in(cast.okafor).post(reverse("roster:who-should"), {"once": uuid4()}, follow=True).content.decode()
        )

        assert "Nobody on the roster may review it." in page
        assert "1 may not review" in page

    def test_a_case_that_was_refused_is_told(self, cast: Cast, signed_in: SignedIn) -> None:
        case, lind = to_be_chosen(cast), on_roster(cast)
        proposal = proposed(cast)
        leave_roster(reviewer=lind, version=lind.version, by=cast.okafor, at=LATER)
        posted = {"once": uuid4(), "case": [str(proposal.cases.get().pk)]}
        address = reverse("roster:proposal", args=[proposal.public_id])
        page = signed_in(cast.okafor).post(address, posted, follow=True).content.decode()

        assert f"Case {case.number} was not assigned. This reviewer is no longer on the roster" in page

    def test_levers_are_changed_by_the_form(self, cast: Cast, signed_in: SignedIn) -> None:
        client, address = signed_in(cast.okafor), reverse("roster:levers")
        fields = {name: getattr(Levers(), name) for name in LEVERS}
        fields |= {f"fit_{fit.name.lower()}": points for fit, points in Levers().fit.items()}
        fields |= {"worst_fit": "UNREAD", "version": "0", "because": "Few.", "once": uuid4()}
        assert "Enter 160 or more" in client.post(address, fields | {"fit_other": "1"}).content.decode()
        assert "Say why" in client.post(address, fields | {"because": ""}).content.decode()

        page = client.post(address, fields | {"late": "90"}, follow=True).content.decode()
        assert "The levers were changed" in page
        assert levers_in_force()[0].late == 90

    @pytest.mark.parametrize("who", ["clerk", "noor", "alma", "lind", "founder", "division", "quality"])
    def test_others_find_no_page(self, cast: Cast, signed_in: SignedIn, who: str) -> None:
        to_be_chosen(cast)
        client, proposal = signed_in(getattr(cast, who)), proposed(cast)
        addresses = [
            reverse("roster:who-should"),
            reverse("roster:levers"),
            reverse("roster:proposal", args=[proposal.public_id]),
        ]

        assert [client.get(address).status_code for address in addresses] == [404, 404, 404]

    def test_the_page_asks_as_often_for_many_cases(
        self, cast: Cast, signed_in: SignedIn, django_assert_max_num_queries: Callable[[int], object]
    ) -> None:
        for _ in range(3):
            to_be_chosen(cast)
        on_roster(cast)
        address, client = reverse("roster:proposal", args=[proposed(cast).public_id]), signed_in(cast.okafor)

        with django_assert_max_num_queries(16):
            client.get(address)
