"""Made-up cases, reviewers and affiliations for the bench of assignment; the same for the same numbers."""

import random
from datetime import date, timedelta

from openimr.law.affiliations import Relation
from openimr.law.reviewers import ConflictClass
from openimr.matching.affiliations.graphs import AffiliationGraph, Edge, Node, NodeKind
from openimr.matching.allocation.assignments import CaseToAssign
from openimr.matching.allocation.points import Standing
from openimr.matching.allocation.pools import Roster
from openimr.matching.candidates import Candidate, Certificate, Licence
from openimr.matching.fields import Field
from openimr.matching.needs import Need, ScreenedParty
from openimr.matching.specialties import WORK
from openimr.matching.subjects import Subject
from openimr.matching.treatments import Treatment

DAY = date(2026, 5, 4)
_IS_COMMON = 0.7
_IN_CALIFORNIA = 0.63
"""As in 123 of 194 published letters."""
_DISCIPLINED = 0.01
_QME = 0.03
_STATES = ("California", "Texas", "New York", "Illinois")
_COMMON = (
    "Orthopedic Surgery",
    "Physical Medicine & Rehabilitation",
    "Pain Medicine",
    "Family Medicine",
    "Occupational Medicine",
)
_FIELDS = (
    Field.SPINE,
    Field.JOINTS,
    Field.PAIN,
    Field.REHABILITATION,
    Field.SPINE_SURGERY,
    Field.JOINT_SURGERY,
    Field.MIND,
    Field.GENERAL,
)
_HOUSES = (
    (NodeKind.FACILITY, 120),
    (NodeKind.MEDICAL_GROUP, 150),
    (NodeKind.MAKER, 40),
    (NodeKind.INSURER, 40),
    (NodeKind.EMPLOYER, 400),
    (NodeKind.UTILIZATION_REVIEW_ORGANIZATION, 10),
    (NodeKind.ATTORNEY, 200),
)
_PARTIES = (
    (ConflictClass.EMPLOYER, NodeKind.EMPLOYER),
    (ConflictClass.INSURER, NodeKind.INSURER),
    (ConflictClass.UTILIZATION_REVIEW_ORGANIZATION, NodeKind.UTILIZATION_REVIEW_ORGANIZATION),
    (ConflictClass.MEDICAL_GROUP, NodeKind.MEDICAL_GROUP),
    (ConflictClass.FACILITY, NodeKind.FACILITY),
    (ConflictClass.MAKER, NodeKind.MAKER),
    (ConflictClass.EMPLOYEES_ATTORNEY, NodeKind.ATTORNEY),
)
_OF_REVIEWERS = (
    (Relation.PRIVILEGES, NodeKind.FACILITY),
    (Relation.EMPLOYEE, NodeKind.MEDICAL_GROUP),
    (Relation.INTEREST, NodeKind.MAKER),
    (Relation.CONTRACTOR, NodeKind.INSURER),
)


def instance(cases: int, *, reviewers: int, affiliations: int, seed: int = 1) -> tuple[list[CaseToAssign], Roster]:
    """Return cases that wait, and a roster that has a few places more than they need."""
    draw = random.Random(seed)  # noqa: S311 - made-up data, nothing secret
    houses = {kind: [_house(kind, number) for number in range(count)] for kind, count in _HOUSES}
    physicians = [_person("physician", number) for number in range(800)]
    candidates = [_reviewer(number, draw) for number in range(reviewers)]
    edges = _edges(candidates, houses, physicians, affiliations, draw)
    standings = {
        each.subject.key: Standing(load=draw.randrange(6), turnaround=draw.randint(3, 25)) for each in candidates
    }
    waiting = [_case(number, houses, physicians, draw) for number in range(cases)]
    return waiting, Roster(candidates=candidates, graph=AffiliationGraph(tuple(edges)), standings=standings)


def _house(kind: NodeKind, number: int) -> Node:
    return Node(subject=Subject(name=f"{kind.value} number {number}", key=f"{kind.name}-{number}"), kind=kind)


