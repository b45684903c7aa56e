"""Lab. Code § 4610.6(f): the reviewer's name is confidential. Nothing that a party can open names the reviewer, in whatever
state the case is: no page, no notice, no file of the letter, by name, initials, address or licence."""

import functools
import io
import itertools
import re
import zipfile
from collections.abc import Callable, Iterator
from html import unescape

import pikepdf
import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from openimr.intake.pdf import pdf_pages
from openimr.matching.naming import names_physician
from openimr.web.audit.services import record
from openimr.web.audit.values import SITE
from openimr.web.cases.models import Case
from openimr.web.cases.values import PartyKind
from openimr.web.determinations.services import issue_determination, recipients_waiting
from openimr.web.documents.services import add_document, read_document
from openimr.web.people.models import User
from openimr.web.reviewers.models import Reviewer
from openimr.web.reviewers.services import decline
from openimr.web.reviews.anonymity import LEFT_OUT, physician_of, screen_for
from openimr.web.reviews.services import answer_records, request_records, sign_review
from tests.web.audit.auditors import division_auditor
from tests.web.cast import PASSWORD, Cast
from tests.web.documents.files_of_tests import pdf
from tests.web.review_walks import ATTESTED_AT, ISSUED_AT, SIGNED_AT, chosen, serve, written

PARTIES = ["alma", "relative", "noor", "physician", "attorney", "division"]
STATES = ["declined", "in review", "closed"]
SECRETS = ("Lind", "lind@", "Maja", "12345")
"""Of Dr Maja Lind, lind@people.test, licence G 12345; no other word of the case holds any of it."""

FILE_NAME = "Dr Maja Lind - LIND_M (lind@people.test).pdf"
ABOUT = "Report of M. Lind, licence G12345"

pytestmark = pytest.mark.words

SignedIn = Callable[[User], Client]


def walk_to(state: str, cast: Cast, *, by: str = "noor") -> Case:
    """Return a case in a state, with a request for records, its answer and, till it is signed, a document that names Dr Lind.

    Args:
        state: One of ``STATES``.
        cast: The people.
        by: Who sent the document that names her.
    """
    if state == "declined":
        case = chosen(cast)
        _name_her(case, cast, by=by)
        case.refresh_from_db()
        decline(case=case, version=case.version, because="I treated her, M. Lind", by=cast.lind, at=ATTESTED_AT)
        return Case.objects.get(pk=case.pk)
    review = written(cast)
    case = review.assignment.case
    _ask_and_answer(case, cast)
    if state == "in review":
        _name_her(case, cast, by=by)
        return Case.objects.get(pk=case.pk)
    sign_review(case=case, version=review.version, by=cast.lind, at=SIGNED_AT)
    case.refresh_from_db()
    found = issue_determination(case=case, version=case.version, by=cast.okafor, at=ISSUED_AT)
    for recipient in recipients_waiting(found):
        serve(found, recipient, cast)
    return Case.objects.get(pk=case.pk)


def _ask_and_answer(case: Case, cast: Cast) -> None:
    for person in (cast.alma, cast.noor):  # so that copies reach them here
        person.set_password(PASSWORD)
        person.save(update_fields=["password"])
    asked_of = case.parties.get(kind=PartyKind.CLAIMS_ADMINISTRATOR)
    asked = request_records(case=case, asked_of=asked_of, words="The films, please.", by=cast.lind, at=SIGNED_AT)
    answer_records(request=asked, words="They are enclosed.", by=cast.noor, at=SIGNED_AT)


def _name_her(case: Case, cast: Cast, *, by: str) -> None:
    kinds = {"noor": PartyKind.CLAIMS_ADMINISTRATOR, "physician": PartyKind.REQUESTING_PHYSICIAN}
    person, party = getattr(cast, by), case.parties.get(kind=kinds[by], until__isnull=True)
    sent = add_document(
        case=case,
        upload_name=FILE_NAME,
        about=ABOUT,
        chunks=[pdf("SAMPLE - not a real case\nA report")],
        sent_by=party,
        by=person,
        at=ATTESTED_AT,
    )
    read_document(document=sent.document, by=person, at=ATTESTED_AT)


def routes() -> Iterator[str]:
    """Yield the name of every route of ours."""

    def walk(found: list[URLPattern | URLResolver], space: str) -> Iterator[str]:
        for entry in found:
            if isinstance(entry, URLResolver):
                yield from walk(entry.url_patterns, f"{entry.namespace}:" if entry.namespace else space)
            elif entry.name:
                yield f"{space}{entry.name}"

    yield from walk(get_resolver().url_patterns, "")


