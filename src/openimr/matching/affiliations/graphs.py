"""The graph of affiliations: persons and organizations, and how each is tied to another.

Plain dictionaries: what is asked of it is who is tied to one of them, and the shortest paths of a few steps.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum

from openimr.law.affiliations import FinancialException, Relation
from openimr.law.reviewers import AffiliationKind
from openimr.matching.affiliations.lookups import SubjectLookup
from openimr.matching.candidates import Candidate
from openimr.matching.subjects import Subject


class NodeKind(Enum):
    """What someone in the graph is."""

    PERSON = "person"
    MEDICAL_GROUP = "medical group"
    PRACTICE_ASSOCIATION = "independent practice association"
    NETWORK = "medical provider network"
    FACILITY = "facility or institution"
    MAKER = "developer or manufacturer"
    EMPLOYER = "employer"
    INSURER = "insurer or claims administrator"
    UTILIZATION_REVIEW_ORGANIZATION = "utilization review organization"
    ATTORNEY = "attorney or law office"
    REVIEW_ORGANIZATION = "independent review organization"
    OTHER = "other organization"


@dataclass(frozen=True, kw_only=True, slots=True)
class Node:
    """Someone in the graph.

    Attributes:
        subject: Who.
        kind: What they are.
    """

    subject: Subject
    kind: NodeKind


@dataclass(frozen=True, kw_only=True, slots=True)
class Edge:
    """That one is tied to another, as the roster holds it; only what stands is in a graph.

    Attributes:
        one: Of whom the relation speaks.
        relation: How; read from the one to the other.
        other: To whom.
        share: Of the total annual income or revenue of the one, 0 to 1; None if not known or of no bearing.
        exception: The exception of the statute that is claimed for it; None if none is.

    Raises:
        ValueError: The share is not between 0 and 1, or someone is tied to themselves.
    """

    one: Node
    relation: Relation
    other: Node
    share: float | None = None
    exception: FinancialException | None = None

    def __post_init__(self) -> None:
        if self.share is not None and not 0 <= self.share <= 1:
            raise ValueError("share: expected 0 to 1")
        if self.one.subject == self.other.subject:
            raise ValueError("other: expected someone else than the one")

    @property
    def words(self) -> str:
        """The tie in words, with both names: for one who keeps the roster, never for a message."""
        share = "" if self.share is None else f" ({self.share:.1%} of income or revenue)"
        return f"{self.one.subject.name} {self.relation.value} {self.other.subject.name}{share}"

    @property
    def key(self) -> tuple[str, ...]:
        """What tells it from every other edge, and by which edges are ordered."""
        one, other = self.one.subject, self.other.subject
        claimed = self.exception.name if self.exception else ""
        return (one.name, one.key, self.relation.name, other.name, other.key, repr(self.share), claimed)


@dataclass(frozen=True, slots=True)
class Tie:
    """An edge, gone along from one of its ends.

    Attributes:
        edge: Which.
        to: The end it leads to.
    """

    edge: Edge
    to: Node


@dataclass(frozen=True)
class AffiliationGraph:
    """All ties that stand.

    Attributes:
        edges: In the order of their keys, none twice, however they were given.
    """

    edges: tuple[Edge, ...] = ()
    _ties: SubjectLookup[Tie] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Put the edges in order and index their ends."""
        object.__setattr__(self, "edges", tuple(sorted(set(self.edges), key=lambda edge: edge.key)))
        ties: SubjectLookup[Tie] = SubjectLookup()
        for edge in self.edges:
            ties.put(edge.one.subject, Tie(edge, edge.other))
            ties.put(edge.other.subject, Tie(edge, edge.one))
        object.__setattr__(self, "_ties", ties)

    def ties_of(self, subject: Subject) -> list[Tie]:
        """Return the ties of someone, and of those who must be taken for the same, in the order of their edges."""
        return self._ties.of(subject)

    def with_edges(self, more: Iterable[Edge]) -> "AffiliationGraph":
        """Return the graph with more edges."""
        return AffiliationGraph((*self.edges, *more))


def declared_ties(candidate: Candidate) -> Iterator[Tie]:
    """Yield a tie for each affiliation that a reviewer declared as material, without saying how."""
    one = Node(subject=candidate.subject, kind=NodeKind.PERSON)
    for affiliation in candidate.affiliations:
        kind = NodeKind.PERSON if affiliation.subject.is_person else NodeKind.OTHER
        if affiliation.subject != candidate.subject:
            other = Node(subject=affiliation.subject, kind=kind)
            yield Tie(Edge(one=one, relation=_DECLARED[affiliation.kind], other=other), other)


_DECLARED = {
    AffiliationKind.PROFESSIONAL: Relation.DECLARED_PROFESSIONAL,
    AffiliationKind.FAMILIAL: Relation.DECLARED_FAMILIAL,
    AffiliationKind.FINANCIAL: Relation.DECLARED_FINANCIAL,
}
