"""Words that come when they cannot be saved any more, or not now, are told of and given back, and never dropped."""

import re
import uuid
from collections.abc import Callable
from datetime import timedelta
from urllib.parse import unquote

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from openimr.web import clock
from openimr.web.cases.models import Case
from openimr.web.people.models import Organization, User
from openimr.web.people.values import Role
from openimr.web.reviews.models import ItemDraft, Review
from openimr.web.reviews.services import return_review
from tests.web.cases.posting import text_of
from tests.web.cast import Cast
from tests.web.review_walks import SIGNED_AT, in_review, signed

pytestmark = pytest.mark.words

SignedIn = Callable[[User], Client]
WORDS = "Words that I wrote for an hour."
PART = {"HX-Request": "true", "HX-Target": "saved"}
ELSEWHERE = {"HX-Request": "true", "HX-Target": "findings"}
OURS = {"Sec-Fetch-Site": "same-origin"}
EDITORS = [("items/1/", "rationale", "Rationale"), ("summary/", "summary", "Clinical case summary")]


def posted(review: Review, field: str = "rationale") -> dict[str, str]:
    version = Review.objects.get(pk=review.pk).version
    return {"version": str(version), "once": str(uuid.uuid4()), field: WORDS}


def address(review: Review, rest: str) -> str:
    return f"/cases/{review.assignment.case.number}/review/{rest}"


def kept(review: Review) -> str:
    return ItemDraft.objects.get(review=review, item__number=1).rationale + Review.objects.get(pk=review.pk).summary


class TestSigned:
    @pytest.mark.parametrize(("editor", "field", "label"), EDITORS)
    def test_save_is_refused_with_what_was_typed(
        self, cast: Cast, signed_in: SignedIn, editor: str, field: str, label: str
    ) -> None:
        review, client = signed(cast), signed_in(cast.lind)
        before = kept(review)

        answer = client.post(address(review, editor), posted(review, field))

        page = text_of(answer)
        assert (answer.status_code, kept(review)) == (409, before)
        assert "You signed this review, so it takes no more words: what you sent was not saved." in page
        assert f"What you typed It is kept on this page alone. Copy what you still need. {label} {WORDS}" in page

    @pytest.mark.parametrize(("editor", "field"), [each[:2] for each in EDITORS])
    def test_what_saves_itself_says_so_in_plain_words(
        self, cast: Cast, signed_in: SignedIn, editor: str, field: str
    ) -> None:
        review, client = signed(cast), signed_in(cast.lind)

        part = client.post(address(review, f"{editor}autosave/"), posted(review, field), headers=PART).content.decode()

        assert "You signed this review" in part
        assert "Your words are still here: copy what you need." in part
        assert "Press Save" not in part
        assert "Expected a case" not in part

    def test_a_review_is_not_savable_till_it_comes_back(self, cast: Cast, signed_in: SignedIn) -> None:
        client, review = signed_in(cast.lind), signed(cast)
        refused = client.get(address(review, "savable/"), headers=PART).content.decode()
        case = Case.objects.get(pk=review.assignment.case_id)

        return_review(case=case, version=case.version, because="Which visits?", by=cast.quality, at=SIGNED_AT)

        assert "data-not-saved" in refused
        assert "data-savable" not in refused
        assert b"data-savable" in client.get(address(review, "savable/"), headers=PART).content

    @pytest.mark.parametrize("name", ["okafor", "quality", "clerk", "noor", "stranger"])
    def test_nobody_else_asks_whether_it_is_savable(self, cast: Cast, signed_in: SignedIn, name: str) -> None:
        review = in_review(cast)

        assert signed_in(getattr(cast, name)).get(address(review, "savable/")).status_code == 404


