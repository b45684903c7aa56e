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
_REVIEW = r"(?:UR|utili[sz]ation\s+review(?:er)?|reviewer|claims\s+administrator|peer\s+review(?:er)?|denial|determination|carrier|adjuster)"
_HELD = (
    r"(?:not(?:ed|es|ing)|stat(?:ed|es|ing)|sa(?:id|ys|ying)|wrote|writing|held|holding|(?:pointed|pointing|points)\s+out|indicat(?:ed|es|ing)|cit(?:ed|es|ing)|"
    r"observ(?:ed|ing)|explain(?:ed|ing|s)|reason(?:ed|ing)|maintain(?:ed|ing|s)|report(?:ed|ing)|remark(?:ed|ing)|quot(?:ed|ing)|argu(?:ed|ing)|on\s+the\s+(?:ground|basis)s?)"
)
_RULE = (
    r"(?P<rule>(?:(?!\b(?:but|and\s+that|this|the\s+(?:patient|worker|claimant|applicant|request|records?|note)|he|she|his|her|was|were|had|has|there)\b)[^.;]){1,110}?"
    r"\b(?:(?:is|are)\s+(?:not\s+|only\s+|generally\s+|usually\s+|routinely\s+)*(?:recommended|indicated|advised|supported|reserved|allowed|"
    r"appropriate|considered|required|warranted|limited|meant)|should|must|requires?|needs?\s+to|warrants?)\b[^;]*)"
)
_NARRATED = re.compile(
    rf"\b{_REVIEW}\b(?:(?!\b(?:patient|worker|claimant|applicant)\b)[^.;]|\.(?=\w)){{0,80}}?\b{_HELD}\s+(?:that\s+)?{_RULE}"
    rf"|\b(?:according\s+to|per)\s+(?:the\s+)?{_REVIEW}\b[^.;,]{{0,40}},\s+{_RULE.replace('<rule>', '<second>')}",
    re.IGNORECASE,
)
_CITED = re.compile(
    rf"\b(?:quot|cit|recit|invok|appl)(?:ed|es|ing|ied)\s+(?:to\s+)?(?P<rule>{_GUIDELINE},?(?:'s)?\s+(?:that|which|for\s+the\s+(?:rule|requirement))\b[^;]*)",
    re.IGNORECASE,
)
_CRITERIA = re.compile(
    r"(?P<rule>(?<!\bmeets\s)(?<!\bmet\s)(?<!\bmeets\sfull\s)(?<!\bmeets\sthe\s)(?<!\bmet\sthe\s)(?<!\bfulfills\s)(?<!\bsatisfies\s)\bcriteria\s+(?:of|for|such\s+as)\s[^;]*"
    r"|(?<![\w/-])(?:[\w/-]{1,20}\s+){0,3}(?:stud(?:y|ies)|tests?|injections?|surgery|therapy|imaging|treatments?)\s+(?:may|can|might)\s+help\b[^;]*)",
    re.IGNORECASE,
)
"""What is asked of anyone, in whosever words: "set out criteria of …", "such studies may help identify …"."""
_OF_CASE = re.compile(
    r",?\s(?:but|however|whereas)\b(?!\s+only)|,\s+that\b|,?\s{1,3}and\s+that\b(?=[^;.]{0,160}\b(?:he|she|his|her|him|was|were|had|has|(?:patient|worker|claimant)(?!\s+(?:should|must)\b))\b)|,?\s(?:and|but|yet|however|while|whereas)\s(?:that\s+)?(?:the\s+(?:patient|injured\s+worker|worker|claimant|applicant|records?|notes?|exam\w*|MRI|request|reviewer)|this|he|she|his|her|"
    r"there|no|none|in\s+this|found|denied|certified|non-?\s?certified|noted|wrote|modified|an?|since)\b",
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
    found = (
        each for words in (_NARRATED, _CITED, _CRITERIA) for each in words.finditer(text, sentence.start, sentence.end)
    )
    for match in found:
        start = match.start(str(match.lastgroup))
        ends = _OF_CASE.search(text, start, match.end())
        yield Span(start, ends.start() if ends else match.end())
