"""Whether a rationale says of a thing that it did not come again ("no re-tear", "no recurrent herniation"), and words tell of the first one."""

from itertools import pairwise

from openimr.checks.absences.matches import Match
from openimr.checks.absences.sources import is_study
from openimr.checks.absences.subjects import Subject
from openimr.checks.absences.told import Told
from openimr.checks.story.lately import last_month
from openimr.terms.clinical_things import kinds_above

_SURGERY = "surgery"
_AGAIN = frozenset(
    "recurrent recurrence recurring recurred retear retorn rerupture reruptured reherniation reherniated redislocation".split()  # noqa: SIM905 (words)
)
_RE = frozenset({"tear", "rupture", "herniation", "dislocation", "fracture", "injury", "torn"})
_MORE_THAN_ONCE = _AGAIN | frozenset(
    "again new repeated repeatedly multiple several twice time episode frequent frequently second third persistent residual failed return returned back recur flare still".split()  # noqa: SIM905 (words)
)


def is_of_first(match: Match, subject: Subject, told: Told) -> bool:
    """Return whether a subject is of a thing that came again, and words do not say so, nor are of a study after an operation."""
    return _says_again(subject.first, subject.last, told) and not _is_later(match, told)


def _says_again(first: int, last: int, told: Told) -> bool:
    words = told.stated.words[first:last]
    return any(word.form in _AGAIN for word in words) or _holds_re(first, last, told)


def _holds_re(first: int, last: int, told: Told) -> bool:
    return any(one.form == "re" and two.form in _RE for one, two in pairwise(told.stated.words[first:last]))


def _is_later(match: Match, told: Told) -> bool:
    stated = told.stated
    start, end = stated.words_of(stated.sentences[stated.sentence_of[match.first]])
    if any(stated.is_in_clause(form, match.first) for form in _MORE_THAN_ONCE) or _holds_re(start, end, told):
        return True
    is_seen = any(is_study(care.kind) for care in stated.care_between_words(start, end))
    return is_seen and any(
        _SURGERY in kinds_above(care.kind)
        and _is_after(stated.sentence_of[care.first], stated.sentence_of[start], told)
        for care in told.care_had
    )


def _is_after(one: int, other: int, told: Told) -> bool:
    """Return whether a sentence tells of a later day than another, by the months that they name, else by their order."""
    before, after = (last_month(told.stated.sentences[each].of(told.stated.text)) for each in (one, other))
    return one < other if before is None or after is None else before <= after and one != other
