"""On which other item of its letter an item depends."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from openimr.domain.determinations import ItemRole
from openimr.domain.parts import Category, Side
from openimr.domain.text import Span
from openimr.letters.parts.categories import is_surgery
from openimr.letters.parts.requests import Request, read_request
from openimr.terms.categories import ADJUNCT, PHARMACEUTICALS
from openimr.terms.lexicons import Lexicon

_BECAUSE = re.compile(
    r"\b(?:since|as(?!\s++an?\b)|because|given(?:\s++that)?|due\s++to\s++the\s++fact\s++that|considering(?:\s++that)?|"
    r"in\s++light\s++of)\s++(?P<subject>[^.,;]{3,160}?)\s++"
    r"(?:is|are|was|were|has|have|had)\s++(?:also\s++|currently\s++)?(?:not\s++)?(?:been\s++|being\s++)?(?:deemed\s++|"
    r"found\s++|considered\s++)?(?:to\s++be\s++)?(?:not\s++)?"
    r"(?:medically\s++(?:necessary|appropriate)|supported|(?:non-?\s?)?certif(?:ied|iable)|approved|authorized|"
    r"indicated|established|recommended|"
    r"necessary|warranted|appropriate|denied|overturned|upheld)\b(?!\s++(?:for|as)\b)",
    re.IGNORECASE,
)
_AND_SO = re.compile(
    r"\b(?:the|this)\s++(?P<subject>[^.,;]{3,100}?)\s++(?:is|are|was|were)\s++(?:also\s++)?not\s++(?:deemed\s++|found\s++|"
    r"considered\s++)?(?:to\s++be\s++)?(?:medically\s++necessary|supported|certified|approved|authorized|indicated|warranted)"
    r"\s*+[,;.]\s*+(?:and\s++)?(?:so|therefore|thus|hence|consequently|accordingly|as\s++such)\b",
    re.IGNORECASE,
)
_HANGS_ON = re.compile(
    r"\b(?:contingent|dependent|predicated|conditional)\s++(?:up)?on\s++(?P<subject>[^.,;]{3,120})|"
    r"\b(?P<subject_of_surgery>(?:surgery|surgical\s++(?:procedure|intervention|request|treatment)|"
    r"operative\s++procedure|primary\s++(?:procedure|surgery|service|request)))\s++"
    r"(?:itself\s++)?(?:is|are|was|were|has|have|had|cannot|did)\s++(?:also\s++|currently\s++)?(?:not\s++)?(?:been\s++|"
    r"being\s++|be\s++)?(?:deemed\s++|found\s++|considered\s++)?(?:to\s++be\s++)?(?:not\s++)?"
    r"(?:medically\s++(?:necessary|appropriate)|supported|(?:non-?\s?)?certified|approved|authorized|indicated|"
    r"established|denied)\b",
    re.IGNORECASE,
)
_SURGERIES = "surgery/"
_MOST_LOOKED_AT = 10
_SURGERY = re.compile(r"\b(?:surg(?:ery|eries|ical)|operat(?:ion|ive)|primary|procedure)\b", re.IGNORECASE)
_AROUND_SURGERY = re.compile(
    r"\b(?:(?:pre|post|peri|intra)-?\s*+(?:op(?:erative(?:ly)?)?|surg(?:ical|ery))\b|(?:co-?\s?|assistant\s++|"
    r"assisting\s++)surgeon|surgical\s++assistant|"
    r"assistant\s++(?:pa\b|physician)|physician\s++assistant|surgical\s++clearance)",
    re.IGNORECASE,
)
_FORMER_SURGERY = re.compile(r"\b(?:status|s/p|history\s++of)\s*+\Z", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """An item as one that may depend on another, or another on it.

    Attributes:
        request: The terms of its description.
        heading: Where its whole heading stands.
        rationale: Where its rationale stands.
        role: Its role, by its prefix or by the stock sentence of its rationale.
        category: Its category by itself.
    """

    request: Request
    heading: Span
    rationale: Span
    role: ItemRole
    category: Category | None


@dataclass(frozen=True, slots=True)
class Dependence:
    """On what an item depends.

    Attributes:
        on: Index of the other item.
        span: The words that say so.
        is_on_surgery: Whether the other item is a surgery.
    """

    on: int
    span: Span
    is_on_surgery: bool


@dataclass(frozen=True, slots=True)
class _Others:
    """The items of a letter, by what another item may depend on."""

    requests: list[Request]
    surgeries: list[int]
    primaries: list[int]
    by_path: dict[str, list[int]]


def read_dependences(candidates: Sequence[Candidate]) -> tuple[Dependence | None, ...]:
    """Read for each item on which other one it depends; None where it stands by itself.

    An item says so by its prefix ("Associated surgical service:"), by its name ("Pre-operative …", "Assistant
    surgeon"), or in its rationale ("As the requested surgery is not …, the …"; "Given the request for acupuncture is
    not supported …"). Of several surgeries the nearest of the item's own part of the body counts, those before it
    first, else the nearest of any.
    """
    others = _others(candidates)
    return tuple(_dependence(item, index, others) for index, item in enumerate(candidates))


def _others(candidates: Sequence[Candidate]) -> _Others:
    by_path: dict[str, list[int]] = defaultdict(list)
    for index, each in enumerate(candidates):
        if each.category is not None:
            by_path[each.category.path].append(index)
    primaries = [index for index, each in enumerate(candidates) if each.role is ItemRole.PRIMARY]
    return _Others(
        requests=[each.request for each in candidates],
        surgeries=[index for index in primaries if is_surgery(candidates[index].category)],
        primaries=primaries,
        by_path=by_path,
    )


def _nearest(indexes: Sequence[int], index: int) -> int | None:
    """Return the nearest of the sorted indexes before an index, else the nearest after it."""
    at = bisect_left(indexes, index)
    if at:
        return indexes[at - 1]
    return next((other for other in indexes[at : at + 2] if other != index), None)


def _dependence(item: Candidate, index: int, others: _Others) -> Dependence | None:
    said = _said_in_rationale(item, index, others)
    if said is not None:
        return said
    if item.role is ItemRole.ASSOCIATED:
        return _on_surgery(item, index, item.heading, others) or _on_primary(index, item.heading, others)
    if is_surgery(item.category):
        return None
    named = _named_in_heading(item)
    return None if named is None else _on_surgery(item, index, named, others)


def _named_in_heading(item: Candidate) -> Span | None:
    """Return the words of a description that place it around a surgery."""
    text, zone = item.request.text, item.request.zone
    match = _AROUND_SURGERY.search(text, zone.start, zone.end)
    if match is not None and not _FORMER_SURGERY.search(text, zone.start, match.start()):
        return Span(*match.span())
    if item.category is not None and item.category.path == ADJUNCT:
        return item.category.span
    return None


def _said_in_rationale(item: Candidate, index: int, others: _Others) -> Dependence | None:
    for span, subject in _subjects(item):
        other = _same_kind(item, index, subject, others)
        if other is not None:
            return Dependence(other, span, is_on_surgery=_is_in(others.surgeries, other))
        if _SURGERY.search(subject.of(item.request.text)) and not _is_surgery_itself(item):
            found = _on_surgery(item, index, span, others)
            if found is None and item.role is ItemRole.ASSOCIATED:
                found = _on_primary(index, span, others)
            if found is not None:
                return found
    return None


def _is_surgery_itself(item: Candidate) -> bool:
    return is_surgery(item.category) and item.role is ItemRole.PRIMARY


def _subjects(item: Candidate) -> Iterator[tuple[Span, Span]]:
    """Yield what a rationale says to be decided before, each with the words that say so."""
    text, zone = item.request.text, item.rationale
    for match in _BECAUSE.finditer(text, zone.start, zone.end):
        yield Span(*match.span()), Span(*match.span("subject"))
    for match in _AND_SO.finditer(text, zone.start, zone.end):
        yield Span(*match.span()), Span(*match.span("subject"))
    for match in _HANGS_ON.finditer(text, zone.start, zone.end):
        group = "subject" if match["subject"] else "subject_of_surgery"
        yield Span(*match.span()), Span(*match.span(group))


def _same_kind(item: Candidate, index: int, subject: Span, others: _Others) -> int | None:
    """Return the nearest other item of the category that the subject names, if it is not the item's own.

    A surgery that speaks of surgery speaks of itself; "the surgery" is of no kind, and looked for by its place.
    """
    named = read_request(item.request.text, subject)
    path = (
        named.cue.path if named.cue is not None else next((each.value for each in _classes().find(named.words)), None)
    )
    if path is None or path == ADJUNCT or (item.category is not None and item.category.path == path):
        return None
    if path.startswith(_SURGERIES) and (_is_surgery_itself(item) or _SURGERY.search(subject.of(item.request.text))):
        return None
    of_kind = others.by_path.get(path, ())
    at = bisect_left(of_kind, index)
    near = (*reversed(of_kind[max(0, at - _MOST_LOOKED_AT) : at]), *of_kind[at : at + _MOST_LOOKED_AT])
    alike = (other for other in near if other != index and _is_of_one_part(named, others.requests[other]))
    return next(alike, _nearest(of_kind, index))


@cache
def _classes() -> Lexicon[str]:
    """Return the classes of drugs by their names, as a rationale names what another item asks for."""
    return Lexicon((kind, f"pharmaceutical/{kind}") for kind in PHARMACEUTICALS if kind != "other")


def _on_surgery(item: Candidate, index: int, span: Span, others: _Others) -> Dependence | None:
    """Return the nearest surgery of the part of the body that the item names, else the nearest."""
    at = bisect_left(others.surgeries, index)
    before, after = others.surgeries[max(0, at - _MOST_LOOKED_AT) : at], others.surgeries[at : at + _MOST_LOOKED_AT]
    near = [other for other in (*reversed(before), *after) if other != index]
    alike = (other for other in near if _is_of_one_part(item.request, others.requests[other]))
    found = next(alike, near[0] if near else None)
    return None if found is None else Dependence(found, span, is_on_surgery=True)


def _is_of_one_part(one: Request, other: Request) -> bool:
    """Return whether two requests name a part of the body in common, and no two sides of it."""
    parts, other_parts = ({name for found in each.regions for name in found.value} for each in (one, other))
    sides, other_sides = ({found.value for found in each.sides} for each in (one, other))
    are_opposed = bool(sides and other_sides) and {Side.LEFT, Side.RIGHT} == sides | other_sides
    return not parts.isdisjoint(other_parts) and not are_opposed


def _on_primary(index: int, span: Span, others: _Others) -> Dependence | None:
    """Return the nearest item before an associated one that stands by itself."""
    at = bisect_left(others.primaries, index)
    return Dependence(others.primaries[at - 1], span, is_on_surgery=False) if at else None


def _is_in(indexes: Sequence[int], index: int) -> bool:
    at = bisect_left(indexes, index)
    return at < len(indexes) and indexes[at] == index
