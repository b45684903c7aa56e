"""What single cells of a roster file say. A cell that may be read two ways is refused, never guessed."""

import re
from datetime import date, datetime, timedelta
from difflib import get_close_matches

from openimr.law.days import day_in_words
from openimr.matching.subjects import folded_specialty
from openimr.terms.specialties import OTHER_NAMES, SPECIALTIES
from openimr.terms.states import POSTAL_CODES
from openimr.web.roster.reading.faults import CellError

DAY = "a day as 2027-01-31, or as 01/31/2027 with the month first"
FIRST_YEAR, LAST_YEAR = 1900, 2199
_YES = frozenset({"yes", "y", "true", "1", "x"})
_NO = frozenset({"no", "n", "false", "0"})
_PHYSICIANS = frozenset({"md", "do"})
_OTHERS = frozenset({"other", "dc", "dpm", "phd", "psyd", "dds", "dmd", "od", "lac", "rn", "np", "pt"})
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?: 0?0:00(?::00)?)?")
_SHORT_YEAR = re.compile(r"\d{1,2}[/-](?:\d{1,2}|[A-Za-z]{3})[/-]\d{2}")
_SERIAL = re.compile(r"\d{5}(?:\.0+)?")
_IN_WORDS = ("%d-%b-%Y", "%d %b %Y", "%d %B %Y", "%b %d, %Y", "%B %d, %Y")
_SPREADSHEET_BEGINS = date(1899, 12, 30)
_MONTHS = 12
_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>]+")


def read_day(cell: str) -> date:
    """Return the day that a cell says.

    >>> read_day("1/31/2027") == read_day("31-Jan-2027") == read_day("2027-01-31 00:00:00")
    True

    Raises:
        CellError: It is none, or might be two.
    """
    if match := _ISO.fullmatch(cell):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _SLASHED.fullmatch(cell):
        return _slashed(int(match[1]), int(match[2]), int(match[3]))
    for shape in _IN_WORDS:
        try:
            read = datetime.strptime(cell, shape)  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
        return _day(read.year, read.month, read.day)
    if _SHORT_YEAR.fullmatch(cell):
        raise CellError(DAY, "Write the year with four digits.")
    if _SERIAL.fullmatch(cell):
        raise CellError(DAY, _of_serial(int(float(cell))))
    raise CellError(DAY, "Write the day so.")


def read_yes(cell: str) -> bool:
    """Return whether a cell says yes.

    Raises:
        CellError: It says neither yes nor no.
    """
    word = cell.casefold()
    if word not in _YES | _NO:
        raise CellError("yes or no", "Write yes or no, or leave it empty if it is not known.")
    return word in _YES


def read_degree(cell: str) -> bool:
    """Return whether a degree is that of an M.D. or D.O.

    Raises:
        CellError: It is none we know.
    """
    letters = re.sub(r"[^a-z]", "", cell.casefold())
    if letters not in _PHYSICIANS | _OTHERS:
        raise CellError("MD, DO or other", "Write the degree by which the person practices; for any other write other.")
    return letters in _PHYSICIANS


def read_count(cell: str, *, least: int, most: int) -> int:
    """Return a whole number.

    Raises:
        CellError: It is none, or out of bounds.
    """
    if not re.fullmatch(r"\d{1,4}(?:\.0+)?", cell) or not least <= int(float(cell)) <= most:
        raise CellError(f"a whole number from {least} to {most}", "Write it in digits.")
    return int(float(cell))


def read_state(cell: str) -> str:
    """Return the name of a state, given by name or postal code.

    Raises:
        CellError: There is no such state.
    """
    by_name = {name.casefold(): name for name in POSTAL_CODES} | {
        code.casefold(): name for name, code in POSTAL_CODES.items()
    }
    word = " ".join(cell.casefold().replace(".", "").split())
    if word not in by_name:
        near = get_close_matches(word, [name.casefold() for name in POSTAL_CODES], n=1)
        raise CellError("a state of the United States", _nearest(by_name[near[0]] if near else ""))
    return by_name[word]


def read_specialty(cell: str) -> str:
    """Return the name of a specialty as the Division writes it.

    >>> read_specialty("orthopaedic surgery")
    'Orthopedic Surgery'

    Raises:
        CellError: It is none; the nearest is named, and never taken.
    """
    by_name = {folded_specialty(name): name for name in SPECIALTIES}
    word = folded_specialty(cell)
    if word not in by_name:
        others = {folded_specialty(other): name for other, name in OTHER_NAMES.items()}
        near = get_close_matches(word, [*by_name, *others], n=1, cutoff=0.5)
        name = others.get(word) or ((by_name | others)[near[0]] if near else "")
        raise CellError("a specialty by the name the Division uses", _nearest(name))
    return by_name[word]


def read_email(cell: str) -> str:
    """Return an e-mail address in small letters.

    Raises:
        CellError: It is none.
    """
    if not _EMAIL.fullmatch(cell):
        raise CellError("one e-mail address", "Write it as name@example.org.")
    return cell.casefold()


def read_languages(cell: str) -> tuple[str, ...]:
    """Return languages, each once, in the order given.

    Raises:
        CellError: One is longer than a name.
    """
    named = [" ".join(word.split()) for word in re.split(r"[;,/|]", cell)]
    kept = {word.casefold(): f"{word[:1].upper()}{word[1:]}" for word in named if word}
    if any(len(word) > LONGEST_LANGUAGE for word in kept):
        raise CellError(
            "names of languages", f"Write each in at most {LONGEST_LANGUAGE} letters, a semicolon between two."
        )
    return tuple(kept.values())


LONGEST_LANGUAGE = 40
"""Characters of the name of a language."""


def _nearest(name: str) -> str:
    return f"The nearest is {name}. Write it so if it is meant." if name else "Look the name up in the list."


def _slashed(month: int, day: int, year: int) -> date:
    if month > _MONTHS >= day:
        raise CellError(
            DAY, f"There is no month {month}. If the day stands first here, write {year}-{day:02}-{month:02}."
        )
    return _day(year, month, day)


def _day(year: int, month: int, day: int) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise CellError(DAY, f"Write a year from {FIRST_YEAR} to {LAST_YEAR}.")
    try:
        return date(year, month, day)
    except ValueError:
        raise CellError(DAY, "There is no such day. Check the month and the day.") from None


def _of_serial(number: int) -> str:
    meant = _SPREADSHEET_BEGINS + timedelta(days=number)
    return (
        f"This is a spreadsheet’s own number of a day, most often {day_in_words(meant)}. Show the column as dates there "
        f"and save anew, or write {meant.isoformat()}."
    )
