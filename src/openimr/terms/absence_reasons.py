"""The clause in which a sentence gives the reason for its verdict: "as no … was reported, the request is not medically necessary"."""

import re
from itertools import pairwise

from openimr.domain.text import Span
from openimr.terms.absence_behind import FINITE

_SUBORDINATE = re.compile(
    r"\W*(?:(?:and|but)\s+)?(?:as|since|because|while|although|though|inasmuch\s+as|seeing|considering|given|with|without|absent|lacking|"
    r"in\s+the\s+absence|in\s+view\s+of|for\s+(?:want|lack)\s+of|due\s+to|owing\s+to|on\s+account\s+of)\b",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"(?:\A|[,;]\s)(?:(?:and|but|so)\s)?(?=(?:as|since|because|given|in\s+the\s+absence|without|absent|in\s+view|due\s+to|for\s+(?:lack|want))\b)",
    re.IGNORECASE,
)
_FINDING = (
    r"\b(?:not\s+(?:been\s+(?:shown|found)\s+to\s+be\s+)?medically\s+necessary|medically\s+unnecessary|premature|"
    r"cannot\s+be\s+(?:certified|supported|approved|authorized|justified)|(?:is|are)\s+not\s+(?:certified|approved|authorized|supported\s*[.;]))"
)
_FINDS = re.compile(rf"[^.;]{{0,200}}?,\s[^.;,]{{0,120}}?{_FINDING}", re.IGNORECASE)
_FINDS_AT_ONCE = re.compile(rf",\s[^.;,]{{0,120}}?{_FINDING}", re.IGNORECASE)
_NEW_CONDITION = re.compile(r",\s|\b(?:if|when|unless|until|only)\b", re.IGNORECASE)
_LEADING_IN = re.compile(
    r"\W*(?:(?:and|but)\s+)?(?:because|since|as(?!\s+(?:to|for|of)\b)|given\s+that|inasmuch\s+as)\s", re.IGNORECASE
)
_GOING_ON = re.compile(
    r"(?:,|\bbut)\s+(?:and\s+|but\s+|yet\s+)?(?:there\s+(?:is|are|was|were|has\s+been|have\s+been)\s+)?\Z",
    re.IGNORECASE,
)
_WAS_FOUND = re.compile(
    r"[^.;]{1,160}?\b(?:has|have|was|were|is|are)\s+(?:been\s+)?(?:described|documented|reported|recorded|noted|shown|found|demonstrated|provided|submitted|identified|mentioned)\b",
    re.IGNORECASE,
)
_OF_LIST = re.compile(r",\s+(?:(?!the\b|this\b|it\b)[\w-]+\s+){1,3}or\s", re.IGNORECASE)
_COMMA = re.compile(r",(?=\s)")
_ASIDE_OF = re.compile(r",\s(?:which|who|whose|where|that)\b", re.IGNORECASE)
_LOOKED_BACK = 300
_LONGEST = 160


def is_reason(text: str, sentence: Span, cue: Span) -> bool:
    """Return whether words that say of something that it is absent stand in the clause that gives the reason for the verdict of their sentence."""
    start = max(sentence.start, cue.start - _LOOKED_BACK)
    if _goes_on(text, sentence, cue):
        return True
    reason = max((match.end() for match in _REASON.finditer(text, start, cue.end)), default=None)
    return (
        reason is not None
        and not _NEW_CONDITION.search(text, reason, cue.start)
        and _FINDS.match(text, cue.end, sentence.end) is not None
    )


def _goes_on(text: str, sentence: Span, cue: Span) -> bool:
    """Return whether a reason for the verdict goes on with the record after a guideline: "Because the MTUS asks for …, and no … has been described, the …"."""
    start = max(sentence.start, cue.start - _LOOKED_BACK)
    return (
        _LEADING_IN.match(text, sentence.start, cue.start) is not None
        and _GOING_ON.search(text, start, cue.start) is not None
        and _WAS_FOUND.match(text, cue.end, sentence.end) is not None
        and _FINDS.match(text, cue.end, sentence.end) is not None
    )


def end_of_reason(text: str, sentence: Span, cue: Span, limit: int) -> int:
    """Return where a clause ends that gives a reason ("As no …, the request …"): at the comma before the main one's verb.

    Args:
        text: The text.
        sentence: The sentence.
        cue: The words that say that something is absent.
        limit: Where the clause ends otherwise.
    """
    commas = [match.start() for match in _COMMA.finditer(text, cue.end, limit)]
    if not _SUBORDINATE.match(text, sentence.start, limit) or cue.start - sentence.start > _LONGEST:
        return next((comma for comma in commas if _FINDS_AT_ONCE.match(text, comma, sentence.end)), limit)
    for comma, following in pairwise([*commas, limit]):
        listed = _OF_LIST.match(text, comma, limit) if _LEADING_IN.match(text, sentence.start, limit) else None
        if listed and not FINITE.search(text, comma, listed.end()):
            continue
        if FINITE.search(text, comma, following) and not _ASIDE_OF.match(text, comma, following):
            return comma
    return limit
