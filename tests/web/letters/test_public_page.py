"""The page of reading a letter, open to everyone: what it takes, what it keeps, and how it is switched off."""

import io
import logging
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.apps import apps
from django.core.cache import caches
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from pytest_django.fixtures import Settings

from openimr.web.letters import access, texts
from openimr.web.people.models import User
from tests.web.cast import Cast
from tests.web.documents.files_of_tests import pdf
from tests.web.letters.test_pages import LETTER, PATH, error_of, page_of, words_of

pytestmark = pytest.mark.django_db

KINDS = ("json", "csv", "pdf")
SignedIn = Callable[[User], Client]


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.OPENIMR_DATA = tmp_path
    return tmp_path


@pytest.fixture
def stranger() -> Client:
    return Client(REMOTE_ADDR="192.0.2.7", enforce_csrf_checks=True)


def token_of(client: Client) -> str:
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page_of(client.get(PATH)))
    assert found is not None
    return found[1]


def test_who_is_not_signed_in_reads_a_letter_and_saves_it(stranger: Client) -> None:
    token = token_of(stranger)

    page = page_of(stranger.post(PATH, {"text": LETTER, "csrfmiddlewaretoken": token}))
    saved = [stranger.post(f"{PATH}{kind}/", {"text": LETTER, "csrfmiddlewaretoken": token}) for kind in KINDS]

    assert "Item 5:" in words_of(page)
    assert [answer.status_code for answer in saved] == [200, 200, 200]
    assert [answer.headers["Content-Disposition"] for answer in saved] == [
        f'attachment; filename="letter.{kind}"' for kind in KINDS
    ]


def test_the_sign_in_page_leads_there(stranger: Client, settings: Settings) -> None:
    assert f'href="{PATH}"' in page_of(stranger.get("/sign-in/"))

    settings.OPENIMR_PUBLIC_READING = False
    assert f'href="{PATH}"' not in page_of(stranger.get("/sign-in/"))


@pytest.mark.parametrize("path", [PATH, *(f"{PATH}{kind}/" for kind in KINDS)])
def test_switched_off_one_signs_in_first(settings: Settings, path: str) -> None:
    settings.OPENIMR_PUBLIC_READING = False
    answer = Client().post(path, {"text": LETTER}, headers={"referer": f"http://testserver{PATH}"})

    page = answer.content.decode()
    assert answer.status_code == 403
    assert "You are signed out, and your words are not saved" in page
    assert f'href="/sign-in/?next={PATH}"' in unquote(page)
    assert "What you typed" in page


def test_switched_off_those_signed_in_read_on(cast: Cast, signed_in: SignedIn, settings: Settings) -> None:
    settings.OPENIMR_PUBLIC_READING = False

    assert "Item 5:" in words_of(page_of(signed_in(cast.alma).post(PATH, {"text": LETTER})))


@pytest.mark.parametrize("path", [PATH, *(f"{PATH}{kind}/" for kind in KINDS)])
def test_a_form_without_its_token_is_refused(stranger: Client, path: str) -> None:
    token_of(stranger)

    assert stranger.post(path, {"text": LETTER}).status_code == 403


def test_nothing_is_stored_or_logged_and_nobody_gets_a_session(
    folder: Path, stranger: Client, caplog: pytest.LogCaptureFixture
) -> None:
    before = {model: model._default_manager.count() for model in apps.get_models()}
    caplog.set_level(logging.DEBUG)
    token = token_of(stranger)

    for text in (LETTER, LETTER[:2000], "Dear Sir"):
        page_of(stranger.post(PATH, {"text": text, "csrfmiddlewaretoken": token}))
    upload = SimpleUploadedFile("letter.pdf", pdf("Dear Sir"))
    page_of(stranger.post(PATH, {"text": "", "file": upload, "csrfmiddlewaretoken": token}))
    for kind in KINDS:
        stranger.post(f"{PATH}{kind}/", {"text": LETTER, "csrfmiddlewaretoken": token})

    assert {model: model._default_manager.count() for model in apps.get_models()} == before
    assert [path for path in folder.rglob("*") if path.is_file()] == []
    assert "urinalysis" not in caplog.text
    assert "CM16-9900007" not in caplog.text
    assert set(stranger.cookies) == {"csrftoken"}


def test_what_is_kept_for_the_count_holds_no_word_and_no_address(stranger: Client) -> None:
    page_of(stranger.post(PATH, {"text": LETTER, "csrfmiddlewaretoken": token_of(stranger)}))

    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM site_cache")
        kept = str(cursor.fetchall())
    assert "openimr.letters" in kept
    assert "192.0.2.7" not in kept
    assert "urinalysis" not in kept


def test_beyond_the_limit_of_an_address_the_text_stays_and_others_read_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(access.LIMITS, "one", "2/10m/key")
    first, second = Client(REMOTE_ADDR="192.0.2.7"), Client(REMOTE_ADDR="192.0.2.8")

    read = [first.post(PATH, {"text": LETTER}).status_code for _ in range(2)]
    answer = first.post(PATH, {"text": LETTER})

    assert read == [200, 200]
    assert answer.status_code == 429
    page = answer.content.decode()
    assert "Wait a few minutes" in error_of(page)
    assert "Pre-procedure urinalysis" in page
    assert first.post(f"{PATH}json/", {"text": LETTER}).status_code == 429
    assert second.post(PATH, {"text": LETTER}).status_code == 200


