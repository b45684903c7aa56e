"""What the pages of mail show."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from openimr.web.cases.models import Case
from openimr.web.deliveries.models import Delivery, DeliveryState
from openimr.web.deliveries.services import MAY_BE_SENT_AGAIN, SENDING_TAKES, state_of

MOST_SHOWN = 200
"""Mails on the page of all cases; it says how many there are."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Mail:
    """One mail, as a page shows it.

    Attributes:
        tells: What it tells of, in words.
        party: For whom the person signs in.
        case: Number of the case.
        state: How far it has come; uncertain where no worker holds it any more.
    """

    delivery: Delivery
    tells: str
    party: str
    case: str
    state: DeliveryState

    @property
    def may_be_sent_again(self) -> bool:
        """Whether a person may have it sent again."""
        return self.state in MAY_BE_SENT_AGAIN


@dataclass(frozen=True, kw_only=True, slots=True)
class MailOfAll:
    """What the page of all cases shows.

    Attributes:
        waiting: How many mails wait for a worker.
        oldest: Since when the first of them waits; None if none does.
        to_look_at: Those a person must look at, the oldest first, at most ``MOST_SHOWN``.
        count: How many of those there are.
    """

    waiting: int
    oldest: datetime | None
    to_look_at: tuple[Mail, ...]
    count: int


def mail_of_case(case: Case, *, at: datetime) -> tuple[Mail, ...]:
    """Return the mails of a case, the latest first."""
    of_notices = _read(Delivery.objects.filter(notice_service__notice__case=case))
    of_letters = _read(Delivery.objects.filter(determination_service__determination__case=case))
    found = sorted([*of_notices, *of_letters], key=lambda each: (each.queued_at, each.pk), reverse=True)
    return tuple(_mail(each, at=at) for each in found)


def mail_of_all(*, at: datetime) -> MailOfAll:
    """Return what stands still of the mail of all cases."""
    waiting = Delivery.objects.filter(state=DeliveryState.WAITING)
    first = waiting.first()
    left = Delivery.objects.filter(state=DeliveryState.SENDING, begun_at__lt=at - SENDING_TAKES)
    stuck = Delivery.objects.filter(state__in=MAY_BE_SENT_AGAIN) | left
    return MailOfAll(
        waiting=waiting.count(),
        oldest=first.queued_at if first else None,
        to_look_at=tuple(_mail(each, at=at) for each in _read(stuck)[:MOST_SHOWN]),
        count=stuck.count(),
    )


def _read(mails: QuerySet[Delivery]) -> QuerySet[Delivery]:
    return mails.select_related(
        "person",
        "notice_service__notice__case",
        "notice_service__party",
        "determination_service__determination__case",
        "determination_service__party",
    )


def _mail(delivery: Delivery, *, at: datetime) -> Mail:
    service = delivery.notice_service or delivery.determination_service
    party = service.party if service else None
    notice = delivery.notice_service.notice if delivery.notice_service else None
    return Mail(
        delivery=delivery,
        tells=notice.get_kind_display() if notice else "Determination",
        party=f"{party.name} ({party.get_kind_display().lower()})" if party else "",
        case=delivery.case.number,
        state=state_of(delivery, at=at),
    )
