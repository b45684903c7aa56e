"""How much relief a letter tells, and for how long."""

import re
from collections.abc import Iterator

from openimr.checks.story.shares import percent_of
from openimr.checks.story.stated import Stated
from openimr.domain.text import Span
from openimr.terms.numbers import NUMBER, number_of

FAIR_SHARE = 50
"""Percent of relief that is asked of an epidural injection before another one.

Source: MTUS, Chronic Pain Medical Treatment Guidelines (July 2009), Epidural steroid injections [unverified].
"""

_FAIR = frozenset({"significant", "meaningful", "substantial", "marked", "considerable", "clinically"})
_LASTING = frozenset({"lasting", "sustained", "durable", "long", "prolonged"})
_OF_RELIEF = ("$relief", "#percent", "#eased", "#score", "$pain")
_SCALES = frozenset({"vas", "nrs", "nprs", "took"})
_BESIDE = 5
_RATINGS = frozenset("impairment disability disabled wpi apportioned apportionment apportion".split())  # noqa: SIM905 (words)
_DAYS = {"w": 7, "m": 30, "y": 365}
_SIX_WEEKS = 42
"""Days for which relief is to last, by the same guideline."""

_TIME = re.compile(
    rf"(?:\b(?:for|lasting|lasted|held|over|through(?:out)?|persist\w+|maintained)|(?<=\s)[x×])\s{{0,2}}(?:(?:about|some|almost|nearly|over|more\s+than|at\s+least|approximately|around|up\s+to|the|the\s+(?:next|following|past|last))\s+){{0,3}}"
    rf"(?P<number>{NUMBER}|half\s+an?)(?:\s?(?:-|–|to|and|or)\s?{NUMBER})?[\s-]*(?P<unit>week|wk|month|mo|year|yr)s?\b\.?(?!\s+(?:ago|later|earlier|before|prior|of\s+(?:PT|therapy|physical|treatment|care)))",
    re.IGNORECASE,
)
_HELD = re.compile(r"\b(?:last|held\b|holds\b|persist|maintain|relie[fv]|benefit|stayed\b|continu)", re.IGNORECASE)
"""Of a time in another clause: "…; it lasted eight weeks", not "…, and he was off work for eight weeks"."""

_TIME_OF = re.compile(
    rf"(?P<number>{NUMBER})[\s-]*(?P<unit>week|wk|month|mo|year|yr)s?\s+of\s+(?:[\w%-]+\s+){{0,3}}(?:relief|benefit|improvement)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(
    rf"\bsince\b[^.;]{{0,60}}?\b(?P<number>{NUMBER})\s+(?P<unit>week|wk|month|mo|year|yr)s?\s+ago\b(?=[^.;]{{0,40}}\b(?:continues?|remains?|still|has\s+been)\b)",
    re.IGNORECASE,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?:{'|'.join(_MONTHS)})[a-z]{{0,6}}"
_UNTIL = re.compile(
    rf"\b(?:until|till|thru|through)\s+(?:(?:the|early|late|mid|middle|end|beginning|of)[\s-]+){{0,4}}(?P<month>{_MONTH})\b",
    re.IGNORECASE,
)
_DAY = re.compile(
    rf"(?<![\d/-])(?P<digits>\d{{1,2}})[/-]\d{{1,2}}[/-]\d{{2,4}}\b|\b(?:in|on|of|from|since)\s+(?P<name>{_MONTH})\b",
    re.IGNORECASE,
)
_YEAR = 12
_LEAD = 16
_TWO_MONTHS = 2
_SCORE = re.compile(r"\b(\d{1,2}(?:\.\d)?)(?:\s?(?:-|–)\s?\d{1,2})?(?:\s?/\s?10\b|\s+out\s+of\s+10\b)?")
_OF_PAIN = re.compile(r"\b(?:pain\w*|VAS|NRS|NPRS|headaches?|symptoms?)\b|/\s?10\b", re.IGNORECASE)
_HIGHEST = 10


