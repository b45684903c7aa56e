"""A roster file as rows of cells."""

import codecs
import csv
import io

from openimr.web.roster.reading.columns import Head, head_of
from openimr.web.roster.reading.faults import UnreadableRosterError

LARGEST_BYTES = 1024 * 1024
"""Of a roster file: some five thousand people."""

MOST_ROWS = 5_000
_EXPECTED = "a roster as a CSV file in UTF-8"
_SAVE = "Open it in the spreadsheet and save it as “CSV UTF-8 (comma delimited)”."
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_NOT_TEXT = ((b"PK\x03\x04", "a workbook"), (b"\xd0\xcf\x11\xe0", "a workbook of an old kind"), (b"%PDF", "a PDF"))

Rows = list[tuple[int, list[str]]]
"""Rows that are not empty, each with its number as a spreadsheet counts: the head is row 1."""


def text_of(content: bytes) -> str:
    """Return the text of a roster file.

    Raises:
        UnreadableRosterError: It is too large, no text, or in an encoding that cannot be told for sure.
    """
    if len(content) > LARGEST_BYTES:
        do = "Split it into several files."
        raise UnreadableRosterError(expected="at most 1 MB", found=f"{len(content) / LARGEST_BYTES:.1f} MB", do=do)
    for mark, kind in _NOT_TEXT:
        if content.startswith(mark):
            raise UnreadableRosterError(expected=_EXPECTED, found=kind, do=_SAVE)
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise UnreadableRosterError(
            expected=_EXPECTED, found=f"another encoding, seen first in line {line}", do=_SAVE
        ) from None
    if "\0" in text:
        raise UnreadableRosterError(expected=_EXPECTED, found="a file that is no text", do=_SAVE)
    return text


def rows_of(text: str) -> tuple[Head, Rows]:
    """Return the head of a roster file, and its rows.

    Columns are parted by commas, semicolons or tabs: by which of them the head has most columns that we know.

    Raises:
        UnreadableRosterError: There is no head, a required column is missing, or one is unknown or stands twice; a quoted
            cell is not closed; or there are more rows than ``MOST_ROWS``.
    """
    if not text.strip():
        raise UnreadableRosterError(expected=_EXPECTED, found="an empty file", do="Begin from the template.")
    read = max((_split(text, mark) for mark in ",;\t"), key=lambda rows: len(head_of(rows[0]).places) if rows else -1)
    if not read:
        do = "Save it anew from the spreadsheet, which closes the quotation marks of each cell."
        raise UnreadableRosterError(expected=_EXPECTED, found="a cell that is not closed", do=do)
    head = head_of(read[0])
    _require(head)
    rows = [(number, row) for number, row in enumerate(read[1:], start=2) if any(cell.strip() for cell in row)]
    if not rows:
        do = "Enter a row for each reviewer below the head."
        raise UnreadableRosterError(expected="a row for each reviewer", found="the head alone", do=do)
    if len(rows) > MOST_ROWS:
        do = "Split it into several files."
        raise UnreadableRosterError(expected=f"at most {MOST_ROWS:,} rows", found=f"{len(rows):,}", do=do)
    return head, rows


def _split(text: str, mark: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True))
    except csv.Error:
        return []


def _require(head: Head) -> None:
    if head.missing:
        found = "none of its names" if not head.places else "a file without it"
        raise UnreadableRosterError(
            expected=f"the column{'s' if len(head.missing) > 1 else ''} {', '.join(head.missing)} in the first row",
            found=found,
            do="Begin from the template, whose first row has the names.",
        )
    if head.twice:
        raise UnreadableRosterError(
            expected="each column once", found=f"{', '.join(head.twice)} twice", do="Remove one of them."
        )
    if head.unknown:
        named = ", ".join(name[:40] for name in head.unknown[:5])
        raise UnreadableRosterError(
            expected="the columns of the template", found=f"others: {named}", do="Rename or remove them."
        )