def addresses(case: Case) -> list[str]:
    """Return every address of ours that can be made of what this case holds."""
    values: dict[str, list[object]] = {
        "number": [case.number],
        "public_id": list(case.documents.values_list("public_id", flat=True)),
        "page": [1],
        "item": [1],
        "step": ["injury"],
        "pk": list(case.records_requests.values_list("pk", flat=True)),
        "notice": list(case.notices.values_list("pk", flat=True)),
        "kind": ["pdf", "docx", "json", "csv", "jsonl", *PartyKind.values],
    }
    found = set()
    for route in routes():
        for size in range(4):
            for names in itertools.combinations(values, size):
                for parts in itertools.product(*(values[name] for name in names)):
                    try:
                        found.add(reverse(route, kwargs=dict(zip(names, parts, strict=True))))
                    except NoReverseMatch:
                        break
    asked = {f"/cases/{case.number}/documents/search/?words=report", f"/cases/{case.number}/history/?readings=1"}
    for chain in (f"/audit/chains/{case.number}/", "/audit/chains/site/"):
        asked |= {f"{chain}{page}" for page in ("", "?role=expert_reviewer", "?near=20", "events.csv", "events.jsonl")}
    return sorted({path for path in found if not path.startswith("/sign-in/")} | asked)


_DRAWN = re.compile(
    r"(?<!\w)(?=[\w+/-]*\d)(?=[\w+/-]*[a-z])(?=[\w+/-]*[A-Z])[\w+/-]{22,}={0,2}"  # a token or nonce
    r"|\b[0-9a-f]{64}\b|\b[0-9a-f]{12}…"  # a digest, whole or its beginning
)
"""What is drawn anew for each answer, or is as good as drawn; by chance it may hold four letters of a name, or a number."""


def texts_of(answer: HttpResponse) -> Iterator[str]:
    """Yield all that an answer holds: its headers, and its body, unpacked; without what is drawn by chance."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    yield _DRAWN.sub("", str(answer.headers))
    kind = answer.headers.get("Content-Type", "")
    if "pdf" in kind:
        yield from _texts_of_pdf(body)  # a letter is the same for each party
    elif "wordprocessing" in kind:
        with zipfile.ZipFile(io.BytesIO(body)) as parts:
            yield from (f"{name}\n{parts.read(name).decode(errors='replace')}" for name in parts.namelist())
    else:
        text = _DRAWN.sub("", body.decode())
        yield text
        yield unescape(re.sub(r"<[^>]+>", " ", text))


@functools.lru_cache(maxsize=64)
def _texts_of_pdf(body: bytes) -> tuple[str, ...]:
    with pikepdf.open(io.BytesIO(body)) as document:
        objects = [
            found.read_bytes().decode("latin-1") if isinstance(found, pikepdf.Stream) else str(found)
            for found in document.objects
        ]
        return "\n".join(pdf_pages(body)), str(dict(document.docinfo.items())), "\n".join(objects)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("by", ["noor", "physician"])
def test_nothing_that_a_party_can_open_names_the_reviewer(cast: Cast, signed_in: SignedIn, by: str, state: str) -> None:
    """Who sent the document that names her reads it as sent; so each party looks where another sent it."""
    case = walk_to(state, cast, by=by)
    names = ["noor"] if by == "physician" else [name for name in PARTIES if name != "noor"]

    paths = addresses(case)
    found = {name: looked_into(paths, signed_in(getattr(cast, name)), cast) for name in names}

    assert {name: telling for name, (_, telling) in found.items() if telling} == {}
    assert [name for name, (shown, _) in found.items() if len(shown) < (12 if state == "closed" else 6)] == []


@pytest.mark.parametrize("state", STATES)
def test_nothing_that_an_auditor_of_the_division_can_open_names_the_reviewer(
    cast: Cast, signed_in: SignedIn, state: str
) -> None:
    case = walk_to(state, cast)
    record(scope=SITE, verb="sign_in", by=cast.lind, at=SIGNED_AT, facts={"address": "192.0.2.7"})

    shown, telling = looked_into(addresses(case), signed_in(division_auditor(cast)), cast)

    assert telling == []
    assert [path for path in shown if path.startswith("/cases/")] == []
    assert {f"/audit/chains/{case.number}/events.jsonl", "/audit/chains/site/", "/audit/witness.json"} <= set(shown)


def test_an_auditor_of_the_review_organization_may_know_the_reviewer(cast: Cast, signed_in: SignedIn) -> None:
    """So that the test above looks into pages that hold the name for who may know it."""
    case = walk_to("closed", cast)

    shown, telling = looked_into(addresses(case), signed_in(cast.auditor), cast)

    chains = (f"/audit/chains/{case.number}/", "/audit/chains/site/")
    assert {(f"{chain}{page}", "Lind") for chain in chains for page in ("", "events.csv", "events.jsonl")} <= set(
        telling
    )
    assert [path for path in shown if path.startswith("/cases/")] == []


def looked_into(paths: list[str], client: Client, cast: Cast) -> tuple[list[str], list[tuple[str, str]]]:
    """Return each of some addresses that opens, and each that tells who reviews, with what tells it."""
    lind = physician_of(Reviewer.objects.get(person=cast.lind))
    secrets = [*SECRETS, str(cast.lind.public_id)]
    shown, telling = [], []
    for path in paths:
        answer = client.get(path)
        shown += [path] * (answer.status_code == 200)
        for text in texts_of(answer):
            telling += [(path, secret) for secret in secrets if _holds(text, secret)]
            telling += [(path, "named")] * names_physician(text, lind)
    return shown, telling


def _holds(text: str, secret: str) -> bool:
    """Return whether a text holds a word that begins so; Word's own ``tblInd`` does not."""
    return bool(re.search(rf"(?<![^\W\d_]){re.escape(secret)}", text, re.IGNORECASE))


