"""Letters checked one after the other: what was found in each, and what was counted."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from openimr.checks.catalogue import CHECKS
from openimr.checks.checking import check_letter
from openimr.checks.copies import Copies
from openimr.checks.counting import Tally
from openimr.checks.letters import Letter
from openimr.checks.objects import finding_object
from openimr.checks.places import Places
from openimr.cli.checking.interruptions import Interruption
from openimr.cli.failures import Failures
from openimr.cli.progress import shown
from openimr.domain.errors import OpenImrError, RowsNotALetterError
from openimr.domain.findings import Finding, Severity
from openimr.intake.files import bytes_text, file_bytes
from openimr.intake.pdf import is_pdf
from openimr.letters.objects import JsonObject
from openimr.letters.reading import read_letter


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckedFile:
    """A file that was gone through.

    Attributes:
        path: As a person gave it.
        error: Why it could not be read; None if it was.
        text: The letter's text as it was read; empty where it was not.
        is_pdf: Whether the text was taken out of a PDF, and has no lines of the file.
        is_verbatim: Whether the text is the file's own, character for character.
        letter: What was read; None if nothing was.
        findings: All that was found.
        objects: The findings that are printed, as ``openimr.checks.objects.finding_object`` gives them.
    """

    path: Path
    error: OpenImrError | None = None
    text: str = ""
    is_pdf: bool = False
    is_verbatim: bool = False
    letter: Letter | None = None
    findings: tuple[Finding, ...] = ()
    objects: tuple[JsonObject, ...] = ()

    @property
    def source(self) -> str:
        """The path as it is printed."""
        return click.format_filename(self.path)


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundIn:
    """A finding that asks for something, as a row of the report.

    Attributes:
        file: Path of the letter.
        case_number: Empty where the letter states none.
        item: Number of the item, from 1; None where the letter as a whole is meant.
        check: Name of the check.
        status: What the check says of it.
        severity: What it asks for.
    """

    file: str
    case_number: str
    item: int | None
    check: str
    status: str
    severity: str


class CheckRun:
    """Goes through files once, in order, and counts each letter once.

    Attributes:
        total: How many files there are.
        checked: How many were gone through, read or not.
        counted: Findings by check and severity.
        tally: Letters and items with findings, by what they are of.
        copies: Which letters were met more than once.
        found: Findings that ask for something, of each letter once.
        unread: Files that could not be read: their path and why.
    """

    def __init__(
        self,
        paths: Sequence[Path],
        failures: Failures,
        *,
        only: tuple[str, ...] | None,
        with_notes: bool,
        interruption: Interruption,
    ) -> None:
        self._paths, self._failures, self._interruption = paths, failures, interruption
        self._only, self._with_notes = only, with_notes
        self.total, self.checked = len(paths), 0
        self.counted = Counter[tuple[str, str]]()
        self.tally, self.copies = Tally(), Copies()
        self.found: list[FoundIn] = []
        self.unread: list[tuple[str, OpenImrError]] = []

    @property
    def is_interrupted(self) -> bool:
        """Whether it was ended before the last file."""
        return self._interruption.is_asked() and self.checked < self.total

    def __iter__(self) -> Iterator[CheckedFile]:
        for path in shown(self._paths, words="checking"):
            with self._interruption.ends_work():
                done = self._file(path)
            if self._interruption.is_asked():
                return
            self.checked += 1
            self._count(done)
            yield done
            if self._interruption.is_asked():
                return

    def _file(self, path: Path) -> CheckedFile:
        try:
            data = file_bytes(path)
            text = bytes_text(data)
            _refuse_rows(text)
            determination = read_letter(text)
        except OpenImrError as error:
            return CheckedFile(path=path, error=error)
        letter, places = Letter(determination), Places(text, determination)
        findings = check_letter(letter, checks=CHECKS, only=self._only)
        asked = [one for one in findings if self._with_notes or one.severity is not Severity.NOTE]
        source = click.format_filename(path)
        return CheckedFile(
            path=path,
            text=text,
            is_pdf=is_pdf(data),
            is_verbatim=text.encode("utf-8", "surrogatepass") == data,
            letter=letter,
            findings=findings,
            objects=tuple(finding_object(one, source=source, place_of=places.of) for one in asked),
        )

    def _count(self, done: CheckedFile) -> None:
        if done.error is not None:
            self._failures.report(done.error, source=done.source)
            self.unread.append((done.source, done.error))
        if done.letter is None or not self.copies.is_new(done.letter.determination):
            return
        self.tally.add(done.letter, done.findings)
        self.counted.update((one.check, one.severity.value) for one in done.findings)
        self.found += [
            FoundIn(
                file=done.source,
                case_number=done.letter.determination.case_number or "",
                item=one.item,
                check=one.check,
                status=one.status,
                severity=one.severity.value,
            )
            for one in done.findings
            if one.severity is not Severity.NOTE
        ]


def _refuse_rows(text: str) -> None:
    from openimr.letters.other_programs.reading import holds_rows

    if holds_rows(text):
        raise RowsNotALetterError
