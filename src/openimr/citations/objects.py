"""A citation as a JSON object."""

from typing import TypeAlias

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
