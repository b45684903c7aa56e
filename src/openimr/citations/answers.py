"""What the register answers, and which of its entries a citation is of."""

from typing import NamedTuple

from openimr.citations.register import Chapter, Edition, Source
from openimr.domain.citations import Citation

UNVERIFIED = " (not verified)"


class Answer(NamedTuple):
    """What the register answers.

    Attributes:
        holds: Yes or no; None where the register cannot tell.
        because: Why, in a sentence without a full stop; says where the register itself is not verified.
    """

    holds: bool | None
    because: str


def chapter_of(citation: Citation, source: Source) -> Chapter | None:
    """Return the chapter of a source that is cited; None if none is named, or it has none."""
    parts = (citation.id or "").split("/")
    return next((each for each in source.chapters if each.slug in parts[1:]), None)


def edition_of(citation: Citation, source: Source) -> Edition | None:
    """Return the edition of a source that is cited, by its year or as the only one; None if it cannot be told."""
    if citation.year is None:
        return source.editions[0] if len(source.editions) == 1 else None
    return next((each for each in source.editions if each.year == citation.year), None)
