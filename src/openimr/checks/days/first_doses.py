"""A drug said to have been begun on a day later than one on which it was taken."""

import re
from collections.abc import Iterator
from itertools import islice

from openimr.checks.days.course_words import Edge
from openimr.checks.days.courses import End, ends_in
from openimr.checks.days.dated import Dated
from openimr.checks.days.findings import Days, order_finding
from openimr.checks.days.kinds import Kind
from openimr.checks.letters import Item
from openimr.domain.findings import Finding
from openimr.domain.text import Span
from openimr.terms.drugs import find_drugs
from openimr.terms.lexicons import words_in

_IN_USE = re.compile(
    r"\b(?:list(?:s|ed)?|tak(?:es|ing)|us(?:es|ing)|refill(?:s|ed)?|renew(?:s|ed)?|continu(?:es|ed|ing)|current(?:ly)?|"
    r"medications?\s(?:are|were|include[sd]?)|meds|drug\slist|drugs|maintained\son|(?:is|was)\son)\b",
    re.IGNORECASE,
)
_NOT_IN_USE = re.compile(
    r"\b(?:discontinu\w+|stop\w*|ceas\w+|wean\w*|request\w*|recommend\w*|plan(?:s|ned)?|will|would|start\w*|begin\w*|began|beg[iu]n|trial|"
    r"add(?:ed|ing)?|switch\w*|chang\w+|consider\w*|denied|denies|allerg\w+|past|previous\w*|prior|tried|fail\w*|former\w*|no|not|off|instead|if|"
    r"prescri\w+|order\w*|issued|given|dispens\w+|appeal\w*)\b",
    re.IGNORECASE,
)
_WITH_BREAKS = re.compile(
    r"\b(?:re-?\s?start\w*|resum\w+|again|re-?\s?initiat\w+|re-?\s?introduc\w+|discontinu\w+|stopped|weaned|quit|held|off\sof)\b",
    re.IGNORECASE,
)
_MOST, _LONGEST = 60, 260
_TELLS = frozenset({Kind.VISIT, Kind.OTHER})


def find_late_first_doses(days: Days) -> Iterator[Finding]:
    """Yield the first day of a drug that is later than a visit which tells that the drug was taken; none that was ever stopped."""
    taken = [(each, found) for each in days.summary[:_MOST] if (found := _drugs_taken(days, each))]
    if not taken:
        return
    every = [(None, (*days.summary, *days.summary_times)), *days.rationales, *days.rationale_times]
    for item, dated in every:
        for end in islice(ends_in(days, item, dated[:_MOST]), _MOST):
            told = next((each for each, drugs in taken if each.day < end.each.day and end.names & drugs), None)
            if told is not None and end.edge is Edge.BEGUN and not _has_breaks(days, item, end):
                message = "The drug was taken before the day on which it is said to have been begun."
                yield order_finding(days, item, end.each, message, days.letter.passage(told.phrase))


def _drugs_taken(days: Days, each: Dated) -> frozenset[str]:
    """Return the drugs that the words behind the day of a visit list as taken."""
    if each.kind not in _TELLS:
        return frozenset()
    letter = days.letter
    sentence = days.sentence_of(None, each)
    if sentence is None:
        return frozenset()
    follows = [one.span.start for one in days.summary if one.span.start > each.span.start]
    zone = Span(each.span.end, min([sentence.end, each.span.end + _LONGEST, *follows]))
    if _IN_USE.search(letter.text, zone.start, zone.end) is None or _NOT_IN_USE.search(
        letter.text, zone.start, zone.end
    ):
        return frozenset()
    return _drugs_in(days, zone)


def _drugs_in(days: Days, zone: Span) -> frozenset[str]:
    return frozenset(found.value.generic for found in find_drugs(words_in(days.letter.text, zone)))


def _has_breaks(days: Days, item: Item | None, end: End) -> bool:
    """Return whether a sentence that names the drug tells that it was stopped or taken up again."""
    zones = [days.letter.summary, *(() if item is None else (item.rationale,))]
    for sentence in (one for zone in zones for one in days.letter.sentences(zone)):
        if _WITH_BREAKS.search(days.letter.text, sentence.start, sentence.end) and end.names & _drugs_in(
            days, sentence
        ):
            return True
    return False
