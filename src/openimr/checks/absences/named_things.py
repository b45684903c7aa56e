"""The symptoms, signs, diagnoses and effects that the subject of an absence names."""

from collections import defaultdict
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from openimr.checks.absences.nearest_care import is_treatment
from openimr.checks.absences.remainders import member_of
from openimr.checks.absences.sources import is_study
from openimr.checks.absences.subjects import Subject
from openimr.checks.absences.told import Told
from openimr.checks.story.stated import Stated
from openimr.terms.clinical_patterns import Pattern
from openimr.terms.clinical_things import Thing, clinical_things

_ALTERNATIVES = frozenset({"or", "nor"})
_TO_A_PLACE = frozenset({"of", "into", "for", "to", "in", "at"})
_SCREENS = frozenset({"screening for risk of misuse", "questionnaire"})
_BETTER = frozenset({"improvement", "lessening", "betterment", "alleviation", "resolution", "relief", "progress"})
_GAINED = frozenset({"improved", "improve", "restored", "restore", "enhanced", "enhance"})
_MEASURED = frozenset({"quantified", "measured", "numerical", "numeric"})
_IN = frozenset({"in", "of", "with"})
_TREATING = frozenset({"treating", "treat", "managing", "manage", "controlling"})
_TREATED = frozenset({"treated", "managed", "controlled"})
_BY = frozenset({"with", "by"})
_BY_WHICH = frozenset({"by", "which"})
_DETECTING = frozenset({"detect", "detecting", "deter", "monitor", "uncover", "identify"})
"""For what a test is done: "toxicology testing to detect misuse" is the testing."""
_NARROWED_TO = {
    "obesity": frozenset({"body mass index", "weight"}),
    "failed attempts to return to work": frozenset({"return to work", "better work status"}),
}
"""Of a thing those of which it is one sort: a return to work that went well is no failed one."""
_NEAR, _FAR = 5, 12
_PARTING_MORE = frozenset({"from", "nor", "without"})
_BEFORE = 8
_PARTING = frozenset({"and", "or", "nor", "with"})
_DENYING = frozenset({"no", "not", "without", "lack", "neither"})


class NamedThing(NamedTuple):
    """A thing that the subject of an absence names, and the index of the last word that names it."""

    thing: Thing
    place: int


def things_of(subject: Subject, told: Told) -> tuple[NamedThing, ...]:
    """Return the things that the subject of an absence names; a general one only where it names no other; of a question those that answer it."""
    if subject.asks_how:
        return ()
    if subject.results:
        return tuple(NamedThing(each, subject.first) for each in clinical_things() if each.name in subject.results)
    found: dict[NamedThing, bool] = {}
    said = told.stated.names_between(*told.stated.words_of(subject.absence.cue)) & _MEASURED
    for name in sorted(subject.names):
        for thing, pattern in _by_name().get(name, ()):
            is_named = all(element.name in subject.names for element in pattern.wanted)
            if is_named:
                place, is_of_one = _place(pattern, subject, told.stated)
                beside = told.stated.names_between(*member_of(subject, place, told.stated)) | said
                if beside.isdisjoint(pattern.excluded) and (
                    thing.is_of_care or not _is_in_care(pattern, place, subject, told.stated)
                ):
                    found[NamedThing(thing, place)] = is_of_one
    of_one = {named.thing for named, is_of_one in found.items() if is_of_one}
    each_once = tuple(named for named, is_of_one in found.items() if is_of_one or named.thing not in of_one)
    each_once = tuple(each for each in each_once if not _is_told_by_narrower(each.thing, each_once))
    each_once = tuple(each for each in each_once if not _is_to_improve(each, subject, told.stated)) or each_once
    return tuple(each for each in each_once if not each.thing.is_general) or each_once


def _is_told_by_narrower(thing: Thing, found: tuple[NamedThing, ...]) -> bool:
    """Return whether a thing is named only to name a narrower one: "a body mass index that would mark him as obese"."""
    return any(thing.name in _NARROWED_TO.get(each.thing.name, ()) for each in found)


