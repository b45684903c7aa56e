"""Whether the sections, or the pages, that are cited deal with the treatment of an item."""

from collections.abc import Iterator, Sequence

from openimr.checks.citation_faults import CitationFault
from openimr.checks.citation_treatments import OF_ANY_TREATMENT
from openimr.checks.coverage.treatments import Treatment
from openimr.checks.letters import Item, Letter
from openimr.citations.pages import page_ranges
from openimr.citations.section_pages import (
    Section,
    edition_with_pages,
    sections_called,
    sections_on,
    treatments_dealt_with,
)
from openimr.domain.citations import Citation
from openimr.domain.text import Span
from openimr.terms.drugs import find_drugs

_PHARMACEUTICAL = "pharmaceutical/"
_REMAINDERS = frozenset({"other", "surgery/other", "pharmaceutical/other", "pharmaceutical/analgesic other"})


def section_faults(item: Item, verdicts: Sequence[tuple[Citation, bool | None]]) -> Iterator[CitationFault]:
    """Yield the citations of one guideline sentence whose sections, or pages without a section, deal with other treatments.

    Sections count only where no other citation may deal with the item; pages alone count by themselves, whatever is cited
    beside them, since a page is looked up.
    """
    is_any_suited = any(verdict is not False for _, verdict in verdicts)
    for citation, verdict in verdicts:
        if verdict is False and not (citation.sections and is_any_suited):
            yield _fault(item, citation)


def prose_section_faults(letter: Letter, item: Item, mentions: Sequence[Citation]) -> Iterator[CitationFault]:
    """Yield the pages that a rationale names, on which other treatments are dealt with than the item and than it says there.

    Args:
        letter: The letter.
        item: The item.
        mentions: The guidelines its rationale names, each with the edition that is meant.
    """
    for citation, verdict in section_verdicts(letter, item, mentions):
        if verdict is False and citation.pages and not citation.sections:
            after = (each for each in letter.sentences(item.rationale) if each.end > citation.span.start)
            sentence = next(after, item.rationale)
            if not _speaks_of(letter, sentence, _cited_sections(citation, citation.source or "")):
                yield _fault(item, citation)


def section_verdicts(
    letter: Letter, item: Item, citations: Sequence[Citation]
) -> tuple[tuple[Citation, bool | None], ...]:
    """Return each citation with whether its sections, or pages without a section, deal with an item.

    What a section deals with is told by the register; what the rationale of a service speaks of may be cited too.

    Returns:
        None for a citation of which it is not known, or that may bear on any treatment.
    """
    known = [_cited_sections(citation, citation.source or "") for citation in citations]
    asked = _asked_for(letter, item) if any(known) else frozenset()
    pairs = zip(citations, known, strict=True)
    return tuple((citation, _deals_with(letter, item, citation, sections, asked)) for citation, sections in pairs)


def _asked_for(letter: Letter, item: Item) -> frozenset[str]:
    """Return the categories of an item: its own, and those of each drug that is asked for, in a compound or as an injection.

    None where its own is a remainder that may hold anything.
    """
    if not item.category or item.category in _REMAINDERS:
        return frozenset()
    drugs = find_drugs(letter.words_in(item.heading))
    return frozenset({item.category, *(f"{_PHARMACEUTICAL}{found.value.kind}" for found in drugs)})


def _deals_with(
    letter: Letter, item: Item, citation: Citation, known: Sequence[Section], asked: frozenset[str]
) -> bool | None:
    is_judged = not asked.isdisjoint(treatments_dealt_with(citation.source or ""))
    if not known or not is_judged or not all(section.deals_with for section in known):
        return None
    if any(section.deals_with & asked for section in known):
        return True
    is_drug = item.category.startswith(_PHARMACEUTICAL)
    return not is_drug and _speaks_of(letter, item.rationale, known)


def _cited_sections(citation: Citation, source: str) -> tuple[Section, ...]:
    if citation.sections:
        found = [sections_called(title, source=source, year=None) for title in citation.sections]
        return tuple(section for each in found for section in each) if all(found) else ()
    if citation.year not in {None, edition_with_pages(source)}:
        return ()
    return sections_on(page_ranges(citation.pages), source=source)


def _speaks_of(letter: Letter, zone: Span, sections: Sequence[Section]) -> bool:
    """Return whether words speak of care of a kind that one of the sections deals with."""
    told = Treatment(letter.text, zone).kinds - OF_ANY_TREATMENT
    titles = (title for section in sections for title in section.titles)
    return any(Treatment(title, Span(0, len(title))).kinds & told for title in titles)


def _fault(item: Item, citation: Citation) -> CitationFault:
    place = "section" if citation.sections else "page"
    told = "" if citation.sections else " (the register's pages are not verified)"
    return CitationFault(
        status="section of another subject",
        message=f"The {place} cited deals with other treatments than the one asked for{told}.",
        found=citation.span,
        against=item.description,
        resolved_by=f"Cite the {place} on the treatment asked for, or say why this one applies.",
    )
