"""The data of a letter as files: JSON as ``openimr read`` prints it, and CSV with one row an item."""

import csv
import io
import json
from collections.abc import Iterable, Iterator

from openimr.domain.citations import Citation
from openimr.web.letters.readings import LetterRead, NumberedItem
from openimr.web.letters.words import quantity_words

COLUMNS = (
    "case_number",
    "decision_date",
    "item",
    "outcome",
    "description",
    "requested",
    "authorized",
    "role",
    "category",
    "category_because",
    "body_region",
    "levels",
    "side",
    "quantities",
    "drug",
    "dose",
    "service_dates",
    "depends_on",
    "conclusion_agrees",
    "sum_agrees",
    "claims_administrator_citations",
    "imro_citations",
    "mentions",
    "claims_administrator_guideline",
    "imro_guideline",
    "rationale",
)
"""Columns of the CSV; lists are joined by ``"; "``, what was not read is empty."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_json(letter: LetterRead) -> str:
    """Return the data of a letter with the spans of its values."""
    return json.dumps(letter.as_object(), ensure_ascii=False, indent=2) + "\n"


def as_csv(letter: LetterRead) -> str:
    """Return one row an item.

    A cell that a spreadsheet would take for a formula has an apostrophe before it: this file is opened by a double
    click. The JSON has the words as they stand.
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for row in _rows(letter):
        writer.writerow({name: _harmless(_cell(value)) for name, value in row.items()})
    return out.getvalue()


def _rows(letter: LetterRead) -> Iterator[dict[str, object]]:
    facts = letter.facts
    case = {
        "case_number": None if facts is None else facts.case_number,
        "decision_date": None if facts is None else facts.decision_date,
    }
    for item in letter.items:
        yield case | _decided(item) | _parts(item)


def _decided(item: NumberedItem) -> dict[str, object]:
    names = ("description", "requested", "authorized", "claims_administrator_guideline", "imro_guideline", "rationale")
    found: dict[str, object] = {name: getattr(item.decided, name) for name in names}
    return found | {
        "item": item.number,
        "outcome": item.decided.outcome.value,
        "role": item.decided.role.value,
    }


def _parts(item: NumberedItem) -> dict[str, object]:
    parts = item.parts
    if parts is None:
        return {}
    names = ("body_region", "levels", "drug", "dose", "service_dates", "depends_on", "sum_agrees")
    found: dict[str, object] = {name: getattr(parts, name) for name in names}
    return found | {
        "category": None if parts.category is None else parts.category.path,
        "category_because": None if parts.category is None else parts.category.because,
        "side": None if parts.side is None else parts.side.value,
        "quantities": [quantity_words(one) for one in parts.quantities],
        "conclusion_agrees": None if parts.conclusion is None else parts.conclusion.agrees,
        "claims_administrator_citations": _names(parts.claims_administrator_citations),
        "imro_citations": _names(parts.imro_citations),
        "mentions": _names(parts.mentions),
    }


def _names(citations: Iterable[Citation]) -> list[str]:
    return [one.id or one.source or one.basis.value for one in citations]


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case list() | tuple():
            return "; ".join(str(one) for one in value)
        case _:
            return str(value)


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
