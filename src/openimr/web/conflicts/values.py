"""Rows of the affiliation graph ⇄ the values that ``openimr.matching`` asks about."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from openimr.law.affiliations import FinancialException, Relation
from openimr.law.reviewers import ConflictClass
from openimr.matching.affiliations import graphs
from openimr.matching.affiliations.graphs import AffiliationGraph, NodeKind
from openimr.matching.affiliations.rulings import ConflictRuling
from openimr.matching.needs import ScreenedParty
from openimr.matching.subjects import Subject
from openimr.web.cases.models import Case
from openimr.web.conflicts.models import Edge, InvolvedParty, Node, Ruling
from openimr.web.people.models import Organization, User
from openimr.web.people.values import OrganizationKind

KIND_OF_ORGANIZATION = {
    OrganizationKind.IMRO: NodeKind.REVIEW_ORGANIZATION,
    OrganizationKind.CLAIMS_ADMINISTRATOR: NodeKind.INSURER,
    OrganizationKind.EMPLOYER: NodeKind.EMPLOYER,
    OrganizationKind.UR_ORGANIZATION: NodeKind.UTILIZATION_REVIEW_ORGANIZATION,
    OrganizationKind.LAW_OFFICE: NodeKind.ATTORNEY,
    OrganizationKind.PROVIDER: NodeKind.MEDICAL_GROUP,
    OrganizationKind.DIVISION: NodeKind.OTHER,
}
"""What an organization of this site is in the graph."""

_NODES = ("one__person", "one__organization", "other__person", "other__organization")


@dataclass(frozen=True, kw_only=True, slots=True)
class Whom:
    """Someone to be found in the graph, or put into it.

    Attributes:
        name: As typed; empty if ``person`` or ``organization`` says who.
        kind: What they are; None if ``person`` or ``organization`` says it.
        person: Of this site.
        organization: Of this site.
    """

    name: str = ""
    kind: NodeKind | None = None
    person: User | None = None
    organization: Organization | None = None


def affiliation_graph(*, at: datetime) -> AffiliationGraph:
    """Return the graph of all ties that stand, in one query."""
    standing = Edge.objects.filter(Q(until__isnull=True) | Q(until__gt=at)).select_related(*_NODES)
    return AffiliationGraph(tuple(edge_of(row) for row in standing))


def edge_of(row: Edge) -> graphs.Edge:
    """Return a tie as a value; its nodes were fetched."""
    return graphs.Edge(
        one=node_of(row.one),
        relation=Relation[row.relation.upper()],
        other=node_of(row.other),
        share=None if row.share is None else float(row.share),
        exception=FinancialException[row.exception.upper()] if row.exception else None,
    )


def node_of(row: Node) -> graphs.Node:
    """Return someone of the graph as a value.

    Who is known by the name alone has no key, so that they are taken for everyone of that name: nobody slips through.
    """
    kind = NodeKind[row.kind.upper()]
    known = row.person or row.organization
    key = str(known.public_id) if known is not None else ""
    return graphs.Node(subject=Subject(name=str(row), key=key, is_person=kind is NodeKind.PERSON), kind=kind)


def rulings_of(case: Case) -> tuple[ConflictRuling, ...]:
    """Return what was ruled on conflicts in a case, in one query; what was ruled in another case does not count."""
    rows = Ruling.objects.filter(case=case).select_related("reviewer__person", "by").order_by("at", "pk")
    return tuple(ruling_of(row) for row in rows)


def ruling_of(row: Ruling) -> ConflictRuling:
    """Return a ruling as a value."""
    return ConflictRuling(
        reviewer=str(row.reviewer.person.public_id),
        mark=row.mark,
        is_cleared=row.is_cleared,
        because=row.because,
        by=str(row.by.public_id),
        at=row.at,
    )


def involved_parties(case: Case, *, at: datetime) -> Iterator[ScreenedParty]:
    """Yield whom a case involves beside its parties, in one query."""
    standing = InvolvedParty.objects.filter(Q(until__isnull=True) | Q(until__gt=at), case=case)
    for row in standing.select_related("node__person", "node__organization"):
        conflict_class = ConflictClass[row.conflict_class.upper()]
        yield ScreenedParty(conflict_class=conflict_class, subject=node_of(row.node).subject)
