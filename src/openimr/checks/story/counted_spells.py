"""How often something comes: "20 days/month", "4 to 5 attacks a week", "22 out of every 30 days", "Feb 12 attacks"."""

import re
from collections.abc import Iterator

from openimr.domain.text import Span
from openimr.terms.numbers import NUMBER_WORDS

_NUMBER = rf"(?:\d{{1,2}}|{'|'.join(sorted(NUMBER_WORDS - {'zero'}, key=len, reverse=True))})"
_RANGE = rf"(?<![#\d/.-])\b{_NUMBER}(?:\s?(?:-|–|to|or)\s?{_NUMBER})?"
_SPELL = r"(?:days|nights|times|attacks|episodes|events|spells|bouts|headaches?|HAs?|migraines?)"
_PERIOD = (
    r"(?:\s?/\s?|\s+(?:a|an|per|each|every|in\s+(?:a|an|one|each|the)|during\s+(?:a|the)|(?:out\s+)?of\s+(?:the|each|every))\s+(?:(?:past|last|average|typical)\s+)?)"
    r"(?:week|wk|month|mo)\b"
)
_OF_DAYS = r"\s+(?:days\s+)?out\s+of\s+(?:every\s+|each\s+|the\s+(?:past|last)\s+)?(?:28|30|31|thirty)(?:\s+days)?\b"
_MONTH = r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?(?:\s+\d{4})?:?\s+"
_OFTEN = re.compile(
    rf"{_RANGE}(?:\s?x|\s+(?:\w+\s+){{0,2}}?{_SPELL})?(?:{_PERIOD}|\s+(?:monthly|weekly)\b)"
    rf"|{_RANGE}{_OF_DAYS}"
    rf"|{_RANGE}\s+(?:headache|migraine|HA)\s+days\b"
    rf"|{_RANGE}\s+days\s+with\b"
    rf"|{_MONTH}{_NUMBER}\s+{_SPELL}\b"
    r"|\b(?:most|half|a\s+third|two\s+thirds|a\s+quarter|all)\s+(?:of\s+)?the\s+days\s+(?:of|in)\s+(?:a|the|each|every)\s+month\b"
    r"|\b(?:once|twice|thrice)\s+(?:(?:a|per|each|every)\s+(?:week|month)\b|weekly\b|monthly\b)"
    r"|\b(?:every\s+(?:single\s+)?day|almost\s+daily|nearly\s+daily)\b",
    re.IGNORECASE,
)
_OF_CARE = re.compile(
    r"\b(?:takes?|taking|took|uses?|using|used|mg|mcg|units?|tablets?|tabs?|pills?|dispensed|prescribed|treated|visits?|sessions?|appointments?|therapy|attends?|seen|exercises?|works|worked|working|walks?|swims?|drinks?|(?-i:PT|OT)|acupuncture|chiropractic|massage|advised|recommended|requested|ordered)\b[^.;,]{0,30}\Z",
    re.IGNORECASE,
)
_HINTS = ("week", "wk", "month", "/mo", "day", "attack", "episode")
_LOOKED_BACK = 40


def find_spells(text: str, sentence: Span) -> Iterator[Span]:
    """Yield where a sentence counts how often in a week or a month something comes; how often a drug is taken is left out."""
    if not any(text.find(hint, sentence.start, sentence.end) >= 0 for hint in _HINTS):
        return
    for match in _OFTEN.finditer(text, sentence.start, sentence.end):
        if not _OF_CARE.search(text, max(sentence.start, match.start() - _LOOKED_BACK), match.start()):
            yield Span(*match.span())
