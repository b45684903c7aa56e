"""``openimr cite``: words or a letter → the guideline citations in it, and what the register knows of each."""

import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from openimr.citations.mentions import find_mentions
from openimr.citations.objects import citation_object, register_object
from openimr.citations.sentences import is_guideline_sentence, read_guideline_sentence
from openimr.citations.standing import belongs, in_force
from openimr.domain.citations import Basis, Citation
from openimr.domain.determinations import Determination
from openimr.domain.errors import LetterError
from openimr.domain.text import Span
from openimr.intake.files import STANDARD_INPUT, file_text
from openimr.letters.reading import read_letter

_WIDTH_OF_A_FILE = 160
_COLUMNS = ("no.", "basis", "id or source", "chapter", "edition", "sections", "pages", "register")


@dataclass(frozen=True, slots=True)
class _Read:
    """A text with its citations in their order, and the day of the decision where the text states one."""

    text: str
    citations: tuple[Citation, ...]
    day: date | None = None


@click.command()
@click.argument("words", metavar="TEXT|FILE")
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="How to print what was read.",
)
@click.option(
    "--on",
    "moment",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Day on which an edition is asked to be in force; else a letter's own decision date.",
)
def cite(words: str, format_name: str, moment: datetime | None) -> None:
    """Read the guideline citations in words, in a text file or in a letter, and print them.

    TEXT|FILE is a guideline sentence or prose, the path of a PDF or text file, or - for standard input. A letter is read
    item by item: its guideline sentences, and what its summary and rationales mention. As a table, the text is printed
    first with each citation in place, "[1| ... ]"; of each one the register says whether its pages and sections are those
    of the chapter, and whether the edition is in force.
    """
    read = _read_file(words) if words == str(STANDARD_INPUT) or _is_file(words) else _read_words(words)
    day = moment.date() if moment else read.day
    for piece in _as_json(read, day) if format_name == "json" else _as_table(read, day):
        click.echo(piece, nl=False)


def _is_file(words: str) -> bool:
    try:
        return Path(words).is_file()
    except (OSError, ValueError):  # too long for a name, or holds a null
        return False


def _read_file(path: str) -> _Read:
    text = file_text(Path(path))
    try:
        letter = read_letter(text)
    except LetterError:
        return _read_words(text)
    return _Read(text, tuple(sorted(_of_letter(letter, text), key=lambda each: each.span)), letter.decision_date)


def _of_letter(letter: Determination, text: str) -> Iterator[Citation]:
    prose = ["/summary", *(f"/items/{index}/rationale" for index in range(len(letter.items)))]
    sides = ("claims_administrator_guideline", "imro_guideline")
    for pointer in prose:
        if (span := letter.spans.get(pointer)) is not None:
            yield from (_moved(each, span) for each in find_mentions(span.of(text)))
    for pointer in (f"/items/{index}/{side}" for index in range(len(letter.items)) for side in sides):
        if (span := letter.spans.get(pointer)) is not None:
            yield from (_moved(each, span) for each in read_guideline_sentence(span.of(text)))


def _moved(citation: Citation, within: Span) -> Citation:
    return replace(citation, span=Span(within.start + citation.span.start, within.start + citation.span.end))


def _read_words(text: str) -> _Read:
    found = read_guideline_sentence(text) if is_guideline_sentence(text) else tuple(find_mentions(text))
    return _Read(text, found)


def _as_json(read: _Read, day: date | None) -> Iterator[str]:
    found = [
        citation_object(citation, with_span=True) | {"register": register_object(citation, on=day)}
        for citation in read.citations
    ]
    yield json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _as_table(read: _Read, day: date | None) -> Iterator[str]:
    yield _marked(read.text, read.citations).rstrip("\n") + "\n\n"
    table = Table(box=None, pad_edge=False)
    for name in _COLUMNS:
        table.add_column(name, overflow="fold")
    for number, citation in enumerate(read.citations, start=1):
        table.add_row(str(number), *_cells(citation), "; ".join(_known(citation, day)))
    terminal = Console()
    width = terminal.width if terminal.is_terminal else _WIDTH_OF_A_FILE
    page = io.StringIO()
    Console(file=page, highlight=False, markup=False, width=width).print(table)
    yield page.getvalue()


def _cells(citation: Citation) -> tuple[str, ...]:
    edition = " ".join(each for each in (citation.edition or "", str(citation.year or "")) if each)
    named = citation.id or citation.source or "nothing cited"
    return (
        citation.basis.value,
        named,
        citation.chapter or "",
        edition,
        "; ".join(citation.sections),
        ", ".join(citation.pages),
    )


def _known(citation: Citation, day: date | None) -> Iterator[str]:
    if citation.basis is Basis.NONE:
        return
    if not citation.recognised:
        yield "source not recognised"
        return
    if citation.pages or citation.sections:
        yield belongs(citation).because
    if day is not None and citation.basis is Basis.MTUS:
        yield in_force(citation, on=day).because


def _marked(text: str, citations: Sequence[Citation]) -> str:
    pieces: list[str] = []
    done = 0
    for number, citation in enumerate(citations, start=1):
        start = max(done, citation.span.start)
        end = max(start, citation.span.end)
        pieces += (text[done:start], f"[{number}| ", text[start:end], " ]")
        done = end
    return "".join((*pieces, text[done:]))