class TestSignedOut:
    @pytest.mark.parametrize("rest", ["items/1/autosave/", "summary/autosave/"])
    def test_what_saves_itself_says_that_it_does_not(self, cast: Cast, rest: str) -> None:
        review = in_review(cast)

        answer = Client().post(address(review, rest), posted(review), headers=PART)

        assert text_of(answer) == (
            "You are signed out, and your words are not saved. Sign in in another tab , then press Save."
        )
        assert 'href="/sign-in/" target="_blank" rel="noopener"' in answer.content.decode()

    def test_save_is_asked_for_first_and_told_the_same(self, cast: Cast) -> None:
        answer = Client().get(address(in_review(cast), "savable/"), headers=PART)

        assert "You are signed out, and your words are not saved." in text_of(answer)
        assert b"data-savable" not in answer.content

    def test_any_other_part_is_told_at_the_head_of_its_page_and_takes_the_place_of_nothing(self, cast: Cast) -> None:
        review = in_review(cast)

        answer = Client().post(address(review, "findings/key/"), {"words": WORDS}, headers=ELSEWHERE)

        assert "You are signed out, so this was not done." in text_of(answer)
        assert answer["HX-Retarget"] == "#told"
        assert answer["HX-Reselect"] == "#told-words"

    @pytest.mark.parametrize(("editor", "field", "label"), EDITORS)
    def test_without_a_script_the_words_sent_are_shown(self, cast: Cast, editor: str, field: str, label: str) -> None:
        review = in_review(cast)

        answer = Client().post(address(review, editor), posted(review, field))

        page = text_of(answer)
        assert (answer.status_code, kept(review)) == (403, "")
        assert "You are signed out, and your words are not saved" in page
        assert f"{label} {WORDS}" in page

    @pytest.mark.parametrize(
        ("host", "leads_to_form"), [("http://testserver", True), ("https://elsewhere.test", False), ("", False)]
    )
    def test_the_sign_in_leads_back_to_the_page_of_the_form_and_not_to_where_it_was_sent(
        self, cast: Cast, host: str, *, leads_to_form: bool
    ) -> None:
        review = in_review(cast)
        form = address(review, "items/1/")
        sent_from = {"Referer": f"{host}{form}?then=2"} if host else {}

        answer = Client().post(address(review, "items/1/autosave/"), posted(review), headers=sent_from)

        page = unquote(answer.content.decode())
        assert f'href="/sign-in/?next={form if leads_to_form else "/"}" target="_blank"' in page

    def test_a_post_without_a_word_leads_to_the_sign_in_page(self, cast: Cast) -> None:
        page = address(in_review(cast), "items/1/")

        assert Client().post(page, {"once": str(uuid.uuid4())})["Location"] == f"/sign-in/?next={page}"

    def test_who_was_away_too_long_is_told_so_beside_the_words(self, cast: Cast, signed_in: SignedIn) -> None:
        review, client = in_review(cast), signed_in(cast.lind)
        session = client.session
        session["seen_at"] = (clock.now() - settings.OPENIMR_IDLE - timedelta(minutes=1)).isoformat()
        session.save()

        page = text_of(client.post(address(review, "items/1/"), posted(review)))

        assert "You were signed out after 30 minutes without activity." in page
        assert WORDS in page

    def test_the_name_of_a_row_is_told_to_nobody_who_sends_its_number(self, cast: Cast) -> None:
        carrier = Organization.objects.get(name="Golden Coast Claims")
        typed = {"role": Role.CLAIMS_ADMINISTRATOR, "organization": str(carrier.pk), "once": str(uuid.uuid4())}

        page = text_of(Client().post(reverse("people:person", args=[cast.lind.public_id]), typed))

        assert "What you typed" in page
        assert carrier.name not in page


