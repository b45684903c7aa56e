"""``openimr write``: data → a letter in our own layout."""

import dataclasses
import json
from collections.abc import Callable
from datetime import UTC, datetime, time
from pathlib import Path

import click

from openimr.cli.failures import Failures
from openimr.cli.output_files import write_whole
from openimr.domain.determinations import Determination, LetterLayout
from openimr.domain.errors import InvalidDeterminationError, OpenImrError
from openimr.domain.text import place_at
from openimr.intake.files import file_bytes, kind_of
from openimr.letters.blocks import LetterContent
from openimr.letters.objects import determination_from_object
from openimr.letters.writing import letter_content, letter_text

DEFAULT_ORGANIZATION = "Independent Medical Review Organization"
NO_MOMENT_KNOWN = datetime(1980, 1, 1, tzinfo=UTC)
"""The date within the file where the determination states none: the first that every format can hold."""


@click.command()
@click.argument("path", type=click.Path(path_type=Path), metavar="DETERMINATION.json")
@click.option(
    "--to",
    "target",
    required=True,
    type=click.Path(path_type=Path),
    metavar="LETTER",
    help="Where to write; its ending says what: .pdf, .docx or .txt.",
)
@click.option(
    "--organization",
    envvar="OPENIMR_ORGANIZATION",
    show_envvar=True,
    help=f"Who issues the letter, where the data does not say. [default: {DEFAULT_ORGANIZATION}]",
)
@click.option(
    "--issued-at",
    type=click.DateTime(["%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%dT%H:%M%z"]),
    help="Moment of issue, with its zone; the date within the file. [default: noon UTC of the decision date]",
)
@click.pass_context
def write(
    context: click.Context, path: Path, target: Path, organization: str | None, issued_at: datetime | None
) -> None:
    """Write a determination, as JSON that `openimr read` prints, as a letter in our own layout OI-1.

    The same data gives the same bytes. A value that would not read back from the letter is refused by name.
    """
    failures = Failures()
    try:
        typeset = _typesetter(target)
        determination = _in_own_layout(_determination(path), organization=organization)
        moment = issued_at or _moment(determination)
        write_whole(target, typeset(letter_content(determination), moment))
    except OpenImrError as error:
        failures.report(error, source=click.format_filename(path))
    context.exit(failures.exit_code)


def _typesetter(target: Path) -> Callable[[LetterContent, datetime], bytes]:
    from openimr.typeset.docx import typeset_docx
    from openimr.typeset.pdf import typeset_pdf

    known: dict[str, Callable[[LetterContent, datetime], bytes]] = {
        ".pdf": lambda content, moment: typeset_pdf(content, issued_at=moment),
        ".docx": lambda content, moment: typeset_docx(content, issued_at=moment),
        ".txt": lambda content, _moment: letter_text(content).encode(),
    }
    typeset = known.get(target.suffix.lower())
    if typeset is None:
        raise click.BadParameter(f"expected a name that ends in {', '.join(known)}", param_hint="--to")
    return typeset


def _determination(path: Path) -> Determination:
    data = b"" if path.is_dir() else file_bytes(path)
    kind = "a folder" if path.is_dir() else kind_of(data) if data else "an empty file"
    if kind is not None:
        raise InvalidDeterminationError((("", f"JSON; found {kind}"),))
    try:
        text = data.decode("utf-8-sig")
        found = json.loads(text)
    except json.JSONDecodeError as error:
        place = place_at(text, error.pos)
        where = f"line {place.line}, column {place.column}"
        raise InvalidDeterminationError((("", f"JSON; found other text at {where}"),), place=place) from None
    except (UnicodeDecodeError, RecursionError):
        raise InvalidDeterminationError((("", "JSON in UTF-8; found something else"),)) from None
    if isinstance(found, list):
        if len(found) != 1:
            raise InvalidDeterminationError((("", f"one determination a file; found a list of {len(found)}"),))
        found = found[0]
    return determination_from_object(found)


def _in_own_layout(determination: Determination, *, organization: str | None) -> Determination:
    return dataclasses.replace(
        determination,
        layout=LetterLayout.OI_1,
        organization=determination.organization or organization or DEFAULT_ORGANIZATION,
    )


def _moment(determination: Determination) -> datetime:
    if determination.decision_date is None:
        return NO_MOMENT_KNOWN
    return datetime.combine(determination.decision_date, time(12), tzinfo=UTC)