def _is_to_improve(named: NamedThing, subject: Subject, stated: Stated) -> bool:
    """Return whether a symptom is named only as what did not get better: "no improvement in mood"."""
    if named.thing.is_of_care:
        return False
    if _is_of_gain(named.place, subject, stated):
        return True
    before = [word.form for word in stated.words[max(named.place - _BEFORE, subject.first) : named.place + 1]]
    pairs = (at for at, (one, two) in enumerate(pairwise(before)) if one in _BETTER and two in _IN)
    begun = next(pairs, None)
    return begun is not None and _PARTING_MORE.isdisjoint(before[begun:])


def _is_of_gain(place: int, subject: Subject, stated: Stated) -> bool:
    """Return whether care, named before, is what is said to have made better what a word names: "that therapy improved strength or work capacity"."""
    gains = (at for at in range(subject.first, place) if stated.words[at].form in _GAINED)
    begun = next(gains, None)
    return begun is not None and any(is_treatment(care.kind) for care in stated.care_between(subject.first, begun))


def _is_in_care(pattern: Pattern, place: int, subject: Subject, stated: Stated) -> bool:
    """Return whether a word is of the name of care ("trigger point injections"), or says only of what a treatment is ("an injection into the carpal tunnel")."""
    cares = stated.care_between(subject.first, subject.last)
    if len(pattern.wanted) == 1 and any(care.first <= place < care.last - 1 for care in cares):
        return True
    if _is_what_is_treated(place, subject, stated):
        return True
    for care in stated.care_between_words(subject.first, place):
        between = {word.form for word in stated.words[care.last : place]}
        if is_study(care.kind) and (between >= _BY_WHICH or not between.isdisjoint(_DETECTING)):
            return True
        if (
            (is_treatment(care.kind) or care.kind in _SCREENS)
            and not between.isdisjoint(_TO_A_PLACE)
            and between.isdisjoint(_PARTING)
        ):
            return True
    return False


def _is_what_is_treated(place: int, subject: Subject, stated: Stated) -> bool:
    """Return whether a word is of what care is to treat: "treating nerve pain with an antidepressant", "pain was managed by …"."""
    care = next(iter(stated.care_between_words(place + 1, min(place + 1 + _FAR, subject.last))), None)
    if care is None or not is_treatment(care.kind):
        return False
    before = {word.form for word in stated.words[max(place - _NEAR, subject.first) : place]}
    between = {word.form for word in stated.words[place + 1 : care.first]}
    is_treated = not before.isdisjoint(_TREATING) or not between.isdisjoint(_TREATED)
    return is_treated and not between.isdisjoint(_BY)


def _place(pattern: Pattern, subject: Subject, stated: Stated) -> tuple[int, bool]:
    """Return where the last word of a pattern stands, and whether no "and" parts its words."""
    places = [list(stated.starts_between(element.name, subject.first, subject.last)) for element in pattern.wanted]
    last = max((at for each in places for at in each), default=subject.first)
    members = [{number_of_member(at, subject, stated): at for at in each} for each in places]
    shared = set(members[0]).intersection(*members[1:])
    if not shared:
        return last, False
    return max(each[min(shared)] for each in members), True


@cache
def _by_name() -> dict[str, tuple[tuple[Thing, Pattern], ...]]:
    found: dict[str, list[tuple[Thing, Pattern]]] = defaultdict(list)
    for thing in clinical_things():
        for pattern in thing.subject:
            found[pattern.wanted[0].name].append((thing, pattern))
    return {name: tuple(pairs) for name, pairs in found.items()}


def number_of_member(place: int, subject: Subject, stated: Stated) -> int:
    """Return in which of the things that "and" joins a word stands; 0 where the subject says "or"; "and no" begins an absence of its own."""
    if not _ALTERNATIVES.isdisjoint(subject.forms):
        return 0
    pairs = pairwise(stated.words[subject.first : place + 1])
    return sum(word.form == "and" and following.form not in _DENYING for word, following in pairs)
