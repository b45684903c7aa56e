"""The medical director takes a case from its reviewer; another one is chosen, who sees nothing of what the first wrote."""

from collections.abc import Callable

import pytest
from django.test import Client

from openimr.domain.errors import NotAllowedError
from openimr.matching.answers import ReasonCode
from openimr.matching.attestations import CLEAN_ANSWERS
from openimr.web.audit.models import AuditEvent
from openimr.web.audit.verification import verify_chains
from openimr.web.cases.history import history_of
from openimr.web.cases.models import Case, Reassignment
from openimr.web.cases.values import CaseState
from openimr.web.errors import RefusedError, StaleFormError
from openimr.web.people.models import User
from openimr.web.reviewers.choices import choices_for
from openimr.web.reviewers.models import Reviewer
from openimr.web.reviewers.services import attest, choose_reviewer, reassign
from openimr.web.reviews.access import own_review
from openimr.web.reviews.models import Review
from tests.web import review_walks
from tests.web.cases.posting import post, text_of
from tests.web.cast import Cast
from tests.web.reviewers.rosters import another_reviewer

SignedIn = Callable[[User], Client]
LATER = review_walks.ISSUED_AT


def taken(case: Case, cast: Cast, **changed: object) -> Reassignment:
    case = Case.objects.get(pk=case.pk)
    facts = {"because": "Away for a month.", "by": cast.okafor} | changed
    return reassign(case=case, version=case.version, at=LATER, **facts)  # type: ignore[arg-type] # by name


@pytest.mark.parametrize("walk", [review_walks.chosen, review_walks.written, review_walks.signed])
def test_it_goes_back_to_the_choice_from_every_state_with_a_reviewer(
    cast: Cast, walk: Callable[[Cast], Case | Review]
) -> None:
    found = walk(cast)
    case = found.assignment.case if isinstance(found, Review) else found
    due = case.clocks.get(name="determination-regular", stopped_at__isnull=True).due

    taken(case, cast)

    case.refresh_from_db()
    assert case.state == CaseState.REVIEWER_SELECTION
    assert case.clocks.get(name="determination-regular", stopped_at__isnull=True).due == due
    assert not verify_chains().broken


def test_the_reviewer_may_not_be_chosen_again_unless_it_is_said(cast: Cast) -> None:
    case = review_walks.chosen(cast)
    taken(case, cast)

    barred = choices_for(case, at=LATER).barred

    assert [reason.code for each in barred for reason in each.answer.blocking] == [ReasonCode.FORMER_REVIEWER]
    reviewer = Reviewer.objects.get(person=cast.lind)
    case.refresh_from_db()
    with pytest.raises(RefusedError, match="may not review this case"):
        choose_reviewer(case=case, version=case.version, reviewer=reviewer, by=cast.okafor, at=LATER)


def test_the_reviewer_may_be_chosen_again_where_it_is_said(cast: Cast) -> None:
    case = review_walks.chosen(cast)
    taken(case, cast, may_be_chosen_again=True)

    offered = choices_for(case, at=LATER).offered

    assert [each.reviewer.person for each in offered] == [cast.lind]


def test_what_the_first_one_wrote_is_kept_and_the_next_one_sees_nothing_of_it(cast: Cast) -> None:
    review = review_walks.written(cast)
    case, reviewer = review.assignment.case, another_reviewer(cast, "Dr Iva Sand")
    taken(case, cast)
    case.refresh_from_db()
    choose_reviewer(case=case, version=case.version, reviewer=reviewer, by=cast.okafor, at=LATER)
    case.refresh_from_db()

    attest(case=case, version=case.version, answers=CLEAN_ANSWERS, by=reviewer.person, at=LATER)

    anew = own_review(number=case.number, person=reviewer.person, at=LATER)
    assert (anew.summary, [draft.rationale for draft in anew.drafts.all()]) == ("", ["", "", ""])
    kept = Review.objects.get(pk=review.pk)
    assert kept.summary == review_walks.SUMMARY
    assert kept.drafts.get(item__number=1).rationale
    with pytest.raises(NotAllowedError):
        own_review(number=case.number, person=cast.lind, at=LATER)


@pytest.mark.parametrize("name", ["clerk", "conflict", "lind", "quality", "noor", "alma", "division", "stranger"])
def test_it_is_the_medical_directors_act(cast: Cast, name: str) -> None:
    case = review_walks.chosen(cast)

    with pytest.raises(NotAllowedError):
        taken(case, cast, by=getattr(cast, name))

    assert not Reassignment.objects.exists()


def test_it_is_refused_without_a_reason_from_an_older_form_and_where_there_is_no_reviewer(cast: Cast) -> None:
    case = review_walks.chosen(cast)

    for because, said in (("  ", "Say why"), ("x" * 301, "at most 300")):
        with pytest.raises(RefusedError, match=said):
            taken(case, cast, because=because)
    with pytest.raises(StaleFormError):
        reassign(case=case, version=case.version - 1, because="Away.", by=cast.okafor, at=LATER)
    taken(case, cast)
    with pytest.raises(RefusedError, match="this one is “Reviewer to be chosen”"):
        taken(case, cast)


def test_an_issued_case_is_not_taken_from_its_reviewer(cast: Cast) -> None:
    with pytest.raises(RefusedError, match="this one is “Issued, to be served”"):
        taken(review_walks.issued(cast).case, cast)


def test_no_party_reads_that_a_case_was_taken_from_anyone(cast: Cast) -> None:
    case = review_walks.chosen(cast)
    taken(case, cast)

    assert AuditEvent.objects.latest("pk").facts.keys() == {"version", "state", "reviewer", "may_be_chosen_again"}
    assert "reassign" not in [row.verb for row in history_of(case, person=cast.noor, at=LATER)]
    assert "reassign" in [row.verb for row in history_of(case, person=cast.okafor, at=LATER)]


def test_the_page_previews_it_and_leads_on_to_the_choice(
    cast: Cast, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = review_walks.in_review(cast).assignment.case
    monkeypatch.setattr("openimr.web.clock.now", lambda: LATER)
    director, address = signed_in(cast.okafor), f"/cases/{case.number}/reassign/"

    assert "The case goes to: Reviewer to be chosen" in text_of(post(director, address, go="preview", because="Away."))
    assert not Reassignment.objects.exists()
    done = post(director, address, go="do", because="Away for a month.")
    assert done.url == f"/cases/{case.number}/reviewer/"  # type: ignore[attr-defined] # of a redirect
    assert "Taken from them: Away for a month." in text_of(director.get(f"/cases/{case.number}/reviewer/"))
