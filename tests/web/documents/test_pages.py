"""The pages of a case's documents, as each of the cast sees them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from openimr.web.audit.models import AuditEvent
from openimr.web.cases.models import Case
from openimr.web.cases.values import CaseState, PartyKind
from openimr.web.documents.models import Document
from openimr.web.documents.services import add_document
from openimr.web.files import path_of
from openimr.web.people.models import User
from openimr.web.reviewers.models import Assignment
from tests.web.cast import Cast
from tests.web.documents.conftest import LATER, Add
from tests.web.documents.files_of_tests import NOTES, no_more_than, pdf

pytestmark = [pytest.mark.django_db, pytest.mark.words]


@pytest.fixture(autouse=True)
def upload_handlers(settings: Settings) -> None:
    settings.FILE_UPLOAD_HANDLERS = ["openimr.web.documents.uploads.BoundedUploadHandler"]


class Here:
    """The pages of one case's documents, and a browser for each of the cast."""

    def __init__(self, case: Case, cast: Cast, signed_in: Callable[[User], Client]) -> None:
        self.case, self.cast, self._signed_in = case, cast, signed_in
        self._clients: dict[str, Client] = {}

    def client(self, who: str) -> Client:
        if who not in self._clients:
            self._clients[who] = self._signed_in(getattr(self.cast, who))
        return self._clients[who]

    def at(self, name: str, *rest: object) -> str:
        return reverse(f"documents:{name}", args=[self.case.number, *rest])


@pytest.fixture
def here(case: Case, cast: Cast, signed_in: Callable[[User], Client]) -> Here:
    return Here(case, cast, signed_in)


def sent(data: bytes = NOTES, name: str = "notes.pdf", **fields: str) -> dict[str, object]:
    return {"file": SimpleUploadedFile(name, data, "application/pdf"), "about": "Progress notes", **fields}


class TestTheList:
    def test_shows_each_document(self, add: Add, here: Here) -> None:
        document = add()

        page = here.client("clerk").get(here.at("list"))

        text = page.content.decode()
        assert page.status_code == 200
        for words in ("What is in this file?", "1 document, 2 pages read", "notes.pdf", "Golden Coast Claims"):
            assert words in text
        assert document.sha256[:8] in text
        assert reverse("documents:page", args=[document.case.number, document.public_id, 1]) in text

    def test_says_what_each_party_was_sent(self, here: Here) -> None:
        words = "What each party was sent"

        assert words in here.client("clerk").get(here.at("list")).content.decode()
        assert words not in here.client("alma").get(here.at("list")).content.decode()

    def test_links_a_party_to_its_own_documents_only(self, add: Add, here: Here) -> None:
        theirs, mine = add(), add(pdf("mine"), by=here.cast.alma, party=PartyKind.EMPLOYEE)

        text = here.client("alma").get(here.at("list")).content.decode()

        assert str(mine.public_id) in text
        assert str(theirs.public_id) not in text
        assert theirs.name in text

    @pytest.mark.parametrize(("who", "sends"), [("alma", True), ("noor", True), ("division", False)])
    def test_speaks_of_what_you_sent_only_to_who_sends(self, add: Add, here: Here, who: str, *, sends: bool) -> None:
        add()

        text = here.client(who).get(here.at("list")).content.decode()

        assert ("what you sent yourself" in text) is sends
        assert ("What the parties sent is listed" in text) is not sends

    def test_of_an_empty_file_says_what_will_be_there(self, here: Here) -> None:
        text = here.client("noor").get(here.at("list")).content.decode()

        assert "No document has been received yet" in text
        assert here.at("add") in text

    def test_shows_the_reviewer_nothing_before_attesting(self, add: Add, assignment: Assignment, here: Here) -> None:
        Case.objects.filter(pk=here.case.pk).update(state=CaseState.REVIEWER_SELECTION)
        document, client = add(), here.client("lind")

        before = client.get(here.at("list")).content.decode()
        Assignment.objects.filter(pk=assignment.pk).update(attested_at=LATER)
        after = client.get(here.at("list")).content.decode()

        assert document.name not in before
        assert "until you have attested" in before
        assert document.name in after

    def test_leaves_one_read_event(self, here: Here) -> None:
        client, events = here.client("clerk"), AuditEvent.objects.count()

        client.get(here.at("list"))

        assert AuditEvent.objects.count() == events + 1

    def test_takes_a_constant_number_of_queries(
        self,
        add: Add,
        here: Here,
        django_assert_max_num_queries: Callable[[int], object],
    ) -> None:
        for number in range(5):
            add(pdf(f"document {number}"))
        client = here.client("clerk")

        with django_assert_max_num_queries(45):  # type: ignore[attr-defined] # a context manager
            client.get(here.at("list"))


