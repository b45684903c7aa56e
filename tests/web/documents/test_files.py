"""Files are kept whole under their digest, or not at all."""

import hashlib
import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from openimr.domain.errors import EncryptedDocumentError, MissingDocumentError, TooLargeError, UnwritableFileError
from openimr.web.determinations.models import LetterFile
from openimr.web.files import open_file, path_of, store_bytes, store_stream, sweep_files
from tests.web.cast import AT
from tests.web.documents.files_of_tests import no_more_than

WORDS = b"%PDF-1.7 twelve visits of physical therapy"
DIGEST = hashlib.sha256(WORDS).hexdigest()


@pytest.fixture(autouse=True)
def data(settings: Settings, tmp_path: Path) -> Path:
    settings.OPENIMR_DATA = tmp_path
    return tmp_path


def all_files(data: Path) -> set[str]:
    return {path.name for path in (data / "files").rglob("*") if path.is_file()} - {"lock"}


def test_a_file_is_kept_under_its_digest(data: Path) -> None:
    stored = store_stream([WORDS[:7], b"", WORDS[7:]], limit_bytes=len(WORDS))

    assert (stored.sha256, stored.size_bytes) == (DIGEST, len(WORDS))
    assert (data / "files" / DIGEST[:2] / DIGEST).read_bytes() == WORDS
    with open_file(DIGEST) as file:
        assert file.read() == WORDS
    assert all_files(data) == {DIGEST}


def test_the_same_bytes_twice_are_one_file(data: Path) -> None:
    assert store_bytes(WORDS) == store_stream([WORDS], limit_bytes=1000)
    assert all_files(data) == {DIGEST}


def test_a_file_above_the_limit_is_refused_and_read_no_further(data: Path) -> None:
    taken = []

    def chunks() -> Iterator[bytes]:
        for number in range(100):
            taken.append(number)
            yield b"x" * 1000

    with pytest.raises(TooLargeError) as refusal:
        store_stream(chunks(), limit_bytes=2500)

    assert refusal.value.limit_bytes == 2500
    assert taken == [0, 1, 2]
    assert all_files(data) == set()


def test_a_file_that_fails_its_check_is_not_kept(data: Path) -> None:
    def refuse(path: Path) -> None:
        assert path.read_bytes() == WORDS
        raise EncryptedDocumentError

    with pytest.raises(EncryptedDocumentError):
        store_stream([WORDS], limit_bytes=1000, check=refuse)

    assert all_files(data) == set()


def test_a_sender_who_breaks_off_leaves_nothing(data: Path) -> None:
    def chunks() -> Iterator[bytes]:
        yield WORDS
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        store_stream(chunks(), limit_bytes=1000)

    assert all_files(data) == set()


def test_a_full_disk_leaves_nothing_and_says_so(data: Path) -> None:
    with no_more_than(1000), pytest.raises(UnwritableFileError, match="File too large"):
        store_stream([b"x" * 600, b"x" * 600], limit_bytes=10_000)

    assert all_files(data) == set()


def test_a_folder_that_cannot_be_written_is_said(data: Path) -> None:
    (data / "files").write_text("in the way")

    with pytest.raises(UnwritableFileError):
        store_bytes(WORDS)


def test_a_file_that_is_not_kept_cannot_be_opened() -> None:
    with pytest.raises(MissingDocumentError):
        open_file(DIGEST)


@pytest.mark.parametrize("name", ["", "../../etc/passwd", DIGEST.upper(), DIGEST + "\n", DIGEST[:-1]])
def test_a_name_that_is_no_digest_leads_nowhere(name: str) -> None:
    with pytest.raises(ValueError, match="64 hexadecimal digits"):
        path_of(name)


@pytest.mark.django_db
class TestSweep:
    def test_only_old_files_that_no_row_names_are_removed(self, data: Path) -> None:
        old, young, half = store_bytes(b"old").sha256, store_bytes(b"young").sha256, data / "files/incoming/half"
        half.write_bytes(b"half received")
        for path, hours in ((path_of(old), 25), (path_of(young), 23), (half, 25)):
            os.utime(path, ((AT - timedelta(hours=hours)).timestamp(),) * 2)

        assert sweep_files(at=AT) == 2
        assert all_files(data) == {young}

    def test_a_file_sent_again_is_young_again(self, data: Path) -> None:
        old = path_of(store_bytes(WORDS).sha256)
        os.utime(old, (0, 0))

        store_bytes(WORDS)

        assert sweep_files(at=AT) == 0
        assert all_files(data) == {DIGEST}

    def test_nothing_is_swept_where_nothing_was_kept(self) -> None:
        assert sweep_files(at=AT) == 0


def test_the_digests_of_letters_count_as_names() -> None:
    assert any(field.name == "sha256" for field in LetterFile._meta.concrete_fields)
