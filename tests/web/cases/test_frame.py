"""What stands around every page of a case, of whatever app: the crumbs, the links to its other pages, and the faults of a form."""

import re
from collections.abc import Callable
from html import unescape
from typing import NamedTuple
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from openimr.web.cases.models import Case
from openimr.web.cases.values import PartyKind
from openimr.web.people.models import User
from openimr.web.people.services import grant_membership
from openimr.web.people.values import Role
from openimr.web.reviews.services import request_records
from tests.web import review_walks, walks
from tests.web.cast import AT, Cast
from tests.web.reviewers.rosters import to_be_chosen

SignedIn = Callable[[User], Client]

NAMES = (
    "clerk",
    "okafor",
    "lind",
    "quality",
    "conflict",
    "noor",
    "physician",
    "attorney",
    "division",
    "alma",
    "relative",
)
STATES = (
    "submitted",
    "assigned",
    "awaiting_records",
    "to_be_chosen",
    "chosen",
    "in_review",
    "signed",
    "issued",
    "closed",
)
WITH_ALL_PAGES = {"to_be_chosen", "in_review", "closed"}
"""Of those: in one of them each page of a case stands. The database is asked no other question in the others."""

_NAV = re.compile(r'<nav aria-label="Pages of case [^"]+".*?</nav>', re.DOTALL)
_CRUMBS = re.compile(r'<nav[^>]*aria-label="Breadcrumbs".*?</nav>', re.DOTALL)
_LINK = re.compile(r'href="([^"]+)"')
_TAG = re.compile(r"<[^>]+>")


def walked(cast: Cast, state: str) -> Case:
    """Return the case in a state, by the name of its walk."""
    if state == "to_be_chosen":
        review_walks.on_roster(cast)
        return to_be_chosen(cast)
    found = getattr(review_walks, state, None) or getattr(walks, state)
    made = found(cast)
    while not isinstance(made, Case):
        made = getattr(made, "assignment", None) or made.case
    return Case.objects.get(pk=made.pk)


def words_of(markup: str) -> list[str]:
    return [words for piece in _TAG.split(markup) if (words := unescape(piece).strip())]


def nav_of(page: str) -> str:
    """Return the links beside a page; there is one list of them."""
    (found,) = _NAV.findall(page)
    return str(found)


@pytest.mark.parametrize(
    "state",
    [pytest.param(each, marks=() if each in WITH_ALL_PAGES else pytest.mark.words) for each in STATES],
)
def test_every_link_to_a_page_of_a_case_leads_there_and_says_so(cast: Cast, signed_in: SignedIn, state: str) -> None:
    case = walked(cast, state)
    for name in NAMES:
        follow_the_links(case, state, name, signed_in(getattr(cast, name)))


def follow_the_links(case: Case, state: str, name: str, client: Client) -> None:
    first = client.get(f"/cases/{case.number}/")
    if first.status_code == 404:
        assert name == "lind"
        assert state in {"submitted", "assigned", "awaiting_records", "to_be_chosen"}
        return
    addresses = _LINK.findall(nav_of(first.content.decode()))

    for address in addresses:
        answer = client.get(address)
        page = answer.content.decode()

        assert answer.status_code == 200, (name, address)
        if "/my-case/" in address:
            continue  # in plain words, with no other page beside it
        assert f'href="{address}" class="usa-current" aria-current="page"' in nav_of(page), name
        assert nav_of(page).count("aria-current") == 1, name
        assert _LINK.findall(nav_of(page)) == addresses, name


@pytest.mark.parametrize(
    ("name", "path", "crumbs"),
    [
        ("clerk", "documents/", ["Docket", "Case {}", "Documents"]),
        ("clerk", "documents/add/", ["Docket", "Case {}", "Documents", "Add a document"]),
        ("lind", "documents/{document}/pages/1/", ["Docket", "Case {}", "Documents", "notes.pdf"]),
        ("lind", "documents/search/?words=knee", ["Docket", "Case {}", "Documents", "Search"]),
        ("okafor", "reviewer/", ["Docket", "Case {}", "Reviewer"]),
        ("lind", "attest/", ["Docket", "Case {}", "Attest or decline"]),
        ("lind", "review/", ["Docket", "Case {}", "Review"]),
        ("lind", "review/items/2/", ["Docket", "Case {}", "Review", "Item 2"]),
        ("lind", "review/summary/", ["Docket", "Case {}", "Review", "Summary"]),
        ("noor", "records-requests/", ["Docket", "Case {}", "Requests for records"]),
        ("noor", "records-requests/{request}/answer/", ["Docket", "Case {}", "Requests for records", "Answer"]),
        ("lind", "sign/", ["Docket", "Case {}", "Review", "Sign"]),
        ("alma", "documents/", ["My cases", "Case {}", "Documents"]),
    ],
)
def test_the_crumbs_lead_back_to_the_docket(
    cast: Cast, signed_in: SignedIn, name: str, path: str, crumbs: list[str]
) -> None:
    case = walked(cast, "in_review")
    asked = request_records(
        case=case,
        asked_of=case.parties.get(kind=PartyKind.CLAIMS_ADMINISTRATOR),
        words="The films, please.",
        by=cast.clerk,
        at=review_walks.ATTESTED_AT,
    )
    path = path.format(document=case.documents.get().public_id, request=asked.pk)

    page = signed_in(getattr(cast, name)).get(f"/cases/{case.number}/{path}").content.decode()

    (found,) = _CRUMBS.findall(page)
    home = reverse("cases:my-case" if name == "alma" else "cases:case", args=[case.number])
    assert words_of(found) == [crumb.format(case.number) for crumb in crumbs]
    assert home in _LINK.findall(found)
    assert nav_of(page).count("aria-current") == (path != "attest/")  # attested, so that page is no longer linked to


