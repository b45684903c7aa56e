"""What is told as done after a thing of which the letter gives only later days."""

import re
from collections.abc import Iterator

from openimr.checks.body import can_be_one_place
from openimr.checks.days.dated import Dated
from openimr.checks.days.findings import Days, order_finding
from openimr.checks.days.kinds import DONE, NOUN, TREATMENTS, Kind, is_same_kind
from openimr.checks.days.operations import is_one_operation
from openimr.domain.findings import Finding
from openimr.domain.text import Span
from openimr.terms.lexicons import words_in
from openimr.terms.regions import regions_named

_AFTER = re.compile(
    r"[)]?,?\s(?:(?:shortly|soon|right|just|directly|immediately|and)\s)?(?:after|following)\s(?:the|this|these|that|those|his|her)\s",
    re.IGNORECASE,
)
_WORD = re.compile(
    r"(?!(?:and|or|of|on|in|which|that|first|second|last|prior|previous|earlier|old|repeat)\b)[\w-]+\s", re.IGNORECASE
)
_WITH_DAY = re.compile(r"[^.;,]{0,25}\b(?:[0-9]|19|20)")
_NOT_DONE = re.compile(
    r"\b(?:request\w*|plan(?:s|ned)?|schedul\w*|recommend\w*|authoriz\w*|approv\w*|denied|propos\w*|will|until|due)\b",
    re.IGNORECASE,
)
_TELLS = DONE | {Kind.VISIT, Kind.OTHER}
_MOST, _MOST_WORDS = 60, 4


def find_told_after(days: Days) -> Iterator[Finding]:
    """Yield "an ablation on 7/28, after these blocks" where all blocks of the letter are of later days."""
    every = days.every
    for item, dated in ((None, days.summary), *days.rationales):
        for each in dated[:_MOST]:
            if each.kind not in _TELLS or _NOT_DONE.search(each.lead):
                continue
            same = _told_of(days, each, every)
            if same and all(one.day > each.day for one in same):
                message = "What is told as done after something else is of an earlier day."
                yield order_finding(days, item, each, message, days.letter.passage(same[0].phrase))


def _told_of(days: Days, each: Dated, every: tuple[Dated, ...]) -> list[Dated]:
    """Return the days of what the words behind a day say was done before it."""
    text = days.letter.text
    noun = _noun_after(text, max(each.span.end, each.phrase.end))
    if noun is None or Kind[str(noun.lastgroup)] not in TREATMENTS or _WITH_DAY.match(text, noun.end()):
        return []
    kind, name = Kind[str(noun.lastgroup)], noun[0].lower()
    regions = regions_named(words_in(text, Span(each.span.end, noun.end())))
    same = [one for one in every if one is not each and is_same_kind(one.kind, kind)]
    same = [one for one in same if can_be_one_place(one.regions, regions)]
    return [one for one in same if kind is not Kind.OPERATION or is_one_operation(name, one.noun)]


def _noun_after(text: str, position: int) -> re.Match[str] | None:
    after = _AFTER.match(text, position)
    for _ in range(_MOST_WORDS):
        if after is None or (noun := NOUN.match(text, after.end())) is not None:
            return None if after is None else noun
        after = _WORD.match(text, after.end())
    return None
