"""Values of a letter in the words of the page."""

from collections.abc import Mapping
from datetime import date

from django.utils.formats import date_format

from openimr.citations.answers import Answer
from openimr.citations.source_names import source_name
from openimr.domain.citations import Basis, Citation
from openimr.domain.determinations import LetterLayout

_VERDICTS: Mapping[bool | None, str] = {True: "Yes", False: "No", None: "Cannot tell"}
_BASES: Mapping[Basis, str] = {
    Basis.MTUS: "Part of the MTUS",
    Basis.OUTSIDE: "Outside the MTUS",
    Basis.NONE: "No medical evidence cited",
}
_LAYOUTS: Mapping[str, str] = {
    LetterLayout.CA_1A.value: "California, workers’ compensation, 2014 and early 2015",
    LetterLayout.CA_1B.value: "California, workers’ compensation, 2015",
    LetterLayout.CA_1C.value: "California, workers’ compensation, late 2015 and later",
    LetterLayout.OI_1.value: "a letter written with OpenIMR",
    "CA-2": "California, workers’ compensation, about 2013",
    "CA-2n": "California, workers’ compensation, a notice of 2013",
    "CA-3": "California, workers’ compensation, about early 2013",
    "TX-IRO": "Texas, workers’ compensation",
}
"""Name of a layout → whose letters have it and of when. The years of CA-2 and CA-3 are inferred [unverified]."""


def verdict_words(holds: bool | None) -> str:  # noqa: FBT001 - an answer, not a switch
    """Return yes, no, or that it cannot be told."""
    return _VERDICTS[holds]


def layout_words(layout: str) -> str:
    """Return a layout by its name, and whose letters have it."""
    return f"{layout} ({_LAYOUTS[layout]})"


def day_words(day: date) -> str:
    """Return a day as the site shows days."""
    return date_format(day, "D j M Y")


def basis_words(citation: Citation) -> str:
    """Return what a citation is to the medical treatment utilization schedule."""
    if citation.basis is not Basis.NONE and not citation.recognised:
        return "Source not recognised"
    return _BASES[citation.basis]


def citation_words(citation: Citation) -> str:
    """Return what is cited: the source by its name, the chapter as the letter names it, edition and year."""
    if citation.basis is Basis.NONE:
        return "No medical evidence"
    name = _source_name(citation)
    named = citation.chapter or name
    if citation.chapter and citation.basis is Basis.OUTSIDE and citation.recognised and name != citation.chapter:
        named = f"{name}: {citation.chapter}"
    year = None if citation.year is None or str(citation.year) in (citation.edition or "") else str(citation.year)
    return ", ".join(part for part in (named, citation.edition, year) if part)


def _source_name(citation: Citation) -> str:
    """Return the name of a source: the register's, where it has one."""
    id_ = citation.source if citation.recognised else None
    if id_ is None:
        return "A source that is not recognised"
    return source_name(id_)


def about_answer(holds: bool | None, region: str) -> Answer:  # noqa: FBT001 - an answer, not a switch
    """Return with its reason whether a chapter is about the item's part of the body."""
    reasons = {
        True: f"the item is about the {region}, and so is the chapter",
        False: f"the item is about the {region}, the chapter is about another part of the body",
        None: "it is about no one part of the body, or the register does not know",
    }
    return Answer(holds, reasons[holds])
