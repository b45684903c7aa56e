"""Drugs by generic name, brand and class.

Source: general pharmacological knowledge, compared with no register of drugs [unverified]; a drug of several uses stands in
the class for which these letters name it most.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from openimr.terms.lexicons import Found, Lexicon, Word, form_of
from openimr.terms.tables import listed, table_rows

_BY_ENDING = (
    ("piprazole", "antipsychotic"),
    ("prazole", "proton pump inhibitor"),
    ("tidine", "h2 blocker"),
    ("triptan", "migraine"),
    ("gepant", "migraine"),
    ("codone", "opioid"),
    ("morphone", "opioid"),
    ("fentanil", "opioid"),
    ("coxib", "nsaid"),
    ("profen", "nsaid"),
    ("oxicam", "nsaid"),
    ("fenac", "nsaid"),
    ("azepam", "benzodiazepine"),
    ("azolam", "benzodiazepine"),
    ("setron", "antiemetic"),
    ("cillin", "antibiotic"),
    ("floxacin", "antibiotic"),
    ("cycline", "antibiotic"),
    ("thromycin", "antibiotic"),
    ("sartan", "antihypertensive"),
    ("pril", "antihypertensive"),
    ("dipine", "antihypertensive"),
    ("olol", "antihypertensive"),
    ("thiazide", "antihypertensive"),
    ("gliptin", "antidiabetic"),
    ("gliflozin", "antidiabetic"),
    ("glutide", "antidiabetic"),
    ("xaban", "anticoagulant"),
    ("parin", "anticoagulant"),
    ("triptyline", "antidepressant"),
    ("ipramine", "antidepressant"),
    ("oxetine", "antidepressant"),
    ("afil", "erectile dysfunction"),
    ("olone", "steroid"),
    ("asone", "steroid"),
    ("onide", "steroid"),
    ("hyaluronate", "viscosupplementation"),
    ("gabalin", "anti-epilepsy"),
    ("racetam", "anti-epilepsy"),
    ("orexant", "sedative-hypnotic"),
    ("statin", "other"),
    ("mab", "other"),
)
"""Class by the ending of a generic name.

Source: stems of the United States Adopted Names Council; those whose drugs are all of one class here.
"""

_SHORTEST_BY_ENDING = 7
_LONGEST_MISSPELT = 18
_SHORTEST_MISSPELT = 8


@dataclass(frozen=True, slots=True)
class Drug:
    """A drug.

    Attributes:
        generic: Generic name, small letters; the parts of a combination joined by "/".
        kind: Class, a leaf of ``pharmaceutical/`` in ``openimr.terms.categories``.
    """

    generic: str
    kind: str


@cache
def _lexicon() -> Lexicon[Drug]:
    terms: list[tuple[str, Drug]] = []
    for generic, kind, names in table_rows("drugs"):
        drug = Drug(generic, kind)
        terms.extend((term, drug) for term in (generic, *listed(names)))
    return Lexicon(terms)


@cache
def _misspellings() -> dict[str, Drug]:
    """Return one-word names by each of their forms with one letter left out."""
    forms: dict[str, Drug] = {}
    for generic, kind, names in table_rows("drugs"):
        drug = Drug(generic, kind)
        for name in (generic, *listed(names)):
            if name.isalpha() and _SHORTEST_MISSPELT <= len(name) <= _LONGEST_MISSPELT:
                for index in range(1, len(name)):
                    forms.setdefault(name[:index] + name[index + 1 :], drug)
    return forms


def find_drugs(words: Sequence[Word]) -> Iterator[Found[Drug]]:
    """Yield the drugs that the words name, in order.

    >>> from openimr.terms.lexicons import words_in
    >>> [found.value.generic for found in find_drugs(words_in("Norco 10/325mg; hydrocodone-APAP, Ibuprofen"))]
    ['hydrocodone/acetaminophen', 'hydrocodone/acetaminophen', 'ibuprofen']
    """
    return _lexicon().find(words)


def drug_of(name: str) -> Drug | None:
    """Return the drug of a generic or brand name; None where it is not known.

    >>> drug_of("Lyrica").generic
    'pregabalin'
    """
    return _lexicon().value_of(name)


def guess_drug(word: str) -> Drug | None:
    """Return what an unknown word is taken for where it stands as a drug's name, before a strength or an amount.

    A known name with one letter wrong, missing or too many; else a word with the ending of a class.

    >>> guess_drug("cyclobenzeprine").generic, guess_drug("zorpidipine").kind, guess_drug("table")
    ('cyclobenzaprine', 'antihypertensive', None)
    """
    form = form_of(word)
    if not form.isascii() or not form.isalpha():
        return None
    return _respelt(form) or _by_ending(form)


def _respelt(form: str) -> Drug | None:
    if not _SHORTEST_MISSPELT <= len(form) <= _LONGEST_MISSPELT:
        return None
    misspellings = _misspellings()
    for shorter in (form, *(form[:index] + form[index + 1 :] for index in range(1, len(form)))):
        if (drug := misspellings.get(shorter) or drug_of(shorter)) is not None:
            return drug
    return None


def _by_ending(form: str) -> Drug | None:
    if len(form) < _SHORTEST_BY_ENDING:
        return None
    return next((Drug(form, kind) for ending, kind in _BY_ENDING if form.endswith(ending)), None)
