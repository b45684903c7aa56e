"""The page of reading a letter, whoever reads it."""

import csv
import io
import json
import logging
import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from pytest_django.fixtures import Settings

from openimr.domain.determinations import LetterLayout
from openimr.letters.reading import read_letter
from openimr.letters.writing import letter_content, write_letter
from openimr.typeset.pdf import typeset_pdf
from openimr.web.audit.models import AuditEvent
from openimr.web.letters import texts
from openimr.web.people.models import User
from tests.web.cast import AT, Cast
from tests.web.documents.files_of_tests import pdf
from tests.web.review_walks import issued

pytestmark = pytest.mark.django_db

SAMPLES = Path(__file__).resolve().parents[3] / "samples" / "letters"
LETTER = (SAMPLES / "ca1c-partial-approvals-pdfbox.txt").read_text(encoding="utf-8")
PATH = "/read-a-letter/"
SignedIn = Callable[[User], Client]


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.OPENIMR_DATA = tmp_path
    settings.FILE_UPLOAD_HANDLERS = ["openimr.web.documents.uploads.BoundedUploadHandler"]
    return tmp_path


@pytest.fixture
def client(cast: Cast, signed_in: SignedIn) -> Client:
    return signed_in(cast.auditor)


def paste(client: Client, text: str) -> HttpResponse:
    return client.post(PATH, {"text": text.replace("\n", "\r\n")})  # as a browser sends it


def upload(client: Client, data: bytes, name: str = "letter.pdf") -> HttpResponse:
    return client.post(PATH, {"text": "", "file": SimpleUploadedFile(name, data)})


def page_of(answer: HttpResponse) -> str:
    assert answer.status_code == 200
    return answer.content.decode()


