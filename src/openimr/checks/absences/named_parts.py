"""Whether words that state a thing tell of the part of the body that the subject of an absence names."""

from openimr.checks.absences.matches import Match
from openimr.checks.absences.subjects import Subject
from openimr.checks.absences.told import Told
from openimr.checks.story.same_part import holds_what_is_named
from openimr.checks.story.stated import Stated
from openimr.terms.clinical_things import Thing

_OF_ROOTS = frozenset({"dermatome", "dermatomal", "myotome", "myotomal", "distribution"})
_BEHIND = 7


def is_of_named_part(thing: Thing, match: Match, subject: Subject, told: Told) -> bool:
    """Return whether words are of the part that the subject names, where that is another than its item's."""
    named, asked = subject.named_part, told.part_of(subject.item)
    if named.regions <= asked.regions and named.sides <= asked.sides and not _is_of_one_side(match, subject, told):
        return True
    part = told.body.around(match.first, match.last)
    is_of_dermatome = thing.is_of_nerves and _is_of_dermatome(match, told.stated)
    return holds_what_is_named(named, part, is_of_nerves=thing.is_of_nerves, is_of_dermatome=is_of_dermatome)


def _is_of_dermatome(match: Match, stated: Stated) -> bool:
    """Return whether the words, or those just behind them, name a dermatome or a myotome."""
    end = min(stated.clauses.end_of_piece(match.last - 1), match.last + _BEHIND)
    return any(word.form in _OF_ROOTS for word in stated.words[match.first : end])


def _is_of_one_side(match: Match, subject: Subject, told: Told) -> bool:
    """Return whether the subject names a side, and words tell of none where their sentence or an item's name goes by the other."""
    if not subject.named_part.sides:
        return False
    zone = told.stated.zone_of(match.first)
    asked = told.part_of(told.letter.items[zone - 1]).sides if zone else frozenset()
    return bool(asked) and asked.isdisjoint(subject.named_part.sides)