def test_the_letter_is_among_what_is_looked_into(cast: Cast, signed_in: SignedIn) -> None:
    case = walk_to("closed", cast)
    client = signed_in(cast.noor)

    found = {path: "\n".join(texts_of(client.get(path))) for path in addresses(case) if "/letter/" in path}

    for kind in ("", "pdf/", "docx/", "json/"):
        assert "Instability on flexion and extension" in found[f"/cases/{case.number}/letter/{kind}"]
    assert "They are enclosed." in "\n".join(texts_of(client.get(f"/cases/{case.number}/notices/")))


def test_a_name_in_a_pdf_is_found_by_this_test() -> None:
    answer = HttpResponse(pdf("by Dr Maja Lind"), content_type="application/pdf")

    assert any("Maja Lind" in text for text in texts_of(answer))


class TestTheNameOfADocument:
    """It is kept as sent. Whom it would tell who reviews, reads it without the name."""

    @pytest.mark.parametrize("name", ["alma", "physician", "attorney", "division"])
    def test_is_shown_without_the_reviewers_name_to_others(self, cast: Cast, signed_in: SignedIn, name: str) -> None:
        case = walk_to("in review", cast)

        page = signed_in(getattr(cast, name)).get(f"/cases/{case.number}/documents/").content.decode()

        assert LEFT_OUT in page
        assert f"Report of {LEFT_OUT}, licence {LEFT_OUT}" in page

    @pytest.mark.parametrize("name", ["noor", "clerk", "okafor", "lind"])
    def test_is_shown_whole_to_its_sender_and_to_who_may_know(self, cast: Cast, signed_in: SignedIn, name: str) -> None:
        case = walk_to("in review", cast)

        page = signed_in(getattr(cast, name)).get(f"/cases/{case.number}/documents/").content.decode()

        assert FILE_NAME in page
        assert ABOUT in page

    def test_is_not_told_to_one_who_sends_the_same_file(self, cast: Cast, signed_in: SignedIn) -> None:
        from django.core.files.uploadedfile import SimpleUploadedFile

        case = walk_to("in review", cast)
        same = SimpleUploadedFile("mine.pdf", pdf("SAMPLE - not a real case\nA report"), "application/pdf")

        answer = signed_in(cast.alma).post(f"/cases/{case.number}/documents/add/", {"file": same}, follow=True)

        told = answer.content.decode()
        assert "This file is in the case already" in told
        assert "Lind" not in told

    def test_is_on_the_employees_own_page_without_the_name(self, cast: Cast, signed_in: SignedIn) -> None:
        case = walk_to("in review", cast)

        page = signed_in(cast.alma).get(f"/my-case/{case.number}/").content.decode()

        assert LEFT_OUT in page

    def test_that_comes_after_the_attestation_bars_nobody(self, cast: Cast, signed_in: SignedIn) -> None:
        """Else a party could bar whoever reviews, by naming everyone."""
        case = walk_to("in review", cast)

        page = signed_in(cast.lind).get(f"/cases/{case.number}/sign/").content.decode()

        assert "Is named, or one of the same name is" not in page
        assert "The reviewer declines the case" not in page

    def test_leaves_out_every_physician_of_the_roster(self, cast: Cast) -> None:
        """Else a list of all of them would tell by its gap who reviews."""
        case = walk_to("in review", cast)
        Reviewer.objects.create(person=cast.quality, is_physician=True)
        screen = screen_for(case, person=cast.alma, at=SIGNED_AT)

        assert screen.shown(f"{cast.lind.name}, {cast.quality.name}") == f"Dr {LEFT_OUT}, {LEFT_OUT}"

    def test_bars_the_choice_and_the_one_who_chooses_reads_why(self, cast: Cast, signed_in: SignedIn) -> None:
        case = walk_to("declined", cast)
        Reviewer.objects.get().assignments.all().delete()

        page = signed_in(cast.okafor).get(f"/cases/{case.number}/reviewer/").content.decode()

        assert "No reviewer on the roster may review this case" in page
        assert "in words of this case that the parties read: the name of a document" in page


def test_the_reviewer_is_named_where_staff_may_know(cast: Cast, signed_in: SignedIn) -> None:
    case = walk_to("in review", cast)

    page = signed_in(cast.okafor).get(f"/cases/{case.number}/reviewer/").content.decode()

    assert all(name in page for name in ("Lind", "Maja"))


def test_why_a_reviewer_declined_is_for_those_who_choose(cast: Cast, signed_in: SignedIn) -> None:
    case = walk_to("declined", cast)

    assert "I treated her" in signed_in(cast.okafor).get(f"/cases/{case.number}/reviewer/").content.decode()
