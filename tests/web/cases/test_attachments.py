"""What the form says came with it, beside what the file holds."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from openimr.web.cases.models import Case
from openimr.web.documents.models import Document
from openimr.web.people.models import User
from tests.web import walks
from tests.web.cases.posting import text_of
from tests.web.cast import AT, Cast

SignedIn = Callable[[User], Client]

COPY = "A copy of the utilization review decision"


def with_documents(case: Case, cast: Cast, count: int) -> Case:
    for number in range(count):
        Document.objects.create(
            case=case,
            name=f"paper-{number}.pdf",
            sha256=f"{number:064d}",
            size_bytes=1,
            uploaded_by=cast.clerk,
            received_at=AT,
        )
    return case


@pytest.mark.parametrize(
    ("is_attached", "documents", "expected"),
    [
        (True, 0, f"{COPY}: said to be attached."),
        (True, 1, f"{COPY}: said to be attached."),
        (False, 0, f"{COPY}: said not to be attached."),
        (False, 2, f"{COPY}: said not to be attached."),
    ],
)
def test_who_decides_sees_the_forms_word_and_what_the_file_holds(
    cast: Cast, signed_in: SignedIn, *, is_attached: bool, documents: int, expected: str
) -> None:
    """8 CCR § 9792.10.1(b)(1)."""
    case = with_documents(walks.submitted(cast, is_ur_decision_attached=is_attached), cast, documents)

    words = text_of(signed_in(cast.okafor).get(f"/cases/{case.number}/eligibility/"))

    held = {
        0: "The file holds no document yet. What the form says is not shown by a paper.",
        1: "The file holds 1 document . Look whether it is what the form speaks of.",
        2: "The file holds 2 documents . Look whether one of them is what the form speaks of.",
    }
    assert expected in words
    assert held[documents] in words
    assert words.count("The file holds") == 1


def test_a_certification_is_looked_for_where_an_expedited_review_is_asked_for(cast: Cast, signed_in: SignedIn) -> None:
    okafor = signed_in(cast.okafor)
    expedited, regular = walks.submitted(cast, **walks.EXPEDITED), walks.submitted(cast)

    pages = [text_of(okafor.get(f"/cases/{case.number}/eligibility/")) for case in (expedited, regular)]

    paper = "A physician’s certification for an expedited review: said to be attached"
    assert [paper in page for page in pages] == [True, False]


def test_a_form_signed_after_it_was_received_is_pointed_out(cast: Cast, signed_in: SignedIn) -> None:
    case = walks.submitted(cast, signed_on=date(2025, 3, 20))

    words = text_of(signed_in(cast.okafor).get(f"/cases/{case.number}/eligibility/"))

    assert "The form is signed on Thu 20 Mar 2025, and it was received on Tue 4 Mar 2025." in words
