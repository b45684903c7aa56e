"""What a letter tells of a day before the injury."""

import re
from collections.abc import Iterator
from datetime import date

from openimr.checks.days.dated import Dated
from openimr.checks.days.findings import Days, header_passage, order_finding
from openimr.checks.days.injuries import told_injuries
from openimr.checks.days.kinds import STUDIES, TREATMENTS, Kind
from openimr.checks.letters import Item
from openimr.domain.findings import Finding, Passage, Severity

_HISTORY = re.compile(
    r"\b(?:history|prior|previous(?:ly)?|earlier|pre-?\s?exist\w+|old|former(?:ly)?|past|years?\sago|in\s(?:19|20)\d\d|baseline|before|"
    r"another|non-?\s?industrial|other\sclaim|since)\b",
    re.IGNORECASE,
)
_BEFORE_IT = re.compile(
    r"\b(?:history\sof|pre-?\s?exist\w+|years?\sago|before|another|non-?\s?industrial|other\sclaim|earlier\s(?:claim|injury)|"
    r"(?:prior|previous|old|former)\s(?:\w+\s)?(?:claim|injur\w+|accident|surger\w+|operation))\b",
    re.IGNORECASE,
)
_CARE_OF_CLAIM = re.compile(
    r"\b(?:treatments?|care|therap(?:y|ies)|management)\s(?:to\sdate|so\sfar|rendered|received|provided|ha(?:s|ve|d)\s(?:been|included|"
    r"consisted)|(?:was|were)\snoted\sto|includ(?:es?|ed)|consist(?:s|ed))\b|\b(?:is|was|has\sbeen|had\sbeen|being)\streated\s(?:with|for|by)\b|"
    r"\bsince\s(?:the|that|his|her)\s(?:\w+\s)?(?:injury|accident|event|fall)\b",
    re.IGNORECASE,
)
_FOR_IT = re.compile(
    r"\b(?:for|after|since|following|due\sto|because\sof)\s(?:the|this|that|his|her)\s(?:[\w-]+\s){0,3}?(?:injury|accident|claim)\b",
    re.IGNORECASE,
)
_BECAUSE_OF_IT = re.compile(
    r"[^.;,0-9]{0,25}\s(?:for|due\sto|because\sof)\s(?:the|this|that|his|her)\s(?:[\w-]+\s){0,2}?(?:injury|accident|claim)\b(?!\s(?:of|on)\b)",
    re.IGNORECASE,
)
_CUMULATIVE = re.compile(
    r"\b(?:cumulative|continuous\strauma|repetitive\s(?:trauma|strain|stress|motions?|work|use|injur\w+)|gradual(?:ly)?\s(?:onset|with)|"
    r"came\son\sgradually)\b",
    re.IGNORECASE,
)
_DONE = STUDIES | TREATMENTS
_AT_THE_TIME = frozenset({Kind.VISIT, Kind.STATIONARY, Kind.REQUEST, Kind.APPROVAL, Kind.REVIEW, Kind.FIRST_REPORT})
_RECENT, _A_YEAR = 730, 365
_TOLD_AFTER = 60


def find_before_injury(days: Days) -> Iterator[Finding]:
    """Yield what is told of a day before the injury.

    Of a visit, a request or a review within two years that cannot be; of a study or a treatment where it is told as care of
    this claim, or within one year, as a wrong year would have it. Any other may be of an earlier complaint, and is a note.
    """
    header = days.letter.determination.date_of_injury
    told = told_injuries(days)
    first = header or min((each.day for each in told), default=None)
    if first is None or is_cumulative(days):
        return
    injured = min([first, *(each.day for each in told)])
    against = header_passage("date_of_injury", header) if header else days.letter.passage(told[0].phrase)
    for item, dated in ((None, days.summary), *days.rationales):
        for each in dated:
            if each.day < injured and each.kind is not Kind.INJURY:
                yield from _before(days, item, each, injured, against)
    for each in days.summary_times:
        if each.last < injured and each.kind in _DONE and _is_care_of_claim(days, each, injured):
            yield order_finding(days, None, each, _message(each), against)


def _before(days: Days, item: Item | None, each: Dated, injured: date, against: Passage) -> Iterator[Finding]:
    if item is None and each.kind in _DONE and _is_care_of_claim(days, each, injured):
        yield order_finding(days, item, each, _message(each), against)
    elif _is_for_it(days.letter.text, each, injured):
        yield order_finding(days, item, each, "What was done for the injury is of a day before it.", against)
    elif _HISTORY.search(each.lead):
        return
    elif each.kind in _AT_THE_TIME and (injured - each.day).days < _RECENT:
        yield order_finding(days, item, each, _message(each), against)
    elif each.kind in _DONE:
        message = f"The {each.kind.value} was before the injury, and nothing is said of that."
        is_near = (injured - each.day).days <= _A_YEAR
        yield order_finding(
            days, item, each, message, against, severity=Severity.QUESTION if is_near else Severity.NOTE
        )


def _is_for_it(text: str, each: Dated, injured: date) -> bool:
    """Return whether something within two years before the injury is told as care for it or after it."""
    is_near = (injured - each.day).days < _RECENT
    is_for_it = _FOR_IT.search(each.lead) or _BECAUSE_OF_IT.match(text, each.span.end)
    return is_near and is_for_it is not None and _BEFORE_IT.search(each.lead) is None


def _message(each: Dated) -> str:
    return f"The {each.kind.value} is of a day before the injury."


def _is_care_of_claim(days: Days, each: Dated, injured: date) -> bool:
    """Return whether a sentence tells something within two years before the injury as care of the claim."""
    if (injured - each.day).days >= _RECENT:
        return False
    letter, told = days.letter, days.sentence_of(None, each)
    if told is None or not _CARE_OF_CLAIM.search(letter.text, told.start, each.span.start):
        return False
    return _BEFORE_IT.search(letter.text, told.start, min(told.end, each.span.end + _TOLD_AFTER)) is None


def is_cumulative(days: Days) -> bool:
    """Return whether the summary tells of an injury that came on over time."""
    return _CUMULATIVE.search(days.letter.words(days.letter.summary)) is not None
