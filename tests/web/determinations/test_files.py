"""The files of a letter say what was decided, hold nothing else, and never the reviewer's name (Lab. Code § 4610.6(f))."""

import io
import json
import zipfile
from collections.abc import Iterator

import pikepdf
import pytest

from openimr.intake.files import bytes_text
from openimr.letters.objects import determination_from_object
from openimr.letters.reading import read_letter
from openimr.web.cases.models import Notice
from openimr.web.cases.models.notices import NoticeKind
from openimr.web.cases.values import PartyKind
from openimr.web.determinations.models import FileKind, IssuedDetermination
from openimr.web.files import path_of
from openimr.web.reviews.services import request_records
from tests.web.cast import Cast
from tests.web.review_walks import ATTESTED_AT, in_review, issued

NAMES = ("Lind", "lind@", "Maja")
"""By any of these the reviewer of every walked case would be known."""


def bytes_of(found: IssuedDetermination, kind: FileKind) -> bytes:
    return path_of(found.files.get(kind=kind).sha256).read_bytes()


def everything_in_pdf(data: bytes) -> Iterator[bytes]:
    """Yield the file, every object of it in the clear, every stream unpacked, its metadata and the text of its pages."""
    yield data
    yield bytes_text(data).encode()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for found in pdf.objects:
            yield found.unparse()
            if isinstance(found, pikepdf.Stream):
                yield found.read_bytes()
        yield str(pdf.open_metadata()).encode()
        yield str(dict(pdf.docinfo)).encode()


def everything_in_docx(data: bytes) -> Iterator[bytes]:
    yield data
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        for name in parts.namelist():
            yield name.encode()
            yield parts.read(name)


def test_the_pdf_reads_back_from_its_page_text_to_the_determination(cast: Cast) -> None:
    found = issued(cast)

    assert read_letter(bytes_text(bytes_of(found, FileKind.PDF))) == determination_from_object(found.document)


def test_the_data_file_is_the_determination(cast: Cast) -> None:
    found = issued(cast)

    assert json.loads(bytes_of(found, FileKind.JSON)) == found.document


def test_the_pdf_holds_no_embedded_file(cast: Cast) -> None:
    with pikepdf.open(io.BytesIO(bytes_of(issued(cast), FileKind.PDF))) as pdf:
        assert len(pdf.attachments) == 0
        assert "/AF" not in pdf.Root
        kinds = {str(found.get("/Type")) for found in pdf.objects if isinstance(found, pikepdf.Dictionary)}
        assert not kinds & {"/EmbeddedFile", "/Filespec", "/F"}


@pytest.mark.parametrize("name", NAMES)
def test_the_search_finds_a_name_that_is_there(cast: Cast, name: str) -> None:
    data = f"{cast.lind.name} <{cast.lind.email}>"

    assert name in data


def test_no_byte_of_any_file_names_the_reviewer(cast: Cast) -> None:
    found = issued(cast)
    pieces = [
        *everything_in_pdf(bytes_of(found, FileKind.PDF)),
        *everything_in_docx(bytes_of(found, FileKind.DOCX)),
        bytes_of(found, FileKind.JSON),
        json.dumps(found.seal).encode(),
    ]

    assert len(pieces) > 30
    secrets = [*NAMES, str(cast.lind.public_id)]
    assert [(secret, len(piece)) for piece in pieces for secret in secrets if secret.encode() in piece] == []


def test_no_notice_names_the_reviewer(cast: Cast) -> None:
    case = in_review(cast).assignment.case
    asked_of = case.parties.get(kind=PartyKind.REQUESTING_PHYSICIAN)
    request_records(case=case, asked_of=asked_of, words="The films, please.", by=cast.lind, at=ATTESTED_AT)

    notices = Notice.objects.filter(case=case)
    assert {notice.kind for notice in notices} == {NoticeKind.ASSIGNMENT, NoticeKind.RECORDS_REQUEST}
    words = " ".join(" ".join(notice.paragraphs) for notice in notices)
    assert [name for name in NAMES if name in words] == []
