"""Sessions that are counted as times or as appointments: "the therapist saw him 20 times", "ten physical therapy appointments"."""

import re
from collections.abc import Iterator

from openimr.domain.text import Span
from openimr.terms.numbers import NUMBER_WORDS

_CARE = r"(?:therap(?:y|ist)|(?-i:PT|OT)|physiotherap(?:y|ist)|physio|rehab|acupunctur(?:e|ist)|chiropract(?:or|ic)|massage|counseling)"
"""What was attended, or who gave it; "Pt" is the patient."""

_SAW = r"(?:saw|seen|treated|visited|attended|rendered|provided|given)"
_WENT = r"(?:saw|seen|attended|went|gone|visited|treated|received|had|been)"
_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(sorted(NUMBER_WORDS - {'zero'}, key=len, reverse=True))})"
_TIMES = rf"(?P<count>{_NUMBER}\s+(?:times|occasions))\b(?!\s*(?:a|an|per|each|every|weekly|daily|monthly|/)\b|\s*/)"
_FORMS = (
    re.compile(rf"\b{_CARE}\b[^.;,]{{0,24}}?\b{_SAW}\b[^.;,]{{0,40}}?\b{_TIMES}", re.IGNORECASE),
    re.compile(rf"\b{_WENT}\b[^.;,]{{0,40}}?\b{_CARE}\b[^.;,]{{0,24}}?\b{_TIMES}", re.IGNORECASE),
    re.compile(
        rf"\b(?:attended|kept|completed|had|finished|went\s+to)\s+(?:\w+\s+)?(?P<count>{_NUMBER}(?:\s+(?:out\s+)?of\s+(?:(?:the|his|her|all)\s+)?{_NUMBER})?)\s+"
        rf"(?:(?!and\b|or\b)\w+\s+){{0,3}}?{_CARE}\s+appointments\b",
        re.IGNORECASE,
    ),
)
_NUMBERED = (
    re.compile(rf"\b(?:visit|session)\s+(?P<count>#?\s?\d{{1,2}})\s+of\s+(?:(?:his|her|the)\s+)?(?:physical\s+|occupational\s+)?{_CARE}\b", re.IGNORECASE),
    re.compile(rf"\b{_CARE}\s+(?:visits?\s+|sessions?\s+)?(?P<count>#\s?\d{{1,2}})\s+(?:completed|done|attended|today)\b", re.IGNORECASE),
    re.compile(
        rf"\b{_CARE}\s+(?:visits?|sessions?)\s+(?:attended|completed|done|had|to\s+date|so\s+far|used)\s?(?:to\s+date\s?)?[:=]\s?(?P<count>\d{{1,3}})\b(?!\s?[/-]\s?\d)",
        re.IGNORECASE,
    ),
)  # fmt: skip
_HINTS = (" times", " occasions", " appointments")
_CALLED = ("visit", "session", "#", "Visit", "Session")


def find_times(text: str, sentence: Span) -> Iterator[Span]:
    """Yield where a sentence counts how often someone was at therapy, by another word than sessions or visits."""
    if any(text.find(hint, sentence.start, sentence.end) >= 0 for hint in _HINTS):
        for form in _FORMS:
            for match in form.finditer(text, sentence.start, sentence.end):
                yield Span(*match.span("count"))
    if any(text.find(called, sentence.start, sentence.end) >= 0 for called in _CALLED):
        for form in _NUMBERED:
            for match in form.finditer(text, sentence.start, sentence.end):
                yield Span(*match.span("count"))
