"""``openimr check``: letters → what should be seen before they are signed."""

from collections import deque
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn

import click

from openimr.checks.catalogue import CHECKS
from openimr.cli.checking.formats import FORMATS
from openimr.cli.checking.interruptions import Interruption
from openimr.cli.checking.report_files import ReportFiles, report_files
from openimr.cli.checking.reports import drawing, write_report
from openimr.cli.checking.runs import CheckRun
from openimr.cli.checking.tables import summary_table
from openimr.cli.checking.told import copies_told, passed_over_told
from openimr.cli.failures import Failures
from openimr.cli.inputs import letter_files_once, passed_over
from openimr.cli.moments import today
from openimr.cli.output_files import require_writable
from openimr.domain.errors import UnwritableFileError
from openimr.domain.findings import Severity

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
    help="Count the findings instead of printing them: a page with tables and pictures, and beside it PAGE.csv and "
    "PAGE.findings.csv. Those of an earlier report are replaced.",
)
@click.option(
    "--made-on",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DAY",
    help="Day that the report says it was made. [default: today in Los Angeles]",
)
@click.option("--strict", is_flag=True, help="Exit with 1 where something blocks the signing of a letter.")
@click.pass_context
def check(  # noqa: PLR0913 - one for each option
    context: click.Context,
    paths: tuple[Path, ...],
    format_name: str,
    report: Path | None,
    made_on: datetime | None,
    *,
    only: tuple[str, ...],
    notes: bool,
    strict: bool,
) -> None:
    """Check determination letters, as PDF or text, for what should be seen before they are signed.

    Prints a block a finding: the item, the check, what it says of it, the words of the letter on both sides, and what
    resolves it. A LETTER is a file, a folder whose PDF and text files are meant, or - for standard input. The same letter
    in two files, as PDF and as text, is printed for each and counted once. What cannot be read is reported as one JSON line
    on standard error, and the others are checked. What is found makes no failure; with --strict a blocking finding ends the
    command with 1. Ctrl-C ends it with 130, and what was printed until then is whole.
    """
    letters, failures = letter_files_once(paths), Failures()
    if report is None and made_on is not None:
        raise click.UsageError("--made-on is the day of a report; add --report PAGE.html, or leave it out.")
    to = None if report is None else report_files(report, letters)
    for sentence in passed_over_told(passed_over(paths)):
        click.echo(sentence, err=True)
    interruption = Interruption()
    run = CheckRun(letters, failures, only=only or None, with_notes=notes, interruption=interruption)
    with interruption.heeded():
        if to is None:
            for piece in FORMATS[format_name](run):
                click.echo(piece, nl=False, color=True)  # or click strips what looks like a colour from the data
        else:
            _report(to, run, failures, checks=only or _NAMES, made_on=made_on.date() if made_on else today())
    _end(context, run, failures, is_table=format_name == "table", strict=strict)


def _report(to: ReportFiles, run: CheckRun, failures: Failures, *, checks: Sequence[str], made_on: date) -> None:
    """Check everything and write the report, once it is known that it can be written; of an interrupted run there is none."""
    draw = drawing()
    try:
        require_writable(to.all)
        deque(run, maxlen=0)
        if not run.is_interrupted:
            write_report(to, run, checks=checks, made_on=made_on, draw=draw)
            click.echo(f"written: {', '.join(map(click.format_filename, to.all))}", err=True)
    except UnwritableFileError as error:
        failures.report(error, source=click.format_filename(to.page))


def _end(context: click.Context, run: CheckRun, failures: Failures, *, is_table: bool, strict: bool) -> NoReturn:
    """Say what was counted, if anything was begun, and end the command with its code."""
    if failures.count and not run.checked:
        context.exit(failures.exit_code)
    for sentence in copies_told(run.copies):
        click.echo(sentence, err=True)
    summary = summary_table(run.counted, letters=run.tally.letters, checks=_NAMES)
    click.echo(summary, nl=False, err=not is_table)
    if run.is_interrupted:
        click.echo(f"interrupted, {run.checked} of {run.total} files checked", err=True)
        context.exit(130)
    blocks = any(severity == Severity.BLOCKING.value for _, severity in run.counted)
    context.exit(failures.exit_code or int(strict and blocks))
