"""A request, or a phrase that may name one, read as far as it is asked about."""

import re
from collections.abc import Mapping
from functools import cache, cached_property

from openimr.checks.amounts import Amounts, amounts_of
from openimr.domain.parts import Side
from openimr.domain.text import Span
from openimr.terms.abbreviations import expansions_of
from openimr.terms.categories import Cue, find_category
from openimr.terms.dates import find_dates
from openimr.terms.doses import find_doses
from openimr.terms.drugs import Drug, find_drugs
from openimr.terms.levels import Levels, find_levels, levels_of
from openimr.terms.lexicons import Found, Word, form_of, words_in
from openimr.terms.quantities import find_quantities
from openimr.terms.regions import find_regions
from openimr.terms.request_words import request_words
from openimr.terms.sides import find_sides
from openimr.terms.tables import listed, table_rows

MEDICINE = "pharmaceutical/"
SERVED = ("rehabilitation/", "psychological services/therapy")
_PLAIN = 2
_COMMON = request_words("common")
_SYMPTOM_AFTER = re.compile(
    r"(?:[-\s]{1,2}[a-z]{1,16}){0,3}[-\s]{1,2}(?:pain|symptoms?|weakness|numbness|radicul\w{1,8}|complaints?|tears?|syndrome|"
    r"sprain|strain|tingling|impingement|tenderness|dermatomes?|dermatomal|nerve\sroots?|roots?|distribution|myotomes?|discs?|"
    r"disks?|bulges?|protrusions?|herniations?|stenosis|spondylolisthesis|listhesis|fractures?|deficits?|findings?)\b",
    re.IGNORECASE,
)


@cache
def _region_words() -> frozenset[str]:
    terms = (term for _, names in table_rows("regions") for term in listed(names) if " " not in term)
    return frozenset(form_of(term) for term in terms)


class Named:
    """One request or phrase.

    Attributes:
        text: The text.
        zone: Where it stands in it.
    """

    def __init__(self, text: str, zone: Span) -> None:
        self.text = text
        self.zone = zone

    @cached_property
    def _words(self) -> list[Word]:
        return words_in(self.text, self.zone)

    @cached_property
    def telling(self) -> frozenset[str]:
        """Its words that tell the treatment, neither side, number nor region; abbreviations in full as well."""
        found: set[str] = set()
        for word in self._words:
            written = self.text[word.start : word.end]
            if written.isupper():
                found.add(written.lower())
                found.update(form_of(each) for words in expansions_of(written) for each in words.split())
            else:
                found.add(word.form)
        return frozenset(form for form in found if form.isalpha() and len(form) > 1) - _COMMON - _region_words()

    @cached_property
    def _found_drugs(self) -> tuple[Found[Drug], ...]:
        return tuple(find_drugs(self._words))

    @cached_property
    def drugs(self) -> frozenset[str]:
        """Generic names of its drugs."""
        return frozenset(found.value.generic for found in self._found_drugs)

    @cached_property
    def _cue(self) -> Cue | None:
        return find_category(self._words, self._found_drugs)

    @property
    def path(self) -> str:
        """Category of the treatment; empty where none is told, or only by a word such as "medication"."""
        return "" if self._cue is None or not self._cue.strength else self._cue.path

    @property
    def is_plain(self) -> bool:
        """Whether it names a treatment by itself."""
        return bool(self.drugs) or (self._cue is not None and self._cue.strength >= _PLAIN)

    @property
    def is_medicine(self) -> bool:
        """Whether it names something to be taken or put on."""
        return bool(self.drugs) or self.path.startswith(MEDICINE)

    @cached_property
    def _found_regions(self) -> tuple[Found[tuple[str, ...]], ...]:
        return tuple(find_regions(self._words))

    @cached_property
    def regions(self) -> frozenset[str]:
        """Regions of the body."""
        return frozenset(region for found in self._found_regions for region in found.value)

    @cached_property
    def _found_sides(self) -> tuple[Found[Side], ...]:
        return tuple(find_sides(self._words))

    def sides(self, *, of_symptoms: bool) -> frozenset[Side]:
        """Return the sides; left and right of one region are both.

        Args:
            of_symptoms: Whether the side of a symptom counts as well, where no other is named ("for left leg pain").
        """
        told = [found for found in self._found_sides if not self._is_of_symptom(found.span)]
        found = frozenset(each.value for each in told or (self._found_sides if of_symptoms else ()))
        if {Side.LEFT, Side.RIGHT} <= found and len(self.regions) <= 1:
            return frozenset({Side.BILATERAL})
        return found

    @cached_property
    def side_by_region(self) -> Mapping[str, Side]:
        """The side that stands directly before each region, where one does."""
        found: dict[str, Side] = {}
        for region in self._found_regions if self._found_sides else ():
            before = [side for side in self._found_sides if side.span.end <= region.span.start]
            if before and not self.text[before[-1].span.end : region.span.start].strip(" -"):
                found |= dict.fromkeys(region.value, before[-1].value)
        return found

    @cached_property
    def _has_digits(self) -> bool:
        return any(word.form.isdigit() for word in self._words)

    @cached_property
    def _found_levels(self) -> tuple[Levels, ...]:
        return tuple(find_levels(self.text, self.zone)) if self._has_digits else ()

    @cached_property
    def levels(self) -> frozenset[str]:
        """Its vertebral levels, without those of a finding ("the L5 root")."""
        return frozenset(levels_of(each for each in self._found_levels if not self._is_of_symptom(each.span)))

    @cached_property
    def doses(self) -> tuple[Span, ...]:
        """Where its strengths stand."""
        return tuple(find_doses(self.text, self.zone)) if self._has_digits else ()

    @cached_property
    def amounts(self) -> Amounts:
        """Its amounts."""
        taken = [
            *self.doses,
            *(levels.span for levels in self._found_levels),
            *(found.span for found in self._found_drugs),
        ]
        if self._has_digits:
            taken += [span for span, _ in find_dates(self.text, self.zone)]
        quantities = find_quantities(self.text, self.zone, taken=taken)
        return amounts_of(
            self.text, self.zone, quantities, is_medicine=self.is_medicine, is_served=self.path.startswith(SERVED)
        )

    def _is_of_symptom(self, span: Span) -> bool:
        return _SYMPTOM_AFTER.match(self.text, span.end, self.zone.end) is not None
