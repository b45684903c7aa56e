"""Of what a statement of absence tells whose words stand after it: "a home program, which helps, has not been tried"."""

import re
from collections.abc import Sequence

from openimr.domain.text import Span
from openimr.terms.absence_reach import ENDS_BEHIND, LEAD

_RELATIVE = re.compile(r"\b(?:which|that)\s*\Z", re.IGNORECASE)
_QUESTION = re.compile(r"(?:\A|[.,;:]\s|\band\s|\bbut\s)(whether|how|what|why)\s", re.IGNORECASE)
_QUESTION_FIRST = re.compile(r"\s*whether\s", re.IGNORECASE)
_LINKING = re.compile(
    r"(?:\s|\A)(?:is|are|was|were|be|been|has|have|had|remains?|appears?|seems?|also|likewise|equally|therefore|thus|moreover|"
    r"still|again|either|apparently|however|so\s+far|as\s+yet)[\s,]*\Z",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r",\s(?=(?:which|who|whose|where|with|without|that\s+is|i\.?e|e\.?g|such\s+as|including|namely|as|if|though|although|however|moreover|"
    r"furthermore|too|also|therefore|then|a|an|the|one|or|both|either|be\s+it|in\s+particular|for\s+(?:example|instance)|"
    r"by\s(?:[\w-]+\s){1,5}?or|on\s+the\s+other\s+hand|again|at\s+least|so\s+far)\b)",
    re.IGNORECASE,
)
FINITE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|shall|should|must|ought|shows?|showed|"
    r"states|stated|reveals?|revealed|demonstrates|demonstrated|underwent|took|takes|gave|gives|says|said|complains|complained|"
    r"denies|remains|remained|continues|continued|received|attended|underwent|tells|told|found|finds|noted|asks|asked|calls|wants|"
    r"recommends?|supports?|requires?|allows?|suggests?|describes|described|includes|included|requests|requested)\b",
    re.IGNORECASE,
)
"""A verb that makes a clause of its words."""

_SAYING = re.compile(
    r"\b(?:stat|show|indicat|not|report|say|said|mention|document|describ|suggest|confirm|believ|conclud|find|found|evidence|"
    r"indication|fact|so|is|are|was|were|given|such|provid|agre|argu|mean|hold|claim|admit|clear|true|appear|seem)(?:e?[sd]|ing|es)?"
    r"\s*\Z",
    re.IGNORECASE,
)
_LEADING_IN = re.compile(
    r"\s*(?:in|on|at|for|from|with|without|by|as|to|of|after|before|since|during|per|under|given|despite|although|while|if|however|"
    r"additionally|moreover|furthermore|here|also|there|thus|therefore|further|regarding|based|upon|according|once|until|when|"
    r"where|because|likewise|similarly|finally|then|otherwise|nor|but|yet|indeed|again|specifically|currently|unfortunately|"
    r"turning|considering|concerning|first|second|third|he|she|they|it|\(?\d+\)?)(?:\W|\Z)",
    re.IGNORECASE,
)
_SUBORDINATOR = re.compile(
    r"\s*(?:and\s+|but\s+)?(?:as|since|because|while|although|though|inasmuch\s+as|seeing\s+that|considering\s+that|given\s+that|in\s+that)\s+",
    re.IGNORECASE,
)
_APPOSED = re.compile(
    r"(?:an?|the|one)\s+(?:complaint|condition|diagnosis|disorder|finding|problem|sign|symptom|disease)\s*\Z",
    re.IGNORECASE,
)
_APPOSED_TO = re.compile(
    r"\b(?:for|of|with|as|treats?|in|by)\s+(?P<name>(?:(?!for\b|of\b|with\b|as\b|in\b|by\b)[\w-]+\s+){0,4}?[\w-]+),\s+\Z",
    re.IGNORECASE,
)
_OF_RELATIVE = frozenset({"that", "which", "who", "where"})
_JOINING = frozenset({"and", "or"})
_MOST_ASIDES = 2
_LONGEST_RELATIVE = 12
_LONGEST_NAME = 80
_MOST_PIECES = 6


def subject_before(text: str, first: int, stop: int) -> Span:
    """Return what stands before words that say of it that it is absent, untrimmed: a noun, its list, and the clause that belongs to it.

    What stands between two commas before the words is passed over ("plain films, which come first, have not been taken").

    Args:
        text: The text.
        first: Offset from which the sentence is free.
        stop: Offset of the words.
    """
    relative = _RELATIVE.search(text, max(first, stop - _LONGEST_RELATIVE), stop)
    stop = _end_before_linking(text, first, relative.start() if relative else stop)
    for _ in range(_MOST_ASIDES):
        if relative is not None or text[stop : stop + 1] != ",":
            break
        aside = max((match.start() for match in _ASIDE.finditer(text, first, stop)), default=None)
        if aside is None:
            break
        stop = _end_before_linking(text, first, aside)
    start = _start(text, first, stop)
    question = max((match.start(1) for match in _QUESTION.finditer(text, first, stop)), default=start)
    if question == start and _QUESTION_FIRST.match(text, first, stop):
        question = first
    start = min(start, question) if question >= first else start
    subordinator = _SUBORDINATOR.match(text, start, stop)
    start = subordinator.end() if subordinator else start
    start = _start_of_apposed(text, first, start, stop)
    lead = LEAD.match(text, start, stop)
    return Span(lead.end() if lead else start, stop)


def _start_of_apposed(text: str, first: int, start: int, stop: int) -> int:
    """Return where the name begins that a word in apposition stands for: "is indicated for impotence, a complaint"; where there is none, ``start``."""
    if not _APPOSED.match(text, start, stop):
        return start
    name = _APPOSED_TO.search(text, max(first, start - _LONGEST_NAME), start)
    return name.start("name") if name else start


def _end_before_linking(text: str, first: int, stop: int) -> int:
    """Return where words end, without a comma or colon, and without "is" and its like that lead on."""
    while True:
        while stop > first and text[stop - 1] in ", :":
            stop -= 1
        linking = _LINKING.search(text, first, stop)
        if linking is None or linking.start() <= first:
            return stop
        stop = linking.start()


def _start(text: str, first: int, stop: int) -> int:
    """Return where the noun begins: before the list, or the relative clause, with which it ends."""
    ends = [match for match in ENDS_BEHIND.finditer(text, first, stop) if match.end() < stop]
    start = ends[-1].end() if ends else first
    is_list = False
    for place in range(len(ends) - 1, max(len(ends) - 1 - _MOST_PIECES, -1), -1):
        before = Span(ends[place - 1].end() if place else first, ends[place].start())
        words = _joining(ends[place])
        if not before.of(text).strip() or _LEADING_IN.match(text, before.start, before.end):
            break
        if words[-1:] and words[-1] in _OF_RELATIVE:
            if not _is_relative(text, before, Span(start, stop), words):
                break
        elif FINITE.search(text, before.start, before.end) or not (is_list or set(words) & _JOINING):
            break
        else:
            is_list = True
        if set(words) - _OF_RELATIVE - _JOINING:
            break
        start = before.start
    return start


def _is_relative(text: str, before: Span, clause: Span, words: Sequence[str]) -> bool:
    """Return whether a clause belongs to the noun before it: it has a verb, and none of saying leads to it."""
    if len(words) > 1 or FINITE.search(text, clause.start, clause.end) is None:
        return False
    return (
        _SAYING.search(text, before.start, before.end) is None and FINITE.search(text, before.start, before.end) is None
    )


def _joining(match: re.Match[str]) -> list[str]:
    return [word.lower() for word in re.findall(r"\w+", match[0])]
