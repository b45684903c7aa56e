"""Dr Lind, the parties of Alma's case, and those between them."""

from openimr.law.affiliations import Relation
from openimr.law.reviewers import ConflictClass
from openimr.matching.affiliations.graphs import AffiliationGraph, Edge, Node, NodeKind
from openimr.matching.affiliations.screenings import Screenee, conflicts_of
from openimr.matching.answers import Conflict
from openimr.matching.needs import ScreenedParty
from openimr.matching.subjects import Subject
from tests.matching import cast


def person(name: str) -> Node:
    return Node(subject=Subject(name=name, key=name.casefold(), is_person=True), kind=NodeKind.PERSON)


def house(name: str, kind: NodeKind = NodeKind.OTHER) -> Node:
    return Node(subject=Subject(name=name, key=name.casefold()), kind=kind)


LIND = Node(subject=cast.LIND.subject, kind=NodeKind.PERSON)
ALMA = Node(subject=cast.ALMA, kind=NodeKind.PERSON)
SIERRA = Node(subject=cast.SIERRA, kind=NodeKind.INSURER)
MAKER = house("Halden Devices", NodeKind.MAKER)
HOSPITAL = house("Mercy Hospital", NodeKind.FACILITY)
GROUP = house("Valley Orthopedics", NodeKind.MEDICAL_GROUP)
HART = person("Hart")
OVE = person("Ove")
UNA = person("Una")

PARTIES = (
    ScreenedParty(conflict_class=ConflictClass.EMPLOYEE, subject=ALMA.subject),
    ScreenedParty(conflict_class=ConflictClass.INSURER, subject=SIERRA.subject),
    ScreenedParty(conflict_class=ConflictClass.PHYSICIAN, subject=HART.subject),
    ScreenedParty(conflict_class=ConflictClass.MAKER, subject=MAKER.subject),
)


def edge(one: Node, relation: Relation, other: Node, share: float | None = None) -> Edge:
    return Edge(one=one, relation=relation, other=other, share=share)


def conflicts(*edges: Edge, who: Node = LIND, parties: tuple[ScreenedParty, ...] = PARTIES) -> tuple[Conflict, ...]:
    return conflicts_of(Screenee(subject=who.subject), parties, AffiliationGraph(edges), on=cast.DAY)
