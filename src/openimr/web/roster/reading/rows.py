"""Rows of a roster file as entries of reviewers, each fault with its place."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from openimr.matching.candidates import HOURS_OF_A_WEEK, Absence, Certificate, Licence
from openimr.web.roster.reading import cells
from openimr.web.roster.reading.columns import Head
from openimr.web.roster.reading.faults import CellError, CellFault, found_in
from openimr.web.roster.reading.files import rows_of, text_of

MOST_CASES = 1_000
LONGEST_NAME = 120
LONGEST_NUMBER = 40
BEYOND = "after the last column"
_Value = TypeVar("_Value")

_COLUMN_OF = {
    "is_physician": "degree",
    "practice_since": "in_practice_since",
    "practice_hours": "practice_hours",
    "has_discipline": "discipline",
    "is_qme": "qme",
    "languages": "languages",
    "most_cases": "cases_at_most",
    "away": "away_from",
}
"""What the roster holds → the column that says it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One reviewer as a file has them.

    Attributes:
        row: As a spreadsheet counts it.
        said: What the file has columns for; of the rest the roster keeps what it holds.
        name: Full name.
        email: In small letters.
        languages: Those spoken.
        away: When they take no case.

    The other attributes are those of ``openimr.matching.candidates.Candidate``.
    """

    row: int
    said: frozenset[str]
    name: str
    email: str
    is_physician: bool
    practice_since: date | None = None
    practice_hours: int | None = None
    has_discipline: bool | None = None
    is_qme: bool | None = None
    licences: tuple[Licence, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    languages: tuple[str, ...] = ()
    most_cases: int | None = None
    away: Absence | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class RosterFile:
    """What a file says.

    Attributes:
        rows: Those without a fault, in the order of the file.
        faults: By row.
        count: How many rows there are.
    """

    rows: tuple[Row, ...]
    faults: tuple[CellFault, ...]
    count: int


def read_roster(content: bytes) -> RosterFile:
    """Return what a roster file says, each row or its faults.

    Raises:
        UnreadableRosterError: The file as a whole is no roster.
    """
    return read_roster_text(text_of(content))


def read_roster_text(text: str) -> RosterFile:
    """Return what the text of a roster file says; as ``read_roster``."""
    head, lines = rows_of(text)
    readings = [_Reading(number, line, head) for number, line in lines]
    rows = [row for reading in readings if (row := reading.row()) is not None]
    faults = [fault for reading in readings for fault in reading.faults]
    doubled = _doubled(rows)
    bad = {fault.row for fault in doubled}
    return RosterFile(
        rows=tuple(row for row in rows if row.row not in bad),
        faults=tuple(sorted([*faults, *doubled], key=lambda fault: fault.row)),
        count=len(lines),
    )


class _Reading:
    """One row as it is read; goes on after a fault, so that all are told at once."""

    def __init__(self, number: int, line: Sequence[str], head: Head) -> None:
        self.faults: list[CellFault] = []
        self._number = number
        self._line = line
        self._head = head

    def row(self) -> Row | None:
        said = {name for name, column in _COLUMN_OF.items() if column in self._head.places}
        said |= {
            name for name, kind in (("licences", "licence"), ("certificates", "specialty")) if self._head.numbers(kind)
        }
        if any(cell.strip() for cell in self._line[1 + max(self._head.places.values()) :]):
            error = CellError("nothing there", "Put quotation marks around a cell that has a comma, or remove it.")
            self._fault(BEYOND, error)
        read = Row(
            row=self._number,
            said=frozenset(said),
            name=self._needed("name", self._name) or "",
            email=self._needed("email", cells.read_email) or "",
            is_physician=bool(self._needed("degree", cells.read_degree)),
            practice_since=self._read("in_practice_since", cells.read_day),
            practice_hours=self._read(
                "practice_hours", lambda cell: cells.read_count(cell, least=0, most=HOURS_OF_A_WEEK)
            ),
            has_discipline=self._read("discipline", cells.read_yes),
            is_qme=self._read("qme", cells.read_yes),
            licences=self._licences(),
            certificates=self._certificates(),
            languages=self._read("languages", cells.read_languages) or (),
            most_cases=self._read("cases_at_most", lambda cell: cells.read_count(cell, least=1, most=MOST_CASES)),
            away=self._away(),
        )
        return None if self.faults else read

    def _licences(self) -> tuple[Licence, ...]:
        found: dict[str, Licence] = {}
        for number in self._head.numbers("licence"):
            before = f"licence_{number}_"
            parts = ("state", "number", "expires", "restricted")
            if not any(self._cell(f"{before}{part}") for part in parts):
                continue
            state = self._needed(f"{before}state", cells.read_state)
            if state in found:
                self._fault(f"{before}state", CellError("each state once", "Keep one of the two licences."))
            expires = self._needed(f"{before}expires", cells.read_day)
            is_restricted = bool(self._read(f"{before}restricted", cells.read_yes))
            written = self._read(f"{before}number", _licence_number) or ""
            if state is not None:
                found[state] = Licence(state=state, number=written, expires=expires, is_restricted=is_restricted)
        if not found and not self.faults and self._head.numbers("licence"):
            self._fault(
                "licence_1_state", CellError("at least one licence", "Enter the state and the last day of one.")
            )
        return tuple(found.values())

    def _certificates(self) -> tuple[Certificate, ...]:
        found: dict[str, Certificate] = {}
        for number in self._head.numbers("specialty"):
            before = f"specialty_{number}"
            if not any(self._cell(f"{before}{part}") for part in ("", "_board", "_expires")):
                continue
            specialty = self._needed(before, cells.read_specialty)
            if specialty in found:
                self._fault(before, CellError("each specialty once", "Keep one of the two."))
            is_board = bool(self._needed(f"{before}_board", cells.read_yes))
            expires = self._read(f"{before}_expires", cells.read_day)
            if specialty is not None:
                found[specialty] = Certificate(specialty=specialty, is_board=is_board, expires=expires)
        return tuple(found.values())

    def _away(self) -> Absence | None:
        first, last = self._read("away_from", cells.read_day), self._read("away_until", cells.read_day)
        if first is None and last is None:
            return None
        if first is None or last is None:
            lacking = "away_from" if first is None else "away_until"
            self._fault(lacking, CellError("the first and the last day", "Enter both, or neither."))
            return None
        if last < first:
            self._fault("away_until", CellError("the first day or a later one", "Check which of the two is meant."))
            return None
        return Absence(first=first, last=last)

    def _name(self, cell: str) -> str:
        if len(cell) > LONGEST_NAME:
            raise CellError(f"at most {LONGEST_NAME} characters", "Shorten it.")
        return " ".join(cell.split())

    def _needed(self, column: str, read: Callable[[str], _Value]) -> _Value | None:
        if not self._cell(column):
            self._fault(column, CellError("an entry", "Fill the cell."))
            return None
        return self._read(column, read)

    def _read(self, column: str, read: Callable[[str], _Value]) -> _Value | None:
        cell = self._cell(column)
        if not cell:
            return None
        try:
            return read(cell)
        except CellError as error:
            self._fault(column, error)
            return None

    def _fault(self, column: str, error: CellError) -> None:
        found = found_in(self._cell(column))
        self.faults.append(
            CellFault(row=self._number, column=column, expected=error.expected, found=found, do=error.do)
        )

    def _cell(self, column: str) -> str:
        place = self._head.places.get(column)
        return self._line[place].strip() if place is not None and place < len(self._line) else ""


def _licence_number(cell: str) -> str:
    if len(cell) > LONGEST_NUMBER:
        raise CellError(f"at most {LONGEST_NUMBER} characters", "Write the number as the state does.")
    return cell


def _doubled(rows: Sequence[Row]) -> list[CellFault]:
    """Return a fault for every row whose person, by e-mail or by the number of a licence, stands in another row too."""
    by_key: defaultdict[tuple[str, str], list[tuple[Row, str]]] = defaultdict(list)
    for row in rows:
        by_key["email", row.email].append((row, found_in(row.email)))
        for licence in row.licences:
            if licence.number:
                key = f"{licence.state} {licence.number}".casefold().replace(" ", "")
                by_key["licence_1_number", key].append((row, found_in(licence.number)))
    return [
        CellFault(
            row=row.row,
            column=column,
            expected="each person in one row",
            found=f"{found} in rows {' and '.join(str(each.row) for each, _ in same)}",
            do="Keep one row for the person, or correct the entry.",
        )
        for (column, _), same in by_key.items()
        if len({each.row for each, _ in same}) > 1
        for row, found in same
    ]
