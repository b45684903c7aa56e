"""Statements of absence: what a text says is not there, not stated, lacking, or not enough, and of what.

Rules of our own after the ConText algorithm: a cue, the direction in which it looks, and the words that end its reach.

Source: Harkema et al., ConText, J Biomed Inform 2009, doi:10.1016/j.jbi.2009.05.002 (the method; the words are ours).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from openimr.domain.text import Span
from openimr.terms.absence_conditions import Sentence, is_condition
from openimr.terms.absence_cue import Cue
from openimr.terms.absence_cues import cue_about
from openimr.terms.absence_keywords import keywords_in
from openimr.terms.absence_reach import POINTS_BACK
from openimr.terms.absence_subjects import find_subject
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
        points_back: Whether the subject stands in the sentence before ("the lack of such documentation").
    """

    kind: AbsenceKind
    span: Span
    cue: Span
    subject: Span
    is_condition: bool
    points_back: bool


_KINDS = {
    "no_record": AbsenceKind.NOT_STATED,
    "little": AbsenceKind.INSUFFICIENT,
    "person_not": AbsenceKind.NOT_STATED,
    "not_done": AbsenceKind.LACKING,
    "not_shown_done": AbsenceKind.NOT_STATED,
    "not_said_of": AbsenceKind.NOT_STATED,
    "unclear": AbsenceKind.NOT_STATED,
    "said_not": AbsenceKind.NOT_STATED,
    "not_told": AbsenceKind.NOT_STATED,
    "not_indicated": AbsenceKind.NOT_STATED,
    "not_limited": AbsenceKind.ABSENT,
    "not_established": AbsenceKind.NOT_STATED,
    "none_of_it": AbsenceKind.NOT_STATED,
    "neither_done": AbsenceKind.NOT_STATED,
    "done_not": AbsenceKind.LACKING,
    "lack": AbsenceKind.LACKING,
    "denies": AbsenceKind.ABSENT,
    "no": AbsenceKind.ABSENT,
    "negative_of": AbsenceKind.ABSENT,
    "negative": AbsenceKind.ABSENT,
    "is_little": AbsenceKind.INSUFFICIENT,
    "unread": AbsenceKind.NOT_STATED,
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
_GOES_ON = re.compile(r"\s*,?\s*(?:and|or|nor)?\s*(?:any|an?)?\s*\Z", re.IGNORECASE)
_THAT = re.compile(r"\bthat\s+(?:the\s+|an?\s+|any\s+)?\Z", re.IGNORECASE)
_QUOTE = re.compile(r"[\"“”]")
_LOOKED_BACK = 120


def find_absences(text: str, zone: Span | None = None) -> Iterator[Absence]:
    """Yield the statements of absence of a text, or of a zone of it, in order.

    A verdict ("is not medically necessary", "not established") is none; a quoted guideline and a condition are, marked
    as such. A cue looks to the end of its clause, or, in the passive ("was not documented"), to its beginning; what is
    joined to a statement ("no weakness and no numbness") is of the same one.

    >>> text = "There is no documentation of a home program, and instability was not noted. The patient lacks funds."
    >>> [(each.kind.value, each.subject.of(text)) for each in find_absences(text)]
    [('not stated', 'home program'), ('not stated', 'instability'), ('lacking', 'funds')]
    """
    within_quote = False
    before: Sentence | None = None
    for span in sentences_of(text, zone or Span(0, len(text))):
        sentence = Sentence(text, span, before)
        yield from _absences(sentence, within_quote=within_quote)
        within_quote ^= len(_QUOTE.findall(text, span.start, span.end)) % 2 == 1
        before = sentence


def _absences(sentence: Sentence, *, within_quote: bool) -> Iterator[Absence]:
    text, span = sentence.text, sentence.span
    position = counted = span.start
    last: Absence | None = None
    for keyword in keywords_in(text, span.start, span.end):
        match = cue_about(text, keyword, after=position, before=span.end)
        if match is None or (last is not None and _is_of_its_clause(text, last, match)):
            continue
        cue = Cue.of(match)
        subject = find_subject(text, span, cue, after=position)
        if subject is None:
            position = match.end()
            continue
        within_quote ^= len(_QUOTE.findall(text, counted, cue.span.start)) % 2 == 1
        counted = cue.span.start
        if last is not None and cue.is_plain and _GOES_ON.fullmatch(text, last.span.end, cue.span.start):
            last = replace(last, span=Span(last.span.start, subject.end), subject=Span(last.subject.start, subject.end))
        else:
            if last is not None:
                yield last
            last = _absence(sentence, cue, subject, within_quote=within_quote)
        position = max(match.end(), last.span.end if cue.is_neither else match.end())
    if last is not None:
        yield last


def _is_of_its_clause(text: str, last: Absence, match: re.Match[str]) -> bool:
    """Return whether a cue denies within the clause that is said not to be on record: "no evidence that he did not respond"."""
    is_within = last.subject.start <= match.start() and match.end() <= last.subject.end
    is_of_thing = match.start() == last.subject.start and match.lastgroup == "little"
    return is_of_thing or (is_within and _THAT.search(text, last.cue.end, last.subject.start) is not None)


def _absence(sentence: Sentence, cue: Cue, subject: Span, *, within_quote: bool) -> Absence:
    return Absence(
        kind=_kind(sentence.text, sentence.span, cue),
        span=Span(min(cue.span.start, subject.start), max(cue.span.end, subject.end)),
        cue=cue.span,
        subject=subject,
        is_condition=within_quote or is_condition(sentence, cue, subject),
        points_back=POINTS_BACK.match(sentence.text, subject.start, subject.end) is not None,
    )


def _kind(text: str, sentence: Span, cue: Cue) -> AbsenceKind:
    start, end = cue.span.start, cue.span.end
    if cue.group == "said_not" and _ENOUGH.search(text, start, end):
        return AbsenceKind.INSUFFICIENT
    if cue.group == "said_not" and _PERCEIVED.search(text, start, end):
        return AbsenceKind.ABSENT
    if (
        cue.group == "not_said_of"
        and _FOUND.search(text, start, end)
        and _EXAMINATION.search(text, max(sentence.start, start - _LOOKED_BACK), start)
    ):
        return AbsenceKind.ABSENT
    return _KINDS[cue.group]
