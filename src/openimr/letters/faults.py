"""What is wrong with a JSON object that should be a determination, in plain words and without a word of its own."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from jsonschema import Draft202012Validator, ValidationError

Fault = tuple[str, str]
"""JSON pointer (RFC 6901) and what is expected there."""

_TYPES = {
    "string": "text",
    "array": "a list",
    "object": "an object",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "null",
}


def schema_faults(found: object, *, schema: Mapping[str, object]) -> tuple[Fault, ...]:
    """Return the faults of an object, each once, in the order of their places."""
    errors = Draft202012Validator(schema).iter_errors(found)
    return tuple(dict.fromkeys(_faults(errors, definitions=_definitions(schema))))


def _definitions(schema: Mapping[str, object]) -> dict[str, str]:
    definitions = schema.get("$defs", {})
    assert isinstance(definitions, dict)  # noqa: S101 (it is the published schema)
    return {f"#/$defs/{name}": str(one["title"]) for name, one in definitions.items()}


def _faults(errors: Iterable[ValidationError], *, definitions: Mapping[str, str]) -> Iterator[Fault]:
    for error in sorted(errors, key=_place):
        yield _pointer(error.absolute_path), _expected(error, definitions)


def _place(error: ValidationError) -> list[tuple[int, str]]:
    return [(step, "") if isinstance(step, int) else (0, str(step)) for step in error.absolute_path]


def _pointer(path: Iterable[object]) -> str:
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in path)


def _expected(error: ValidationError, definitions: Mapping[str, str]) -> str:
    # The library types these as anything or nothing; an error of a validator has them all.
    value: Any = error.validator_value
    schema: Any = error.schema
    found: Any = error.instance
    match error.validator:
        case "required":
            return f"{_listed(name for name in value if name not in found)}; found none"
        case "additionalProperties":
            unknown = len(set(found) - set(schema["properties"]))
            return f"no other property than {_listed(schema['properties'])}; found {unknown}"
        case "enum":
            return f"one of {_listed(value)}"
        case "minItems":
            return f"at least {value}; found {len(found)}"
        case "uniqueItems":
            return "each of them once"
        case _:
            words = schema.get("title") if "properties" not in schema else None
            return f"{words or _words(schema, definitions)}; found {_kind(found)}"


def _words(schema: Mapping[str, object], definitions: Mapping[str, str]) -> str:
    """Say in words what a part of the schema asks for."""
    if "$ref" in schema:
        return definitions[str(schema["$ref"])]
    if isinstance(branches := schema.get("anyOf"), list):
        return " or ".join(_words(branch, definitions) for branch in branches)
    return _TYPES.get(str(schema.get("type")), "what the schema says")


def _kind(found: object) -> str:
    match found:
        case None:
            return "null"
        case bool():
            return "true or false"
        case str():
            return "text of another form" if found else "empty text"
        case int() | float():
            return "a number"
        case list():
            return f"a list of {len(found)}"
        case _:
            return "an object"


def _listed(names: Iterable[object]) -> str:
    return ", ".join(str(name) for name in names)
