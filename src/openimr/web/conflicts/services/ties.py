"""Enter a tie between two, and end it."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Q

from openimr.domain.errors import NotAllowedError
from openimr.law.affiliations import DECLARED_RELATIONS, FinancialException, Relation
from openimr.law.days import legal_day
from openimr.matching.affiliations.changes import Changes
from openimr.web.audit.services import record
from openimr.web.audit.values import SITE, Fact
from openimr.web.conflicts.models import LONGEST_SOURCE, Edge, Node
from openimr.web.conflicts.services.nodes import node_for
from openimr.web.conflicts.services.stops import screen_again
from openimr.web.conflicts.values import Whom, edge_of
from openimr.web.errors import RefusedError
from openimr.web.people.access import require
from openimr.web.people.models import User
from openimr.web.people.values import Permission
from openimr.web.written import written


@transaction.atomic
def enter_tie(  # noqa: PLR0913 - the facts of a tie
    *,
    one: Whom,
    relation: Relation,
    other: Whom,
    share: Decimal | None = None,
    exception: FinancialException | None = None,
    source: str,
    known_since: date | None = None,
    by: User,
    at: datetime,
) -> Edge:
    """Enter that one is tied to another; every open assignment near the tie is screened again.

    Args:
        one: Of whom the relation speaks.
        relation: How; read from the one to the other.
        other: To whom.
        share: Of the total annual income or revenue of the one, 0 to 1; None if not known or of no bearing.
        exception: The exception of the statute that is claimed for it; None if none is.
        source: From where it is known; not empty.
        known_since: Since which day it stands; None if not known.
        by: Who keeps the roster.
        at: The moment, aware.

    Raises:
        NotAllowedError: ``by`` does not keep the roster.
        RefusedError: A fact is missing or cannot be, or the tie stands already.

    Writes:
        One Edge, its Nodes if they are new, Stops, and one AuditEvent without names.

    Source: Lab. Code § 139.5(d)(3)(E), (d)(6).
    """
    require(by, Permission.MANAGE_ROSTER, at=at)
    ends = node_for(one, field="one"), node_for(other, field="other")
    edge = _entered(
        ends, relation, share=share, exception=exception, source=source, known_since=known_since, by=by, at=at
    )
    return _recorded(edge, verb="enter_tie", by=by, at=at)


@transaction.atomic
def declare_own_tie(  # noqa: PLR0913 - the facts of a tie
    *,
    one: Node | None,
    relation: Relation,
    other: Whom,
    share: Decimal | None = None,
    known_since: date | None = None,
    by: User,
    at: datetime,
) -> Edge:
    """Declare a tie of one's own, or of someone to whom one declared to be tied.

    A reviewer does not end a tie: who keeps the roster does, so that nobody clears the way for themself.

    Args:
        one: To whom the reviewer is tied; None for the reviewer.
        relation: How the one is tied to the other.
        other: To whom.
        share: Of the total annual income or revenue of the one, 0 to 1; None if not known or of no bearing.
        known_since: Since which day it stands; None if not known.
        by: The reviewer.
        at: The moment, aware.

    Raises:
        NotAllowedError: ``by`` is no reviewer, or is not tied to the one.
        RefusedError: A fact is missing or cannot be, or the tie stands already.

    Writes: as ``enter_tie``.

    Source: Lab. Code § 139.5(d)(3)(E), (d)(6).
    """
    require(by, Permission.DECLARE_AFFILIATIONS, at=at)
    own = node_for(Whom(person=by), field="one")
    if one is not None and one != own and not own.edges_from.filter(other=one, until__isnull=True).exists():
        raise NotAllowedError("not tied to this one")
    ends = one or own, node_for(other, field="other")
    source = "Declared by the reviewer"
    edge = _entered(ends, relation, share=share, exception=None, source=source, known_since=known_since, by=by, at=at)
    return _recorded(edge, verb="declare_own_tie", by=by, at=at)


@transaction.atomic
def end_tie(*, edge: Edge, by: User, at: datetime) -> Edge:
    """End a tie now; that it stood is kept. Open assignments near it are screened again.

    Raises:
        NotAllowedError: ``by`` does not keep the roster.
        RefusedError: It has ended already, or is a tie of ``by``.

    Writes:
        The Edge's end, Stops, and one AuditEvent.
    """
    require(by, Permission.MANAGE_ROSTER, at=at)
    locked = Edge.objects.select_for_update(of=("self",)).get(pk=edge.pk)
    if locked.until is not None:
        raise RefusedError("This tie has ended already.")
    if by.pk in {locked.one.person_id, locked.other.person_id}:
        raise RefusedError("Nobody ends a tie of their own; another keeper of the roster does.")
    locked.until = at
    locked.save(update_fields=["until"])
    return _recorded(locked, verb="end_tie", by=by, at=at)


def _entered(  # noqa: PLR0913 - the facts of a tie
    ends: tuple[Node, Node],
    relation: Relation,
    *,
    share: Decimal | None,
    exception: FinancialException | None,
    source: str,
    known_since: date | None,
    by: User,
    at: datetime,
) -> Edge:
    _require_possible(ends, relation, share=share, source=source, known_since=known_since, on=legal_day(at))
    one, other = ends
    return Edge.objects.create(
        one=one,
        relation=relation.name.lower(),
        other=other,
        share=share,
        exception=exception.name.lower() if exception else "",
        source=source.strip(),
        known_since=known_since,
        entered_by=by,
        entered_at=at,
    )


def _require_possible(  # noqa: PLR0913 - the facts of a tie
    ends: tuple[Node, Node],
    relation: Relation,
    *,
    share: Decimal | None,
    source: str,
    known_since: date | None,
    on: date,
) -> None:
    one, other = ends
    if one == other:
        raise RefusedError("Nobody is tied to themself; choose two.", field="other")
    if relation in DECLARED_RELATIONS:
        raise RefusedError("Say how the two are tied.", field="relation")
    if share is not None and not 0 <= share <= 1:
        raise RefusedError("Expected a share from 0 to 100 percent.", field="share")
    written(source, longest=LONGEST_SOURCE, field="source", if_none="Say from where this is known.")
    if known_since is not None and known_since > on:
        raise RefusedError("This day is in the future.", field="known_since")
    standing = Edge.objects.filter(Q(one=one, other=other), relation=relation.name.lower(), until__isnull=True)
    if standing.exists():
        raise RefusedError("This tie was entered already. To change it, end it and enter it anew.", field="other")


def _recorded(edge: Edge, *, verb: str, by: User, at: datetime) -> Edge:
    screen_again(changes=Changes(edges=(edge_of(edge),)), at=at)
    facts: dict[str, Fact] = {"tie": str(edge.public_id), "relation": edge.relation}
    for name, node in (("person", edge.one), ("with", edge.other)):
        known = node.person or node.organization
        if known is not None:
            facts[name] = str(known.public_id)
    record(scope=SITE, verb=verb, by=by, at=at, facts=facts)
    return edge