def test_the_pages_of_the_reviewer_are_not_linked_to_for_another_who_reviews_other_cases(
    cast: Cast, signed_in: SignedIn
) -> None:
    case = walked(cast, "in_review")
    grant_membership(person=cast.okafor, role=Role.EXPERT_REVIEWER, organization=cast.imro, by=cast.founder, at=AT)

    page = signed_in(cast.okafor).get(f"/cases/{case.number}/").content.decode()

    assert f"/cases/{case.number}/reviewer/" in nav_of(page)
    assert f"/cases/{case.number}/review/" not in page
    assert f"/cases/{case.number}/sign/" not in page


class Refused(NamedTuple):
    """A form that is posted and refused: in which state, by whom, where, with what; and the fields that lack something."""

    state: str
    name: str
    path: str
    fields: dict[str, str]
    targets: list[str]


@pytest.mark.parametrize(
    "refused",
    [
        Refused("chosen", "lind", "attest/", {"version": "1"}, ["id_employer", "id_knowledgeable"]),
        Refused("chosen", "lind", "attest/decline/", {"decline-version": "1"}, ["id_decline-because"]),
        Refused("in_review", "lind", "records-requests/", {}, ["id_asked_of", "id_words"]),
        Refused("in_review", "lind", "review/items/1/", {"version": "1", "outcome": "Perhaps"}, ["id_outcome"]),
        Refused("signed", "okafor", "issue/return/", {"version": "1"}, ["id_return_because"]),
        Refused("issued", "clerk", "serve/", {"version": "1", "recipient": "employee"}, ["id_employee_method"]),
        Refused("in_review", "clerk", "documents/add/", {}, ["id_file", "id_sent_by"]),
    ],
    ids=lambda refused: f"{refused.name} {refused.path}",
)
def test_the_faults_of_a_form_stand_under_the_heading_and_lead_to_its_fields(
    cast: Cast, signed_in: SignedIn, refused: Refused
) -> None:
    case, client = walked(cast, refused.state), signed_in(getattr(cast, refused.name))

    page = client.post(f"/cases/{case.number}/{refused.path}", {"once": str(uuid4()), **refused.fields})

    assert_faults_on_top(page.content.decode(), refused.targets)


@pytest.mark.parametrize(
    ("path", "targets"),
    [("/reviewers/add/", ["id_person", "id_is_physician"]), ("/reviewers/{lind}/", ["id_kind"])],
)
def test_so_do_those_of_the_roster(cast: Cast, signed_in: SignedIn, path: str, targets: list[str]) -> None:
    review_walks.on_roster(cast)
    rows = {f"{kind}-{count}_FORMS": "0" for kind in ("licences", "certificates") for count in ("TOTAL", "INITIAL")}

    page = signed_in(cast.okafor).post(path.format(lind=cast.lind.public_id), {"once": str(uuid4()), **rows})

    assert_faults_on_top(page.content.decode(), targets)


def assert_faults_on_top(page: str, targets: list[str]) -> None:
    """Nothing but the faults comes first after the heading; each link has its field on the page; the title says it too."""
    after = page.split("</h1>", 1)[1]
    before, _, faults = after.partition('<div class="usa-alert usa-alert--error"')
    linked = _LINK.findall(faults.split("</ul>", 1)[0])

    assert words_of(before) == []
    assert {f"#{target}" for target in targets} <= set(linked)
    assert [link for link in linked if f'id="{link[1:]}"' not in page] == []
    assert page.count('id="faults"') == 1
    assert "<title>Error: " in page


@pytest.mark.parametrize("page", ["", "documents/", "history/", "notices/"])
def test_the_links_of_a_case_come_before_what_its_page_says(cast: Cast, signed_in: SignedIn, page: str) -> None:
    """On a narrow screen what stands after the content is not found."""
    case = walked(cast, "awaiting_records")
    shown = signed_in(cast.clerk).get(f"/cases/{case.number}/{page}").content.decode()

    assert 0 < shown.index('aria-label="Pages of case') < shown.index("<h1>")
