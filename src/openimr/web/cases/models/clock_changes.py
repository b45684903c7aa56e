"""What changed a clock that ran: the conversion to an expedited review, an extension, records that did not come."""

from django.db import models
from django.db.models import Q

from openimr.web.append_only import AppendOnlyModel
from openimr.web.cases.choices import CertifiedBy, ExtensionGround
from openimr.web.cases.models.cases import Case, CaseClock
from openimr.web.people.models import User


class Conversion(AppendOnlyModel):
    """A regular review became an expedited one.

    Attributes:
        certified_on: Day that the certification bears.
        received_on: Day on which it was received.
        certification: The certification, a paper of the file.
        support: The paper that supports it; may be the same.
    """

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="conversion")
    certified_by = models.CharField(max_length=24, choices=CertifiedBy.choices)
    certified_on = models.DateField()
    received_on = models.DateField()
    certification = models.ForeignKey("documents.Document", on_delete=models.PROTECT, related_name="+")
    support = models.ForeignKey("documents.Document", on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"conversion of {self.case_id}"


class ExtensionApproval(AppendOnlyModel):
    """The Division approved more time for the determination.

    Attributes:
        extended: The clock that was stopped.
        clock: The one that runs in its place.
        days: How many calendar days were added.
        number: By which the Division keeps the approval.
        approved_by: Who approved it for the Division.
        because: Why more time is needed, in words.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="extensions")
    extended = models.OneToOneField(CaseClock, on_delete=models.PROTECT, related_name="extended_as")
    clock = models.OneToOneField(CaseClock, on_delete=models.PROTECT, related_name="extension")
    days = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=60)
    approved_on = models.DateField()
    approved_by = models.CharField(max_length=120)
    ground = models.CharField(max_length=24, choices=ExtensionGround.choices)
    because = models.CharField(max_length=300)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """At least a day, with the number of its approval."""

        ordering = ("at", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(days__gte=1) & ~Q(number=""), name="extension_has_its_approval"),
        )

    def __str__(self) -> str:
        return f"{self.days} days"


class RecordsShortfall(AppendOnlyModel):
    """Records were still missing when their time was over.

    Attributes:
        lacking: Which ones, in words.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="records_shortfalls")
    lacking = models.CharField(max_length=1000)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """In the order found."""

        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"records missing of {self.case_id}"
