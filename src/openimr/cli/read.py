"""``openimr read``: letters → data."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from openimr.cli.failures import Failures
from openimr.cli.inputs import letter_files
from openimr.cli.tables import FORMATS, ReadLetter
from openimr.domain.errors import OpenImrError
from openimr.intake.files import file_text
from openimr.letters.reading import read_letter


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@click.option(
    "--format",
    "format_name",
    type=click.Choice(list(FORMATS)),
    default="table",
    show_default=True,
    help="How to print what was read. CSV has one row an item.",
)
@click.option("--spans", is_flag=True, help="Add to JSON where in the text each value was read.")
@click.pass_context
def read(context: click.Context, paths: tuple[Path, ...], format_name: str, *, spans: bool) -> None:
    """Read determination letters, as PDF or text, and print their data.

    A PATH is a file, or a folder whose PDF and text files are meant. What cannot be read is reported as one JSON line
    on standard error, and the others are read; the exit code is then that of the first failure: 10 letter, 11 law,
    12 document, 13 not allowed.
    """
    failures = Failures()
    for piece in FORMATS[format_name](_read(paths, failures), with_spans=spans):
        click.echo(piece, nl=False)
    context.exit(failures.exit_code)


def _read(paths: Iterable[Path], failures: Failures) -> Iterator[ReadLetter]:
    for path in letter_files(paths):
        try:
            determination = read_letter(file_text(path))
        except OpenImrError as error:
            failures.report(error, source=str(path))
        else:
            yield ReadLetter(source=str(path), determination=determination)
