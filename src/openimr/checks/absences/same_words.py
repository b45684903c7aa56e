"""Whether a letter states what a rationale says is absent in the same words, where no table names it."""

from collections.abc import Iterator
from itertools import islice

from openimr.checks.absences.evidence import Evidence, Strength
from openimr.checks.absences.subjects import Subject
from openimr.checks.absences.told import Told
from openimr.checks.story.same_part import is_same_part
from openimr.checks.story.stated import Stated
from openimr.terms.clinical_lexicon import common_forms
from openimr.terms.regions import find_regions

_SHORTEST = 4
_MOST_WORDS = 4
_MOST_PLACES = 40
_FEW = 3
_SAID_OF_MUCH = frozenset({"restriction", "limitation"})


def against_words(subject: Subject, told: Told) -> Iterator[Evidence]:
    """Yield where the summary states, near one another, the words that tell what is said to be absent."""
    stated = told.stated
    wanted = _telling(subject, stated)
    is_single = len(wanted) == 1
    if (
        subject.asks_how
        or not wanted
        or len(wanted) > _MOST_WORDS
        or (is_single and sum(len(form) >= _SHORTEST for form in subject.forms) > _FEW)
    ):
        return
    if is_single and next(iter(wanted)).endswith(("ed", "ing")):
        return
    rarest = min(sorted(wanted), key=lambda form: len(stated.places_of(form)))
    for place in islice(stated.places_of(rarest), _MOST_PLACES):
        places = [place, *(stated.place_in_clause(form, place) for form in sorted(wanted - {rarest}))]
        known = [at for at in places if at is not None]
        if is_single and rarest in _SAID_OF_MUCH and stated.words[place].form != rarest:
            continue
        if len(known) == len(places) and _count(known, subject, told):
            span = stated.phrase(min(known), max(known) + 1)
            is_weak = subject.has_any_reserve(place, stated) or subject.is_too_little
            yield Evidence(" ".join(sorted(wanted)), span, Strength.RESERVED if is_weak else Strength.STATED, 0)


def _telling(subject: Subject, stated: Stated) -> frozenset[str]:
    """Return the forms of the words of a subject that are neither common nor of a part of the body."""
    words = stated.words[subject.first : subject.last]
    parts = {at for found in find_regions(words) for at in range(found.first, found.last)}
    forms = (word.form for at, word in enumerate(words) if at not in parts)
    return frozenset(form for form in forms if form.isalpha() and len(form) >= _SHORTEST) - common_forms()


def _count(places: list[int], subject: Subject, told: Told) -> bool:
    stated = told.stated
    return all(
        stated.zone_of(at) == 0 and stated.is_done(at) and not stated.is_planned(at) and not stated.is_guessed(at)
        for at in places
    ) and is_same_part(subject.part, told.body.around(min(places), max(places) + 1))
