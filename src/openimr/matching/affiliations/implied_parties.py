"""The parties whom a case does not name but the graph does: the insurer's staff, the physician's group, the family.

The statute forbids an affiliation with them too; an affiliation with one of them is direct, though the case's own party
is a step further. That immediate family means the relations of (d)(6)(A) is our reading: the statute does not define it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from openimr.law.affiliations import Relation
from openimr.law.reviewers import ConflictClass
from openimr.matching.affiliations.graphs import AffiliationGraph, NodeKind, Tie
from openimr.matching.needs import ScreenedParty


@dataclass(frozen=True, kw_only=True, slots=True)
class ImpliedParty:
    """Someone who is of a conflict class through a party of the case.

    Attributes:
        party: Who, and of which class.
        tie: By which the party of the case is tied to them.
    """

    party: ScreenedParty
    tie: Tie


@dataclass(frozen=True, slots=True)
class _Rule:
    of: frozenset[ConflictClass]
    relations: frozenset[Relation]
    kind: NodeKind
    implied: ConflictClass
    is_subject: bool = False
    """Whether the relation must be read from the implied one to the party."""


_C, _R = ConflictClass, Relation
_HOUSES = frozenset({_C.EMPLOYER, _C.INSURER, _C.CLAIMS_ADMINISTRATOR})
_OF_HOUSES = frozenset(
    {_R.PARTNER, _R.EMPLOYEE, _R.SHAREHOLDER, _R.CONTRACTOR, _R.OFFICER, _R.MEMBER, _R.OWNER, _R.INTEREST}
)
_FAMILY = frozenset({_R.SPOUSE, _R.CHILD, _R.PARENT, _R.SIBLING, _R.SPOUSES_PARENT, _R.CHILDS_SPOUSE})
_RULES = (
    _Rule(_HOUSES, frozenset({_R.OFFICER}), NodeKind.PERSON, _C.OFFICER_OR_DIRECTOR, is_subject=True),
    _Rule(_HOUSES, frozenset({_R.EMPLOYEE}), NodeKind.PERSON, _C.STAFF, is_subject=True),
    _Rule(_HOUSES - {_C.EMPLOYER}, _OF_HOUSES, NodeKind.NETWORK, _C.MEDICAL_PROVIDER_NETWORK),
    _Rule(frozenset({_C.PHYSICIAN}), _OF_HOUSES, NodeKind.MEDICAL_GROUP, _C.MEDICAL_GROUP),
    _Rule(frozenset({_C.PHYSICIAN}), _OF_HOUSES, NodeKind.PRACTICE_ASSOCIATION, _C.PRACTICE_ASSOCIATION),
    _Rule(frozenset({_C.EMPLOYEE}), _FAMILY, NodeKind.PERSON, _C.IMMEDIATE_FAMILY),
)


def implied_parties(parties: Iterable[ScreenedParty], graph: AffiliationGraph) -> tuple[ImpliedParty, ...]:
    """Return whom the graph adds to the parties of a case, in the order of the parties and of the edges.

    Source: Lab. Code § 139.5(c)(2)(B), (C), (F), (d)(5)(A) to (C), (F).
    """
    found = (each for party in parties for each in _of(party, graph))
    return tuple({(each.party.conflict_class, each.party.subject): each for each in found}.values())


def _of(party: ScreenedParty, graph: AffiliationGraph) -> Iterator[ImpliedParty]:
    rules = [rule for rule in _RULES if party.conflict_class in rule.of]
    for tie in graph.ties_of(party.subject) if rules else ():
        for rule in rules:
            is_read = tie.to is tie.edge.one or not rule.is_subject
            if is_read and tie.edge.relation in rule.relations and tie.to.kind is rule.kind:
                implied = ScreenedParty(conflict_class=rule.implied, subject=tie.to.subject)
                yield ImpliedParty(party=implied, tie=tie)
