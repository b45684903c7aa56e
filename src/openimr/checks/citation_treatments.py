"""Whether the sections that are cited are on a treatment that an item, or its rationale, speaks of."""

from collections.abc import Iterator, Sequence

from openimr.checks.citation_faults import CitationFault
from openimr.checks.coverage.treatments import Treatment
from openimr.checks.letters import Item, Letter
from openimr.domain.citations import Citation
from openimr.domain.text import Span

OF_ANY_TREATMENT = frozenset({"change of activity", "imaging", "surgery", "other therapy", "therapy", "exercise"})
"""Kinds that titles of sections of any chapter name."""


def treatment_faults(letter: Letter, item: Item, citations: Sequence[Citation]) -> Iterator[CitationFault]:
    """Yield the citations of one guideline sentence whose sections are all on treatments of which the item does not speak.

    A section that names no treatment, or a citation without sections, may be on any. Of drugs ``drug_class_faults`` tells.
    """
    if item.category.startswith("pharmaceutical/"):
        return
    sections = [section for one in citations for section in (one.sections or ("",))]
    named = [Treatment(section, Span(0, len(section))) for section in sections]
    if not named or any(_is_general(one) for one in named):
        return
    asked, reasons = Treatment(letter.text, item.description), Treatment(letter.text, item.rationale)
    if not (asked.kinds or asked.named.drugs):
        return
    if any(one.may_be(asked) or one.kinds & (asked.kinds | reasons.kinds) for one in named):
        return
    if any(one.named.drugs & reasons.named.drugs for one in named):
        return
    for citation in citations:
        yield CitationFault(
            status="section of another subject",
            message="The section cited is on another treatment than the one asked for, and the rationale does not speak of it.",
            found=citation.span,
            against=item.description,
            resolved_by="Cite the section on the treatment asked for, or say why this one applies.",
        )


def _is_general(section: Treatment) -> bool:
    return not section.named.drugs and not section.kinds - OF_ANY_TREATMENT