@pytest.mark.parametrize("who", ["stranger", "auditor", "founder"])
@pytest.mark.parametrize("name", ["list", "add", "search", "page", "original", "read"])
def test_who_does_not_see_the_case_gets_404(add: Add, here: Here, who: str, name: str) -> None:
    document, client = add(), here.client(who)
    rest = {"page": [document.public_id, 1], "original": [document.public_id], "read": [document.public_id]}
    events = AuditEvent.objects.count()

    ask = client.post if name == "read" else client.get
    answer = ask(here.at(name, *rest.get(name, [])) + ("?words=norco" if name == "search" else ""))

    assert answer.status_code == 404
    assert AuditEvent.objects.count() == events


@pytest.mark.parametrize("name", ["page", "original", "read"])
def test_a_document_of_another_party_is_404(add: Add, here: Here, name: str) -> None:
    document, client = add(), here.client("alma")
    rest = [document.public_id, 1] if name == "page" else [document.public_id]

    ask = client.post if name == "read" else client.get

    assert ask(here.at(name, *rest)).status_code == 404


class TestSending:
    def test_a_party_sends_a_document_and_its_pages_are_read(self, here: Here) -> None:
        answer = here.client("noor").post(here.at("add"), sent(), follow=True)

        assert answer.redirect_chain == [(here.at("list"), 302)]
        assert "notes.pdf is in the file: 2 pages." in answer.content.decode()
        document = Document.objects.get()
        assert (document.about, document.uploaded_by) == ("Progress notes", here.cast.noor)
        assert document.readings.get().page_count == 2

    def test_the_same_file_twice_is_said(self, here: Here) -> None:
        client = here.client("noor")
        client.post(here.at("add"), sent())

        answer = client.post(here.at("add"), sent(name="again.pdf"), follow=True)

        assert "This file is in the case already, as notes.pdf" in answer.content.decode()
        assert Document.objects.count() == 1
        assert Document.objects.get().readings.count() == 1

    @pytest.mark.parametrize(
        ("data", "sentence"),
        [
            (b"", "This file is empty."),
            (b"A note", "This is not a PDF."),
            (pdf(), "This PDF has no pages."),
        ],
        ids=["empty", "not-a-pdf", "0-pages"],
    )
    def test_a_bad_file_is_an_error_beside_the_field_and_the_words_typed_stay(
        self, here: Here, data: bytes, sentence: str
    ) -> None:
        answer = here.client("noor").post(here.at("add"), sent(data))

        assert answer.status_code == 200
        assert sentence in answer.context["form"].errors["file"][0]
        assert 'value="Progress notes"' in answer.content.decode()
        assert not Document.objects.exists()

    def test_no_file_is_an_error_too(self, here: Here) -> None:
        answer = here.client("noor").post(here.at("add"), {"about": "x"})

        assert answer.context["form"].errors["file"] == ["Choose the file that you send."]

    def test_a_file_above_the_limit_is_told_beside_the_form(self, here: Here, settings: Settings) -> None:
        settings.OPENIMR_UPLOAD_LIMIT = 200_000

        answer = here.client("noor").post(here.at("add"), sent(NOTES + b"%" * 400_000))

        assert "This file is larger than 0.1907 MB" in answer.context["form"].errors["file"][0]
        assert not Document.objects.exists()

    def test_a_full_disk_is_told_beside_the_form(self, here: Here) -> None:
        client, big = here.client("noor"), sent(NOTES + b"%" * 5_000_000)

        with no_more_than(4_000_000):
            answer = client.post(here.at("add"), big)

        assert "File too large" in answer.context["form"].errors["file"][0]
        assert not Document.objects.exists()

    def test_a_name_with_a_path_is_kept_as_its_last_part(self, here: Here) -> None:
        here.client("noor").post(here.at("add"), sent(name="..\\..\\etc\\notes.pdf"))

        assert Document.objects.get().name == "notes.pdf"

    @pytest.mark.parametrize(
        ("choice", "party"), [("own", None), ("employee", PartyKind.EMPLOYEE)], ids=["own", "employee"]
    )
    def test_a_clerk_says_from_whom_it_is(
        self,
        here: Here,
        choice: str,
        party: PartyKind | None,
    ) -> None:
        here.client("clerk").post(here.at("add"), sent(sent_by=choice))

        assert Document.objects.get().sent_by == (here.case.parties.get(kind=party) if party else None)

    def test_a_clerk_who_does_not_say_from_whom_is_asked(self, here: Here) -> None:
        answer = here.client("clerk").post(here.at("add"), sent())

        assert answer.context["form"].errors["sent_by"] == ["Choose from whom it came."]

    def test_a_signed_case_takes_none_and_says_why(self, here: Here) -> None:
        Case.objects.filter(pk=here.case.pk).update(state=CaseState.QUALITY_CHECK)

        answer = here.client("noor").post(here.at("add"), sent())

        assert "No more documents are taken in this case" in answer.content.decode()
        assert here.at("add") not in here.client("noor").get(here.at("list")).content.decode()

    @pytest.mark.parametrize("who", ["okafor", "division", "quality", "conflict"])
    def test_who_sees_the_case_and_may_not_add_gets_404(self, here: Here, who: str) -> None:
        assert here.client(who).get(here.at("add")).status_code == 404


