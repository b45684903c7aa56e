"""Pages of a letter on its way, and what is shown to whom."""

import re
import uuid
from collections.abc import Callable
from hashlib import sha256
from html import unescape

import pytest
from django.test import Client

from openimr.domain.text import folded
from openimr.law.service import Recipient
from openimr.letters.objects import determination_from_object
from openimr.letters.writing import write_letter
from openimr.web.audit.models import AuditEvent
from openimr.web.cases.models import Case
from openimr.web.cases.values import CaseState
from openimr.web.determinations.models import IssuedDetermination
from openimr.web.files import path_of
from openimr.web.people.models import User
from openimr.web.reviews.models import ItemDraft, Review
from tests.web.cast import Cast, may_sign_in
from tests.web.review_walks import SERVED_AT, closed, in_review, issued, serve, signed, written

pytestmark = pytest.mark.words

SignedIn = Callable[[User], Client]
PARTIES = ["alma", "relative", "noor", "physician", "attorney", "division"]


def words_of(page: str) -> str:
    return folded(unescape(re.sub(r"<[^>]+>", " ", page)))


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found is not None
    return found[1]


def once(**fields: str) -> dict[str, str]:
    return {"once": str(uuid.uuid4())} | fields


def test_what_blocks_is_listed_with_where_to_mend_it(cast: Cast, signed_in: SignedIn) -> None:
    review = in_review(cast)
    number = review.assignment.case.number

    page = signed_in(cast.lind).get(f"/cases/{number}/sign/").content.decode()

    assert "4 things block" in page
    assert f'href="/cases/{number}/review/summary/">The clinical case summary is not written yet.' in page
    lacks = "lacks: the outcome, the rationale, what the decision is based on."
    assert f'href="/cases/{number}/review/items/3/">Item 3 {lacks}' in page
    assert "Sign this determination" not in page


def test_what_was_decided_is_listed_before_the_letter_to_be_signed(cast: Cast, signed_in: SignedIn) -> None:
    review = written(cast)
    number = review.assignment.case.number

    page = signed_in(cast.lind).get(f"/cases/{number}/sign/").content.decode()

    decided = page.partition("What you decided")[2].partition("The letter as it will be")[0]
    assert words_of(decided).count("Upheld not necessary") == 2
    assert "Overturned necessary" in words_of(decided)
    assert "Follows item 1" in decided
    assert f'href="/cases/{number}/review/items/3/">Change' in decided


def test_who_issues_reads_what_was_decided_and_changes_none_of_it(cast: Cast, signed_in: SignedIn) -> None:
    number = signed(cast).assignment.case.number

    page = signed_in(cast.okafor).get(f"/cases/{number}/issue/").content.decode()

    decided = page.partition("What was decided")[2].partition("The letter as it will be")[0]
    assert words_of(decided).count("Upheld not necessary") == 2
    assert "/review/items/" not in page


def test_a_text_that_no_letter_holds_blocks_in_the_words_of_the_page(cast: Cast, signed_in: SignedIn) -> None:
    review = written(cast)
    ItemDraft.objects.filter(review=review, item__number=3).update(rationale="It was agreed: Overturned")

    page = signed_in(cast.lind).get(f"/cases/{review.assignment.case.number}/sign/").content.decode()

    assert "Item 3, the rationale: expected words of its own" in page
    assert "Sign this determination" not in page


def test_the_letter_on_the_page_is_the_letter_word_for_word(cast: Cast, signed_in: SignedIn) -> None:
    found = issued(cast)
    number = found.case.number

    page = signed_in(cast.noor).get(f"/cases/{number}/letter/").content.decode()

    article = page[page.index("<article") : page.index("</article>")]
    assert words_of(article) == folded(write_letter(determination_from_object(found.document)))


