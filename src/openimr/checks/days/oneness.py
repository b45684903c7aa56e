"""Words that say there is one such thing alone, or which one of several it is."""

import re

from openimr.checks.days.dated import Dated
from openimr.checks.days.findings import Days
from openimr.checks.days.kinds import RARE, STUDIES, TREATMENTS

_WORD = r"(?:(?!(?:of|for|with|in|from|by|to|after|a|an|the|and|relief)\b)[A-Za-z0-9-]{1,16}\s)"
_ONLY = re.compile(
    r"(?:\b(?:only(?!\s(?:two|three|four|five|six|a\sfew|\d))|sole|solitary|single|lone|one(?=\s(?:prior|previous|earlier|single)\b)|"
    r"(?:his|her|their|the|just|had|received|undergone|underwent)\sone)|['’]s\sone)\s"
    rf"(?:(?:set|series|round|course)\sof\s)?{_WORD}{{0,5}}(?:[A-Za-z]{{1,16}},\san?\s{_WORD}{{0,3}})?\Z|"
    rf"\bhistory\s(?:is|was)\slimited\sto\s(?:an?\s|the\s|his\s|her\s)?{_WORD}{{0,5}}\Z",
    re.IGNORECASE,
)
_THING = r"(?:MRIs?|CTs?|x-?rays?|stud(?:y|ies)|imaging|scans?|tests?|screens?|films|views|operations?|surger(?:y|ies)|injections?|blocks?|epidurals?|one)"
_NO_OTHER = re.compile(
    rf"[^.]{{0,140}}?\b(?:(?:no|without|without\sany)\s(?:other|further|additional|second|later|newer)\s(?:\w+\s)?{_THING}\b|"
    rf"(?:(?:was|is|were|are|remains?|being)\s|,\s)(?:the|his|her)\s(?:first\sand\s)?(?:only|sole|single|one)\s(?:\w+\s)?{_THING}\b)",
    re.IGNORECASE,
)
_TURN = re.compile(
    r"\b(?:(?:the|this|that|his|her)\s)?(?P<turn>first|initial|second|third|fourth|repeat)\s(?:[A-Za-z0-9/-]{1,16}\s){0,4}\Z",
    re.IGNORECASE,
)
_THE_TURN = re.compile(r"(?:the|this|that|his|her)\s", re.IGNORECASE)
_ONCE = re.compile(r"\bonce(?:\sonly)?,?\s(?:(?:on|in)\s)?\Z", re.IGNORECASE)
_FIRST_DONE = re.compile(
    r"\b(?P<turn>first)\s(?:taken|performed|done|obtained|given|made)\s(?:on\s|in\s)?\Z", re.IGNORECASE
)
_ONLY_BEHIND = re.compile(
    r",\s(?:the|his|her|their)\s(?:first\sand\s)?(?:only|sole|single)\s(?:one|\w+),\s[^.;,]{0,30}\Z", re.IGNORECASE
)
_LEVEL = re.compile(r"\b[CLT]\d{1,2}(?:-[CLTS]?\d{1,2})*\b", re.IGNORECASE)
_DIGIT = re.compile(r"[clts]\d+")
_REPEAT = "repeat"
_LOOKED_BACK, _ABOUT = 60, 40


def is_only(each: Dated) -> bool:
    """Return whether the words before a day say that there is one such thing alone."""
    is_once = _ONCE.search(each.lead) is not None or _ONLY_BEHIND.search(each.lead) is not None
    return is_once or _ONLY.search(_before_noun(each)) is not None


def is_said_the_only(days: Days, each: Dated) -> bool:
    """Return whether a mention says that there is one such thing alone, before the thing or behind its day."""
    return is_only(each) or _NO_OTHER.match(days.letter.text, each.phrase.end) is not None


def is_one_alone(days: Days, one: Dated, other: Dated) -> bool:
    """Return whether one of two mentions says that the thing is the only one of its kind; the places are not at odds."""
    if one.kind not in STUDIES | TREATMENTS and not (is_only(one) or is_only(other)):
        return False
    is_alone = is_said_the_only(days, one) or is_said_the_only(days, other)
    return is_alone and not are_other_levels(days, one, other)


def is_same_turn(one: Dated, other: Dated) -> bool:
    """Return whether both are called the first, or the second one; a repeat may be repeated, unless it is "the" repeat one."""
    mine, yours = _turn(one), _turn(other)
    if mine is None or yours is None or mine["turn"].lower() != yours["turn"].lower():
        return False
    return mine["turn"].lower() != _REPEAT or (other.kind in RARE and _THE_TURN.match(yours[0]) is not None)


def _turn(each: Dated) -> re.Match[str] | None:
    return _TURN.search(_before_noun(each)) or _FIRST_DONE.search(each.lead)


def are_other_levels(days: Days, one: Dated, other: Dated) -> bool:
    """Return whether the words about two mentions name levels of the spine, and none in common."""
    mine, yours = (_levels(days, each) for each in (one, other))
    return bool(mine) and bool(yours) and mine.isdisjoint(yours)


def have_one_level(days: Days, one: Dated, other: Dated) -> bool:
    """Return whether the words about two mentions name a level of the spine in common."""
    return not _levels(days, one).isdisjoint(_levels(days, other))


def _levels(days: Days, each: Dated) -> set[str]:
    words = days.words_about(each, before=_ABOUT, after=_ABOUT).lower()
    return {_whole(level[0]) for level in _LEVEL.finditer(words)}


def _whole(level: str) -> str:
    """Return a level with the letter of its second number: "c5-c6" as "c5-6"."""
    first, *others = level.split("-")
    return "-".join([first, *(each if len(others) and not _DIGIT.fullmatch(each) else each[1:] for each in others)])


def _before_noun(each: Dated) -> str:
    place = each.lead.lower().rfind(each.noun) if each.noun else -1
    return each.lead[max(0, place - _LOOKED_BACK) : place] if place >= 0 else ""
