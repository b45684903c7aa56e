"""What a day tells of the effect or the result of something that was done only later."""

import re
from collections.abc import Collection, Iterator, Sequence

from openimr.checks.body import can_be_one_place
from openimr.checks.days.dated import Dated
from openimr.checks.days.findings import Days, order_finding
from openimr.checks.days.kinds import DONE, NOUN, RARE_STUDIES, STUDIES, TREATMENTS, Kind, is_same_kind
from openimr.checks.days.oneness import is_said_the_only
from openimr.checks.letters import Item
from openimr.domain.findings import Finding
from openimr.domain.text import Span
from openimr.terms.lexicons import words_in
from openimr.terms.regions import regions_named
from openimr.terms.sides import sides_named

_AFTER = re.compile(
    r"\b(?:since|after|following|from|with|thanks\sto|response\sto|status\spost|s/p)\s(?:the|his|her|that|this|an?|one)\s(?:[\w-]+\s){0,4}?\Z",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\bsince\s(?:the|his|her|that|this)\s(?:[\w-]+\s){0,4}?\Z", re.IGNORECASE)
_GAIN = re.compile(
    r"\b(?:relief|relieved|improve[ds]?|improvement|better|benefit\w*|eased|reduc\w+|decreas\w+|helped|response|responded|numb\w*|worse|returned|"
    r"came\sback|lasted|percent|pain[\s-]free)\b|%",
    re.IGNORECASE,
)
_HELPED = re.compile(
    r"\s(?:[\w-]+\s){0,5}?(?:had\s|has\s)?(?:helped|gave|given|provided|relieved|brought|eased|wore\soff|worn\soff|lasted|worked|failed)\b",
    re.IGNORECASE,
)
_REVIEWED = re.compile(
    r"\b(?:reviewed|went\sover|gone\sover|discussed|read|interpreted|explained|presented|looked\sat|noted|showed\s(?:him|her))\s"
    r"(?:with\s(?:him|her|the\s\w+)\s)?(?:the|her|his|that|this)\s(?:(?:results?|findings|report|images)\s(?:of|from)\s"
    r"(?:the|her|his)\s)?(?:[\w-]+\s){0,3}?\Z",
    re.IGNORECASE,
)
_GONE_OVER = re.compile(
    r"(?:[\s/][\w-]+){0,7}?\s(?:was|were)\s(?:reviewed|discussed|gone\sover|explained)\b", re.IGNORECASE
)
_NOT_IT = re.compile(
    r"\b(?:prior|previous(?:ly)?|earlier|last|past|first|second|third|repeat\w*|another|series|old(?:er)?|history|initial|several|multiple|two|three|"
    r"again|both|each|further|next|planned|scheduled|propos\w*|request\w*|recommend\w*|will|would|expected|if|ago)\b",
    re.IGNORECASE,
)
_MORE_THAN_ONE = re.compile(r"s\Z")
_WORDS_ABOUT, _LONGEST, _MOST = 40, 220, 120
_TELLS = frozenset({Kind.VISIT, Kind.OTHER})


def find_effects(days: Days) -> Iterator[Finding]:
    """Yield a visit at which the relief since an injection, or what a study showed, was told before it was done.

    Only of a thing that the letter tells once, on one day; no word may speak of an earlier one, or of several.
    """
    done = [one for one in days.every[:_MOST] if one.kind in TREATMENTS | RARE_STUDIES and one.day == one.last]
    for item, dated in ((None, days.summary), *days.rationales):
        for each in dated:
            if each.kind not in _TELLS or not any(one.day > each.day for one in done):
                continue
            for noun in _told_as_done(days, item, each, dated):
                one = _done_later(days, each, noun, done)
                if one is not None:
                    message = "What this day tells of was done only later."
                    yield order_finding(days, item, each, message, days.letter.passage(one.phrase))
                    break


def _told_as_done(days: Days, item: Item | None, each: Dated, dated: Sequence[Dated]) -> Iterator[re.Match[str]]:
    """Yield what the sentence of a day tells as done by then: behind the day, before the next one."""
    text, sentence = days.letter.text, days.sentence_of(item, each)
    if sentence is None:
        return
    follows = [one.span.start for one in dated if one.span.start > each.span.start]
    end = min([sentence.end, each.span.end + _LONGEST, *follows])
    for noun in NOUN.finditer(text, each.span.end, end):
        kind = Kind[str(noun.lastgroup)]
        if kind in DONE and _is_told_as_done(text, kind, noun, Span(each.span.end, end)):
            yield noun


def _is_told_as_done(text: str, kind: Kind, noun: re.Match[str], zone: Span) -> bool:
    if _NOT_IT.search(
        text, max(zone.start, noun.start() - _WORDS_ABOUT), min(zone.end, noun.end() + _WORDS_ABOUT // 2)
    ):
        return False
    if kind in STUDIES:
        return bool(_REVIEWED.search(text, zone.start, noun.start()) or _GONE_OVER.match(text, noun.end(), zone.end))
    is_after = _AFTER.search(text, zone.start, noun.start()) and _GAIN.search(text, zone.start, zone.end)
    is_after = is_after or _SINCE.search(text, zone.start, noun.start())
    return bool(is_after) or _HELPED.match(text, noun.end(), zone.end) is not None


def _done_later(days: Days, each: Dated, noun: re.Match[str], done: Sequence[Dated]) -> Dated | None:
    """Return the one thing of which was told, where it was done after the day; None where it may be another, earlier one."""
    kind, text = Kind[str(noun.lastgroup)], days.letter.text
    words = words_in(text, Span(max(each.span.end, noun.start() - _WORDS_ABOUT), noun.end() + _WORDS_ABOUT // 2))
    regions = regions_named(words)
    sides = sides_named(words)
    same = [one for one in done if is_same_kind(one.kind, kind) and can_be_one_place(one.regions, regions)]
    same = [one for one in same if not (one.sides and sides) or one.sides & sides]
    if len({one.day for one in same}) != 1 or same[0].day <= each.day:
        return None
    if is_said_the_only(days, same[0]):
        return same[0]
    is_further = _NOT_IT.search(same[0].lead[-_WORDS_ABOUT:]) is not None
    starts = {noun.start(), same[0].phrase.start}
    return None if is_further or _tells_of_others(days, kind, starts) else same[0]


def _tells_of_others(days: Days, kind: Kind, known: Collection[int]) -> bool:
    """Return whether the summary tells of another thing of the kind than the known ones: several, or an earlier one."""
    text = days.letter.text
    for noun in NOUN.finditer(text, days.letter.summary.start, days.letter.summary.end):
        if not is_same_kind(Kind[str(noun.lastgroup)], kind) or noun.start() in known:
            continue
        before = text[max(days.letter.summary.start, noun.start() - _WORDS_ABOUT) : noun.start()]
        if _MORE_THAN_ONE.search(noun[0].lower()) or _NOT_IT.search(before):
            return True
    return False
