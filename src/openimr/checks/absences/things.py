"""Whether a letter states the symptom, sign, diagnosis, effect or circumstance that a rationale says is absent."""

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from openimr.checks.absences.body_parts import is_same_part, is_surely_same_part
from openimr.checks.absences.evidence import Evidence, Strength, stronger
from openimr.checks.absences.matches import Match
from openimr.checks.absences.nearest_care import care_at
from openimr.checks.absences.remainders import is_narrowed
from openimr.checks.absences.subjects import Subject
from openimr.checks.absences.told import Told
from openimr.terms.clinical_patterns import Pattern
from openimr.terms.clinical_things import Thing, care_kinds, clinical_things


class NamedThing(NamedTuple):
    """A thing that the subject of an absence names, and the index of the last word that names it."""

    thing: Thing
    place: int


def things_of(subject: Subject, told: Told) -> tuple[NamedThing, ...]:
    """Return the things that the subject of an absence names; a general one only where it names no other."""
    if subject.asks_how:
        return ()
    found = [
        NamedThing(thing, _place(pattern, subject, told))
        for name in sorted(subject.names)
        for thing, pattern in _by_name().get(name, ())
        if all(element.name in subject.names for element in pattern.wanted)
        and subject.names.isdisjoint(pattern.excluded)
    ]
    each_once = tuple(dict.fromkeys(found))
    return tuple(each for each in each_once if not each.thing.is_general) or each_once


def _place(pattern: Pattern, subject: Subject, told: Told) -> int:
    places = (
        at for element in pattern.wanted for at in told.stated.starts_between(element.name, subject.first, subject.last)
    )
    return max(places, default=subject.first)


@cache
def _by_name() -> dict[str, tuple[tuple[Thing, Pattern], ...]]:
    found: dict[str, list[tuple[Thing, Pattern]]] = defaultdict(list)
    for thing in clinical_things():
        for pattern in thing.subject:
            found[pattern.wanted[0].name].append((thing, pattern))
    return {name: tuple(pairs) for name, pairs in found.items()}


def against_thing(named: NamedThing, subject: Subject, told: Told) -> Evidence | None:
    """Return what stands most against the absence of a thing; nothing near it where the summary denies it too."""
    thing = named.thing
    stated = _strongest(named, thing.states, Strength.STATED, subject, told)
    if stated is not None or any(told.denies(pattern) for pattern in thing.states):
        return stated
    return _strongest(named, thing.near, Strength.NEAR, subject, told)


def _strongest(
    named: NamedThing, patterns: tuple[Pattern, ...], strength: Strength, subject: Subject, told: Told
) -> Evidence | None:
    found: Evidence | None = None
    for pattern in patterns:
        for match in told.matches(pattern):
            if not _is_of_subject(named.thing, match, subject, told):
                continue
            is_weak = match.is_guessed or subject.is_too_little or told.denies(pattern)
            how = Strength.NEAR if is_weak else strength
            if how is Strength.STATED and named.thing.is_of_care and not _is_of_named_care(match, subject, told):
                how = Strength.NEAR
            if how is Strength.STATED and _is_other(named, match, subject, told):
                how = Strength.NEAR
            if how is Strength.STATED and _is_reserved(named, match, subject, told):
                how = Strength.RESERVED
            last = told.body.member_of(subject.part, match.first, match.last) if named.thing.is_regional else match.last
            span, zone = told.stated.phrase(match.first, last), told.stated.zone_of(match.first)
            found = stronger(found, Evidence(named.thing.name, span, how, zone))
    return found


def _is_of_subject(thing: Thing, match: Match, subject: Subject, told: Told) -> bool:
    """Return whether words that state a thing may tell of the same: not planned, of the same care, of the same part."""
    if subject.holds(match.first) or (match.is_planned and not thing.may_be_planned):
        return False
    if thing.is_of_care and not subject.is_of_same_care(match, told.stated):
        return False
    if not thing.is_regional:
        return True
    part = told.body.around(match.first, match.last)
    if thing.is_general and not is_surely_same_part(subject.part, part):
        return False
    return is_same_part(subject.part, part, is_of_nerves=thing.is_of_nerves)


def _is_of_named_care(match: Match, subject: Subject, told: Told) -> bool:
    """Return whether the care is named that did what is told, where the subject is of care that is named."""
    return not subject.care or bool(care_at(told.stated, match.first, match.last))


def _is_other(named: NamedThing, match: Match, subject: Subject, told: Told) -> bool:
    """Return whether the subject says more of a thing than is told, or the same rationale tells it, which weighs it."""
    if told.stated.zone_of(match.first) == subject.item.number:
        return True
    return is_narrowed(subject, named.place, _names_of(named.thing), match.first, told.stated)


def _is_reserved(named: NamedThing, match: Match, subject: Subject, told: Told) -> bool:
    """Return whether the subject has a reserve that the words do not meet."""
    if not named.thing.is_without_reserve and subject.has_reserve(named.place, match.first, told.stated):
        return True
    asks_measure = named.thing.is_of_care and subject.asks_measure(named.place, told.stated)
    return asks_measure and not _is_measured(match, told)


@cache
def _names_of(thing: Thing) -> frozenset[str]:
    """Return the names of the words that name a thing, and of those that state it by themselves."""
    named = {element.name for pattern in thing.subject for element in pattern.wanted}
    said = {pattern.wanted[0].name for pattern in thing.states if len(pattern.wanted) == 1}
    care = {f"#{kind}" for kind in care_kinds()} if thing.is_of_care else set()
    return frozenset(named | said | care)


def _is_measured(match: Match, told: Told) -> bool:
    """Return whether what a treatment did is told with the treatment, and in numbers."""
    stated = told.stated
    start, end = stated.words_of(stated.sentences[stated.sentence_of[match.first]])
    has_numbers = any(stated.runs_between(name, start, end) for name in ("#fall", "#rise", "#percent"))
    return has_numbers and bool(care_at(stated, match.first, match.last))
