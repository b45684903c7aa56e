"""The columns of a roster file, what each holds, and the template."""

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        name: Its head.
        holds: What a cell holds, in plain words.
        example: As in the template.
        is_required: Whether a file must have it, and no cell of it be empty.
    """

    name: str
    holds: str
    example: str
    is_required: bool = False


COLUMNS = (
    Column("name", "Full name, as the site shows it.", "Dr. Sample Person", is_required=True),
    Column("email", "E-mail address. It says who the row is about.", "sample.person@example.org", is_required=True),
    Column("degree", "MD, DO, or other.", "MD", is_required=True),
    Column("in_practice_since", "Day of entering active practice.", "2004-07-01"),
    Column("practice_hours", "Hours of active practice a week, 0 to 168.", "30"),
    Column("discipline", "Any history of discipline or sanctions: yes or no.", "no"),
    Column("qme", "Appointed as a qualified medical evaluator: yes or no.", "no"),
    Column("languages", "Languages spoken, with a semicolon between two.", "English; Spanish"),
    Column("cases_at_most", "Open cases taken at most, 1 or more.", "12"),
    Column("away_from", "First day on which no case is taken.", ""),
    Column("away_until", "Last such day.", ""),
)
"""Columns that stand once."""

NUMBERED = (
    Column("licence_1_state", "State of the first licence, by name or two letters.", "California"),
    Column("licence_1_number", "Number of the licence.", "A 12345"),
    Column("licence_1_expires", "Last day it is in force.", "2030-01-31"),
    Column("licence_1_restricted", "Under a restriction: yes or no.", "no"),
    Column("specialty_1", "First specialty, by the name the Division uses.", "Orthopedic Surgery"),
    Column("specialty_1_board", "Certified by a recognized American board: yes or no.", "yes"),
    Column("specialty_1_expires", "Last day the certificate is current; empty if it names no end.", "2031-12-31"),
)
"""Columns of the first licence and the first specialty; those of the second are named ``…_2…``, and so on."""

MOST_NUMBERED = 60
"""Licences or specialties of one person: there are not more states."""

_NUMBERED = re.compile(r"(licence|specialty)_([1-9]\d?)(_[a-z]+)?")


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """The columns a file has.

    Attributes:
        places: Name of a known column → its place, 0 up.
        unknown: Names that are none of ours, with the place of each.
        twice: Names that stand twice.
        missing: Names of columns that it lacks: required ones, and those of a licence or specialty of which it has
            others, since what the file says of one replaces what the roster holds of all.
    """

    places: dict[str, int]
    unknown: tuple[str, ...]
    twice: tuple[str, ...]
    missing: tuple[str, ...]

    def numbers(self, kind: str) -> list[int]:
        """Return which licences or specialties the file has columns for."""
        found = (_NUMBERED.fullmatch(name) for name in self.places)
        return sorted({int(match[2]) for match in found if match is not None and match[1] == kind})


def head_of(names: Iterable[str]) -> Head:
    """Return the columns by their names: small letters, with spaces for underscores allowed; empty ones left out."""
    places: dict[str, int] = {}
    unknown, twice = [], []
    for place, written in enumerate(names):
        name = "_".join(written.strip().casefold().replace("license", "licence").split())
        if not name:
            continue
        if name in places:
            twice.append(name)
        elif is_column(name):
            places[name] = place
        else:
            unknown.append(written.strip())
    missing = [each.name for each in COLUMNS if each.is_required and each.name not in places]
    missing += [name for name in _beside(places) if name not in places]
    return Head(places=places, unknown=tuple(unknown), twice=tuple(twice), missing=tuple(missing))


def _beside(names: Iterable[str]) -> list[str]:
    """Return every column of each licence and specialty of which one is named."""
    found = {(match[1], match[2]): None for name in names if (match := _NUMBERED.fullmatch(name))}
    return [
        each.name.replace("_1", f"_{number}")
        for kind, number in found
        for each in NUMBERED
        if each.name.startswith(kind)
    ]


def is_column(name: str) -> bool:
    """Return whether a name is that of a column."""
    match = _NUMBERED.fullmatch(name)
    if match is None:
        return any(each.name == name for each in COLUMNS)
    first = f"{match[1]}_1{match[3] or ''}"
    return int(match[2]) <= MOST_NUMBERED and any(each.name == first for each in NUMBERED)


def template() -> str:
    """Return the template: the head for two licences and two specialties, and a row that shows each."""
    second = [Column(each.name.replace("_1", "_2"), each.holds, "") for each in NUMBERED]
    licences = [each for each in (*NUMBERED, *second) if each.name.startswith("licence")]
    specialties = [each for each in (*NUMBERED, *second) if each.name.startswith("specialty")]
    columns = [*COLUMNS, *licences, *specialties]
    line = io.StringIO()
    writer = csv.writer(line, lineterminator="\r\n")
    writer.writerow(each.name for each in columns)
    writer.writerow(each.example for each in columns)
    return line.getvalue()
