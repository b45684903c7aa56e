from datetime import datetime, timedelta
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from hypothesis import given, settings

from openimr.domain.errors import TypesettingError
from openimr.domain.text import folded
from openimr.letters.blocks import SAMPLE_MARK, BlockKind, LetterContent
from openimr.typeset.docx import typeset_docx
from tests.typeset.contents import ISSUED_AT, TITLE, block, letter, letters, sample_letter


def opened(content: LetterContent) -> Document:
    return docx.Document(BytesIO(typeset_docx(content, issued_at=ISSUED_AT)))


@given(letters())
@settings(max_examples=15)
def test_paragraphs_hold_the_line_of_each_block_in_order(content: LetterContent) -> None:
    assert [folded(paragraph.text) for paragraph in opened(content).paragraphs] == [one.line for one in content.blocks]


def test_headings_have_the_styles_of_headings() -> None:
    styles = {one.text: one.style.name for one in opened(sample_letter()).paragraphs if one.style is not None}

    assert styles["Final Determination of Independent Medical Review"] == "Heading 1"
    assert styles["Decisions"] == "Heading 2"
    assert styles["Item 1: Norco 10/325mg #22: Upheld"] == "Heading 3"
    assert styles["Each disputed item is decided below."] == "Normal"


def test_properties_state_title_language_and_moment_and_nobody() -> None:
    properties = opened(sample_letter()).core_properties

    assert (properties.title, properties.language) == (TITLE, "en-US")
    assert properties.created == properties.modified == ISSUED_AT
    assert properties.author == properties.last_modified_by == properties.comments == ""


def test_every_style_is_in_the_language_of_the_letter() -> None:
    content = LetterContent(title=TITLE, language="es-US", sample=False, blocks=(block("Palabras."),))

    assert {tag.get(qn("w:val")) for tag in opened(content).styles.element.iter(qn("w:lang"))} == {"es-US"}


@pytest.mark.parametrize(("sample", "head"), [(True, SAMPLE_MARK), (False, "")], ids=["sample", "real"])
def test_head_and_foot_stand_on_each_page(*, sample: bool, head: str) -> None:
    page = opened(letter("Words.", sample=sample)).sections[0]
    fields = [tag.get(qn("w:instr")) for tag in page.footer._element.iter(qn("w:fldSimple"))]

    assert [paragraph.text for paragraph in page.header.paragraphs] == [head]
    assert page.footer.paragraphs[0].text == TITLE
    assert fields == ["PAGE", "NUMPAGES"]


def test_the_same_letter_and_moment_give_the_same_bytes() -> None:
    one, other = (typeset_docx(sample_letter(), issued_at=ISSUED_AT) for _ in range(2))
    later = typeset_docx(sample_letter(), issued_at=ISSUED_AT + timedelta(seconds=1))

    assert one == other
    assert one != later
    assert {part.date_time for part in ZipFile(BytesIO(one)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_package_holds_nothing_of_the_library_that_wrote_it() -> None:
    package = ZipFile(BytesIO(typeset_docx(sample_letter(), issued_at=ISSUED_AT)))

    assert not [name for name in package.namelist() if name.startswith(("customXml", "docProps/app", "docProps/thumb"))]
    assert b"python" not in b"".join(map(package.read, package.namelist())).lower()


@pytest.mark.parametrize("character", ["\x07", "\ud800", "\ufffe"], ids=lambda character: f"U+{ord(character):04X}")
def test_a_character_that_a_word_file_cannot_store_is_refused_by_its_pointer(character: str) -> None:
    content = letter("Good words.", block(f"Zyxwvut{character}", BlockKind.LABELLED, pointer="/summary"))

    with pytest.raises(TypesettingError, match="control character") as refused:
        typeset_docx(content, issued_at=ISSUED_AT)

    assert refused.value.pointer == "/summary"
    assert "Zyxwvut" not in str(refused.value)


def test_a_moment_without_its_zone_is_refused() -> None:
    with pytest.raises(TypesettingError, match="time zone"):
        typeset_docx(letter("Words."), issued_at=datetime(2024, 3, 5))
