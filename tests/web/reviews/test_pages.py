"""Pages of the reviewer: what is shown to whom, saved as typed, and never lost."""

import uuid
from collections.abc import Callable

import pytest
from django.test import Client

from openimr.web.audit.models import AuditEvent
from openimr.web.cases.values import PartyKind
from openimr.web.people.models import User
from openimr.web.reviews.models import ItemDraft, RecordsAnswer, RecordsRequest, Review
from openimr.web.reviews.services import request_records, return_review, save_item
from tests.web.cases.posting import text_of
from tests.web.cast import Cast
from tests.web.review_walks import ATTESTED_AT, SIGNED_AT, chosen, in_review, signed, written

pytestmark = pytest.mark.words

SignedIn = Callable[[User], Client]
AS_TYPED = "  Two  blanks,\r\n\r\na line\tand the end "


def posted(review: Review, **fields: str) -> dict[str, str]:
    version = Review.objects.get(pk=review.pk).version
    return {"version": str(version), "once": str(uuid.uuid4())} | fields


def address(review: Review, rest: str = "") -> str:
    return f"/cases/{review.assignment.case.number}/review/{rest}"


def test_the_grid_shows_request_basis_outcome_and_what_is_missing(cast: Cast, signed_in: SignedIn) -> None:
    review = in_review(cast)

    page = signed_in(cast.lind).get(address(review)).content.decode()

    assert "1. Lumbar fusion L4-S1" in page
    assert "Its basis: ACOEM, Low Back, 2004" in page
    assert "Modified" in page
    assert 'approved: <span class="free-words">6 visits</span>' in page
    assert page.count("What the decision is based on") == 3
    assert "Follows item 1" not in page
    assert "0 of 3 items decided" in page


def test_a_read_page_leaves_one_event(cast: Cast, signed_in: SignedIn) -> None:
    review = in_review(cast)

    signed_in(cast.lind).get(address(review, "items/2/"))

    event = AuditEvent.objects.filter(verb="read_case").get()
    assert (event.facts, event.person) == ({"page": "review_item"}, str(cast.lind.public_id))


@pytest.mark.parametrize("name", ["okafor", "quality", "clerk", "noor", "alma", "physician", "division", "stranger"])
@pytest.mark.parametrize("rest", ["", "summary/", "items/1/"])
def test_nobody_but_the_reviewer_opens_a_review(cast: Cast, signed_in: SignedIn, name: str, rest: str) -> None:
    review = written(cast)

    assert signed_in(getattr(cast, name)).get(address(review, rest)).status_code == 404


def test_the_reviewer_opens_nothing_before_attesting(cast: Cast, signed_in: SignedIn) -> None:
    case = chosen(cast)
    client = signed_in(cast.lind)

    for rest in ("review/", "review/summary/", "review/items/1/", "sign/", "records-requests/"):
        assert client.get(f"/cases/{case.number}/{rest}").status_code == 404


def test_an_item_that_is_not_there_is_not_found(cast: Cast, signed_in: SignedIn) -> None:
    assert signed_in(cast.lind).get(address(in_review(cast), "items/9/")).status_code == 404


def test_an_item_is_saved_as_typed(cast: Cast, signed_in: SignedIn) -> None:
    review = in_review(cast)
    fields = posted(review, outcome="Overturned", rationale=AS_TYPED, imro_guideline="MTUS", follows="")

    answer = signed_in(cast.lind).post(address(review, "items/3/"), fields)

    assert answer.status_code == 302
    kept = ItemDraft.objects.get(review=review, item__number=3)
    assert (kept.outcome, kept.rationale) == ("Overturned", AS_TYPED)


def test_save_and_go_on_leads_to_the_next_item(cast: Cast, signed_in: SignedIn) -> None:
    review = in_review(cast)

    answer = signed_in(cast.lind).post(address(review, "items/1/"), posted(review, outcome="Upheld", then="2"))

    assert answer.headers["Location"] == address(review, "items/2/")


def test_an_item_follows_another_by_the_form(cast: Cast, signed_in: SignedIn) -> None:
    review = in_review(cast)

    signed_in(cast.lind).post(address(review, "items/2/"), posted(review, outcome="Upheld", follows="1"))

    kept = ItemDraft.objects.get(review=review, item__number=2)
    assert kept.follows == review.assignment.case.items.get(number=1)


def test_an_item_that_others_follow_is_not_asked_whether_it_follows(cast: Cast, signed_in: SignedIn) -> None:
    review = written(cast)
    client = signed_in(cast.lind)

    assert b"Does it follow another item?" not in client.get(address(review, "items/1/")).content
    assert b"Yes, item 1" in client.get(address(review, "items/2/")).content


