"""Whether a determination has what the Labor Code requires of it."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from openimr.checks.checking import Check
from openimr.checks.letters import Item, Letter
from openimr.domain.errors import NoLawInForceError
from openimr.domain.findings import Finding, Severity
from openimr.law.contents import ELEMENT_RULES, ElementRule, RequiredElement, Scope, required_elements
from openimr.terms.dates import find_dates

_NAME = "required-content"
_DOCUMENT = re.compile(
    r"\b(?:reports?|notes?|(?:medical\s++|clinical\s++)?records?|documents?|documentation|MRI|CT|x-?rays?|radiographs?|EMG|"
    r"scans?|PR-?2|RFA|(?:office|clinic|follow-?\s?up)\s++visit|letters?|electrodiagnostic\s++stud(?:y|ies))\b",
    re.IGNORECASE,
)
_FEWEST_WORDS = 3


def find(letter: Letter) -> Iterator[Finding]:
    """Yield each element of Lab. Code § 4610.6(d)(1), (e), (f) that a determination lacks.

    What a program cannot see is not asked: that it is in writing, in layperson's terms, that names are kept confidential,
    and the analyses of a panel. An associated item that rests on its primary has the primary's findings.

    Source: Lab. Code § 4610.6(d) to (f), by the day of the determination; for a draft without a day the rules of today.
    """
    for rule in _rules(letter.determination.decision_date):
        if rule.scope is Scope.ITEM:
            yield from _of_items(letter, rule)
        elif rule.element in _OF_LETTER and not _OF_LETTER[rule.element](letter):
            yield _finding(rule, None, _MISSING[rule.element])


def _rules(day: date | None) -> tuple[ElementRule, ...]:
    if day is None:
        return tuple(rule for rule in ELEMENT_RULES if rule.provision.until is None)
    try:
        return required_elements(on=day)
    except NoLawInForceError:
        return ()


def _of_items(letter: Letter, rule: ElementRule) -> Iterator[Finding]:
    has = _OF_ITEM.get(rule.element)
    for item in letter.items:
        if has is not None and not has(item):
            yield _finding(rule, item, _MISSING[rule.element])


def _states_condition(letter: Letter) -> bool:
    return len(letter.determination.summary.split()) >= _FEWEST_WORDS


def _cites_documents(letter: Letter) -> bool:
    """Return whether documents are listed, or a dated one, or a kind of document, is named in the prose."""
    if letter.determination.documents:
        return True
    zones = (letter.summary, *(item.rationale for item in letter.items))
    return any(
        _DOCUMENT.search(letter.text, zone.start, zone.end) or next(iter(find_dates(letter.text, zone)), None)
        for zone in zones
    )


def _describes_reviewer(letter: Letter) -> bool:
    reviewer = letter.determination.reviewer
    return bool(reviewer.licensure or reviewer.specialties)


def _has_findings(item: Item) -> bool:
    """Return whether an item says on what its decision rests: a rationale, and evidence or the item it depends on."""
    has_words = len(item.decided.rationale.split()) >= _FEWEST_WORDS
    return has_words and (item.parts.depends_on is not None or bool(item.decided.imro_guideline.strip()))


_OF_LETTER: Mapping[RequiredElement, Callable[[Letter], bool]] = {
    RequiredElement.CONDITION: _states_condition,
    RequiredElement.DOCUMENTS: _cites_documents,
    RequiredElement.QUALIFICATIONS: _describes_reviewer,
}
_OF_ITEM: Mapping[RequiredElement, Callable[[Item], bool]] = {RequiredElement.FINDINGS: _has_findings}
_MISSING: Mapping[RequiredElement, tuple[str, str]] = {
    RequiredElement.CONDITION: ("The employee's medical condition is not stated.", "State it in the summary."),
    RequiredElement.DOCUMENTS: (
        "No document of the record is listed or named.",
        "List the documents reviewed, or name them where you rely on them.",
    ),
    RequiredElement.QUALIFICATIONS: (
        "The reviewer's qualifications are not described.",
        "Give the states of licensure and the specialty, without a name.",
    ),
    RequiredElement.FINDINGS: (
        "The item does not say on which findings and which standard it is decided.",
        "Write the rationale, and what it is based on.",
    ),
}


def _finding(rule: ElementRule, item: Item | None, words: tuple[str, str]) -> Finding:
    message, resolved_by = words
    return Finding(
        check=_NAME,
        status="missing",
        severity=Severity.BLOCKING,
        item=None if item is None else item.number,
        message=message,
        found=(),
        provision=rule.provision.source,
        resolved_by=resolved_by,
    )


CHECK = Check(name=_NAME, asks="Is there all that the Labor Code requires of a determination?", find=find)
