"""The day of service of a heading, and what the letter says was done then."""

import re
from collections.abc import Iterator
from datetime import date

from openimr.checks.days.another import is_another
from openimr.checks.days.dated import Dated
from openimr.checks.days.findings import Days, day_finding, header_passage
from openimr.checks.days.kinds import DONE, NOUN, Kind
from openimr.checks.days.likeness import is_slip
from openimr.checks.letters import Item
from openimr.domain.findings import Finding, Passage
from openimr.domain.text import Span

_OF_SERVICE = re.compile(
    r"\b(?:dates?\sof\sservice|DOS|in\s(?:dispute|question)|disputed|requested|retrospective|dispensed|provided|administered|furnished|"
    r"rendered|this\s\w+)\b",
    re.IGNORECASE,
)
_RETROSPECTIVE = re.compile(r"\bretro(?:spective(?:ly)?)?\b", re.IGNORECASE)
_BEGUN = re.compile(
    r"\b(?:since|first|began|begun|start\w*|last|until|before|after|prescribed|ordered|approved|authorized|effective)\b",
    re.IGNORECASE,
)


def find_service_days(days: Days) -> Iterator[Finding]:
    """Yield where the prose gives what was done on the day of service of a heading another day, a slip of the pen away.

    In the rationale that is what the item is for, or is said to be in dispute; in the summary the one thing of that kind, where
    it does not name the day of the heading at all.
    """
    told = {one.day for one in days.summary}
    for item, dated in days.rationales:
        services = [(day, span) for day, span in _service_days(item)]
        if not services:
            continue
        nouns = NOUN.finditer(days.letter.text, item.heading.start, item.heading.end)
        asked = {Kind[str(noun.lastgroup)] for noun in nouns} & DONE
        found = [one for one in dated if one.day not in told and _is_service(days, item, one, asked)]
        if not any(day in told for day, _ in services):
            found += _only([one for one in days.summary if one.kind in asked])
        yield from _findings(days, item, services, found)


def find_impossible_services(days: Days) -> Iterator[Finding]:
    """Yield a day of service before the injury, and one of a retrospective review that is later than that review."""
    injured, refused = days.letter.determination.date_of_injury, days.letter.determination.ur_denial_date
    for item in days.letter.items:
        for day, span in _service_days(item):
            if injured is not None and day < injured:
                against = header_passage("date_of_injury", injured)
                yield _order(days, item, span, "The day of service is before the injury.", against)
            is_looked_back = _RETROSPECTIVE.search(days.letter.words(item.heading)) is not None
            if is_looked_back and refused is not None and day > refused:
                message = "The day of service is later than the review that looked back at it."
                yield _order(days, item, span, message, header_passage("ur_denial_date", refused))


def _service_days(item: Item) -> Iterator[tuple[date, Span]]:
    spans = (span for name, span in item.parts.spans if name == "service_dates")
    yield from zip(item.parts.service_dates, spans, strict=False)


def _only(same: list[Dated]) -> list[Dated]:
    return same if len(same) == 1 else []


def _findings(days: Days, item: Item, services: list[tuple[date, Span]], found: list[Dated]) -> Iterator[Finding]:
    for each in found:
        heading = next((span for day, span in services if is_slip(each.day, day)), None)
        if heading is None or any(each.day == day for day, _ in services) or is_another(each):
            continue
        yield day_finding(
            "two dates",
            "The heading gives what was done another day of service.",
            item=item,
            found=[days.letter.passage(each.phrase)],
            against=[days.letter.passage(heading)],
        )


def _is_service(days: Days, item: Item, each: Dated, asked: set[Kind]) -> bool:
    if each.kind in asked:
        return True
    if each.kind not in DONE | {Kind.OTHER} or _BEGUN.search(each.lead):
        return False
    words = days.letter.words_in(Span(each.span.start - len(each.lead), each.span.start))
    is_named = not days.letter.content_words[item.number - 1].isdisjoint(word.form for word in words)
    return is_named or _OF_SERVICE.search(each.lead) is not None


def _order(days: Days, item: Item, span: Span, message: str, against: Passage) -> Finding:
    return day_finding("order", message, item=item, found=[days.letter.passage(span)], against=[against])
