"""Lab. Code § 4610.5(g): "The independent medical review process may be terminated at any time upon the employer’s
written authorization of the disputed medical treatment." Items end one by one; the others go on.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from openimr.domain.errors import NotAllowedError
from openimr.web.audit.models import AuditEvent
from openimr.web.audit.verification import verify_chains
from openimr.web.cases.choices import EndingKind
from openimr.web.cases.docket import Filters, Whose, docket_of
from openimr.web.cases.endings import TOLD_BY, endings_waiting
from openimr.web.cases.facts import reading_of
from openimr.web.cases.history import history_of
from openimr.web.cases.models import Case, Ending
from openimr.web.cases.plain import my_case
from openimr.web.cases.services.endings import answer_ending, end_items, tell_ending
from openimr.web.cases.standing import Progress, items_of, stages_of
from openimr.web.cases.values import CaseState, ItemState, PartyKind
from openimr.web.determinations.services import issue_determination
from openimr.web.errors import RefusedError
from openimr.web.people.models import User
from openimr.web.reviews.models import Review
from openimr.web.reviews.services import save_item, sign_review
from openimr.web.samples.walks import answer_open_findings
from tests.web import review_walks, walks
from tests.web.cases.acts import LATER, authorized, deferred, everything, told
from tests.web.cases.posting import post, text_of
from tests.web.cast import AT, Cast

SignedIn = Callable[[User], Client]


def end(case: Case, *numbers: int, by: User, **changed: object) -> Case:
    case = Case.objects.get(pk=case.pk)
    at = max(LATER, review_walks.ISSUED_AT)
    return end_items(case=case, version=case.version, facts=authorized(*numbers, **changed), by=by, at=at)


def states(case: Case) -> list[str]:
    return list(case.items.values_list("state", flat=True))


def test_an_authorized_item_ends_and_the_rest_go_on(cast: Cast) -> None:
    case = end(walks.awaiting_records(cast), 2, by=cast.clerk)

    assert case.state == CaseState.RECORDS_REQUESTED
    assert states(case) == [ItemState.DISPUTED, ItemState.TERMINATED, ItemState.DISPUTED]
    assert items_of(case)[1].note.startswith("Authorized Tue 4 Mar 2025. We were told in time")
    assert case.clocks.filter(stopped_at__isnull=True).exists()


def test_with_the_last_live_item_the_case_ends_and_its_clocks_with_it(cast: Cast) -> None:
    case = end(walks.awaiting_records(cast), 2, by=cast.clerk)

    case = end(case, 1, 3, by=cast.okafor)

    assert case.state == CaseState.TERMINATED
    assert not case.clocks.filter(stopped_at__isnull=True).exists()
    stopped = case.clocks.get(name="records-mail")
    assert stopped.stopped_because == "The case ended without a determination (authorized; Lab. Code § 4610.5(g))."
    progresses = [stage.progress for stage in stages_of(case)]
    assert progresses == [Progress.DONE] * 4 + [Progress.NEVER] * 6
    assert not verify_chains().broken


def test_what_waits_for_the_end_of_another_dispute_ends_too_and_the_whole_case_with_the_last(cast: Cast) -> None:
    case = end(deferred(cast), 1, by=cast.clerk)
    assert case.state == CaseState.DEFERRED_LIABILITY

    assert end(case, 2, by=cast.clerk).state == CaseState.TERMINATED
    assert states(case) == [ItemState.TERMINATED, ItemState.TERMINATED, ItemState.INELIGIBLE]


def test_an_ended_item_is_no_duplicate_of_a_later_request(cast: Cast) -> None:
    end(walks.awaiting_records(cast), 1, 2, 3, by=cast.clerk)

    again = walks.submitted(cast, at=AT + timedelta(days=1))

    assert "DUPLICATE" not in {rule.code.name for item in again.items.all() for rule in reading_of(item).reasons}


@pytest.mark.parametrize(
    ("changed", "field", "said"),
    [
        ({"numbers": frozenset()}, None, "at least one item"),
        ({"numbers": frozenset({2, 9})}, None, "one of these is not"),
        ({"told_by": PartyKind.EMPLOYEE}, "told_by", "to come from the claims administrator"),
        ({"kind": EndingKind.EMPLOYEE_WITHDREW}, "told_by", "to come from the employee"),
        ({"received_on": date(2025, 3, 30)}, "received_on", "still to come"),
        ({"received_on": date(2025, 1, 30)}, "happened_on", "cannot be later"),
        ({"paper_dated": date(2025, 3, 5)}, "paper_dated", "cannot be later"),
        ({"paper_words": "  "}, "paper", "Choose the paper in the file"),
        ({"paper_words": "x" * 301}, "paper_words", "at most 300"),
    ],
)
def test_word_of_an_ending_needs_its_day_its_paper_and_one_who_can_bring_it(
    cast: Cast, changed: dict[str, object], field: str | None, said: str
) -> None:
    case = walks.awaiting_records(cast)
    before = everything()

    with pytest.raises(RefusedError, match=said) as refused:
        end_items(case=case, version=case.version, facts=authorized(2, **changed), by=cast.clerk, at=LATER)

    assert refused.value.field == field
    assert everything() == before


def test_a_paper_of_another_case_proves_nothing(cast: Cast) -> None:
    other = review_walks.with_document(walks.awaiting_records(cast), cast)
    case = walks.awaiting_records(cast)

    with pytest.raises(RefusedError, match="a paper in the file of this case"):
        end(case, 2, by=cast.clerk, paper=other.public_id, paper_words="")


def test_an_item_that_ended_does_not_end_again(cast: Cast) -> None:
    case = end(walks.awaiting_records(cast), 2, by=cast.clerk)

    with pytest.raises(RefusedError, match="one of these is not"):
        end(case, 2, by=cast.clerk)


@pytest.mark.parametrize(
    ("received", "in_time", "due"),
    [(date(2025, 3, 7), True, date(2025, 3, 10)), (date(2025, 3, 10), True, date(2025, 3, 10)), (date(2025, 3, 11), False, date(2025, 3, 10))],
    ids=["early", "on-the-last-day", "late"],
)  # fmt: skip
def test_whether_we_were_told_within_five_days_is_kept(cast: Cast, received: date, due: date, *, in_time: bool) -> None:
    """Lab. Code § 4610.5(g): "shall be communicated to the independent medical review organization by the employer
    within five days". From Wednesday 5 March 2025 the fifth day is Monday 10 March.
    """
    case = walks.awaiting_records(cast)
    facts = {"happened_on": date(2025, 3, 5), "paper_dated": date(2025, 3, 5), "received_on": received}

    end(case, 2, by=cast.clerk, **facts)

    ending = Ending.objects.get()
    assert (ending.notice_due, ending.was_in_time) == (due, in_time)
    assert "Lab. Code § 4610.5(g)" in ending.notice_because


def test_the_law_sets_no_time_for_word_that_the_employee_withdrew(cast: Cast) -> None:
    changed = {"kind": EndingKind.EMPLOYEE_WITHDREW, "told_by": PartyKind.EMPLOYEE}

    end(walks.awaiting_records(cast), 2, by=cast.clerk, **changed)

    assert Ending.objects.get().was_in_time is None


def test_every_ending_can_be_told_by_somebody() -> None:
    assert set(TOLD_BY) == set(EndingKind)


class TestToldByTheClaimsAdministrator:
    def test_nothing_ends_before_it_is_confirmed_and_the_docket_says_who_does(self, cast: Cast) -> None:
        case = told(cast)

        assert set(states(case)) == {ItemState.DISPUTED}
        (row,) = docket_of(cast.clerk, at=LATER, filters=Filters(whose=Whose.MINE)).rows
        assert "Answer word that a dispute has ended" in [wait.words for wait in row.waits if wait.is_mine]

        case = answer_ending(
            case=case, version=case.version, ending=endings_waiting(case)[0].pk, is_confirmed=True, by=cast.clerk, at=LATER
        )  # fmt: skip
        assert states(case)[1] == ItemState.TERMINATED
        assert endings_waiting(case) == []

    def test_what_does_not_count_has_its_reason_and_changes_nothing(self, cast: Cast) -> None:
        case = told(cast)
        ending = endings_waiting(case)[0].pk
        answer = {"case": case, "version": case.version, "ending": ending, "is_confirmed": False}

        with pytest.raises(RefusedError, match="Say why it does not count"):
            answer_ending(**answer, because=" ", by=cast.clerk, at=LATER)  # type: ignore[arg-type] # by name
        answer_ending(**answer, because="It is not signed.", by=cast.clerk, at=LATER)  # type: ignore[arg-type] # the same

        assert set(states(case)) == {ItemState.DISPUTED}
        assert Ending.objects.get().answer.because == "It is not signed."

    def test_it_is_told_once_while_it_waits(self, cast: Cast) -> None:
        case = told(cast)

        with pytest.raises(RefusedError, match="waits for our answer"):
            tell_ending(case=case, version=case.version, facts=authorized(2), by=cast.noor, at=LATER)

    @pytest.mark.parametrize("name", ["clerk", "alma", "physician", "attorney", "division", "stranger", "lind"])
    def test_it_is_for_who_acts_for_the_employer_alone(self, cast: Cast, name: str) -> None:
        case = walks.awaiting_records(cast)
        before = everything()

        with pytest.raises(NotAllowedError):
            tell_ending(case=case, version=case.version, facts=authorized(2), by=getattr(cast, name), at=LATER)

        assert everything() == before

    def test_it_is_received_on_the_day_it_is_told_whatever_the_form_says(self, cast: Cast) -> None:
        told(cast)

        ending = Ending.objects.get()
        assert (ending.told_by, ending.received_on) == (PartyKind.CLAIMS_ADMINISTRATOR, date(2025, 3, 4))
        assert AuditEvent.objects.latest("pk").verb == "tell_ending"


class TestInMidReview:
    def test_the_draft_of_an_ended_item_is_kept_and_decides_nothing(self, cast: Cast) -> None:
        review = review_walks.written(cast)
        case = end(review.assignment.case, 3, by=cast.clerk)
        assert case.state == CaseState.CLINICAL_REVIEW
        answer_open_findings(review, by=cast.lind, at=review_walks.SIGNED_AT)

        signed = sign_review(case=case, version=review.version, by=cast.lind, at=review_walks.SIGNED_AT)
        case.refresh_from_db()
        issued = issue_determination(case=case, version=case.version, by=cast.okafor, at=review_walks.ISSUED_AT)

        assert len(issued.document["items"]) == 2
        assert signed.drafts.get(item__number=3).rationale
        assert states(case) == [ItemState.UPHELD, ItemState.UPHELD, ItemState.TERMINATED]

    def test_an_ended_item_is_not_written_any_more(self, cast: Cast) -> None:
        review = review_walks.written(cast)
        case = end(review.assignment.case, 3, by=cast.clerk)

        with pytest.raises(RefusedError, match="no item 3 in dispute"):
            save_item(
                case=case, version=review.version, number=3, fields={"outcome": "Upheld"}, follows=None,
                by=cast.lind, at=review_walks.SIGNED_AT,
            )  # fmt: skip

    def test_an_item_that_followed_an_ended_one_must_stand_by_itself(self, cast: Cast) -> None:
        review = review_walks.written(cast)
        case = end(review.assignment.case, 1, by=cast.clerk)

        with pytest.raises(RefusedError, match="item 2: to stand by itself: item 1, which it follows, ended"):
            sign_review(case=case, version=review.version, by=cast.lind, at=review_walks.SIGNED_AT)

    def test_a_signature_over_what_has_ended_no_longer_stands(self, cast: Cast) -> None:
        review = review_walks.signed(cast)

        case = end(review.assignment.case, 3, by=cast.clerk)

        review = Review.objects.get(pk=review.pk)
        assert case.state == CaseState.CLINICAL_REVIEW
        assert (review.signed_at, review.signed_digest) == (None, "")
        assert review.returns.get().because == "Item 3 ended (authorized). Sign for what is left."

    def test_a_signature_stands_where_what_ended_was_deferred_and_not_decided_by_it(self, cast: Cast) -> None:
        review = review_walks.signed(cast)
        case = review.assignment.case
        case.items.create(
            number=4, description="Brace", added_because="Asked for in the same request.", state=ItemState.DEFERRED,
            application=case.applications.get(),
        )  # fmt: skip

        case = end(case, 4, by=cast.clerk)

        assert case.state == CaseState.QUALITY_CHECK
        assert states(case)[3] == ItemState.TERMINATED
        assert Review.objects.get(pk=review.pk).signed_digest == review.signed_digest

    def test_with_the_last_item_the_assignment_ends_and_nothing_is_issued(self, cast: Cast) -> None:
        case = end(review_walks.signed(cast).assignment.case, 1, 2, 3, by=cast.clerk)

        assert case.state == CaseState.TERMINATED
        assert not case.assignments.filter(ended_at__isnull=True).exists()
        with pytest.raises(RefusedError):
            issue_determination(case=case, version=case.version, by=cast.okafor, at=review_walks.ISSUED_AT)

    def test_no_item_ends_once_the_determination_is_issued(self, cast: Cast) -> None:
        issued = review_walks.issued(cast)

        with pytest.raises(RefusedError, match="this one is “Issued, to be served”"):
            end(issued.case, 3, by=cast.clerk)


class TestPages:
    def form(self, **typed: str) -> dict[str, str]:
        day = {"month": "3", "day": "4", "year": "2025"}
        days = {f"{name}_{part}": each for name in ("happened_on", "paper_dated") for part, each in day.items()}
        return {"numbers": "2", "kind": "authorized", "paper_words": "A letter.", **days, **typed}

    def test_the_clerk_previews_what_ends_and_then_ends_it(
        self, cast: Cast, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        case = walks.awaiting_records(cast)
        monkeypatch.setattr("openimr.web.clock.now", lambda: LATER)
        clerk, address = signed_in(cast.clerk), f"/cases/{case.number}/ended/"
        before = everything()
        typed = self.form(told_by="claims_administrator", numbers="2")

        preview = post(clerk, address, go="preview", **typed)

        assert "The case stays as it is: Records requested" in text_of(preview)
        assert "Item 2, Lumbar brace: Ended" in text_of(preview)
        assert {name: rows for name, rows in everything().items() if not name.startswith("Audit")} == {
            name: rows for name, rows in before.items() if not name.startswith("Audit")
        }
        done = post(clerk, address, go="do", **typed)
        assert done.status_code == 302
        assert states(case)[1] == ItemState.TERMINATED
        assert "Authorized" in text_of(clerk.get(f"/cases/{case.number}/"))
        assert "In time: due" in text_of(clerk.get(address))

    def test_what_was_not_previewed_is_previewed_before_it_is_done(
        self, cast: Cast, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        case = walks.awaiting_records(cast)
        monkeypatch.setattr("openimr.web.clock.now", lambda: LATER)
        clerk, address = signed_in(cast.clerk), f"/cases/{case.number}/ended/"
        typed = self.form(told_by="claims_administrator", numbers="2")
        preview = post(clerk, address, go="preview", **typed).content.decode()
        seen = re.findall(r'name="previewed" value="([0-9a-f]{64})"', preview)[0]

        other = post(clerk, address, go="do", previewed=seen, **typed | {"numbers": "1"})

        assert "You changed an answer after the preview, so nothing was done." in text_of(other)
        assert "Item 1, Lumbar fusion L4-S1: Ended" in text_of(other).partition("What this will do")[2]
        assert ItemState.TERMINATED not in states(case)
        assert post(clerk, address, go="do", previewed=seen, **typed).status_code == 302
        assert states(case)[1] == ItemState.TERMINATED

    def test_a_form_of_a_case_that_was_changed_since_says_so_and_not_that_its_answers_are_wrong(
        self, cast: Cast, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        case = walks.awaiting_records(cast)
        monkeypatch.setattr("openimr.web.clock.now", lambda: LATER)
        clerk, address = signed_in(cast.clerk), f"/cases/{case.number}/ended/"
        typed = self.form(told_by="claims_administrator", numbers="2", version=case.version)
        end(case, 2, by=cast.okafor)

        stale = post(clerk, address, go="do", **typed)

        assert stale.status_code == 409
        assert "This was changed after you opened the page" in text_of(stale)

    def test_a_preview_changes_nothing_of_the_case_and_no_number_of_a_form_breaks_it(
        self, cast: Cast, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        case = walks.awaiting_records(cast)
        monkeypatch.setattr("openimr.web.clock.now", lambda: LATER)
        clerk, address = signed_in(cast.clerk), f"/cases/{case.number}/ended/"
        clerk.get("/docket/")
        before = Case.objects.values().get(pk=case.pk)
        assert before["docket_for"]

        preview = post(clerk, address, go="preview", **self.form(told_by="claims_administrator"))
        mistyped = post(clerk, address, go="do", **self.form(version="9" * 5_000))

        assert "What this will do" in text_of(preview)
        assert mistyped.status_code == 200
        assert Case.objects.values().get(pk=case.pk) == before

    def test_the_claims_administrator_tells_and_the_clerk_confirms(
        self, cast: Cast, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        case = walks.awaiting_records(cast)
        monkeypatch.setattr("openimr.web.clock.now", lambda: LATER)
        noor, clerk = signed_in(cast.noor), signed_in(cast.clerk)

        assert post(noor, f"/cases/{case.number}/tell-ended/", go="do", **self.form()).status_code == 302
        assert "Waits for an answer" in text_of(noor.get(f"/cases/{case.number}/tell-ended/"))

        ending = Ending.objects.get()
        page = clerk.get(f"/cases/{case.number}/ended/")
        assert f"/cases/{case.number}/ended/{ending.pk}/" in page.content.decode()
        refused = post(clerk, f"/cases/{case.number}/ended/{ending.pk}/", go="do", answer="no")
        assert "Say why it does not count" in text_of(refused)
        post(clerk, f"/cases/{case.number}/ended/{ending.pk}/", go="do", answer="yes")
        assert states(case)[1] == ItemState.TERMINATED
        assert clerk.get(f"/cases/{case.number}/ended/{ending.pk}/").status_code == 404

    def test_the_pages_are_for_those_whose_act_it_is(self, cast: Cast, signed_in: SignedIn) -> None:
        case = walks.awaiting_records(cast)
        noor, physician = signed_in(cast.noor), signed_in(cast.physician)

        assert noor.get(f"/cases/{case.number}/ended/").status_code == 404
        assert physician.get(f"/cases/{case.number}/tell-ended/").status_code == 404
        assert "tell-ended" in noor.get(f"/cases/{case.number}/").content.decode()
        assert "tell-ended" not in physician.get(f"/cases/{case.number}/").content.decode()

    def test_an_ended_case_opens_for_everyone_and_says_so(self, cast: Cast, signed_in: SignedIn) -> None:
        case = end(walks.awaiting_records(cast), 1, 2, 3, by=cast.clerk)

        page = text_of(signed_in(cast.clerk).get(f"/cases/{case.number}/"))
        assert "Ended without a determination" in page
        assert "Serve the notice Disputed items" in page
        told_alma = my_case(case)
        assert told_alma.words.where == "Your case has ended"
        (ended,) = told_alma.items
        assert ended.outcome.startswith("The insurance company allowed this in writing on Tue 4 Mar 2025.")
        assert "They will be listed here" not in text_of(signed_in(cast.alma).get(f"/my-case/{case.number}/"))
        assert not told_alma.may_send
        latest = next(row.what for row in history_of(case, person=cast.alma, at=LATER))
        assert latest == "Ended items without a determination"
        (row,) = docket_of(cast.clerk, at=LATER, filters=Filters(whose=Whose.MINE)).rows  # its notice is to be served
        assert row.items == "3 items, 3 ended"

    def test_the_reviewer_is_told_what_ended(self, cast: Cast, signed_in: SignedIn) -> None:
        review = review_walks.written(cast)
        case = end(review.assignment.case, 3, by=cast.clerk)
        lind = signed_in(cast.lind)

        grid = lind.get(f"/cases/{case.number}/review/")

        assert "2 of 2 items decided" in text_of(grid)
        assert "Item 3 ended" in text_of(grid)
        assert lind.get(f"/cases/{case.number}/review/items/3/").status_code == 404
