"""What is wrong with a roster file: as a whole, or in one cell."""

from dataclasses import dataclass

from openimr.domain.errors import DocumentError

LONGEST_FOUND = 60
"""Characters of a cell that a report shows."""


class UnreadableRosterError(DocumentError):
    """The file as a whole cannot be read as a roster.

    Attributes:
        expected: What a roster file is.
        found: What this one is.
        do: What to do.
    """

    def __init__(self, *, expected: str, found: str, do: str) -> None:
        super().__init__(expected, found, do)
        self.expected = expected
        self.found = found
        self.do = do

    def __str__(self) -> str:
        return f"Expected {self.expected}; found {self.found}. {self.do}"


class CellError(ValueError):
    """A cell does not hold what its column asks for.

    Attributes:
        expected: What the column asks for.
        do: What to do.
    """

    def __init__(self, expected: str, do: str) -> None:
        super().__init__(expected, do)
        self.expected = expected
        self.do = do


@dataclass(frozen=True, kw_only=True, slots=True)
class CellFault:
    """One fault of one row.

    Attributes:
        row: As a spreadsheet counts it: the head is row 1.
        column: Name of the column.
        expected: What the column asks for.
        found: What the cell holds, cut at ``LONGEST_FOUND`` characters; "nothing" if it is empty.
        do: What to do.
    """

    row: int
    column: str
    expected: str
    found: str
    do: str

    def __str__(self) -> str:
        return f"Row {self.row}, {self.column}: expected {self.expected}; found {self.found}. {self.do}"


def found_in(cell: str) -> str:
    """Return what a report says of a cell."""
    cut = cell if len(cell) <= LONGEST_FOUND else f"{cell[: LONGEST_FOUND - 1]}…"
    return f"“{cut}”" if cell else "nothing"
