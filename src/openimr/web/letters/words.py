"""Values of a letter in the words of the page."""

from collections.abc import Mapping

from openimr.citations.standing import Answer
from openimr.domain.citations import Basis, Citation

_VERDICTS: Mapping[bool | None, str] = {True: "Yes", False: "No", None: "Cannot tell"}
_BASES: Mapping[Basis, str] = {
    Basis.MTUS: "Part of the MTUS",
    Basis.OUTSIDE: "Outside the MTUS",
    Basis.NONE: "No medical evidence cited",
}


def verdict_words(holds: bool | None) -> str:  # noqa: FBT001 - an answer, not a switch
    """Return yes, no, or that it cannot be told."""
    return _VERDICTS[holds]


def basis_words(citation: Citation) -> str:
    """Return what a citation is to the medical treatment utilization schedule."""
    if citation.basis is not Basis.NONE and not citation.recognised:
        return "Source not recognised"
    return _BASES[citation.basis]


def citation_words(citation: Citation) -> str:
    """Return what is cited: the chapter as the letter names it, edition and year; else the source."""
    if citation.basis is Basis.NONE:
        return "No medical evidence"
    named = citation.chapter or (citation.source if citation.recognised else None) or "A source that is not recognised"
    year = None if citation.year is None or str(citation.year) in (citation.edition or "") else str(citation.year)
    return ", ".join(part for part in (named, citation.edition, year) if part)


def about_answer(holds: bool | None, region: str) -> Answer:  # noqa: FBT001 - an answer, not a switch
    """Return with its reason whether a chapter is about the item's part of the body."""
    reasons = {
        True: f"the item is about the {region}, and so is the chapter",
        False: f"the item is about the {region}, the chapter is about another part of the body",
        None: "it is about no one part of the body, or the register does not know",
    }
    return Answer(holds, reasons[holds])
