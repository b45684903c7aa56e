"""The pages of conflicts: what the officer reads and does there, who finds them, and that no party learns of them."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from openimr.law.affiliations import Relation
from openimr.law.reviewers import ConflictClass
from openimr.web.cases.models import Case
from openimr.web.conflicts.models import InvolvedParty, Ruling
from openimr.web.conflicts.pages import conflicts_page
from openimr.web.conflicts.services import end_tie, involve
from openimr.web.conflicts.values import Whom
from openimr.web.errors import RefusedError
from openimr.web.people.models import User
from openimr.web.reviewers.models import Reviewer
from tests.web.cast import Cast
from tests.web.conflicts.ties import (
    BEFORE,
    LATER,
    MAKER,
    SPOUSE,
    WHY,
    mark_of,
    ruled,
    tie,
    to_be_chosen_for,
    two_steps,
    with_maker,
)
from tests.web.review_walks import in_review, issued
from tests.web.reviewers.rosters import another_reviewer

pytestmark = pytest.mark.words

SignedIn = Callable[[User], Client]


@pytest.fixture
def barred(cast: Cast) -> tuple[Case, Reviewer]:
    """A case, and Dr Lind, who is two steps from the maker of its brace."""
    case, reviewer = to_be_chosen_for(cast)
    with_maker(case, cast)
    two_steps(cast)
    return case, reviewer


def page_of(case: Case, *parts: object) -> str:
    return "/".join(["", "cases", case.number, "conflicts", *map(str, parts), ""])


def posted(case: Case, **typed: object) -> dict[str, object]:
    case.refresh_from_db()
    return {"version": case.version, "once": str(uuid4())} | typed


def test_the_officer_reads_each_step_and_rules(barred: tuple[Case, Reviewer], cast: Cast, signed_in: SignedIn) -> None:
    case, reviewer = barred
    client = signed_in(cast.conflict)

    page = client.get(page_of(case)).text
    assert "Dr Maja Lind is the spouse of Jonas Lind" in page
    assert "Lab. Code § 139.5(d)(6)(A)" in page
    address = page_of(case, reviewer.person.public_id, mark_of(case, reviewer))
    assert address in page
    refused = client.post(address, posted(case, is_cleared="yes"))
    assert "Write why." in refused.text
    kept = client.post(address, posted(case, is_cleared="yes", because=WHY), follow=True).text

    assert "Your ruling is kept." in kept
    assert WHY in kept
    assert Ruling.objects.get().is_cleared


def test_a_form_of_a_conflict_that_changed_leads_back_to_the_list(
    barred: tuple[Case, Reviewer], cast: Cast, signed_in: SignedIn
) -> None:
    case, reviewer = barred
    address = page_of(case, reviewer.person.public_id, mark_of(case, reviewer))
    end_tie(edge=reviewer.person.node.edges_from.get(), by=cast.conflict, at=BEFORE)

    page = signed_in(cast.conflict).post(address, posted(case, is_cleared="yes", because=WHY), follow=True).text

    assert "This conflict has changed or is gone." in page
    assert not Ruling.objects.exists()


def test_a_ruling_that_no_longer_counts_is_still_shown(
    barred: tuple[Case, Reviewer], cast: Cast, signed_in: SignedIn
) -> None:
    case, reviewer = barred
    ruled(case, reviewer, cast)
    tie(cast, SPOUSE, Relation.OFFICER, MAKER)

    page = signed_in(cast.conflict).get(page_of(case)).text

    assert "1 ruling that no longer counts" in page
    assert "Rule on this" in page


def test_the_director_reads_and_does_not_rule(barred: tuple[Case, Reviewer], cast: Cast, signed_in: SignedIn) -> None:
    case, reviewer = barred
    client = signed_in(cast.okafor)

    page = client.get(page_of(case)).text

    assert "The conflict officer rules on it." in page
    assert client.get(page_of(case, reviewer.person.public_id, mark_of(case, reviewer))).status_code == 404


def test_the_page_of_the_choice_shows_the_path_and_leads_to_the_ruling(
    barred: tuple[Case, Reviewer], cast: Cast, signed_in: SignedIn
) -> None:
    case, _ = barred

    page = signed_in(cast.conflict).get(f"/cases/{case.number}/reviewer/").text

    assert "Jonas Lind is employed by Halden Devices" in page
    assert "Clear or uphold it" in page


def test_a_stopped_case_says_so_and_why(cast: Cast, signed_in: SignedIn) -> None:
    case = in_review(cast).assignment.case
    tie(cast, Whom(person=cast.lind), Relation.PARTNER, Whom(organization=cast.practice), at=LATER)

    page = signed_in(cast.conflict).get(page_of(case)).text

    assert "This case is stopped" in page
    assert "Nobody can clear them" in page
    assert f"/cases/{case.number}/reassign/" not in page
    assert (
        f'href="/cases/{case.number}/reassign/">Take it from the reviewer'
        in signed_in(cast.okafor).get(page_of(case)).text
    )


def test_a_tie_that_is_entered_says_which_cases_it_stops(
    cast: Cast, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = in_review(cast).assignment.case
    monkeypatch.setattr("openimr.web.clock.now", lambda: LATER)
    typed = {"one": f"person:{cast.lind.pk}", "relation": "partner", "source": "Public register"}
    other = {"other": f"organization:{cast.practice.pk}"}

    page = (
        signed_in(cast.conflict).post("/affiliations/enter/", typed | other | {"once": str(uuid4())}, follow=True).text
    )

    assert f"Stopped by this tie: {case.number}." in page


def test_a_tie_without_its_two_names_is_refused_for_all_that_is_missing_at_once(
    cast: Cast, signed_in: SignedIn
) -> None:
    typed = {"share": "200", "other_name": "Halden Devices", "once": str(uuid4())}

    page = signed_in(cast.conflict).post("/affiliations/enter/", typed).text

    assert "First one, from the list – choose one, or enter a name" in page
    assert "Second one: what they are – say what they are." in page
    assert "in percent – enter a percentage from 0 to 100, in digits." in page
    assert "From where this is known: this is required." in page
    assert "(optional)" not in page


def test_whom_a_case_involves_is_entered_and_taken_back(cast: Cast, signed_in: SignedIn) -> None:
    case, _ = to_be_chosen_for(cast)
    client = signed_in(cast.okafor)
    typed = {"conflict_class": "facility", "whom_name": "County Hospital", "whom_kind": "facility"}

    assert "County Hospital" in client.post(page_of(case, "involved"), posted(case, **typed), follow=True).text
    again = client.post(page_of(case, "involved"), posted(case, **typed)).text
    assert "They were entered already." in again
    involved = InvolvedParty.objects.get()
    client.post(page_of(case, "involved", involved.pk, "end"), posted(case), follow=True)
    involved.refresh_from_db()
    assert involved.until is not None


def test_an_issued_case_takes_nobody_more(cast: Cast) -> None:
    case = issued(cast).case
    arguments = {"conflict_class": ConflictClass.MAKER, "whom": MAKER, "by": cast.conflict, "at": LATER}

    with pytest.raises(RefusedError, match="Expected a case in the state"):
        involve(case=case, version=case.version, **arguments)


@pytest.mark.parametrize(
    "who", ["clerk", "lind", "quality", "alma", "relative", "noor", "physician", "attorney", "division"]
)
def test_nobody_else_finds_a_page_of_conflicts(
    barred: tuple[Case, Reviewer], cast: Cast, signed_in: SignedIn, who: str
) -> None:
    case, reviewer = barred
    mark, client = mark_of(case, reviewer), signed_in(getattr(cast, who))

    for parts in ((), ("involved",), (reviewer.person.public_id, mark), ("involved", 1, "end")):
        assert client.get(page_of(case, *parts)).status_code == 404


@pytest.mark.parametrize("who", ["alma", "noor", "physician", "division"])
def test_the_history_of_a_party_tells_nothing_of_conflicts(cast: Cast, signed_in: SignedIn, who: str) -> None:
    case = in_review(cast).assignment.case
    with_maker(case, cast, at=LATER)
    two_steps(cast, at=LATER)
    ruled(case, Reviewer.objects.get(), cast, at=LATER)
    inside = signed_in(cast.conflict).get(f"/cases/{case.number}/history/").text
    assert "Ruled on a conflict" in inside

    client = signed_in(getattr(cast, who))
    for path in ("", "history/", "documents/"):
        page = client.get(f"/cases/{case.number}/{path}").text
        assert not {word for word in ("Ruled on", "came up against", "involves", "Lind", "Halden") if word in page}


def test_the_number_of_queries_does_not_grow_with_the_roster_or_the_ties(cast: Cast) -> None:
    case, _ = to_be_chosen_for(cast)
    with_maker(case, cast)
    two_steps(cast)
    counts = []
    for names in (("Dr Ana One",), ("Dr Ben Two", "Dr Cy Three", "Dr Di Four")):
        for name in names:
            tie(cast, Whom(person=another_reviewer(cast, name).person), Relation.PARTNER, SPOUSE)
        with CaptureQueriesContext(connection) as queries:
            found = conflicts_page(case, at=BEFORE + timedelta(minutes=1))
            list(found["involved"])
        counts.append(len(queries))

    assert len(found["waiting"]) == 5
    assert counts[1] <= counts[0] <= 27
