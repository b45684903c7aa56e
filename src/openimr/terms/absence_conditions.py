"""Whether a guideline, research or a condition says that something is not there, and not the record of a person."""

import re
from functools import cached_property

from openimr.domain.text import Span
from openimr.terms.absence_cue import Cue
from openimr.terms.absence_pointing import wanted_of
from openimr.terms.absence_reach import (
    CLAUSE_OF_THIS_CASE,
    CONDITION,
    GENERAL,
    GUIDELINE,
    GUIDELINE_AGAIN,
    IN_GENERAL,
    IN_GUIDELINE,
    IN_RECORD,
    OF_THIS_CASE,
)
from openimr.terms.absence_reasons import is_reason

_OF_A_PERSON = re.compile(
    rf"{OF_THIS_CASE.pattern}|\b(?:was|were|had|his|her|therefore|this|there\s+(?:is|are|has)|ha[sved]+\s+(?:not\s+)?been)\b",
    re.IGNORECASE,
)
_GUIDELINE_NAMED = re.compile(r"\b(?:MTUS|ACOEM|ODG|FDA|guidelines?|chapter)\b", re.IGNORECASE)
_HEADS_CRITERIA = re.compile(
    r"\b(?:criteri(?:a|on)|indications|requirements)\b(?:(?!\b(?:not|meets?|met|satisf\w+|fulfill?\w*|fails?)\b)[^.;:]){0,160}"
    r"\b(?:are|is|includes?|included|following|follows|required?s?|for\s[^.;:]{0,80}):(?=[^;]{0,300}(?:;|\(\d))",
    re.IGNORECASE,
)
_UNMET = re.compile(
    r"\b(?:not|fails?\s+to)\s+(?:been\s+)?(?:meet|met|satisf(?:y|ied)|fulfill?(?:ed)?)\b[^.;:]{0,60}[:;]", re.IGNORECASE
)
_RULES = re.compile(
    r"\b(?:is|are)\s+(?:not\s+|only\s+|generally\s+|usually\s+)*(?:recommended|supported|indicated|advised|allowed|endorsed|reserved|considered)\b|"
    r"\bno\s+(?:support|recommendation|role)\s+for\b|\bshould\s+(?:not\s+)?be\b",
    re.IGNORECASE,
)
_FOR_REASON = re.compile(
    r"[.,;:]|\b(?:as|since|because|given|due\s+to|when|but|however|yet|although|though|there|here|none)\b",
    re.IGNORECASE,
)
_LOOKED_BACK = 300


class Sentence:
    """A sentence of a text, and the one before it; None before the first.

    Attributes:
        text: The text.
        span: Where the sentence stands.
        before: The sentence before.
    """

    def __init__(self, text: str, span: Span, before: "Sentence | None") -> None:
        self.text = text
        self.span = span
        self.before = before
        if before is not None and before.before is not None:
            before.before.before = None

    @cached_property
    def ends_of_research(self) -> tuple[int, ...]:
        """Where the words end that tell of research."""
        return tuple(match.end() for match in GENERAL.finditer(self.text, self.span.start, self.span.end))

    @cached_property
    def tells_of_anyone(self) -> bool:
        """Whether it has a word of what is done in general, and none of a person."""
        start, end = self.span.start, self.span.end
        return (
            IN_GENERAL.search(self.text, start, end) is not None and _OF_A_PERSON.search(self.text, start, end) is None
        )

    @cached_property
    def names_guideline(self) -> bool:
        """Whether it names a guideline, or goes on with what the sentence before says that one says."""
        start, end = self.span.start, self.span.end
        if _GUIDELINE_NAMED.search(self.text, start, end):
            return True
        again = self.before is not None and GUIDELINE_AGAIN.search(self.text, start, end) is not None
        return again and self.before is not None and self.before.names_guideline

    @cached_property
    def lists_criteria_from(self) -> int:
        """Where a list begins that criteria head ("The criteria are: …; the patient is not a candidate for surgery"); its end where none does."""
        heading = _HEADS_CRITERIA.search(self.text, self.span.start, self.span.end)
        return heading.end() if heading else self.span.end


def is_condition(sentence: Sentence, cue: Cue, subject: Span) -> bool:
    """Return whether it is a condition, or a guideline or research says it, and not the record after all."""
    text, span = sentence.text, sentence.span
    start = max(span.start, cue.span.start - _LOOKED_BACK)
    is_pointing = wanted_of(text, span, cue) is not None
    if is_pointing or IN_RECORD.match(text, cue.span.end, span.end) or is_reason(text, span, cue.span):
        return False
    condition = _last(CONDITION, text, start, min(cue.span.start, subject.start))
    if condition is not None and not CLAUSE_OF_THIS_CASE.search(text, condition, cue.span.end):
        return True
    if sentence.lists_criteria_from < cue.span.start or _is_of_rule_before(sentence, cue.span):
        return True
    guideline = None if _UNMET.search(text, start, cue.span.start) else _last(GUIDELINE, text, start, cue.span.end)
    if guideline is not None and not _is_of_this_case(text, guideline, cue.span):
        return True
    if IN_GUIDELINE.match(text, cue.span.end + 1, span.end) or _is_of_guideline_before(sentence, cue.span):
        return True
    return _is_general(sentence, cue.span)


def _is_of_this_case(text: str, after: int, cue: Span) -> bool:
    start = min(after, cue.start)
    return (
        OF_THIS_CASE.search(text, start, cue.start) is not None
        or CLAUSE_OF_THIS_CASE.search(text, start, cue.end) is not None
    )


def _is_of_guideline_before(sentence: Sentence, cue: Span) -> bool:
    """Return whether the sentence goes on with what a guideline says: "They do not see …"."""
    text, start = sentence.text, max(sentence.span.start, cue.start - _LOOKED_BACK)
    return (
        sentence.before is not None
        and GUIDELINE_AGAIN.search(text, start, cue.end) is not None
        and OF_THIS_CASE.search(text, start, cue.end) is None
        and sentence.before.names_guideline
    )


def _is_of_rule_before(sentence: Sentence, cue: Span) -> bool:
    """Return whether a sentence goes on with a rule of the guideline that the one before names: "… and are not recommended without …"."""
    text, start = sentence.text, max(sentence.span.start, cue.start - _LOOKED_BACK)
    rule = _last(_RULES, text, start, cue.end)
    return (
        rule is not None
        and sentence.before is not None
        and sentence.before.names_guideline
        and _FOR_REASON.search(text, rule, cue.start) is None
        and not _is_of_this_case(text, start, cue)
    )


def _is_general(sentence: Sentence, cue: Span) -> bool:
    """Return whether the sentence tells of research or of people in general."""
    if not sentence.ends_of_research:
        return sentence.tells_of_anyone
    start = max(min(sentence.ends_of_research[-1], cue.start), cue.start - _LOOKED_BACK)
    return OF_THIS_CASE.search(sentence.text, start, cue.start) is None


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> int | None:
    return max((match.end() for match in pattern.finditer(text, start, end)), default=None)