def test_the_letter_before_signing_is_the_same_letter(cast: Cast, signed_in: SignedIn) -> None:
    review = written(cast)
    page = signed_in(cast.lind).get(f"/cases/{review.assignment.case.number}/sign/").content.decode()

    letter = page[page.index('<article class="letter"') :].partition("</article>")[0]
    article = words_of(letter)
    assert "Item 1: Lumbar fusion L4-S1: Upheld" in article
    assert "Instability on flexion and extension views was not found." in article


def test_the_reviewer_signs_the_letter_that_was_shown(cast: Cast, signed_in: SignedIn) -> None:
    review, client = written(cast), signed_in(cast.lind)
    path = f"/cases/{review.assignment.case.number}/sign/"
    page = client.get(path).content.decode()

    answer = client.post(path, once(version=hidden(page, "version"), seen=hidden(page, "seen")))

    assert answer.status_code == 302
    assert Review.objects.get(pk=review.pk).signed_at is not None
    assert "You signed" in client.get(path).content.decode()


def test_another_letter_than_the_one_shown_is_not_signed(cast: Cast, signed_in: SignedIn) -> None:
    review, client = written(cast), signed_in(cast.lind)

    answer = client.post(
        f"/cases/{review.assignment.case.number}/sign/", once(version=str(review.version), seen="0" * 64)
    )

    assert answer.status_code == 409
    assert Review.objects.get(pk=review.pk).signed_at is None


@pytest.mark.parametrize("name", [*PARTIES, "okafor", "quality", "clerk", "conflict", "stranger"])
def test_nobody_but_the_reviewer_opens_the_page_of_signing(cast: Cast, signed_in: SignedIn, name: str) -> None:
    review = written(cast)

    assert signed_in(getattr(cast, name)).get(f"/cases/{review.assignment.case.number}/sign/").status_code == 404


@pytest.mark.parametrize("name", ["okafor", "quality"])
def test_director_and_quality_reviewer_read_a_draft_only_once_it_is_signed(
    cast: Cast, signed_in: SignedIn, name: str
) -> None:
    review, client = written(cast), signed_in(getattr(cast, name))
    path = f"/cases/{review.assignment.case.number}/issue/"
    assert client.get(path).status_code == 404

    case = review.assignment.case
    from openimr.web.reviews.services import sign_review
    from tests.web.review_walks import SIGNED_AT

    sign_review(case=case, version=review.version, by=cast.lind, at=SIGNED_AT)

    page = client.get(path).content.decode()
    assert "Nothing blocks" in page
    assert ("Issue this determination" in page) is (name == "okafor")
    assert "Lind" not in page


@pytest.mark.parametrize("name", [*PARTIES, "clerk", "conflict", "lind", "stranger"])
def test_nobody_else_reads_a_signed_draft(cast: Cast, signed_in: SignedIn, name: str) -> None:
    review = signed(cast)

    assert signed_in(getattr(cast, name)).get(f"/cases/{review.assignment.case.number}/issue/").status_code == 404


def test_the_director_issues_on_the_page(cast: Cast, signed_in: SignedIn) -> None:
    review, client = signed(cast), signed_in(cast.okafor)
    path = f"/cases/{review.assignment.case.number}/issue/"
    fields = once(version=hidden(client.get(path).content.decode(), "version"))

    first, second = client.post(path, fields), client.post(path, fields)

    assert (first.status_code, second.status_code) == (302, 302)
    assert first.headers["Location"] == f"/cases/{review.assignment.case.number}/serve/"
    assert IssuedDetermination.objects.count() == 1


def test_a_quality_reviewer_cannot_post_an_issue(cast: Cast, signed_in: SignedIn) -> None:
    review = signed(cast)
    case = Case.objects.get(pk=review.assignment.case_id)

    answer = signed_in(cast.quality).post(f"/cases/{case.number}/issue/", once(version=str(case.version)))

    assert answer.status_code == 404
    assert not IssuedDetermination.objects.exists()


