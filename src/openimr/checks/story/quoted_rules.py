"""Whether a sentence of a summary quotes a guideline or its criteria, and tells nothing of the person."""

import re

from openimr.domain.text import Span

_GUIDELINE = (
    r"(?:the\s+)?(?:(?:CA\s+|California\s+)?MTUS|ACOEM|ODG|Official\s+Disability\s+Guidelines|(?:\w+\s+){0,3}guidelines?|"
    r"(?:\w+\s+){0,2}criteria)"
)
_QUOTED = re.compile(
    rf"\W{{0,3}}(?:as\s+)?(?:per|according\s+to|under|by|pursuant\s+to|in\s+accordance\s+with|based\s+on)\s+{_GUIDELINE}\b"
    r"|\W{0,3}criteria\b",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:MTUS|ACOEM|ODG|guidelines?|criteria)(?:\s+\w+){0,4}?\s+(?:require|recommend|state|support|advise|suggest|indicate|"
    r"say|list|define|consider|need|want|demand|specify|note|call\s+for|ask\s+for|look\s+for|include|are|allow|permit|endorse)s?\b",
    re.IGNORECASE,
)
_OF_PERSON = re.compile(
    r"\b(?:he|she|his|her|him|was|were|had|meets?|met|has\s+(?:had|been)|did|this\s+(?:patient|worker|claimant|case)|"
    r"(?:patient|worker|applicant|claimant|employee)(?!\s+(?:should|must|needs?\s+to|has\s+to|is\s+to|who|with)\b))\b",
    re.IGNORECASE,
)


def quotes_rule(text: str, sentence: Span) -> bool:
    """Return whether a sentence says what a guideline asks for: "Per ODG, …", "The guidelines require …"."""
    start, end = sentence.start, sentence.end
    is_quote = _QUOTED.match(text, start, end) or _SAYS.search(text, start, end)
    return is_quote is not None and _OF_PERSON.search(text, start, end) is None
