"""What a rationale comes to, and whether it says the same as the outcome."""

import re
from itertools import islice

from openimr.domain.determinations import ItemOutcome
from openimr.domain.parts import Conclusion
from openimr.domain.text import Span, folded
from openimr.terms.sentences import sentences_of

_LONGEST_TAIL = 4_000
_MOST_SENTENCES = 8

_ADVICE = re.compile(
    r"advised\s+to|should\s+not\s+be\s+interpreted|wean|taper|not\s+a\s+recommendation|abrupt|"
    r"prescribing\s+(?:physician|provider)\s+should|"
    r"this\s+(?:medical\s+necessity\s+)?(?:decision|review(?:er)?|determination)\s+(?:is\s+not|does|should|addresses)|"
    r"disclaimer",
    re.IGNORECASE,
)
_NECESSITY = re.compile(
    r"(?:medical(?:ly)?[\s-]+)?necess(?:ary|ity|itate[sd]?)\b|\bunnecessary\b|(?:non-?\s?|un)?certif(?:ied|iable|"
    r"ication)\b|\bsubstantiated\b",
    re.IGNORECASE,
)
_VERDICT = re.compile(
    r"\b(?:not|is|are|was|were|be|been|being|cannot|as)\s{1,9}(?:\w{1,30}\s{1,9}){0,3}?(?:supported|approved|"
    r"authorized|recommended|warranted|indicated|appropriate|"
    r"established|reasonable|justified|allowed|granted|denied)\b|\b(?:revers|overturn|uph[eo]ld)\w*|"
    r"\brecommend\s+(?:approval|denial|non)",
    re.IGNORECASE,
)
_NO = re.compile(
    r"\b(?:not|nor|cannot|never|none|neither|fail(?:s|ed|ure)?|lacks?|lacking|unable|denied|den(?:y|ial)|"
    r"insufficient|unnecessary|without\s{1,9}(?:\w{1,30}\s{1,9}){0,2}?(?:medical|necess\w+|support|evidence|justification|merit)|"
    r"uph[eo]ld\w*|unsupported|unwarranted|unclear|no)\b|\bnot(?=medical|necess)|n['’]t\b|\bnon-?\s?certif",
    re.IGNORECASE,
)
_REVERSAL = re.compile(r"\b(?:revers|overturn)\w*", re.IGNORECASE)
_DENIAL = re.compile(r"\bden(?:ied|ials?|ies|y)\b|\bnon[\s-]{0,3}certif\w+", re.IGNORECASE)
"""What is reversed."""

_NOT_ONLY = re.compile(r"\bnot\s+only\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:]\s")
_REACH_BEFORE = 90
_REACH_AFTER = 60
_REACH_OF_NOT = 12
_REACH_OF_NOUN = 160
"""What "medical necessity for …" says stands behind the whole name of the treatment."""


def read_conclusion(text: str, rationale: Span, outcome: ItemOutcome) -> Conclusion | None:
    """Read the last sentence of a rationale that says whether the treatment is necessary.

    Advice that follows it (to taper a drug, to consult a guideline) is passed over.

    Args:
        text: The letter.
        rationale: Where the rationale stands in it.
        outcome: The item's outcome, with which the sentence is compared.
    """
    tail = Span(max(rationale.start, rationale.end - _LONGEST_TAIL), rationale.end)
    last = list(islice(reversed(list(sentences_of(text, tail))), _MOST_SENTENCES))
    span = next((each for each in last if _concludes(each.of(text), _NECESSITY)), None)
    if span is None:
        span = next((each for each in last if _concludes(each.of(text), _VERDICT)), None)
    if span is None:
        return None
    necessary = _says_necessary(span.of(text))
    agrees = None if necessary is None else necessary is (outcome is ItemOutcome.OVERTURNED)
    return Conclusion(text=folded(span.of(text)), agrees=agrees, span=span)


def _concludes(sentence: str, words: re.Pattern[str]) -> bool:
    return words.search(sentence) is not None and _ADVICE.search(sentence) is None


def _says_necessary(sentence: str) -> bool | None:
    """Return whether a concluding sentence says yes; None where no word of it does either.

    What counts is a word of denial in the clause of the last word of necessity, or directly after it.
    """
    matches = [*_NECESSITY.finditer(sentence)] or [*_VERDICT.finditer(sentence)]
    if not matches:
        return None
    if _REVERSAL.search(sentence):
        rest = _DENIAL.sub("", sentence[max(0, matches[-1].start() - _REACH_OF_NOT) :])
        if not _NO.search(rest):
            return True
    return not _is_denied(sentence, matches[-1])


def _is_denied(sentence: str, match: re.Match[str]) -> bool:
    start = max(0, match.start() - _REACH_BEFORE)
    clause = max([start, *(each.end() for each in _CLAUSE.finditer(sentence, start, match.start()))])
    reach = _REACH_OF_NOUN if match[0].lower().endswith("necessity") else _REACH_AFTER
    zone = _NOT_ONLY.sub(" ", sentence[clause : match.end() + reach])
    return _NO.search(zone) is not None
