"""Clauses of a rationale that tell of this patient: neither general, nor supposed, nor of an absence, nor of a request."""

import re

from openimr.checks.letters import Item, Letter
from openimr.domain.text import Span

_BREAK = re.compile(
    r";\s|(?<!\binclude)(?<!\bincludes)(?<!\bincluding)(?<!\bsuch\sas):\s|,\s(?=(?:and|but|however|so|since|as|because|which|who|yet|though|although|while|therefore)\b)|\b(?:but|however|because|since|"
    r"although|though|while|whereas|therefore)\b",
    re.IGNORECASE,
)
_GENERAL = re.compile(
    r"\b(?:guidelines?|MTUS|ODG|ACOEM|CPT|criteria|recommend\w*+|literature|patients|workers|should|(?-i:may)|might|could|would|must|if|"
    r"unless|whether|when|cases?\sof|generally|usually|typically|often|sometimes|can\s(?:be|show|help|reveal|detect|identify|aid)|(?:is|are)\suseful|(?:is|are)\sindicated|considered|authors?|et\sal|regulations?|means|defined|such\sas|"
    r"risk\sfactors?|includ(?:e|ing)|has\sbeen\sshown|at\sleast\sone|one\sor\smore|a\scurrent)\b",
    re.IGNORECASE,
)
_ABSENT = re.compile(
    r"\b(?:no|not|nor|never|none|neither|lack\w*|failed?\sto|fails\sto|absen(?:t|ce)|unclear|unknown|uncertain|insufficient|cannot|"
    r"denied|denies|denial)\b|n['’]t\b",
    re.IGNORECASE,
)
_WITHOUT = re.compile(r"\bwithout\b", re.IGNORECASE)
_REQUEST = re.compile(
    r"\b(?:request(?:s|ed|ing)?|asked\sfor|ordered|propos(?:ed|al)|plan(?:s|ned)?|seeks?|sought|pending|future|authorization|"
    r"utili[sz]ation\sreview|UR|reviewer)\b",
    re.IGNORECASE,
)


def tells_of_patient(letter: Letter, item: Item, clause: Span, fact: Span, *, is_asked: bool = False) -> bool:
    """Return whether a clause states a fact of this patient plainly.

    Args:
        letter: The letter.
        item: The item whose rationale it is.
        clause: The clause.
        fact: The fact in it.
        is_asked: Whether it may speak of a request: "has been using the requested drug since …".
    """
    text, ends = letter.text, (clause.start, clause.end)
    if _GENERAL.search(text, *ends) or _ABSENT.search(text, *ends) or _WITHOUT.search(text, clause.start, fact.start):
        return False
    if not is_asked and _REQUEST.search(text, *ends):
        return False
    return not any(clause.start <= each.span.start < clause.end for each in item.parts.mentions)


def clause_around(text: str, sentence: Span, fact: Span) -> Span:
    """Return the clause of a sentence in which a fact stands.

    >>> text = "The cream was denied, but he had two injections; none helped."
    >>> clause_around(text, Span(0, len(text)), Span(36, 46)).of(text).strip()
    'he had two injections'
    """
    start, stop = sentence.start, sentence.end
    for mark in _BREAK.finditer(text, sentence.start, sentence.end):
        if mark.end() <= fact.start:
            start = mark.end()
        elif mark.start() >= fact.end:
            stop = mark.start()
            break
    return Span(start, stop)
