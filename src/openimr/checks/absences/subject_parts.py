"""The part of the body of which a statement of absence is."""

from openimr.checks.absences.told import Told
from openimr.checks.letters import Item
from openimr.checks.story.same_part import Part
from openimr.terms.absence import Absence

_LOOKING = frozenset({"examination", "exam", "mri", "x", "radiograph", "ct", "imaging", "scan", "ultrasound", "film"})
_LOOKED, _BESIDE = 10, 3


def part_of_subject(told: Told, item: Item, absence: Absence, first: int, last: int) -> Part:
    """Return the part that a subject names, else that of what was examined, else of its item."""
    return _part(told, item, *_naming_part(told, absence, first, last))


def _naming_part(told: Told, absence: Absence, first: int, last: int) -> tuple[int, int]:
    """Return the words that name the part: a subject's own, else those of what was examined: "the lumbar examination fails to show spasm"."""
    stated, cue = told.stated, told.stated.words_of(absence.cue)[0]
    if told.body.named(first, last).regions or cue > first:
        return first, last
    begun = max(stated.clauses.start_of_clause(cue), cue - _LOOKED)
    looked = next((at for at in range(begun, cue) if stated.words[at].form in _LOOKING), cue)
    of_test = max(begun, looked - _BESIDE), cue
    return of_test if looked < cue and told.body.named(*of_test).regions else (first, last)


def _part(told: Told, item: Item, first: int, last: int) -> Part:
    named, asked = told.body.named(first, last), told.part_of(item)
    if named.regions:
        is_asked = not named.sides and not named.regions.isdisjoint(asked.regions)
        return Part(named.regions, asked.sides) if is_asked else named
    return Part(asked.regions, named.sides or asked.sides)
