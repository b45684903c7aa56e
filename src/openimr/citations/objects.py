"""A citation as a JSON object."""

from datetime import date
from typing import TypeAlias

from openimr.citations.answers import Answer
from openimr.citations.standing import belongs, in_force, is_about
from openimr.domain.citations import Citation

JsonValue: TypeAlias = "bool | int | float | str | list[JsonValue] | dict[str, JsonValue] | None"


def citation_object(citation: Citation, *, with_span: bool = False) -> dict[str, JsonValue]:
    """Return a citation as a JSON object: a key for each attribute.

    Args:
        citation: As read.
        with_span: Whether to add ``span``: start and end in the text it was read from.
    """
    found: dict[str, JsonValue] = {
        "basis": citation.basis.value,
        "source": citation.source,
        "chapter": citation.chapter,
        "edition": citation.edition,
        "year": citation.year,
        "sections": list(citation.sections),
        "pages": list(citation.pages),
        "id": citation.id,
        "recognised": citation.recognised,
    }
    if with_span:
        found["span"] = [citation.span.start, citation.span.end]
    return found


def register_object(citation: Citation, *, on: date | None, region: str | None = None) -> dict[str, JsonValue]:
    """Return what the register answers of a citation as a JSON object.

    Args:
        citation: As read.
        on: The day asked for; ``in_force`` is null without one.
        region: The part of the body of the item; ``about_region`` is null without one.
    """
    return {
        "in_force": None if on is None else _answer(in_force(citation, on=on)),
        "belongs": _answer(belongs(citation)),
        "about_region": None if region is None else is_about(citation, region),
    }


def _answer(answer: Answer) -> JsonValue:
    return {"holds": answer.holds, "because": answer.because}
