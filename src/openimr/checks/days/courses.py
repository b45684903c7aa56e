"""The first and the last day of a course of treatment, a drug, an aid or work, told twice with two days."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from openimr.checks.body import can_be_one_place
from openimr.checks.days.course_words import ANY_THERAPY, SESSIONS, Edge, edge_in, edge_of, names_in
from openimr.checks.days.dated import Dated
from openimr.checks.days.findings import Days, day_finding
from openimr.checks.days.kinds import Kind
from openimr.checks.days.likeness import is_slip
from openimr.checks.letters import Item
from openimr.domain.findings import Finding
from openimr.domain.text import Span
from openimr.terms.lexicons import words_in
from openimr.terms.regions import find_regions

_NOT_IT = re.compile(
    r"\b(?:re-?\s?start\w*|resum\w+|again|second|another|further|additional|new|repeat\w*|next|extension|subsequent\w*|refill\w*|renew\w*|"
    r"plan(?:s|ned)?|request\w*|recommend\w*|schedul\w*|authoriz\w*|certified|approv\w*|denied|propos\w*|will|would|to\s(?:begin|start)|"
    r"since\sat\sleast|not|never|dose|increas\w+|decreas\w+)\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"[^.;0-9]{0,50}")
_IN_FRONT, _TOLD_BEFORE, _MOST_COMPARED = 90, 160, 60
_OF_A_COURSE = frozenset({Kind.OTHER, Kind.VISIT, Kind.TEST, Kind.PROCEDURE})


@dataclass(frozen=True, slots=True)
class _End:
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
    told = list(islice(_ends(days, None, days.summary), _MOST_COMPARED))
    for place, end in enumerate(told):
        twin = next((one for one in told[:place] if _is_one(one, end)), None)
        if twin is not None:
            yield _finding(days, None, end, twin)
    known = {one.day for one in days.summary}
    for item, dated in days.rationales:
        for end in _ends(days, item, [one for one in dated if one.day not in known][:_MOST_COMPARED]):
            twin = next((one for one in told if _is_one(one, end)), None)
            if twin is not None:
                yield _finding(days, item, end, twin)


def _finding(days: Days, item: Item | None, end: _End, twin: _End) -> Finding:
    where = "summary gives" if item is None else "rationale and the summary give"
    return day_finding(
        "two dates",
        f"The {where} {end.edge.value} of one thing two days.",
        item=item,
        found=[days.letter.passage(end.each.phrase)],
        against=[days.letter.passage(twin.each.phrase)],
    )


def _is_one(one: _End, other: _End) -> bool:
    if one.edge is not other.edge or one.each.day == other.each.day or not is_slip(one.each.day, other.each.day):
        return False
    if not can_be_one_place(one.regions, other.regions):
        return False
    return bool(one.names & other.names) or any(
        ANY_THERAPY in mine.names and any(name.endswith(ANY_THERAPY) for name in yours.names)
        for mine, yours in ((one, other), (other, one))
    )


def _ends(days: Days, item: Item | None, dated: Sequence[Dated]) -> Iterator[_End]:
    text = days.letter.text
    for each in dated:
        if each.kind not in _OF_A_COURSE:
            continue
        behind = _BEHIND.match(text, each.span.end)
        lead, follows = each.lead[-_IN_FRONT:], behind[0] if behind else ""
        edge = edge_in(lead, follows, is_visit=each.kind is Kind.VISIT)
        if edge is None or _NOT_IT.search(lead) or (edge.is_behind and _NOT_IT.search(follows)):
            continue
        zone = Span(each.span.start - len(lead), each.span.end + (len(follows) if edge.is_behind else 0))
        names = _names(days, item, each, zone, edge.edge)
        if names:
            regions = frozenset(name for found in find_regions(words_in(text, zone)) for name in found.value)
            yield _End(each, edge_of(edge.edge, names), names, regions)


def _names(days: Days, item: Item | None, each: Dated, zone: Span, edge: Edge) -> frozenset[str]:
    """Return what a day is the first or last of: as the words about it say, else, of sessions, what was told before or is asked."""
    text = days.letter.text
    names = names_in(text, zone, edge)
    if names or not SESSIONS.search(zone.of(text)):
        return names
    home = days.letter.summary if item is None else item.rationale
    start = max(home.start, each.span.start - _TOLD_BEFORE)
    before = names_in(text, Span(start, each.span.start), edge)
    return before or (names_in(text, item.heading, edge) if item is not None else frozenset())
