"""The first and the last day of a course of treatment, a drug, an aid or work, told twice with two days."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from openimr.checks.body import can_be_one_place
from openimr.checks.days.course_words import ANY_THERAPY, SESSIONS, THIS_DRUG, Edge, edge_in, edge_of, names_in
from openimr.checks.days.dated import Dated
from openimr.checks.days.findings import Days, day_finding, order_finding
from openimr.checks.days.kinds import Kind
from openimr.checks.days.likeness import is_slip
from openimr.checks.letters import Item
from openimr.domain.findings import Finding
from openimr.domain.text import Span
from openimr.terms.lexicons import words_in
from openimr.terms.regions import regions_named

_NOT_IT = re.compile(
    r"\b(?:re-?\s?start\w*|resum\w+|again|second|another|further|additional|new|repeat\w*|next|extension|subsequent\w*|refill\w*|renew\w*|"
    r"(?:has|have|had)\sprescribed|plan(?:s|ned)?|request\w*|recommend\w*|schedul\w*|authoriz\w*|certified|approv\w*|denied|propos\w*|will|would|to\s(?:begin|start)|"
    r"since\sat\sleast|at\sleast\ssince|as\s(?:early|far\sback)\sas|not|never|dose|increas\w+|decreas\w+)\b",
    re.IGNORECASE,
)
_ALONE = re.compile(r"\b(?:only|sole|single|first|one\scourse|initial)\b", re.IGNORECASE)
_TIME_BEFORE = re.compile(
    r".*\b(?:(?:in|of|since|from|the|[A-Z][a-z]{2,8}\.?,?)\s|[0-9]{1,2}/)(?:19|20)[0-9]{2}(?![0-9/-])"
)
_BEHIND = re.compile(r"(?:(?<=\bDr)\.|[^.;0-9]){0,70}")
_PROGRAM = "restoration"  # a program that one is admitted to once
_IN_FRONT, _TOLD_BEFORE, _MOST_COMPARED = 90, 160, 60
_OF_A_COURSE = frozenset({Kind.OTHER, Kind.VISIT, Kind.TEST, Kind.PROCEDURE})


@dataclass(frozen=True, slots=True)
class End:
    """The first or the last day of something.

    Attributes:
        each: The day.
        edge: Which of the two it is, or another act done once.
        names: What it is the day of.
        regions: Regions of the body that the words name.
    """

    each: Dated
    edge: Edge
    names: frozenset[str]
    regions: frozenset[str]


def find_courses(days: Days) -> Iterator[Finding]:
    """Yield where a rationale, or the summary twice, gives the first or last day of one course two days, a slip of the pen apart."""
    told = list(islice(ends_in(days, None, (*days.summary, *days.summary_times)), _MOST_COMPARED))
    for place, end in enumerate(told):
        days_before = (one for one in told[:place] if one.each.day == one.each.last and end.each.day == end.each.last)
        twin = next((one for one in days_before if _is_one(one, end)), None)
        if twin is not None:
            yield _finding(days, None, end, twin)
    known = {one.day for one in days.summary}
    for item, dated in days.rationales:
        times = next((times for one, times in days.rationale_times if one is item), ())
        unknown = [one for one in (*dated, *times) if one.day != one.last or one.day not in known]
        for end in ends_in(days, item, unknown[:_MOST_COMPARED]):
            twin = next((one for one in told if _is_one(one, end)), None)
            if twin is not None:
                yield _finding(days, item, end, twin)


def find_course_orders(days: Days) -> Iterator[Finding]:
    """Yield the last day of a course that is earlier than its first one, where the words say that there was one course alone."""
    every = ((None, days.summary), *days.rationales)
    ends = [(item, end) for item, dated in every for end in ends_in(days, item, dated[:_MOST_COMPARED])]
    begun = [end for _, end in ends if end.edge in {Edge.BEGUN, Edge.ADMITTED}]
    for item, end in ends:
        same = [one for one in begun if end.edge is Edge.ENDED and _is_of_one(one, end)]
        if not same or any(one.each.day <= end.each.day for one in same):
            continue
        is_alone = any(_ALONE.search(one.each.lead[-_IN_FRONT:]) for one in (end, same[0]))
        if is_alone or _PROGRAM in end.names & same[0].names:
            message = "The course ended before it began."
            yield order_finding(days, item, end.each, message, days.letter.passage(same[0].each.phrase))


def _finding(days: Days, item: Item | None, end: End, twin: End) -> Finding:
    where = "summary gives" if item is None else "rationale and the summary give"
    return day_finding(
        "two dates",
        f"The {where} {end.edge.value} of one thing two days.",
        item=item,
        found=[days.letter.passage(end.each.phrase)],
        against=[days.letter.passage(twin.each.phrase)],
    )


def _is_one(one: End, other: End) -> bool:
    return one.edge is other.edge and _are_other_times(one.each, other.each) and _is_of_one(one, other)


def _are_other_times(one: Dated, other: Dated) -> bool:
    if one.day <= other.last and other.day <= one.last:
        return False
    is_time = one.day != one.last or other.day != other.last
    return is_time or is_slip(one.day, other.day)


def _is_of_one(one: End, other: End) -> bool:
    if not can_be_one_place(one.regions, other.regions):
        return False
    return bool(one.names & other.names) or any(
        ANY_THERAPY in mine.names and any(name.endswith(ANY_THERAPY) for name in yours.names)
        for mine, yours in ((one, other), (other, one))
    )


def ends_in(days: Days, item: Item | None, dated: Sequence[Dated]) -> Iterator[End]:
    """Yield those days on which the words about them begin or end something that they name."""
    text = days.letter.text
    for each in dated:
        if each.kind not in _OF_A_COURSE:
            continue
        behind = _BEHIND.match(text, each.span.end)
        lead, follows = _TIME_BEFORE.sub("", each.lead[-_IN_FRONT:]), behind[0] if behind else ""
        edge = edge_in(lead, follows, is_visit=each.kind is Kind.VISIT)
        if edge is None or _NOT_IT.search(lead) or (edge.is_behind and _NOT_IT.search(follows)):
            continue
        zone = Span(each.span.start - len(lead), each.span.end + (len(follows) if edge.is_behind else 0))
        names = _names(days, item, each, zone, edge.edge)
        if names:
            regions = regions_named(words_in(text, zone))
            yield End(each, edge_of(edge.edge, names), names, regions)


def _names(days: Days, item: Item | None, each: Dated, zone: Span, edge: Edge) -> frozenset[str]:
    """Return what a day is the first or last of: as the words about it say, else, of sessions, what was told before or is asked."""
    text = days.letter.text
    names = names_in(text, zone, edge)
    if names:
        return names
    if item is not None and THIS_DRUG.search(zone.of(text)):
        return names_in(text, item.heading, edge)
    if not SESSIONS.search(zone.of(text)):
        return names
    home = days.letter.summary if item is None else item.rationale
    start = max(home.start, each.span.start - _TOLD_BEFORE)
    before = names_in(text, Span(start, each.span.start), edge)
    return before or (names_in(text, item.heading, edge) if item is not None else frozenset())