def words_of(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def shown_text(page: str) -> str:
    """Return the letter's text as the page shows it, without the labels."""
    found = re.search(r'<div class="letter-text"[^>]*>(.*?)</div>', page, re.DOTALL)
    assert found is not None
    return unescape(re.sub(r"<[^>]+>", "", re.sub(r'<span class="value__label">.*?</span>', "", found[1])))


def error_of(page: str) -> str:
    found = re.findall(r'class="usa-error-message"[^>]*>(.*?)</span>', page)
    assert len(found) == 1
    return unescape(found[0])


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_every_value_leads_to_its_mark_in_the_whole_text(client: Client, path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    page = page_of(paste(client, text))

    assert shown_text(page) == texts.one_text(text)
    targets = set(re.findall(r'href="#(v-[^"]+)"', page))
    ids = re.findall(r' id="([^"]+)"', page)
    assert targets
    assert targets <= set(ids)
    assert len(ids) == len(set(ids))


def test_an_item_is_shown_with_all_that_its_words_say(client: Client) -> None:
    words = words_of(page_of(paste(client, LETTER)))

    assert "Case number CM16-9900007" in words
    assert "Decision date Wed 11 Jan 2017" in words
    assert "Item 2: occupational therapy 4 visits for the left hand Upheld" in words
    assert (
        "Category rehabilitation / physical and occupational therapy decided by the words “occupational therapy”"
        in words
    )
    assert "Region of the body hand" in words
    assert "Side left" in words
    assert "Quantities 4 visits of occupational therapy" in words
    assert "Drug hydrocodone/acetaminophen Dose 10/325mg" in words
    assert "Authorized and disputed add up to requested Yes" in words
    assert "Conclusion agrees with the outcome" in words


def test_a_source_is_shown_with_what_the_register_knows(client: Client) -> None:
    words = words_of(page_of(paste(client, LETTER)))

    assert "Forearm, Wrist, and Hand Complaints, 2004 mtus/forearm-wrist-and-hand-complaints/2004" in words
    assert re.search(r"In force when decided\? (Yes|No|Cannot tell) ?: \w", words)
    assert re.search(r"Pages and sections fit\? (Yes|No|Cannot tell) ?: \w", words)
    assert "Fits the part of the body? Yes : the item is about the hand, and so is the chapter" in words
    assert "Cited by the claims administrator No medical evidence" in words


def test_a_pdf_is_read_by_the_child(client: Client) -> None:
    determination = read_letter(issued_text())
    data = typeset_pdf(letter_content(determination), issued_at=AT)

    words = words_of(page_of(upload(client, data)))

    assert f"Case number {determination.case_number}" in words
    assert words.count("Conclusion agrees") == len(determination.items)


def issued_text() -> str:
    read = read_letter(LETTER)
    return write_letter(replace(read, layout=LetterLayout.OI_1, organization="Test Review Organization", sample=True))


def test_a_text_file_is_read(client: Client) -> None:
    assert shown_text(page_of(upload(client, LETTER.encode("utf-16"), "letter.txt"))) == LETTER


def test_a_damaged_letter_shows_what_reads_and_where_it_does_not(client: Client) -> None:
    damaged = LETTER.replace("MAXIMUS guideline:", "MAXIMUS guide", 1)

    page = page_of(paste(client, damaged))

    words = words_of(page)
    assert "This letter does not read whole" in words
    assert re.search(r"Line \d+, column \d+ : expected \w", words)
    assert "Items that do not read 1 Case number CM16-9900007" in words
    assert "Item 2: occupational therapy 4 visits for the left hand" in words
    assert "Quantities 4 visits of occupational therapy" in words, "what reads is looked at as closely"
    assert "Fits the part of the body? Yes : the item is about the hand" in words
    assert unescape(page).count("MAXIMUS guide Decision") >= 2, "the text stays, also in the field to mend it"


def cut_at(words: str) -> str:
    """The letter up to some words of it, so that what should follow them is missing at the end of a line."""
    return LETTER.partition(words)[0]


@pytest.mark.parametrize(
    "damaged",
    [
        LETTER.replace("MAXIMUS guideline:", "MAXIMUS guide", 1),
        LETTER.replace("Decision rationale:", "\n\n", 1),
        cut_at("Decision rationale:"),
        cut_at("MAXIMUS guideline:"),
    ],
    ids=["a label", "a label gone", "the end gone", "more gone"],
)
def test_each_place_that_does_not_read_links_to_its_line_which_bears_its_number(client: Client, damaged: str) -> None:
    page = page_of(paste(client, damaged))

    faults = re.findall(r'<a class="usa-link" href="#(v-errors-\d+)">Line (\d+), column \d+</a>: expected', page)
    assert faults
    assert page.count(": expected") == len(faults), "none is without its link"
    for target, line in faults:
        assert (
            f'<mark class="fault" id="{target}"><span class="value__label">Line {line}: does not read </span>' in page
        )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "Paste the text of a letter"),
        (" \n\f ", "Paste the text of a letter"),
        ("Dear Sir, thank you for the pears.", "found none of the headings"),
        ("a" * (texts.LONGEST_TEXT + 1), "Expected at most 200,000 characters"),
    ],
    ids=["empty", "white space", "another letter", "too long"],
)
def test_what_is_no_letter_is_refused_beside_the_text_that_stays(client: Client, text: str, expected: str) -> None:
    page = page_of(paste(client, text))

    assert expected in error_of(page)
    kept = re.search(r"<textarea[^>]*>\r?\n(.*?)</textarea>", page, re.DOTALL)
    assert kept is not None
    assert texts.one_text(unescape(kept[1])).strip() == text.strip()


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"", "letter.pdf", "This file is empty."),
        (b"%PDF-1.7 and no more", "letter.pdf", "damaged or cut off"),
        (pdf(""), "scan.pdf", "it is a scan"),
        (pdf("Dear Sir"), "letter.pdf", "found none of the headings"),
        (b"PK\x03\x04 word/document.xml", "letter.docx", "found a Word document"),
        (pdf(*["a" * 2000] * 120), "long.pdf", "Expected at most 200,000 characters"),
        (b"a" * (texts.LONGEST_TEXT + 1), "long.txt", "Expected at most 200,000 characters"),
        (b"a" * (texts.LARGEST_BYTES + 1), "large.txt", "larger than 20 MB"),
    ],
    ids=["empty", "damaged", "scan", "another letter", "word", "long pdf", "long text", "large"],
)
def test_a_file_that_is_no_letter_is_refused_in_words(client: Client, data: bytes, name: str, expected: str) -> None:
    assert expected in error_of(page_of(upload(client, data, name)))


def test_text_and_file_together_are_refused(client: Client) -> None:
    answer = client.post(PATH, {"text": LETTER, "file": SimpleUploadedFile("letter.txt", LETTER.encode())})

    assert "Give the text or a file, not both." in error_of(page_of(answer))