class TestSignedInAgain:
    """Django ends the token of every open form when a person signs in, in whichever tab."""

    def _client(self, cast: Cast, signed_in: SignedIn) -> Client:
        client = signed_in(cast.lind)
        client.handler.enforce_csrf_checks = True
        return client

    def test_the_part_that_tells_of_saving_brings_a_token_with_which_the_words_are_saved(
        self, cast: Cast, signed_in: SignedIn
    ) -> None:
        review, client = in_review(cast), self._client(cast, signed_in)
        stale = {**posted(review), "csrfmiddlewaretoken": "x" * 64}

        part = client.post(address(review, "items/1/autosave/"), stale, headers=PART | OURS).content.decode()

        assert "Your words are still here: press Save, or write on." in part
        fresh = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', part)
        assert fresh
        saved = client.post(address(review, "items/1/"), {**posted(review), "csrfmiddlewaretoken": fresh[1]})
        assert (saved.status_code, kept(review)) == (302, WORDS)

    def test_a_form_that_is_asked_for_first_gets_the_token_too(self, cast: Cast, signed_in: SignedIn) -> None:
        part = self._client(cast, signed_in).get(address(in_review(cast), "savable/"), headers=PART).content.decode()

        assert 'hx-swap-oob="outerHTML:[name=csrfmiddlewaretoken]"' in part

    @pytest.mark.parametrize(("site", "is_shown"), [("same-origin", True), ("cross-site", False), ("", False)])
    def test_without_a_script_the_words_are_shown_if_the_browser_says_that_the_form_is_ours(
        self, cast: Cast, signed_in: SignedIn, site: str, *, is_shown: bool
    ) -> None:
        review, client = in_review(cast), self._client(cast, signed_in)

        answer = client.post(address(review, "items/1/"), posted(review), headers={"Sec-Fetch-Site": site})

        page = text_of(answer)
        assert (answer.status_code, kept(review)) == (403, "")
        assert "The form was not taken" in page
        assert (WORDS in page) is is_shown

    @pytest.mark.parametrize("name", ["lind", "quality"])
    @pytest.mark.parametrize("made_for", ["okafor", None])
    def test_a_page_made_for_another_person_gets_no_token_and_its_words_are_not_saved(
        self, cast: Cast, signed_in: SignedIn, name: str, made_for: str | None
    ) -> None:
        review, client = in_review(cast), signed_in(getattr(cast, name))
        page_of = {"X-Page-Of": str(getattr(cast, made_for).public_id) if made_for else ""}

        parts = [
            client.get(address(review, "savable/"), headers=PART | page_of),
            client.post(address(review, "items/1/autosave/"), posted(review), headers=PART | OURS | page_of),
        ]
        client.handler.enforce_csrf_checks = True
        parts.append(client.post(address(review, "items/1/autosave/"), posted(review), headers=PART | OURS | page_of))

        assert kept(review) == ""
        for part in parts:
            assert "Another person is signed in in this browser now, and your words are not saved." in text_of(part)
            assert b"data-not-saved" in part.content
            assert b"data-savable" not in part.content
            assert b"csrfmiddlewaretoken" not in part.content

    def test_a_page_says_for_whom_it_was_made(self, cast: Cast, signed_in: SignedIn) -> None:
        page = signed_in(cast.lind).get(address(in_review(cast), "items/1/")).content.decode()

        assert f"""<body hx-headers='{{"X-Page-Of": "{cast.lind.public_id}"}}'>""" in page

    def test_any_other_part_for_another_person_is_told_at_the_head_of_its_page(
        self, cast: Cast, signed_in: SignedIn
    ) -> None:
        page_of = {"X-Page-Of": str(cast.okafor.public_id)}

        answer = signed_in(cast.lind).get(
            address(in_review(cast), "file/search/?words=back"), headers=ELSEWHERE | page_of
        )

        assert "Another person is signed in in this browser now, so this was not done." in text_of(answer)
        assert answer["HX-Retarget"] == "#told"

    def test_no_part_of_a_page_is_given_a_token_for_a_form_of_another_site(
        self, cast: Cast, signed_in: SignedIn
    ) -> None:
        review, client = in_review(cast), self._client(cast, signed_in)

        answer = client.post(address(review, "items/1/autosave/"), posted(review), headers=PART)

        assert answer.status_code == 403
