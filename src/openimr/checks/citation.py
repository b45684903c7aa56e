"""Whether what is cited exists, is in force, holds what is looked for, and is what the decision rests on."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from openimr.checks.checking import Check
from openimr.checks.citation_drug_classes import drug_class_faults
from openimr.checks.citation_faults import CitationFault
from openimr.checks.citation_numbers import number_fault
from openimr.checks.citation_prose_pages import prose_page_faults
from openimr.checks.citation_register import edition_fault, of_edition_in_force, place_fault, unknown_sources
from openimr.checks.citation_section_regions import section_region_fault
from openimr.checks.citation_sections import prose_section_faults, section_faults, section_verdicts
from openimr.checks.citation_subjects import subject_faults
from openimr.checks.citation_support import support_fault
from openimr.checks.citation_treatments import treatment_faults
from openimr.checks.letters import Item, Letter
from openimr.citations.provisions import without_provisions
from openimr.domain.citations import Citation
from openimr.domain.errors import NoLawInForceError
from openimr.domain.findings import Finding, Severity
from openimr.domain.text import Span
from openimr.law.evidence import EVIDENCE_RULES, EvidenceDuty, evidence_provision

_NAME = "citation"


def find(letter: Letter) -> Iterator[Finding]:
    """Yield what is wrong with the citations of each item.

    The review organization's are to be set right; the claims administrator's, which the reviewer cannot mend, are shown.

    Source: 8 CCR § 9792.21.1(d), and the register of guidelines as each of its entries says.
    """
    provision = _provision(letter.determination.decision_date)
    for item in letter.items:
        for fault in _of_item(letter, item):
            yield _finding(letter, item, fault, provision, is_ours=True)
        for fault in _of_sentence(
            letter, item, tuple(map(without_provisions, item.parts.claims_administrator_citations))
        ):
            yield _finding(letter, item, fault, provision, is_ours=False)


def _of_item(letter: Letter, item: Item) -> Iterator[CitationFault]:
    cited = tuple(map(without_provisions, item.parts.imro_citations))
    known = [*unknown_sources(cited), *_of_sentence(letter, item, cited)]
    yield from known
    for citation in item.parts.mentions:
        yield from _by_register(letter, citation, is_prose=True)
    support = support_fault(letter, item)
    yield from (fault for fault in prose_page_faults(letter, item) if support is None or fault.found != support.found)
    day = letter.determination.decision_date or _day_of_review(letter)
    meant = [of_edition_in_force(citation, on=day) for citation in item.parts.mentions if citation.pages]
    yield from prose_section_faults(letter, item, meant)
    yield from _of_treatment(letter, item, cited, {fault.found for fault in known})
    if support is not None:
        yield support


def _of_treatment(
    letter: Letter, item: Item, cited: Sequence[Citation], places: Collection[Span]
) -> Iterator[CitationFault]:
    """Yield the citations that deal with another treatment; of each one fault, and none where its place is one already."""
    of_drugs = tuple(drug_class_faults(letter, item, cited))
    verdicts = section_verdicts(letter, item, cited)
    is_suited = of_drugs or any(verdict for _, verdict in verdicts)
    of_words = () if is_suited else treatment_faults(letter, item, cited)
    done = set(places)
    for fault in (*of_drugs, *section_faults(item, verdicts), *of_words):
        if fault.found not in done:
            done.add(fault.found)
            yield fault


def _of_sentence(letter: Letter, item: Item, cited: Sequence[Citation]) -> Iterator[CitationFault]:
    """Yield what is wrong with the citations of one guideline sentence; of one citation's place and subject, its place."""
    known = [fault for citation in cited for fault in _by_register(letter, citation)]
    yield from known
    places = {fault.found for fault in known}
    yield from (fault for fault in subject_faults(letter, item, cited) if fault.found not in places)


def _by_register(letter: Letter, citation: Citation, *, is_prose: bool = False) -> Iterator[CitationFault]:
    decided, reviewed = letter.determination.decision_date, _day_of_review(letter)
    edition = edition_fault(citation, decided=decided, reviewed=reviewed)
    if edition is not None:
        yield edition
    place = place_fault(citation, on=decided or reviewed, is_prose=is_prose) or number_fault(letter, citation)
    place = place or section_region_fault(citation)
    if place is not None:
        yield place


def _day_of_review(letter: Letter) -> date | None:
    told = letter.parts.ur
    return letter.determination.ur_denial_date or (told.day if told is not None else None)


def _provision(day: date | None) -> str:
    if day is None:
        return EVIDENCE_RULES[-1].provision.source
    try:
        return evidence_provision(EvidenceDuty.CITATION, on=day).source
    except NoLawInForceError:
        return ""


def _finding(letter: Letter, item: Item, fault: CitationFault, provision: str, *, is_ours: bool) -> Finding:
    is_asked = is_ours and not fault.is_only_to_be_seen
    return Finding(
        check=_NAME,
        status=fault.status,
        severity=Severity.QUESTION if is_asked else Severity.NOTE,
        item=item.number,
        message=fault.message if is_ours else f"Of the claims administrator: {fault.message}",
        found=(letter.passage(fault.found),),
        against=() if fault.against is None else (letter.passage(fault.against),),
        provision=provision,
        resolved_by=fault.resolved_by if is_ours else "Do not take it over.",
    )


CHECK = Check(
    name=_NAME, asks="Is each citation of a guideline in force that deals with the treatment decided?", find=find
)
