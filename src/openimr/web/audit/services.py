"""The one way to add to the audit trail, and its verification."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Max

from openimr.web.audit.models import AuditEvent, AuditHead
from openimr.web.audit.values import NO_PREVIOUS, SITE, Event, Fact, Facts, check_event
from openimr.web.audit.verification import Heads, Verdict, verify_chains
from openimr.web.errors import RefusedError
from openimr.web.people.access import require, roles_of
from openimr.web.people.models import User
from openimr.web.people.values import Permission

MOST_PLACES = 500
"""Broken chains that the event of a verification names; it counts all of them."""


@transaction.atomic
def record(*, scope: str, verb: str, by: User | None, at: datetime, facts: Facts | None = None) -> AuditEvent:
    """Add one event to the chain of its scope.

    Call it inside the transaction of what it speaks of, so that both are written or neither. The
    chain's head stays locked until that transaction ends.

    Args:
        scope: A case number, or ``openimr.web.audit.values.SITE``.
        verb: What was done, in lower_case_words; usually the service's own name.
        by: Who did it; None if the site itself did.
        at: The moment, aware.
        facts: Plain facts, never words of a record.

    Raises:
        ValueError: The verb or a fact could not be kept as it is.

    Writes:
        One AuditEvent and the AuditHead of its scope.
    """
    facts = facts or {}
    check_event(verb=verb, facts=facts)
    head = _locked_head(scope)
    event = Event(
        scope=scope,
        number=head.number + 1,
        at=at,
        person=str(by.public_id) if by else "",
        role=",".join(sorted(role.value for role in roles_of(by, at=at))) if by else "",
        verb=verb,
        facts=facts,
        previous=head.digest,
    )
    head.number, head.digest = event.number, event.digest()
    head.save(update_fields=["number", "digest"])
    return AuditEvent.objects.create(**_fields(event), digest=head.digest)


def verify_trail(*, by: User, at: datetime, witnessed: Heads | None = None) -> Verdict:
    """Verify every chain, and record what was found.

    No transaction is open while the chains are read, so that nobody waits for it; so not to be called inside one.

    Args:
        by: An auditor.
        at: The moment, aware.
        witnessed: Heads that the auditor kept elsewhere.

    Raises:
        NotAllowedError: ``by`` is no auditor.
        RefusedError: The site's own chain was tampered with so that it takes no event any more.

    Writes:
        One AuditEvent of the site, with the first broken event of each broken chain, at most ``MOST_PLACES``.
    """
    require(by, Permission.READ_AUDIT, at=at)
    last_row = AuditEvent.objects.aggregate(last=Max("pk"))["last"] or 0
    verdict = verify_chains(witnessed=witnessed)
    places: list[Fact] = [
        {"scope": each.scope, "number": each.number, "reason": each.reason} for each in verdict.broken
    ]
    facts: Facts = {
        "chains": verdict.chains,
        "events": verdict.events,
        "broken": len(places),
        "places": places[:MOST_PLACES],
        "is_witnessed": witnessed is not None,
        "last_row": last_row,
    }
    try:
        record(scope=SITE, verb="verify_trail", by=by, at=at, facts=facts)
    except IntegrityError as error:
        raise RefusedError(
            "The site’s own chain was tampered with and takes no event any more, so that this verification cannot be "
            "recorded. Verify by the command: openimr audit verify."
        ) from error
    return verdict


def _locked_head(scope: str) -> AuditHead:
    # ON CONFLICT DO NOTHING: two processes may begin a chain at once. SQLite holds its write lock already.
    AuditHead.objects.bulk_create([AuditHead(scope=scope, digest=NO_PREVIOUS)], ignore_conflicts=True)
    return AuditHead.objects.select_for_update().get(scope=scope)


def _fields(event: Event) -> dict[str, object]:
    return {name: getattr(event, name) for name in Event.__slots__}
