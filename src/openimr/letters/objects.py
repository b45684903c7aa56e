"""A determination as a JSON object, by the published schema."""

import json
from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib import resources
from typing import Any, TypeAlias

from jsonschema import Draft202012Validator

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
        "items": [_item_object(item) for item in determination.items],
    }
    if determination.layout is LetterLayout.OI_1:
        found |= _own_values(determination)
    if with_spans:
        found["spans"] = {pointer: [span.start, span.end] for pointer, span in determination.spans.items()}
    return found


def _item_object(item: DecidedItem) -> JsonObject:
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

    ``source``, ``outcome`` and ``spans`` are not taken over: the outcome is computed, and refused if it differs.

    Raises:
        InvalidDeterminationError: The object is not as the schema says; all its faults are listed.
    """
    errors = sorted(Draft202012Validator(determination_schema()).iter_errors(found), key=lambda error: error.json_path)
    if errors:
        raise InvalidDeterminationError(
            tuple(
                (_pointer(error.absolute_path), _expectation(error.validator, error.validator_value))
                for error in errors
            )
        )
    assert isinstance(found, dict)  # noqa: S101 (the schema says so; the type checker cannot see it)
    try:
        determination = _determination(found)
    except ValueError:
        raise InvalidDeterminationError((("", "dates that are days of the calendar"),)) from None
    if found.get("outcome", determination.outcome.value) != determination.outcome.value:
        raise InvalidDeterminationError((("/outcome", f"{determination.outcome.value}, as its items are decided"),))
    return determination


def _validate(found: JsonValue) -> None:
    errors = sorted(Draft202012Validator(determination_schema()).iter_errors(found), key=lambda error: error.json_path)
    if errors:
        raise InvalidDeterminationError(
            tuple(
                (_pointer(error.absolute_path), _expectation(error.validator, error.validator_value))
                for error in errors
            )
        )


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


def _pointer(path: Iterable[object]) -> str:
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in path)


def _expectation(validator: object, value: object) -> str:
    """Say what the schema expects, without a word of what was found."""
    sentences = {
        "required": f"the properties {value}",
        "type": f"a value of type {value}",
        "enum": f"one of {value}",
        "format": f"a {value}",
        "pattern": "text with its white space folded, in the form the schema gives",
        "minItems": f"at least {value} of them",
        "additionalProperties": "no property that the schema does not name",
    }
    return sentences.get(str(validator), f"what the schema says by {validator}")