def is_met_by_relief(reserve: str, told: int, stated: Stated) -> bool:
    """Return whether a reserve is met by the share of the relief that words tell, or by the time for which it lasted.

    Args:
        reserve: A word before the subject of an absence: "significant", "lasting".
        told: Index of the first word of what stands against it.
        stated: The words.
    """
    if not _is_of_relief(told, stated):
        return False
    if reserve in _FAIR:
        return share_told(told, stated) >= FAIR_SHARE
    return reserve in _LASTING and lasts(told, stated)


def _is_of_relief(index: int, stated: Stated) -> bool:
    """Return whether a word begins what tells of pain that was eased: "took his pain from …", "decreased symptoms"."""
    if stated.words[index].form in _SCALES or any(_begins(name, index, index + 1, stated) for name in _OF_RELIEF):
        return True
    return _begins("$less", index, index + 1, stated) and _begins("$pain", index, index + _BESIDE, stated)


def _begins(name: str, first: int, last: int, stated: Stated) -> bool:
    return next(stated.starts_between(name, first, last), None) is not None


def lasts(index: int, stated: Stated) -> bool:
    """Return whether the sentence of a word tells that something held for six weeks or more."""
    span = stated.sentences[stated.sentence_of[index]]
    begun = Span(stated.words[index].start, span.end)
    end = stated.words[stated.clauses.end_of_clause(index) - 1].end
    held = (
        time
        for time in _TIME.finditer(stated.text, begun.start, begun.end)
        if time.start() < end or _HELD.search(stated.text, max(time.start() - _LEAD, begun.start), time.end())
    )
    times = (*held, *_TIME_OF.finditer(stated.text, span.start, span.end))
    since = _SINCE.finditer(stated.text, span.start, span.end)
    return any(_days(match) >= _SIX_WEEKS for match in (*times, *since)) or _lasts_until(begun, span, stated.text)


def _days(match: re.Match[str]) -> float:
    return (0.5 if match["number"].lower().startswith("half") else number_of(match["number"])) * _DAYS[
        match["unit"][0].lower()
    ]


def _lasts_until(begun: Span, sentence: Span, text: str) -> bool:
    """Return whether something held until a month that is two or more after the one that the sentence names: "on 6/3/14 …, until September"."""
    until = _UNTIL.search(text, begun.start, begun.end)
    day = _DAY.search(text, sentence.start, until.start()) if until else None
    if until is None or day is None:
        return False
    first = int(day["digits"]) - 1 if day["digits"] else _number(day["name"])
    return (_number(until["month"]) - first) % _YEAR >= _TWO_MONTHS


def _number(month: str) -> int:
    return _MONTHS.index(month[:3].lower())


def share_told(index: int, stated: Stated) -> int:
    """Return the greatest share of relief that the sentence of a word tells, in percent: by itself, or by two scores of pain; 0 where it tells none."""
    start, end = stated.words_of(stated.sentences[stated.sentence_of[index]])
    return max((*shares_in(start, end, stated), *_falls(start, end, stated)), default=0)


def shares_in(first: int, last: int, stated: Stated) -> list[int]:
    """Return the shares, in percent, that a run of words names, but for those of a rating: "his impairment was rated at 60 percent"."""
    runs = (
        run
        for run in stated.runs_between("#percent", first, last)
        if _RATINGS.isdisjoint(word.form for word in stated.words[max(run[0] - _BESIDE, 0) : run[1] + 2])
    )
    return [percent_of(stated.text[stated.words[start].start : stated.words[end - 1].end]) for start, end in runs]


def _falls(first: int, last: int, stated: Stated) -> Iterator[int]:
    """Yield the shares by which scores of pain are told to have fallen: "from 8/10 to 3/10"."""
    if first >= last or not _OF_PAIN.search(stated.text, stated.words[first].start, stated.words[last - 1].end):
        return
    for start, end in stated.runs_between("#eased", first, last):
        found = _SCORE.finditer(stated.text, stated.words[start].start, stated.words[end - 1].end)
        scores = [float(match[1]) for match in found]
        if len(scores) > 1 and 0 < max(scores) <= _HIGHEST:
            yield round(100 * (max(scores) - min(scores)) / max(scores))
