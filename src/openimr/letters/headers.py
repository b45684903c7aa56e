"""Read and write the header: case number, dates, priority."""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise, zip_longest

from openimr.domain.errors import LetterSyntaxError
from openimr.domain.text import Span
from openimr.letters.layouts import CASE_NUMBER_LABEL, LABELS_OF_DATES, PRIORITY_LABEL, phrase
from openimr.letters.readings import Reading
from openimr.terms.dates import DATE, date_of_match


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
_SPLIT_LABEL = (
    r"(?P<application_received> (?i: Application (?=\s+(?:\S+\s+){0,3}?Received\s*:) | Application\s+Received\s*: ) )"
)

_TOKEN = re.compile(
    "|".join(
        [
            _SPLIT_LABEL,
            *(
                rf"(?P<{name}> (?i:{phrase(words)}) )"
                for name, words in _LABELS.items()
                if name != "application_received"
            ),
            r"(?P<rest_of_label> (?i: Received\s*: ) )",
            rf"(?P<date> {DATE} )",
            r"(?P<case> (?<![\w-]) (?=[A-Z0-9-]*\d) (?: [A-Z]{2,4}[A-Z0-9]*-[A-Z0-9-]*[A-Z0-9] | \d\d-\d{5,7} ) (?![\w-]) )",
            r"(?P<word> (?<![\w-]) (?i:Standard|Expedited|Regular|Urgent) (?![a-z0-9_]) )",
        ]
    ),
    re.VERBOSE,
)
_DATE = re.compile(DATE, re.VERBOSE)
_KINDS = tuple(_FIELDS_OF_KIND)
_KIND_OF_FIELD = {name: kind for kind, names in _FIELDS_OF_KIND.items() for name in names}


def read_header(text: str, *, zone: Span) -> Reading[Header]:
    """Read the header table, in whatever order the extractor gives its two columns.

    ``header = { label | value }``: a value right behind a label on its line is that label's. Of the others, where each
    label has its value, a value belongs to the first label of its kind that still waits for one, or else to the next
    (line by line, or column by column). Where a value is missing or one too many, a column is paired that has as many
    values as labels, or else neighbours, and the rest is not read. The label *Application Received:* may be split by a value.

    Raises:
        LetterSyntaxError: A date is no day of the calendar.
    """
    header, errors = salvage_header(text, zone=zone)
    if errors:
        raise errors[0]
    return header


def salvage_header(text: str, *, zone: Span) -> tuple[Reading[Header], tuple[LetterSyntaxError, ...]]:
    """Read the header table; a date that does not read is left out of it, and listed with its place."""
    found = dict(_values_of_labels(text, zone))
    errors: list[LetterSyntaxError] = []
    dates: dict[str, date] = {}
    for name in LABELS_OF_DATES:
        try:
            if name in found:
                dates[name] = read_header_date(text, found[name])
        except LetterSyntaxError as error:
            errors.append(error)
            del found[name]
    words = {name: found[name].of(text) for name in ("case_number", "priority") if name in found}
    header = Header(case_number=words.get("case_number"), priority=words.get("priority"), **dates)
    return Reading(header, {f"/{name}": span for name, span in found.items()}), tuple(errors)


def _values_of_labels(text: str, zone: Span) -> Iterator[tuple[str, Span]]:
    """Yield each label's field with its value: what stands right behind it first, then column by column."""
    tokens = [token for token in _TOKEN.finditer(text, zone.start, zone.end) if token.lastgroup != "rest_of_label"]
    rest: list[re.Match[str]] = []
    paired = False
    for label, value in zip_longest(tokens, tokens[1:]):
        if paired:
            paired = False
            continue
        is_pair = value is not None and _kind(label) == value.lastgroup != label.lastgroup
        paired = is_pair and not text[label.end() : value.start()].strip(" \t")
        if paired:
            yield str(label.lastgroup), Span(*value.span())
        else:
            rest.append(label)
    for kind in _KINDS:
        yield from _of_kind([token for token in rest if _kind(token) == kind], kind=kind, rest=rest)


def _of_kind(tokens: list[re.Match[str]], *, kind: str, rest: list[re.Match[str]]) -> Iterator[tuple[str, Span]]:
    """Pair the labels and values of one kind that are left: in order if each has its match, else by neighbourhood."""
    labels = [token for token in tokens if token.lastgroup != kind]
    values = [token for token in tokens if token.lastgroup == kind]
    if len(labels) == len(values):
        yield from _in_order(tokens, kind=kind)
    elif _stands_in_columns(rest):
        yield from _of_columns(tokens, kind=kind)
    else:
        for label, after in pairwise(rest):
            if label.lastgroup != kind == _kind(label) and after.lastgroup == kind:
                yield str(label.lastgroup), Span(*after.span())


def _stands_in_columns(rest: list[re.Match[str]]) -> bool:
    """Return whether two values follow each other: then labels do so too, and the nearest label may not be a value's own."""
    return any(_is_value(one) and _is_value(other) for one, other in pairwise(rest))


def _of_columns(tokens: list[re.Match[str]], *, kind: str) -> Iterator[tuple[str, Span]]:
    """Pair each column of labels with the values after it, if there are as many; else it cannot be told whose they are."""
    runs = [list(run) for _, run in groupby(tokens, key=lambda token: token.lastgroup == kind)]
    for labels, values in pairwise(runs):
        if not _is_value(labels[0]) and len(labels) == len(values):
            yield from (
                (str(label.lastgroup), Span(*value.span())) for label, value in zip(labels, values, strict=True)
            )


def _is_value(token: re.Match[str]) -> bool:
    return token.lastgroup in _FIELDS_OF_KIND


def _in_order(tokens: list[re.Match[str]], *, kind: str) -> Iterator[tuple[str, Span]]:
    waiting: deque[str] = deque()
    unclaimed: deque[Span] = deque()
    for token in tokens:
        if token.lastgroup == kind:
            if waiting:
                yield waiting.popleft(), Span(*token.span())
            else:
                unclaimed.append(Span(*token.span()))
        elif unclaimed:
            yield str(token.lastgroup), unclaimed.popleft()
        else:
            waiting.append(str(token.lastgroup))


def _kind(token: re.Match[str]) -> str:
    name = str(token.lastgroup)
    return _KIND_OF_FIELD.get(name, name)


def read_header_date(text: str, span: Span) -> date:
    """Read a date of the header: ``MM/DD/YYYY`` in all letters seen, or another shape that ``terms.dates`` knows.

    Raises:
        LetterSyntaxError: The span holds no date, or one that is no day of the calendar.
    """
    written = _DATE.fullmatch(text, span.start, span.end)
    found = None if written is None else date_of_match(written)
    if found is None:
        raise LetterSyntaxError(expected="a day of the calendar as MM/DD/YYYY", source=text, at=span.start)
    return found


def write_date(day: date) -> str:
    """Return a day as the header writes it.

    >>> write_date(date(2017, 2, 7))
    '02/07/2017'
    """
    return f"{day:%m/%d/%Y}"
