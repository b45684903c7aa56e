"""Statements of absence: what a text says is not there, not stated, lacking, or not enough, and of what.

Rules of our own after the ConText algorithm: a cue, the direction in which it looks, and the words that end its reach.

Source: Harkema et al., ConText, J Biomed Inform 2009, doi:10.1016/j.jbi.2009.05.002 (the method; the words are ours).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from openimr.domain.text import Span
from openimr.terms.absence_cues import (
    CLAUSE_OF_THIS_CASE,
    CONDITION,
    CUE,
    ENDS_AHEAD,
    ENDS_BEHIND,
    GENERAL,
    GUIDELINE,
    KEYWORD,
    LEAD,
    LOOKS_BACK,
    NO_SUBJECT,
    OF_THIS_CASE,
    TRAIL,
    VERDICT,
)
from openimr.terms.sentences import sentences_of


class AbsenceKind(Enum):
    """How something is said not to be there.

    ``ABSENT``: it is not there ("no instability"). ``NOT_STATED``: the record does not say it ("no documentation of").
    ``LACKING``: it was not done or is missing ("has not tried", "lack of"). ``INSUFFICIENT``: there is too little of
    it.
    """

    ABSENT = "absent"
    NOT_STATED = "not stated"
    LACKING = "lacking"
    INSUFFICIENT = "insufficient"


@dataclass(frozen=True, slots=True)
class Absence:
    """A statement of absence.

    Attributes:
        kind: How it is said.
        span: The whole statement: cue and subject.
        cue: The words that say it.
        subject: What is said not to be there.
        is_condition: Whether a guideline, research or a condition says it, not the record ("if there is no
            improvement").
    """

    kind: AbsenceKind
    span: Span
    cue: Span
    subject: Span
    is_condition: bool


_KINDS = {
    "no_record": AbsenceKind.NOT_STATED,
    "little": AbsenceKind.INSUFFICIENT,
    "person_not": AbsenceKind.NOT_STATED,
    "not_done": AbsenceKind.LACKING,
    "not_said_of": AbsenceKind.NOT_STATED,
    "unclear": AbsenceKind.NOT_STATED,
    "said_not": AbsenceKind.NOT_STATED,
    "done_not": AbsenceKind.LACKING,
    "lack": AbsenceKind.LACKING,
    "denies": AbsenceKind.ABSENT,
    "no": AbsenceKind.ABSENT,
}
_ENOUGH = re.compile(r"\b(?:adequately|sufficiently|well)\b", re.IGNORECASE)
_PERCEIVED = re.compile(
    r"\b(?:absent|present|seen|found|observed|elicited|appreciated|detected|visualized|missing)\Z", re.IGNORECASE
)
_EXAMINATION = re.compile(
    r"\b(?:exam(?:ination)?s?|MRI|imaging|x-?rays?|radiographs?|scans?|EMG|study|tests?|testing|inspection|"
    r"palpation)\b",
    re.IGNORECASE,
)
_FOUND = re.compile(r"(?:reveal|show|demonstrate|identify|find)\Z", re.IGNORECASE)
_JOINED = re.compile(r"(?:,|;|\band|\bor|\bnor)\s*\Z", re.IGNORECASE)
_ALTERNATIVE = re.compile(r"\bwhether\b.{0,80}\bor\s*\Z", re.IGNORECASE | re.DOTALL)
_QUOTE = re.compile(r"[\"“”]")
_LONGEST_SUBJECT = 300
_LOOKED_BACK = 120
_CUE_BEFORE = 30
_CUE_REACH = 130


def find_absences(text: str, zone: Span | None = None) -> Iterator[Absence]:
    """Yield the statements of absence of a text, or of a zone of it, in order.

    A verdict ("is not medically necessary", "not established") is none; a quoted guideline and a condition are, marked
    as such. A cue looks to the end of its clause, or, in the passive ("was not documented"), to its beginning.

    >>> text = "There is no documentation of a home program, and instability was not noted. The patient lacks funds."
    >>> [(each.kind.value, each.subject.of(text)) for each in find_absences(text)]
    [('not stated', 'home program'), ('not stated', 'instability'), ('lacking', 'funds')]
    """
    within_quote = False
    for sentence in sentences_of(text, zone or Span(0, len(text))):
        yield from _absences(text, sentence, within_quote=within_quote)
        within_quote ^= len(_QUOTE.findall(text, sentence.start, sentence.end)) % 2 == 1


def _absences(text: str, sentence: Span, *, within_quote: bool) -> Iterator[Absence]:
    is_general: bool | None = None
    position = counted = sentence.start
    for keyword in KEYWORD.finditer(text, sentence.start, sentence.end):
        match = _cue_about(text, keyword, after=position, before=sentence.end)
        if match is None:
            continue
        cue = Span(*match.span())
        subject = _subject(text, sentence, cue, group=str(match.lastgroup), after=position)
        position = match.end()
        if subject is None or _ALTERNATIVE.search(text, max(sentence.start, cue.start - _LOOKED_BACK), cue.start):
            continue
        if is_general is None:
            is_general = GENERAL.search(text, sentence.start, sentence.end) is not None
        within_quote ^= len(_QUOTE.findall(text, counted, cue.start)) % 2 == 1
        counted = cue.start
        yield Absence(
            kind=_kind(text, sentence, cue, group=str(match.lastgroup)),
            span=Span(min(cue.start, subject.start), max(cue.end, subject.end)),
            cue=cue,
            subject=subject,
            is_condition=is_general or within_quote or _is_condition(text, sentence, cue),
        )


def _cue_about(text: str, keyword: re.Match[str], *, after: int, before: int) -> re.Match[str] | None:
    """Return the cue that a word is part of, if none before took it."""
    if keyword.start() < after:
        return None
    return CUE.search(text, max(after, keyword.start() - _CUE_BEFORE), min(before, keyword.start() + _CUE_REACH))


def _subject(text: str, sentence: Span, cue: Span, *, group: str, after: int) -> Span | None:
    """Return what is said not to be there; None where it is a verdict, or the text only points back."""
    looks_back = group in LOOKS_BACK
    span = _behind(text, sentence, cue, after=after) if looks_back else _ahead(text, sentence, cue)
    if span.start == span.end or NO_SUBJECT.match(text, span.start, span.end):
        return None
    verdict = VERDICT.search(text, span.start, span.end)
    if verdict is not None and (looks_back or verdict.start() == span.start):
        return None
    return span


def _kind(text: str, sentence: Span, cue: Span, *, group: str) -> AbsenceKind:
    if group == "said_not" and _ENOUGH.search(text, cue.start, cue.end):
        return AbsenceKind.INSUFFICIENT
    if group == "said_not" and _PERCEIVED.search(text, cue.start, cue.end):
        return AbsenceKind.ABSENT
    if (
        group == "not_said_of"
        and _FOUND.search(text, cue.start, cue.end)
        and _EXAMINATION.search(text, max(sentence.start, cue.start - _LOOKED_BACK), cue.start)
    ):
        return AbsenceKind.ABSENT
    return _KINDS[group]


def _ahead(text: str, sentence: Span, cue: Span) -> Span:
    """Return what follows a cue, up to the end of its clause or to the next cue that is joined to it."""
    lead = LEAD.match(text, cue.end, sentence.end)
    start = lead.end() if lead else cue.end
    if text[start : start + 1] in {",", ";", ":"}:
        return Span(start, start)
    limit = min(sentence.end, start + _LONGEST_SUBJECT)
    ending = ENDS_AHEAD.search(text, start, limit)
    end = ending.start() if ending else limit
    keyword = KEYWORD.search(text, start, end)
    following = None if keyword is None else _cue_about(text, keyword, after=start, before=sentence.end)
    if following is not None and following.start() < end:
        end = _end_before(text, start, following, end)
    return _trimmed(text, start, end)


def _end_before(text: str, start: int, following: re.Match[str], end: int) -> int:
    """Return where a subject ends before the next cue, or before the subject of one that looks back."""
    if following.lastgroup in LOOKS_BACK:
        return max((ending.start() for ending in ENDS_BEHIND.finditer(text, start, following.start())), default=end)
    if _JOINED.search(text, start, following.start()) and not _ALTERNATIVE.search(text, start, following.start()):
        return following.start()
    return end


def _behind(text: str, sentence: Span, cue: Span, *, after: int) -> Span:
    """Return what stands before a cue, from the beginning of its clause."""
    start = max(sentence.start, after, cue.start - _LONGEST_SUBJECT)
    for ending in ENDS_BEHIND.finditer(text, start, cue.start):
        if ending.end() < cue.start:
            start = ending.end()
    lead = LEAD.match(text, start, cue.start)
    return _trimmed(text, lead.end() if lead else start, cue.start)


def _trimmed(text: str, start: int, end: int) -> Span:
    trail = TRAIL.search(text, start, end)
    piece = text[start : trail.start() if trail else end]
    kept = piece.strip(' \t\n\f\v\r,.;:"“”')
    for word in (" and", " or", " nor", " also"):
        kept = kept.removesuffix(word)
    begin = start + (piece.index(kept) if kept else 0)
    return Span(begin, begin + len(kept))


def _is_condition(text: str, sentence: Span, cue: Span) -> bool:
    """Return whether a condition or a guideline says it: before the cue, and not the record after all."""
    start = max(sentence.start, cue.start - _LONGEST_SUBJECT)
    condition = max((match.end() for match in CONDITION.finditer(text, start, cue.start)), default=None)
    guideline = max((match.end() for match in GUIDELINE.finditer(text, start, cue.end)), default=None)
    if condition is not None and not CLAUSE_OF_THIS_CASE.search(text, condition, cue.end):
        return True
    return guideline is not None and not (
        OF_THIS_CASE.search(text, min(guideline, cue.start), cue.start)
        or CLAUSE_OF_THIS_CASE.search(text, min(guideline, cue.start), cue.end)
    )
