"""Read and write the header: case number, dates, priority."""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from openimr.domain.errors import LetterSyntaxError
from openimr.domain.text import Span
from openimr.letters.layouts import CASE_NUMBER_LABEL, LABELS_OF_DATES, PRIORITY_LABEL, phrase
from openimr.letters.readings import Reading
from openimr.terms.dates import calendar_date


@dataclass(frozen=True, kw_only=True, slots=True)
class Header:
    """The header of a letter; each field is None where the letter does not state it."""

    case_number: str | None = None
    date_assigned: date | None = None
    date_of_injury: date | None = None
    decision_date: date | None = None
    ur_denial_date: date | None = None
    application_received: date | None = None
    priority: str | None = None


_FIELDS_OF_KIND = {
    "date": tuple(LABELS_OF_DATES),
    "case": ("case_number",),
    "word": ("priority",),
}
_LABELS = {"case_number": CASE_NUMBER_LABEL, **LABELS_OF_DATES, "priority": PRIORITY_LABEL}
_SPLIT_LABEL = r"(?P<application_received> Application (?=\s+(?:\S+\s+)?Received\s*:) | Application\s+Received\s*: )"

_TOKEN = re.compile(
    "|".join(
        [
            _SPLIT_LABEL,
            *(rf"(?P<{name}> {phrase(words)} )" for name, words in _LABELS.items() if name != "application_received"),
            r"(?P<rest_of_label> Received\s*: )",
            r"(?P<date> \d{1,2}/\d{1,2}/\d{4} )",
            r"(?P<case> (?<![\w-]) (?=[A-Z0-9-]*\d) [A-Z]{2,4}[A-Z0-9]*-[A-Z0-9-]*[A-Z0-9] (?![\w-]) )",
            r"(?P<word> (?<![\w-]) (?:Standard|Expedited|Regular) (?!\w) )",
        ]
    ),
    re.VERBOSE,
)
_WRITTEN_DATE = re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})")
_KINDS = frozenset(_FIELDS_OF_KIND)


def read_header(text: str, *, zone: Span) -> Reading[Header]:
    """Read the header table, in whatever order the extractor gives its two columns.

    ``header = { label | value }``: a value belongs to the first label of its kind that still waits for one
    (labels first, then values, line by line or column by column); a value that comes while none waits belongs
    to the next label of its kind. The label *Application Received:* may be split by a value.

    Raises:
        LetterSyntaxError: A date is no day of the calendar.
    """
    found = dict(_values_of_labels(text, zone))
    dates = {name: read_header_date(text, found[name]) for name in LABELS_OF_DATES if name in found}
    words = {name: found[name].of(text) for name in ("case_number", "priority") if name in found}
    header = Header(case_number=words.get("case_number"), priority=words.get("priority"), **dates)
    return Reading(header, {f"/{name}": span for name, span in found.items()})


def _values_of_labels(text: str, zone: Span) -> Iterator[tuple[str, Span]]:
    waiting: dict[str, deque[str]] = {kind: deque() for kind in _KINDS}
    unclaimed: dict[str, deque[Span]] = {kind: deque() for kind in _KINDS}
    kind_of = {name: kind for kind, names in _FIELDS_OF_KIND.items() for name in names}
    for token in _TOKEN.finditer(text, zone.start, zone.end):
        name = token.lastgroup
        if name is None or name == "rest_of_label":
            continue
        kind = kind_of.get(name, name)
        if name in _KINDS:
            if waiting[kind]:
                yield waiting[kind].popleft(), Span(*token.span())
            else:
                unclaimed[kind].append(Span(*token.span()))
        elif unclaimed[kind]:
            yield name, unclaimed[kind].popleft()
        else:
            waiting[kind].append(name)


def read_header_date(text: str, span: Span) -> date:
    """Read a date of the header, ``MM/DD/YYYY``.

    Raises:
        LetterSyntaxError: The span holds no such date, or one that is no day of the calendar.
    """
    written = _WRITTEN_DATE.fullmatch(span.of(text))
    numbers = {} if written is None else {name: int(digits) for name, digits in written.groupdict().items()}
    found = calendar_date(**numbers) if numbers else None
    if found is None:
        raise LetterSyntaxError(expected="a day of the calendar as MM/DD/YYYY", source=text, at=span.start)
    return found


def write_date(day: date) -> str:
    """Return a day as the header writes it.

    >>> write_date(date(2017, 2, 7))
    '02/07/2017'
    """
    return f"{day:%m/%d/%Y}"
