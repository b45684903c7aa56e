"""The parts of a letter as JSON, to stand in the object of its determination."""

from collections.abc import Iterator, Sequence
from datetime import date

from openimr.citations.objects import citation_object, register_object
from openimr.domain.citations import Citation
from openimr.domain.parts import ItemParts, LetterParts, Quantity
from openimr.domain.text import Span
from openimr.letters.objects import JsonObject, JsonValue


def with_parts(found: JsonObject, parts: LetterParts) -> JsonObject:
    """Return the object of a determination with the keys of its parts, and their spans if it has spans.

    Args:
        found: Of ``openimr.letters.objects.determination_object``, or of a damaged letter's
            ``openimr.letters.partial_objects.partial_object``.
        parts: Of the same letter.
    """
    items, decided = found["items"], found["decision_date"]
    assert isinstance(items, list)  # noqa: S101
    on = date.fromisoformat(decided) if isinstance(decided, str) else None
    whole: list[JsonValue] = []
    for item, read in zip(items, parts.items, strict=True):
        assert isinstance(item, dict)  # noqa: S101
        whole.append(item | item_parts_object(read, on=on))
    joined = found | {"items": whole} | letter_parts_object(parts)
    spans = joined.pop("spans", None)
    if isinstance(spans, dict):
        joined["spans"] = spans | {pointer: [span.start, span.end] for pointer, span in part_spans(parts)}
    return joined


def letter_parts_object(parts: LetterParts) -> JsonObject:
    """Return what a letter says as a whole: the keys that its object has besides those of the determination."""
    return {
        "age": parts.age,
        "sex": parts.sex,
        "ur": None
        if parts.ur is None
        else {"date": None if parts.ur.day is None else parts.ur.day.isoformat(), "verb": parts.ur.verb},
        "states": list(parts.states),
        "specialties": list(parts.specialties),
        "corrected": [{"written": written, "listed": listed} for written, listed in parts.corrected],
        "leftovers": [[span.start, span.end] for span in parts.leftovers],
    }


def item_parts_object(item: ItemParts, *, on: date | None) -> JsonObject:
    """Return the parts of an item: the keys that its object has besides those of the decided item.

    Args:
        item: As read.
        on: The decision date, for which each citation has the register's answers; None where it is not known.
    """

    def cited(citations: Sequence[Citation]) -> JsonValue:
        return [
            citation_object(one) | {"register": register_object(one, on=on, region=item.body_region)}
            for one in citations
        ]

    category, conclusion = item.category, item.conclusion
    return {
        "category": None if category is None else {"path": category.path, "because": category.because},
        "body_region": item.body_region,
        "other_regions": list(item.other_regions),
        "levels": list(item.levels),
        "side": None if item.side is None else item.side.value,
        "quantities": [_quantity(one) for one in item.quantities],
        "drug": item.drug,
        "dose": item.dose,
        "service_dates": [day.isoformat() for day in item.service_dates],
        "depends_on": item.depends_on,
        "sum_agrees": item.sum_agrees,
        "conclusion": None if conclusion is None else {"text": conclusion.text, "agrees": conclusion.agrees},
        "citations": {
            "claims_administrator": cited(item.claims_administrator_citations),
            "imro": cited(item.imro_citations),
            "mentions": cited(item.mentions),
        },
    }


def part_spans(parts: LetterParts) -> Iterator[tuple[str, Span]]:
    """Yield where each part was read: JSON pointer and span.

    A value that was read at several places has the run from the first to the last of them.
    """
    yield from _named("", parts.spans)
    if parts.ur is not None:
        yield "/ur", parts.ur.span
    for index, item in enumerate(parts.items):
        yield from _spans_of_item(f"/items/{index}", item)


def _spans_of_item(pointer: str, item: ItemParts) -> Iterator[tuple[str, Span]]:
    if item.category is not None:
        yield f"{pointer}/category", item.category.span
    if item.conclusion is not None:
        yield f"{pointer}/conclusion", item.conclusion.span
    for number, quantity in enumerate(item.quantities):
        yield f"{pointer}/quantities/{number}", quantity.span
    for name, citations in (
        ("claims_administrator", item.claims_administrator_citations),
        ("imro", item.imro_citations),
        ("mentions", item.mentions),
    ):
        for number, citation in enumerate(citations):
            yield f"{pointer}/citations/{name}/{number}", citation.span
    days = [span for name, span in item.spans if name == "service_dates"]
    yield from ((f"{pointer}/service_dates/{number}", span) for number, span in enumerate(days))
    yield from _named(pointer, [named for named in item.spans if named[0] != "service_dates"])


def _named(pointer: str, spans: Sequence[tuple[str, Span]]) -> Iterator[tuple[str, Span]]:
    for name in dict.fromkeys(name for name, _ in spans):
        places = [span for other, span in spans if other == name]
        if name == "body_region":
            places = places[:1]
        yield f"{pointer}/{name}", Span(min(one.start for one in places), max(one.end for one in places))


def _quantity(one: Quantity) -> JsonValue:
    return {"value": one.value, "to": one.to, "unit": one.unit, "of": one.of}
