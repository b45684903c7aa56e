"""Whether a letter states the symptom, sign, diagnosis, effect or circumstance that a rationale says is absent."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from openimr.checks.absences.again import is_of_first
from openimr.checks.absences.aims import GOALS, aims_told, is_of_other_goals
from openimr.checks.absences.earlier_episodes import is_long_over, is_of_earlier_work, is_of_other_illness
from openimr.checks.absences.evidence import Evidence, Strength
from openimr.checks.absences.matches import Match
from openimr.checks.absences.measures import is_answered, is_limited, is_measured, is_share_met
from openimr.checks.absences.named_parts import is_of_named_part
from openimr.checks.absences.named_things import NamedThing, number_of_member
from openimr.checks.absences.peripheral_nerves import is_of_peripheral_nerve
from openimr.checks.absences.remainders import is_narrowed
from openimr.checks.absences.same_care import is_of_named_care, is_of_same_care
from openimr.checks.absences.same_level import is_of_other_level
from openimr.checks.absences.sources import is_of_source
from openimr.checks.absences.subjects import Subject
from openimr.checks.absences.told import Told
from openimr.checks.absences.trial_length import asks_month, lasts_month
from openimr.checks.story.same_part import is_same_part, is_surely_same_part
from openimr.checks.story.stated import Stated
from openimr.terms.clinical_patterns import Pattern
from openimr.terms.clinical_things import Thing, care_kinds


def against_things(things: Sequence[NamedThing], subject: Subject, told: Told) -> Iterator[Evidence]:
    """Yield what stands against the absence of the things that a subject names.

    Of things joined by "and" all must be stated: "no relief and no gain" may be told of one that lacks the other.
    """
    by_member: dict[int, list[Evidence]] = defaultdict(list)
    for thing in things:
        by_member[number_of_member(thing.place, subject, told.stated)] += _against_thing(thing, subject, told)
    strengths = [max((each.strength for each in found), default=Strength.NEAR) for found in by_member.values()]
    limit = Strength.STATED if min(strengths, default=Strength.STATED) is Strength.STATED else Strength.RESERVED
    for found in by_member.values():
        yield from (replace(each, strength=min(each.strength, limit)) for each in found)


def _against_thing(named: NamedThing, subject: Subject, told: Told) -> tuple[Evidence, ...]:
    """Return what stands against the absence of a thing; nothing near it where the summary denies it too."""
    thing = named.thing
    subject = subject.of_care_after() if thing.is_of_care else subject
    stated = (*_found(named, thing.states, Strength.STATED, subject, told), *_aims(thing, subject, told))
    is_stated = any(each.strength > Strength.NEAR for each in stated)
    if is_stated or any(_is_denied(pattern, thing, subject, told) for pattern in thing.states):
        return stated
    return (*stated, *_found(named, thing.near, Strength.NEAR, subject, told))


def _aims(thing: Thing, subject: Subject, told: Told) -> Iterator[Evidence]:
    """Yield where the goals of a treatment are told in other words."""
    if thing.name == GOALS:
        strength = Strength.NEAR if subject.is_too_little else Strength.STATED
        yield from (Evidence(thing.name, span, strength, 0) for span in aims_told(subject, told))


def _is_denied(pattern: Pattern, thing: Thing, subject: Subject, told: Told) -> bool:
    """Return whether the summary denies what a pattern states, of the same part where the thing is of one."""
    denials = told.denials(pattern)
    if not thing.is_regional:
        return bool(denials)
    return any(is_same_part(subject.part, told.body.around(at, at + 1)) for at in denials)


def _found(
    named: NamedThing, patterns: tuple[Pattern, ...], strength: Strength, subject: Subject, told: Told
) -> Iterator[Evidence]:
    thing = named.thing
    for pattern in patterns:
        for match in told.matches(pattern):
            if _is_of_subject(thing, match, subject, told):
                is_too_little = subject.is_too_little and not is_answered(thing, match, subject, told)
                is_weak = (
                    match.is_guessed
                    or is_too_little
                    or is_limited(thing, match, told)
                    or _is_denied(pattern, thing, subject, told)
                )
                how = Strength.NEAR if is_weak or strength is Strength.NEAR else _weighed(named, match, subject, told)
                is_of_one_part = thing.is_regional and not thing.is_of_nerves
                last = told.body.member_of(subject.part, match.first, match.last) if is_of_one_part else match.last
                span, zone = told.stated.phrase(match.first, last), told.stated.zone_of(match.first)
                yield Evidence(thing.name, span, how, zone)


def _weighed(named: NamedThing, match: Match, subject: Subject, told: Told) -> Strength:
    """Return how much words that state a thing stand against its absence."""
    if named.thing.is_of_care and not is_of_named_care(named.thing, match, subject, told):
        return Strength.NEAR
    if named.thing.is_regional and not is_of_named_part(named.thing, match, subject, told):
        return Strength.NEAR
    if (
        is_of_first(match, subject, told)
        or _is_other(named, match, subject, told)
        or not is_of_source(subject.sources, match, told.stated)
    ):
        return Strength.NEAR
    if not _is_reserved(named, match, subject, told):
        return Strength.STATED
    return Strength.NEAR if _tells_of_failure(match, told.stated) else Strength.RESERVED


def _tells_of_failure(match: Match, stated: Stated) -> bool:
    """Return whether words tell of an effect only to say that it was little: "helped for less than three weeks"."""
    return any(stated.counts(first) for first, _ in stated.runs_between("$failed", match.first, match.last))


def _is_of_subject(thing: Thing, match: Match, subject: Subject, told: Told) -> bool:
    """Return whether words that state a thing may tell of the same: not planned, of the same care, of the same part."""
    if subject.holds(match.first) or (match.is_planned and not (thing.may_be_planned or subject.is_of_plan)):
        return False
    is_of_other_care = (thing.is_of_care and not is_of_same_care(thing, match, subject, told)) or (
        thing.name == GOALS and is_of_other_goals(match, subject, told)
    )
    before = (is_of_earlier_work, is_long_over)
    is_of_before = any(is_of(thing, match.first, told) for is_of in before) or is_of_other_illness(match.first, told)
    if is_of_other_care or is_of_before:
        return False
    if not thing.is_regional:
        return True
    is_of_limb = thing.is_of_nerves and is_of_peripheral_nerve(match, subject, told)
    if is_of_limb or is_of_other_level(subject, match.first, told):
        return False
    part = told.body.around(match.first, match.last)
    is_only = not part.regions and told.body.is_only_part(subject.part)
    if thing.is_general and not is_only and not is_surely_same_part(subject.part, part):
        return False
    return is_same_part(subject.part, part, is_of_nerves=thing.is_of_nerves)


def _is_other(named: NamedThing, match: Match, subject: Subject, told: Told) -> bool:
    """Return whether the subject says more of a thing than is told, or the same rationale tells it, which weighs it."""
    if told.stated.zone_of(match.first) == subject.item.number:
        return True
    return not subject.results and is_narrowed(subject, named.place, _names_of(named.thing), match.first, told.stated)


def _is_reserved(named: NamedThing, match: Match, subject: Subject, told: Told) -> bool:
    """Return whether the subject has a reserve that the words do not meet."""
    if not named.thing.is_without_reserve and subject.has_reserve(named.place, match.first, told.stated):
        return True
    if not is_share_met(match, subject, told):
        return True
    if named.thing.is_of_care and asks_month(subject, told) and not lasts_month(match.first, told):
        return True
    asks_measure = named.thing.is_of_care and subject.asks_measure(named.place, told.stated)
    return asks_measure and not is_measured(named.thing, match, told)


@cache
def _names_of(thing: Thing) -> frozenset[str]:
    """Return the names of the words that name a thing, and of those that state it by themselves."""
    named = {element.name for pattern in thing.subject for element in pattern.wanted}
    said = {pattern.wanted[0].name for pattern in thing.states if len(pattern.wanted) == 1}
    care = {f"#{kind}" for kind in care_kinds()} if thing.is_of_care else set()
    return frozenset(named | said | care)
