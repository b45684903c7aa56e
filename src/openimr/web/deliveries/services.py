"""Every step of a mail that there is news: queued with what it tells of, begun, ended, and sent again by a person."""

from datetime import datetime, timedelta
from email.utils import parseaddr
from uuid import uuid4

from django.conf import settings
from django.db import transaction

from openimr.web.audit.services import record
from openimr.web.cases.models import NoticeService
from openimr.web.cases.serving import who_signs_in
from openimr.web.cases.values import ServedBy
from openimr.web.deliveries.models import Delivery, DeliveryState
from openimr.web.determinations.models import Service
from openimr.web.errors import RefusedError
from openimr.web.people.access import require
from openimr.web.people.models import User
from openimr.web.people.values import Permission

SENDING_TAKES = timedelta(minutes=5)
"""One that is being sent for longer is held by no worker any more: what became of it is uncertain."""

MAY_BE_SENT_AGAIN = frozenset({DeliveryState.UNCERTAIN, DeliveryState.REFUSED})


def queue_news(service: NoticeService | Service, *, at: datetime) -> None:
    """Queue a mail to each person who signs in for a party that is served electronically; part of its caller's transaction.

    Args:
        service: Written just now; nothing is queued for one that is not electronic.
        at: The moment, aware.

    Writes:
        A Delivery a person.
    """
    if service.method != ServedBy.ELECTRONIC or service.party is None:
        return
    kind = "notice_service" if isinstance(service, NoticeService) else "determination_service"
    for person in who_signs_in(service.party, at=at):
        if person.email:
            Delivery.objects.create(**{kind: service}, person=person, message_id=_message_id(), queued_at=at)


@transaction.atomic
def begin_delivery(*, delivery: Delivery, at: datetime) -> Delivery | None:
    """Mark a mail as being sent, and return it; None if another worker did, or it waits no longer.

    Writes:
        The Delivery, and one AuditEvent.
    """
    locked = _lock(delivery)
    if locked.state != DeliveryState.WAITING:
        return None
    locked.state, locked.begun_at, locked.error = DeliveryState.SENDING, at, ""
    locked.attempts += 1
    locked.save(update_fields=["state", "begun_at", "error", "attempts"])
    _record(locked, "begin_delivery", by=None, at=at)
    return locked


@transaction.atomic
def end_delivery(*, delivery: Delivery, state: DeliveryState, error: str = "", at: datetime) -> Delivery:
    """Keep what became of a mail that was begun.

    Args:
        delivery: As it was begun: what became of an earlier attempt changes nothing of a later one.
        state: Sent; refused; uncertain; or waiting, where the server asks to come again later.
        error: Class and code of what the mail library raised; never the server's words.
        at: The moment, aware.

    Writes:
        The Delivery, and one AuditEvent; nothing if it was begun again since, or ended.
    """
    locked = _lock(delivery)
    is_open = locked.state in {DeliveryState.SENDING, DeliveryState.UNCERTAIN} and locked.state != state
    if not is_open or locked.attempts != delivery.attempts:
        return locked
    locked.state, locked.error = state, error
    locked.sent_at = at if state is DeliveryState.SENT else None
    locked.save(update_fields=["state", "error", "sent_at"])
    _record(locked, "end_delivery", by=None, at=at)
    return locked


@transaction.atomic
def send_again(*, delivery: Delivery, by: User, at: datetime) -> Delivery:
    """Queue a mail once more, under the same Message-ID: one of which it is uncertain whether it was sent, or that was refused.

    Args:
        delivery: Ended so, or held by no worker any more.
        by: Who asks for it, knowing that it may come twice.
        at: The moment, aware.

    Raises:
        NotAllowedError: ``by`` may not send notices.
        RefusedError: It is waiting, being sent, or was sent.

    Writes:
        The Delivery, and one AuditEvent.
    """
    require(by, Permission.SEND_NOTICE, at=at)
    locked = _lock(delivery)
    state = state_of(locked, at=at)
    if state not in MAY_BE_SENT_AGAIN:
        raise RefusedError(
            f"Only an e-mail that was refused or is uncertain is sent again; this one is “{state.label}”."
        )
    locked.state = DeliveryState.WAITING
    locked.save(update_fields=["state"])
    _record(locked, "send_again", by=by, at=at)
    return locked


def state_of(delivery: Delivery, *, at: datetime) -> DeliveryState:
    """Return how far a mail has come, as it is shown: one that no worker holds any more is uncertain."""
    state = DeliveryState(delivery.state)
    is_lost = (
        state is DeliveryState.SENDING and delivery.begun_at is not None and at > delivery.begun_at + SENDING_TAKES
    )
    return DeliveryState.UNCERTAIN if is_lost else state


def _lock(delivery: Delivery) -> Delivery:
    return Delivery.objects.select_for_update(of=("self",)).get(pk=delivery.pk)


def _message_id() -> str:
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<{uuid4()}@{domain}>"


def _record(delivery: Delivery, verb: str, *, by: User | None, at: datetime) -> None:
    record(
        scope=delivery.case.number,
        verb=verb,
        by=by,
        at=at,
        facts={
            "delivery": delivery.pk,
            "state": delivery.state,
            "attempt": delivery.attempts,
            "error": delivery.error,
        },
    )
