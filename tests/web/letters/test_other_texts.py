"""What is no letter with a reader: known layouts are shown by their headings, rows of other programmes as data."""

import csv
import io
import json
import re

import pytest
from django.test import Client

from openimr.letters.unread_layouts import HEADINGS
from tests.letters.other_programs.test_rows import APPEAL, dmhc_row
from tests.letters.test_unread_layouts import letter
from tests.web.letters.test_marks import marks_of
from tests.web.letters.test_pages import PATH, error_of, page_of, paste, shown_text, words_of

pytestmark = pytest.mark.django_db

ROWS = "\n".join(json.dumps(row) for row in (dmhc_row(), dmhc_row(Determination="Upheld Decision of Health Plan")))


@pytest.fixture
def client() -> Client:
    return Client(REMOTE_ADDR="192.0.2.7")


def lit(page: str) -> dict[str, str]:
    """Return the words of each mark that something on the page leads to."""
    targets = set(re.findall(r'href="#(v-[^"]+)"', page))
    found = re.search(r'<div class="letter-text"[^>]*>(.*?)</div>', page, re.DOTALL)
    assert found is not None
    return {name: words for name, words in marks_of(found[1]).texts.items() if name in targets}


@pytest.mark.parametrize("layout", HEADINGS)
def test_a_known_layout_without_a_reader_is_shown_by_its_headings(client: Client, layout: str) -> None:
    text = letter(layout, words="Some words.")

    page = page_of(paste(client, text))

    words = words_of(page)
    assert "Known layout, no verified reader" in words
    assert f"Layout {layout} (" in words
    assert list(lit(page).values()) == list(HEADINGS[layout])
    assert "2 words below it" in words
    assert shown_text(page) == text
    assert "Save the items" not in words


def test_the_headings_are_saved_as_openimr_read_prints_them(client: Client) -> None:
    found = json.loads(client.post(f"{PATH}json/", {"text": letter("CA-3")}).content)

    assert (found["layout"], found["status"]) == ("CA-3", "known layout, no verified reader")
    assert [section["heading"] for section in found["sections"]] == list(HEADINGS["CA-3"])


def test_rows_of_the_department_of_managed_health_care_are_shown_as_data(client: Client) -> None:
    page = page_of(paste(client, ROWS))

    words = words_of(page)
    assert "Rows of another programme" in words
    assert "Programme California, Department of Managed Health Care Rows that read 2" in words
    assert "Prose does not agree in row 2" in words
    assert "Row 1: DME" in words
    assert "Outcome in the findings Overturned" in words
    assert "Reviewers who found so 2 of 3" in words
    assert "Reviewer 2 is certified in internal medicine" in words
    assert shown_text(page) == ROWS
    assert lit(page)["v-rows-0-stated_outcome"] == "denial should be overturned"
    assert lit(page)["v-rows-1-outcome"] == "Upheld Decision of Health Plan"


def test_rows_of_the_department_of_financial_services_are_shown_as_data(client: Client) -> None:
    page = page_of(paste(client, APPEAL.format(field="Upheld", verb="upheld")))

    words = words_of(page)
    assert "Programme New York, Department of Financial Services" in words
    assert "Row 1: Physical Therapy; Durable Medical Equipment" in words
    assert "Reason of the denial Medical necessity" in words
    assert "Outcome in summary 1 Upheld" in words
    assert "References of summary 1" in words
    assert lit(page)["v-rows-0-reviewers-0-stated_outcome"] == "denial was upheld"


def test_a_faulty_row_is_told_with_its_place_beside_the_others(client: Client) -> None:
    page = page_of(paste(client, f"{ROWS}\n{json.dumps(dmhc_row(Findings=''))}"))

    assert "One row does not read" in words_of(page)
    assert "Line 3, column 1" in words_of(page)
    assert "Rows that read 2" in words_of(page)


def test_rows_none_of_which_reads_are_refused_with_what_was_expected(client: Client) -> None:
    page = page_of(paste(client, json.dumps(dmhc_row(Findings=""))))

    assert 'words in the field "Findings" of row 1' in error_of(page)


def test_rows_are_saved_as_a_list_and_as_one_line_each(client: Client) -> None:
    found = json.loads(client.post(f"{PATH}json/", {"text": ROWS}).content)
    rows = list(csv.DictReader(io.StringIO(client.post(f"{PATH}csv/", {"text": ROWS}).content.decode())))

    assert [row["program"] for row in found] == ["ca-dmhc", "ca-dmhc"]
    assert [(row["case_number"], row["case_outcome"]) for row in rows] == [
        ("MN25-99001", "Overturned"),
        ("MN25-99001", "Upheld"),
    ]
