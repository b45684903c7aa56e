"""The paragraph styles of a letter in Word."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Inches, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from openimr.letters.blocks import BlockKind

_FACT = "Letter Fact"
_ENTRY = "Letter Entry"
_STYLES = {
    BlockKind.SAMPLE_MARK: "Normal",
    BlockKind.TITLE: "Heading 1",
    BlockKind.FACT: _FACT,
    BlockKind.HEADING: "Heading 2",
    BlockKind.PARAGRAPH: "Normal",
    BlockKind.ENTRY: _ENTRY,
    BlockKind.ITEM_HEADING: "Heading 3",
    BlockKind.LABELLED: "Normal",
}
_FONT = "Georgia"
_INK = RGBColor(0x1B, 0x1B, 0x1B)
_QUIET = RGBColor(0x56, 0x5C, 0x65)
_ACCENT = RGBColor(0x16, 0x2E, 0x51)
_HEADINGS = {"Heading 1": (18, 6, 12), "Heading 2": (14, 20, 6), "Heading 3": (11.5, 16, 6)}
"""Size, space before and space after, in points."""

_FACT_VALUES_AT = Inches(2.1)
_ENTRY_INDENT = Inches(0.25)


def style_of(kind: BlockKind) -> str:
    """Return the name of the style that blocks of ``kind`` bear."""
    return _STYLES[kind]


def set_styles(document: Document, *, language: str) -> None:
    """Give the document the letter's styles, in one font and one language."""
    normal = _style(document, "Normal")
    _set_font(normal, size=11, colour=_INK)
    normal.paragraph_format.space_after = Pt(7)
    normal.paragraph_format.line_spacing = 1.2
    for name, (size, before, after) in _HEADINGS.items():
        heading = _style(document, name)
        _set_font(heading, size=size, colour=_ACCENT)
        heading.paragraph_format.space_before = Pt(before)
        heading.paragraph_format.space_after = Pt(after)
    for name in ("Header", "Footer"):
        _set_font(_style(document, name), size=9, colour=_QUIET)
        _style(document, name).paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for name, indent, after in ((_FACT, _FACT_VALUES_AT, 2), (_ENTRY, _ENTRY_INDENT, 5)):
        _add_hanging(document, name, indent=indent, after=after)
    for tag in document.styles.element.iter(qn("w:lang")):
        tag.set(qn("w:val"), language)


def _style(document: Document, name: str) -> ParagraphStyle:
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)  # noqa: S101  (the type checker cannot see it: styles go by name)
    return style


def _set_font(style: ParagraphStyle, *, size: float, colour: RGBColor) -> None:
    style.font.name = _FONT
    style.font.size = Pt(size)
    style.font.color.rgb = colour
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)


def _add_hanging(document: Document, name: str, *, indent: Inches, after: float) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)  # noqa: S101  (a paragraph style was asked for)
    style.base_style = document.styles["Normal"]
    style.paragraph_format.left_indent = indent
    style.paragraph_format.first_line_indent = -indent
    style.paragraph_format.space_after = Pt(after)
