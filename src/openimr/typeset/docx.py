"""A letter as a Word document with real headings."""

import re
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Inches
from docx.text.paragraph import Paragraph

from openimr.domain.errors import TypesettingError
from openimr.letters.blocks import PAGE_NUMBER, SAMPLE_MARK, Block, BlockKind, LetterContent
from openimr.typeset.docx_styles import set_styles, style_of
from openimr.typeset.moments import in_utc

_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold."""

_FIELDS = {"{number}": "PAGE", "{total}": "NUMPAGES"}
"""Word's field for each number of ``PAGE_NUMBER``."""

_NOT_OURS = {
    RELATIONSHIP_TYPE.THUMBNAIL,
    RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
    RELATIONSHIP_TYPE.CUSTOM_XML,
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
}
"""Parts of python-docx's empty document that say nothing of the letter: a picture, a program's name, a second copy."""

_EVERY_PART_AT = (1980, 1, 1, 0, 0, 0)


def typeset_docx(content: LetterContent, *, issued_at: datetime) -> bytes:
    """Return the letter as a Word document.

    Each block is one paragraph, in order; a fact is its label, a tab and its value. The mark of a sample stands in
    the page header, title and page number in the footer. The document names no author.

    Args:
        content: The letter; blocks without words are left out.
        issued_at: The aware moment of issue, to the second; the same letter and moment give the same bytes.

    Raises:
        TypesettingError: A value holds a character that a Word file cannot store, or ``issued_at`` has no time zone.
    """
    moment = in_utc(issued_at)
    _refuse_unstorable(content)
    document = docx.Document()
    _drop_what_is_not_ours(document)
    set_styles(document, language=content.language)
    _set_properties(document, content, moment)
    _set_page(document, content)
    for block in content.blocks:
        if block.line:
            _add(document, block)
    return _with_fixed_moments(document)


def _refuse_unstorable(content: LetterContent) -> None:
    named = [(content.title, None), *((block.line, block.pointer) for block in content.blocks)]
    for text, pointer in named:
        if _UNSTORABLE.search(text):
            raise TypesettingError(
                reason="expected characters that a Word file can store; found a control character. Take it out.",
                pointer=pointer,
            )


def _drop_what_is_not_ours(document: Document) -> None:
    for relations in (document.part.package.rels, document.part.rels):
        for key in [key for key, relation in relations.items() if relation.reltype in _NOT_OURS]:
            del relations[key]
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")  # Word 2013 and later; below it Word says "compatibility mode"


def _set_properties(document: Document, content: LetterContent, moment: datetime) -> None:
    properties = document.core_properties
    properties.title = content.title
    properties.language = content.language
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = moment.replace(tzinfo=None)


def _set_page(document: Document, content: LetterContent) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Inches(8.5), Inches(11)
    page.left_margin = page.right_margin = Inches(1.25)
    page.top_margin = page.bottom_margin = Inches(1)
    if content.sample:
        page.header.paragraphs[0].add_run(SAMPLE_MARK).bold = True
    page.footer.paragraphs[0].add_run(content.title)
    number = page.footer.add_paragraph(style="Footer")
    for words in re.split(r"(\{\w+\})", PAGE_NUMBER):
        if words in _FIELDS:
            _add_field(number, _FIELDS[words])
        else:
            number.add_run(words)


def _add_field(paragraph: Paragraph, field: str) -> None:
    """Add a number that Word computes; it shows 1 until then."""
    element = OxmlElement("w:fldSimple")
    element.set(qn("w:instr"), field)
    run = paragraph.add_run("1")._r  # noqa: SLF001  (python-docx has no fields; its own documents say to do so)
    element.append(run)
    paragraph._p.append(element)  # noqa: SLF001  (the same)


def _add(document: Document, block: Block) -> None:
    paragraph = document.add_paragraph(style=style_of(block.kind))
    if block.label:
        paragraph.add_run(block.label).bold = True
        paragraph.add_run("\t" if block.kind is BlockKind.FACT else " ")
    paragraph.add_run(" ".join(block.text.split())).bold = True if block.kind is BlockKind.SAMPLE_MARK else None


def _with_fixed_moments(document: Document) -> bytes:
    """Return the package with one moment for every part, so that its bytes do not tell when they were written."""
    written, fixed = BytesIO(), BytesIO()
    document.save(written)
    with ZipFile(written) as parts, ZipFile(fixed, "w", ZIP_DEFLATED) as package:
        for part in parts.infolist():
            info = ZipInfo(part.filename, date_time=_EVERY_PART_AT)
            info.compress_type = ZIP_DEFLATED
            info.create_system = 3
            package.writestr(info, parts.read(part))
    return fixed.getvalue()
