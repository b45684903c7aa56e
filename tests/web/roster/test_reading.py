"""A roster file is read cell by cell: what may be read two ways is refused with its row, its column and what to do."""

import csv
import io
from datetime import date

import pytest

from openimr.matching.candidates import Absence, Certificate, Licence
from openimr.web.roster.reading.columns import template
from openimr.web.roster.reading.faults import UnreadableRosterError
from openimr.web.roster.reading.files import LARGEST_BYTES, MOST_ROWS
from openimr.web.roster.reading.rows import RosterFile, read_roster
from tests.web.roster.roster_files import NOVAK, WHOLE, text_of_rows

pytestmark = pytest.mark.words


def read(*changes: dict[str, str], **shape: object) -> RosterFile:
    return read_roster(text_of_rows(*changes, **shape).encode())


def test_a_whole_row_is_read() -> None:
    found = read(
        {
            "away_from": "2026-12-24",
            "away_until": "2027-01-02",
            "licence_2_state": "nv",
            "licence_2_expires": "1/31/2028",
        }
    )
    (row,) = found.rows

    assert found.faults == ()
    assert (row.row, row.name, row.email, row.is_physician) == (2, "Dr Maja Lind", "lind@people.test", True)
    assert (row.practice_since, row.practice_hours) == (date(2005, 7, 1), 30)
    assert (row.has_discipline, row.is_qme, row.languages, row.most_cases) == (False, False, ("English", "Spanish"), 12)
    assert row.away == Absence(first=date(2026, 12, 24), last=date(2027, 1, 2))
    assert row.licences == (
        Licence(state="California", number="A 1234", expires=date(2027, 1, 31)),
        Licence(state="Nevada", expires=date(2028, 1, 31)),
    )
    assert row.certificates == (Certificate(specialty="Orthopedic Surgery", expires=date(2030, 12, 31)),)


@pytest.mark.parametrize(
    "cell",
    ["2027-01-31", "1/31/2027", "01/31/2027", "2027-01-31 00:00:00", "2027-01-31T00:00:00", "31-Jan-2027", "January 31, 2027",
     "1/31/2027 0:00"],
)  # fmt: skip
def test_a_day_is_read_as_spreadsheets_write_it(cell: str) -> None:
    assert read({"licence_1_expires": cell}).rows[0].licences[0].expires == date(2027, 1, 31)


@pytest.mark.parametrize(
    ("column", "cell", "do"),
    [
        ("licence_1_expires", "46418", "2027-01-31"),
        ("licence_1_expires", "1/31/27", "four digits"),
        ("licence_1_expires", "31-Jan-27", "four digits"),
        ("licence_1_expires", "31/01/2027", "2027-01-31"),
        ("licence_1_expires", "2027-02-29", "no such day"),
        ("licence_1_expires", "1827-02-02", "year from 1900"),
        ("licence_1_expires", "never", "Write the day so"),
        ("licence_1_expires", "", "Fill the cell"),
        ("licence_1_state", "Californa", "The nearest is California"),
        ("licence_1_state", "XX", "Look the name up"),
        ("licence_1_restricted", "some", "yes or no"),
        ("specialty_1", "Orthopedics", "The nearest is Orthopedic Surgery"),
        ("specialty_1", "Neurolgy", "The nearest is Neurology"),
        ("specialty_1", "PM&R", "The nearest is Physical Medicine & Rehabilitation"),
        ("specialty_1", "qqqq", "Look the name up"),
        ("specialty_1_board", "", "Fill the cell"),
        ("degree", "Esq", "degree by which"),
        ("practice_hours", "169", "digits"),
        ("practice_hours", "30.5", "digits"),
        ("cases_at_most", "0", "digits"),
        ("cases_at_most", "-1", "digits"),
        ("email", "lind at people", "name@example.org"),
        ("name", "", "Fill the cell"),
        ("qme", "maybe", "yes or no"),
        ("away_from", "2026-12-24", "Enter both"),
    ],
)
def test_a_faulty_cell_is_told_with_its_place(column: str, cell: str, do: str) -> None:
    found = read({}, {**NOVAK, column: cell})

    assert [row.row for row in found.rows] == [2]
    assert {fault.row for fault in found.faults} == {3}
    assert any(do in fault.do for fault in found.faults)
    assert found.faults[0].column in {column, "away_until"}


