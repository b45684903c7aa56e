"""What the register of guidelines has against a citation: its source, its edition, its pages and sections."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from openimr.checks.citation_faults import CitationFault
from openimr.citations.register import sources
from openimr.citations.section_pages import edition_with_pages
from openimr.citations.spellings import plain
from openimr.citations.standing import belongs, in_force
from openimr.domain.citations import Basis, Citation

_PUBLIC = re.compile(r"\.(?:gov|edu|mil)(?:/|\Z)|\.(?:gov|edu|ac)\.[a-z]{2}(?:/|\Z)")
_PAGE = re.compile(r"\d{1,9}")
_LAST_PAGE = 600
_LONGEST_REVIEW = timedelta(days=550)
"""Days after which a decision follows utilization review at the latest: some of the first years took more than twelve months."""
_NO_EVIDENCE = frozenset({"web/wikipedia.org"})
_OF_ANY_CHAPTER = frozenset(
    plain(title)
    for title in (
        "Introduction", "Summary", "Recommendations", "References", "Treatment", "Exercise", "Education", "Imaging",
        "Medications", "Background", "Activity", "Office visits", "Return to work", "Physical therapy (PT)", "Opioids",
        "Insomnia", "Executive Summary",
    )
)  # fmt: skip


def unknown_sources(citations: tuple[Citation, ...]) -> Iterator[CitationFault]:
    """Yield the citations of one guideline sentence that name no source that can be looked up.

    A page of the web counts where it is of no guideline, authority or reference work that the register knows, and no
    other source is cited with it.
    """
    for citation in citations:
        if citation.basis is not Basis.NONE and not citation.recognised:
            yield _unknown(citation, others=[one for one in citations if one is not citation and one.recognised])
    if citations and all(_is_any_page(one) for one in citations):
        yield CitationFault(
            status="unknown source",
            message="What is cited is a page of the web, of no known guideline, authority or medical reference.",
            found=citations[0].span,
            resolved_by="Cite the guideline or the study that the page draws on.",
        )


def _unknown(citation: Citation, *, others: list[Citation]) -> CitationFault:
    if citation.basis is Basis.MTUS:
        message = "The register knows no guideline of that name in the schedule."
        resolved_by = "Name the chapter of the schedule by its title and year."
    else:
        message = "The citation names no source that can be looked up."
        resolved_by = "Name the guideline or the study: organization or author, title, year, section or pages."
    return CitationFault(
        status="unknown source",
        message=message,
        found=citation.span,
        is_only_to_be_seen=bool(others) and citation.basis is not Basis.MTUS,
        resolved_by=resolved_by,
    )


def _is_any_page(citation: Citation) -> bool:
    source = citation.source or ""
    if not source.startswith("web/") or _PUBLIC.search(citation.id or source):
        return False
    return source in _NO_EVIDENCE or source not in sources()


def edition_fault(citation: Citation, *, decided: date | None, reviewed: date | None) -> CitationFault | None:
    """Return that an edition was not in force when it was applied; None if it was, or cannot be told.

    Args:
        citation: As cited.
        decided: Day of the decision; None for a draft, or where the letter does not tell it.
        reviewed: Day of utilization review, after which the decision was made; None if it is not known. An edition that
            was in force then but not any more is only shown: the day of the request tells which one holds. One that came
            long after it cannot have been in force yet.
    """
    source = sources().get(citation.source or "")
    if source is None or citation.year is None or not source.editions:
        return None
    edition = next((each for each in source.editions if each.year == citation.year), None)
    day = decided or reviewed
    if edition is None:
        because = in_force(citation, on=day or date(citation.year, 12, 31)).because
        return _edition(citation, f"There is no such edition: {because}.")
    has_ended = day is not None and edition.until is not None and edition.until <= day
    latest = decided or (reviewed + _LONGEST_REVIEW if reviewed is not None else None)
    is_to_come = latest is not None and edition.in_force is not None and latest < edition.in_force
    if day is None or not (has_ended or is_to_come):
        return None
    message = f"The edition cited was not in force on the day of the decision: {in_force(citation, on=day).because}."
    return _edition(citation, message, is_only_to_be_seen=reviewed is not None and edition.covers(reviewed))


def _edition(citation: Citation, message: str, *, is_only_to_be_seen: bool = False) -> CitationFault:
    return CitationFault(
        status="edition",
        message=message,
        found=citation.span,
        is_only_to_be_seen=is_only_to_be_seen,
        resolved_by="Cite the edition in force, and see that it says the same.",
    )


def place_fault(citation: Citation, *, on: date | None, is_prose: bool = False) -> CitationFault | None:
    """Return that a page or section is of another chapter than the one cited; None if it is not, or cannot be told.

    A guideline sentence that names pages and no edition is of the layout of 2014 and 2015, and means an edition of then.

    Args:
        citation: As cited.
        on: Day of the decision, else of utilization review; None if neither is known.
        is_prose: Whether it is named in a rationale.
    """
    answer = belongs(of_edition_in_force(citation, on=on))
    if answer.holds is not False and not is_prose and citation.pages:
        answer = belongs(_of_edition_with_pages(citation))
    if answer.holds is not False or any(
        int(page) > _LAST_PAGE for each in citation.pages for page in _PAGE.findall(each)
    ):
        return None
    if all(plain(section) in _OF_ANY_CHAPTER for section in citation.sections) and not citation.pages:
        return None
    what = "page" if answer.because.startswith("page") else "section"
    whose = "section" if "for that section" in answer.because else "chapter"
    return CitationFault(
        status="place of another chapter",
        message=f"The {what} cited is not of the {whose} cited: {answer.because}.",
        found=citation.span,
        resolved_by="Cite the chapter that holds what the decision rests on, with its own page or section.",
    )


def _of_edition_with_pages(citation: Citation) -> Citation:
    """Return a citation that names no edition with the one whose sections are cited by their pages."""
    if citation.year is not None:
        return citation
    return replace(citation, year=edition_with_pages(citation.source or ""))


def of_edition_in_force(citation: Citation, *, on: date | None) -> Citation:
    """Return a citation that names no edition with that in force on a day, since its pages are meant.

    Where the day is not known, that whose sections are cited by their pages.
    """
    source = sources().get(citation.source or "")
    if source is None or citation.year is not None:
        return citation
    if on is None:
        return _of_edition_with_pages(citation) if citation.pages else citation
    edition = next((each for each in source.editions if each.covers(on)), None)
    return citation if edition is None else replace(citation, year=edition.year)