def _person(what: str, number: int) -> Node:
    subject = Subject(name=f"Sample {what} Nr{number}", key=f"{what}-{number}", is_person=True)
    return Node(subject=subject, kind=NodeKind.PERSON)


def _reviewer(number: int, draw: random.Random) -> Candidate:
    specialties = {
        draw.choice(_COMMON) if draw.random() < _IS_COMMON else draw.choice(sorted(WORK))
        for _ in range(draw.randint(1, 2))
    }
    home = "California" if draw.random() < _IN_CALIFORNIA else draw.choice(_STATES[1:])
    return Candidate(
        subject=_person("reviewer", number).subject,
        licences=(Licence(state=home, expires=date(2028, 1, 31)),),
        certificates=tuple(Certificate(specialty=name, expires=date(2030, 12, 31)) for name in sorted(specialties)),
        is_physician=True,
        practice_since=date(2005, 7, 1),
        practice_hours=30,
        has_discipline=draw.random() < _DISCIPLINED,
        is_qme=draw.random() < _QME,
        most_cases=draw.randint(8, 20),
    )


def _edges(
    candidates: list[Candidate],
    houses: dict[NodeKind, list[Node]],
    physicians: list[Node],
    count: int,
    draw: random.Random,
) -> list[Edge]:
    """Return ties: most of reviewers with houses, some of families, of physicians with groups, of houses with houses."""
    nodes = [Node(subject=each.subject, kind=NodeKind.PERSON) for each in candidates]
    every = [house for kind in houses.values() for house in kind]
    edges: set[Edge] = set()
    while len(edges) < count:
        (sort,) = draw.choices(("house", "family", "physician", "owner"), weights=(60, 15, 20, 5))
        if sort == "house":
            relation, kind = draw.choice(_OF_REVIEWERS)
            share = draw.choice([0.01, 0.03, 0.2, None]) if relation is not Relation.PRIVILEGES else None
            edges.add(Edge(one=draw.choice(nodes), relation=relation, other=draw.choice(houses[kind]), share=share))
        elif sort == "family":
            relative = _person("relative", draw.randrange(600))
            edges.add(Edge(one=draw.choice(nodes), relation=Relation.SPOUSE, other=relative))
            edges.add(Edge(one=relative, relation=Relation.EMPLOYEE, other=draw.choice(every)))
        elif sort == "physician":
            group = draw.choice(houses[NodeKind.MEDICAL_GROUP])
            edges.add(Edge(one=draw.choice(physicians), relation=Relation.EMPLOYEE, other=group))
        else:
            one, other = draw.sample(every, 2)
            edges.add(Edge(one=one, relation=Relation.OWNER, other=other))
    return sorted(edges, key=lambda edge: edge.key)[:count]


def _case(number: int, houses: dict[NodeKind, list[Node]], physicians: list[Node], draw: random.Random) -> CaseToAssign:
    employee, physician = _person("employee", number).subject, draw.choice(physicians).subject
    parties = [
        ScreenedParty(conflict_class=ConflictClass.EMPLOYEE, subject=employee),
        ScreenedParty(conflict_class=ConflictClass.PHYSICIAN, subject=physician),
        *(ScreenedParty(conflict_class=each, subject=draw.choice(houses[kind]).subject) for each, kind in _PARTIES),
    ]
    items = range(1, 1 + draw.choice([1, 1, 2, 3]))
    need = Need(
        day=DAY,
        parties=tuple(parties),
        treatments=tuple(Treatment(number=item, fields=frozenset({draw.choice(_FIELDS)})) for item in items),
        condition=frozenset({draw.choice(_FIELDS[:3])}),
        due=DAY + timedelta(days=draw.randint(5, 30)),
        requesting_specialty=draw.choice(_COMMON),
        party_words=(f"Report of {physician.name}, with request", "Notice of the utilization review decision"),
    )
    return CaseToAssign(key=f"case-{number:05}", need=need)
