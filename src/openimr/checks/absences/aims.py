"""What treatment that is asked for is to bring about, told without the word "goal": "twelve visits in order to lift 35 pounds"."""

import re
from collections.abc import Iterator
from itertools import chain, islice

from openimr.checks.absences.matches import Match
from openimr.checks.absences.nearest_care import is_treatment
from openimr.checks.absences.subjects import Subject
from openimr.checks.absences.told import Told
from openimr.checks.story.care import CareNamed, may_be_same
from openimr.checks.story.same_part import is_same_part, is_surely_same_part
from openimr.domain.text import Span
from openimr.terms.clinical_things import kinds_above

GOALS = "goals of treatment"
"""The thing of the table that such words state."""

_PERSON = r"(?:(?:the\s+)?(?:patient|pt|claimant|worker|applicant|injured\s+worker|employee)|he|she|him|her)"
_PURPOSE = re.compile(
    r"\b(?:in\s+order\s+to|(?:intended|meant|designed)\s+to|(?:directed|aimed|targeted)\s+(?:at|toward|towards)|"
    r"(?:aims?|targets?|objectives?|purposes?)\s+(?:of\s+(?:the|this|these)\s+[^.;:]{1,60}?\s)?(?:is|are|being|include|:)|(?:lists?|gives?|sets?|names?)\s+as\s+(?:targets?|aims?|objectives?)|"
    rf"so\s+(?:that\s+)?{_PERSON}\s+(?:can|could|may|might|will|would)|hop(?:es|ing)\s+to\s+(?:see|get|bring|have)|"
    rf"with\s+the\s+(?:aim|objective|purpose|hope|intention)|reason\s+[^.;:]{{1,60}}?\bis\s+to)\s",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?:request\w*|RFA|propos\w+|sought|seek\w*|additional|plan\w*|prescri\w+|order\w*|recommend\w*|intended|hop(?:es|ing)|is\s+to|are\s+to)\b",
    re.IGNORECASE,
)
_END = re.compile(
    r"\b(?:degrees?|deg|lbs?|pounds|\d+#|minutes?|min|hours?|hr|h/day|miles?|blocks?|repetitions|feet|stairs|steps|full\s+duty|modified\s+(?:duty|work)|(?:return|back|go|resum\w+)\s+(?:\w+\s+){0,3}?(?:work|duty|job|driving)|"
    r"resum\w+|RTW|home\s+(?:exercise\s+)?program|HEP|gym\s+program|self[\s-]care|ADLs?|daily\s+living|Oswestry|5/5|cane|walker|crutches|"
    r"walking\s+tolerance|(?:sit|stand|walk|sleep|lift|carry|drive|dress|climb|reach|squat|kneel|ambulate)\b)(?!\w)",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:was|were|been)\s+(?:achieved|met|attained|reached|completed)\b", re.IGNORECASE)
_FAR, _BEFORE, _MOST = 6, 3, 20
_TO_BE_MADE = frozenset(
    {"draw", "drawn", "set", "establish", "established", "formulate", "formulated", "write", "define"}
)
_TO_COME = frozenset({"will", "to", "would"})
_SERVED = ("session", "visit")
_OF = frozenset({"of", "for", "with"})


def aims_told(subject: Subject, told: Told) -> Iterator[Span]:
    """Yield where the summary tells what treatment that is asked for, the same as the subject's, is to bring about in what a person can do."""
    stated = told.stated
    for number in dict.fromkeys(stated.sentence_of[at] for at in _places(subject, told)):
        found = _aim_in(told.letter.text, stated.sentences[number])
        if found is not None and stated.zone_of_sentence(number) == 0 and stated.tells_of_person(number):
            yield found


def _places(subject: Subject, told: Told) -> Iterator[int]:
    """Yield the index of each word that names the treatment of the subject, or its sessions, for the same part of the body."""
    stated = told.stated
    yield from (care.first for care in stated.care[:_MOST] if _is_of(care, subject, told))
    for at in islice(chain.from_iterable(stated.places_of(form) for form in _SERVED), _MOST):
        start, end = stated.words_of(stated.sentences[stated.sentence_of[at]])
        is_named = any(is_treatment(care.kind) for care in stated.care_between_words(start, end))
        if not is_named and subject.care and is_surely_same_part(subject.part, told.body.around(at, at + 1)):
            yield at


def _is_of(care: CareNamed, subject: Subject, told: Told) -> bool:
    """Return whether care may be that of the subject, no drug, for the same part of the body."""
    is_of_hand = is_treatment(care.kind) and "medication" not in kinds_above(care.kind)
    return (
        is_of_hand
        and bool(subject.care)
        and may_be_same(subject.care, {care.care})
        and is_same_part(subject.part, told.body.around(care.first, care.last))
    )


def _aim_in(text: str, sentence: Span) -> Span | None:
    bounds = text, sentence.start, sentence.end
    purpose = _PURPOSE.search(*bounds)
    if purpose is None or not _ASKED.search(*bounds) or _PAST.search(*bounds):
        return None
    end = _END.search(text, purpose.end(), sentence.end)
    return None if end is None else Span(purpose.start(), end.end())


def is_of_other_goals(match: Match, subject: Subject, told: Told) -> bool:
    """Return whether goals are told of another treatment than the subject's ("the goal of Norco is …"), or are still to be set."""
    stated = told.stated
    start, end = stated.words_of(stated.sentences[stated.sentence_of[match.first]])
    forms = [word.form for word in stated.words[max(start, match.first - _BEFORE) : match.first]]
    if not _TO_BE_MADE.isdisjoint(forms) and _is_to_come(match.first, start, told):
        return True
    near = stated.care_between_words(max(start, match.first - _BEFORE), min(end, match.last + _FAR))
    named = [care for care in near if is_treatment(care.kind) and _is_of_goal(care, match, told)]
    return bool(named and subject.care) and not any(may_be_same(subject.care, {care.care}) for care in named)


def _is_to_come(index: int, start: int, told: Told) -> bool:
    return any(word.form in _TO_COME for word in told.stated.words[max(start, index - _FAR) : index])


def _is_of_goal(care: CareNamed, match: Match, told: Told) -> bool:
    """Return whether care is what the goals are of: it stands at once before them, or behind "of"."""
    if care.last <= match.first:
        return True
    between = [word.form for word in told.stated.words[match.first : care.first]]
    return not _OF.isdisjoint(between) and told.stated.are_of_one_piece(match.first, care.first)
