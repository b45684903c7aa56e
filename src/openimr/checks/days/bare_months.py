"""A study or a treatment called by its month, without a year: "the April MRI"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from openimr.checks.body import can_be_one_place
from openimr.checks.days.another import is_another
from openimr.checks.days.dated import Dated
from openimr.checks.days.findings import Days, day_finding
from openimr.checks.days.kinds import DONE, NOUN, Kind, is_same_kind
from openimr.checks.letters import Item
from openimr.domain.findings import Finding
from openimr.domain.parts import Side
from openimr.domain.text import Span
from openimr.terms.lexicons import words_in
from openimr.terms.regions import regions_named
from openimr.terms.sides import sides_named

_NAMES = (
    "january february march april may june july august september october november december".split()  # noqa: SIM905 (words)
)
_NAME = "|".join(name.title() for name in _NAMES)
_WORD = r"(?:(?!(?:and|or|of|in|with|for|to)\b)[\w-]+\s)"
_MONTH = re.compile(
    rf"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Hh]is|[Hh]er)\s(?P<month>{_NAME})\s|"
    rf"\b(?:in|from|of|last)\s(?P<behind>{_NAME})\b(?!\.?,?\s(?:of\s)?(?:the\s)?[0-9]|\sof\s(?:this|that|last|the)\b|\s(?:through|to|and|or)\b)"
)
_BETWEEN = re.compile(
    r"(?:\s(?:of|to|the|his|her|performed|done|taken|obtained|collected|made|given|was|were|spine|shoulder|knee|[\w/-]+)){0,6}\s"
)
_AFTER_NOUN = re.compile(rf"{_WORD}{{0,3}}")
_FURTHER = re.compile(
    r"\b(?:repeat|another|second|new|planned|scheduled|request\w*|prior|previous|earlier|old)\b", re.IGNORECASE
)
_LOOKED_BACK, _AHEAD, _MOST = 80, 60, 40


@dataclass(frozen=True, slots=True)
class _Named:
    """A thing called by its month.

    Attributes:
        month: From 1.
        kind: What was done.
        phrase: The words.
        regions: Regions of the body that the words name.
        sides: Sides that they name.
    """

    month: int
    kind: Kind
    phrase: Span
    regions: frozenset[str]
    sides: frozenset[Side]


def find_bare_months(days: Days) -> Iterator[Finding]:
    """Yield where a study or a treatment is called by another month than that of the only day the letter gives it."""
    every = days.every
    zones = ((None, days.letter.summary), *((item, item.rationale) for item in days.letter.items))
    for item, zone in zones:
        for named in islice(_named_in(days.letter.text, zone), _MOST):
            told = [one for one in every if _is_same(named, one) and not is_another(one)]
            if _is_at_odds(named, told, every):
                yield _finding(days, item, named, told[0])


def _is_at_odds(named: _Named, told: Sequence[Dated], every: Sequence[Dated]) -> bool:
    """Return whether the one day of a thing lies in another month; a day of that month, of what is not said, may be its own."""
    if len({(one.day, one.last) for one in told}) != 1 or _is_in(named.month, told[0]):
        return False
    return not any(one.kind is Kind.OTHER and one.day.month == named.month for one in every)


def _finding(days: Days, item: Item | None, named: _Named, told: Dated) -> Finding:
    return day_finding(
        "two dates",
        f"One {named.kind.value} is called by another month than that of its day.",
        item=item,
        found=[days.letter.passage(named.phrase)],
        against=[days.letter.passage(told.phrase)],
    )


def _is_same(named: _Named, one: Dated) -> bool:
    if not is_same_kind(named.kind, one.kind) or not can_be_one_place(named.regions, one.regions):
        return False
    return not (named.sides and one.sides) or bool(named.sides & one.sides)


def _is_in(month: int, told: Dated) -> bool:
    return told.day.month <= month <= told.last.month


def _named_in(text: str, zone: Span) -> Iterator[_Named]:
    for match in _MONTH.finditer(text, zone.start, zone.end):
        noun = _noun_behind(text, match, zone) if match["month"] else _noun_before(text, match, zone)
        if noun is None or Kind[str(noun.lastgroup)] not in DONE:
            continue
        phrase = Span(min(match.start(), noun.start()), max(match.end(), noun.end()))
        if _FURTHER.search(text, max(zone.start, phrase.start - _LOOKED_BACK // 4), phrase.end):
            continue
        words = words_in(text, Span(phrase.start, min(zone.end, phrase.end + _AHEAD // 2)))
        yield _Named(
            _NAMES.index((match["month"] or match["behind"]).lower()) + 1,
            Kind[str(noun.lastgroup)],
            Span(phrase.start, phrase.end),
            regions_named(words),
            sides_named(words),
        )


def _noun_behind(text: str, match: re.Match[str], zone: Span) -> re.Match[str] | None:
    noun = NOUN.search(text, match.end(), min(zone.end, match.end() + _AHEAD))
    if noun is None or _AFTER_NOUN.fullmatch(text, match.end(), noun.start()) is None:
        return None
    return noun


def _noun_before(text: str, match: re.Match[str], zone: Span) -> re.Match[str] | None:
    start = max(zone.start, match.start() - _LOOKED_BACK)
    last = max(NOUN.finditer(text, start, match.start()), key=lambda noun: noun.start(), default=None)
    if last is None or _BETWEEN.fullmatch(text, last.end(), match.start()) is None:
        return None
    return last