def test_an_item_that_goes_with_another_has_it_chosen_beforehand(cast: Cast, signed_in: SignedIn) -> None:
    page = signed_in(cast.lind).get(address(in_review(cast), "items/2/")).content.decode()

    assert '<option value="1" selected>Yes, item 1: Lumbar fusion L4-S1</option>' in page
    assert "The application says that it goes with item 1. It is chosen here beforehand, and holds only once" in page


def test_an_item_that_stands_by_itself_keeps_the_heading_that_the_application_gave_it_and_the_form_says_so(
    cast: Cast, signed_in: SignedIn
) -> None:
    review, client = in_review(cast), signed_in(cast.lind)

    client.post(address(review, "items/2/"), posted(review, outcome="Upheld", follows=""))

    told = "The letter’s heading says so as the application does, whatever you choose here."
    pages = {number: client.get(address(review, f"items/{number}/")).content.decode() for number in (1, 2)}
    assert {number: told in page for number, page in pages.items()} == {1: False, 2: True}
    assert "<dt>In the letter</dt><dd>Associated service: Lumbar brace</dd>" in pages[2]


def test_an_item_that_was_saved_by_itself_stays_so_in_the_form(cast: Cast, signed_in: SignedIn) -> None:
    review, client = in_review(cast), signed_in(cast.lind)

    client.post(address(review, "items/2/"), posted(review, outcome="Upheld", follows=""))

    page = client.get(address(review, "items/2/")).content.decode()
    assert '<option value="1" selected>' not in page
    assert "chosen here beforehand" not in page


def test_a_form_posted_twice_counts_once(cast: Cast, signed_in: SignedIn) -> None:
    review, client = in_review(cast), signed_in(cast.lind)
    fields = posted(review, outcome="Upheld")

    first, second = (client.post(address(review, "items/1/"), fields) for _ in range(2))

    assert (first.status_code, second.status_code) == (302, 302)
    assert Review.objects.get(pk=review.pk).version == review.version + 1


def test_a_stale_form_gives_the_typed_text_back(cast: Cast, signed_in: SignedIn) -> None:
    review = in_review(cast)
    fields = posted(review, rationale="Typed in the other window.")
    save_item(
        case=review.assignment.case,
        version=review.version,
        number=1,
        fields={"outcome": "Upheld"},
        follows=None,
        by=cast.lind,
        at=ATTESTED_AT,
    )

    answer = signed_in(cast.lind).post(address(review, "items/1/"), fields)

    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Typed in the other window." in page
    assert "Item 1 saved" in page


def test_autosave_saves_as_typed_and_says_when(cast: Cast, signed_in: SignedIn) -> None:
    review, client = in_review(cast), signed_in(cast.lind)

    answer = client.post(address(review, "items/1/autosave/"), posted(review, rationale=AS_TYPED))

    page = answer.content.decode()
    assert ItemDraft.objects.get(review=review, item__number=1).rationale == AS_TYPED
    assert "Saved by itself at" in page
    assert f'value="{review.version + 1}"' in page
    assert "</a>: the outcome, what the decision is based on</li>" in page


def test_autosave_of_a_stale_form_says_so_and_changes_nothing(cast: Cast, signed_in: SignedIn) -> None:
    review, client = in_review(cast), signed_in(cast.lind)
    fields = posted(review, rationale="The second.")
    client.post(address(review, "items/1/autosave/"), posted(review, rationale="The first."))

    page = client.post(address(review, "items/1/autosave/"), fields).content.decode()

    assert "Not saved by itself." in page
    assert ItemDraft.objects.get(review=review, item__number=1).rationale == "The first."


def test_the_summary_is_saved_and_autosaved_as_typed(cast: Cast, signed_in: SignedIn) -> None:
    review, client = in_review(cast), signed_in(cast.lind)

    client.post(address(review, "summary/"), posted(review, summary=AS_TYPED))
    assert Review.objects.get(pk=review.pk).summary == AS_TYPED

    client.post(address(review, "summary/autosave/"), posted(review, summary="Later."))
    assert Review.objects.get(pk=review.pk).summary == "Later."


def test_a_draft_that_nobody_wrote_is_not_said_to_be_saved(cast: Cast, signed_in: SignedIn) -> None:
    review = in_review(cast)
    lind = signed_in(cast.lind)
    places = ("items/1/", "summary/")

    before = [text_of(lind.get(address(review, place))) for place in places]
    lind.post(address(review, "items/1/"), posted(review, outcome="Upheld"))
    after = [text_of(lind.get(address(review, place))) for place in places]

    assert ["Nothing has been saved yet" in words for words in before] == [True, True]
    assert ["Nothing has been saved yet" in words for words in after] == [False, True]


