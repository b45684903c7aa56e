"""What words point back to that say that none of it was done, or is on record: "Guidelines require an evaluation, and none was found"."""

import re

from openimr.domain.text import Span
from openimr.terms.absence_cue import Cue

_WANTING = re.compile(
    r"\b(?:requires?|recommends?|calls?\s+for|asks?\s+for|demands?|presupposes?|depends?\s+(?:up)?on|contingent\s+(?:up)?on|"
    r"(?:must|should)\s+(?:include|have|show|follow|be\s+(?:based\s+(?:up)?on|preceded\s+by))|(?:reflected|evidenced|preceded|shown)\s+by|"
    r"(?:supported|indicated|allowed|recommended|considered|appropriate|reserved|advised|justified|warranted|certified|approved|offered|performed|given)\s+"
    r"(?:only\s+)?(?:without|after|when|where|if|for|once|following)|only\s+(?:after|when|if|where|with|following)|considers?\s+(?:[\w-]+\s+){1,6}?(?:where|when|if|after))\s+(?:that\s+|there\s+(?:is|are|be)\s+)?(?:an?\s+|the\s+|any\s+|some\s+)?",
    re.IGNORECASE,
)
_WANTED = re.compile(
    r"\s+(?:is|are|was|were|must\s+be|should\s+be)\s+(?:generally\s+|usually\s+|also\s+|first\s+)?(?:an?\s+|the\s+)?(?:usual\s+)?"
    r"(?:first|initial|required|requirement|necessary|needed|recommended|prerequisite|precondition|mandatory|expected|advised|obtained|tried|attempted|documented|done|"
    r"performed|completed)\b",
    re.IGNORECASE,
)
_AT_ONCE_BEFORE = re.compile(
    r"[,;:.]\s+(?:(?:and|but|yet|so|however,?)\s+)?(?:(?:as|since|because|given\s+that|here|in\s+this\s+case,?)\s+)?\Z",
    re.IGNORECASE,
)
_NAMELY = re.compile(r"\b(?:i\.?\s?e\.?|namely|that\s+is|specifically|to\s+wit)[,:]?\s", re.IGNORECASE)
_OF_A_CONDITION = re.compile(r"\W*(?:if|when|where|unless|until|should|whenever)\b", re.IGNORECASE)
_FINDINGS = re.compile(
    r",\s+((?:findings?|signs?|features?|elements?|items?|particulars?)\s+(?:which|that))\s*\Z", re.IGNORECASE
)
_LEADING = re.compile(r"\b(?:of|for|with|after|during)\s+(?:an?\s+|the\s+)?")
_STEM = 6
_SUCH = re.compile(r"\bsuch\s+(?P<word>[\w-]+)", re.IGNORECASE)
_LONGEST_LEAD = 40
_LOOKED_BACK = 400


def named_before(text: str, sentence: Span, cue: Cue) -> Span | None:
    """Return of what words say that none of it is there: what their sentence wants, else "such …" in them, which stands for the sentence before; None of others."""
    wanted = wanted_of(text, sentence, cue)
    if cue.group != "none_of_it":
        return wanted
    such = _SUCH.search(text, cue.span.start, cue.span.end)
    if such is None:
        return wanted
    return _named_again(text, wanted, such["word"]) if wanted else Span(*such.span())


def wanted_of(text: str, sentence: Span, cue: Cue) -> Span | None:
    """Return what a sentence says that is wanted, to which a cue points back: with "none", or as "findings which are absent"; None of others."""
    if cue.group == "none_of_it":
        return pointed_to(text, sentence.start, cue.span.start)
    begin = max(sentence.start, cue.span.start - _LONGEST_LEAD)
    findings = _FINDINGS.search(text, begin, cue.span.start) if cue.looks_back else None
    return pointed_to(text, sentence.start, findings.start(1)) if findings else None


def _named_again(text: str, wanted: Span, word: str) -> Span:
    """Return of what is wanted the part that "such …" names: "acute flares", of "short-term treatment of acute flares", where "no such flare" is told."""
    said = text[wanted.start : wanted.end].lower()
    place = said.find(word[:_STEM].lower())
    lead = max((match.end() for match in _LEADING.finditer(said, 0, max(place, 0))), default=0)
    return Span(wanted.start + lead, wanted.end)


def pointed_to(text: str, first: int, cue: int) -> Span | None:
    """Return what a sentence says that is wanted, to which words point back; None where it says of nothing that it is.

    >>> words = "Guidelines require a sleep study, and none was found."
    >>> pointed_to(words, 0, words.index("none")).of(words)
    'sleep study'

    Args:
        text: The text.
        first: Where the sentence begins.
        cue: Where the words begin that point back.
    """
    first = max(first, cue - _LOOKED_BACK)
    lead = _AT_ONCE_BEFORE.search(text, max(first, cue - _LONGEST_LEAD), cue)
    if lead is None or _OF_A_CONDITION.match(text, first, cue):
        return None
    wanting = [match.end() for match in _WANTING.finditer(text, first, lead.start())]
    if wanting:
        start = max((match.end() for match in _NAMELY.finditer(text, wanting[-1], lead.start())), default=wanting[-1])
        return Span(start, lead.start())
    wanted = _WANTED.search(text, first, lead.start())
    return None if wanted is None else Span(first, wanted.start())


def after_wanting(text: str, span: Span) -> Span:
    """Return what is wanted, of words that say so: "a sleep study", of "Care must include a sleep study"; else the same words."""
    ends = [match.end() for match in _WANTING.finditer(text, span.start, span.end)]
    return Span(ends[-1], span.end) if ends and ends[-1] < span.end else span


def wanted_before(text: str, first: int, stop: int) -> Span | None:
    """Return what a sentence says, before an offset, that is wanted, up to the next comma; None where it says of nothing that it is."""
    ends = [match.end() for match in _WANTING.finditer(text, max(first, stop - _LOOKED_BACK), stop)]
    comma = text.find(",", ends[-1], stop) if ends else -1
    return Span(ends[-1], comma) if comma >= 0 else None
