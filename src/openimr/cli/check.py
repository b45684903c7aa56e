"""``openimr check``: letters → what should be seen before they are signed."""

from collections import Counter, deque
from collections.abc import Iterator
from pathlib import Path

import click

from openimr.checks.catalogue import CHECKS
from openimr.checks.checking import check_letter
from openimr.checks.counting import Tally
from openimr.checks.letters import Letter
from openimr.checks.objects import finding_object
from openimr.checks.places import Places
from openimr.cli.check_report import write_report
from openimr.cli.failures import Failures
from openimr.cli.findings import FORMATS, summary_table
from openimr.cli.inputs import letter_files
from openimr.cli.progress import shown
from openimr.domain.errors import OpenImrError
from openimr.domain.findings import Severity
from openimr.intake.files import file_text
from openimr.letters.objects import JsonObject
from openimr.letters.reading import read_letter

_NAMES = [check.name for check in CHECKS]


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="LETTER...")
@click.option(
    "--format",
    "format_name",
    type=click.Choice(list(FORMATS)),
    default="table",
    show_default=True,
    help="How to print what was found. JSON lines and SARIF hold the places in the letter's text.",
)
@click.option(
    "--only",
    multiple=True,
    type=click.Choice(_NAMES),
    metavar="CHECK",
    help=f"Run this check alone; may be given again: {', '.join(_NAMES)}.",
)
@click.option(
    "--notes/--no-notes", default=False, help="Print also what is only to be looked at, and asks for nothing."
)
@click.option(
    "--report",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="PAGE.html",
    help="Count the findings instead of printing them: a page with tables and pictures, and PAGE.csv beside it.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 where something blocks the signing of a letter.")
@click.pass_context
def check(  # noqa: PLR0913 - one for each option
    context: click.Context,
    paths: tuple[Path, ...],
    format_name: str,
    report: Path | None,
    *,
    only: tuple[str, ...],
    notes: bool,
    strict: bool,
) -> None:
    """Check determination letters, as PDF or text, for what should be seen before they are signed.

    Prints one line a finding: the item, the check, what it says of it, and the words of the letter on both sides. A LETTER
    is a file, a folder whose PDF and text files are meant, or - for standard input. What cannot be read is reported as one
    JSON line on standard error, and the others are checked. What is found makes no failure; with --strict a blocking
    finding ends the command with 1.
    """
    failures = Failures()
    letters = _Checked(failures, only=only or None, with_notes=notes)
    found = letters.findings(list(letter_files(paths)))
    if report is None:
        for piece in FORMATS[format_name](found):
            click.echo(piece, nl=False, color=True)  # or click strips what looks like a colour from the data
    else:
        deque(found, maxlen=0)
        table = write_report(report, letters.tally, checks=only or _NAMES)
        click.echo(f"written: {report} and {table}", err=True)
    summary = summary_table(letters.counted, letters=letters.tally.letters, checks=_NAMES)
    click.echo(summary, nl=False, err=format_name != "table")
    blocks = any(severity == Severity.BLOCKING.value for _, severity in letters.counted)
    context.exit(failures.exit_code or int(strict and blocks))


class _Checked:
    """Checks letters one after the other, and counts.

    Attributes:
        counted: Findings by check and severity.
        tally: Letters and items with findings, by what they are of.
    """

    def __init__(self, failures: Failures, *, only: tuple[str, ...] | None, with_notes: bool) -> None:
        self._failures, self._only, self._with_notes = failures, only, with_notes
        self.counted = Counter[tuple[str, str]]()
        self.tally = Tally()

    def findings(self, paths: list[Path]) -> Iterator[JsonObject]:
        for path in shown(paths, words="checking"):
            source = click.format_filename(path)
            try:
                text = file_text(path)
                determination = read_letter(text)
            except OpenImrError as error:
                self._failures.report(error, source=source)
                continue
            letter, places = Letter(determination), Places(text, determination)
            findings = check_letter(letter, checks=CHECKS, only=self._only)
            self.tally.add(letter, findings)
            self.counted.update((one.check, one.severity.value) for one in findings)
            for finding in findings:
                if self._with_notes or finding.severity is not Severity.NOTE:
                    yield finding_object(finding, source=source, place_of=places.of)
