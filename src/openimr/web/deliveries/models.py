"""Mail to one person that there is news: a row a mail, from before it is sent."""

from django.db import models
from django.db.models import Q

from openimr.web.cases.models import Case, NoticeService
from openimr.web.determinations.models import Service
from openimr.web.people.models import User


class DeliveryState(models.TextChoices):
    """How far a mail has come."""

    WAITING = "waiting", "To be sent"
    SENDING = "sending", "Being sent"
    SENT = "sent", "Sent"
    UNCERTAIN = "uncertain", "Uncertain"
    REFUSED = "refused", "Refused by the mail server"


class Delivery(models.Model):
    """One mail to one who signs in for a party that was served electronically.

    It is marked ``SENDING`` before it is sent and ``SENT`` after. A worker that ends before the first leaves it
    ``WAITING``; one that ends between the two leaves it ``SENDING``, which nobody can tell from sent: it is shown as
    uncertain, and is not sent again unless a person asks for it.

    Attributes:
        notice_service: The service of a notice it tells of; None if it tells of a determination's.
        determination_service: The service of a determination it tells of; None if it tells of a notice's.
        person: To whom.
        message_id: Of every copy of it that is ever sent, so that a mail program shows two as one.
        attempts: How often it was begun.
        begun_at: When it was last marked ``SENDING``; None before.
        sent_at: When the mail server had taken it; None until then.
        error: Class of our mail library's error, and the server's code; empty if the last attempt had none.
    """

    notice_service = models.ForeignKey(
        NoticeService, on_delete=models.PROTECT, related_name="deliveries", null=True, blank=True
    )
    determination_service = models.ForeignKey(
        Service, on_delete=models.PROTECT, related_name="deliveries", null=True, blank=True
    )
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    message_id = models.CharField(max_length=200, unique=True)
    state = models.CharField(max_length=12, choices=DeliveryState.choices, default=DeliveryState.WAITING)
    queued_at = models.DateTimeField()
    attempts = models.PositiveIntegerField(default=0)
    begun_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=80, blank=True)

    class Meta:
        """Once a person for each service, and of one service."""

        ordering = ("queued_at", "pk")
        indexes = (models.Index(fields=("state", "queued_at"), name="delivery_by_state"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(notice_service__isnull=True) ^ Q(determination_service__isnull=True),
                name="delivery_of_one_service",
            ),
            models.UniqueConstraint(fields=("notice_service", "person"), name="notice_delivered_once"),
            models.UniqueConstraint(fields=("determination_service", "person"), name="determination_delivered_once"),
            models.CheckConstraint(
                condition=Q(state="waiting") | Q(begun_at__isnull=False), name="delivery_begun_before_it_ends"
            ),
            models.CheckConstraint(condition=~Q(state="sent") | Q(sent_at__isnull=False), name="delivery_sent_at"),
        )

    def __str__(self) -> str:
        return f"delivery {self.pk}: {self.state}"

    @property
    def case(self) -> Case:
        """The case of what it tells of."""
        if self.determination_service is not None:
            return self.determination_service.determination.case
        assert self.notice_service is not None  # noqa: S101 - the table's constraint, for the type checker
        return self.notice_service.notice.case
