"""Two days of one sentence that tells which came first, and whose days say otherwise."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from openimr.checks.days.dated import Dated
from openimr.checks.days.findings import Days, order_finding
from openimr.checks.days.kinds import DONE, Kind
from openimr.domain.findings import Finding

_WORD = r"(?:(?!(?:and|but|or|then|while|when|until|unless|because|if|not|planned|scheduled|requested)\b)[\w'’/-]+\s)"
_LATER = re.compile(
    rf"[,)]?\s{_WORD}{{0,8}}(?:(?:and\s)?(?:was\s|were\s)?followed\sby|,?\s?(?:and\s)?(?:then|thereafter|subsequently|afterwards?|"
    rf"later)|(?:which\s|and\s)?(?:led|gave\sway)\sto)\s{_WORD}{{0,8}}\(?\Z",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"[)]?(?P<apart>[:,])?\s{_WORD}{{0,6}}(?:after|following|(?P<post>status\spost|s/p|post))\s{_WORD}{{1,7}}\(?\Z",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"[)]?\s{_WORD}{{0,6}}(?:before|prior\sto|preceding|ahead\sof)\s{_WORD}{{1,7}}\(?\Z", re.IGNORECASE
)
_NOT_DONE = re.compile(
    r"\b(?:request\w*|plan(?:s|ned)?|schedul\w*|recommend\w*|order\w*|authoriz\w*|certified|approv\w*|denied|propos\w*|until|since|from|"
    r"between|through|next|ask\w*|seek\w*|will|needs?|await\w*|pending|anticipat\w*|as|like|unlike|similar|compared|appointment|due|expected|back\sto|than|dated\sback|review\w*)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:tell|tells|told|report\w*|stat(?:es|ed)|sa(?:ys|id)|describ\w*|not(?:es|ed|ing)|mention\w*|show\w*|document\w*|record\w*|reveal\w*|confirm\w*|"
    r"relat(?:es|ed)|indicat\w*)\b",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"[^.;]*\b(?:reported|stated|said|told|noted|described|related|felt|found|recalled)\s(?:(?:to\s)?(?:the\s|his\s|her\s)?\w+\s)?(?:that\s)?"
    r"(?:(?!\b(?:and|but|while)\b)[^.;])*\Z",
    re.IGNORECASE,
)
_WITH_RESULT = re.compile(
    r"[)]?\s(?:[\w-]+\s){0,3}?(?:had|has|helped|gave|given|provided|relieved|brought|eased|lasted|worked|failed|showed|revealed|did|was|were|made)\b",
    re.IGNORECASE,
)
_LATER_BY = re.compile(
    r"\b(?:(?P<count>[0-9]{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s(?P<unit>day|week|month|year)s?\slater|"
    r"(?:the|that)\s(?P<same>same|very|next|following)\sday),?\s\(?(?:on\s)?\Z",
    re.IGNORECASE,
)
_COUNTS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_IN_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
_ABOUT = {"day": 0.5, "week": 0.35, "month": 0.35, "year": 0.3}
_LONGEST = 110
_TELLING = frozenset({Kind.VISIT, Kind.OTHER})
_HAPPENED = DONE | {Kind.VISIT, Kind.INJURY}


def find_told_sequence(days: Days) -> Iterator[Finding]:
    """Yield a day by which something came first that its sentence tells as the later: "an MRI of 5/6 was followed by a block on 4/6"."""
    text = days.letter.text
    for item, dated in ((None, days.summary), *days.rationales):
        for one, other in pairwise(_done(dated)):
            between = text[one.span.end : other.span.start]
            if len(between) > _LONGEST or _NOT_DONE.search(one.lead) or _NOT_DONE.search(between):
                continue
            if _is_turned(one, other, between):
                message = "The sentence tells that this came first, or last, and the days say otherwise."
                yield order_finding(days, item, other, message, days.letter.passage(one.phrase))


def find_told_too_early(days: Days) -> Iterator[Finding]:
    """Yield what a visit tells as done, and dates later than the visit: "on 3/2 he said that the block of 3/12 had helped"."""
    text = days.letter.text
    for item, dated in ((None, days.summary), *days.rationales):
        for one, other in pairwise(dated):
            between = text[one.span.end : other.span.start]
            if one.kind not in _TELLING or other.kind not in DONE or other.day <= one.day or len(between) > _LONGEST:
                continue
            is_told = _SAID.match(between) is not None and _WITH_RESULT.match(text, other.phrase.end) is not None
            if is_told and not _NOT_DONE.search(between):
                message = "What a visit tells of is of a later day than the visit."
                yield order_finding(days, item, other, message, days.letter.passage(one.phrase))


def _is_turned(one: Dated, other: Dated, between: str) -> bool:
    """Return whether the words between two days say otherwise than the days; what a note or a study tells may be older than it."""
    if one.day < other.day:
        after = _AFTER.match(between)
        is_state = after is not None and (after["apart"] or after["post"])  # of the patient: true at a visit alone
        return after is not None and (one.kind is Kind.VISIT or not is_state)
    if one.day == other.day or one.kind is Kind.VISIT or _TOLD.search(between):
        return False
    return _LATER.match(between) is not None or _BEFORE.match(between) is not None


def _done(dated: Sequence[Dated]) -> Iterator[Dated]:
    yield from (each for each in dated if each.kind in _HAPPENED)


def find_told_times(days: Days) -> Iterator[Finding]:
    """Yield a day told as some days, weeks, months or years later than the day before it, or the next day, that plainly is not."""
    for item, dated in ((None, days.summary), *days.rationales):
        for one, other in pairwise(dated):
            later = _LATER_BY.search(other.lead)
            if later is None or other.span.start - one.span.end > _LONGEST:
                continue
            if _NOT_DONE.search(one.lead) or _NOT_DONE.search(other.lead[: later.start()]):
                continue
            least, most = _times_told(later)
            if not least <= (other.day - one.day).days <= most:
                message = "The day is not as much later than the one told before it as the letter says."
                yield order_finding(days, item, other, message, days.letter.passage(one.phrase))


def _times_told(later: re.Match[str]) -> tuple[float, float]:
    if later["same"]:
        apart = 0 if later["same"].lower() in {"same", "very"} else 1
        return apart, apart
    count, unit = later["count"].lower(), later["unit"].lower()
    number = int(count) if count.isdigit() else max(1, _COUNTS.index(count) if count in _COUNTS else 1)
    slack = number * _IN_DAYS[unit] * _ABOUT[unit] + _IN_DAYS[unit] * _ABOUT[unit]
    return number * _IN_DAYS[unit] - slack, number * _IN_DAYS[unit] + slack
