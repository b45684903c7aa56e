"""Whether the sections that are cited for a drug are of its class."""

import re
from collections.abc import Collection, Iterator, Sequence

from openimr.checks.citation_faults import CitationFault
from openimr.checks.citation_treatments import OF_ANY_TREATMENT
from openimr.checks.coverage.treatments import Treatment
from openimr.checks.letters import Item, Letter
from openimr.domain.citations import Citation
from openimr.domain.text import Span
from openimr.terms.categories import PHARMACEUTICALS
from openimr.terms.drugs import find_drugs
from openimr.terms.lexicons import Word, words_in

_PHARMACEUTICAL = "pharmaceutical/"
_OPERATION, _ANY_OPERATION = "surgery/", "surgery/other"
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
        "topical analgesic",
        "topical compound",
    }
)
_APPLIED = frozenset({"topical analgesic", "topical compound"})
_BY_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("proton pump inhibitor", re.compile(r"proton pump|\bPPIs?\b", re.IGNORECASE)),
    ("h2 blocker", re.compile(r"\bH2\b", re.IGNORECASE)),
    ("muscle relaxant", re.compile(r"muscle relaxant|antispas(?:modic|ticity)", re.IGNORECASE)),
    ("nsaid", re.compile(r"\bNSAIDs?\b|anti-?\s?inflammator", re.IGNORECASE)),
    ("opioid", re.compile(r"\bopioids?\b|\bopiates?\b", re.IGNORECASE)),
    ("anti-epilepsy", re.compile(r"anti-?\s?epilep|anticonvulsant|\bAEDs?\b", re.IGNORECASE)),
    ("benzodiazepine", re.compile(r"benzodiazepine", re.IGNORECASE)),
    (
        "topical analgesic",
        re.compile(r"\btopicals?\b|\bcompound(?:ed|s)?\b|\bpatch(?:es)?\b|\bcreams?\b|\bgels?\b", re.IGNORECASE),
    ),
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
    "topical analgesic": frozenset({"topical compound", "nsaid"}),
    "topical compound": frozenset({"topical analgesic", "nsaid"}),
}
"""For each class those in whose sections guidelines deal with it too: stomach protection with NSAIDs, trazodone for sleep."""
_CARE_BESIDE = {
    "opioid": frozenset(
        {
            "urine drug test",
            "laboratory test",
            "screening for risk of misuse",
            "opioid agreement",
            "functional restoration",
        }
    )
}
"""For each class the kinds of care by whose sections a drug of it may be decided too."""


def drug_class_faults(letter: Letter, item: Item, citations: Sequence[Citation]) -> Iterator[CitationFault]:
    """Yield the citations of one guideline sentence whose sections are all on other drugs than the item's, or on no drug.

    A section that names neither, or a citation without sections, may be of any. One on a drug by its name is of another of its
    class only where a class is named beside it, or the rationale speaks of that drug. Of a compound each drug counts; a section
    on care of which the rationale speaks is not strange.
    """
    category = item.parts.category
    own = category.path.removeprefix(_PHARMACEUTICAL) if category is not None else ""
    sections = [section for one in citations for section in (one.sections or ("",))]
    if own not in _TOLD_APART or category is None or not sections:
        return
    suited = {own} | _TREATED_WITH.get(own, frozenset())
    asked = _generics(letter.words_in(item.heading))
    if own in _APPLIED:
        suited |= {found.value.kind for name in asked for found in find_drugs(words_in(name))}
    is_on_others = own not in _APPLIED and _is_on_other_drugs(sections, asked, spoken_of=_spoken_of(letter, item))
    if not is_on_others and any(
        _may_be_of(section, own, suited) or asked & _generics(words_in(section)) for section in sections
    ):
        return
    if any(_care_in(section) & Treatment(letter.text, item.rationale).kinds for section in sections):
        return
    told = "another drug" if is_on_others else "another class of drugs"
    for citation in citations:
        yield CitationFault(
            status="section of another subject",
            message=f"The section cited is on {told} than the one asked for, or on other care.",
            found=citation.span,
            against=category.span,
            resolved_by="Cite the section on the drug asked for, or say why this one applies.",
        )


def _may_be_of(section: str, own: str, suited: Collection[str]) -> bool:
    """Return whether a section may deal with drugs of some classes: it names one of them, or neither drug nor care."""
    classes = _classes_of(section)
    if classes:
        return not classes.isdisjoint(suited)
    care = _care_in(section)
    return not care or not care.isdisjoint(_CARE_BESIDE.get(own, frozenset()))


def _is_on_other_drugs(sections: Sequence[str], asked: Collection[str], *, spoken_of: Collection[str]) -> bool:
    """Return whether each section is on drugs by their names, none of them asked for or spoken of, and on no class of drugs."""
    named = [_generics(words_in(section)) for section in sections]
    is_each_on_drugs = all(named) and not any(words.search(section) for section in sections for _, words in _BY_WORDS)
    others = {drug for drugs in named for drug in drugs}
    return bool(asked) and is_each_on_drugs and others.isdisjoint(asked) and others.isdisjoint(spoken_of)


def _spoken_of(letter: Letter, item: Item) -> set[str]:
    return _generics(letter.words_in(item.rationale))


def _generics(words: list[Word]) -> set[str]:
    return {part for found in find_drugs(words) for part in found.value.generic.split("/")}


def _classes_of(section: str) -> frozenset[str]:
    named = {kind for kind, words in _BY_WORDS if words.search(section)}
    drugs = {found.value.kind for found in find_drugs(words_in(section))}
    return frozenset((named | drugs) & _TOLD_APART)


def _care_in(section: str) -> frozenset[str]:
    """Return the kinds of care without drugs that a section names; none where it names a drug of any class.

    Of surgery, where it names an operation.
    """
    named = Treatment(section, Span(0, len(section)))
    is_on_drugs = named.named.drugs or named.kinds & frozenset(PHARMACEUTICALS)
    if is_on_drugs:
        return frozenset()
    is_on_operation = named.path.startswith(_OPERATION) and named.path != _ANY_OPERATION
    return named.kinds - (OF_ANY_TREATMENT - {"surgery"} if is_on_operation else OF_ANY_TREATMENT)
