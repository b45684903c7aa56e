"""One visit, request or approval that a rationale dates otherwise than the summary by a slip of the pen."""

import re
from collections.abc import Collection, Iterator

from openimr.checks.days.course_words import are_other_therapies, therapies_in
from openimr.checks.days.dated import Dated
from openimr.checks.days.findings import Days, day_finding
from openimr.checks.days.kinds import Kind
from openimr.checks.days.likeness import is_misread
from openimr.checks.days.oneness import is_only
from openimr.checks.days.words import clause_of, is_with_another, specialists_in
from openimr.checks.letters import Item
from openimr.domain.findings import Finding

_FURTHER = re.compile(r"\b(?:further|additional|second|third|another|again|repeat|more)\b", re.IGNORECASE)
_LAST = re.compile(r"\b(?:most\srecent|latest|last)\s(?:[\w-]+\s){0,4}\Z", re.IGNORECASE)
_AUTHOR = re.compile(
    r"\b(?:AME|QME|IME|PQME|(?:agreed|qualified|independent)\smedical\s(?:examiner|evaluator)|surgeon|[a-z]{4,12}(?:ologist|iatrist|opedist)|"
    r"internist|dentist|chiropractor)\b",
    re.IGNORECASE,
)
_EVALUATOR = re.compile(r"\b(?:A|Q|PQ)me\b|\b(?:Agreed|Qualified)\s(?:\w+\s){0,2}(?:Examin|Evaluat)")
_THE_ONLY = re.compile(
    r"[^.]{0,60}\b(?:only|sole|single)\s(?:\w+\s){0,2}(?:evaluation|examination|visit|consultation|report)\b",
    re.IGNORECASE,
)
_LOOKED_BACK, _MOST = 45, 60


def misread_visit(days: Days, each: Dated, kinds: Collection[Kind]) -> Dated | None:
    """Return the day, a digit off, that the summary gives what a rationale dates; not that of another's care or of a further visit."""
    near = (one for one in days.summary if one.kind in kinds and is_misread(each.day, one.day))
    return next((one for one in near if not _is_other(days, each, one)), None)


def misread_opinion(days: Days, each: Dated) -> Dated | None:
    """Return the examination, a digit off, of the evaluator by whom a rationale says that something was found on a day."""
    mine = _evaluators_about(days, each)
    near = (one for one in days.summary if one.kind is Kind.VISIT and is_misread(each.day, one.day))
    return next((one for one in near if not mine.isdisjoint(_evaluators_about(days, one))), None) if mine else None


def _evaluators_about(days: Days, each: Dated) -> set[bool]:
    """Return whether the words about a day name an agreed evaluator, and whether a qualified one."""
    return {who[0] == "A" for who in _EVALUATOR.findall(clause_of(days, each).of(days.letter.text).title())}


def _is_other(days: Days, each: Dated, one: Dated) -> bool:
    if is_with_another(days, each, one) or _is_within(days, each, one):
        return True
    mine, yours = (_FURTHER.search(told.lead[-_LOOKED_BACK:]) for told in (each, one))
    if mine is not None and (yours is None or mine[0].lower() != yours[0].lower()):
        return True
    text = days.letter.text
    return are_other_therapies(*(clause_of(days, told).of(text) for told in (each, one)))


def _is_within(days: Days, each: Dated, one: Dated) -> bool:
    """Return whether a day lies within the time that the summary tells with another: from the one to the next."""
    return any(one.day < each.day < last.day for last in days.summary if last.phrase.start == one.phrase.start)


def find_visits_told_twice(days: Days) -> Iterator[Finding]:
    """Yield the last visit with two days, one in the summary, one in a rationale, and the only examination of one evaluator."""
    for item, dated in days.rationales:
        visits = [each for each in dated if each.kind is Kind.VISIT][:_MOST]
        for place, each in enumerate(visits):
            told = [
                one
                for one in (*days.summary[:_MOST], *visits[:place])
                if one.kind is Kind.VISIT and one.day != each.day
            ]
            other = next((one for one in told if _is_one_visit(days, one, each)), None)
            if other is not None:
                yield _finding(days, item, each, other)


def _finding(days: Days, item: Item, each: Dated, other: Dated) -> Finding:
    return day_finding(
        "two dates",
        "The letter gives one visit two days.",
        item=item,
        found=[days.letter.passage(each.phrase)],
        against=[days.letter.passage(other.phrase)],
    )


def _is_one_visit(days: Days, one: Dated, other: Dated) -> bool:
    """Return whether both are called the last visit, of no other specialty; or the only one of the evaluator of both."""
    mine, yours = (each.lead[-_LOOKED_BACK:] + days.letter.words(each.phrase) for each in (one, other))
    if not {who.lower() for who in _AUTHOR.findall(mine)}.isdisjoint(who.lower() for who in _AUTHOR.findall(yours)):
        return any(is_only(each) or _THE_ONLY.match(days.letter.text, each.span.end) for each in (one, other))
    if not _is_last(one) or not _is_last(other) or _is_other(days, other, one):
        return False
    clauses = (clause_of(days, each).of(days.letter.text) for each in (one, other))
    mine_by, yours_by = (therapies_in(words) | specialists_in(words) for words in clauses)
    return mine_by == yours_by


def _is_last(each: Dated) -> bool:
    place = each.lead.lower().rfind(each.noun) if each.noun else -1
    return place >= 0 and _LAST.search(each.lead[max(0, place - _LOOKED_BACK) : place]) is not None
