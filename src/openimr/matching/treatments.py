"""Which fields of care the treatments and the condition of a case are of, as far as their words tell."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from openimr.matching.fields import (
    BY_PLACE_TOO,
    CATEGORY_FIELDS,
    PLACE_FIELDS,
    SURGERY_FIELDS,
    WORD_FIELDS,
    Field,
)
from openimr.terms.categories import ADJUNCT, find_category
from openimr.terms.drugs import find_drugs
from openimr.terms.levels import find_levels
from openimr.terms.lexicons import Lexicon, Word, words_in
from openimr.terms.regions import find_regions, region_of_level
from openimr.terms.tables import listed

_F = Field
_NONE: frozenset[Field] = frozenset()
_DRUG = "pharmaceutical/"


@dataclass(frozen=True, kw_only=True, slots=True)
class Treatment:
    """The fields one disputed treatment is of.

    Attributes:
        number: Of the item.
        fields: Any of which the treatment is of; empty if its words tell none.
        places: The fields of the parts of the body it names, without an operation.
    """

    number: int
    fields: frozenset[Field]
    places: frozenset[Field] = _NONE

    def within(self, condition: frozenset[Field]) -> "Treatment":
        """Return it with its fields narrowed to those of the condition, where they share any.

        An antidepressant may be for pain or for a depression; the diagnosis tells which.
        """
        return Treatment(number=self.number, fields=self.fields & condition or self.fields, places=self.places)


def read_treatment(number: int, words: str) -> Treatment:
    """Read the fields of a treatment from the words in which it was asked for.

    Words that name a field decide; else the category of the service, with the part of the body where that matters.

    >>> sorted(field.name for field in read_treatment(1, "L4-5 lumbar fusion").fields)
    ['SPINE_SURGERY']
    >>> read_treatment(2, "Transportation").fields
    frozenset()
    """
    found = words_in(words)
    regions = _regions(words, found)
    cue = find_category(found, list(find_drugs(found)))
    path = cue.path if cue else ""
    places = _joined(PLACE_FIELDS, regions)
    fields = _fields_of_words(found) or _fields_of_category(path, regions, places)
    return Treatment(number=number, fields=fields, places=places)


def read_condition(diagnosis: str, icd_code: str) -> frozenset[Field]:
    """Read the fields of a condition from the words of the diagnosis and its ICD-10-CM code; empty if they tell none.

    >>> sorted(field.name for field in read_condition("", "S81.801A"))
    ['SKIN']
    """
    found = words_in(diagnosis)
    named = _fields_of_words(found) | _joined(PLACE_FIELDS, _regions(diagnosis, found))
    return _fields_of_code(icd_code) or named


def _regions(text: str, words: Sequence[Word]) -> list[str]:
    named = [region for found in find_regions(words) for region in found.value]
    return named + [region_of_level(level) for levels in find_levels(text) for level in levels.names]


def _fields_of_category(path: str, regions: Sequence[str], places: frozenset[Field]) -> frozenset[Field]:
    if path == ADJUNCT:
        return _NONE
    if path == "surgery/other":
        return _joined(SURGERY_FIELDS, regions)
    own = CATEGORY_FIELDS.get(path, _NONE)
    return own | places if path in BY_PLACE_TOO or not own else own


def _joined(table: Mapping[str, frozenset[Field]], regions: Sequence[str]) -> frozenset[Field]:
    return _NONE.union(*(table.get(region, _NONE) for region in regions))


@cache
def _lexicon() -> Lexicon[Field]:
    return Lexicon((term, field) for field, terms in WORD_FIELDS.items() for term in listed(terms))


def _fields_of_words(words: Sequence[Word]) -> frozenset[Field]:
    return frozenset(found.value for found in _lexicon().find(words))


_CODES: tuple[tuple[str, frozenset[Field]], ...] = (
    ("F", frozenset({_F.MIND})),
    ("T2|T3[0-4]|L|S[^0]1|S0[018]", frozenset({_F.SKIN})),
    ("S05|H[0-5]", frozenset({_F.EYE})),
    ("S025|M26|K0|K1[0-4]", frozenset({_F.TEETH})),
    ("S06", frozenset({_F.NERVES})),
    ("G47", frozenset({_F.SLEEP})),
    ("G56", frozenset({_F.HAND, _F.NERVES})),
    ("G89|G90", frozenset({_F.PAIN})),
    ("G", frozenset({_F.NERVES})),
    ("H", frozenset({_F.EAR_NOSE_THROAT})),
    ("S1[2-6]|S2[23]|S3[239]|M4|M5[0-4]", frozenset({_F.SPINE})),
    ("S6", frozenset({_F.JOINTS, _F.HAND})),
    ("S9|M722|M201", frozenset({_F.JOINTS, _F.FOOT})),
    ("S[4578]|M", frozenset({_F.JOINTS})),
    ("I", frozenset({_F.HEART})),
    ("J", frozenset({_F.LUNGS})),
    ("K4[0-6]", frozenset({_F.ABDOMEN_SURGERY})),
    ("K", frozenset({_F.DIGESTION})),
    ("N", frozenset({_F.URINARY})),
    ("[AB]", frozenset({_F.INFECTION})),
    ("E", frozenset({_F.GENERAL})),
)
"""Beginnings of ICD-10-CM codes, without the dot → fields; the first that fits.

Source: the chapters and blocks of ICD-10-CM (National Center for Health Statistics).
"""

_CODE = re.compile(r"[A-Z]\d[0-9A-Z](\.?[0-9A-Z]{0,4})")


def _fields_of_code(code: str) -> frozenset[Field]:
    folded = code.strip().upper()
    if not _CODE.fullmatch(folded):
        return _NONE
    bare = folded.replace(".", "")
    return next((fields for pattern, fields in _CODES if re.match(pattern, bare)), _NONE)
