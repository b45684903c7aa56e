"""Roster files for the tests: a row that is whole, and changes of it."""

import csv
import io

WHOLE = {
    "name": "Dr Maja Lind",
    "email": "lind@people.test",
    "degree": "MD",
    "in_practice_since": "2005-07-01",
    "practice_hours": "30",
    "discipline": "no",
    "qme": "no",
    "languages": "English; Spanish",
    "cases_at_most": "12",
    "away_from": "",
    "away_until": "",
    "licence_1_state": "California",
    "licence_1_number": "A 1234",
    "licence_1_expires": "2027-01-31",
    "licence_1_restricted": "no",
    "licence_2_state": "",
    "licence_2_number": "",
    "licence_2_expires": "",
    "licence_2_restricted": "",
    "specialty_1": "Orthopedic Surgery",
    "specialty_1_board": "yes",
    "specialty_1_expires": "2030-12-31",
}

NOVAK = {"name": "Dr Nia Novak", "email": "novak@people.test", "licence_1_number": "N 77"}
"""Another person, in the same words otherwise."""


def text_of_rows(*changes: dict[str, str], without: tuple[str, ...] = (), mark: str = ",") -> str:
    """Return a file with one row for each change of the whole one."""
    heads = [name for name in WHOLE if name not in without]
    line = io.StringIO()
    writer = csv.writer(line, delimiter=mark)
    writer.writerow(heads)
    for change in changes:
        writer.writerow((WHOLE | change)[name] for name in heads)
    return line.getvalue()
