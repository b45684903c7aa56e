"""The one way to add to the audit trail."""

from datetime import datetime

from django.db import transaction

from openimr.web.audit.models import AuditEvent, AuditHead
from openimr.web.audit.values import NO_PREVIOUS, Event, Facts, check_event
from openimr.web.people.access import roles_of
from openimr.web.people.models import User


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


def _locked_head(scope: str) -> AuditHead:
    # ON CONFLICT DO NOTHING: two processes may begin a chain at once. SQLite holds its write lock already.
    AuditHead.objects.bulk_create([AuditHead(scope=scope, digest=NO_PREVIOUS)], ignore_conflicts=True)
    return AuditHead.objects.select_for_update().get(scope=scope)


def _fields(event: Event) -> dict[str, object]:
    return {name: getattr(event, name) for name in Event.__slots__}
