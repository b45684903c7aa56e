"""Whether the sections that are cited for a drug are of its class."""

import re
from collections.abc import Iterator, Sequence

from openimr.checks.citation_faults import CitationFault
from openimr.checks.letters import Item
from openimr.domain.citations import Citation
from openimr.terms.drugs import find_drugs
from openimr.terms.lexicons import words_in

_PHARMACEUTICAL = "pharmaceutical/"
_TOLD_APART = frozenset(
    {
        "opioid",
        "nsaid",
        "muscle relaxant",
        "proton pump inhibitor",
        "h2 blocker",
        "anti-epilepsy",
        "antidepressant",
        "benzodiazepine",
        "sedative-hypnotic",
    }
)
_BY_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("proton pump inhibitor", re.compile(r"proton pump|\bPPIs?\b", re.IGNORECASE)),
    ("h2 blocker", re.compile(r"\bH2\b", re.IGNORECASE)),
    ("muscle relaxant", re.compile(r"muscle relaxant|antispas(?:modic|ticity)", re.IGNORECASE)),
    ("nsaid", re.compile(r"\bNSAIDs?\b|anti-?\s?inflammator", re.IGNORECASE)),
    ("opioid", re.compile(r"\bopioids?\b|\bopiates?\b", re.IGNORECASE)),
    ("anti-epilepsy", re.compile(r"anti-?\s?epilep|anticonvulsant|\bAEDs?\b", re.IGNORECASE)),
    ("benzodiazepine", re.compile(r"benzodiazepine", re.IGNORECASE)),
    ("antidepressant", re.compile(r"anti-?\s?depressant|\bSSRIs?\b|\bSNRIs?\b|tricyclic", re.IGNORECASE)),
)
_TREATED_WITH = {
    "nsaid": frozenset({"proton pump inhibitor", "h2 blocker"}),
    "proton pump inhibitor": frozenset({"nsaid"}),
    "h2 blocker": frozenset({"nsaid"}),
    "benzodiazepine": frozenset({"muscle relaxant", "sedative-hypnotic", "anti-epilepsy"}),
    "sedative-hypnotic": frozenset({"benzodiazepine", "antidepressant"}),
    "antidepressant": frozenset({"sedative-hypnotic", "anti-epilepsy"}),
    "anti-epilepsy": frozenset({"antidepressant", "benzodiazepine"}),
    "muscle relaxant": frozenset({"benzodiazepine"}),
}
"""For each class those in whose sections guidelines deal with it too: stomach protection with NSAIDs, trazodone for sleep."""


def drug_class_faults(item: Item, citations: Sequence[Citation]) -> Iterator[CitationFault]:
    """Yield the citations of one guideline sentence whose sections are all on drugs of other classes than the item's.

    A section that names no class, or a citation without sections, may be of any.
    """
    category = item.parts.category
    own = category.path.removeprefix(_PHARMACEUTICAL) if category is not None else ""
    if own not in _TOLD_APART or category is None:
        return
    classes = [_classes_of(section) for one in citations for section in (one.sections or ("",))]
    suited = {own} | _TREATED_WITH.get(own, frozenset())
    if not classes or any(not each or each & suited for each in classes):
        return
    for citation in citations:
        yield CitationFault(
            status="section of another subject",
            message="The section cited is on another class of drugs than the one asked for.",
            found=citation.span,
            against=category.span,
            resolved_by="Cite the section on the drug asked for, or say why this one applies.",
        )


def _classes_of(section: str) -> frozenset[str]:
    named = {kind for kind, words in _BY_WORDS if words.search(section)}
    drugs = {found.value.kind for found in find_drugs(words_in(section))}
    return frozenset((named | drugs) & _TOLD_APART)