def test_what_changed_since_the_signature_blocks_on_the_page(cast: Cast, signed_in: SignedIn) -> None:
    review = signed(cast)
    ItemDraft.objects.filter(review=review, item__number=1).update(rationale="Another reason.")
    client = signed_in(cast.okafor)
    path = f"/cases/{review.assignment.case.number}/issue/"

    page = client.get(path).content.decode()
    assert "not what was signed" in page
    assert "Issue this determination" not in page

    answer = client.post(path, once(version=hidden(page, "version")))
    assert answer.status_code == 200
    assert "not what was signed" in answer.content.decode()


def test_a_quality_reviewer_returns_a_draft_with_a_remark(cast: Cast, signed_in: SignedIn) -> None:
    review = signed(cast)
    case = Case.objects.get(pk=review.assignment.case_id)
    path = f"/cases/{case.number}/issue/return/"
    client = signed_in(cast.quality)

    refused = client.post(path, once(version=str(case.version), because="  "))
    assert refused.status_code == 200

    client.post(path, once(version=str(case.version), because="Which visits?"))
    assert Case.objects.get(pk=case.pk).state == CaseState.CLINICAL_REVIEW


@pytest.mark.parametrize("name", [*PARTIES, "lind", "stranger", "auditor", "conflict"])
def test_the_letter_is_not_there_before_it_is_issued(cast: Cast, signed_in: SignedIn, name: str) -> None:
    number = signed(cast).assignment.case.number
    client = signed_in(getattr(cast, name))

    assert client.get(f"/cases/{number}/letter/").status_code == 404
    assert client.get(f"/cases/{number}/letter/pdf/").status_code == 404


@pytest.mark.parametrize("name", PARTIES)
def test_every_party_reads_the_issued_letter_and_no_reviewers_name(cast: Cast, signed_in: SignedIn, name: str) -> None:
    found = closed(cast)

    answer = signed_in(getattr(cast, name)).get(f"/cases/{found.case.number}/letter/")

    assert answer.status_code == 200
    page = answer.content.decode()
    assert "Final Determination of Independent Medical Review" in page
    assert not [secret for secret in ("Lind", "lind@", "Maja", str(cast.lind.public_id)) if secret in page]
    event = AuditEvent.objects.filter(verb="read_case").get()
    assert (event.person, event.facts) == (str(getattr(cast, name).public_id), {"page": "letter"})


@pytest.mark.parametrize("name", ["stranger", "auditor", "founder", "conflict", "lind"])
def test_whom_it_does_not_concern_finds_no_letter(cast: Cast, signed_in: SignedIn, name: str) -> None:
    number = closed(cast).case.number

    assert signed_in(getattr(cast, name)).get(f"/cases/{number}/letter/").status_code == 404


@pytest.mark.parametrize(
    ("kind", "content_type"),
    [
        ("pdf", "application/pdf"),
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("json", "application/json"),
    ],
)
def test_each_file_is_sent_as_sealed_and_recorded(
    cast: Cast, signed_in: SignedIn, kind: str, content_type: str
) -> None:
    found = issued(cast)

    answer = signed_in(cast.alma).get(f"/cases/{found.case.number}/letter/{kind}/")

    assert sha256(answer.content).hexdigest() == found.seal["files"][kind]
    assert answer.headers["Content-Type"] == content_type
    name = f'attachment; filename="determination-{found.case.number}.{kind}"'
    assert answer.headers["Content-Disposition"] == name
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert "no-store" in answer.headers["Cache-Control"]
    event = AuditEvent.objects.get(verb="read_letter_file")
    assert event.facts == {"determination": 1, "kind": kind}


def test_a_file_of_no_such_kind_is_not_found(cast: Cast, signed_in: SignedIn) -> None:
    found = issued(cast)

    assert signed_in(cast.alma).get(f"/cases/{found.case.number}/letter/exe/").status_code == 404


