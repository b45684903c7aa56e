"""The report on a letter: what its page shows, as an accessible PDF that says nothing of the case outside its pages."""

import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from openimr.domain.text import folded
from openimr.letters.blocks import SAMPLE_MARK
from openimr.web.letters.pages import shown
from openimr.web.letters.readings import read_text
from openimr.web.letters.reports import TITLE, report_content, report_pdf
from openimr.web.letters.texts import one_text
from tests.letters.other_programs.test_rows import APPEAL
from tests.typeset.contents import pages_of
from tests.web.cast import AT
from tests.web.letters.test_pages import LETTER, SAMPLES, issued_text

UNREAD = "MEDICAL PROFESSIONAL REVIEW\n\nISSUE AT DISPUTE:\nA brace.\nCASE SUMMARY:\nA fall.\n"
DAMAGED = LETTER.replace("MAXIMUS guideline:", "MAXIMUS guide", 1)


def report_of(text: str) -> str:
    """Return the words of the report's pages."""
    return folded(" ".join(pages_of(report_pdf(shown(read_text(text)), at=AT))))


def unparted(words: str) -> str:
    """Return words without blanks, which part what is too long for a line."""
    return "".join(words.split())


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_all_that_the_page_shows_stands_in_the_report(path: Path) -> None:
    found = shown(read_text(one_text(path.read_text(encoding="utf-8"))))
    lines = [unparted(block.line) for block in report_content(found, at=AT).blocks]
    facts = [fact for group in found.groups for fact in group.facts] + [
        one for item in found.items for one in item.facts
    ]
    sources = [source for item in found.items for _, some in item.sources for source in some]

    assert all(any(line.startswith(unparted(f"{fact.label}:")) for line in lines) for fact in facts)
    assert all(any(unparted(value.words) in line for line in lines) for fact in facts for value in fact.values)
    assert all(any(unparted(source.cited.words) in line and source.id in line for line in lines) for source in sources)
    assert all(any(unparted(one.because) in line for line in lines) for source in sources for one in source.answers)


def test_the_report_of_a_letter_has_the_data_of_each_item() -> None:
    words = report_of(LETTER)

    assert "Case number: CM16-9900007" in words
    assert "Item 2: occupational therapy 4 visits for the left hand: Upheld" in words
    assert "Category: rehabilitation / physical and occupational therapy – decided by the words" in words
    assert "Region of the body: hand Side: left Quantities: 4 visits of occupational therapy" in words
    assert "Conclusion: agrees with the outcome – “" in words
    assert "Cited by the claims administrator: No medical evidence" in words
    assert "Fits the part of the body? Yes: the item is about the hand, and so is the chapter" in words


def test_the_report_of_a_damaged_letter_says_what_does_not_read() -> None:
    words = report_of(DAMAGED)

    assert "a letter that does not read whole" in words
    assert re.search(r"What does not read 1\. Line \d+, column \d+: expected \w", words)
    assert "Region of the body: hand" in words
    assert "Outcome of the case:" not in words, "it is the outcome of all items"


def test_the_report_of_a_layout_without_a_reader_has_its_headings_alone() -> None:
    words = report_of(UNREAD)

    assert "there is no verified reader" in words
    assert "ISSUE AT DISPUTE: Line 3, 2 words below it." in words
    assert "brace" not in words


def test_the_report_of_rows_has_each_row() -> None:
    words = report_of(APPEAL.format(field="Overturned", verb="upheld"))

    assert "Row 1: Physical Therapy; Durable Medical Equipment: Overturned" in words
    assert "Outcome in summary 1: Upheld" in words


@pytest.mark.parametrize("text", [LETTER, DAMAGED, UNREAD], ids=["whole", "damaged", "unread"])
def test_the_files_own_data_name_no_case(text: str) -> None:
    with pikepdf.open(BytesIO(report_pdf(shown(read_text(text)), at=AT))) as opened:
        metadata = opened.open_metadata()

        assert str(opened.docinfo.Title) == TITLE
        assert (metadata["pdfuaid:part"], metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("1", "2", "A")
        assert "CM16" not in str(metadata) + str(dict(opened.docinfo))


def test_the_report_of_a_sample_is_marked_on_every_page() -> None:
    pages = pages_of(report_pdf(shown(read_text(issued_text())), at=AT))

    assert len(pages) > 1
    assert all(page.startswith(SAMPLE_MARK) for page in pages)


def test_the_same_letter_and_moment_give_the_same_report() -> None:
    found = shown(read_text(LETTER))

    assert report_pdf(found, at=AT) == report_pdf(found, at=AT)


@pytest.mark.parametrize("hostile", ["\u200b\x07\ufb01\U0001f9bd", "W" * 4_000, "x" * 60_000, "#[panic] $x$ \\u{1}"])
def test_no_words_of_a_letter_keep_its_report_from_being_set(hostile: str) -> None:
    text = LETTER.replace("Pre-procedure urinalysis", f"{hostile} urinalysis")

    assert "Item 4:" in report_of(text)