def test_all_faults_of_a_row_are_told_at_once() -> None:
    faults = read({"degree": "Esq", "qme": "maybe", "specialty_1": "Orthopedics"}).faults

    assert [fault.column for fault in faults] == ["degree", "qme", "specialty_1"]
    assert str(faults[2]) == (
        "Row 2, specialty_1: expected a specialty by the name the Division uses; found “Orthopedics”. "
        "The nearest is Orthopedic Surgery. Write it so if it is meant."
    )


@pytest.mark.parametrize(
    ("change", "column"),
    [({"licence_1_number": "B 9"}, "email"), (NOVAK | {"licence_1_number": "a1234"}, "licence_1_number")],
    ids=["same-address", "same-licence"],
)
def test_a_person_in_two_rows_is_a_fault_of_both(change: dict[str, str], column: str) -> None:
    found = read({}, change)

    assert found.rows == ()
    assert [(fault.row, fault.column) for fault in found.faults] == [(2, column), (3, column)]
    assert "rows 2 and 3" in found.faults[0].found


@pytest.mark.parametrize("column", ["licence_2_state", "licence_1_state"])
def test_a_state_twice_or_none_is_a_fault(column: str) -> None:
    change = (
        {column: "California", "licence_2_expires": "2028-01-31"}
        if "2" in column
        else dict.fromkeys([name for name in WHOLE if name.startswith("licence")], "")
    )

    assert [fault.column for fault in read(change).faults] == [column]


def test_a_cell_beyond_the_head_is_a_fault() -> None:
    text = text_of_rows({}).rstrip() + ",more\r\n"

    assert [fault.column for fault in read_roster(text.encode()).faults] == ["after the last column"]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_it_is_read_as_spreadsheets_save_it(mark: str, encoding: str) -> None:
    text = text_of_rows({"name": "Dr Zoë Núñez"}, mark=mark)

    assert read_roster(text.encode(encoding)).rows[0].name == "Dr Zoë Núñez"


def test_columns_may_be_written_as_people_write_them() -> None:
    text = text_of_rows({}).replace("licence_1_state", "License 1 State").replace("email", "EMAIL")

    assert read_roster(text.encode()).faults == ()


def test_empty_rows_are_counted_and_left_out() -> None:
    lines = text_of_rows({}, {**NOVAK, "degree": "Esq"}).splitlines()
    text = "\r\n".join([lines[0], lines[1], "", "," * 21, lines[2]])

    assert [fault.row for fault in read_roster(text.encode()).faults] == [5]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", "an empty file"),
        (b" \r\n", "an empty file"),
        (b"PK\x03\x04 a zipped workbook", "a workbook"),
        (b"\xd0\xcf\x11\xe0 an old one", "a workbook of an old kind"),
        (text_of_rows({"name": "Dr Zoë"}).encode("cp1252"), "another encoding, seen first in line 2"),
        (b"name,email\0", "a file that is no text"),
        (b"name,email\r\nx,y", "a file without it"),
        (b"Alma,Reyes\r\n", "none of its names"),
        (text_of_rows({}).replace("qme", "degree", 1).encode(), "degree twice"),
        (text_of_rows({}).replace("qme", "shoe_size", 1).encode(), "others: shoe_size"),
        (text_of_rows().encode(), "the head alone"),
        (b'name,email,degree\r\n"x,y', "a cell that is not closed"),
        (bytes(LARGEST_BYTES + 1), "1.0 MB"),
        (b"name,email,degree\r\n" + b"x,y,MD\r\n" * (MOST_ROWS + 1), "5,001"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_a_file_that_is_no_roster_is_refused_as_a_whole(content: bytes, found: str) -> None:
    with pytest.raises(UnreadableRosterError) as refused:
        read_roster(content)

    assert refused.value.found == found


def test_the_template_is_read_without_a_fault() -> None:
    found = read_roster(template().encode())

    assert (found.count, found.faults) == (1, ())
    assert next(csv.reader(io.StringIO(template())))[:3] == ["name", "email", "degree"]
