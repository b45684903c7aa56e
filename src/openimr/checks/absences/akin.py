"""What is akin to a thing that a rationale says is absent: the same on the other side, care of the same family, care only planned."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice

from openimr.checks.absences.evidence import Evidence, Strength
from openimr.checks.absences.named_things import things_of
from openimr.checks.absences.subjects import Subject
from openimr.checks.absences.told import Told
from openimr.checks.absences.wanted_care import wanted_by
from openimr.checks.story.care import ANY_CARE, Care, CareNamed
from openimr.checks.story.same_part import Part, is_same_part
from openimr.terms.absence import AbsenceKind
from openimr.terms.clinical_things import care_kinds, kinds_above

_FAMILIES = frozenset({"orthosis", "facet procedure", "electrical stimulation", "psychotropic drug"})
_OF_PLANS = frozenset(
    {"imaging", "electrodiagnostic study", "electrical stimulation", "sleep study", "surgical consultation"}
)
_OF_NO_PART = frozenset({"sleep study", "surgical consultation", "psychotropic drug"})
_NOTES = "notes of "
_INTOLERANCE = "intolerance of a drug"
_MOST = 3


def akin_to(subject: Subject, told: Told, against: Callable[[Subject, Told], Iterable[Evidence]]) -> Iterator[Evidence]:
    """Yield what is near the subject of an absence, of which nothing stands against it.

    Args:
        subject: The subject.
        told: The letter.
        against: What stands against the absence of a subject.
    """
    if subject.is_of_reason or subject.asks_how:
        return
    things = things_of(subject, told)
    if any(named.thing.name == _INTOLERANCE for named in things):
        of_any = replace(subject, care=frozenset())
        yield from (replace(each, strength=Strength.NEAR) for each in islice(against(of_any, told), 1))
    if subject.part.sides:
        either = replace(subject, part=_of_either_side(subject.part), named_part=_of_either_side(subject.named_part))
        yield from (replace(each, strength=Strength.NEAR) for each in islice(against(either, told), _MOST))
    if subject.absence.kind is not AbsenceKind.INSUFFICIENT and not things:
        for wanted in wanted_by(subject, told):
            yield from islice(_of_family(wanted, subject, told), _MOST)
            yield from islice(_of_what_notes_tell(wanted, subject, told), _MOST)
            yield from islice(_planned(wanted, subject, told), 1)


def _of_either_side(part: Part) -> Part:
    return Part(part.regions, frozenset())


def _of_family(wanted: Care, subject: Subject, told: Told) -> Iterator[Evidence]:
    """Yield where other care of the same family was had for the same part: a boot beside "no cast"."""
    family = _FAMILIES.intersection(kinds_above(wanted.kind))
    for care in told.care_had if family else ():
        if not family.isdisjoint(kinds_above(care.kind)) and not subject.holds(care.first):
            yield from _near(wanted, care, subject, told)


def _of_what_notes_tell(wanted: Care, subject: Subject, told: Told) -> Iterator[Evidence]:
    """Yield where the care was had of which the notes are said to be missing."""
    if not wanted.kind.startswith(_NOTES):
        return
    of = care_kinds()[wanted.kind].of[0]
    for care in told.care_had:
        if of in kinds_above(care.kind) and not subject.holds(care.first):
            yield from _near(Care(of), care, subject, told)


def _planned(wanted: Care, subject: Subject, told: Told) -> Iterator[Evidence]:
    """Yield where the summary tells that such care was ordered or is awaited, in no decision of utilization review."""
    if wanted.kind in ANY_CARE or _OF_PLANS.isdisjoint(kinds_above(wanted.kind)):
        return
    stated = told.stated
    for care in stated.care:
        if stated.zone_of(care.first) != 0:
            return
        is_same = wanted.kind in kinds_above(care.kind) and stated.is_planned(care.first) and stated.is_said(care.first)
        if is_same and not stated.is_of_review(care.first):
            yield from _near(wanted, care, subject, told)


def _near(wanted: Care, care: CareNamed, subject: Subject, told: Told) -> Iterator[Evidence]:
    is_of_no_part = not _OF_NO_PART.isdisjoint(kinds_above(care.kind))
    if is_of_no_part or is_same_part(_of_either_side(subject.part), told.body.around(care.first, care.last)):
        span = told.stated.phrase(care.first, care.last)
        yield Evidence(wanted.kind, span, Strength.NEAR, told.stated.zone_of(care.first))
