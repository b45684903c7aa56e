"""A treatment that words name, and whether other words may name the same one."""

import re
from functools import cache, cached_property

from openimr.checks.body import can_be_one_place
from openimr.checks.named import Named
from openimr.checks.story.care import ANY_CARE, care_among
from openimr.domain.text import Span
from openimr.terms.clinical_lexicon import find_clinical_words
from openimr.terms.clinical_things import kinds_above
from openimr.terms.lexicons import form_of, words_in
from openimr.terms.request_words import request_words
from openimr.terms.tables import listed, table_rows

_WEAK = request_words("weak") | frozenset(
    "management visit appointment follow home treat custom standard outpatient inpatient use month medical possible "  # noqa: SIM905 (words)
    "physician doctor provider specialist referral up any all right open free".split()
)
_WIDE = frozenset(
    {
        "",
        "other",
        "programs",
        "diagnostic testing/other",
        "diagnostic testing/laboratory",
        "dmepos/equipment",
        "dmepos/supplies",
        "dmepos/prosthetics and orthotics",
        "rehabilitation/other",
        "surgery/adjunct",
        "surgery/other",
        "pharmaceutical/other",
    }
)
"""Categories that hold treatments of many kinds."""

_OF_MANY_SORTS = "named operation"
"""A kind of care of which one request may hold several: a repair is no tenodesis."""

_PHASES = (
    ("before", re.compile(r"\bpre-?\s?(?:op|surg)\w{0,9}", re.IGNORECASE)),
    ("during", re.compile(r"\bintra-?\s?op\w{0,9}", re.IGNORECASE)),
    ("after", re.compile(r"\bpost-?\s?(?:op|surg)\w{0,9}", re.IGNORECASE)),
)
_LONG = 8


class Treatment:
    """What a phrase names as a treatment.

    Attributes:
        named: Its words, read.
        words: They themselves.
    """

    def __init__(self, text: str, zone: Span) -> None:
        self.named = Named(text, zone)
        self.words = zone.of(text)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """Kinds of care that it names, of ``openimr.terms.clinical_things.care_kinds``."""
        zone = self.named.zone
        words = words_in(self.named.text, zone)
        found = {care.kind for care in care_among(find_clinical_words(words), words)}
        return frozenset(found) - ANY_CARE - {_OF_MANY_SORTS}

    @cached_property
    def telling(self) -> frozenset[str]:
        """Words that tell it from other treatments."""
        return self.named.telling - _WEAK

    @cached_property
    def phase(self) -> str:
        """``before``, ``during`` or ``after`` an operation; empty where it is not said."""
        return next((name for name, words in _PHASES if words.search(self.words)), "")

    @property
    def path(self) -> str:
        """Category of the treatment; empty where none is told."""
        return self.named.path

    @property
    def names_one(self) -> bool:
        """Whether it names a treatment by itself, with words that tell it from others."""
        return self.named.is_plain and bool(self.telling or self.named.drugs or self.kinds)

    def may_be(self, other: "Treatment") -> bool:
        """Return whether another phrase may name the same treatment: also in other words, or by its kind."""
        mine, yours = self.named, other.named
        if mine.drugs and yours.drugs:
            return bool(_parts_of(mine.drugs) & _parts_of(yours.drugs))
        if not ((mine.is_medicine and yours.is_medicine) or self._is_called_as(other)):
            return False
        is_other_phase = self.phase and other.phase and self.phase != other.phase
        return not is_other_phase and can_be_one_place(mine.regions, yours.regions)

    def _is_called_as(self, other: "Treatment") -> bool:
        """Return whether the words of both may name one treatment."""
        if self.called & other.called or _are_spelt_in(self, other) or _are_spelt_in(other, self):
            return True
        if self.kinds and other.kinds:
            return _are_of_one_kind(self.kinds, other.kinds)
        return self.path == other.path and self.path not in _WIDE

    @cached_property
    def called(self) -> frozenset[str]:
        """Words that tell it, with those that may name the same."""
        names = _names()
        forms = self.telling | {word.form for word in words_in(self.words)}
        return self.telling | {name for form in forms for name in names.get(form, ())}

    @cached_property
    def squeezed(self) -> str:
        """Its letters and digits alone."""
        return re.sub(r"[^a-z0-9]+", "", self.words.lower())


def _are_of_one_kind(ones: frozenset[str], others: frozenset[str]) -> bool:
    """Return whether care of some kinds may be care of others: one is of the kind of the other."""
    return any(one in kinds_above(other) or other in kinds_above(one) for one in ones for other in others)


def _are_spelt_in(one: Treatment, other: Treatment) -> bool:
    """Return whether a long word of one stands in the other with a blank or a hyphen in it: "wheel chair"."""
    return any(len(word) >= _LONG and word in other.squeezed for word in one.telling)


def _parts_of(drugs: frozenset[str]) -> frozenset[str]:
    return frozenset(part for drug in drugs for part in drug.split("/"))


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """Return for each word of a treatment a name of each group of words that may mean the same."""
    groups: dict[str, tuple[str, ...]] = {}
    for (words,) in table_rows("treatment_names"):
        name = f"={words}"
        for word in listed(words):
            form = form_of(word)
            groups[form] = (*groups.get(form, ()), name)
    return groups
