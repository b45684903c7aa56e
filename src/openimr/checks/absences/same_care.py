"""Whether words that state a thing tell of the care of which a rationale says that it is absent."""

from itertools import islice

from openimr.checks.absences.earlier_episodes import is_of_earlier_episode
from openimr.checks.absences.matches import Match
from openimr.checks.absences.nearest_care import care_at, care_beside, is_treatment
from openimr.checks.absences.not_had import is_only_talked_of
from openimr.checks.absences.subjects import Subject
from openimr.checks.absences.told import Told
from openimr.checks.story.care import ANY_CARE, CareNamed, may_be_same
from openimr.checks.story.same_part import is_same_part
from openimr.checks.story.stated import Stated
from openimr.terms.clinical_things import Thing, kinds_above

_BEFORE, _BEHIND, _FAR = 3, 4, 40
_EARLIER = frozenset({"before", "prior"})
_NOT_BEGUN = frozenset({"missed", "canceled", "cancelled"})
_LOWERING, _DRUG = "lowering of the dose", "medication"
_MOST = 8
_OF_ANY_DRUG = frozenset({_LOWERING, "side effects looked for"})
_OF_DRUGS = frozenset({_LOWERING, "plan to lower the dose"})


def is_of_same_care(thing: Thing, match: Match, subject: Subject, told: Told) -> bool:
    """Return whether words tell of the care of the subject; none is of an earlier claim; of "medication" any lowering of a dose is, with other care what is told beside it."""
    if is_of_earlier_episode(match.first, told) or _is_of_care_not_taken(match, told):
        return False
    if thing.name in _OF_DRUGS and all(care.kind in ANY_CARE for care in subject.care):
        return True
    if thing.name in _OF_DRUGS and not any(_DRUG in kinds_above(care.kind) for care in subject.care):
        beside = care_beside(told.stated, match.first)
        return bool(beside) and may_be_same(subject.care, beside)
    return (
        subject.is_of_same_care(match, told.stated)
        and not _is_of_other_part(match, subject, told)
        and not _is_before_care(match, subject, told)
    )


def _beside(match: Match, subject: Subject, told: Told) -> list[CareNamed]:
    """Return where the sentence of words names the treatment of the subject, no drug."""
    stated = told.stated
    start, end = stated.words_of(stated.sentences[stated.sentence_of[match.first]])
    wanted = frozenset(care for care in subject.care if _is_no_drug(care.kind))
    near = stated.care_between_words(max(start, match.first - _FAR), min(end, match.last + _FAR))
    named = (care for care in near if wanted and care.kind not in ANY_CARE and _is_no_drug(care.kind))
    return [care for care in named if may_be_same(wanted, {care.care})]


def _is_no_drug(kind: str) -> bool:
    return is_treatment(kind) and _DRUG not in kinds_above(kind)


def _is_before_care(match: Match, subject: Subject, told: Told) -> bool:
    """Return whether what is told was before the treatment, or without it: "returned to work before starting therapy", "therapy has not begun"."""
    beside = _beside(match, subject, told)
    return bool(beside) and all(_is_to_come(care, match, told.stated) for care in beside)


def _is_to_come(care: CareNamed, match: Match, stated: Stated) -> bool:
    before = stated.words[max(care.first - _BEFORE, 0) : care.first]
    after = [word.form for word in stated.words[care.last : care.last + _BEHIND]]
    if not stated.is_done(care.first) or not _NOT_BEGUN.isdisjoint(after):
        return True
    is_later = match.last <= care.first and any(word.form in _EARLIER for word in before)
    return is_later and not any(word.form.isdigit() for word in stated.words[match.first : care.first])


def _is_of_other_part(match: Match, subject: Subject, told: Told) -> bool:
    """Return whether the treatment that did what is told was given to another part than the subject's: a cervical epidural is no lumbar one."""
    stated = told.stated
    start, end = stated.words_of(stated.sentences[stated.sentence_of[match.first]])
    parts = [
        told.body.named(max(care.first - _BEFORE, start), min(care.last + _BEHIND, end))
        for care in _beside(match, subject, told)
    ]
    named = [part for part in parts if part.regions]
    return bool(named) and not any(is_same_part(subject.part, part, is_of_nerves=True) for part in named)


def _is_of_care_not_taken(match: Match, told: Told) -> bool:
    """Return whether the only care of a sentence is told as declined or offered: "She declined gabapentin for fear of drowsiness"."""
    first, last = told.stated.words_of(told.stated.sentences[told.stated.sentence_of[match.first]])
    named = [care for care in islice(told.stated.care_between_words(first, last), _MOST) if care.drug]
    return bool(named) and all(is_only_talked_of(told.stated, care.first, care.last) for care in named)


def is_of_named_care(named: Thing, match: Match, subject: Subject, told: Told) -> bool:
    """Return whether the care is named that did what is told, where the subject is of care that is named; a taper needs no name, nor do side effects."""
    if not subject.care or care_at(told.stated, match.first, match.last) or counts_sessions(match, told):
        return True
    return named.name in _OF_ANY_DRUG and any(_DRUG in kinds_above(care.kind) for care in subject.care)


def counts_sessions(match: Match, told: Told) -> bool:
    """Return whether the sentence of words counts sessions of care that it need not name: "After 24 visits he …"."""
    first, last = told.stated.words_of(told.stated.sentences[told.stated.sentence_of[match.first]])
    return any(not told.stated.is_planned(start) for start, _ in told.stated.runs_between("#count", first, last))
