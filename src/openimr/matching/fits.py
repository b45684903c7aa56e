"""How a reviewer's specialties stand to the treatments and the condition of a case, and why, in words.

Source: Lab. Code § 139.5(d)(4)(A) asks for a reviewer knowledgeable in the treatment of the condition and about the
proposed treatment, (d)(4)(B) for a certificate in an area appropriate to the condition or treatment. Which specialty
that is, the law does not say: the person who chooses judges, and this only orders the list they judge from.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from openimr.matching.candidates import Candidate
from openimr.matching.fields import Field
from openimr.matching.needs import Need
from openimr.matching.specialties import Level, Work, work_of
from openimr.matching.subjects import folded_specialty


class Fit(Enum):
    """How current specialties stand to a case, by our table; the order is from best to least."""

    APPROPRIATE = "a specialty that was named as appropriate to the case"
    MAIN = "the treatment is the main work of the specialty"
    ALSO = "the specialty treats this among other things"
    PART = "the specialty treats a part of this"
    CONDITION = "the specialty treats the condition, not by this treatment"
    SAME = "same specialty as the requesting physician"
    NOT_KNOWN = "what the specialty treats is not in our table"
    UNREAD = "how the specialty fits is not known"
    OTHER = "another field of medicine"


@dataclass(frozen=True, kw_only=True, slots=True)
class Fitting:
    """How one reviewer fits one case.

    Attributes:
        fit: In one step.
        knows_condition: How much of the work the condition is; orders those of equal fit.
        is_same: Whether a specialty is that of the requesting physician.
        why: In words, a sentence a field of care; empty where nothing is known.
    """

    fit: Fit
    knows_condition: Level = Level.NONE
    is_same: bool = False
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Held:
    specialty: str
    work: Work

    def best(self, fields: Iterable[Field]) -> tuple[Level, Field | None]:
        """Return the highest level among fields, and of which one."""
        levels = [(self.work.level(field), field) for field in sorted(fields, key=lambda field: field.name)]
        return max(levels, key=lambda pair: pair[0], default=(Level.NONE, None))


def fitting(candidate: Candidate, need: Need) -> Fitting:
    """Return how a reviewer's current specialties stand to a case.

    Each treatment is asked for by the fields its words tell; one whose words tell none, by those of the condition.
    """
    current = [each.specialty for each in candidate.certificates if each.is_current(on=need.day)]
    folded = {folded_specialty(specialty) for specialty in current}
    is_same = bool(need.requesting_specialty) and folded_specialty(need.requesting_specialty) in folded
    if need.specialties is not None:
        named = folded & {folded_specialty(specialty) for specialty in need.specialties}
        return Fitting(fit=Fit.APPROPRIATE if named else Fit.OTHER, is_same=is_same)
    asked = asked_of(need)
    if not asked:
        return Fitting(fit=Fit.SAME if is_same else Fit.UNREAD, is_same=is_same)
    held = [_Held(specialty, work) for specialty in current if (work := work_of(specialty)) is not None]
    if not held:
        return Fitting(fit=Fit.NOT_KNOWN, is_same=is_same, why=(_sentenced(Fit.NOT_KNOWN.value),))
    return _of_work(held, need, asked, is_same=is_same)


def asked_of(need: Need) -> dict[frozenset[Field], list[int]]:
    """Return the fields that the treatments of a case are of, with the numbers of the items; empty if nothing tells any."""
    asked: dict[frozenset[Field], list[int]] = {}
    for treatment in need.treatments:
        fields = treatment.fields or need.condition
        if fields:
            asked.setdefault(fields, []).append(treatment.number)
    return asked


def _of_work(held: Sequence[_Held], need: Need, asked: dict[frozenset[Field], list[int]], *, is_same: bool) -> Fitting:
    levels = [max(each.best(fields)[0] for each in held) for fields in asked]
    places = need.condition.union(*(treatment.places for treatment in need.treatments))
    knows = max(each.best(places)[0] for each in held)
    why = [_sentence(held, fields, numbers, is_one=len(asked) == 1) for fields, numbers in asked.items()]
    fit = _fit(levels, knows)
    if fit is Fit.CONDITION:
        why.append(_of_condition(held, places))
    return Fitting(fit=fit, knows_condition=knows, is_same=is_same, why=tuple(why))


def _fit(levels: Sequence[Level], knows: Level) -> Fit:
    if min(levels) is Level.MAIN:
        return Fit.MAIN
    if min(levels) is Level.ALSO:
        return Fit.ALSO
    if max(levels) > Level.NONE:
        return Fit.PART
    return Fit.CONDITION if knows > Level.NONE else Fit.OTHER


def _sentence(held: Sequence[_Held], fields: frozenset[Field], numbers: Sequence[int], *, is_one: bool) -> str:
    items = "" if is_one else f"Item{'' if len(numbers) == 1 else 's'} {_listed([str(number) for number in numbers])}: "
    best = max(held, key=lambda each: each.best(fields)[0])
    level, field = best.best(fields)
    if field is None or level is Level.NONE:
        words = _listed(sorted(each.value for each in fields), last="or")
        return items + f"not known to treat {words}." if items else _sentenced(f"not known to treat {words}")
    treats = "mainly treats" if level is Level.MAIN else "also treats"
    return f"{items}{best.specialty} {treats} {field.value}."


def _of_condition(held: Sequence[_Held], places: frozenset[Field]) -> str:
    best = max(held, key=lambda each: each.best(places)[0])
    level, field = best.best(places)
    treats = "mainly treats" if level is Level.MAIN else "also treats"
    return f"{best.specialty} {treats} {field.value if field else 'the condition'}, which is the condition."


def _sentenced(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."


def _listed(words: Sequence[str], *, last: str = "and") -> str:
    *first, final = words
    return f"{', '.join(first)} {last} {final}" if first else final
