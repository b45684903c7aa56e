"""Papers of a sample case file: each is set as a letter of its own, then joined to the file that is sent."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from io import BytesIO

import pikepdf

from openimr.letters.blocks import Block, BlockKind, LetterContent
from openimr.typeset.pdf import typeset_pdf
from openimr.web.samples.packaged import Table
from openimr.web.samples.plans import at_hour
from openimr.web.samples.tellings import Telling

_HOUR_OF_SETTING = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class Paper:
    """One paper of a case file.

    Attributes:
        title: What it is.
        day: Of the visit, study or letter.
        signed_by: Who signs it.
        body: What stands below its head.
    """

    title: str
    day: date
    signed_by: str
    body: tuple[Block, ...]


def paper_of(table: Table, telling: Telling) -> Paper:
    """Return a paper that a story's file holds in words."""
    day = telling.day(table.day("day"))
    body = [
        block
        for section in table.tables("sections")
        for block in (
            heading(section.text("heading")),
            *(paragraph(telling.words(text, on=day)) for text in section.texts("paragraphs")),
            *entries(telling.words(text, on=day) for text in section.texts("entries")),
        )
    ]
    return Paper(title=table.text("title"), day=day, signed_by=telling.signatory(table.text("by")), body=tuple(body))


def papers_pdf(papers: Iterable[Paper], telling: Telling) -> bytes:
    """Return papers as one PDF, in order, each beginning on a new page; the same papers give the same bytes.

    Every page says that it is a sample.
    """
    joined = pikepdf.new()
    for paper in papers:
        pdf = typeset_pdf(_content(paper, telling), issued_at=at_hour(paper.day, _HOUR_OF_SETTING))
        with pikepdf.open(BytesIO(pdf)) as single:
            joined.pages.extend(single.pages)
    written = BytesIO()
    joined.save(written, deterministic_id=True)
    return written.getvalue()


def heading(text: str) -> Block:
    """Return a heading."""
    return Block(kind=BlockKind.HEADING, text=text)


def paragraph(text: str) -> Block:
    """Return a paragraph."""
    return Block(kind=BlockKind.PARAGRAPH, text=text)


def entries(texts: Iterable[str]) -> tuple[Block, ...]:
    """Return a numbered list."""
    return tuple(
        Block(kind=BlockKind.ENTRY, label=f"{number}.", text=text) for number, text in enumerate(texts, start=1)
    )


def fact(label: str, text: str) -> Block:
    """Return a row of label and value."""
    return Block(kind=BlockKind.FACT, label=f"{label}:", text=text)


def _content(paper: Paper, telling: Telling) -> LetterContent:
    day = f"{paper.day:%m/%d/%Y}"
    head = (
        Block(kind=BlockKind.TITLE, text=paper.title),
        fact("Employee", telling.name),
        fact("Date of birth", f"{telling.born:%m/%d/%Y}"),
        fact("Claim number", telling.claim),
        fact("Employer", telling.employer),
        fact("Date of injury", telling.date_words("injured")),
        fact("Date", day),
    )
    signature = paragraph(f"Signed: {paper.signed_by}, {day}")
    return LetterContent(
        title=f"{paper.title} – {telling.name} – {day}",
        language="en-US",
        sample=True,
        blocks=(*head, *paper.body, signature),
    )
