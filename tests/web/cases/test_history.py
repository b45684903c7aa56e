"""The history of a case, and that the reviewer's name is in no byte of it for another party (Lab. Code § 4610.6(f))."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from openimr.web.audit.access import changes_since as changes_with_names
from openimr.web.audit.services import record
from openimr.web.audit.values import SITE
from openimr.web.cases.answers import label_of
from openimr.web.cases.changes import EXPERT_REVIEWER, changes_since
from openimr.web.cases.choices import Ground
from openimr.web.cases.history import WORDS, history_of, knows_reviewer
from openimr.web.cases.models import Case
from openimr.web.cases.services.applications import LineFacts, correct_application
from openimr.web.cases.services.corrections import correct_lines
from openimr.web.people.models import User
from tests.web import review_walks, walks
from tests.web.cases.acts import LATER
from tests.web.cast import AT, Cast

SignedIn = Callable[[User], Client]
OUTSIDE = ("alma", "relative", "noor", "physician", "attorney", "division")
INSIDE = ("clerk", "okafor", "quality", "conflict")
PAGES = ("", "history/", "notices/", "application/", "documents/")


@pytest.fixture
def issued(cast: Cast) -> Case:
    return Case.objects.get(pk=review_walks.issued(cast).case_id)


def verbs_of_cases(project: Path) -> set[str]:
    """Every verb that a service records under a case's number."""
    web = project / "src/openimr/web"
    calls = (
        call
        for path in web.rglob("*.py")
        for call in re.findall(r"record\((?:[^()]|\([^()]*\))*\)", path.read_text(), flags=re.DOTALL)
    )
    return {
        verb for call in calls if "scope=SITE" not in call for verb in re.findall(r'verb="(\w+)"', call)
    }  # fmt: skip


def test_every_event_of_a_case_has_its_words(project: Path) -> None:
    assert verbs_of_cases(project) - set(WORDS) == set()


def test_the_history_is_the_audit_in_words(cast: Cast) -> None:
    case = walks.awaiting_records(cast)

    rows = history_of(case, person=cast.noor, at=LATER)

    assert [(row.who, row.role, row.what, row.more) for row in rows] == [
        (
            "Ines Park",
            "Intake clerk",
            "Sent the assignment notice",
            "By mail, to the claims administrator; records are due Wed 19 Mar 2025.",
        ),
        ("Dr Chidi Okafor", "Medical director", "Decided which items may be reviewed", "Eligible: 3 of 3 items."),
        ("Ines Park", "Intake clerk", "Submitted the application", ""),
        (
            "Ines Park",
            "Intake clerk",
            "Said which offices can open the case",
            "Can open it: employee’s attorney, claims administrator, requesting physician.",
        ),
        ("Ines Park", "Intake clerk", "Chose the disputed items", "3 items."),
        ("Ines Park", "Intake clerk", "Entered the utilization review decision", "4 lines."),
        ("Ines Park", "Intake clerk", "Received the application", ""),
    ]


@pytest.mark.parametrize("name", OUTSIDE)
def test_parties_and_the_division_see_the_expert_reviewer_and_no_name(cast: Cast, issued: Case, name: str) -> None:
    rows = history_of(issued, person=getattr(cast, name), at=LATER)

    assert (EXPERT_REVIEWER, "", "Signed the review") in {(row.who, row.role, row.what) for row in rows}
    assert not any("Lind" in f"{row.who} {row.role} {row.what} {row.more}" for row in rows)
    assert not {row.what for row in rows} & {"Declined the case", "Saved the draft of an item"}


@pytest.mark.parametrize("name", INSIDE)
def test_the_organization_knows_who_reviews(cast: Cast, issued: Case, name: str) -> None:
    person = getattr(cast, name)

    assert knows_reviewer(issued, person, at=LATER)
    assert "Dr Maja Lind" in {row.who for row in history_of(issued, person=person, at=LATER)}


@pytest.mark.parametrize("name", OUTSIDE)
def test_the_reviewer_is_in_no_byte_of_any_page_for_another_party(
    cast: Cast, issued: Case, signed_in: SignedIn, name: str
) -> None:
    client = signed_in(getattr(cast, name))
    addresses = [f"/cases/{issued.number}/{page}" for page in PAGES]
    addresses += [f"/my-case/{issued.number}/", "/docket/?whose=open", "/my-case/"]

    pages = [client.get(address, follow=True) for address in addresses]

    assert [page.status_code for page in pages] == [200] * len(addresses)
    for secret in ("Lind", "lind@", str(cast.lind.public_id)):
        assert [page.request["PATH_INFO"] for page in pages if secret.encode() in page.content] == []


def test_a_stale_form_never_names_the_reviewer(cast: Cast, issued: Case) -> None:
    named = {change.who for change in changes_with_names(scope=issued.number, version=1)}
    told = {change.who for change in changes_since(issued, version=1)}

    assert "Dr Maja Lind" in named
    assert told == (named - {"Dr Maja Lind"}) | {EXPERT_REVIEWER}


def test_readings_are_shown_to_the_organization_alone_and_when_asked(cast: Cast) -> None:
    case = walks.received(cast)
    record(scope=case.number, verb="read_case", by=cast.noor, at=AT, facts={"page": "case"})
    record(scope=SITE, verb="sign_in", by=cast.noor, at=AT)

    asked = history_of(case, person=cast.clerk, at=LATER, with_readings=True)
    unasked = history_of(case, person=cast.clerk, at=LATER)
    outside = history_of(case, person=cast.noor, at=LATER, with_readings=True)

    assert (asked[0].what, asked[0].more) == ("Read a page of the case", "Page: case.")
    assert {row.what for row in unasked} == {row.what for row in outside}
    assert "Read a page of the case" not in {row.what for row in outside}


def test_what_was_entered_is_called_as_on_the_screen(cast: Cast) -> None:
    case = walks.submitted(cast)
    case = correct_application(
        case=case, version=case.version, fields={"is_ur_decision_attached": None}, by=cast.clerk, at=LATER
    )
    facts = {3: LineFacts(ground=Ground.INFORMATION)}
    case = correct_lines(case=case, version=case.version, facts=facts, by=cast.clerk, at=LATER)

    lines, application = history_of(case, person=cast.clerk, at=LATER)[:2]

    assert application.more == "Is a copy of the utilization review decision attached?"
    assert lines.more.startswith("Line 3: ")
    assert "_" not in lines.more


def test_a_field_that_is_on_no_screen_any_more_keeps_its_name(cast: Cast) -> None:
    assert label_of("was_ever_asked") == "was ever asked"
