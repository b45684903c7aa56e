"""Notices of a case and the proof that each was served."""

from django.db import models

from openimr.web.append_only import AppendOnlyModel
from openimr.web.cases.models.cases import Case, Party
from openimr.web.cases.values import ServedBy
from openimr.web.people.models import User


class NoticeKind(models.TextChoices):
    """What a notice tells."""

    ASSIGNMENT = "assignment", "Notice of assignment and request for information"
    INELIGIBILITY = "ineligibility", "Notice that an item is not eligible"
    RECORDS_REQUEST = "records_request", "Request for records"
    RECORDS_ANSWER = "records_answer", "Answer to a request for records"
    INFORMATION_REQUEST = "information_request", "Request for information"
    RECORDS_REMINDER = "records_reminder", "Reminder that records are due"
    INSUFFICIENT_RECORDS = "insufficient_records", "Notice that records are missing"
    CONVERSION = "conversion", "Notice that the review is expedited now"
    EXTENSION = "extension", "Notice of more time to decide"
    ENDING = "ending", "Notice that items are no longer reviewed"
    CORRECTION = "correction", "Notice that the determination was corrected"


class Notice(AppendOnlyModel):
    """A notice as it went out.

    Attributes:
        paragraphs: Its words, one text a paragraph.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=24, choices=NoticeKind.choices)
    paragraphs = models.JSONField()
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """In the order sent."""

        ordering = ("sent_at", "pk")

    def __str__(self) -> str:
        return self.get_kind_display()


class NoticeService(AppendOnlyModel):
    """That a notice was served on one party: how and when. A party without such a row was not served.

    Attributes:
        address: Where it went, of mail and overnight delivery; empty for any other way.
    """

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="services")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="notices_served")
    method = models.CharField(max_length=12, choices=ServedBy.choices)
    address = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()

    class Meta:
        """Once per party."""

        ordering = ("at", "pk")
        constraints = (models.UniqueConstraint(fields=("notice", "party"), name="notice_served_once_on_a_party"),)

    def __str__(self) -> str:
        return f"{self.notice_id} on {self.party_id}"
