"""Two readings of one thing, the later beside the earlier: "18 kg at the start and 34 kg at the last visit", "from 5-85 to 0-125 degrees"."""

import re
from collections.abc import Iterator

from openimr.checks.story.pain_scores import SCORE
from openimr.domain.text import Span

_UNIT = r"(?:\s?/\s?10\b|\s?°|\s?%|\s?(?:degrees?|deg|kg|kilograms?|lbs?|pounds|minutes|mins?|feet|blocks?|miles?|hours?)\b)?"
_FIRST_DAY = (
    r"(?:(?:at|on|upon|by)\s+(?:the\s+|his\s+|her\s+)?(?:(?:start|intake|baseline|outset|beginning|onset|admission)\b|"
    r"(?:first|initial|intake|baseline|starting)\s+(?:\w+)\b)|initially\b|at\s+first\b|before(?:hand)?\b|previously\b)"
)
_LAST_DAY = (
    r"(?:(?:at|on|upon|by)\s+(?:the\s+|his\s+|her\s+)?(?:(?:end|discharge|completion|conclusion|present)\b|"
    r"(?:last|final|latest|discharge|most\s+recent|recent|current)\s+\w+\b)|now\b|currently\b|today\b|after(?:ward)?s?\b)"
)
_READINGS = re.compile(
    rf"(?<![\d/.-])\b(?P<first>\d{{1,3}}){_UNIT}\s+{_FIRST_DAY}[^.;\d]{{0,30}}?\b(?P<last>\d{{1,3}}){_UNIT}\s+{_LAST_DAY}"
    rf"|(?<![\d/.-])\b(?P<now>\d{{1,3}}){_UNIT}\s+{_LAST_DAY}[^.;\d]{{0,30}}?\b(?P<once>\d{{1,3}}){_UNIT}\s+{_FIRST_DAY}",
    re.IGNORECASE,
)
_BRACKETED = re.compile(
    rf"(?<![\d/.-])\b(?P<now>\d{{1,3}}){_UNIT}\s+\((?:from\s+|was\s+)?(?P<once>\d{{1,3}}){_UNIT}\s+{_FIRST_DAY}\)",
    re.IGNORECASE,
)
_ARCS = re.compile(
    r"\bfrom\s+(?P<low>\d{1,3})\s?(?:-|–|to)\s?(?P<high>\d{1,3})\s?(?:°|degrees?|deg\.?)?\s+to\s+(?P<least>\d{1,3})\s?(?:-|–|to)\s?(?P<most>\d{1,3})\b(?!\s?/)",
    re.IGNORECASE,
)
_OF_INJURY = r"\s+(?:to\s+)?(?:the\s+|this\s+|his\s+|her\s+)?(?:\w+\s+)?(?:fall|injury|accident|incident|collision)\b"
_SCORES = re.compile(
    rf"(?<![\d/.-])(?P<before>{SCORE})\s?/\s?10\s+(?:before(?:hand)?|prior|previously|initially)\b(?!{_OF_INJURY})[^.;\d]{{0,24}}?(?P<after>{SCORE})\s?/\s?10\b",
    re.IGNORECASE,
)
_OF_PAIN = re.compile(r"\b(?:pain|VAS|NRS|NPRS)\b|/\s?10\b", re.IGNORECASE)
_OF_OTHER = re.compile(
    r"\d\s?(?:°|degrees?|deg|kg|kilograms?|lbs?|pounds|minutes|mins?|feet|blocks?|miles?|hours?)\b|\d\s?°",
    re.IGNORECASE,
)
"""Units in which no pain is measured: "with pain he could lift 50 pounds at first and 20 pounds now"."""

_NEAR = 30
_HINT = re.compile(
    r"\b(?:at|on|upon|by|now|today|currently|initially|before\w*|previously|from|prior)\b", re.IGNORECASE
)


def find_readings(text: str, sentence: Span) -> Iterator[tuple[str, Span]]:
    """Yield the name of the figure, ``#rise``, ``#fall`` or ``#eased``, of each two readings of a sentence, and where they stand."""
    bounds = sentence.start, sentence.end
    if not _HINT.search(text, *bounds):
        return
    for match in (*_READINGS.finditer(text, *bounds), *_BRACKETED.finditer(text, *bounds)):
        told = match.groupdict()
        before, after = int(told.get("first") or told["once"]), int(told.get("last") or told["now"])
        if before != after:
            yield ("#rise" if after > before else "#fall"), Span(*match.span())
            start = max(match.start() - _NEAR, sentence.start)
            if after < before and _OF_PAIN.search(text, start, match.end()) and not _OF_OTHER.search(match[0]):
                yield "#eased", Span(*match.span())
    for match in _ARCS.finditer(text, *bounds):
        if int(match["most"]) - int(match["least"]) > int(match["high"]) - int(match["low"]):
            yield "#rise", Span(*match.span())
    for match in _SCORES.finditer(text, *bounds):
        if _least(match["before"]) > _least(match["after"]):
            yield from (("#fall", Span(*match.span())), ("#eased", Span(*match.span())))


def _least(score: str) -> float:
    digits = re.match(r"\d+(?:\.\d)?", score)
    return float(digits[0]) if digits else 0.0
