"""Send what waits, one mail after the other; no mail is sent twice by itself."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend

from openimr.web.deliveries.errors import UnreachableMailServerError
from openimr.web.deliveries.messages import message_of
from openimr.web.deliveries.models import Delivery, DeliveryState
from openimr.web.deliveries.services import SENDING_TAKES, begin_delivery, end_delivery

Now = Callable[[], datetime]
Progress = Callable[[list[int]], Iterable[int]]

_LASTING = 500
"""Codes of a mail server from here on refuse for good; those below ask to come again."""

_CLOSING = 421
"""The code by which a mail server ends the connection. Source: RFC 5321 § 3.8."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Delivered:
    """What one pass did.

    Attributes:
        sent: Mails that the server took.
        refused: Mails that it refused for good.
        put_off: Mails for which it asks to come again; the next pass does.
        uncertain: Mails of which it is not known, those among them that an ended worker left.
    """

    sent: int = 0
    refused: int = 0
    put_off: int = 0
    uncertain: int = 0

    def __str__(self) -> str:
        return f"Mail: sent {self.sent}, refused {self.refused}, put off {self.put_off}, uncertain {self.uncertain}."


def deliver(*, clock: Now, progress: Progress = iter) -> Delivered:
    """Send each mail that waits; safe at any moment, twice, and by two workers at once.

    Args:
        clock: Tells the present moment, aware.
        progress: Yields the keys it is given, and may show how far it has come.

    Raises:
        UnreachableMailServerError: Mail waits, and there is no connection; nothing was begun.

    Writes:
        Deliveries, through their services.
    """
    lost = _give_up(at=clock())
    waiting = list(Delivery.objects.filter(state=DeliveryState.WAITING).values_list("pk", flat=True))
    ends = list(_send_all(waiting, clock=clock, progress=progress)) if waiting else []
    return Delivered(
        sent=ends.count(DeliveryState.SENT),
        refused=ends.count(DeliveryState.REFUSED),
        put_off=ends.count(DeliveryState.WAITING),
        uncertain=ends.count(DeliveryState.UNCERTAIN) + lost,
    )


def _give_up(*, at: datetime) -> int:
    """Mark as uncertain what an ended worker left; return how many."""
    left = list(Delivery.objects.filter(state=DeliveryState.SENDING, begun_at__lt=at - SENDING_TAKES))
    for delivery in left:
        end_delivery(delivery=delivery, state=DeliveryState.UNCERTAIN, at=at)
    return len(left)


def _send_all(waiting: list[int], *, clock: Now, progress: Progress) -> Iterator[DeliveryState]:
    connection = _opened()
    try:
        for key in progress(waiting):
            begun = begin_delivery(delivery=Delivery.objects.get(pk=key), at=clock())
            if begun is None:
                continue
            state, error = _send(begun, connection)
            yield DeliveryState(end_delivery(delivery=begun, state=state, error=error, at=clock()).state)
            if state is DeliveryState.UNCERTAIN or error.endswith(f" {_CLOSING}"):
                break  # the connection is lost; what still waits is for the next pass
    finally:
        connection.close()


def _opened() -> BaseEmailBackend:
    connection: BaseEmailBackend = get_connection()
    try:
        connection.open()
    except (OSError, SMTPException) as error:
        raise UnreachableMailServerError(type(error).__name__) from error
    return connection


def _send(delivery: Delivery, connection: BaseEmailBackend) -> tuple[DeliveryState, str]:
    """Return what became of a mail, and the error if there was one: with a code the server answered, else nobody knows."""
    try:
        message_of(delivery, connection=connection).send()
    except ValueError as error:  # no mail can be made of it, so nothing left the house
        return DeliveryState.REFUSED, type(error).__name__
    except (SMTPException, OSError) as error:
        code = _code(error)
        if code is None:
            return DeliveryState.UNCERTAIN, type(error).__name__
        told = f"{type(error).__name__} {code}"
        return (DeliveryState.REFUSED if code >= _LASTING else DeliveryState.WAITING), told
    return DeliveryState.SENT, ""


def _code(error: Exception) -> int | None:
    if isinstance(error, SMTPRecipientsRefused):
        return min(code for code, _ in error.recipients.values())
    return error.smtp_code if isinstance(error, SMTPResponseException) and error.smtp_code > 0 else None
