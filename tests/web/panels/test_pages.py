"""The pages by which a panel is formed, filled, checked and issued; as a person meets them."""

from collections.abc import Callable

from django.test import Client

from openimr.web.cases.models import PanelApproval
from openimr.web.cases.values import CaseState
from openimr.web.conflicts.models import Stop
from openimr.web.people.models import User
from openimr.web.reviewers.choices import choices_for
from openimr.web.reviewers.models import AffiliationKind, Assignment, Reviewer
from openimr.web.reviewers.services import declare_affiliation
from tests.web import panel_walks, review_walks
from tests.web.cases.posting import post, text_of
from tests.web.cast import Cast
from tests.web.panel_walks import CHOSEN_AT, SIGNED_AT, fresh

SignedIn = Callable[[User], Client]

ENTERED = {
    "reviewers": "2",
    "number": "DWC-2025-31",
    "approved_on_month": "3",
    "approved_on_day": "10",
    "approved_on_year": "2025",
    "approved_by": "M. Ito, for the Division",
    "because": "A fusion after two failed ones.",
}


def test_the_approval_is_entered_and_then_a_further_reviewer_is_chosen(cast: Cast, signed_in: SignedIn) -> None:
    case = review_walks.chosen(cast)
    other = panel_walks.further_reviewer(cast, panel_walks.NAMES[1])
    client = signed_in(cast.okafor)
    address = f"/cases/{case.number}/panel/"

    assert "One reviewer decides this case." in text_of(client.get(address))
    refused = text_of(post(client, address, **{**ENTERED, "number": " "}))
    assert "Number of the Division’s approval" in refused
    assert not PanelApproval.objects.exists()

    answer = post(client, address, **ENTERED)

    assert (answer.status_code, answer["Location"]) == (302, f"/cases/{case.number}/reviewer/")
    case = fresh(case)
    assert case.state == CaseState.REVIEWER_SELECTION
    listed = text_of(client.get(f"/cases/{case.number}/reviewer/"))
    assert "2 reviewers decide this case" in listed
    assert "Reviewer 1 of 2." in listed
    assert [each.reviewer for each in choices_for(case, at=CHOSEN_AT).offered] == [other]
    post(client, f"/cases/{case.number}/reviewer/{other.person.public_id}/")
    assert fresh(case).state == CaseState.ATTESTATION
    panel = text_of(client.get(address))
    assert "2 of 2" in panel
    assert "approval DWC-2025-31 of Mon 10 Mar 2025, M. Ito, for the Division" in panel


def test_the_page_goes_on_without_an_empty_seat(cast: Cast, signed_in: SignedIn) -> None:
    case = panel_walks.formed(cast)
    client = signed_in(cast.conflict)

    assert "Can nobody more be chosen?" in text_of(client.get(f"/cases/{case.number}/panel/"))
    leave = f"/cases/{case.number}/panel/leave-empty/"
    answer = post(client, f"/cases/{case.number}/panel/", to=leave, because="Nobody else may.")

    assert answer.status_code == 302
    assert (fresh(case).seats, fresh(case).state) == (1, CaseState.ATTESTATION)
    assert "Went on with 1: Nobody else may." in text_of(client.get(f"/cases/{case.number}/panel/"))


def test_it_is_taken_from_the_member_chosen_on_the_page(cast: Cast, signed_in: SignedIn) -> None:
    case = panel_walks.signed(cast)
    client, entered = signed_in(cast.okafor), {"because": "Ill.", "go": "do"}
    address = f"/cases/{case.number}/reassign/"

    assert "Choose the reviewer." in text_of(post(client, address, **entered))
    post(client, address, **entered, seat="2")

    standing = Assignment.objects.filter(case=case, ended_at__isnull=True)
    assert [each.reviewer.person for each in standing] == [cast.lind]


def test_a_review_is_returned_and_the_letter_issued_on_the_page(cast: Cast, signed_in: SignedIn) -> None:
    case = panel_walks.signed(cast)
    client = signed_in(cast.okafor)
    back = f"/cases/{case.number}/issue/return/"

    page = f"/cases/{case.number}/issue/"
    returned = post(client, page, having="because", to=back, because="Look again.")
    assert "Choose which review goes back." in text_of(returned)
    shown = text_of(client.get(page))
    assert "Nothing blocks" in shown
    assert "Analysis of reviewer 2 of 2" in shown
    post(client, page)

    assert fresh(case).state == CaseState.FDL_ISSUED
    assert case.determinations.get().analyses.count() == 2


def test_a_stop_of_one_member_is_told_and_bars_the_issue(cast: Cast, signed_in: SignedIn) -> None:
    case = panel_walks.signed(cast)
    other = Reviewer.objects.get(person=panel_walks.person_of(1))

    declare_affiliation(
        reviewer=other, kind=AffiliationKind.FINANCIAL, organization=cast.claims, by=cast.okafor, at=SIGNED_AT
    )

    assert Stop.objects.get(until__isnull=True).assignment.reviewer == other
    client = signed_in(cast.okafor)
    told = text_of(client.get(f"/cases/{case.number}/conflicts/"))
    assert "something speaks against Dr Olu Adeyemi" in told
    issue = text_of(client.get(f"/cases/{case.number}/issue/"))
    assert "Reviewer 2: Since the attestation, something speaks against the reviewer" in issue
    assert "Issue this determination" not in issue
