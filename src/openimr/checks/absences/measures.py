"""Whether what a treatment did is told in the measure that a rationale asks for: a share of the pain, numbers, before and after."""

import re
from itertools import pairwise

from openimr.checks.absences.matches import Match
from openimr.checks.absences.nearest_care import care_at
from openimr.checks.absences.relief_told import FAIR_SHARE, share_told, shares_in
from openimr.checks.absences.same_care import counts_sessions
from openimr.checks.absences.subjects import Subject
from openimr.checks.absences.told import Told
from openimr.terms.clinical_things import Thing
from openimr.terms.numbers import NUMBER

_RELIEFS = frozenset({"relief of pain", "measured relief of pain", "length of the relief"})
_FUNCTION = "gain in function"
_LIMITING = frozenset({"only", "barely", "hardly", "scarcely"})
_LONGEST_LIMIT = 4
_ON_RECORD = re.compile(r"\b(?:document\w*|evidence|information|records?|data|details?|described?|description|quantif\w+|reported|stated)\b", re.IGNORECASE)  # fmt: skip
_AT_WORK = frozenset({"work", "duty", "job"})
_IN_UNITS = re.compile(
    rf"(?<![\d/.-]){NUMBER}[\s-]?(?:degrees?|lbs?|pounds|kg|kilograms?|minutes|mins?|miles?|blocks?|feet|steps|flights|repetitions|reps)\b",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"\b(?:before|previously|formerly|intake|initially|prior\s+to|baseline|at\s+(?:the\s+)?start|used\s+to|could\s+not|was\s+unable)\b",
    re.IGNORECASE,
)
_NO_LONGER = re.compile(r"\bno\s+longer\s+(?:needs?|requires?|uses?)\b", re.IGNORECASE)
_NOW = re.compile(r"\b(?:now|after(?:ward)?s?|since|today|currently|again|discharge)\b", re.IGNORECASE)


def is_share_met(match: Match, subject: Subject, told: Told) -> bool:
    """Return whether words tell of as great a share as the subject asks for ("50 percent relief")."""
    asked = shares_in(subject.first, subject.last, told.stated)
    return not asked or max(asked) <= share_told(match.first, told.stated)


def is_answered(thing: Thing, match: Match, subject: Subject, told: Told) -> bool:
    """Return whether too little is said to be on record of a relief whose figure is told, and is no small one."""
    text, absence = told.letter.text, subject.absence
    if (
        absence.points_back
        or thing.name not in _RELIEFS
        or not _ON_RECORD.search(text, absence.span.start, absence.subject.end)
    ):
        return False
    start, end = told.stated.words_of(told.stated.sentences[told.stated.sentence_of[match.first]])
    return max(shares_in(start, end, told.stated), default=0) >= FAIR_SHARE


def is_limited(thing: Thing, match: Match, told: Told) -> bool:
    """Return whether what a gain in function would be is told as a limit, or as it was: "can walk for only five minutes", "… as before"."""
    if thing.name != _FUNCTION:
        return False
    end = min(match.last + _LONGEST_LIMIT, told.stated.clauses.end_of_piece(match.last - 1))
    forms = [word.form for word in told.stated.words[match.first : end]]
    return not _LIMITING.isdisjoint(forms) or ("as", "before") in pairwise(forms)


def is_measured(thing: Thing, match: Match, told: Told) -> bool:
    """Return whether what a treatment did is told with the treatment, and in numbers, by a return to work, or as it was before and is now."""
    stated = told.stated
    start, end = stated.words_of(stated.sentences[stated.sentence_of[match.first]])
    has_numbers = any(stated.runs_between(name, start, end) for name in ("#fall", "#rise", "#percent"))
    is_at_work = any(word.form in _AT_WORK for word in stated.words[match.first : match.last + 2])
    has_care = bool(care_at(stated, match.first, match.last)) or counts_sessions(match, told)
    return has_care and (has_numbers or is_at_work or (thing.name == _FUNCTION and _is_compared(match, told)))


def _is_compared(match: Match, told: Told) -> bool:
    """Return whether a gain in function is told in units ("lifts 30 pounds"), or beside what was before ("could go one block at intake")."""
    stated = told.stated
    span = stated.sentences[stated.sentence_of[match.first]]
    bounds = stated.text, span.start, span.end
    if _IN_UNITS.search(*bounds) or _NO_LONGER.search(*bounds):
        return True
    return _THEN.search(*bounds) is not None and _NOW.search(*bounds) is not None