@pytest.mark.parametrize("damage", [b"", b"something else"])
def test_a_damaged_file_is_written_anew_from_the_database(cast: Cast, signed_in: SignedIn, damage: bytes) -> None:
    found = issued(cast)
    path_of(found.seal["files"]["pdf"]).write_bytes(damage)

    answer = signed_in(cast.alma).get(f"/cases/{found.case.number}/letter/pdf/")

    assert sha256(answer.content).hexdigest() == found.seal["files"]["pdf"]


def test_the_employee_reads_plain_words_first_with_the_last_day_to_appeal(
    cast: Cast, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = issued(cast)
    client = signed_in(cast.alma)
    path = f"/cases/{found.case.number}/letter/"
    assert "30 calendar days from the day the letter is mailed" in client.get(path).content.decode()

    serve(found, Recipient.EMPLOYEE, cast)

    assert "The last day was Mon 14 Apr 2025" in words_of(client.get(path).content.decode())
    monkeypatch.setattr("openimr.web.clock.now", lambda: SERVED_AT)
    words = words_of(client.get(path).content.decode())
    assert words.index("Not approved Lumbar fusion L4-S1") < words.index("Final Determination of Independent")
    assert "Approved 6 visits of physical therapy" in words
    assert "Last day: Mon 14 Apr 2025" in words


def test_a_clerk_serves_one_by_one_and_the_case_closes(cast: Cast, signed_in: SignedIn) -> None:
    found, client = issued(cast), signed_in(cast.clerk)
    path = f"/cases/{found.case.number}/serve/"

    for recipient in Recipient:
        if recipient is Recipient.REQUESTING_PHYSICIAN:
            continue
        version = str(Case.objects.get(pk=found.case_id).version)
        answer = client.post(path, once(version=version, recipient=recipient.name.lower(), method="mail"))
        assert answer.status_code == 302

    page = client.get(path).content.decode()
    assert "It was served on everyone" in page
    assert Case.objects.get(pk=found.case_id).state == CaseState.CLOSED


@pytest.mark.parametrize("name", [*PARTIES, "lind", "quality", "stranger"])
def test_nobody_else_opens_the_page_of_serving(cast: Cast, signed_in: SignedIn, name: str) -> None:
    found = issued(cast)

    assert signed_in(getattr(cast, name)).get(f"/cases/{found.case.number}/serve/").status_code == 404


def test_mail_stands_there_already_only_where_an_address_is_known(cast: Cast, signed_in: SignedIn) -> None:
    may_sign_in(cast.attorney)  # so that the notices reach the attorney, of whom no address is known
    found, client = issued(cast, attorney_address=""), signed_in(cast.clerk)
    path = f"/cases/{found.case.number}/serve/"

    page = client.get(path).content.decode()
    forms = {
        re.findall(r'name="recipient" value="(\w+)"', form)[0]: form
        for form in page.split("<form")[1:]
        if 'name="recipient"' in form
    }
    chosen = {name: re.findall(r'<option value="(\w*)" selected', form) for name, form in forms.items()}

    assert chosen["employee"] == ["mail"]
    assert chosen["employees_attorney"] in ([], [""])
    version = str(Case.objects.get(pk=found.case_id).version)
    refused = client.post(path, once(version=version, recipient="employees_attorney", method=""))
    assert refused.status_code == 200
    assert "There is a problem" in refused.content.decode()
    assert not found.services.exists()


def test_the_way_back_of_the_employee_is_my_case(cast: Cast, signed_in: SignedIn) -> None:
    found = closed(cast)
    number = found.case.number

    for name, address in [("alma", f"/my-case/{number}/"), ("noor", f"/cases/{number}/")]:
        client = signed_in(getattr(cast, name))
        for page in ("letter", "documents", "records-requests"):
            shown = client.get(f"/cases/{number}/{page}/")
            assert shown.status_code == 200
            assert f'href="{address}" class="usa-breadcrumb__link"' in shown.content.decode()