def test_a_signed_review_leads_to_the_signed_letter(cast: Cast, signed_in: SignedIn) -> None:
    review, client = signed(cast), signed_in(cast.lind)

    for rest in ("", "summary/", "items/1/"):
        answer = client.get(address(review, rest))
        assert answer.headers["Location"] == f"/cases/{review.assignment.case.number}/sign/"


def test_a_returned_review_says_by_whom_and_why(cast: Cast, signed_in: SignedIn) -> None:
    review = signed(cast)
    case = type(review.assignment.case).objects.get(pk=review.assignment.case_id)
    return_review(case=case, version=case.version, because="Which visits?", by=cast.quality, at=SIGNED_AT)

    page = signed_in(cast.lind).get(address(review)).content.decode()

    assert "It came back from Quentin Quality" in page
    assert "Which visits?" in page


def test_a_page_of_the_file_stands_beside_the_editor_and_is_recorded(cast: Cast, signed_in: SignedIn) -> None:
    review, client = in_review(cast), signed_in(cast.lind)
    document = review.assignment.case.documents.get()
    page = client.get(address(review, "items/1/")).content.decode()
    beside = address(review, f"file/{document.public_id}/1/")
    assert beside in page

    answer = client.get(beside, headers={"HX-Request": "true"})

    assert "Progress notes, page 1" in answer.content.decode()
    assert AuditEvent.objects.filter(verb="read_document").count() == 1


def test_a_page_of_the_file_without_script_is_the_documents_own(cast: Cast, signed_in: SignedIn) -> None:
    review = in_review(cast)
    document = review.assignment.case.documents.get()

    answer = signed_in(cast.lind).get(address(review, f"file/{document.public_id}/1/"))

    assert answer.headers["Location"].endswith(f"/documents/{document.public_id}/pages/1/")


def ask(review: Review, cast: Cast) -> RecordsRequest:
    case = review.assignment.case
    party = case.parties.get(kind=PartyKind.CLAIMS_ADMINISTRATOR)
    return request_records(case=case, asked_of=party, words="The films, please.", by=cast.lind, at=ATTESTED_AT)


@pytest.mark.parametrize("name", ["lind", "clerk", "okafor"])
def test_records_are_asked_for_on_the_page(cast: Cast, signed_in: SignedIn, name: str) -> None:
    review = in_review(cast)
    case = review.assignment.case
    party = case.parties.get(kind=PartyKind.CLAIMS_ADMINISTRATOR)
    fields = {"once": str(uuid.uuid4()), "asked_of": str(party.pk), "words": "The films, please."}

    answer = signed_in(getattr(cast, name)).post(f"/cases/{case.number}/records-requests/", fields)

    assert answer.status_code == 302
    assert RecordsRequest.objects.get().asked_by == getattr(cast, name)


@pytest.mark.parametrize("name", ["noor", "alma", "physician", "attorney", "relative", "division"])
def test_every_party_reads_a_request_and_no_name(cast: Cast, signed_in: SignedIn, name: str) -> None:
    review = in_review(cast)
    ask(review, cast)

    answer = signed_in(getattr(cast, name)).get(f"/cases/{review.assignment.case.number}/records-requests/")

    page = answer.content.decode()
    assert "The films, please." in page
    assert "Ask for records" not in page
    assert "Lind" not in page
    assert ("Answer it" in page) is (name == "noor")


def test_the_party_asked_answers_on_the_page(cast: Cast, signed_in: SignedIn) -> None:
    review = in_review(cast)
    request = ask(review, cast)
    path = f"/cases/{review.assignment.case.number}/records-requests/{request.pk}/answer/"
    fields = {"once": str(uuid.uuid4()), "words": "Enclosed."}

    assert signed_in(cast.alma).get(path).status_code == 404
    assert signed_in(cast.noor).post(path, fields).status_code == 302
    assert RecordsAnswer.objects.get().words == "Enclosed."


def test_a_request_that_names_the_reviewer_stays_in_the_form(cast: Cast, signed_in: SignedIn) -> None:
    review = in_review(cast)
    case = review.assignment.case
    party = case.parties.get(kind=PartyKind.CLAIMS_ADMINISTRATOR)
    fields = {"once": str(uuid.uuid4()), "asked_of": str(party.pk), "words": "Yours, Maja Lind"}

    page = signed_in(cast.lind).post(f"/cases/{case.number}/records-requests/", fields).content.decode()

    assert "Yours, Maja Lind" in page
    assert "take the name, the address or the licence number out" in page
