"""Whether a summary quotes a guideline or its criteria, where it tells nothing of the person: by a sentence, or by what the reviewer is told to say."""

import re
from collections.abc import Iterator

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
_NARRATED = re.compile(
    r"\b(?:UR|utili[sz]ation\s+review(?:er)?|reviewer|claims\s+administrator|peer\s+review(?:er)?|denial|determination|carrier|adjuster)\b"
    r"(?:(?!\b(?:patient|worker|claimant|applicant)\b)[^.;]|\.(?=\w)){0,80}?\b"
    r"(?:noted|notes|stated|states|said|says|wrote|held|pointed\s+out|indicated|cited|observed|explained|reasoned|maintained|reported|remarked|quoted|on\s+the\s+(?:ground|basis)s?)\s+"
    r"(?:that\s+)?(?P<rule>(?:(?!\b(?:but|and\s+that|this|the\s+(?:patient|worker|claimant|applicant|request|records?|note)|he|she|his|her|was|were|had|has|there)\b)(?:[^.;,]|(?<!\w\sthat),)){1,110}?"
    r"\b(?:(?:is|are)\s+(?:not\s+|only\s+|generally\s+|usually\s+|routinely\s+)*(?:recommended|indicated|advised|supported|reserved|allowed|"
    r"appropriate|considered|required|warranted|limited)|should|must|requires?|needs?\s+to)\b[^;]*)",
    re.IGNORECASE,
)
_OF_CASE = re.compile(
    r",?\s(?:but|however|whereas)\b(?!\s+only)|,?\s(?:and|but|yet|however|while|whereas)\s(?:that\s+)?(?:the\s+(?:patient|injured\s+worker|worker|claimant|applicant|records?|notes?|exam\w*|MRI|request|reviewer)|this|he|she|his|her|"
    r"there|no|none|in\s+this|found|denied|non-?\s?certified|noted|wrote|modified|an?|since)\b",
    re.IGNORECASE,
)


def quotes_rule(text: str, sentence: Span) -> bool:
    """Return whether a sentence says what a guideline asks for: "Per ODG, …", "The guidelines require …"."""
    start, end = sentence.start, sentence.end
    is_quote = _QUOTED.match(text, start, end) or _SAYS.search(text, start, end)
    return is_quote is not None and _OF_PERSON.search(text, start, end) is None


def rules_narrated(text: str, sentence: Span) -> Iterator[Span]:
    """Yield the words of a sentence with which utilization review is told to say what is asked of anyone, not what is so.

    >>> told = "UR of 9/9/14 held that removal is not advised except for broken screws, but the patient was in pain."
    >>> [span.of(told) for span in rules_narrated(told, Span(0, len(told)))]
    ['removal is not advised except for broken screws']
    """
    for match in _NARRATED.finditer(text, sentence.start, sentence.end):
        ends = _OF_CASE.search(text, match.start("rule"), match.end())
        yield Span(match.start("rule"), ends.start() if ends else match.end())
