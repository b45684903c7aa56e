"""What the checks find in a pasted letter is shown with both its places lit, and stands in its report."""

import io
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from openimr.web.findings.switches import off_words
from openimr.web.letters.pages import shown
from openimr.web.letters.readings import read_text
from openimr.web.letters.reports import report_pdf
from openimr.web.letters.shown import Shown
from tests.web.letters.test_pages import LETTER, PATH, page_of
from tests.web.letters.test_reports import DAMAGED

ABSENCE = "There is no documentation of physical therapy."
STATED = "Physical therapy was completed in 2013: twelve sessions, without lasting relief."


@pytest.fixture
def letter(project: Path, settings: Settings) -> Shown:
    settings.OPENIMR_CHECKS = ("all",)
    text = (project / "samples/letters/ca1a-simple-one-item.txt").read_text(encoding="utf-8")
    summary = re.search(r"(CLINICAL CASE SUMMARY.*?all medical records:)", text, re.DOTALL)
    assert summary is not None
    text = text.replace(summary[0], f"{summary[0]}\n\n{STATED}")
    return shown(read_text(re.sub(r"(Decision rationale:)", rf"\1 {ABSENCE}", text, flags=re.IGNORECASE)))


def test_both_places_of_a_contradiction_are_lit_in_the_text(letter: Shown) -> None:
    finding = next(each for each in letter.findings if "physical therapy" in each.message)

    (stated,), (against,) = finding.found, finding.against
    for place in (stated, against):
        assert f'id="{place.target}"' in letter.marked
    assert letter.marked.count(f">Finding {finding.number} <") == 2
    assert "no documentation of physical therapy" in stated.side.words
    assert "Physical therapy was completed" in against.side.words


def report_of(letter: Shown) -> str:
    pdf = pypdfium2.PdfDocument(io.BytesIO(report_pdf(letter, at=datetime(2026, 11, 20, tzinfo=UTC))))
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pdf).split())


def test_the_report_prints_both_places(letter: Shown) -> None:
    words = report_of(letter)

    assert "What the checks find" in words
    assert ABSENCE.removesuffix(".") in words
    assert "Against it, Clinical case summary:" in words


@pytest.mark.django_db
@pytest.mark.parametrize(("text", "is_said"), [(LETTER, True), (DAMAGED, False)], ids=["whole", "damaged"])
def test_the_page_says_what_is_not_looked_for_where_the_checks_look(text: str, is_said: bool) -> None:  # noqa: FBT001
    page = page_of(Client().post(PATH, {"text": text}))

    assert (off_words() in page, 'href="/checks/"' in page) == (is_said, is_said)


@pytest.mark.parametrize(
    ("left", "said"), [(None, "A program looked at"), (0, "Nothing.")], ids=["something-found", "nothing-found"]
)
def test_the_report_says_what_is_not_looked_for(letter: Shown, settings: Settings, left: int | None, said: str) -> None:
    settings.OPENIMR_CHECKS = ()

    words = report_of(replace(letter, findings=letter.findings[:left]))

    assert said in words
    assert off_words() in words
