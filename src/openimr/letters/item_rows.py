"""The objects of letters as rows of a table, one an item: what a CSV of them holds."""

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from openimr.letters.layouts import LABELS_OF_DATES
from openimr.letters.objects import JsonObject, JsonValue

_OF_LETTER = ("source", "program", "layout", "case_number", *LABELS_OF_DATES, "priority")
_OF_REVIEWER = ("licensure", "specialties")
_TOLD = ("age", "sex")
_OF_ITEM = (
    "heading",
    "description",
    "requested",
    "authorized",
    "role",
    "outcome",
    "claims_administrator_guideline",
    "imro_guideline",
    "rationale",
)
_OF_PARTS = (
    "body_region",
    "other_regions",
    "levels",
    "side",
    "drug",
    "dose",
    "service_dates",
    "depends_on",
    "sum_agrees",
)
_CITED = {
    "claims_administrator_citations": "claims_administrator",
    "imro_citations": "imro",
    "mentions": "mentions",
}
COLUMNS = (
    *_OF_LETTER,
    *_OF_REVIEWER,
    "summary",
    *_TOLD,
    "ur_date",
    "ur_verb",
    "case_outcome",
    "item",
    *_OF_ITEM,
    "category",
    "category_because",
    *_OF_PARTS,
    "quantities",
    "conclusion_agrees",
    *_CITED,
)
"""Names of the columns. They and the values are those of the JSON; ``item`` counts from 1, ``case_outcome`` is the
``outcome`` of the letter, a citation is its ``id``, else its ``source``. Lists are joined by ``"; "``, truth is ``yes`` or
``no``, null is empty. A row of another programme has no items: it is one row, its treatment is the ``description``, the
field's outcome is the ``case_outcome``. Of a damaged letter there are the items that read."""


def item_rows(found: JsonObject) -> Iterator[dict[str, str]]:
    """Yield the rows of one letter's object.

    Args:
        found: Of a determination or a damaged letter, with or without its parts, or of a row of another programme.
    """
    reviewer, ur = _object(found.get("reviewer")), _object(found.get("ur"))
    whole: dict[str, JsonValue] = {name: found.get(name) for name in (*_OF_LETTER, "summary", *_TOLD)}
    whole |= {name: reviewer.get(name) for name in _OF_REVIEWER}
    whole |= {"ur_date": ur.get("date"), "ur_verb": ur.get("verb"), "case_outcome": found.get("outcome")}
    for number, item in numbered_items(found):
        row = whole | {"item": number} | {name: item.get(name) for name in _OF_ITEM} | _parts(item)
        yield {name: _cell(row[name]) for name in COLUMNS}


def numbered_items(found: JsonObject) -> Iterator[tuple[str, JsonObject]]:
    """Yield each item with its number; of a row of another programme its treatment, without a number."""
    items = found.get("items")
    if not isinstance(items, list):
        if "treatment" in found:
            yield "", {"description": found["treatment"], "outcome": found["outcome"]}
        return
    for number, item in enumerate(items, start=1):
        one = _object(item)
        yield str(one.get("number", number)), one


def quantity_words(*, value: float, to: float | None, unit: str, of: str | None) -> str:
    """Return an amount as words: ``6 to 8 sessions``, ``2 per week``, ``90 of norco``."""
    number = f"{value:g}" if to is None else f"{value:g} to {to:g}"
    if unit == "count":
        words = number
    elif unit.startswith("per ") or (value == 1 and to is None):
        words = f"{number} {unit}"
    else:
        words = f"{number} {unit}s"
    return words if of is None else f"{words} of {of}"


def _parts(item: JsonObject) -> dict[str, JsonValue]:
    category, conclusion, citations = (_object(item.get(name)) for name in ("category", "conclusion", "citations"))
    found: dict[str, JsonValue] = {name: item.get(name) for name in _OF_PARTS}
    found |= {"category": category.get("path"), "category_because": category.get("because")}
    found |= {"quantities": [_quantity(one) for one in _list(item.get("quantities"))]}
    found |= {"conclusion_agrees": conclusion.get("agrees")}
    return found | {name: [_named(one) for one in _list(citations.get(key))] for name, key in _CITED.items()}


def _quantity(one: JsonValue) -> str:
    amount = cast("Mapping[str, object]", one)
    return quantity_words(
        value=cast("float", amount["value"]),
        to=cast("float | None", amount["to"]),
        unit=cast("str", amount["unit"]),
        of=cast("str | None", amount["of"]),
    )


def _named(citation: JsonValue) -> JsonValue:
    one = _object(citation)
    return one["id"] or one["source"] or one["basis"]


def _object(value: JsonValue) -> JsonObject:
    return value if isinstance(value, dict) else {}


def _list(value: JsonValue) -> Sequence[JsonValue]:
    return value if isinstance(value, list) else ()


def _cell(value: JsonValue) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case list():
            return "; ".join(map(str, value))
        case _:
            return str(value)
