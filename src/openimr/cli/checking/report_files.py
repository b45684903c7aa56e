"""Where a report goes, and what must not be written over."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import click

from openimr.cli.inputs import is_file, place_of

RATE_COLUMNS = (
    "dimension",
    "value",
    "words",
    "check",
    "unit",
    "count",
    "found",
    "share",
    "low",
    "high",
)
"""Columns of the table of shares; ``words`` is the value as a person reads it, ``low`` and ``high`` bound Wilson's 95 % interval."""

FINDING_COLUMNS = ("file", "case_number", "item", "check", "status", "severity")
"""Columns of the table of findings; ``item`` is empty where the letter as a whole is meant."""

_ENDINGS = (".html", ".htm")
_EARLIER_RATE_COLUMNS = tuple(name for name in RATE_COLUMNS if name != "words")
"""Columns of the table of shares before it told values in words."""

_OF_A_REPORT = frozenset(
    f"{','.join(columns)}\n".encode() for columns in (RATE_COLUMNS, _EARLIER_RATE_COLUMNS, FINDING_COLUMNS)
)
"""First lines of the tables of an earlier report."""


@dataclass(frozen=True, slots=True)
class ReportFiles:
    """The files of a report.

    Attributes:
        page: The page, as a person named it.
    """

    page: Path

    @property
    def rates(self) -> Path:
        """The table of shares, of the same name."""
        return self.page.with_suffix(".csv")

    @property
    def findings(self) -> Path:
        """The table of findings."""
        return self.page.with_suffix(".findings.csv")

    @property
    def all(self) -> tuple[Path, Path, Path]:
        """Every file of the report."""
        return self.page, self.rates, self.findings


def report_files(page: Path, letters: Iterable[Path]) -> ReportFiles:
    """Return the files of a report that destroys nothing.

    A page of the name that was given is written over, as ``openimr write`` does; the tables beside it, which nobody named,
    only where they are those of an earlier report.

    Args:
        page: As ``--report`` was given it.
        letters: The files that are checked.

    Raises:
        click.BadParameter: The name is none of a page, a file of the report is a letter or somebody's table, or two
            of them are the same by a link.
    """
    if page.suffix.lower() not in _ENDINGS:
        raise _refused(
            f"expected the name of the page, which ends in {' or '.join(_ENDINGS)}; found {click.format_filename(page.name)!r}. "
            "Name the page first, then the letters: --report report.html LETTER..."
        )
    files, inputs = ReportFiles(page), {place_of(each) for each in letters}
    if len({place_of(path) for path in files.all}) < len(files.all):
        raise _refused(
            f"expected three files; found that a link makes one of two: {click.format_filename(page)!r} and the tables beside it. "
            "Remove the link, or give the page another name."
        )
    for path in files.all:
        name = click.format_filename(path)
        if place_of(path) in inputs:
            raise _refused(
                f"expected a report apart from the letters; found that {name!r}, which it would write, is one of them. "
                "Give the page another name."
            )
        if path != page and not _may_be_replaced(path):
            raise _refused(
                f"expected no file {name!r}, or that of an earlier report; found another table. "
                "Move it away, or give the page another name."
            )
    return files


def _may_be_replaced(table: Path) -> bool:
    if not is_file(table):
        return True
    try:
        with table.open("rb") as file:
            return file.readline(max(map(len, _OF_A_REPORT))) in _OF_A_REPORT
    except OSError:
        return False


def _refused(sentence: str) -> click.BadParameter:
    return click.BadParameter(sentence, param_hint="--report")
