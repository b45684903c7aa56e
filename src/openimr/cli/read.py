"""``openimr read``: letters → data."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from openimr.cli.failures import Failures
from openimr.cli.inputs import letter_files
from openimr.cli.tables import FORMATS, OF_OBJECTS, OF_PARTS
from openimr.domain.errors import LetterError, LetterSyntaxError, OpenImrError, UnknownLayoutError
from openimr.intake.files import file_text
from openimr.letters.objects import JsonObject, determination_object
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
@click.option("--spans", is_flag=True, help="Add where in the text each value was read; only to json and jsonl.")
@click.option(
    "--parts/--no-parts",
    default=True,
    show_default=True,
    help="Add what the words of each item say (category, region, quantities, citations …); not to the table.",
)
@click.pass_context
def read(context: click.Context, paths: tuple[Path, ...], format_name: str, *, spans: bool, parts: bool) -> None:
    """Read determination letters, as PDF or text, and print their data.

    A PATH is a file, a folder whose PDF and text files are meant, or - for standard input. What cannot be read is
    reported as one JSON line on standard error, and the others are read; the exit code is then that of the first
    failure: 10 letter, 11 law, 12 document, 13 not allowed.

    Of a letter that does not read whole, the parts that do are printed, in json and jsonl with the list of its errors
    and their places. A letter in a known layout without a verified reader is split at its headings (json and jsonl).
    Rows of California's DMHC (JSON lines) and New York's DFS (text) print one object a row.

    The words of a letter are printed as they stand there. A cell of the CSV may begin with = or @, which a spreadsheet
    takes for a formula: import its columns as text.
    """
    is_objects = format_name in OF_OBJECTS
    if spans and not is_objects:
        raise click.UsageError(f"--spans goes with --format {' or '.join(OF_OBJECTS)}, not with {format_name}.")
    failures = Failures()
    reader = _Reader(failures, with_spans=spans, with_parts=parts and format_name in OF_PARTS)
    for piece in FORMATS[format_name](reader.read(paths)):
        click.echo(piece, nl=False, color=True)  # or click strips what looks like a colour from the data
    context.exit(failures.exit_code)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads files one after the other, and reports what does not read."""

    failures: Failures
    with_spans: bool
    with_parts: bool

    def read(self, paths: Iterable[Path]) -> Iterator[JsonObject]:
        for path in letter_files(paths):
            source = click.format_filename(path)
            try:
                text = file_text(path)
            except OpenImrError as error:
                self.failures.report(error, source=source)
            else:
                yield from self._read_text(text, source=source)

    def _read_text(self, text: str, *, source: str) -> Iterator[JsonObject]:
        from openimr.letters.other_programs.reading import holds_rows

        if holds_rows(text):
            yield from self._rows(text, source=source)
            return
        try:
            yield self._letter(text, source=source)
        except LetterError as error:
            self.failures.report(error, source=source)
            yield from self._what_reads(text, error, source=source)

    def _letter(self, text: str, *, source: str) -> JsonObject:
        determination = read_letter(text)
        found = determination_object(determination, source=source, with_spans=self.with_spans)
        if not self.with_parts:
            return found
        from openimr.letters.letter_parts import read_letter_parts
        from openimr.letters.parts_objects import with_parts

        return with_parts(found, read_letter_parts(text, determination))

    def _rows(self, text: str, *, source: str) -> Iterator[JsonObject]:
        from openimr.letters.other_programs.objects import other_object
        from openimr.letters.other_programs.reading import read_rows

        for row in read_rows(text):
            if isinstance(row, LetterSyntaxError):
                self.failures.report(row, source=source)
            else:
                yield other_object(row, source=source)

    def _what_reads(self, text: str, refusal: LetterError, *, source: str) -> Iterator[JsonObject]:
        """Yield the readable parts of a letter that was refused, if there are any."""
        from openimr.letters.partial_objects import partial_object, unread_object
        from openimr.letters.salvage import read_damaged
        from openimr.letters.unread_layouts import split_at_headings

        if isinstance(refusal, UnknownLayoutError) and refusal.layout is not None:
            sections = split_at_headings(text, layout=refusal.layout)
            yield unread_object(sections, layout=refusal.layout, source=source)
            return
        try:
            reading = read_damaged(text)
        except LetterError:
            return
        if reading.is_empty:
            return
        found = partial_object(reading, source=source, with_spans=self.with_spans)
        if self.with_parts:
            from openimr.letters.damaged_parts import read_damaged_parts
            from openimr.letters.parts_objects import with_parts

            found = with_parts(found, read_damaged_parts(text, reading))
        yield found
