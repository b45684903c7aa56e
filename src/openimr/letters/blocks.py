"""A letter as a sequence of blocks: what text, PDF and Word are all made from.

One sequence, three shapes: so the words cannot differ between them.
"""

from dataclasses import dataclass
from enum import Enum

PAGE_NUMBER = "– Page {number} of {total} –"
"""The running foot of a typeset letter, on a line of its own."""

SAMPLE_MARK = "SAMPLE – not a real case"
"""What every page of a sample letter says."""


class BlockKind(Enum):
    """How a block is set."""

    SAMPLE_MARK = "sample mark"
    TITLE = "title"
    FACT = "fact"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ENTRY = "entry"
    ITEM_HEADING = "item heading"
    LABELLED = "labelled"


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """One paragraph of a letter.

    Attributes:
        kind: How it is set. ``FACT`` is a row of the header (label, value); ``ENTRY`` one of a numbered list
            (label "Document 1:"); ``LABELLED`` a paragraph that begins with a bold label; ``ITEM_HEADING`` the
            line that names an item and its outcome (label "Item 1:").
        text: The words, white space folded; one line, without the label.
        label: The label with its colon; empty for a block that has none.
        pointer: JSON pointer of the determination's value that the text holds; None for fixed words.
    """

    kind: BlockKind
    text: str
    label: str = ""
    pointer: str | None = None

    @property
    def line(self) -> str:
        """Label and text as one line."""
        return f"{self.label} {self.text}".strip()


@dataclass(frozen=True, kw_only=True, slots=True)
class LetterContent:
    """A whole letter, ready to be set.

    Attributes:
        title: What a reader of the file sees in the window's title; holds the case number where there is one.
        language: BCP 47 tag.
        sample: Whether each page bears ``SAMPLE_MARK``.
        blocks: The paragraphs in order.
    """

    title: str
    language: str
    sample: bool
    blocks: tuple[Block, ...]
