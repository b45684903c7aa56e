"""What is wrong stands at the top of its page, under the heading, and leads to where it can be mended."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client

from openimr.web import clock
from openimr.web.cases.models import Case
from openimr.web.cases.services.applications import dispute_items, receive_application
from openimr.web.people.models import User
from tests.web import walks
from tests.web.cases.acts import GOES_ON, deferred, in_file
from tests.web.cases.posting import fields_of
from tests.web.cast import AT, Cast

pytestmark = pytest.mark.words

SignedIn = Callable[[User], Client]


@dataclass(frozen=True, kw_only=True)
class Faulty:
    """A form, sent so that it is refused.

    Attributes:
        page: Of the case.
        typed: What is typed into it.
        told: Each sentence of the summary, with where it leads; a field of the page, or another page.
    """

    walk: Callable[[Cast], Case]
    page: str
    typed: Mapping[str, str]
    told: Mapping[str, str]
    having: str = "version"
    to: str = ""
    unticked: tuple[str, ...] = field(default=())


def begun(cast: Cast) -> Case:
    fields = {"employee_first_name": "Alma", "employee_last_name": "Reyes"}
    return receive_application(fields=fields, employee=cast.alma, by=cast.clerk, at=AT)


def without_items(cast: Cast) -> Case:
    case = walks.received(cast)
    return dispute_items(case=case, version=case.version, disputes=[], by=cast.clerk, at=AT)


def expedited(cast: Cast) -> Case:
    return walks.assigned(cast, **walks.EXPEDITED)


ALL_ELIGIBLE = {
    f"item-{number}-{name}": said
    for number in (1, 2, 3)
    for name, said in {"decision": "eligible", "because": GOES_ON}.items()
}
"""How every item is held eligible though a question is open."""

FAULTY = {
    "who": Faulty(
        walk=begun,
        page="application/who/",
        typed={"employee_phone": "none", "employee_date_of_birth_day": "40"},
        told={
            "Date of birth – enter the month in digits.": "#id_employee_date_of_birth_0",
            "Enter a telephone number, for example 510-555-0160.": "#id_employee_phone",
        },
    ),
    "lines": Faulty(
        walk=without_items,
        page="application/decision/",
        typed={
            "ur_decided_on_day": "",
            "lines-2-approved": "",
            "lines-3-liability": "resolved",
            "lines-3-liability_resolved_on_day": "3",
        },
        told={
            "Day of the decision – enter the day in digits.": "#id_ur_decided_on_0",
            "Line 3: enter what was approved of this line.": "#id_lines-2-approved",
            "Line 4: day of the notice that this dispute over the line is resolved – enter the month in digits.": "#id_lines-3-liability_resolved_on_0",
        },
    ),
    "items": Faulty(
        walk=walks.received,
        page="application/items/",
        typed={"added-0-description": "Walker"},
        told={"Added item 1: say why this item is not on the decision.": "#id_added-0-added_because"},
    ),
    "items that follow": Faulty(
        walk=walks.received,
        page="application/items/",
        typed={},
        unticked=("line-1-is_disputed",),
        told={
            "Line 2: the item it goes with is not disputed. Choose that one too, or none.": "#id_line-2-follows",
        },
    ),
    "sign": Faulty(
        walk=begun,
        page="application/sign/",
        typed={"go": "submit"},
        told={
            "Enter a disputed item.": "/cases/{}/application/items/",
            "Say whether a copy of the utilization review decision is attached.": (
                "/cases/{}/application/documents/#id_is_ur_decision_attached"
            ),
            "Say whether the application is signed.": "/cases/{}/application/sign/#id_is_signed",
        },
    ),
    "eligibility": Faulty(
        walk=walks.submitted,
        page="eligibility/",
        typed=ALL_ELIGIBLE | {"go": "decide", "item-2-decision": "LATE", "item-2-because": ""},
        told={"Item 2: say why you decide otherwise than the rules read.": "#id_item-2-because"},
    ),
    "eligibility not decided": Faulty(
        walk=walks.submitted,
        page="eligibility/",
        typed=ALL_ELIGIBLE | {"go": "preview", "item-3-decision": ""},
        told={"Item 3: choose a decision.": "#id_item-3-decision"},
    ),
    "eligibility with an open question": Faulty(
        walk=walks.submitted,
        page="eligibility/",
        typed=ALL_ELIGIBLE | {"go": "preview", "item-3-because": ""},
        told={"Item 3: 2 questions are open. Say why you go on all the same": "#id_item-3-because"},
    ),
    "eligibility of what is unsigned": Faulty(
        walk=lambda cast: walks.submitted(cast, is_signed=False),
        page="eligibility/",
        typed=ALL_ELIGIBLE | {"go": "preview", "item-2-decision": "NO_SIGNATURE"},
        told={
            f"Item {number} cannot be held eligible. Expected the signature": f"#id_item-{number}-decision"
            for number in (1, 3)
        },
    ),
    "eligibility without a party": Faulty(
        walk=lambda cast: walks.submitted(cast, physician_name=""),
        page="eligibility/",
        typed=ALL_ELIGIBLE | {"go": "decide"},
        told={
            "The notice goes to the requesting physician too; enter them on the application first.": (
                "/cases/{}/application/injury/"
            )
        },
    ),
    "resume": Faulty(
        walk=deferred,
        page="eligibility/",
        to="eligibility/resume/",
        having="resolved_on_year",
        typed={},
        told={
            "Day on which the notice was served that liability is resolved – enter a date: month, day and year.": (
                "#id_resolved_on_0"
            )
        },
    ),
    "assignment notice": Faulty(
        walk=expedited,
        page="assignment-notice/?method=mail",
        having="version",
        typed={},
        told={"In an expedited review the claims administrator has 24 hours": "#id_method"},
    ),
    "records": Faulty(
        walk=lambda cast: in_file(cast, at=clock.now()),
        page="close-records/",
        typed={"received_on_year": "2999"},
        told={"This day is still to come. Enter the day on which it was received.": "#id_received_on_0"},
    ),
}


def sent(case: Case, faulty: Faulty, client: Client) -> HttpResponse:
    address = f"/cases/{case.number}/{faulty.page}"
    page = client.get(address)
    try:
        fields = fields_of(page, having=faulty.having)
    except StopIteration:  # the page offers no form, and is sent one all the same
        fields = {"version": str(case.version), "method": "mail"}
    fields = {name: value for name, value in fields.items() if name not in faulty.unticked}
    to = f"/cases/{case.number}/{faulty.to}" if faulty.to else address
    return client.post(to, {**fields, **faulty.typed, "once": str(uuid4())})


@pytest.mark.parametrize("name", FAULTY)
def test_every_fault_stands_under_the_heading_and_leads_to_its_field(
    cast: Cast, signed_in: SignedIn, name: str
) -> None:
    faulty = FAULTY[name]
    case = faulty.walk(cast)

    page = sent(case, faulty, signed_in(cast.clerk)).content.decode()

    summary = page.partition('id="faults"')[2].partition("</ul>")[0]
    listed = re.findall(r"<li>(?:<a class=\"usa-link\" href=\"([^\"]*)\">)?(.*?)(?:</a>)?</li>", summary)
    assert len(listed) == len(faulty.told)
    for (address, sentence), (expected, leads_to) in zip(listed, faulty.told.items(), strict=True):
        assert sentence.replace("&#x27;", "'").startswith(expected)
        assert address == leads_to.format(case.number)
        assert not address.startswith("#") or f'id="{address[1:]}"' in page
    heading, _, after = page.partition("</h1>")
    assert 'id="faults"' not in heading
    assert re.findall(r"<(h2|p|nav|form)\b", after.partition('id="faults"')[0]) == []
    assert "<title>Error: " in page


def test_the_summary_counts_what_is_wrong(cast: Cast, signed_in: SignedIn) -> None:
    case = begun(cast)

    page = sent(case, FAULTY["who"], signed_in(cast.clerk)).content.decode()

    assert "There are 2 problems" in page
