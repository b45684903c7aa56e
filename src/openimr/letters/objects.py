"""A determination as a JSON object, by the published schema."""

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib import resources
from typing import Any, TypeAlias

from openimr.domain.determinations import (
    DecidedItem,
    Determination,
    ItemOutcome,
    ItemRole,
    LetterLayout,
    Program,
    ReviewerCredentials,
    StockAssertion,
)
from openimr.domain.errors import InvalidDeterminationError
from openimr.letters.faults import Fault, schema_faults
from openimr.letters.layouts import LABELS_OF_DATES

JsonValue: TypeAlias = "bool | int | float | str | list[JsonValue] | dict[str, JsonValue] | None"
JsonObject: TypeAlias = "dict[str, JsonValue]"


@cache
def determination_schema() -> JsonObject:
    """Return the published JSON Schema (draft 2020-12) of a determination."""
    text = resources.files("openimr.letters").joinpath("determination.schema.json").read_text(encoding="utf-8")
    schema: JsonObject = json.loads(text)
    return schema


def determination_object(
    determination: Determination, *, source: str | None = None, with_spans: bool = False
) -> JsonObject:
    """Return a determination as a JSON object that the schema describes.

    Args:
        determination: The value.
        source: Path of the letter it was read from, as given; None leaves ``source`` out.
        with_spans: Whether to add ``spans``: JSON pointer → start and end in the text.
    """
    found: JsonObject = {} if source is None else {"source": source}
    found |= {
        "program": determination.program.value,
        "layout": determination.layout.value,
        "case_number": determination.case_number,
    }
    for name in LABELS_OF_DATES:
        day = getattr(determination, name)
        found[name] = None if day is None else day.isoformat()
    found |= {
        "priority": determination.priority,
        "reviewer": {
            "licensure": list(determination.reviewer.licensure),
            "specialties": list(determination.reviewer.specialties),
        },
        "summary": determination.summary,
        "outcome": determination.outcome.value,
        "items": [item_object(item) for item in determination.items],
    }
    if determination.layout is LetterLayout.OI_1:
        found |= _own_values(determination)
    if with_spans:
        found["spans"] = {pointer: [span.start, span.end] for pointer, span in determination.spans.items()}
    return found


def item_object(item: DecidedItem) -> JsonObject:
    """Return a decided item as a JSON object."""
    return {
        "heading": item.heading,
        "description": item.description,
        "requested": item.requested,
        "authorized": item.authorized,
        "role": item.role.value,
        "outcome": item.outcome.value,
        "claims_administrator_guideline": item.claims_administrator_guideline,
        "imro_guideline": item.imro_guideline,
        "rationale": item.rationale,
    }


def _own_values(determination: Determination) -> JsonObject:
    """Return what only our own layout carries as values."""
    return {
        "organization": determination.organization,
        "sample": determination.sample,
        "assertions": [known.value for known in StockAssertion if known in determination.assertions],
        "documents": list(determination.documents),
        "what_happens_next": list(determination.what_happens_next),
    }


def determination_from_object(found: JsonValue) -> Determination:
    """Return the determination that a JSON object describes.

    ``source``, ``outcome``, ``spans`` and what is derived from the words (the parts) are not taken over: the outcome is
    computed, and refused if it differs.

    Raises:
        InvalidDeterminationError: The object is not as the schema says; all its faults are listed.
    """
    faults = schema_faults(found, schema=determination_schema())
    if faults:
        raise InvalidDeterminationError(faults)
    assert isinstance(found, dict)  # noqa: S101 (the schema says so; the type checker cannot see it)
    if faults := tuple(_faults_of_days(found)):
        raise InvalidDeterminationError(faults)
    determination = _determination(found)
    if found.get("outcome", determination.outcome.value) != determination.outcome.value:
        raise InvalidDeterminationError((("/outcome", f"{determination.outcome.value}, as its items are decided"),))
    return determination


def _faults_of_days(found: dict[str, Any]) -> Iterator[Fault]:
    for name in LABELS_OF_DATES:
        try:
            _day(found.get(name))
        except ValueError:
            yield f"/{name}", "a day of the calendar as YYYY-MM-DD"


def _determination(found: dict[str, Any]) -> Determination:
    """Build the value from an object that the schema has accepted."""
    return Determination(
        program=Program(found["program"]),
        layout=LetterLayout(found["layout"]),
        case_number=found.get("case_number"),
        date_assigned=_day(found.get("date_assigned")),
        date_of_injury=_day(found.get("date_of_injury")),
        decision_date=_day(found.get("decision_date")),
        ur_denial_date=_day(found.get("ur_denial_date")),
        application_received=_day(found.get("application_received")),
        priority=found.get("priority"),
        reviewer=ReviewerCredentials(
            licensure=tuple(found["reviewer"]["licensure"]), specialties=tuple(found["reviewer"]["specialties"])
        ),
        summary=found["summary"],
        items=tuple(_item(item) for item in found["items"]),
        organization=found.get("organization"),
        sample=found.get("sample", False),
        assertions=frozenset(StockAssertion(known) for known in found.get("assertions", [])),
        documents=tuple(found.get("documents", [])),
        what_happens_next=tuple(found.get("what_happens_next", [])),
    )


def _item(found: dict[str, Any]) -> DecidedItem:
    return DecidedItem(
        heading=found["heading"],
        description=found["description"],
        requested=found.get("requested"),
        authorized=found.get("authorized"),
        role=ItemRole(found["role"]),
        outcome=ItemOutcome(found["outcome"]),
        claims_administrator_guideline=found["claims_administrator_guideline"],
        imro_guideline=found["imro_guideline"],
        rationale=found["rationale"],
    )


def _day(found: str | None) -> date | None:
    return None if found is None else date.fromisoformat(found)
