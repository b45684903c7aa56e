"""The cover letter of a determination: read on the page of service, printed, and with the proof of service below."""

import io
from collections.abc import Callable

import pypdf
from django.test import Client

from openimr.web.determinations.cover import cover_pdf, cover_words
from openimr.web.people.models import User
from tests.web.cases.posting import text_of
from tests.web.cast import Cast
from tests.web.review_walks import closed, issued

SignedIn = Callable[[User], Client]


def text_of_pdf(data: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages).split())


def test_it_says_of_each_item_what_was_decided_and_names_no_reviewer(cast: Cast) -> None:
    found = issued(cast)

    words = " ".join(cover_words(found))

    assert "Treatment 1: Lumbar fusion L4-S1: " in words
    assert words.count("Treatment ") == found.case.items.count()
    assert "Lind" not in words


def test_it_is_read_on_the_page_of_service_and_printed_by_those_who_serve_alone(
    cast: Cast, signed_in: SignedIn
) -> None:
    case = issued(cast).case
    clerk, address = signed_in(cast.clerk), f"/cases/{case.number}/serve/cover/"

    assert "It goes on top of the determination." in text_of(clerk.get(f"/cases/{case.number}/serve/"))
    assert clerk.get(address).content.startswith(b"%PDF")
    for person in (cast.noor, cast.alma, cast.lind, cast.division):
        assert signed_in(person).get(address).status_code == 404


def test_its_proof_of_service_names_everyone_and_how(cast: Cast) -> None:
    found = closed(cast)

    proof, plain = (text_of_pdf(cover_pdf(found, with_proof=with_proof)) for with_proof in (True, False))

    assert proof.count("Served on ") == found.services.count()
    assert "Served on the administrative director by" in proof
    assert "Served on" not in plain
