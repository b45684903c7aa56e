"""The care that a letter names: treatments, drugs, tests, papers."""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from openimr.checks.letters import Item, Letter
from openimr.checks.story.topicals import are_topical
from openimr.terms.clinical_lexicon import find_clinical_words
from openimr.terms.clinical_things import care_kinds, kinds_above, narrowest_kind
from openimr.terms.drugs import find_drugs
from openimr.terms.lexicons import Word, words_in

ANY_CARE = frozenset({"medication", "conservative care", "all care", "oral medication", "first-line drug"})
"""Kinds that are too wide to tell one treatment from another."""

_WIDEST = "conservative care"
_OPIOID = "opioid"
_TOPICAL = "topical analgesic"
_SWALLOWED = "oral medication"


class Care(NamedTuple):
    """A kind of care, and the drug where one is named."""

    kind: str
    drug: str = ""


class CareNamed(NamedTuple):
    """Care named by words.

    Attributes:
        first: Index of the first word.
        last: Index after the last word.
        kind: Name of its kind, of ``openimr.terms.clinical_things.care_kinds`` or a class of drugs.
        drug: Generic name of a drug that is named; empty of other care, and of a class of drugs.
    """

    first: int
    last: int
    kind: str
    drug: str = ""

    @property
    def care(self) -> Care:
        """The care itself."""
        return Care(self.kind, self.drug)


def care_among(named: Iterable[tuple[tuple[str, ...], int, int]], words: list[Word]) -> Iterator[CareNamed]:
    """Yield the care that words name, in order; of words within longer ones that name care too, only the longer.

    Args:
        named: What ``openimr.terms.clinical_lexicon.find_clinical_words`` found among the words.
        words: The words.
    """
    kinds = care_kinds()
    found = [
        CareNamed(first, last, name[1:])
        for names, first, last in named
        for name in names
        if name[0] == "#" and name[1:] in kinds
    ]
    found += _drugs_among(words)
    kept = (0, 0)
    for care in sorted(found, key=lambda one: (one.first, -one.last, one.kind)):
        if care.last > kept[1] or kept == (care.first, care.last):
            yield care
            kept = care.first, care.last


def _drugs_among(words: list[Word]) -> Iterator[CareNamed]:
    """Yield the drugs that words name; one that is told as put on the skin is no drug of its class to be taken."""
    drugs = list(find_drugs(words))
    topical = are_topical(words, [(drug.first, drug.last) for drug in drugs])
    for drug, is_topical in zip(drugs, topical, strict=True):
        kind = narrowest_kind(drug.value.generic, drug.value.kind)
        is_swallowed = _SWALLOWED in kinds_above(kind) and _OPIOID not in kinds_above(kind)
        yield CareNamed(drug.first, drug.last, _TOPICAL if is_topical and is_swallowed else kind, drug.value.generic)


def care_of_item(item: Item, letter: Letter) -> frozenset[Care]:
    """Return the care that the description of an item names."""
    words = words_in(letter.text, item.description)
    care = care_among(find_clinical_words(words), words)
    return frozenset(each.care for each in care if each.kind not in ANY_CARE)


def may_be_same(ones: Collection[Care], others: Collection[Care]) -> bool:
    """Return whether some care may be the same as other: one is of the kind of the other, or none is named.

    Args:
        ones: Of what is said to be absent.
        others: Of what stands against it; "conservative care" is no treatment in particular.
    """
    return not ones or not others or any(_may_be_same(one, other) for one in ones for other in others)


def _may_be_same(one: Care, other: Care) -> bool:
    if one.drug and other.drug:
        return one.drug == other.drug or (one.kind == other.kind == _OPIOID and _is_named_short(one.drug, other.drug))
    if other.kind in ANY_CARE and _TOPICAL in kinds_above(one.kind):
        return False
    return one.kind in kinds_above(other.kind) or (other.kind != _WIDEST and other.kind in kinds_above(one.kind))


def _is_named_short(one: str, other: str) -> bool:
    """Return whether of two drugs one is the other by its first substance: "hydrocodone" of hydrocodone with acetaminophen."""
    short, full = sorted((one, other), key=len)
    return full.partition("/")[0] == short