class TestAPage:
    def test_shows_picture_and_text_and_the_way_on(self, add: Add, here: Here) -> None:
        document = add()

        text = here.client("noor").get(here.at("page", document.public_id, 1)).content.decode()

        assert "data:image/png;base64," in text
        assert "Progress note, lumbar spine" in text
        assert "Page 1 of 2" in text
        assert here.at("page", document.public_id, 2) in text

    @pytest.mark.parametrize(
        ("side", "shown"),
        [("picture", (True, False)), ("text", (False, True)), ("both", (True, True)), ("x", (True, True))],
    )
    def test_shows_picture_or_text_alone_and_keeps_it_from_page_to_page(
        self, add: Add, here: Here, side: str, shown: tuple[bool, bool]
    ) -> None:
        document = add()
        asked = f"?words=pain&side={side}"

        text = here.client("noor").get(here.at("page", document.public_id, 1) + asked).content.decode()

        assert ("data:image/png;base64," in text, "Progress note, lumbar spine" in text) == shown
        kept = "?words=pain" if all(shown) else f"?words=pain&amp;side={side}"
        assert f'href="{here.at("page", document.public_id, 2)}{kept}"' in text

    def test_marks_the_words_searched_for_and_escapes_the_record(self, add: Add, here: Here) -> None:
        document = add(pdf("<script>alert</script> Norco"))

        text = here.client("noor").get(here.at("page", document.public_id, 1) + "?words=norco").content.decode()

        assert "<mark>Norco</mark>" in text
        assert "&lt;script&gt;alert" in text

    def test_leaves_one_event_with_the_page(self, add: Add, here: Here) -> None:
        document, client = add(), here.client("okafor")
        events = AuditEvent.objects.count()

        client.get(here.at("page", document.public_id, 2))

        assert AuditEvent.objects.count() == events + 1
        event = AuditEvent.objects.filter(scope=document.case.number).last()
        assert event is not None
        assert event.facts == {"document": str(document.public_id), "page": 2}

    @pytest.mark.parametrize("page", [0, 3, 10**12])
    def test_that_is_not_there_is_404(self, add: Add, here: Here, page: int) -> None:
        assert here.client("clerk").get(here.at("page", add().public_id, page)).status_code == 404

    @pytest.mark.parametrize(("asked", "page"), [("", 1), ("?page=2", 2), ("?page=x", 1), ("?page=99999999999", 1)])
    def test_is_reached_by_its_number(self, add: Add, here: Here, asked: str, page: int) -> None:
        document = add()

        answer = here.client("clerk").get(here.at("document", document.public_id) + asked)

        assert answer.headers["Location"] == here.at("page", document.public_id, page)

    def test_whose_file_is_gone_still_shows_its_text(self, add: Add, here: Here) -> None:
        document = add()
        path_of(document.sha256).unlink()

        text = here.client("clerk").get(here.at("page", document.public_id, 1)).content.decode()

        assert "This page cannot be shown" in text
        assert "Progress note, lumbar spine" in text


def test_an_upload_where_no_folder_can_be_made_is_told_beside_the_form(here: Here, data: Path) -> None:
    (data / "files").write_text("in the way")

    answer = here.client("noor").post(here.at("add"), sent())

    assert "The file could not be kept" in answer.context["form"].errors["file"][0]


def test_the_original_is_saved_and_never_shown_as_a_page_of_ours(add: Add, here: Here) -> None:
    document, client = add(), here.client("noor")
    events = AuditEvent.objects.count()

    answer = client.get(here.at("original", document.public_id))

    assert b"".join(answer.streaming_content) == NOTES  # type: ignore[arg-type] # bytes
    assert answer["Content-Disposition"] == 'attachment; filename="notes.pdf"'
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "no-store"
    assert AuditEvent.objects.count() == events + 1


def test_words_are_found_in_the_whole_case(add: Add, here: Here) -> None:
    document = add()

    text = here.client("clerk").get(here.at("search"), {"words": "norco"}).content.decode()

    assert "On 1 of 2 pages" in text
    assert "<mark>Norco</mark>" in text
    assert here.at("page", document.public_id, 2) + "?words=norco" in text


def test_a_search_without_words_leads_to_the_list(here: Here) -> None:
    assert here.client("clerk").get(here.at("search")).headers["Location"] == here.at("list")


def test_a_document_without_text_is_read_when_asked(here: Here) -> None:
    document = add_document(
        case=here.case, upload_name="x.pdf", about="", chunks=[NOTES], sent_by=None, by=here.cast.clerk, at=LATER
    ).document
    client = here.client("clerk")

    assert "No text yet" in client.get(here.at("list")).content.decode()
    answer = client.post(here.at("read", document.public_id), follow=True)

    assert "x.pdf is in the file: 2 pages." in answer.content.decode()
    assert "No text yet" not in answer.content.decode()