def test_the_site_is_held_up_against_many_addresses_and_those_signed_in_are_not_counted(
    monkeypatch: pytest.MonkeyPatch, cast: Cast, signed_in: SignedIn
) -> None:
    monkeypatch.setitem(access.LIMITS, "all", "2/10m/key")
    answers = [Client(REMOTE_ADDR=f"192.0.2.{last}").post(PATH, {"text": LETTER}).status_code for last in (1, 2, 3)]

    assert answers == [200, 200, 429]
    assert signed_in(cast.alma).post(PATH, {"text": LETTER}).status_code == 200


def test_what_is_refused_unread_is_not_counted(monkeypatch: pytest.MonkeyPatch, stranger: Client) -> None:
    monkeypatch.setitem(access.LIMITS, "one", "1/10m/key")
    token = token_of(stranger)

    for _ in range(3):
        page_of(stranger.post(PATH, {"text": "", "csrfmiddlewaretoken": token}))
    assert "Item 5:" in words_of(page_of(stranger.post(PATH, {"text": LETTER, "csrfmiddlewaretoken": token})))


class _Counted(io.BytesIO):
    """What is written to it is counted, and dropped."""

    written = 0

    def write(self, piece: object, /) -> int:
        assert isinstance(piece, bytes)
        _Counted.written += len(piece)
        return len(piece)


def test_of_a_file_that_is_too_large_no_more_is_written_than_a_letter_may_have(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    settings.FILE_UPLOAD_HANDLERS = ["openimr.web.documents.uploads.BoundedUploadHandler"]
    monkeypatch.setattr("openimr.web.documents.uploads.tempfile.TemporaryFile", lambda **_: _Counted())
    large = SimpleUploadedFile("large.txt", b"a" * (2 * texts.LARGEST_BYTES))

    page = page_of(Client().post(PATH, {"text": "", "file": large}))

    assert "larger than 20 MB" in error_of(page)
    assert texts.LARGEST_BYTES < _Counted.written < texts.LARGEST_BYTES + (1 << 20)


def test_of_files_under_other_names_and_of_a_second_one_nothing_is_written(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    settings.FILE_UPLOAD_HANDLERS = ["openimr.web.documents.uploads.BoundedUploadHandler"]
    monkeypatch.setattr("openimr.web.documents.uploads.tempfile.TemporaryFile", lambda **_: _Counted())
    monkeypatch.setattr(_Counted, "written", 0)
    others = {f"other{n}": SimpleUploadedFile("other.txt", b"a" * (1 << 20)) for n in range(4)}
    two = [SimpleUploadedFile("one.txt", b"b" * 1000), SimpleUploadedFile("two.txt", b"c" * (1 << 20))]

    Client().post(PATH, {"text": "", **others, "file": two})

    assert _Counted.written == 1000


def test_a_text_that_is_too_long_is_refused_before_anything_is_done_to_it(
    monkeypatch: pytest.MonkeyPatch, stranger: Client
) -> None:
    def fail(_: str) -> str:
        raise AssertionError("it was worked on")

    monkeypatch.setattr("openimr.web.letters.forms.one_text", fail)
    text = "a" * (texts.LONGEST_TEXT + 1)

    answer = stranger.post(PATH, {"text": text, "csrfmiddlewaretoken": token_of(stranger)})

    assert "Expected at most 200,000 characters" in error_of(page_of(answer))


def test_a_text_file_that_is_too_long_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: bytes) -> str:
        raise AssertionError("it was worked on")

    monkeypatch.setattr("openimr.web.letters.texts.bytes_text", fail)
    file = SimpleUploadedFile("long.txt", b"a" * (4 * texts.LONGEST_TEXT + 1))

    page = page_of(Client().post(PATH, {"text": "", "file": file}))

    assert "Expected at most 200,000 characters" in error_of(page)


def test_many_addresses_beyond_the_limit_of_all_leave_no_rows_and_push_no_failed_sign_in_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(access.LIMITS, "all", "2/10m/key")
    for last in range(1, 9):
        Client(REMOTE_ADDR=f"192.0.2.{last}").post(PATH, {"text": LETTER})

    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM site_cache")
        keys = [key for (key,) in cursor.fetchall() if "openimr.letters" in key]
    assert len(keys) == 3  # of all, and of the two addresses that read
    assert caches.settings["default"]["OPTIONS"]["MAX_ENTRIES"] >= 100_000


def test_an_address_beyond_its_own_limit_takes_nothing_of_the_limit_of_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(access.LIMITS, "one", "1/10m/key")
    monkeypatch.setitem(access.LIMITS, "all", "3/10m/key")
    first = Client(REMOTE_ADDR="192.0.2.7")

    answers = [first.post(PATH, {"text": LETTER}).status_code for _ in range(5)]

    assert answers == [200, 429, 429, 429, 429]
    assert Client(REMOTE_ADDR="192.0.2.8").post(PATH, {"text": LETTER}).status_code == 200


def test_more_values_than_a_letter_has_are_not_shown(stranger: Client) -> None:
    many = LETTER.replace("Decision rationale:", "Decision rationale: " + "ODG. " * (texts.MOST_VALUES + 1), 1)
    answer = stranger.post(PATH, {"text": many, "csrfmiddlewaretoken": token_of(stranger)})

    assert "Expected at most 3,000 values" in error_of(page_of(answer))