def test_hostile_words_are_text_on_the_page(client: Client) -> None:
    hostile = LETTER.replace("Pre-procedure urinalysis", '<script>alert("1")</script><b id="main">urinalysis')

    page = page_of(paste(client, hostile))

    assert 'script>alert("1")' not in page
    assert '<b id="main">' not in page
    assert shown_text(page) == hostile


@pytest.mark.parametrize("name", ["alma", "clerk", "founder", "stranger"])
def test_anyone_signed_in_may_read_a_letter(cast: Cast, signed_in: SignedIn, name: str) -> None:
    assert "Item 5:" in words_of(page_of(paste(signed_in(getattr(cast, name)), LETTER)))


def test_nothing_of_a_letter_is_stored_or_logged(
    client: Client, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    data = typeset_pdf(letter_content(read_letter(issued_text())), issued_at=AT)
    before = {model: model._default_manager.count() for model in apps.get_models()}
    caplog.set_level(logging.DEBUG)

    page_of(paste(client, LETTER))
    page_of(paste(client, LETTER[:2000]))
    page_of(upload(client, data))
    client.post(f"{PATH}json/", {"text": LETTER})

    assert {model: model._default_manager.count() for model in apps.get_models()} == before
    assert [path for path in folder.rglob("*") if path.is_file()] == []
    assert "urinalysis" not in caplog.text
    assert "CM16-9900007" not in caplog.text


def test_the_data_are_saved_as_json(client: Client) -> None:
    answer = client.post(f"{PATH}json/", {"text": LETTER.replace("\n", "\r\n")})

    found = json.loads(answer.content)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="letter.json"'
    assert [item["outcome"] for item in found["items"]] == ["Upheld", "Upheld", "Overturned", "Overturned", "Upheld"]
    start, end = found["spans"]["/items/1/side"]
    assert LETTER[start:end] == "left"


def test_the_data_of_a_damaged_letter_are_saved_with_their_errors(client: Client) -> None:
    damaged = LETTER.replace("MAXIMUS guideline:", "MAXIMUS guide", 1)

    found = json.loads(client.post(f"{PATH}json/", {"text": damaged}).content)
    rows = list(csv.DictReader(io.StringIO(client.post(f"{PATH}csv/", {"text": damaged}).content.decode())))

    assert found["errors"]
    assert len(rows) == len(found["items"])
    assert [row["category"] for row in rows] == [item["category"]["path"] for item in found["items"]]
    start, end = found["spans"]["/items/0/side"]
    assert damaged[start:end] == found["items"][0]["side"] == "left"


def test_the_data_are_saved_as_csv_without_formulas(client: Client) -> None:
    hostile = LETTER.replace("Pre-procedure urinalysis: Over", "=1+1 urinalysis: Over")

    answer = client.post(f"{PATH}csv/", {"text": hostile})

    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    assert [row["item"] for row in rows] == ["1", "2", "3", "4", "5"]
    assert rows[3]["description"] == "'=1+1 urinalysis"
    assert rows[1]["quantities"] == "4 visits of occupational therapy"
    assert rows[0]["imro_citations"] == "mtus/opioids/2016; mtus/chronic-pain/2016"


def test_data_of_another_kind_or_of_no_letter_are_not_saved(client: Client) -> None:
    assert client.post(f"{PATH}docx/", {"text": LETTER}).status_code == 404
    assert client.get(f"{PATH}json/").status_code == 405
    assert "Paste the text" in error_of(page_of(client.post(f"{PATH}json/", {"text": ""})))


def test_an_issued_determination_is_shown_behind_the_door_of_its_letter(cast: Cast, signed_in: SignedIn) -> None:
    found = issued(cast)
    path = f"/cases/{found.case.number}/letter-as-data/"
    client = signed_in(cast.alma)
    before = AuditEvent.objects.count()

    page = page_of(client.get(path))

    assert f"Case number {found.case.number}" in words_of(page)
    assert AuditEvent.objects.count() == before + 1
    assert f'href="{path}"' in page_of(client.get(f"/cases/{found.case.number}/letter/"))
    assert signed_in(cast.stranger).get(path).status_code == 404
