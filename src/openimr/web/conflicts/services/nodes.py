"""Find someone in the affiliation graph, or put them into it."""

from openimr.matching.affiliations.graphs import NodeKind
from openimr.matching.subjects import folded_name
from openimr.web.conflicts.models import LONGEST_NAME, Node
from openimr.web.conflicts.values import KIND_OF_ORGANIZATION, Whom
from openimr.web.errors import RefusedError
from openimr.web.people.values import OrganizationKind


def node_for(whom: Whom, *, field: str) -> Node:
    """Return the node of someone, made if there is none.

    Args:
        whom: Who.
        field: Of the form on which they are named.

    Raises:
        RefusedError: No name or no kind is given.

    Writes:
        A Node; part of its caller's transaction.
    """
    if whom.person is not None:
        kind = NodeKind.PERSON
        return _made(kind, name=whom.person.name, found={"person": whom.person})
    if whom.organization is not None:
        kind = KIND_OF_ORGANIZATION[OrganizationKind(whom.organization.kind)]
        return _made(kind, name=whom.organization.name, found={"organization": whom.organization})
    name = " ".join(whom.name.split())
    if not name:
        raise RefusedError("Choose someone, or enter a name.", field=field)
    if len(name) > LONGEST_NAME:
        raise RefusedError(f"Expected a name of at most {LONGEST_NAME} characters.", field=field)
    if whom.kind is None:
        raise RefusedError("Say what they are.", field=f"{field}_kind")
    found = {"folded": folded_name(name), "person": None, "organization": None}
    return _made(whom.kind, name=name, found={**found, "kind": whom.kind.name.lower()})


def _made(kind: NodeKind, *, name: str, found: dict[str, object]) -> Node:
    rest = {"name": name, "folded": folded_name(name), "kind": kind.name.lower()}
    node, _ = Node.objects.get_or_create(**found, defaults=rest)
    return node
