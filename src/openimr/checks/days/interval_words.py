"""The words by which a letter tells how much time went by: "six months post-op", "more than three years since the injury"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from openimr.domain.text import Span

_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen".split()  # noqa: SIM905 (words)
)
_IN_DAYS = {"day": 1, "week": 7, "month": 30.44, "year": 365.25}
_SHARE = {"day": 0.5, "week": 0.35, "month": 0.35, "year": 0.2}
_AT_LEAST = frozenset({"more than", "over", "at least", "greater than", "in excess of"})
_AT_MOST = frozenset({"less than", "within", "under", "nearly", "almost", "not quite", "barely"})
_ANCHOR = (
    r"(?:(?:the|this|that|his|her|an?)\s)?(?:[\w/-]+\s){0,5}?"
    r"(?:injury|accident|fall|surger(?:y|ies)|operation|procedure|fusion|repair|release|reconstruction|replacement|arthroscopy|fixation|"
    r"ACDF|ORIF|T[KHS][AR]|UKA|RCR|CTR|ACLR|MUA|Mumford|[ALOPTX]LIF|[LCT]ESI|TFESI|MBBs?|injections?|block|ESI|epidural|[a-z]{4,24}(?:ectomy|plasty|otomy|desis))\b"
)
_GONE = r"(?:(?:ha[sd]|have)\s(?:now\s)?(?:passed|elapsed|gone\sby)\s|(?:passed|elapsed|went\sby)\s|ago\s)?"
_INTERVAL = re.compile(
    rf"""
    \b (?: (?P<bound> more \s than | over | at \s least | greater \s than | in \s excess \s of | less \s than | within | under | nearly
        | almost | not \s quite | barely ) \s )?
    (?P<count> [0-9]{{1,2}} (?: \.[0-9] )? | {"|".join(_NUMBERS[1:])} | an? | a \s half ) (?: \s | - )
    (?P<half> and \s (?:a|one) [\s-] half \s )?
    (?P<unit> day | week | month | year ) s? [\s,-]{{1,2}}
    (?: (?: out \s )? (?P<post> (?: status \s )? post (?: -?\s?op (?:erative)? (?:ly)? | -?\s?surg\w+ ) | out (?! \s (?:of|from|by|on)\b ) ) \b
      | {_GONE} (?: after | since | following | between (?= \s the \s [a-z]+ \s and \s (?:the|his|her|that) \s [0-9] ) | post | status \s post | s/p | out \s from | removed \s from | from ) \s (?P<anchor> {_ANCHOR} ) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NOT_TOLD = re.compile(
    r"\b(?:first|next|another|every|per|within|last|past|up\sto|until|relief\sof|of\srelief|lasted|lasting|to|or|in|course|least\s\w+\sto)\s\Z|[0-9]\s?(?:-|–|to)\s?\Z",
    re.IGNORECASE,
)
_FOR = re.compile(r"\bfor\s\Z", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\b", re.IGNORECASE)
_HALF = 0.5
_LOOKED_BACK = 24


@dataclass(frozen=True, slots=True)
class Interval:
    """A time told as gone by.

    Attributes:
        least: Fewest days that the words can mean.
        most: Most days that they can mean; infinite where they say "more than".
        told: The days that they say.
        span: The words.
        anchor: Those among them that say since what.
    """

    least: float
    most: float
    told: float
    span: Span
    anchor: Span


def intervals_in(text: str, zone: Span) -> Iterator[Interval]:
    """Yield each time that a zone tells as gone by since an injury, an operation or an injection.

    >>> text = "She is now 12 weeks post-op, and over two years have passed since the injury."
    >>> [(round(each.least), each.span.of(text)) for each in intervals_in(text, Span(0, len(text)))]
    [(51, '12 weeks post-op'), (621, 'over two years have passed since the injury')]
    """
    for match in _INTERVAL.finditer(text, zone.start, zone.end):
        before = text[max(zone.start, match.start() - _LOOKED_BACK) : match.start()]
        if _NOT_TOLD.search(before) or (_FOR.search(before) and not _SINCE.search(match[0])):
            continue
        least, most = _limits(match)
        told = _count_of(match) * _IN_DAYS[match["unit"].lower()]
        yield Interval(
            least, most, told, Span(*match.span()), Span(*match.span("anchor" if match["anchor"] else "post"))
        )


def _limits(match: re.Match[str]) -> tuple[float, float]:
    unit, bound = match["unit"].lower(), " ".join((match["bound"] or "").lower().split())
    count = _count_of(match)
    slack = count * _SHARE[unit] + _HALF
    if bound in _AT_LEAST:
        return (count * (1 - _SHARE[unit] / 2) - _HALF / 5) * _IN_DAYS[unit], float("inf")
    if bound in _AT_MOST:
        return 0, (count + _HALF) * _IN_DAYS[unit]
    return (count - slack) * _IN_DAYS[unit], (count + slack) * _IN_DAYS[unit]


def _count_of(match: re.Match[str]) -> float:
    return _count(match["count"].lower()) + (_HALF if match["half"] else 0)


def _count(words: str) -> float:
    if words[0].isdigit():
        return float(words)
    if words in _NUMBERS:
        return float(_NUMBERS.index(words))
    return _HALF if "half" in words else 1.0
