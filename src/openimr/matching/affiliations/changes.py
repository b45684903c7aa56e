"""Which open assignments must be screened again when a party, a row of the roster or a tie changes.

Never fewer than those whose answer changes; a few more, since near a changed tie is enough.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from openimr.matching.affiliations.graphs import AffiliationGraph, Edge
from openimr.matching.affiliations.lookups import SubjectLookup
from openimr.matching.affiliations.screenings import DEFAULT_BOUNDS
from openimr.matching.needs import ScreenedParty
from openimr.matching.subjects import Subject


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenAssignment:
    """A reviewer who has, or is offered, a case that is not issued yet.

    Attributes:
        case: Its public id.
        reviewer: Who.
        parties: Whom the case names, as it stands now.
    """

    case: str
    reviewer: Subject
    parties: tuple[ScreenedParty, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Changes:
    """What changed since the last screening.

    Attributes:
        cases: Public ids of the cases of which a party, an item or a name in the file changed.
        reviewers: Keys of the reviewers whose row, licence, certificate or declared affiliation changed.
        edges: Ties that came or went; one that was amended as it was and as it is.
    """

    cases: frozenset[str] = frozenset()
    reviewers: frozenset[str] = frozenset()
    edges: tuple[Edge, ...] = ()


def to_screen_again(
    changes: Changes,
    assignments: Iterable[OpenAssignment],
    graph: AffiliationGraph,
    *,
    longest: int = DEFAULT_BOUNDS.longest,
) -> tuple[OpenAssignment, ...]:
    """Return the assignments that must be screened again, in their order.

    Args:
        changes: What changed.
        assignments: Those that are open.
        graph: The ties that stand, before or after the change.
        longest: Steps of a path at most, as it is screened.

    Source: Lab. Code § 139.5(d)(3)(E) asks for adequate screening; when it is done again is a rule of ours.
    """
    whole = graph.with_edges(changes.edges)
    ends = [(edge.one.subject, edge.other.subject) for edge in changes.edges]
    turned = [(other, one) for one, other in ends]
    near = [(_distances(whole, one, longest), _distances(whole, other, longest)) for one, other in (*ends, *turned)]
    return tuple(
        each
        for each in assignments
        if each.case in changes.cases
        or each.reviewer.key in changes.reviewers
        or any(_is_between(each, *distances, longest=longest) for distances in near)
    )


def reviewers_near(
    changes: Changes,
    reviewers: Iterable[Subject],
    graph: AffiliationGraph,
    *,
    longest: int = DEFAULT_BOUNDS.longest,
) -> frozenset[Subject]:
    """Return the reviewers whom a change may touch, whatever the parties of their cases are.

    Args:
        changes: What changed.
        reviewers: Of whom it is asked.
        graph: The ties that stand, before or after the change.
        longest: Steps of a path at most, as it is screened.
    """
    whole = graph.with_edges(changes.edges)
    ends = {end for edge in changes.edges for end in (edge.one.subject, edge.other.subject)}
    around = [_distances(whole, end, longest) for end in ends]
    return frozenset(
        each for each in reviewers if each.key in changes.reviewers or any(each in steps for steps in around)
    )


def _is_between(each: OpenAssignment, before: SubjectLookup[int], after: SubjectLookup[int], *, longest: int) -> bool:
    """Return whether a path from the reviewer over the changed tie to a party, or to one it implies, is short enough."""
    from_reviewer = before.of(each.reviewer)
    to_party = [steps for party in each.parties for steps in after.of(party.subject)]
    if not from_reviewer or not to_party:
        return False
    return min(from_reviewer) + 1 + min(to_party) <= longest + 1


def _distances(graph: AffiliationGraph, start: Subject, longest: int) -> SubjectLookup[int]:
    found: SubjectLookup[int] = SubjectLookup()
    seen, layer = {start}, [start]
    for steps in range(longest + 1):
        for at in layer:
            found.put(at, steps)
        layer = list(dict.fromkeys(tie.to.subject for at in layer for tie in graph.ties_of(at)))
        layer = [subject for subject in layer if subject not in seen]
        seen.update(layer)
    return found
