"""Letters to set, drawn from their constructors, and what a reader finds on the pages."""

import re
from datetime import UTC, datetime

import pypdfium2
from hypothesis import strategies as st

from openimr.domain.text import folded
from openimr.letters.blocks import SAMPLE_MARK, Block, BlockKind, LetterContent

ISSUED_AT = datetime(2024, 3, 5, 18, 30, 15, tzinfo=UTC)
TITLE = "Final Determination of Independent Medical Review, CM00-0000007"
URL = "https://www.example.org/MTUS-Regulations/Opioids/index.htm?part=3.3&from=2-3#table_7-"

WORDS = (
    "the reviewer office fluff affliction fjord AV To Wa. (s)- 12 5% #60 $5,000 10/325mg L4-5, L5-S1; pre- x- 10- and "
    "post-operative non-certified yes/no either/or/both 11-14-2016 9/10 3.3.1.2 Section(s): p. a—b – — - -- -x "
    "''much better'' \"as needed\" “so” ‘so’ plan.\"Therefore? healing.Guideline Norco® 4×6 38° 5µg ≥3 ½ … • é naïve "
    "Ngu\u1ec5n cafe\u0301 Привет αβγ ¿Qué? [sic] {a} <b> a_b a|b 1!2 :: ,, e.g., & @ * \\ ~ ^ 2⁵ H₂O ¾ § ™ " + URL
).split()

ALPHABET = st.characters(codec="latin-1", exclude_categories=["Cc", "Cf", "Zs"]) | st.sampled_from("≥≤−→ΔΩЖžłő‐‑–⅓’")
words = st.sampled_from(WORDS) | st.text(ALPHABET, min_size=1, max_size=25)
texts = st.lists(words, min_size=1, max_size=60).map(lambda drawn: folded(" ".join(drawn)))
labels = st.sampled_from(["Decision rationale:", "Document 12:", "Application Received:", "Item 3:"])


def block(text: str, kind: BlockKind = BlockKind.PARAGRAPH, *, label: str = "", pointer: str | None = None) -> Block:
    return Block(kind=kind, text=text, label=label, pointer=pointer)


def letter(*blocks: Block | str, title: str = TITLE, sample: bool = False) -> LetterContent:
    made = tuple(block(one) if isinstance(one, str) else one for one in blocks)
    return LetterContent(title=title, language="en-US", sample=sample, blocks=made)


def sample_letter() -> LetterContent:
    """One block of each kind, and a rationale that goes over three pages."""
    return letter(
        block(SAMPLE_MARK, BlockKind.SAMPLE_MARK),
        block("Final Determination of Independent Medical Review", BlockKind.TITLE),
        block("CM00-0000007", BlockKind.FACT, label="Case Number:"),
        block("12/01/2016", BlockKind.FACT, label="Application Received:"),
        block("Documents reviewed", BlockKind.HEADING),
        block("Progress notes, 08/02/2016 – 10/31/2016", BlockKind.ENTRY, label="Document 1:"),
        block("Determination of utilization review", BlockKind.ENTRY, label="Document 2:"),
        block("Decisions", BlockKind.HEADING),
        block("Each disputed item is decided below."),
        block("Norco 10/325mg #22: Upheld", BlockKind.ITEM_HEADING, label="Item 1:"),
        block("pre- and post-operative care, non-certified. " * 150, BlockKind.LABELLED, label="Decision rationale:"),
        sample=True,
    )


@st.composite
def letters(draw: st.DrawFn) -> LetterContent:
    bare = {BlockKind.SAMPLE_MARK, BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH}
    kinds = draw(st.lists(st.sampled_from(BlockKind), min_size=1, max_size=8))
    times = draw(st.integers(1, 12))  # so that some letters have many pages
    blocks = [
        block(" ".join([draw(texts)] * times), kind, label="" if kind in bare else draw(labels)) for kind in kinds
    ]
    return letter(*blocks, sample=draw(st.booleans()))


def pages_of(pdf: bytes) -> list[str]:
    """Return the text of each page, as ``openimr.intake`` takes it."""
    document = pypdfium2.PdfDocument(pdf)
    texts_of_pages = []
    for page in document:
        text_page = page.get_textpage()
        texts_of_pages.append(text_page.get_text_range().replace("\r\n", "\n").replace("\ufffe", "-"))
        text_page.close()
        page.close()
    document.close()
    return texts_of_pages


def body_of(pdf: bytes, content: LetterContent) -> str:
    """Return the folded text of the pages without the lines that stand on each page; refuse others there."""
    bodies = []
    for page in pages_of(pdf):
        lines = page.rstrip("\n").split("\n")
        if content.sample:
            assert lines.pop(0).strip() == SAMPLE_MARK
        assert re.fullmatch(r"– Page \d+ of \d+ –", lines.pop())
        assert lines.pop().strip() == content.title
        bodies.append("\n".join(lines) + "\n")
    return folded("\n\f".join(bodies))


def words_of(content: LetterContent) -> str:
    return folded(" ".join(one.line for one in content.blocks))
