"""Everything that a letter says beyond its determination: parts, citations, credentials by one name, what is left over."""

from dataclasses import replace

from openimr.citations.mentions import find_mentions
from openimr.citations.sentences import read_guideline_sentence
from openimr.domain.citations import Citation
from openimr.domain.determinations import Determination
from openimr.domain.parts import ItemParts, LetterParts
from openimr.domain.text import Span
from openimr.letters.credential_names import listed_specialties, postal_codes
from openimr.letters.leftovers import find_leftovers, without_fixed_lines
from openimr.letters.parts.reading import read_parts, read_parts_of_values


def read_letter_parts(text: str, determination: Determination) -> LetterParts:
    """Read all the parts of a letter and of its items.

    Args:
        text: The letter's text, as ``openimr.letters.reading.read_letter`` was given it.
        determination: What it read.

    Returns:
        The parts; every span is of ``text``.
    """
    plain = without_fixed_lines(text, determination)
    parts = _with_names(read_parts(text, determination), plain, determination)
    return replace(parts, leftovers=find_leftovers(text, determination))


def read_values_parts(text: str, determination: Determination) -> LetterParts:
    """Read all the parts of values that stand one after the other in a text, with nothing of a letter around them.

    Args:
        text: Holds each value, white space folded, where the determination's ``spans`` say.
        determination: The values.

    Returns:
        The parts, without leftovers; every span is of ``text``.
    """
    return _with_names(read_parts_of_values(text, determination), text, determination)


def _with_names(parts: LetterParts, plain: str, determination: Determination) -> LetterParts:
    """Return the parts with the credentials by one name, and the citations."""
    specialties, corrected = listed_specialties(determination.reviewer.specialties)
    return replace(
        parts,
        states=postal_codes(determination.reviewer.licensure),
        specialties=specialties,
        corrected=corrected,
        items=tuple(_with_citations(plain, determination, index, item) for index, item in enumerate(parts.items)),
    )


def _with_citations(text: str, determination: Determination, index: int, item: ItemParts) -> ItemParts:
    def span(name: str) -> Span:
        return determination.spans[f"/items/{index}/{name}"]

    claims, imro, rationale = (span(name) for name in ("claims_administrator_guideline", "imro_guideline", "rationale"))
    return replace(
        item,
        claims_administrator_citations=_shifted(read_guideline_sentence(claims.of(text)), claims.start),
        imro_citations=_shifted(read_guideline_sentence(imro.of(text)), imro.start),
        mentions=_shifted(tuple(find_mentions(rationale.of(text))), rationale.start),
    )


def _shifted(citations: tuple[Citation, ...], by: int) -> tuple[Citation, ...]:
    return tuple(replace(one, span=Span(one.span.start + by, one.span.end + by)) for one in citations)
