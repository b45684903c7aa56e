"""The file beside the editor: a page of it as text or as its picture, and where words stand in it."""

from collections.abc import Callable

import pytest
from django.test import Client

from openimr.web.audit.models import AuditEvent
from openimr.web.documents.models import Document
from openimr.web.documents.services import read_document
from openimr.web.people.models import User
from openimr.web.reviews.models import Review
from tests.web.cast import Cast
from tests.web.review_walks import RECORDS_AT, chosen, in_review

SignedIn = Callable[[User], Client]
BESIDE = {"HX-Request": "true"}
PICTURE = "data:image/png;base64,"


def read(review: Review, cast: Cast) -> Document:
    """Return the document of the file, after its text was read."""
    document: Document = review.assignment.case.documents.get()
    read_document(document=document, by=cast.clerk, at=RECORDS_AT)
    return document


def address(review: Review, rest: str) -> str:
    return f"/cases/{review.assignment.case.number}/review/file/{rest}"


def test_words_are_found_and_lead_to_their_page(cast: Cast, signed_in: SignedIn) -> None:
    review = in_review(cast)
    document = read(review, cast)

    page = signed_in(cast.lind).get(address(review, "search/?words=thera"), headers=BESIDE).content.decode()

    assert "“thera” stands on 1 of 2 pages" in page
    assert "Norco 10 mg, <mark>thera</mark>py" in page
    assert f'hx-get="{address(review, f"{document.public_id}/2/?words=thera")}"' in page
    (event,) = AuditEvent.objects.filter(verb="search_documents")
    assert event.facts == {"pages": 1, "documents": [str(document.public_id)]}


def test_what_was_not_searched_is_said(cast: Cast, signed_in: SignedIn) -> None:
    page = signed_in(cast.lind).get(address(in_review(cast), "search/?words=x"), headers=BESIDE).content.decode()

    assert "“x” stands on none of 0 pages" in page
    assert "Not all was searched:" in page
    assert "1 document has no text." in page


def test_a_search_for_nothing_asks_for_a_word(cast: Cast, signed_in: SignedIn) -> None:
    page = signed_in(cast.lind).get(address(in_review(cast), "search/?words=+"), headers=BESIDE).content.decode()

    assert "Type a word to find" in page
    assert not AuditEvent.objects.filter(verb="search_documents").exists()


def test_a_search_without_script_is_that_of_the_documents(cast: Cast, signed_in: SignedIn) -> None:
    review = in_review(cast)

    answer = signed_in(cast.lind).get(address(review, "search/?words=knee+brace"))

    number = review.assignment.case.number
    assert answer.headers["Location"] == f"/cases/{number}/documents/search/?words=knee+brace"


@pytest.mark.parametrize("name", ["clerk", "okafor", "quality", "noor", "alma", "division", "stranger"])
def test_nobody_but_the_reviewer_reads_beside_the_editor(cast: Cast, signed_in: SignedIn, name: str) -> None:
    review = in_review(cast)
    document, client = read(review, cast), signed_in(getattr(cast, name))
    before = AuditEvent.objects.count()

    for rest in ("search/?words=therapy", f"{document.public_id}/1/"):
        assert client.get(address(review, rest), headers=BESIDE).status_code == 404
    assert AuditEvent.objects.count() == before


def test_before_attesting_nothing_is_found(cast: Cast, signed_in: SignedIn) -> None:
    case = chosen(cast)

    answer = signed_in(cast.lind).get(f"/cases/{case.number}/review/file/search/?words=therapy", headers=BESIDE)

    assert answer.status_code == 404


def test_a_page_is_shown_as_text_and_on_demand_as_its_picture(cast: Cast, signed_in: SignedIn) -> None:
    review, client = in_review(cast), signed_in(cast.lind)
    page = address(review, f"{read(review, cast).public_id}/2/")

    as_text = client.get(f"{page}?words=norco", headers=BESIDE).content.decode()
    as_picture = client.get(f"{page}?picture=1&words=norco", headers=BESIDE).content.decode()

    assert "<mark>Norco</mark> 10 mg" in as_text
    assert 'data-quoted="Progress notes, page 2"' in as_text
    assert PICTURE not in as_text
    assert PICTURE in as_picture
    assert "10 mg" not in as_picture
    assert AuditEvent.objects.filter(verb="read_document").count() == 2


def test_a_page_without_text_is_shown_as_its_picture(cast: Cast, signed_in: SignedIn) -> None:
    review = in_review(cast)
    document = review.assignment.case.documents.get()

    page = signed_in(cast.lind).get(address(review, f"{document.public_id}/1/"), headers=BESIDE).content.decode()

    assert PICTURE in page
    assert "Quote what I marked" not in page
