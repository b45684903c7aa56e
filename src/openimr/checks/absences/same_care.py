"""Whether words that state a thing tell of the care of which a rationale says that it is absent."""

from openimr.checks.absences.earlier_episodes import is_of_earlier_episode
from openimr.checks.absences.matches import Match
from openimr.checks.absences.nearest_care import care_at, care_beside
from openimr.checks.absences.subjects import Subject
from openimr.checks.absences.told import Told
from openimr.checks.story.care import ANY_CARE, may_be_same
from openimr.terms.clinical_things import Thing, kinds_above

_LOWERING, _DRUG = "lowering of the dose", "medication"
_OF_DRUGS = frozenset({_LOWERING, "plan to lower the dose"})


def is_of_same_care(thing: Thing, match: Match, subject: Subject, told: Told) -> bool:
    """Return whether words tell of the care of the subject; none is of an earlier claim; of "medication" any lowering of a dose is, with other care what is told beside it."""
    if is_of_earlier_episode(match.first, told):
        return False
    if thing.name in _OF_DRUGS and all(care.kind in ANY_CARE for care in subject.care):
        return True
    if thing.name in _OF_DRUGS and not any(_DRUG in kinds_above(care.kind) for care in subject.care):
        beside = care_beside(told.stated, match.first)
        return bool(beside) and may_be_same(subject.care, beside)
    return subject.is_of_same_care(match, told.stated)


def is_of_named_care(named: Thing, match: Match, subject: Subject, told: Told) -> bool:
    """Return whether the care is named that did what is told, where the subject is of care that is named; a taper needs no name."""
    if not subject.care or care_at(told.stated, match.first, match.last) or counts_sessions(match, told):
        return True
    return named.name == _LOWERING and any(_DRUG in kinds_above(care.kind) for care in subject.care)


def counts_sessions(match: Match, told: Told) -> bool:
    """Return whether the sentence of words counts sessions of care that it need not name: "After 24 visits he …"."""
    first, last = told.stated.words_of(told.stated.sentences[told.stated.sentence_of[match.first]])
    return any(not told.stated.is_planned(start) for start, _ in told.stated.runs_between("#count", first, last))
